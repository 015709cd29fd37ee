import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Silence } from './silence';

describe('silence', () => {
  let fallen = 0;
  const silence = () => new Silence(5_000, () => fallen++);

  beforeEach(() => {
    fallen = 0;
    vi.useFakeTimers();
  });

  afterEach(() => vi.useRealTimers());

  test('falls five seconds after something was heard last, and once', () => {
    const listening = silence();
    listening.heard();
    vi.advanceTimersByTime(4_000);
    listening.heard();
    vi.advanceTimersByTime(4_999);
    expect(fallen).toBe(0);
    vi.advanceTimersByTime(1);
    listening.ask();
    vi.advanceTimersByTime(60_000);
    expect(fallen).toBe(1);
  });

  test('falls again after something was heard in between', () => {
    const listening = silence();
    listening.heard();
    vi.advanceTimersByTime(5_000);
    listening.heard();
    expect(fallen).toBe(1);
    vi.advanceTimersByTime(5_000);
    expect(fallen).toBe(2);
  });

  test('is noticed by who asks where the timer is late', () => {
    const listening = silence();
    listening.heard();
    vi.setSystemTime(Date.now() + 4_999);
    listening.ask();
    expect(fallen).toBe(0);
    vi.setSystemTime(Date.now() + 1);
    listening.ask();
    expect(fallen).toBe(1);
  });

  test('does not fall before anything was heard, nor once nobody listens', () => {
    const listening = silence();
    vi.advanceTimersByTime(60_000);
    listening.ask();
    listening.heard();
    listening.end();
    vi.advanceTimersByTime(60_000);
    listening.ask();
    expect(fallen).toBe(0);
  });
});
