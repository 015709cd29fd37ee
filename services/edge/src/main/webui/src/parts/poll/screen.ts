/** A poll on the hall's screen. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Poll } from '../../api/types';
import { t } from '../../text/messages';
import { answered, results } from './results';
import { bars } from './tally';

export function pollOnScreen(poll: Poll): TemplateResult {
  const options = bars({ ...poll, counts: [] }, (step, label) => t('poll.step', { step, label })) ?? [];
  return html`<div class="screen__body" aria-live="polite" data-poll=${poll.id}>
    <h1 class="screen__text" dir="auto" lang=${poll.language ?? nothing}>${poll.prompt}</h1>
    ${poll.counts
      ? results(poll)
      : html`<ul class="bars" role="list">
          ${options.map(({ label }) => html`<li dir="auto">${label}</li>`)}
        </ul>`}
    <p class="screen__by number">
      ${poll.state === 'closed' ? html`<strong>${t('screen.pollResult')}.</strong> ` : nothing}${answered(poll)}
      ${poll.state === 'open' && !poll.counts ? html` · ${t('poll.resultsLater')}` : nothing}
    </p>
  </div>`;
}
