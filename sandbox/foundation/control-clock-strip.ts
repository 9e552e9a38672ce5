import type { SandboxClock } from './create-sandbox-clock';
import type { FrameWords } from './control-words';
import { markup, type Markup } from './render-page';

const HOUR = 3_600;
const DAY = 24 * HOUR;

type Strip = { readonly clock: SandboxClock; readonly words: FrameWords; readonly back: string };

/** The clock on every page: the time, how far ahead it is, and the buttons that move it. Works without script. */
export function clockStrip({ clock, words, back }: Strip): Markup {
  const jump = (seconds: number, label: string) => markup`<button class="slim" name="advanceSeconds" value="${seconds}">${label}</button>`;
  const speed = (factor: number, label: string) => markup`<button class="slim" name="speed" value="${factor}"${clock.speed() === factor ? markup` aria-pressed="true"` : null}>${label}</button>`;
  const known = [1, 60, 600, 3_600].includes(clock.speed());
  return markup`<section class="clock" aria-label="${words.clock}">
<div class="time"><strong>${timeText(clock.now(), words.code)}</strong><span class="muted small">${offsetText(clock.offsetMs(), words)}${known ? null : ` · × ${String(clock.speed())}`}</span><span class="muted small">${words.oneClock}</span></div>
<form method="post" action="/_control/clock?lang=${words.code}"><input type="hidden" name="back" value="${back}">
<div class="choices" role="group" aria-label="${words.jump}">${jump(HOUR, words.hour)}${jump(DAY, words.day)}${jump(3 * DAY, words.threeDays)}${jump(7 * DAY, words.week)}${jump(30 * DAY, words.month)}</div>
<div class="choices" role="group" aria-label="${words.speed}">${speed(1, words.usual)}${speed(60, words.minuteASecond)}${speed(600, words.tenMinutesASecond)}${speed(3_600, words.hourASecond)}
<button class="slim" name="backToNow" value="true" title="${words.backNote}">${words.backToNow}</button></div></form></section>`;
}

/** `Sat, 28 Nov 2026, 16:17:30 UTC` */
export function timeText(at: Date, code: 'en' | 'es'): string {
  return `${new Intl.DateTimeFormat(code === 'en' ? 'en-GB' : 'es-ES', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'UTC' }).format(at)} UTC`;
}

function offsetText(offsetMs: number, words: FrameWords): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  if (minutes === 0) return words.asComputer;
  const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = [days === 0 ? '' : days === 1 ? words.oneDay : `${String(days)} ${words.days}`, hours > 0 ? `${String(hours)} ${words.hours}` : '', days === 0 && rest > 0 ? `${String(rest)} ${words.minutes}` : ''].filter((part) => part !== '');
  return `${parts.join(' ')} ${offsetMs > 0 ? words.ahead : words.behind}`;
}
