/** Colours of this third party's buttons and links. */
export const PAYONEER_ACCENT = { light: '#a8330a', dark: '#ffab85', onLight: '#ffffff', onDark: '#331002' } as const;
