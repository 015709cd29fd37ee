/** What is said of rooms, for what the service has told of them. Pure. */
import type { Breakout, Room, RoomState } from '../../api/types';

/** What a room's light shows: while nothing is heard of it nobody can tell who is in it. What is closed is closed. */
export const lightOf = (state: RoomState, unsure: boolean): RoomState | 'unsure' =>
  unsure && state !== 'closed' ? 'unsure' : state;

/** What a young person is told of the room that is theirs, on the page of another; null when nothing is known of one. */
export function ownRoomWord({ mine, next }: Pick<Room, 'mine' | 'next'>): 'lobby.yours' | 'lobby.yours.later' | null {
  if (mine || !next.topic) return null;
  return next.place === 'room' ? 'lobby.yours' : 'lobby.yours.later';
}

/** How people come to a room that is not to be gone into now. */
export const joiningWord = ({ joining }: Breakout): 'lobby.byChoice' | 'lobby.byHand' =>
  joining === 'choice' ? 'lobby.byChoice' : 'lobby.byHand';

/** How many facilitators are missing until a room may be opened. */
export const missingToOpen = (facilitators: number): number => Math.max(0, 2 - facilitators);

/** What a young person is told who has no room, where there are some: nobody is promised one when all are over. */
export function roomlessWord(rooms: readonly Breakout[]): 'lobby.choose' | 'lobby.assigned' | 'lobby.noneToChoose' {
  if (rooms.some((room) => room.mayEnter && room.state !== 'closed')) return 'lobby.choose';
  const choices = rooms.filter((room) => room.joining === 'choice');
  return areOver(rooms) || areOver(choices) ? 'lobby.noneToChoose' : 'lobby.assigned';
}

const areOver = (rooms: readonly Breakout[]) => rooms.length > 0 && rooms.every((room) => room.state === 'closed');
