/** Which order to show while somebody's finger, pointer or focus rests on an item. Pure. */

/**
 * The ranked order, except that the held item keeps the place it has on the screen; the others rank around it.
 * Held or not, what is no longer ranked is gone and what is new is where it belongs.
 */
export function settle(shown: readonly string[], ranked: readonly string[], held: string | null): readonly string[] {
  if (held === null || !ranked.includes(held)) return ranked;
  const place = shown.indexOf(held);
  if (place < 0) return ranked;
  const rest = ranked.filter((id) => id !== held);
  const at = Math.min(place, rest.length);
  return [...rest.slice(0, at), held, ...rest.slice(at)];
}

/** Puts `parent`'s children in `order` without ever moving the held one, so that it keeps focus, hover and touch. */
export function arrange(parent: Node, order: readonly Node[], held: Node | null): void {
  const split = held ? order.indexOf(held) : -1;
  place(parent, split < 0 ? order : order.slice(0, split), parent.firstChild, split < 0 ? null : held);
  if (held && split >= 0) place(parent, order.slice(split + 1), held.nextSibling, null);
}

function place(parent: Node, nodes: readonly Node[], from: Node | null, before: Node | null): void {
  let cursor = from;
  for (const node of nodes) {
    if (cursor === node) cursor = cursor.nextSibling;
    else parent.insertBefore(node, cursor ?? before);
  }
}
