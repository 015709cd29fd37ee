/** What merging does to a reader's support: the page carries it along where it can, and asks where it cannot. Pure. */
import type { Question } from '../api/types';
import { noSupport, supports, type Support } from '../parts/support';
import type { Change } from './fold';

/** The support of what was merged, carried to what counts it now. What is withdrawn there is withdrawn from all of it. */
export function carried(support: ReadonlyMap<string, Support>, change: Change | null): readonly (readonly [string, Support])[] {
  return Object.entries(change?.merged ?? {})
    .filter(([from]) => supports(support.get(from) ?? noSupport))
    .flatMap(([from, into]) => {
      const now = support.get(into) ?? noSupport;
      return [[from, noSupport] as const, [into, { ...now, mine: true }] as const];
    });
}

/** Whether only the service can tell what the reader supports: a question that was taken apart, or one that has come with others in it. */
export function mustAsk(before: readonly Question[], after: readonly Question[], support: ReadonlyMap<string, Support>): boolean {
  const known = new Map(before.map((question) => [question.id, question.mergedCount ?? 0]));
  return after.some((question) => {
    const was = known.get(question.id);
    const is = question.mergedCount ?? 0;
    if (was === undefined) return is > 0;
    return is < was && supports(support.get(question.id) ?? noSupport);
  });
}

/** What the service says, beside what is under way. */
export function told(support: ReadonlyMap<string, Support>, mine: readonly string[]): ReadonlyMap<string, Support> {
  const ids = new Set([...support.keys(), ...mine]);
  const yes = new Set(mine);
  return new Map([...ids].map((id) => [id, { ...(support.get(id) ?? noSupport), mine: yes.has(id) }]));
}
