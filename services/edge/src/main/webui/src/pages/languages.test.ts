import { describe, expect, test } from 'vitest';
import { intoFirst, languagesFor } from './languages';

describe('the languages a moderator translates between', () => {
  test('have the question’s own among them, once, by name', () => {
    const all = languagesFor(['gsw', 'fr', '']);
    expect(all.filter((tag) => tag === 'fr')).toHaveLength(1);
    expect(all).toContain('gsw');
    expect(all.indexOf('ar')).toBeLessThan(all.indexOf('fr'));
    expect(all).not.toContain('');
  });

  test('begin with one that is wanted and that it is not in', () => {
    const question = { language: 'es', translations: [{ language: 'fr', text: 'Qui ?' }] };
    expect(intoFirst(question, ['es-AR', 'fr-FR', 'de-AT'])).toBe('de');
    expect(intoFirst(question, ['es'])).toBe('en');
    expect(intoFirst({ language: 'en' }, ['en-GB'])).toBe('fr');
    expect(intoFirst({ language: null }, ['en-GB'])).toBe('en');
  });
});
