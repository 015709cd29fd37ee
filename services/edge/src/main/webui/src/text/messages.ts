/**
 * Words come from a catalogue in ICU message syntax; a language is one more file beside each `en.json`. What only
 * some pages say is a catalogue of their own, which only they load.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import type social from '../pages/organise/social/en.json';
import type qna from '../pages/qna/en.json';
import type youth from '../pages/youth/en.json';
import type polls from '../parts/poll/en.json';
import english from './en.json';

export type MessageKey =
  | keyof typeof english
  | keyof typeof polls
  | keyof typeof qna
  | keyof typeof social
  | keyof typeof youth;
type Catalogue = Record<string, string>;
export type Values = Readonly<Record<string, string | number>>;

const en: Catalogue = { ...english };
const catalogues: Record<string, Catalogue> = { en };
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** The first of the reader's languages that has a catalogue, with their region so that dates read as they are used to. */
export function chooseLocale(wanted: readonly string[], available: readonly string[]): string {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0]!;
    if (available.includes(language)) return tag;
  }
  return 'en-GB';
}

export const locale = chooseLocale(navigator.languages ?? [], Object.keys(catalogues));
const language = locale.split('-')[0]!.toLowerCase();
const catalogue = catalogues[language] ?? en;

/** Takes the words of a part of the site that loads its own, by language. */
export function learn(more: Readonly<Record<string, Readonly<Catalogue>>>): void {
  for (const [of, words] of Object.entries(more)) Object.assign((catalogues[of] ??= {}), words);
}

export function applyLanguage(): void {
  document.documentElement.lang = language;
  document.documentElement.dir = rightToLeft.has(language) ? 'rtl' : 'ltr';
}

const formats = new Map<string, IntlMessageFormat>();

export function t(key: MessageKey, values?: Values): string {
  const message = catalogue[key] ?? en[key] ?? key;
  if (!message.includes('{')) return message;
  let format = formats.get(key);
  if (!format) {
    format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    formats.set(key, format);
  }
  return String(format.format(values));
}

/** The message for an enumeration's value; the bare value when a newer server knows one that we do not. */
export function word(prefix: string, value: string | null | undefined): string {
  if (!value) return '';
  const key = `${prefix}.${value}`;
  return key in en ? t(key as MessageKey) : value;
}

export function has(key: string): key is MessageKey {
  return key in en;
}

const list = new Intl.ListFormat(locale, { type: 'conjunction' });
export const joined = (parts: readonly string[]) => list.format(parts);
const numbers = new Intl.NumberFormat(locale);
export const number = (value: number) => numbers.format(value);
