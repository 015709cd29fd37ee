import { describe, expect, test } from 'vitest';
import { fieldErrors, nextLink, retryAfter } from './client';

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
