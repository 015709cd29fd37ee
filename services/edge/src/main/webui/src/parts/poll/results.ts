/** A poll's result: bars, with the figures in words beside them. */
import './poll.css';
import './words';
import { html, nothing, type TemplateResult } from 'lit';
import type { Poll } from '../../api/types';
import { locale, t } from '../../text/messages';
import { bars, labelOf, middle, type Bar } from './tally';

const parts = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const steps = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const step = (at: number, label: string) => t('poll.step', { step: at, label });

export const choiceLabel = (poll: Poll, choice: number) => labelOf(poll, choice, step);

/** Nothing while nobody may know. */
export function results(poll: Poll, mine: readonly number[] = []): TemplateResult | typeof nothing {
  const all = bars(poll, step);
  if (!all) return nothing;
  const most = Math.max(...all.map((bar) => bar.count));
  const centre = middle(poll);
  return html`<ul class="bars" role="list">
      ${all.map((bar) => one(bar, bar.count === most && most > 0, mine.includes(bar.choice)))}
    </ul>
    ${centre
      ? html`<p class="small soft number">${t('poll.mean', { mean: steps.format(centre.mean), median: steps.format(centre.median) })}</p>`
      : nothing}`;
}

function one({ label, count, part }: Bar, leads: boolean, mine: boolean): TemplateResult {
  const percent = parts.format(part);
  return html`<li class="bars__one ${leads ? 'bars__one--most' : ''}">
    <span class="hidden-visually">${t('poll.partOf', { label, people: t('poll.people', { count }), percent })}</span>
    <span class="bars__label" aria-hidden="true" dir="auto">${mine ? '✓ ' : nothing}${label}</span>
    <span class="bars__figure number" aria-hidden="true">${t('poll.part', { percent, count })}</span>
    <svg class="bars__bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="1" class="bars__ground"></rect>
      <rect width=${Math.min(100, part * 100)} height="1" class="bars__fill"></rect>
    </svg>
  </li>`;
}

export const answered = ({ ballots }: Poll) => t('poll.answers', { count: ballots });
