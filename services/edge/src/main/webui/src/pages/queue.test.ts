import { describe, expect, test } from 'vitest';
import type { QuestionState, QueueItem } from '../api/types';
import { decided, freshOf, may, mergedInto, parts, standing, step, targets, undoOf } from './queue';

const item = (id: string, state: QuestionState): QueueItem => ({ id, text: id, votes: 0, state });

describe('the moderator’s queue', () => {
  test('is parted by state', () => {
    const by = parts([item('w', 'waiting'), item('p', 'published'), item('d', 'dismissed'), item('a', 'answered'), item('o', 'onStage')]);
    expect(by.waiting.map((q) => q.id)).toEqual(['w']);
    expect(by.decided.map((q) => q.id)).toEqual(['d', 'a']);
    expect(by.selected).toEqual([]);
  });

  test('allows only the moves of the house', () => {
    expect(may('publish', 'waiting')).toBe(true);
    expect(may('select', 'waiting')).toBe(false);
    expect(may('stage', 'waiting')).toBe(false);
    expect(may('answer', 'onStage')).toBe(true);
    expect(may('dismiss', 'onStage')).toBe(false);
  });

  test('stands on the next one when the chosen one has left', () => {
    expect(standing(['a', 'c'], ['a', 'b', 'c'], 'b')).toBe('c');
    expect(standing(['a'], ['a', 'b'], 'b')).toBe('a');
    expect(standing([], ['a'], 'a')).toBeNull();
    expect(standing(['a', 'b'], ['b'], 'b')).toBe('b');
    expect(standing(['a', 'b'], [], null)).toBe('a');
  });

  test('is walked with bounds', () => {
    expect(step(['a', 'b'], 'a', 1)).toBe('b');
    expect(step(['a', 'b'], 'b', 1)).toBe('b');
    expect(step(['a', 'b'], 'a', -1)).toBe('a');
    expect(step(['a', 'b'], null, 1)).toBe('a');
    expect(step([], 'a', 1)).toBeNull();
  });

  test('knows what takes each move back', () => {
    expect(undoOf('dismiss', 'waiting')).toBe('publish');
    expect(undoOf('select', 'published')).toBe('publish');
    expect(undoOf('answer', 'onStage')).toBe('stage');
    expect(undoOf('publish', 'selected')).toBe('select');
    expect(undoOf('stage', 'selected')).toBeNull();
    expect(undoOf('merge', 'waiting')).toBe('unmerge');
    expect(undoOf('unmerge', 'merged')).toBe('merge');
  });

  test('shows merged ones with what they are merged into, and where that is listed no more with the decided', () => {
    const under = (id: string, root: string): QueueItem => ({
      ...item(id, 'merged'),
      mergedInto: { id: root, text: root, state: 'published' },
    });
    const items = [item('p', 'published'), under('a', 'p'), under('b', 'gone'), under('c', 'p'), item('d', 'dismissed')];
    expect(mergedInto(items).get('p')?.map((q) => q.id)).toEqual(['a', 'c']);
    expect(decided(items).map((q) => q.id)).toEqual(['d', 'b']);
  });

  test('merges into what is not put to the panel yet', () => {
    const items = (['waiting', 'published', 'selected', 'onStage', 'answered', 'dismissed', 'merged'] as const).map((state) => item(state, state));
    expect(targets(items, items[1]!).map((q) => q.id)).toEqual(['waiting', 'selected']);
    expect(may('merge', 'waiting')).toBe(true);
    expect(may('merge', 'selected')).toBe(false);
    expect(may('unmerge', 'merged')).toBe(true);
  });

  test('finds the fresh question in a refusal', () => {
    expect(freshOf({ question: item('a', 'published') })?.state).toBe('published');
    expect(freshOf({ current: item('a', 'published') })?.id).toBe('a');
    expect(freshOf({ detail: 'changed' })).toBeNull();
  });
});
