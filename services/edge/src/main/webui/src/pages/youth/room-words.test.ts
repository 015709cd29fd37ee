import { describe, expect, test } from 'vitest';
import './words';
import type { Breakout } from '../../api/types';
import { t, word } from '../../text/messages';
import { joiningWord, lightOf, missingToOpen, ownRoomWord, roomlessWord } from './room-words';

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

describe('whose room is another one', () => {
  const path = '/youth/forum';

  test('is told which, open or not', () => {
    expect(ownRoomWord({ mine: false, next: { place: 'room', path: '/youth/rooms/1', topic: 'Trust' } })).toBe('lobby.yours');
    expect(ownRoomWord({ mine: false, next: { place: 'lobby', path, topic: 'Trust' } })).toBe('lobby.yours.later');
  });

  test('is told nothing where there is none, nor in the room itself', () => {
    expect(ownRoomWord({ mine: false, next: { place: 'lobby', path } })).toBeNull();
    expect(ownRoomWord({ mine: false, next: { place: 'lobby', path, topic: null } })).toBeNull();
    expect(ownRoomWord({ mine: true, next: { place: 'lobby', path, topic: 'Trust' } })).toBeNull();
  });
});

const room = (joining: 'choice' | 'assigned', state: Breakout['state'], mayEnter = joining === 'choice'): Breakout => ({
  ...{ id: '1', topic: 'Trust', band: '13-15', people: 0, capacity: 8, left: 8, mine: false },
  ...{ joining, state, mayEnter },
});

describe('a room that is not to be gone into', () => {
  test('is said to be chosen where it is, also by who may not now', () => {
    expect(t(joiningWord(room('choice', 'open', false)))).toBe('By one’s own choice');
    expect(t(joiningWord(room('assigned', 'open')))).toBe('By invitation');
  });

  test('is opened with two facilitators, and says how many are missing', () => {
    expect([0, 1, 2, 3].map(missingToOpen)).toEqual([2, 1, 0, 0]);
    expect(t('care.needsTwo', { missing: 1 })).toContain('One is still missing.');
    expect(t('care.needsTwo', { missing: 2 })).toContain('Both are still missing.');
  });
});

describe('who has no room', () => {
  test('chooses one that they may go into', () => {
    expect(roomlessWord([room('choice', 'closed'), room('choice', 'planned')])).toBe('lobby.choose');
    expect(roomlessWord([room('assigned', 'planned'), room('choice', 'open')])).toBe('lobby.choose');
  });

  test('waits for one where adults give them', () => {
    expect(roomlessWord([room('assigned', 'planned')])).toBe('lobby.assigned');
    expect(roomlessWord([room('choice', 'open', false)])).toBe('lobby.assigned');
  });

  test('is promised none when every room of choice has closed, or every room', () => {
    expect(roomlessWord([room('choice', 'closed'), room('choice', 'closed', false)])).toBe('lobby.noneToChoose');
    expect(roomlessWord([room('choice', 'closed'), room('assigned', 'planned')])).toBe('lobby.noneToChoose');
    expect(roomlessWord([room('assigned', 'closed')])).toBe('lobby.noneToChoose');
  });
});
