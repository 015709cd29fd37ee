import { describe, expect, test } from 'vitest';
import { confirmed, noSupport, refused, shownCount, supports, tallied, wishes } from './support';

describe('support', () => {
  test('counts at once, before the server has answered', () => {
    const wished = wishes(noSupport, true, 41);
    expect(supports(wished)).toBe(true);
    expect(shownCount(wished, 41)).toBe(42);
  });

  test('does not fall back when the answered tally lags behind', () => {
    const answered = confirmed(true, 42);
    expect(shownCount(answered, 41)).toBe(42);
    expect(shownCount(tallied(answered), 42)).toBe(42);
  });

  test('follows the live tally once it has come', () => {
    const answered = tallied(confirmed(true, 42));
    expect(shownCount(answered, 57)).toBe(57);
  });

  test('is never counted twice, in whatever order the tally and the answer come', () => {
    const wished = wishes(noSupport, true, 4);
    expect(shownCount(wished, 5)).toBe(5);
    expect(shownCount(wished, 7)).toBe(7);
    expect(shownCount(confirmed(true, 5), 5)).toBe(5);
    const withdrawn = wishes({ ...noSupport, mine: true }, false, 5);
    expect(shownCount(withdrawn, 4)).toBe(4);
  });

  test('goes back to the truth when refused', () => {
    const back = refused(wishes(noSupport, true, 41));
    expect(supports(back)).toBe(false);
    expect(shownCount(back, 41)).toBe(41);
  });

  test('takes one away when withdrawn, never below nothing', () => {
    const mine = { ...noSupport, mine: true };
    expect(shownCount(wishes(mine, false, 42), 42)).toBe(41);
    expect(shownCount(wishes(mine, false, 0), 0)).toBe(0);
  });

  test('believes the server where it says otherwise', () => {
    const answered = confirmed(false, 41);
    expect(supports(answered)).toBe(false);
    expect(shownCount(answered, 41)).toBe(41);
  });
});
