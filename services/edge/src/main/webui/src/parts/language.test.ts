import { describe, expect, test } from 'vitest';
import { languageOf } from './language';

describe('the language of what is written', () => {
  test('is the first that is written so', () => {
    expect(languageOf('Who pays for it?', ['en', 'fr'])).toBe('en');
    expect(languageOf('من يدفع ثمن ذلك؟', ['en', 'en-GB', 'ar'])).toBe('ar');
    expect(languageOf('Кто платит?', ['en', 'ru-RU'])).toBe('ru');
    expect(languageOf('誰が払うのですか', ['en', 'ja'])).toBe('ja');
    expect(languageOf('谁来付钱', ['en', 'zh-Hans-CN'])).toBe('zh');
  });

  test('is not known where none of them is', () => {
    expect(languageOf('من يدفع ثمن ذلك؟', ['en', 'fr'])).toBe('und');
    expect(languageOf('Who?', [null, undefined, '', 'no language'])).toBe('und');
  });

  test('is not changed by a name amidst', () => {
    expect(languageOf('Was sagt Москва dazu?', ['de'])).toBe('de');
  });
});
