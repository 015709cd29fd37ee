/** Which questions may ask the same, told by the words they share. Pure. */

/** Shorter words are in every question. */
const WORD_MIN = 3;
/** Words that begin alike mean alike often enough: "young" and "younger", "vote" and "voting". */
const STEM = 5;

function stems(text: string): ReadonlySet<string> {
  const words = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= WORD_MIN).map((word) => word.slice(0, STEM)));
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const stem of a) if (b.has(stem)) both++;
  return both;
}

/** 0 where no word is shared, 1 where all are. */
export function likeness(a: string, b: string): number {
  const [one, other] = [stems(a), stems(b)];
  const all = one.size + other.size;
  return all === 0 ? 0 : (2 * shared(one, other)) / all;
}

/** Those that have every word that is searched for, the nearest to `text` first, then the most supported. */
export function nearest<T extends { readonly text: string; readonly votes: number }>(
  items: readonly T[],
  text: string,
  search = '',
): readonly T[] {
  const wanted = stems(search);
  return items
    .filter((item) => shared(wanted, stems(item.text)) === wanted.size)
    .map((item) => ({ item, near: likeness(text, item.text) }))
    .sort((a, b) => b.near - a.near || b.item.votes - a.item.votes)
    .map(({ item }) => item);
}
