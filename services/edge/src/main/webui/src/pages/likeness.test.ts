import { describe, expect, test } from 'vitest';
import { likeness, nearest } from './likeness';

const item = (text: string, votes = 0) => ({ text, votes });

describe('questions that may ask the same', () => {
  test('are told by the words they share, whatever their case, marks and endings', () => {
    expect(likeness('Who pays for the network?', 'WHO PAYS FOR THE NETWORKS')).toBe(1);
    expect(likeness('Wer bezahlt für die Netze?', 'wer bezahlt fur die netze')).toBe(1);
    expect(likeness('Who pays for the network?', 'When is lunch served?')).toBe(0);
    expect(likeness('', '')).toBe(0);
    expect(likeness('誰が払うのか', '誰が払うのか')).toBe(1);
  });

  test('come the nearest first, and of those as near the most supported', () => {
    const found = nearest([item('When is lunch?', 9), item('Who pays?', 1), item('And who pays then?', 5), item('Who pays?', 3)], 'Who pays?');
    expect(found.map((one) => [one.text, one.votes])).toEqual([
      ['Who pays?', 3],
      ['Who pays?', 1],
      ['And who pays then?', 5],
      ['When is lunch?', 9],
    ]);
  });

  test('are found by all the words that are searched for', () => {
    const all = [item('Who pays for the network?'), item('Who builds the network?'), item('When is lunch?')];
    expect(nearest(all, 'Anything', 'networks').map((one) => one.text)).toEqual(['Who pays for the network?', 'Who builds the network?']);
    expect(nearest(all, 'Anything', 'who network build').map((one) => one.text)).toEqual(['Who builds the network?']);
    expect(nearest(all, 'Anything', 'breakfast')).toEqual([]);
  });
});
