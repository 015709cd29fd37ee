import { describe, expect, test } from 'vitest';
import type { Poll, Question } from '../api/types';
import { BOARD_ITEMS_MAX, fold, fromSnapshot, POLLS_MAX } from './fold';

const question = (id: string, votes: number, publishedAt = '2026-11-22T09:00:00Z', version?: number): Question => ({
  id,
  text: `text of ${id}`,
  votes,
  state: 'published',
  publishedAt,
  ...(version === undefined ? {} : { version }),
});
const snapshot = () =>
  fromSnapshot({ session: 's', state: 'live', viewers: 5, board: [question('a', 3), question('b', 9), question('c', 9, '2026-11-22T08:00:00Z')] });
const ids = (questions: readonly Question[]) => questions.map((q) => q.id);

describe('the live fold', () => {
  test('ranks by votes, then by who was published first, then by id', () => {
    expect(ids(snapshot().board)).toEqual(['c', 'b', 'a']);
    const same = fromSnapshot({ board: [question('z', 1), question('y', 1)] });
    expect(ids(same.board)).toEqual(['y', 'z']);
  });

  test('takes absolute tallies and ranks anew', () => {
    const live = fold(snapshot(), { votes: { a: 10 } });
    expect(ids(live.board)).toEqual(['a', 'c', 'b']);
    expect(live.board[0]?.votes).toBe(10);
  });

  test('ignores a tally for a question that is not on the board', () => {
    expect(ids(fold(snapshot(), { votes: { elsewhere: 99 } }).board)).toEqual(['c', 'b', 'a']);
  });

  test('puts and drops whole items', () => {
    const live = fold(snapshot(), { board: { put: [question('d', 20), question('a', 4)], drop: ['b'] } });
    expect(ids(live.board)).toEqual(['d', 'c', 'a']);
  });

  test('never replaces an item by an older version of it', () => {
    const before = fromSnapshot({ board: [question('a', 3, undefined, 7)] });
    const live = fold(before, { board: { put: [{ ...question('a', 1, undefined, 6), text: 'old' }] } });
    expect(live.board[0]?.text).toBe('text of a');
  });

  test('applies the same change twice without a difference', () => {
    const change = { votes: { a: 10 }, board: { put: [question('d', 1)], drop: ['b'] }, viewers: 6 };
    const once = fold(snapshot(), change);
    expect(fold(once, change)).toEqual(once);
  });

  test('clears the stage on null and leaves it on absence', () => {
    const staged = fold(snapshot(), { onStage: question('b', 9) });
    expect(fold(staged, { viewers: 6 }).onStage?.id).toBe('b');
    expect(fold(staged, { onStage: null }).onStage).toBeNull();
  });

  test('counts votes for the question on stage, too', () => {
    const staged = fold(snapshot(), { onStage: question('b', 9) });
    expect(fold(staged, { votes: { b: 0 } }).onStage?.votes).toBe(0);
  });

  test('keeps what did not change', () => {
    const before = snapshot();
    const after = fold(before, { viewers: 6 });
    expect(after.board).toBe(before.board);
    expect(after.state).toBe('live');
    expect(after.viewers).toBe(6);
  });

  test('upserts updates by id, newest first', () => {
    const one = fold(snapshot(), { updates: [{ id: '1', text: 'one', postedAt: '2026-11-22T09:00:00Z' }] });
    const two = fold(one, { updates: [{ id: '2', text: 'two', postedAt: '2026-11-22T09:05:00Z' }] });
    const corrected = fold(two, { updates: [{ id: '1', text: 'One.', postedAt: '2026-11-22T09:00:00Z' }] });
    expect(corrected.updates.map((u) => u.text)).toEqual(['two', 'One.']);
  });

  test('bounds the board', () => {
    const many = Array.from({ length: BOARD_ITEMS_MAX + 20 }, (_, i) => question(`q${i}`, i));
    expect(fromSnapshot({ board: many }).board).toHaveLength(BOARD_ITEMS_MAX);
  });

  const poll = (id: string, closedAt: string | null): Poll => ({
    id,
    prompt: `prompt of ${id}`,
    kind: 'single',
    options: ['Yes', 'No'],
    atMost: 1,
    scale: null,
    results: 'live',
    state: closedAt ? 'closed' : 'open',
    closedAt,
    ballots: 0,
    counts: [0, 0],
    version: 2,
  });

  test('shows the open poll first, then those that were closed last', () => {
    const live = fold(fromSnapshot({ polls: [poll('a', '2026-11-22T09:00:00Z')] }), {
      polls: [poll('b', '2026-11-22T10:00:00Z'), poll('c', null)],
    });
    expect(live.polls.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    const many = Array.from({ length: POLLS_MAX + 5 }, (_, i) => poll(`p${i}`, `2026-11-22T09:${10 + i}:00Z`));
    const full = fold(live, { polls: many });
    expect(full.polls).toHaveLength(POLLS_MAX);
    expect(full.polls[0]?.id).toBe('c');
  });

  test('takes what was counted of a poll, and nothing of one that is not shown', () => {
    const live = fold(fromSnapshot({ polls: [poll('a', null)] }), {
      ballots: { a: { ballots: 3, counts: [1, 2] }, elsewhere: { ballots: 9, counts: null } },
    });
    expect(live.polls).toEqual([{ ...poll('a', null), ballots: 3, counts: [1, 2] }]);
    expect(fold(live, { viewers: 7 }).polls).toBe(live.polls);
  });
});
