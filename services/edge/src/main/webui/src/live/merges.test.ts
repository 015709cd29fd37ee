import { describe, expect, test } from 'vitest';
import type { Question } from '../api/types';
import { noSupport, wishes, type Support } from '../parts/support';
import { carried, mustAsk, told } from './merges';

const mine: Support = { ...noSupport, mine: true };
const question = (id: string, mergedCount = 0): Question => ({ id, text: id, votes: 0, state: 'published', mergedCount });

describe('support of what is merged', () => {
  test('goes along to what counts it now', () => {
    const support = new Map([['a', mine], ['c', noSupport], ['d', mine], ['root', wishes(mine, false, 1)]]);
    expect(carried(support, { merged: { a: 'other', c: 'third', d: 'root', e: 'third' } })).toEqual([
      ['a', noSupport],
      ['other', mine],
      ['d', noSupport],
      ['root', { wish: false, mine: true, from: 1, hold: null }],
    ]);
    expect(carried(support, {})).toEqual([]);
    expect(carried(support, null)).toEqual([]);
  });

  test('is asked for when what the reader supports was taken apart', () => {
    const support = new Map([['root', mine]]);
    expect(mustAsk([question('root', 2)], [question('root', 1)], support)).toBe(true);
    expect(mustAsk([question('root', 2)], [question('root', 1)], new Map())).toBe(false);
    expect(mustAsk([question('root', 1)], [question('root', 2)], support)).toBe(false);
    expect(mustAsk([question('root')], [question('root'), question('new')], support)).toBe(false);
  });

  test('is asked for when a question comes onto the board with others in it', () => {
    expect(mustAsk([], [question('root', 1)], new Map())).toBe(true);
  });

  test('is what the service says, but for what is under way', () => {
    const support = new Map([['a', mine], ['b', wishes(noSupport, true, 0)]]);
    expect(told(support, ['b', 'c'])).toEqual(
      new Map([
        ['a', noSupport],
        ['b', { wish: true, mine: true, from: 0, hold: null }],
        ['c', mine],
      ]),
    );
  });
});
