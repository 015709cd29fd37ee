/** A contribution as it stands, on a board and beside it. */
import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../api/calls';
import type { Contribution } from '../../api/types';
import { confirmed } from '../../parts/dialog';
import { icon } from '../../parts/icons';
import { t } from '../../text/messages';
import './declined';

/** Who looks at it, and what is done once something was asked for or decided. */
interface Reader {
  readonly staff: boolean;
  /** The conference, for its lead, who sees who has read what is not shown. */
  readonly conference: string;
  readonly decided: () => void;
}

/** What it says, and who says it. */
export const wordsOf = (one: Contribution): TemplateResult =>
  html`<p class="soft small">${t(`contribution.kind.${one.kind}`)} · ${one.own ? t('say.own') : one.pseudonym}</p>
    ${one.text == null ? nothing : html`<p class="question__text" dir="auto" lang=${one.language}>${one.text}</p>`}`;

/** What has become of it, but for what people think of it. */
export function standingOf(one: Contribution, { staff, conference, decided }: Reader): TemplateResult {
  return html`${one.state === 'waiting' && !staff ? html`<p>${icon('hourglass')} ${t('say.waits')}</p>` : nothing}
    ${one.appeal?.state === 'overturned' ? html`<p class="soft small">${t('say.appeal.overturned')}</p>` : nothing}
    ${one.state === 'declined'
      ? html`<pl-declined .one=${one} .staff=${staff} .conference=${conference} @decided=${decided}></pl-declined>`
      : nothing}`;
}

/** The way for its author to take it back: at once while nobody else has seen it, else they are asked first. */
export function takeBack(one: Contribution, run: (work: () => Promise<unknown>) => unknown): TemplateResult {
  const ask = async () => {
    const question = { title: t('say.withdraw.title'), text: t('say.withdraw.text'), confirm: t('say.withdraw'), alarm: true };
    if (one.state === 'waiting' || (await confirmed(question))) run(() => api.withdrawContribution(one.id));
  };
  return html`<button class="button button--quiet" type="button" @click=${() => void ask()}>${t('say.withdraw')}</button>`;
}
