import { describe, expect, test } from 'vitest';
import { backoffMillis, EventParser } from './events';

describe('the event parser', () => {
  test('reads an event that comes in pieces', () => {
    const parser = new EventParser();
    expect(parser.feed('id: 7f3a-18\nevent: snap')).toEqual([]);
    expect(parser.feed('shot\ndata: {"a":')).toEqual([]);
    expect(parser.feed('1}\n\n')).toEqual([{ id: '7f3a-18', event: 'snapshot', data: '{"a":1}' }]);
  });

  test('reads several events at once and joins lines of data', () => {
    const events = new EventParser().feed('data: a\ndata: b\n\nevent: change\ndata: c\n\n');
    expect(events.map((e) => [e.event, e.data])).toEqual([
      ['message', 'a\nb'],
      ['change', 'c'],
    ]);
  });

  test('passes over comments and events without data, and remembers the last id', () => {
    const parser = new EventParser();
    expect(parser.feed(': keep-alive\n\nid: 5\n\n')).toEqual([]);
    expect(parser.feed('data: x\n\n')[0]?.id).toBe('5');
  });

  test('takes carriage returns, also when a pair is cut in two', () => {
    const parser = new EventParser();
    expect(parser.feed('data: x\r')).toEqual([]);
    expect(parser.feed('\n\r\n')).toHaveLength(1);
  });

  test('notes the wait the server asks for', () => {
    const parser = new EventParser();
    parser.feed('retry: 2500\n\n');
    expect(parser.retryMillis).toBe(2500);
    parser.feed('retry: soon\n\n');
    expect(parser.retryMillis).toBe(2500);
  });
});

describe('the wait before a reconnect', () => {
  test('doubles, is bounded, and is spread over its upper half', () => {
    expect(backoffMillis(0, () => 0)).toBe(500);
    expect(backoffMillis(0, () => 1)).toBe(1_000);
    expect(backoffMillis(3, () => 1)).toBe(8_000);
    expect(backoffMillis(50, () => 1)).toBe(30_000);
  });
});
