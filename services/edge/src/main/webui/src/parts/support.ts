/** Support that is shown at once and corrected by the server's word. Pure. */

export interface Support {
  /** What the reader wants, until the server has answered; null when nothing is under way. */
  readonly wish: boolean | null;
  readonly mine: boolean;
  /** What was counted when they wished for it. */
  readonly from: number;
  /** The count to show at least until the tally has caught up with our own vote. */
  readonly hold: number | null;
}

export const noSupport: Support = { wish: null, mine: false, from: 0, hold: null };

export const wishes = (support: Support, wish: boolean, counted: number): Support => ({
  ...support,
  wish,
  from: counted,
  hold: null,
});

/** @param counted by the answer, which has our own vote in it; the live tally comes up to a tenth of a second later */
export const confirmed = (mine: boolean, counted: number): Support => ({
  wish: null,
  mine,
  from: counted,
  hold: counted,
});

export const refused = (support: Support): Support => ({ ...support, wish: null, hold: null });
export const tallied = (support: Support): Support => (support.hold === null ? support : { ...support, hold: null });

export function shownCount(support: Support, counted: number): number {
  if (support.hold !== null) return support.hold;
  if (support.wish === null || support.wish === support.mine) return counted;
  // A tally that has moved since may have our own vote in it already: it is never counted twice.
  return support.wish ? Math.max(counted, support.from + 1) : Math.max(0, Math.min(counted, support.from - 1));
}

export const supports = (support: Support): boolean => support.wish ?? support.mine;
