/** The languages that a moderator translates between. */
import type { QueueItem } from '../api/types';
import { base } from '../parts/language';
import { languageName } from '../text/languages';

/** Those of the United Nations and of most who come; a question's own is added, whichever it is. */
const usual =
  'ar bg bn ca cs da de el en es et fa fi fr ga he hi hr hu id it ja ko lt lv mt nb nl pl pt ro ru sk sl sr sv sw ta th tr uk ur vi zh'.split(' ');

/** To choose from, by their names. */
export function languagesFor(more: readonly string[]): readonly string[] {
  const all = [...new Set([...usual, ...more.filter(Boolean)])];
  return all.sort((one, other) => languageName(one).localeCompare(languageName(other)));
}

/** Into which language it is to be translated first: one that is wanted, and that it is not in. */
export function intoFirst(item: Pick<QueueItem, 'language' | 'translations'>, wanted: readonly string[]): string {
  const taken = new Set([item.language ?? '', ...(item.translations ?? []).map(({ language }) => language)].map(base));
  const free = (tag: string) => !taken.has(base(tag));
  return [...wanted.map(base), 'en', 'fr', 'es'].find(free) ?? usual.find(free) ?? 'en';
}
