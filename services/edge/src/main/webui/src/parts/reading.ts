/** In which of its languages a question is read: the first of the reader's that it is in, the original else. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Question, Translation } from '../api/types';
import { base } from './language';

export type Said = Pick<Question, 'language' | 'translations'> & { readonly text: string };

/** What a question says to who reads these languages, the most wanted first; null for the original. */
export function chosen(question: Said, wanted: readonly string[] = navigator.languages): Translation | null {
  const all = question.translations ?? [];
  if (all.length === 0) return null;
  const original = { language: question.language ?? 'und', text: question.text };
  for (const tag of wanted) {
    const said = [original, ...all];
    const found = said.find(({ language }) => same(language, tag)) ?? said.find(({ language }) => same(base(language), base(tag)));
    if (found) return found === original ? null : found;
  }
  return null;
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** The same question, in the words that its reader reads first. */
export const read = <Q extends Said>(question: Q, wanted: readonly string[] = navigator.languages): Q => ({
  ...question,
  ...chosen(question, wanted),
});

/** Where a translation is read: that it is one, and the original one tap away. Few questions have any: it comes then. */
export function original(question: Said): TemplateResult | typeof nothing {
  if (!chosen(question)) return nothing;
  void import('./original');
  return html`<pl-original .text=${question.text} .language=${question.language ?? null}></pl-original>`;
}
