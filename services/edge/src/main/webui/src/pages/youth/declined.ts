/** Under a contribution that is not shown: why, and for who looks after the room the way to its words. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { Contribution, YouthReading } from '../../api/types';
import { toast } from '../../frame/frame';
import { icon } from '../../parts/icons';
import { explain } from '../../text/explain';
import { locale, t } from '../../text/messages';
import { dateTimeOf, viewerZone } from '../../text/times';
import { readingText } from './readings';

@customElement('pl-declined')
export class Declined extends LitElement {
  @property({ attribute: false }) one!: Contribution;
  @property({ attribute: false }) staff = false;
  /** The conference, for its lead, who sees who has read this. */
  @property() conference = '';
  @state() private words: string | null = null;
  @state() private readings: readonly YouthReading[] | null = null;
  @state() private busy = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  async #run(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } catch (error) {
      toast(explain(error), { seconds: 10 });
    } finally {
      this.busy = false;
    }
  }

  readonly #read = () => this.#run(async () => void (this.words = (await api.readContribution(this.one.id)).data.text));

  readonly #look = () => this.#run(async () => void (this.readings = await api.youthReadings(this.conference, this.one.id)));

  protected override render(): TemplateResult {
    const { one } = this;
    return html`<p>${icon('cross')} <strong>${t('say.declined')}</strong> ${one.reason}</p>
      ${one.forgotten ? html`<p class="soft small">${t('say.forgotten')}</p>` : nothing} ${this.staff ? this.#desk(one) : nothing}`;
  }

  #desk(one: Contribution): TemplateResult {
    return html`<p class="soft small">
        ${one.reasonCode ? t(`say.reasonCode.${one.reasonCode}`) : nothing} · ${dateTimeOf(one.declinedAt ?? '', viewerZone, locale)}
      </p>
      ${this.words === null ? nothing : html`<p class="question__text" dir="auto" lang=${one.language}>${this.words}</p>`}
      <p class="row">
        ${one.forgotten || this.words !== null
          ? nothing
          : html`<button class="button button--quiet" type="button" aria-busy=${this.busy} @click=${this.#read}>${t('say.read')}</button>
              <span class="soft small">${t('say.read.hint')}</span>`}
        ${this.conference
          ? html`<button class="button button--quiet" type="button" aria-busy=${this.busy} @click=${this.#look}>${t('cases.readings')}</button>`
          : nothing}
      </p>
      ${this.readings ? this.#readings(this.readings) : nothing}`;
  }

  #readings(readings: readonly YouthReading[]): TemplateResult {
    if (readings.length === 0) return html`<p class="soft small">${t('readings.none')}</p>`;
    return html`<ul class="small">
      ${readings.map((reading) => html`<li>${readingText(reading)}</li>`)}
    </ul>`;
  }
}
