/** Times as the reader lives them, with the hall's own beside. */

export const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${timeZone}|${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    try {
      found = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    } catch {
      found = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    }
    formats.set(key, found);
  }
  return found;
}

const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

export const timeOf = (iso: string, zone: string, locale: string) => format(locale, zone, clock).format(new Date(iso));

export const dayOf = (iso: string, zone: string, locale: string) =>
  format(locale, zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(iso));

export const shortDayOf = (iso: string, zone: string, locale: string) =>
  format(locale, zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(iso));

export const dateTimeOf = (iso: string, zone: string, locale: string) =>
  format(locale, zone, { day: 'numeric', month: 'short', year: 'numeric', ...clock }).format(new Date(iso));

/** `2011-11-01`, as the calendar in that zone shows it. */
export function dateIn(iso: string, zone: string): string {
  const parts = format('en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(iso));
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Minutes east of UTC at that moment. */
export function offsetMinutes(iso: string, zone: string): number {
  const moment = new Date(iso);
  const parts = format('en-US', zone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  const there = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return Math.round((there - Math.floor(moment.getTime() / 1000) * 1000) / 60_000);
}

export const sameClock = (iso: string, one: string, other: string) =>
  one === other || offsetMinutes(iso, one) === offsetMinutes(iso, other);

/** A calendar date without a time (`2011-11-01`), never moved by a zone. */
export const dateOf = (date: string, locale: string, options: Intl.DateTimeFormatOptions) =>
  format(locale, 'UTC', options).format(new Date(`${date}T00:00:00Z`));

export function datesOf(from: string, to: string, locale: string): string {
  const range = format(locale, 'UTC', { day: 'numeric', month: 'long', year: 'numeric' });
  const start = new Date(`${from}T00:00:00Z`);
  const end = new Date(`${to}T00:00:00Z`);
  return from === to ? range.format(start) : range.formatRange(start, end);
}

/** The city of a zone's name, for people: `Europe/London` is London. */
export const cityOf = (zone: string) => (zone.split('/').pop() ?? zone).replaceAll('_', ' ');

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export function relative(iso: string, locale: string, now = Date.now()): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return words.format(0, 'minute');
}

/** `datetime-local` values have no zone: these two read and write them in the conference's. */
export function toLocalInput(iso: string | null | undefined, zone: string): string {
  if (!iso) return '';
  return `${dateIn(iso, zone)}T${timeOf(iso, zone, 'en-GB')}`;
}

export function fromLocalInput(value: string, zone: string): string | null {
  const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? Date.parse(`${value}:00Z`) : NaN;
  if (Number.isNaN(asUtc)) return null;
  // The offset of the guess may differ from that of the moment itself when clocks change between: two steps settle it.
  let moment = asUtc - offsetMinutes(new Date(asUtc).toISOString(), zone) * 60_000;
  moment = asUtc - offsetMinutes(new Date(moment).toISOString(), zone) * 60_000;
  return new Date(moment).toISOString();
}

/** How long something still takes, in words: minutes, and seconds of the last two. Nothing is left below zero. */
export function countdown(millis: number, locale: string): string {
  const seconds = Math.max(0, Math.ceil(millis / 1_000));
  const minutes = seconds > 120;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: minutes ? 'minute' : 'second', unitDisplay: 'long' }).format(
    minutes ? Math.ceil(seconds / 60) : seconds,
  );
}
