import { html, nothing, type TemplateResult } from 'lit';
import type { Update } from '../api/types';
import { t } from '../text/messages';
import { when, type Zones } from './when';

export function updateList(updates: readonly Update[], zones: Zones): TemplateResult {
  if (updates.length === 0) return html`<p class="empty">${t('updates.none')}</p>`;
  return html`<ol class="updates" role="list">
    ${updates.map(
      (update) =>
        html`<li>
          <p class="small soft">${when(update.postedAt, zones)}</p>
          <p class="prose" dir="auto">${update.text}</p>
        </li>`,
    )}
  </ol>`;
}

/** The newest few, the rest one tap away. */
export function updateDigest(updates: readonly Update[], zones: Zones, atOnce = 2): TemplateResult | typeof nothing {
  if (updates.length === 0) return nothing;
  return html`${updateList(updates.slice(0, atOnce), zones)}
  ${updates.length > atOnce
    ? html`<details class="details">
        <summary>${t('updates.earlier', { count: updates.length - atOnce })}</summary>
        ${updateList(updates.slice(atOnce), zones)}
      </details>`
    : nothing}`;
}
