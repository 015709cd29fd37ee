/** What is said of rooms, for what the service has told of them. Pure. */
import type { RoomState } from '../../api/types';

/** What a room's light shows: while nothing is heard of it nobody can tell who is in it. What is closed is closed. */
export const lightOf = (state: RoomState, unsure: boolean): RoomState | 'unsure' =>
  unsure && state !== 'closed' ? 'unsure' : state;
