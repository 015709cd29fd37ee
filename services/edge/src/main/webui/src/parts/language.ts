/** What a language's tag (BCP 47) says, and in which language somebody writes as far as the letters tell. Pure. */

/** The language alone, without its script and its country. */
export const base = (tag: string): string => tag.split('-')[0]!.toLowerCase();

/** What BCP 47 calls a script, and Unicode divides. */
const mixed: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
};

/**
 * The first of these languages that is written with the letters of a text; `und` (undetermined) where none is, so that
 * nobody takes it for another one.
 */
export function languageOf(text: string, wanted: readonly (string | null | undefined)[]): string {
  const letters = text.match(/\p{L}/gu) ?? [];
  for (const language of wanted) {
    const written = language && letterOf(language);
    if (written && letters.filter((letter) => written.test(letter)).length * 2 >= letters.length) return new Intl.Locale(language).language;
  }
  return 'und';
}

function letterOf(language: string): RegExp | null {
  try {
    const script = new Intl.Locale(language).maximize().script ?? 'Latn';
    return new RegExp(`[${(mixed[script] ?? [script]).map((one) => `\\p{sc=${one}}`).join('')}]`, 'u');
  } catch {
    // No language, or a script that has no letters of its own.
    return null;
  }
}
