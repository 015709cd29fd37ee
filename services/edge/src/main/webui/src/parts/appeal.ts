/**
 * Under a question of one's own: a decision that restricts it or oneself, asking that another moderator looks again, and
 * what they say.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import type { Restriction } from '../api/types';
import { toast } from '../frame/frame';
import '../pages/qna/words';
import { explain, fieldMessage } from '../text/explain';
import { locale, t, word } from '../text/messages';
import { dateTimeOf, viewerZone } from '../text/times';
import { dropDraft, readDraft, writeDraft } from './drafts';
import { field, valueOf } from './form';
import { icon } from './icons';

const WORDS_MAX = 500;

@customElement('pl-appeal')
export class AppealPart extends LitElement {
  @property() question = '';
  @property({ attribute: false }) restriction!: Restriction;
  @state() private writing = false;
  @state() private words = '';
  @state() private error: unknown = null;
  @state() private busy = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** What was written before the page was left comes back with it. */
  protected override willUpdate(): void {
    if (this.hasUpdated) return;
    this.words = readDraft<{ words: string }>(this.#draft).words ?? '';
    this.writing = this.words !== '';
  }

  get #draft(): string {
    return `appeal.${this.restriction.act}.${this.question}`;
  }

  readonly #begin = async () => {
    this.writing = true;
    await this.updateComplete;
    this.querySelector('textarea')?.focus();
  };

  readonly #end = async () => {
    this.writing = false;
    this.error = null;
    dropDraft(this.#draft);
    await this.updateComplete;
    this.querySelector<HTMLElement>('[data-appeal]')?.focus();
  };

  readonly #send = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      await api.appeal(this.question, this.restriction.act, this.words.trim());
      this.writing = false;
      dropDraft(this.#draft);
      toast(t('appeal.sent'));
      this.closest('details')?.querySelector('summary')?.focus();
      this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
    } catch (error) {
      this.error = error;
      if (!fieldMessage(error, 'words')) toast(explain(error), { seconds: 10 });
    } finally {
      this.busy = false;
    }
  };

  protected override render(): TemplateResult {
    const { act, rule, facts, redress } = this.restriction;
    // Why a question is not on the board stands with the question itself.
    if (act === 'dismiss' || act === 'merge') return this.#redress(redress);
    return html`<p class="small">
        ${t(act === 'block' ? 'appeal.blocked' : 'appeal.reworded')} <strong>${word('rule', rule)}.</strong>
        <span dir="auto">${facts}</span>
      </p>
      ${this.#redress(redress)}`;
  }

  #redress(redress: Restriction['redress']): TemplateResult {
    switch (redress.way) {
      case 'waiting':
        return html`<p class="small" role="status">${icon('hourglass')} ${t('appeal.waiting')}</p>`;
      case 'organiser':
        return html`${redress.answer
            ? html`<p class="small"><strong>${t('appeal.upheld')}</strong> <span dir="auto">${redress.answer}</span></p>`
            : nothing}
          <p class="small soft">${t('appeal.organiser')}</p>`;
      case 'appeal':
        return this.writing ? this.#form() : this.#offer(redress.until);
    }
  }

  #offer(until: string): TemplateResult {
    const when = dateTimeOf(until, viewerZone, locale);
    return html`<p class="small soft">${t('appeal.until', { when })}</p>
      <p><button class="button button--quiet" type="button" data-appeal @click=${this.#begin}>${t('appeal.ask')}</button></p>`;
  }

  #form(): TemplateResult {
    const id = `appeal-${this.restriction.act}-${this.question}`;
    return html`<form class="stack" novalidate @submit=${this.#send}>
      ${field(
        { id, label: t('appeal.why'), error: fieldMessage(this.error, 'words') },
        (described, invalid) =>
          html`<textarea
            class="input"
            id=${id}
            dir="auto"
            rows="3"
            maxlength=${WORDS_MAX}
            aria-describedby=${described}
            aria-invalid=${invalid}
            .value=${this.words}
            @input=${(event: Event) => {
              this.words = valueOf(event);
              writeDraft(this.#draft, { words: this.words });
            }}
          ></textarea>`,
      )}
      <p class="row">
        <button class="button button--main" type="submit" aria-busy=${this.busy}>${t('appeal.send')}</button>
        <button class="button button--quiet" type="button" @click=${this.#end}>${t('dialog.back')}</button>
      </p>
    </form>`;
  }
}
