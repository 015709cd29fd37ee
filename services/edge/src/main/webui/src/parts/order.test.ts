import { expect, test } from 'vitest';
import type { Question } from '../api/types';
import { byNewest, byPlaces } from './order';

const question = (id: string, votes: number, publishedAt: string) => ({ id, votes, publishedAt }) as Question;
const early = question('a', 1, '2026-11-23T10:00:00Z');
const late = question('b', 0, '2026-11-23T10:05:00Z');
const popular = question('c', 9, '2026-11-23T10:01:00Z');
const ids = (questions: Question[]) => questions.map(({ id }) => id).join('');

test('what was published last comes first, and of the same moment always the same one', () => {
  expect(ids([early, late, popular].sort(byNewest))).toBe('bca');
  const twin = question('z', 0, early.publishedAt!);
  expect(ids([early, twin].sort(byNewest))).toBe('za');
  expect(ids([twin, early].sort(byNewest))).toBe('za');
});

test('the order of the service stands, and what it has not ranked yet follows by votes', () => {
  const places = new Map([
    ['b', 0],
    ['a', 1],
  ]);
  expect(ids([popular, early, late].sort(byPlaces(places)))).toBe('bac');
  expect(ids([early, late, popular].sort(byPlaces(new Map())))).toBe('cab');
});
