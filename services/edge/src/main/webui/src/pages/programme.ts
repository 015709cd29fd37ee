/** The programme put in order for reading: by day, now and next, searched. Pure. */
import type { SessionItem } from '../api/types';
import { dateIn, shortDayOf } from '../text/times';

export interface Day {
  readonly date: string;
  readonly first: string;
  readonly sessions: readonly SessionItem[];
  short(locale: string): string;
}

const byStart = (a: SessionItem, b: SessionItem) =>
  Date.parse(a.startsAt) - Date.parse(b.startsAt) ||
  (a.room ?? '').localeCompare(b.room ?? '') ||
  a.title.localeCompare(b.title);

export function daysOf(sessions: readonly SessionItem[], zone: string): readonly Day[] {
  const days = new Map<string, SessionItem[]>();
  for (const session of [...sessions].sort(byStart)) {
    const date = dateIn(session.startsAt, zone);
    const day = days.get(date);
    if (day) day.push(session);
    else days.set(date, [session]);
  }
  return [...days].map(([date, items]) => {
    const first = items[0]!.startsAt;
    return { date, first, sessions: items, short: (locale) => shortDayOf(first, zone, locale) };
  });
}

const running = new Set(['live', 'paused']);

/** What runs, and what starts next within twelve hours (all that start at that one moment, three at most). */
export function nowAndNext(sessions: readonly SessionItem[], now: number, nextMax = 3) {
  const on = sessions.filter((session) => running.has(session.state)).sort(byStart);
  const ahead = sessions
    .filter((session) => ['scheduled', 'preview'].includes(session.state))
    .filter((session) => Date.parse(session.startsAt) > now && Date.parse(session.startsAt) < now + 12 * 3_600_000)
    .sort(byStart);
  const next = ahead.filter((session) => session.startsAt === ahead[0]?.startsAt).slice(0, nextMax);
  return { on: on.slice(0, 6), next };
}

/** Sessions in which every word is found, in title, room, theme, kind or a contributor's name. */
export function search(
  sessions: readonly SessionItem[],
  { theme, words }: { readonly theme: string; readonly words: string },
): readonly SessionItem[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return sessions.filter((session) => {
    if (theme && session.theme?.tag !== theme) return false;
    if (wanted.length === 0) return true;
    const text = fold(
      [
        session.title,
        session.subtitle,
        session.room,
        session.theme?.title,
        session.kind,
        ...(session.contributors ?? []).flatMap((person) => [person.name, person.organisation]),
      ]
        .filter(Boolean)
        .join(' '),
    );
    return wanted.every((part) => text.includes(part));
  });
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
