/** The moderator's queue as a list to walk through. Pure. */
import type { QuestionState, QueueItem } from '../api/types';
import type { Move } from '../api/calls';

export type Part = 'waiting' | 'onStage' | 'selected' | 'published' | 'merged' | 'decided';

export function partOf(state: QuestionState): Part {
  switch (state) {
    case 'waiting':
    case 'onStage':
    case 'selected':
    case 'published':
    case 'merged':
      return state;
    case 'dismissed':
    case 'answered':
    case 'withdrawn':
      return 'decided';
  }
}

export function parts(items: readonly QueueItem[]): Readonly<Record<Part, readonly QueueItem[]>> {
  const found: Record<Part, QueueItem[]> = { waiting: [], onStage: [], selected: [], published: [], merged: [], decided: [] };
  for (const item of items) found[partOf(item.state)].push(item);
  return found;
}

/** The merged ones by what they are merged into, which they are shown with. */
export function mergedInto(items: readonly QueueItem[]): ReadonlyMap<string, readonly QueueItem[]> {
  const found = new Map<string, QueueItem[]>();
  for (const item of parts(items).merged) {
    const root = item.mergedInto?.id ?? '';
    found.set(root, [...(found.get(root) ?? []), item]);
  }
  return found;
}

/** Decided ones, and those merged into something that is listed no more. */
export function decided(items: readonly QueueItem[]): readonly QueueItem[] {
  const listed = new Set(items.map((item) => item.id));
  const by = parts(items);
  return [...by.decided, ...by.merged.filter((item) => !listed.has(item.mergedInto?.id ?? ''))];
}

const takesMore: readonly QuestionState[] = ['waiting', 'published', 'selected'];

/** One whose words staff may read: they are not sealed. */
export type Shown = QueueItem & { readonly text: string };

/** What a question may be merged into. */
export const targets = (items: readonly QueueItem[], item: QueueItem): readonly Shown[] =>
  items.filter((other): other is Shown => other.text !== null && other.id !== item.id && takesMore.includes(other.state));

const possible: Readonly<Record<Move, readonly QuestionState[]>> = {
  publish: ['waiting', 'dismissed', 'selected'],
  dismiss: ['waiting', 'published', 'selected'],
  select: ['published'],
  stage: ['published', 'selected', 'answered'],
  answer: ['onStage'],
  merge: ['waiting', 'published'],
  unmerge: ['merged'],
  reword: ['waiting', 'published', 'selected'],
};

export const may = (move: Move, state: QuestionState) => possible[move].includes(state);

const translatable: readonly QuestionState[] = ['waiting', 'published', 'selected', 'onStage', 'answered'];

/** Whether a translation may stand beside it: who reads the record needs that, too. */
export const mayTranslate = (state: QuestionState) => translatable.includes(state);

/** What takes the last move back, by the rules of the house; null where nothing does. */
export function undoOf(move: Move, before: QuestionState): Move | null {
  switch (move) {
    case 'dismiss':
      return before === 'waiting' || before === 'published' ? 'publish' : null;
    case 'select':
      return 'publish';
    case 'answer':
      return 'stage';
    case 'merge':
      return 'unmerge';
    case 'unmerge':
      return 'merge';
    case 'publish':
      return before === 'selected' ? 'select' : 'dismiss';
    case 'stage':
    case 'reword':
      return null;
  }
}

/** The item to stand on when `chosen` has left the list: the one that has moved into its place. */
export function standing(ids: readonly string[], before: readonly string[], chosen: string | null): string | null {
  if (chosen !== null && ids.includes(chosen)) return chosen;
  const at = chosen === null ? 0 : before.indexOf(chosen);
  return ids[Math.min(Math.max(at, 0), ids.length - 1)] ?? null;
}

export function step(ids: readonly string[], chosen: string | null, by: 1 | -1): string | null {
  const at = chosen === null ? -1 : ids.indexOf(chosen);
  if (at < 0) return ids[0] ?? null;
  return ids[Math.min(Math.max(at + by, 0), ids.length - 1)] ?? null;
}

/** The fresh question that a 412 carries, under whichever name; null when it has to be fetched. */
export function freshOf(problem: Readonly<Record<string, unknown>>): QueueItem | null {
  for (const name of ['current', 'question']) {
    const found = problem[name];
    if (found && typeof found === 'object' && 'id' in found && 'state' in found) return found as QueueItem;
  }
  return null;
}
