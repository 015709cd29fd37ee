/**
 * Under a contribution that is not shown: why, and the second look that its author can ask for; for who looks after the
 * room the way to its words, and that second look.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { Contribution, YouthReading } from '../../api/types';
import { toast } from '../../frame/frame';
import { dropDraft, readDraft, writeDraft } from '../../parts/drafts';
import { valueOf } from '../../parts/form';
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
  /** Whether words for a second look are being written, and which: the author's why, or why it stays. */
  @state() private writing = false;
  @state() private text = '';
  @state() private busy = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** The board goes while the room waits for an adult; what was being written comes back with it. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.text = readDraft<{ text: string }>(this.#draft).text ?? '';
    this.writing = this.text !== '';
  }

  get #draft(): string {
    return `appeal.${this.one.id}`;
  }

  readonly #write = async (): Promise<void> => {
    this.writing = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>('textarea')?.focus();
  };

  readonly #back = async (): Promise<void> => {
    this.writing = false;
    dropDraft(this.#draft);
    await this.updateComplete;
    this.querySelector<HTMLElement>('[data-write]')?.focus();
  };

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

  /** Tells the board when something was asked for or decided. */
  #decide(work: () => Promise<unknown>): Promise<void> {
    return this.#run(async () => {
      await work();
      this.writing = false;
      this.text = '';
      dropDraft(this.#draft);
      this.dispatchEvent(new CustomEvent('decided'));
    });
  }

  protected override render(): TemplateResult {
    const { one } = this;
    return html`<p>${icon('cross')} <strong>${t('say.declined')}</strong> ${one.reason}</p>
      ${one.forgotten ? html`<p class="soft small">${t('say.forgotten')}</p>` : nothing} ${this.staff ? this.#desk(one) : nothing}
      ${this.#appeal(one)}`;
  }

  #appeal({ id, appeal, forgotten }: Contribution): TemplateResult | typeof nothing {
    if (!this.staff && !appeal) return forgotten ? nothing : this.#ask(id);
    if (!appeal) return nothing;
    if (appeal.state !== 'waiting') return html`<p><strong>${t('say.appeal.upheld')}</strong> ${appeal.reason}</p>`;
    return html`<p>${icon('hourglass')} ${t(this.staff ? 'say.appeal.asked' : 'say.appeal.waits')}</p>
      ${appeal.text ? html`<p dir="auto">${appeal.text}</p>` : nothing} ${this.staff ? this.#second(id, appeal.decidedByYou) : nothing}`;
  }

  #ask(id: string): TemplateResult {
    if (!this.writing) {
      return html`<p>
        <button class="button button--quiet" type="button" data-write @click=${this.#write}>${t('say.appeal.ask')}</button>
      </p>`;
    }
    return this.#words(t('say.appeal.why'), t('say.appeal.send'), true, () => api.appealContribution(id, this.text.trim()));
  }

  #second(id: string, decidedByYou: boolean): TemplateResult {
    if (decidedByYou) return html`<p class="soft small">${t('say.appeal.notYou')}</p>`;
    if (this.writing) {
      return this.#words(t('say.appeal.reason'), t('say.appeal.uphold'), false, () => api.upholdContribution(id, this.text.trim()));
    }
    return html`<p class="row">
      <button class="button button--main" type="button" aria-busy=${this.busy} @click=${() => void this.#decide(() => api.overturnContribution(id))}>
        ${t('say.appeal.overturn')}
      </button>
      <button class="button" type="button" data-write @click=${this.#write}>${t('say.appeal.uphold')}</button>
    </p>`;
  }

  #words(label: string, send: string, optional: boolean, work: () => Promise<unknown>): TemplateResult {
    return html`<div class="field">
        <label class="field__label" for="appeal-${this.one.id}">${label}</label>
        <textarea
          class="input"
          id="appeal-${this.one.id}"
          maxlength="500"
          .value=${this.text}
          @input=${(event: Event) => {
            this.text = valueOf(event);
            writeDraft(this.#draft, { text: this.text });
          }}
        ></textarea>
      </div>
      <p class="row">
        <button
          class="button button--main"
          type="button"
          aria-busy=${this.busy}
          ?disabled=${!optional && this.text.trim() === ''}
          @click=${() => void this.#decide(work)}
        >
          ${send}
        </button>
        <button class="button button--quiet" type="button" @click=${this.#back}>${t('dialog.back')}</button>
      </p>`;
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
