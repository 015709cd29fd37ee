/** Languages by their names, in the reader's. */
import { locale, t } from './messages';

const names = new Intl.DisplayNames(locale, { type: 'language' });

/** The bare tag where nobody has a name for it. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const known = (language: string | null | undefined): language is string => !!language && language !== 'und';

/** Needs the words of `pages/qna`. */
export const translatedFrom = (language: string | null | undefined): string =>
  known(language) ? t('translation.from', { language: languageName(language) }) : t('translation.fromUnknown');
