/** What a facilitator still lacks, and what they can do about it. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { FacilitatorStanding } from '../../api/types';
import { secondFactorPath } from '../../frame/auth';
import { toast } from '../../frame/frame';
import { icon } from '../../parts/icons';
import { Part } from '../../parts/part';
import { locale, t } from '../../text/messages';
import { dateOf } from '../../text/times';

const needs = ['secondFactor', 'vetting', 'training'] as const;

@customElement('pl-standing')
export class Standing extends Part {
  @state() private standing!: FacilitatorStanding;

  protected override async load(): Promise<void> {
    this.standing = (await api.facilitatorStanding(this.slug)).data;
  }

  readonly #apply = async () => {
    try {
      this.standing = (await api.applyToFacilitate(this.slug)).data;
      toast(t('facilitator.applied'));
    } catch (error) {
      this.fail(error);
    }
  };

  protected override view(): TemplateResult {
    const { state, missing, vettedUntil } = this.standing;
    const until = vettedUntil ? dateOf(vettedUntil, locale, { dateStyle: 'long' }) : '';
    return html`<section class="rubric stack" aria-labelledby="standing">
      <h2 id="standing">${t('facilitator.title')}</h2>
      <p>${missing.length === 0 ? t('facilitator.complete', { until }) : t('facilitator.incomplete')}</p>
      <ol class="steps" aria-label=${t('facilitator.steps')}>
        ${needs.map((need) => this.#step(need, !missing.includes(need)))}
      </ol>
      ${state === 'notApplied'
        ? html`<p>${t('facilitator.apply.text')}</p>
            <p><button class="button button--main" type="button" @click=${this.#apply}>${t('facilitator.apply')}</button></p>`
        : nothing}
      ${state === 'expired' ? html`<p>${t('facilitator.expired', { until })}</p>` : nothing}
      ${missing.includes('secondFactor')
        ? html`<p>${t('facilitator.secondFactor.text')}</p>
            <p><a class="button" href=${secondFactorPath()}>${t('facilitator.secondFactor')}</a></p>`
        : nothing}
    </section>`;
  }

  #step(need: (typeof needs)[number], done: boolean): TemplateResult {
    return html`<li class="steps__step ${done ? 'steps__step--done' : ''}">
      ${icon(done ? 'tick' : 'hourglass')} ${t(`facilitator.step.${need}`)}
      <span class="hidden-visually">${t(done ? 'youth.step.done' : 'facilitator.step.open')}</span>
    </li>`;
  }
}
