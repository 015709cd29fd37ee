/** The live board as one value: a snapshot starts it, each change is folded in. Pure. */
import type { AskWindow, LiveState, Poll, Question, Update } from '../api/types';

export const BOARD_ITEMS_MAX = 200;
export const UPDATES_MAX = 100;
export const POLLS_MAX = 10;

export interface Live {
  readonly session: string;
  readonly state: LiveState;
  readonly viewers: number | null;
  readonly onStage: Question | null;
  /** In rank order. */
  readonly board: readonly Question[];
  /** Newest first. */
  readonly updates: readonly Update[];
  readonly window: AskWindow | null;
  /** The open one first, then those that were closed last. */
  readonly polls: readonly Poll[];
}

export interface Change {
  readonly state?: LiveState;
  readonly viewers?: number;
  readonly onStage?: Question | null;
  readonly votes?: Readonly<Record<string, number>>;
  readonly board?: { readonly put?: readonly Question[]; readonly drop?: readonly string[] };
  readonly updates?: readonly (Update & { readonly gone?: boolean })[];
  readonly window?: AskWindow;
  readonly polls?: readonly Poll[];
  /** By a poll what was counted of it. */
  readonly ballots?: Readonly<Record<string, Pick<Poll, 'ballots' | 'counts'>>>;
  /** Hints: these questions were decided; the desk's number moved. */
  readonly decided?: readonly string[];
  /** By a question that was merged, the one that counts its supporters now. */
  readonly merged?: Readonly<Record<string, string>>;
  readonly desk?: number;
}

/** Votes, then who was published first, then the id: the order of the service. */
export function byRank(a: Question, b: Question): number {
  return (
    b.votes - a.votes ||
    compare(a.publishedAt ?? '', b.publishedAt ?? '') ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function fromSnapshot(frame: Partial<Live> & { readonly session?: string }): Live {
  return {
    session: frame.session ?? '',
    state: frame.state ?? 'scheduled',
    viewers: frame.viewers ?? null,
    onStage: frame.onStage ?? null,
    board: [...(frame.board ?? [])].sort(byRank).slice(0, BOARD_ITEMS_MAX),
    updates: newestFirst(frame.updates ?? []),
    window: frame.window ?? null,
    polls: frame.polls ?? [],
  };
}

export function fold(live: Live, change: Change): Live {
  return {
    session: live.session,
    state: change.state ?? live.state,
    viewers: change.viewers ?? live.viewers,
    onStage: foldStage(live.onStage, change),
    board: foldBoard(live.board, change),
    updates: change.updates ? foldUpdates(live.updates, change.updates) : live.updates,
    window: change.window ? { ...live.window, ...change.window } : live.window,
    polls: foldPolls(live.polls, change),
  };
}

function foldStage(current: Question | null, change: Change): Question | null {
  const next = change.onStage === undefined ? current : change.onStage;
  const votes = next && change.votes?.[next.id];
  return next && votes !== undefined && votes !== null ? { ...next, votes } : next;
}

function foldBoard(board: readonly Question[], { votes, board: moved }: Change): readonly Question[] {
  if (!votes && !moved) return board;
  const items = new Map(board.map((question) => [question.id, question]));
  for (const question of moved?.put ?? []) {
    const known = items.get(question.id);
    // A put that crossed a newer one on its way is not newer for having come later.
    if (known?.version !== undefined && question.version !== undefined && question.version < known.version) continue;
    items.set(question.id, question);
  }
  for (const id of moved?.drop ?? []) items.delete(id);
  for (const [id, count] of Object.entries(votes ?? {})) {
    const known = items.get(id);
    if (known && known.votes !== count) items.set(id, { ...known, votes: count });
  }
  return [...items.values()].sort(byRank).slice(0, BOARD_ITEMS_MAX);
}

function foldUpdates(current: readonly Update[], changed: readonly (Update & { gone?: boolean })[]): readonly Update[] {
  const items = new Map(current.map((update) => [update.id, update]));
  for (const update of changed) {
    if (update.gone) items.delete(update.id);
    else items.set(update.id, update);
  }
  return newestFirst([...items.values()]);
}

function foldPolls(current: readonly Poll[], { polls, ballots }: Change): readonly Poll[] {
  if (!polls && !ballots) return current;
  const items = new Map(current.map((poll) => [poll.id, poll]));
  for (const poll of polls ?? []) items.set(poll.id, poll);
  for (const [id, counted] of Object.entries(ballots ?? {})) {
    const known = items.get(id);
    if (known) items.set(id, { ...known, ...counted });
  }
  return [...items.values()].sort(openFirst).slice(0, POLLS_MAX);
}

const openFirst = (a: Poll, b: Poll) =>
  (a.closedAt ? 1 : 0) - (b.closedAt ? 1 : 0) || compare(b.closedAt ?? '', a.closedAt ?? '') || compare(b.id, a.id);

function newestFirst(updates: readonly Update[]): readonly Update[] {
  return [...updates].sort((a, b) => compare(b.postedAt, a.postedAt) || compare(b.id, a.id)).slice(0, UPDATES_MAX);
}
