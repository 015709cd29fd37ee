/** Who was heard so far, and whom to hear: figures first, bars beside them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Card, Question, Share, ShareGroup, Suggestion } from '../api/types';
import { byline } from '../parts/board';
import { icon } from '../parts/icons';
import { t, word } from '../text/messages';
import { original, read } from '../parts/reading';

const groupWord = (by: string, { group }: ShareGroup) => word(`share.${by}`, group);

/** How much of a whole, in percent; nothing of nothing. */
export const percent = (part: number, whole: number) => (whole > 0 ? Math.min(100, (part / whole) * 100) : 0);

/** Why a question is suggested, in figures. */
export function why({ by, ...group }: Suggestion, { asked, put }: Card): string {
  const figures = { group: groupWord(by, group), asked: group.asked, allAsked: asked, put: group.put, allPut: put };
  return by === 'region' || by === 'origin' ? t('chair.suggest.why', figures) : t('chair.suggest.why.age', figures);
}

/** @param put the button that puts a question on stage */
export function suggestion(card: Card, put: (question: Question) => TemplateResult): TemplateResult | typeof nothing {
  const { suggestion } = card;
  if (!suggestion) return nothing;
  return html`<section class="suggested" aria-labelledby="suggested">
    <h2 class="chair__head" id="suggested">${icon('warn', 18)} ${t('chair.suggest')}</h2>
    <p class="chair__line" dir="auto" lang=${read(suggestion.question).language ?? nothing}>${read(suggestion.question).text}</p>
    ${original(suggestion.question)}
    <p class="soft" dir="auto">${byline(suggestion.question)} · <span class="number">${t('support.count', { count: suggestion.question.votes })}</span></p>
    <p class="suggested__why number">${why(suggestion, card)}</p>
    ${put(suggestion.question)}
  </section>`;
}

export function shares(card: Card): TemplateResult | typeof nothing {
  if (card.shares.length === 0 || card.asked === 0) return nothing;
  return html`<section class="shares" aria-labelledby="shares">
    <div class="row row--apart">
      <h2 class="chair__head" id="shares">
        ${t('chair.shares')}: <span class="number">${t('chair.shares.all', { asked: card.asked, put: card.put })}</span>
      </h2>
      <p class="shares__key small soft" aria-hidden="true">
        <span>${bar('asked', 100)} ${t('chair.shares.asked')}</span>
        <span>${bar('put', 100)} ${t('chair.shares.put')}</span>
      </p>
    </div>
    <div class="shares__parts">${card.shares.map((share) => one(share, card))}</div>
  </section>`;
}

function one({ by, groups }: Share, card: Card): TemplateResult {
  return html`<section aria-label=${word('share', by)}>
    <h3 class="shares__by">${word('share', by)}</h3>
    <ul class="shares__groups" role="list">
      ${groups.map(
        (group) => html`<li>
          <span class="shares__group">${groupWord(by, group)}</span>
          <span class="shares__figures number">${t('chair.shares.figures', { asked: group.asked, put: group.put })}</span>
          ${bar('asked', percent(group.asked, card.asked))} ${bar('put', percent(group.put, card.put))}
        </li>`,
      )}
    </ul>
  </section>`;
}

/** Asked is an outline, put is filled: told apart without colours. */
const bar = (kind: 'asked' | 'put', part: number) =>
  html`<svg class="shares__bar shares__bar--${kind}" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect width=${part} height="4"></rect>
  </svg>`;
