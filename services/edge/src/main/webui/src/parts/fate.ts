/** Where somebody's question stands, and why: as its asker reads it, and whoever has its receipt. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MergedInto, OwnQuestion } from '../api/types';
import { languageName } from '../text/languages';
import { t, word } from '../text/messages';
import { questionMark } from './mark';

export type Fate = Pick<OwnQuestion, 'text' | 'language' | 'translations' | 'state' | 'shownAs' | 'decision' | 'original' | 'answer' | 'mergedInto'>;

export const fate = (question: Fate): TemplateResult =>
  html`<p>${questionMark(question.state)}</p>
    ${question.text === null
      ? html`<p class="soft">${t('own.sealed')}</p>`
      : html`<p class="question__text" dir="auto" lang=${question.language ?? nothing}>${question.text}</p>`}
    ${question.translations?.map(
      ({ language, text }) =>
        html`<p class="small">${t('own.translation', { language: languageName(language) })} <q dir="auto" lang=${language}>${text}</q></p>`,
    )}
    <p class="small soft">
      ${word('own', question.state)}
      ${question.shownAs && question.state !== 'withdrawn' ? word('own.shownAs', question.shownAs) : nothing}
    </p>
    ${question.original ? html`<p class="small">${t('own.original')} <q dir="auto">${question.original}</q></p>` : nothing}
    ${question.mergedInto ? into(question.mergedInto) : nothing}
    ${question.decision
      ? html`<p class="small">
          <strong>${word('rule', question.decision.rule)}.</strong> <span dir="auto">${question.decision.facts}</span>
        </p>`
      : nothing}
    ${question.answer ? html`<p class="question__answer small" dir="auto">${question.answer}</p>` : nothing}`;

/** What became of the one that counts for ours now. */
const into = (root: MergedInto) =>
  html`<blockquote class="question__into small">
    <p class="question__text" dir="auto">${root.text}</p>
    <p class="soft">${word('own.into', root.state)}</p>
    ${root.answer ? html`<p class="question__answer" dir="auto">${root.answer}</p>` : nothing}
  </blockquote>`;
