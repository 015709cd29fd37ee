import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import social from '../pages/organise/social/en.json';
import qna from '../pages/qna/en.json';
import youth from '../pages/youth/en.json';
import polls from '../parts/poll/en.json';
import en from './en.json';
import { chooseLocale, t, word } from './messages';

const catalogues = [en, polls, qna, social, youth];

describe('messages', () => {
  test('are all well-formed', () => {
    for (const [key, message] of catalogues.flatMap((catalogue) => Object.entries(catalogue))) {
      expect(() => new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }), key).not.toThrow();
    }
  });

  test('are each in one catalogue', () => {
    const keys = catalogues.flatMap((catalogue) => Object.keys(catalogue));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  test('count by the plural rules of the language', () => {
    expect(t('organise.shown', { count: 0 })).toBe('Nobody');
    expect(t('organise.shown', { count: 1 })).toBe('1 person');
    expect(t('organise.shown', { count: 1200 })).toBe('1,200 people');
    expect(t('people.more', { names: 'Ada, Grace', more: 3 })).toBe('Ada, Grace and 3 more');
  });

  test('show text of others exactly as it is', () => {
    const text = 'What about {braces}, <b>tags</b> and #hashes?';
    expect(t('stage.announce', { text, by: 'Ada' })).toContain(text);
  });

  test('show an unknown value of an enumeration as it came', () => {
    expect(word('live', 'paused')).toBe('Paused');
    expect(word('live', 'somethingNew')).toBe('somethingNew');
    expect(word('live', null)).toBe('');
  });

  test('come in the first of the reader’s languages that there is', () => {
    expect(chooseLocale(['fr-CH', 'en-US'], ['en'])).toBe('en-US');
    expect(chooseLocale(['fr'], ['en'])).toBe('en-GB');
    expect(chooseLocale(['ar-EG', 'en'], ['en', 'ar'])).toBe('ar-EG');
  });
});
