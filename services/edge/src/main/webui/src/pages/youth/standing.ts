/** What a facilitator still lacks, and what they can do about it. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { FacilitatorStanding } from '../../api/types';
import { secondFactorPath } from '../../frame/auth';
import { toast } from '../../frame/frame';
import { icon } from '../../parts/icons';
import { Part } from '../../parts/part';
import { locale, t } from '../../text/messages';
import { dateOf } from '../../text/times';
import './lobby';
import './questions-desk';

const needs = ['secondFactor', 'vetting', 'training'] as const;

@customElement('pl-standing')
export class Standing extends Part {
  /** Whether what facilitators look after is shown here, once nothing is missing. */
  @property({ attribute: false }) care = false;
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
      </section>
      ${this.care && missing.length === 0 ? care(this.slug) : nothing}`;
  }

  #step(need: (typeof needs)[number], done: boolean): TemplateResult {
    return html`<li class="steps__step ${done ? 'steps__step--done' : ''}">
      ${icon(done ? 'tick' : 'hourglass')} ${t(`facilitator.step.${need}`)}
      <span class="hidden-visually">${t(done ? 'youth.step.done' : 'facilitator.step.open')}</span>
    </li>`;
  }
}

/** What those see who look after the forum: its rooms, and the questions that wait for them. */
export const care = (slug: string): TemplateResult =>
  html`<pl-lobby .slug=${slug} .staff=${true}></pl-lobby> <pl-youth-questions-desk .slug=${slug}></pl-youth-questions-desk>`;
