import { describe, expect, test } from 'vitest';
import { arrange, settle } from './ranking';

describe('a board that re-ranks', () => {
  test('shows the ranked order when nothing is held', () => {
    expect(settle(['a', 'b', 'c'], ['c', 'a', 'b'], null)).toEqual(['c', 'a', 'b']);
  });

  test('keeps the held item where it is and ranks the others around it', () => {
    expect(settle(['a', 'b', 'c', 'd'], ['d', 'c', 'a', 'b'], 'b')).toEqual(['d', 'b', 'c', 'a']);
  });

  test('lets new items in without moving the held one', () => {
    expect(settle(['a', 'b'], ['new', 'b', 'a'], 'b')).toEqual(['new', 'b', 'a']);
  });

  test('lets go of an item that is no longer ranked', () => {
    expect(settle(['a', 'b'], ['a'], 'b')).toEqual(['a']);
  });

  test('stays in range when the list has become shorter', () => {
    expect(settle(['a', 'b', 'c', 'd'], ['d', 'a'], 'd')).toEqual(['a', 'd']);
  });
});

/** As much of a DOM parent as `arrange` uses; it counts moves of each child. */
class List {
  readonly moves = new Map<Item, number>();
  constructor(readonly children: Item[]) {
    for (const child of children) child.list = this;
  }
  get firstChild(): Item | null {
    return this.children[0] ?? null;
  }
  insertBefore(node: Item, before: Item | null): void {
    this.moves.set(node, (this.moves.get(node) ?? 0) + 1);
    const at = this.children.indexOf(node);
    if (at >= 0) this.children.splice(at, 1);
    node.list = this;
    this.children.splice(before ? this.children.indexOf(before) : this.children.length, 0, node);
  }
}
class Item {
  list: List | null = null;
  constructor(readonly name: string) {}
  get nextSibling(): Item | null {
    const { children } = this.list!;
    return children[children.indexOf(this) + 1] ?? null;
  }
}

describe('arranging the nodes', () => {
  const run = (from: string, to: string, heldName: string | null) => {
    const items = new Map([...new Set(from + to)].map((name) => [name, new Item(name)]));
    const list = new List([...from].map((name) => items.get(name)!));
    const held = heldName ? items.get(heldName)! : null;
    arrange(list as unknown as Node, [...to].map((name) => items.get(name)!) as unknown as Node[], held as unknown as Node);
    return { order: list.children.map((item) => item.name).join(''), heldMoves: held ? (list.moves.get(held) ?? 0) : 0, list };
  };

  test('reaches every order of four, with any of them held, and never moves the held one', () => {
    const orders = (names: string): string[] =>
      names.length < 2 ? [names] : [...names].flatMap((n) => orders(names.replace(n, '')).map((rest) => n + rest));
    for (const to of orders('abcd')) {
      for (const held of [null, 'a', 'b', 'c', 'd']) {
        const { order, heldMoves } = run('abcd', to, held);
        expect(order).toBe(to);
        expect(heldMoves).toBe(0);
      }
    }
  });

  test('adds new nodes before and after the held one', () => {
    expect(run('ab', 'xayb', 'a')).toMatchObject({ order: 'xayb', heldMoves: 0 });
  });

  test('moves nothing when the order already holds', () => {
    expect(run('abcd', 'abcd', null).list.moves.size).toBe(0);
  });
});
