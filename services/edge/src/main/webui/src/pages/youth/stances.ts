import { html, type TemplateResult } from 'lit';
import type { Stance } from '../../api/types';
import { t } from '../../text/messages';

const stances = ['agree', 'disagree', 'pass'] as const;

interface Tally {
  readonly totals: Readonly<Record<Stance, number | null | undefined>>;
  readonly mine?: Stance | null;
}

/** What people think of something: for young people buttons with their own, for who looks after them the counts. */
export function stancesOn({ totals, mine }: Tally, staff: boolean, open: boolean, take: (stance: Stance) => void): TemplateResult {
  if (staff) {
    return html`<p class="small soft">${stances.map((stance) => `${t(`stance.${stance}`)}: ${totals[stance]}`).join(' · ')}</p>`;
  }
  return html`<div class="row" role="group" aria-label=${t('stance.label')}>
    ${stances.map(
      (stance) =>
        html`<button
          class="support"
          type="button"
          aria-pressed=${mine === stance ? 'true' : 'false'}
          ?disabled=${!open}
          @click=${() => take(stance)}
        >
          <span class="support__word">${t(`stance.${stance}`)}</span>
          <span class="support__count">${totals[stance]}</span>
        </button>`,
    )}
  </div>`;
}
