import { describe, expect, test } from 'vitest';
import { cityOf, countdown, dateIn, datesOf, fromLocalInput, offsetMinutes, relative, sameClock, timeOf, toLocalInput } from './times';

const noon = '2026-11-22T12:00:00Z';
const summerNoon = '2026-07-22T12:00:00Z';

describe('times', () => {
  test('are told in the zone asked for', () => {
    expect(timeOf(noon, 'Europe/London', 'en-GB')).toBe('12:00');
    expect(timeOf(noon, 'Asia/Kolkata', 'en-GB')).toBe('17:30');
    expect(timeOf('2026-11-22T00:05:00Z', 'Europe/London', 'en-GB')).toBe('00:05');
  });

  test('fall back to UTC in a zone this browser does not know', () => {
    expect(timeOf(noon, 'Mars/Olympus', 'en-GB')).toBe('12:00');
  });

  test('that are left are told in minutes, and the last two in seconds', () => {
    expect(countdown(61 * 60_000, 'en-GB')).toBe('61 minutes');
    expect(countdown(120_001, 'en-GB')).toBe('3 minutes');
    expect(countdown(120_000, 'en-GB')).toBe('120 seconds');
    expect(countdown(900, 'en-GB')).toBe('1 second');
    expect(countdown(-5_000, 'en-GB')).toBe('0 seconds');
  });

  test('belong to the day of the zone', () => {
    expect(dateIn('2026-11-22T23:30:00Z', 'Europe/London')).toBe('2026-11-22');
    expect(dateIn('2026-11-22T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-23');
  });

  test('know the offset with and without summer time', () => {
    expect(offsetMinutes(noon, 'Europe/London')).toBe(0);
    expect(offsetMinutes(summerNoon, 'Europe/London')).toBe(60);
    expect(offsetMinutes(noon, 'America/St_Johns')).toBe(-210);
  });

  test('share a clock when the offset is the same', () => {
    expect(sameClock(noon, 'Europe/London', 'UTC')).toBe(true);
    expect(sameClock(summerNoon, 'Europe/London', 'UTC')).toBe(false);
    expect(sameClock(summerNoon, 'Europe/Berlin', 'Europe/Paris')).toBe(true);
  });

  test('go into a form field and come back, also on the days when clocks change', () => {
    for (const iso of [noon, summerNoon, '2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z', '2026-10-25T02:30:00.000Z']) {
      const local = toLocalInput(iso, 'Europe/London');
      expect(Date.parse(fromLocalInput(local, 'Europe/London')!)).toBe(Date.parse(iso));
    }
    expect(fromLocalInput('', 'Europe/London')).toBeNull();
    expect(fromLocalInput('nonsense', 'Europe/London')).toBeNull();
    expect(toLocalInput(null, 'Europe/London')).toBe('');
  });

  test('name a span of dates without moving it by a zone', () => {
    expect(datesOf('2011-11-01', '2011-11-01', 'en-GB')).toBe('1 November 2011');
    expect(datesOf('2011-11-01', '2011-11-02', 'en-GB')).toMatch(/^1\s?[–-]\s?2 November 2011$/);
  });

  test('are said in words relative to now', () => {
    const now = Date.parse(noon);
    expect(relative('2026-11-22T12:25:00Z', 'en-GB', now)).toBe('in 25 minutes');
    expect(relative('2026-11-22T10:00:00Z', 'en-GB', now)).toBe('2 hours ago');
    expect(relative('2026-11-22T12:00:20Z', 'en-GB', now)).toBe('this minute');
  });

  test('call a zone by its city', () => {
    expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
  });
});
