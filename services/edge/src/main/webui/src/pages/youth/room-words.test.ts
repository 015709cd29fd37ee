import { describe, expect, test } from 'vitest';
import { word } from '../../text/messages';
import { lightOf } from './room-words';

describe('the light of a room', () => {
  test.each(['planned', 'open', 'held', 'frozen'] as const)('claims nothing of who is in one that was %s while nothing is heard', (state) => {
    expect(word('room.light', lightOf(state, true))).toBe('Nobody can tell who is here now');
  });

  test('shows the state that the service tells', () => {
    expect(lightOf('open', false)).toBe('open');
    expect(lightOf('held', false)).toBe('held');
  });

  test('stays with a closed room, in which nobody is', () => {
    expect(lightOf('closed', true)).toBe('closed');
  });
});
