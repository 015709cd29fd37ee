import { describe, expect, test } from 'vitest';
import { chosen, read, type Said } from './reading';

const spanish: Said = {
  text: '¿Quién paga?',
  language: 'es',
  translations: [
    { language: 'en', text: 'Who pays?' },
    { language: 'fr', text: 'Qui paie ?' },
    { language: 'pt-BR', text: 'Quem paga?' },
  ],
};
const language = (question: Said, ...wanted: string[]) => chosen(question, wanted)?.language ?? 'original';

describe('the language in which a question is read', () => {
  test('is the first of the reader’s that it is in', () => {
    expect(language(spanish, 'fr')).toBe('fr');
    expect(language(spanish, 'de', 'fr', 'en')).toBe('fr');
  });

  test('is its own where the reader reads that before', () => {
    expect(language(spanish, 'es-AR', 'fr')).toBe('original');
    expect(language(spanish, 'fr', 'es')).toBe('fr');
  });

  test('is its own where the reader reads none of them', () => {
    expect(language(spanish, 'ja')).toBe('original');
    expect(language(spanish)).toBe('original');
    expect(language({ text: 'a', language: 'es' }, 'fr')).toBe('original');
    expect(language({ text: 'a', language: 'es', translations: [] }, 'fr')).toBe('original');
  });

  test('does not mind the region, nor how the tag is spelled', () => {
    expect(language(spanish, 'fr-CA')).toBe('fr');
    expect(language(spanish, 'PT')).toBe('pt-BR');
  });

  test('is the very one before another of the same kind', () => {
    const chinese: Said = {
      text: '誰付錢？',
      language: 'zh-Hant',
      translations: [{ language: 'zh-Hans', text: '谁付钱？' }],
    };
    expect(language(chinese, 'zh-Hans')).toBe('zh-Hans');
    expect(language(chinese, 'zh-Hant')).toBe('original');
    expect(language(chinese, 'zh')).toBe('original');
  });

  test('is a translation where nobody knows the question’s own', () => {
    expect(language({ ...spanish, language: 'und' }, 'fr')).toBe('fr');
    expect(language({ ...spanish, language: null }, 'en')).toBe('en');
  });

  test('is what the words are marked as, and nothing else of the question changes', () => {
    const question = { ...spanish, id: 'a', votes: 3 };
    expect(read(question, ['fr'])).toEqual({ ...question, language: 'fr', text: 'Qui paie ?' });
    expect(read(question, ['ja'])).toEqual(question);
  });
});
