import { describe, expect, test } from 'vitest';
import type { Poll } from '../../api/types';
import { bars, choicesOf, labelOf, middle, toggled } from './tally';

const poll = (more: Partial<Poll>): Poll => ({
  id: 'p',
  prompt: 'Shall we?',
  kind: 'single',
  options: ['Yes', 'No'],
  atMost: 1,
  scale: null,
  results: 'live',
  state: 'open',
  ballots: 0,
  counts: null,
  version: 1,
  ...more,
});
const step = (at: number, label: string) => `${at} (${label})`;
const scale = { from: -1, to: 2, fromLabel: 'never', toLabel: null };

describe('a poll', () => {
  test('numbers its choices by place or by step', () => {
    expect(choicesOf(poll({}))).toEqual([0, 1]);
    expect(choicesOf(poll({ options: [], scale }))).toEqual([-1, 0, 1, 2]);
  });

  test('calls the ends of a scale by their words', () => {
    expect(labelOf(poll({ options: [], scale }), -1, step)).toBe('-1 (never)');
    expect(labelOf(poll({ options: [], scale }), 2, step)).toBe('2');
    expect(labelOf(poll({}), 1, step)).toBe('No');
  });

  test('shows no bars while nobody may know', () => {
    expect(bars(poll({ ballots: 3 }), step)).toBeNull();
  });

  test('shows each answer as a part of those who answered', () => {
    expect(bars(poll({ ballots: 4, counts: [3, 1] }), step)?.map((bar) => bar.part)).toEqual([0.75, 0.25]);
    expect(bars(poll({ counts: [0, 0] }), step)?.map((bar) => bar.part)).toEqual([0, 0]);
    expect(bars(poll({ kind: 'multiple', ballots: 2, counts: [2, 1] }), step)?.map((bar) => bar.part)).toEqual([1, 0.5]);
  });

  test('tells the middle of a scale', () => {
    const of = (counts: number[]) => middle(poll({ kind: 'scale', options: [], scale, counts }));
    expect(of([0, 0, 0, 0])).toBeNull();
    expect(of([1, 0, 0, 0])).toEqual({ mean: -1, median: -1 });
    expect(of([1, 0, 0, 1])).toEqual({ mean: 0.5, median: 0.5 });
    expect(of([0, 1, 0, 2])).toEqual({ mean: 4 / 3, median: 2 });
    expect(middle(poll({ counts: [1, 1] }))).toBeNull();
  });

  test('keeps what is chosen in order', () => {
    expect(toggled([2], 0, true)).toEqual([0, 2]);
    expect(toggled([0, 2], 0, false)).toEqual([2]);
    expect(toggled([0], 0, true)).toEqual([0]);
  });
});
