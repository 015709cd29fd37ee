import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { all, fieldErrors, nextLink, passes, Refusal, retryAfter, Unreachable, whole } from './client';

describe('headers and errors', () => {
  test('the next page is found among links and kept on our origin', () => {
    expect(nextLink('</api/v1/x?after=abc&limit=50>; rel="next"')).toBe('/api/v1/x?after=abc&limit=50');
    expect(nextLink('</first>; rel="first", </second>; rel="next"')).toBe('/second');
    expect(nextLink('<https://plenary.example/api/v1/x?after=a>; rel=next')).toBe('/api/v1/x?after=a');
    expect(nextLink('</first>; rel="first"')).toBeNull();
    expect(nextLink(null)).toBeNull();
  });

  test('the wait is read as seconds or as a date', () => {
    expect(retryAfter('12')).toBe(12);
    expect(retryAfter('Sun, 22 Nov 2026 12:00:30 GMT', Date.parse('2026-11-22T12:00:00Z'))).toBe(30);
    expect(retryAfter('soon')).toBeNull();
    expect(retryAfter(null)).toBeNull();
  });

  test('errors of fields are taken tolerantly', () => {
    expect(fieldErrors([{ field: 'a', message: 'b' }, null, 'x', { message: 'c', line: 214 }])).toEqual([
      { field: 'a', message: 'b' },
      { field: '', message: 'c', line: 214 },
    ]);
    expect(fieldErrors(undefined)).toEqual([]);
  });
});

describe('a failure', () => {
  const refusal = (status: number) => new Refusal(status, '', '', '', [], null, {});

  test('passes by itself when nobody said no', () => {
    expect([new Unreachable(null), refusal(502), refusal(503), refusal(504)].map(passes)).toEqual([true, true, true, true]);
  });

  test('stands when somebody did, and when it is a fault', () => {
    expect([refusal(409), refusal(429), refusal(500), new Error('bug'), null].map(passes)).toEqual([false, false, false, false, false]);
  });
});

describe('a list that comes in pages', () => {
  const boards = createServer(({ url }, answer) => {
    const page = Number(new URL(url ?? '', 'http://localhost').searchParams.get('after') ?? 0);
    if (page < 3) answer.setHeader('Link', `</board?limit=2&after=${page + 1}>; rel="next"`);
    answer.end(JSON.stringify({ items: [page * 2, page * 2 + 1], checkingSeconds: page === 0 ? 40 : 99 }));
  });
  const { fetch } = globalThis;

  beforeAll(async () => {
    await new Promise<void>((listening) => boards.listen(0, '127.0.0.1', listening));
    const page = `http://127.0.0.1:${(boards.address() as AddressInfo).port}`;
    // A browser takes paths to be its page's; Node has no page.
    globalThis.fetch = (path, options) => fetch(new URL(String(path), page), options);
  });

  afterAll(() => {
    globalThis.fetch = fetch;
    boards.close();
  });

  test('is read to its end, with what its first page says besides', async () => {
    expect(await whole('/board?limit=2')).toEqual({ items: [0, 1, 2, 3, 4, 5, 6, 7], checkingSeconds: 40 });
    expect(await all('/board?limit=2')).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('is read no further than one view may ask for', async () => {
    expect(await all('/board?limit=2', 2)).toEqual([0, 1, 2, 3]);
  });
});
