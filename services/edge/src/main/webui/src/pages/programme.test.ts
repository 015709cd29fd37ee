import { describe, expect, test } from 'vitest';
import type { SessionItem } from '../api/types';
import { daysOf, nowAndNext, search } from './programme';

const session = (id: string, startsAt: string, more: Partial<SessionItem> = {}): SessionItem => ({
  id,
  title: `Session ${id}`,
  kind: 'plenary',
  startsAt,
  endsAt: startsAt,
  state: 'scheduled',
  ...more,
});

describe('the programme', () => {
  test('is put into days of the zone that is shown', () => {
    const sessions = [session('late', '2026-11-22T23:30:00Z'), session('early', '2026-11-22T09:00:00Z')];
    expect(daysOf(sessions, 'Europe/London').map((day) => day.date)).toEqual(['2026-11-22']);
    expect(daysOf(sessions, 'Europe/Berlin').map((day) => day.date)).toEqual(['2026-11-22', '2026-11-23']);
    expect(daysOf(sessions, 'Europe/London')[0]?.sessions.map((s) => s.id)).toEqual(['early', 'late']);
  });

  test('shows what runs, and all that starts at the next moment', () => {
    const now = Date.parse('2026-11-22T10:00:00Z');
    const { on, next } = nowAndNext(
      [
        session('running', '2026-11-22T09:30:00Z', { state: 'live' }),
        session('interrupted', '2026-11-22T09:30:00Z', { state: 'paused' }),
        session('a', '2026-11-22T11:00:00Z'),
        session('b', '2026-11-22T11:00:00Z'),
        session('later', '2026-11-22T12:00:00Z'),
        session('tomorrow', '2026-11-23T12:00:00Z'),
        session('over', '2026-11-22T08:00:00Z', { state: 'ended' }),
      ],
      now,
    );
    expect(on.map((s) => s.id)).toEqual(['interrupted', 'running']);
    expect(next.map((s) => s.id)).toEqual(['a', 'b']);
  });

  test('is searched by words without accents, and by theme', () => {
    const theme = { id: 't', title: 'Cyber crime', tag: 'crime' };
    const sessions = [
      session('1', '2026-11-22T09:00:00Z', { contributors: [{ name: 'Tomás Ó Súilleabháin' }] }),
      session('2', '2026-11-22T09:00:00Z', { theme }),
    ];
    expect(search(sessions, { theme: '', words: 'tomas suil' }).map((s) => s.id)).toEqual(['1']);
    expect(search(sessions, { theme: 'crime', words: '' }).map((s) => s.id)).toEqual(['2']);
    expect(search(sessions, { theme: 'crime', words: 'tomas' })).toEqual([]);
  });
});
