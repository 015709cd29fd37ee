/** Pages that open by a mailed link: answers count once a mailed code has shown that the mail is theirs. */
import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Answer } from '../../api/client';
import { Page } from '../../frame/page';
import { field, focusRefused, refusedForm, valueOf } from '../../parts/form';
import { toast } from '../../frame/frame';
import { t } from '../../text/messages';

export abstract class ByLink<T> extends Page {
  @state() protected shown!: T;
  @state() private code = '';
  /** What was answered and waits for the code. */
  @state() private waiting: object | null = null;
  @state() protected error: unknown = null;
  @state() protected busy = false;

  protected abstract post(body: object): Promise<Answer<T>>;

  /** Sends an answer; while a code is waited for, it is kept and sent again with it. */
  protected async answer(body: object): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      const answer = await this.post(this.code ? { ...body, code: this.code.trim() } : body);
      if (answer.status === 202) {
        this.waiting = body;
        await this.updateComplete;
        this.querySelector<HTMLElement>('#code')?.focus();
      } else {
        this.shown = answer.data;
        this.waiting = null;
        this.code = '';
        toast(t('saved'));
      }
    } catch (error) {
      this.error = error;
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  }

  get isWaiting(): boolean {
    return this.waiting !== null;
  }

  /** What waited for the code is to be answered anew; a code that was typed goes with the next answer. */
  protected answerAnew(): void {
    this.waiting = null;
  }

  protected codeForm(): TemplateResult {
    return html`<form
      class="form notice notice--accent"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.answer(this.waiting ?? {});
      }}
    >
      <p class="notice__title">${t('link.code.title')}</p>
      ${refusedForm(this.error, ['code'])}
      ${field({ id: 'code', label: t('link.code'), hint: t('link.code.hint') }, (described, invalid) =>
        html`<input
          class="input input--short"
          id="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="6"
          aria-describedby=${described}
          aria-invalid=${invalid}
          .value=${this.code}
          @input=${(event: Event) => (this.code = valueOf(event))}
        />`,
      )}
      <p class="row">
        <button class="button button--main" type="submit" aria-busy=${this.busy} ?disabled=${this.code.trim().length !== 6}>
          ${t('link.code.send')}
        </button>
        <button class="button button--quiet" type="button" @click=${() => ((this.waiting = null), (this.code = ''), (this.error = null))}>
          ${t('dialog.back')}
        </button>
      </p>
    </form>`;
  }
}
