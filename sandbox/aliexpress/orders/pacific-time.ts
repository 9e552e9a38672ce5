const ZONE = 'America/Los_Angeles';
const FORMAT = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'longOffset',
});

function partsOf(atMs: number): (type: string) => string {
  const parts = new Map<string, string>(FORMAT.formatToParts(atMs).map((part) => [part.type, part.value]));
  return (type) => parts.get(type) ?? '';
}

/** The platform's zoneless time, which is Pacific time: "2024-09-09 21:00:03". */
export function pacificTime(atMs: number): string {
  const part = partsOf(atMs);
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/** The platform's zoned time: "2019-06-03T18:05:47-07:00[America/Los_Angeles]". */
export function zonedPacificTime(atMs: number): string {
  const offset = partsOf(atMs)('timeZoneName').replace('GMT', '');
  return `${pacificTime(atMs).replace(' ', 'T')}${offset}[${ZONE}]`;
}
