/** A question of one's own: where it stands, other words for it while nobody has decided, its receipt, taking it back. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import { Refusal } from '../api/client';
import { questionTextMax, type OwnQuestion } from '../api/types';
import { toast } from '../frame/frame';
import { explain, fieldMessage } from '../text/explain';
import { t } from '../text/messages';
import { copyable } from './copy';
import { confirmed } from './dialog';
import { dropDraft, readDraft, writeDraft } from './drafts';
import { fate } from './fate';
import { field, focusRefused, refusedForm, valueOf } from './form';
import { icon } from './icons';
import { qr } from './qr';

const withdrawable = new Set(['waiting', 'published', 'selected', 'merged', 'dismissed']);

@customElement('pl-own-question')
export class OwnQuestionPart extends LitElement {
  @property({ attribute: false }) question!: OwnQuestion;
  @state() private correcting = false;
  @state() private text = '';
  @state() private receipt = false;
  @state() private error: unknown = null;
  @state() private busy = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** What it is about is known by now: it may have been set before this part was loaded. */
  protected override willUpdate(): void {
    if (this.hasUpdated) return;
    const { text } = readDraft<{ text: string }>(this.#draft);
    this.correcting = text !== undefined;
    this.text = text ?? '';
  }

  get #draft(): string {
    return `correct.${this.question.id}`;
  }

  /** Somebody may decide while other words are typed: they stay to be read and copied, and cannot be sent. */
  get #isCorrectable(): boolean {
    return this.question.state === 'waiting' && !this.question.decidedAt;
  }

  #changed(): void {
    this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
  }

  readonly #begin = async () => {
    this.text = this.question.text ?? '';
    this.correcting = true;
    await this.updateComplete;
    this.querySelector('textarea')?.focus();
  };

  async #end(): Promise<void> {
    this.correcting = false;
    this.error = null;
    dropDraft(this.#draft);
    await this.updateComplete;
    this.querySelector<HTMLElement>('[data-correct]')?.focus();
  }

  readonly #save = async (event: Event) => {
    event.preventDefault();
    if (this.busy || this.text.trim() === '') return;
    this.busy = true;
    this.error = null;
    try {
      await api.correct(this.question.id, { text: this.text.trim() }, this.question.version);
      toast(t('own.corrected'));
      await this.#end();
    } catch (error) {
      this.error = error;
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
    if (!this.error || this.#isOutdated) this.#changed();
  };

  get #isOutdated(): boolean {
    return this.error instanceof Refusal && [409, 412].includes(this.error.status);
  }

  readonly #withdraw = async () => {
    const sure = await confirmed({
      title: t('own.withdraw.title'),
      text: t('own.withdraw.text'),
      confirm: t('own.withdraw'),
      alarm: true,
    });
    if (!sure) return;
    try {
      await api.withdraw(this.question.id);
      dropDraft(this.#draft);
      toast(t('own.withdrawn'));
      this.#changed();
      this.closest('details')?.querySelector('summary')?.focus();
    } catch (error) {
      toast(explain(error));
    }
  };

  protected override render(): TemplateResult {
    const { question } = this;
    const decided = [question.decision, question.reworded, question.blocked].filter((one) => !!one);
    if (decided.length) void import('./appeal');
    return html`${this.correcting ? this.#form() : fate(question)}
      ${decided.map((one) => html`<pl-appeal .question=${question.id} .restriction=${one} @changed=${() => this.#changed()}></pl-appeal>`)}
      <p class="row">
        ${this.#isCorrectable && !this.correcting
          ? html`<button class="button button--quiet" type="button" data-correct @click=${this.#begin}>${t('own.correct')}</button>`
          : nothing}
        ${withdrawable.has(question.state)
          ? html`<button class="button button--quiet" type="button" @click=${this.#withdraw}>
              ${icon('cross', 12)} ${t('own.withdraw')}
            </button>`
          : nothing}
      </p>
      ${question.receipt ? this.#receipt(question.receipt) : nothing}`;
  }

  #form(): TemplateResult {
    const id = `correct-${this.question.id}`;
    return html`<form class="stack" novalidate @submit=${this.#save}>
      ${refusedForm(this.error, ['text'])}
      ${field(
        { id, label: t('own.correct.label'), hint: t('own.correct.hint'), error: fieldMessage(this.error, 'text') },
        (described, invalid) =>
          html`<textarea
            class="input"
            id=${id}
            dir="auto"
            rows="4"
            maxlength=${questionTextMax}
            aria-describedby=${described}
            aria-invalid=${invalid}
            .value=${this.text}
            @input=${(event: Event) => {
              this.text = valueOf(event);
              writeDraft(this.#draft, { text: this.text });
            }}
          ></textarea>`,
      )}
      <p class="row">
        <button
          class="button button--main"
          type="submit"
          aria-busy=${this.busy}
          ?disabled=${this.text.trim() === '' || !this.#isCorrectable}
        >
          ${t('own.correct.save')}
        </button>
        <button class="button button--quiet" type="button" @click=${() => void this.#end()}>${t('dialog.back')}</button>
      </p>
      ${this.#isCorrectable ? nothing : html`<p class="small soft" role="status">${t('own.correct.tooLate')}</p>`}
    </form>`;
  }

  /** Drawn once it is wanted: most never are. */
  #receipt(secret: string): TemplateResult {
    const address = new URL(`/r/${secret}`, location.href).href;
    return html`<details class="details small" @toggle=${(event: Event) => (this.receipt = (event.target as HTMLDetailsElement).open)}>
      <summary>${t('own.receipt')}</summary>
      ${this.receipt
        ? html`<p>${t('own.receipt.text')}</p>
            <p>${copyable(address)} <a class="link-alone" href=${address} target="_blank" rel="noopener noreferrer">${t('own.receipt.open')}</a></p>
            <div class="receipt__qr">${qr(address, t('own.receipt.qr'))}</div>`
        : nothing}
    </details>`;
  }
}
