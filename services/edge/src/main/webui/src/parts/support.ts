/** Support that is shown at once and corrected by the server's word. Pure. */

export interface Support {
  /** What the reader wants, until the server has answered; null when nothing is under way. */
  readonly wish: boolean | null;
  readonly mine: boolean;
  /** The count to show at least until the tally has caught up with our own vote. */
  readonly hold: number | null;
}

export const noSupport: Support = { wish: null, mine: false, hold: null };

export const wishes = (support: Support, wish: boolean): Support => ({ ...support, wish, hold: null });

export function confirmed(support: Support, mine: boolean, counted: number, shown: number): Support {
  // The tally is counted up to a tenth of a second later: until then the optimistic figure is the truer one.
  const lags = support.wish === mine && counted !== shown;
  return { wish: null, mine, hold: lags ? shown : null };
}

export const refused = (support: Support): Support => ({ ...support, wish: null, hold: null });
export const tallied = (support: Support): Support => (support.hold === null ? support : { ...support, hold: null });

export function shownCount(support: Support, counted: number): number {
  if (support.hold !== null) return support.hold;
  if (support.wish === null || support.wish === support.mine) return counted;
  return Math.max(0, counted + (support.wish ? 1 : -1));
}

export const supports = (support: Support): boolean => support.wish ?? support.mine;
