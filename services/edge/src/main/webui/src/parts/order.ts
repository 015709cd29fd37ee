/**
 * Orders of the board other than by votes; loaded when somebody chooses one. What is newest every page knows by itself.
 * What belongs to which theme, and which questions come from regions that were put too little, the service alone knows:
 * it says the order, and nothing of where anybody is.
 */
import * as api from '../api/calls';
import type { Question } from '../api/types';
import { byRank } from '../live/fold';

export type Sort = 'votes' | 'newest' | 'theme' | 'regions';

/** Many may have chosen it: each asks again in their own time, and not for every vote. */
const AGAIN_MILLIS = 5_000;

export const byNewest = (a: Question, b: Question) =>
  compare(b.publishedAt ?? '', a.publishedAt ?? '') || compare(b.id, a.id);

/** As the service ranked them; what has come since stands behind, by votes. */
export function byPlaces(places: ReadonlyMap<string, number>): (a: Question, b: Question) => number {
  const place = ({ id }: Question) => places.get(id) ?? places.size;
  return (a, b) => place(a) - place(b) || byRank(a, b);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The service's order, kept while the board moves. */
export class Places {
  readonly #session: string;
  readonly #sort: Sort;
  readonly #changed: () => void;
  #places: ReadonlyMap<string, number> = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  constructor(session: string, sort: Sort, changed: () => void) {
    this.#session = session;
    this.#sort = sort;
    this.#changed = changed;
    void this.#ask();
  }

  get order(): (a: Question, b: Question) => number {
    return byPlaces(this.#places);
  }

  /** Something on the board is not as it was. */
  moved(): void {
    if (!this.#over) this.#timer ??= setTimeout(() => void this.#ask(), AGAIN_MILLIS * (1 + Math.random()));
  }

  stop(): void {
    this.#over = true;
    clearTimeout(this.#timer);
  }

  async #ask(): Promise<void> {
    try {
      const { items } = (await api.board(this.#session, this.#sort)).data;
      this.#places = new Map(items.map(({ id }, at) => [id, at]));
      if (!this.#over) this.#changed();
    } catch {
      // What was known stays; the next change asks again.
    } finally {
      this.#timer = undefined;
    }
  }
}
