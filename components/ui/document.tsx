import type { CSSProperties, ReactNode } from 'react'

/** Sets the kept appearance before the first paint. Plain text, never changed at run time: its hash is part of the shop's script policy. */
const THEME_SCRIPT = `try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`

interface DocumentProps {
  readonly locale: string
  readonly surface: 'shop' | 'console'
  /** Class names of the fonts. */
  readonly fonts: string
  /** Text of the link that jumps over the navigation, to the element with id "main". */
  readonly skipLabel: string
  readonly nonce?: string | undefined
  readonly style?: CSSProperties
  readonly children: ReactNode
}

/** The html document of every surface. Pages put their content into `<main id="main">`. */
export function Document({ locale, surface, fonts, skipLabel, nonce, style, children }: DocumentProps) {
  return (
    <html lang={locale} data-surface={surface} className={fonts} style={style} suppressHydrationWarning>
      <head>
        <meta name="color-scheme" content="light dark" />
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body className="flex flex-col">
        <a href="#main" className="skip-link">{skipLabel}</a>
        {children}
      </body>
    </html>
  )
}
