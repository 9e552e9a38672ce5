import type { Language } from './sandbox-request';

/** Markup that is safe to put into a page as it is. Made by `markup` only. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | null | false | readonly Part[];

function render(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map(render).join('');
}

/** Template tag: every value is escaped unless it is itself markup; lists are joined. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.reduce((text, piece, index) => text + piece + (index < parts.length ? render(parts[index] as Part) : ''), ''));
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

/** Colours of a third party for buttons and links, for the light and the dark theme. */
export type Accent = { readonly light: string; readonly dark: string; readonly onLight: string; readonly onDark: string };

export type Page = {
  readonly language: Language;
  readonly title: string;
  /** The third party played here: `PayPal`. */
  readonly party: string;
  readonly body: Markup;
  readonly accent?: Accent;
  /** Full width for tables; otherwise one narrow column. */
  readonly wide?: boolean;
  /** Reload the page every so many seconds. */
  readonly refreshSeconds?: number;
  /** Ways to elsewhere, in the head of the page. */
  readonly nav?: Markup | null;
  /** The same page in other languages. */
  readonly languages?: Markup;
};

const WORDS = {
  en: { tag: 'SANDBOX', note: 'A test world on this computer. No real money, no real goods.' },
  es: { tag: 'SANDBOX', note: 'Un mundo de prueba en este ordenador. Sin dinero real ni productos reales.' },
} as const;

const DEFAULT_ACCENT = { light: '#1f4fd8', dark: '#8fb0ff', onLight: '#ffffff', onDark: '#0b1533' };

/** A whole page in the sandbox's frame: striped edge, the word SANDBOX, light and dark, readable on a phone, no script. */
export function renderPage(page: Page): string {
  const words = WORDS[page.language];
  const accent = page.accent ?? DEFAULT_ACCENT;
  return `<!doctype html><html lang="${page.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">${page.refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${String(page.refreshSeconds)}">`}
<link rel="icon" href="data:,"><title>${escapeHtml(`${page.title} · ${page.party} ${words.tag}`)}</title><style>
:root{--accent:${accent.light};--on-accent:${accent.onLight}}
@media (prefers-color-scheme:dark){:root{--accent:${accent.dark};--on-accent:${accent.onDark}}}
${STYLE}</style></head><body><div class="stripes" aria-hidden="true"></div>
<header><span class="tag">${words.tag}</span><strong>${escapeHtml(page.party)}</strong>${page.nav?.text ?? ''}<span class="note">${words.note}</span>${page.languages?.text ?? ''}</header>
<main${page.wide === true ? ' class="wide"' : ''}>${page.body.text}</main></body></html>`;
}

const STYLE = `
:root{--surface:#f6f7f9;--raised:#fff;--text:#14181f;--muted:#5a6472;--line:#dbe0e7;--good:#12734b;--warn:#8a5300;--bad:#b42318;--stripe:#f2b705;--stripe-ink:#14181f}
@media (prefers-color-scheme:dark){:root{--surface:#101318;--raised:#181c23;--text:#e9edf3;--muted:#9aa5b4;--line:#2c333e;--good:#5fd3a0;--warn:#f0b44c;--bad:#ff8a7a;--stripe:#caa11b;--stripe-ink:#101318}}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--surface);color:var(--text);font:16px/1.5 "Geist",system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
.stripes{height:10px;background:repeating-linear-gradient(-45deg,var(--stripe) 0 14px,var(--stripe-ink) 14px 28px)}
header{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px;padding:10px 16px;border-bottom:1px solid var(--line);background:var(--raised)}
.tag{background:var(--stripe);color:#14181f;font-weight:700;font-size:12px;letter-spacing:.08em;padding:2px 8px;border-radius:4px}
.note{color:var(--muted);font-size:13px}
main{max-width:480px;margin:0 auto;padding:24px 16px 48px}main.wide{max-width:1200px}
h1{font-size:24px;line-height:1.25;margin:0 0 4px}h2{font-size:16px;margin:0 0 12px}p{margin:0 0 12px}
.muted{color:var(--muted)}.small{font-size:13px}.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
.card{background:var(--raised);border:1px solid var(--line);border-radius:8px;padding:16px;margin:16px 0}
.grid{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(min(260px,100%),1fr));align-items:start}.grid .card{margin:0}
.row{display:flex;justify-content:space-between;gap:16px;padding:6px 0;border-bottom:1px solid var(--line)}.row:last-child{border-bottom:0}.row>:last-child{text-align:right;white-space:nowrap}
.total{font-weight:650;font-size:20px}.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}th,td{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--line);white-space:nowrap}th{color:var(--muted);font-weight:500}td.n,th.n{text-align:right}td.wrap{white-space:normal;min-width:160px;max-width:360px}td{vertical-align:middle}
code{font:13px/1.4 "Geist Mono",ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
form{margin:0}form.inline{display:flex;flex-wrap:wrap;gap:8px;align-items:end}form.inline+form.inline{margin-top:8px}form.inline label{flex:1 1 110px}
label{display:block;font-size:13px;color:var(--muted)}label.choice{display:flex;gap:10px;align-items:flex-start;font-size:15px;color:var(--text);padding:8px 0}
input[type=text],input[type=number],input[type=search],select{font:inherit;font-size:15px;color:var(--text);background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:8px 10px;width:100%;min-height:40px}
input[type=radio]{flex:none;margin:4px 0 0;width:16px;height:16px;accent-color:var(--accent)}fieldset{border:0;margin:16px 0;padding:0}legend{padding:0;font-weight:600;margin-bottom:4px}
button{font:inherit;font-weight:600;min-height:44px;padding:10px 16px;border-radius:6px;border:1px solid var(--line);background:var(--raised);color:var(--text);cursor:pointer}
button.primary{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}button.wide{width:100%}button.slim{min-height:36px;padding:6px 12px;font-size:14px}
.actions-inline{display:inline-flex;flex-wrap:wrap;gap:8px;align-items:center}td .actions-inline{flex-wrap:nowrap}.actions-inline form.inline{margin:0}.actions{display:grid;gap:12px;margin-top:16px}a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
nav{display:flex;flex-wrap:wrap;gap:4px}nav a,.languages a{display:inline-flex;align-items:center;gap:6px;min-height:36px;padding:4px 10px;border-radius:6px;color:var(--muted);text-decoration:none;font-size:14px}
nav a:hover,.languages a:hover{background:var(--surface);color:var(--text)}.languages{display:flex;margin-left:auto}header .note{flex:1 1 auto}
nav.parties a[aria-current],.languages a[aria-current]{color:var(--text);font-weight:600}nav.parties a[aria-current]{box-shadow:inset 0 -2px var(--accent);border-radius:0}
nav.tabs{border-bottom:1px solid var(--line);margin:0 0 24px;gap:0}nav.tabs a{padding:8px 14px;border-radius:0;font-size:15px}nav.tabs a[aria-current]{color:var(--text);font-weight:600;box-shadow:inset 0 -2px var(--accent)}
.count{background:var(--stripe);color:#14181f;font-weight:600;font-size:12px;padding:1px 7px;border-radius:10px}
.clock{display:grid;grid-template-columns:minmax(220px,1fr) auto;gap:12px 24px;align-items:center;background:var(--raised);border:1px solid var(--line);border-radius:8px;padding:14px 16px;margin:0 0 20px}
.clock .time{display:grid;gap:2px}.clock strong{font-size:20px;line-height:1.3}.clock form{display:grid;gap:8px}
.choices{display:flex;flex-wrap:wrap;gap:6px;justify-content:flex-end}button[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
@media (max-width:820px){.clock{grid-template-columns:1fr}.choices{justify-content:flex-start}}
.grid.two{grid-template-columns:repeat(auto-fit,minmax(min(320px,100%),1fr))}
.fields{display:grid;gap:12px}.pair{display:grid;grid-template-columns:1fr 1fr;gap:12px}
ul.lines{list-style:none;margin:0 0 12px;padding:0}ul.lines>li{display:flex;justify-content:space-between;gap:16px;align-items:center;padding:10px 0;border-bottom:1px solid var(--line)}ul.lines.requests>li{display:block;padding:0}
details summary{cursor:pointer;min-height:36px;padding:8px 0;font-size:14px}ul.requests summary .when{font-variant-numeric:tabular-nums;color:var(--muted)}
pre{margin:0 0 12px;padding:10px 12px;background:var(--surface);border:1px solid var(--line);border-radius:6px;font:12px/1.5 "Geist Mono",ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere;max-height:320px;overflow:auto}
form.search{margin:0 0 16px}form.search label{max-width:420px}
@media (max-width:640px){table.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}table.stack tr{display:block;padding:10px 0;border-bottom:1px solid var(--line)}table.stack td,table.stack td.n{display:block;border:0;padding:2px 0;white-space:normal;text-align:left;max-width:none}}
.notice{border-left:4px solid var(--stripe);padding:10px 12px;background:var(--raised);border-radius:4px;margin:16px 0}
`;
