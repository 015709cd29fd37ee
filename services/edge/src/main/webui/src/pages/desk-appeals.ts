/** On the desk: what somebody asks to be looked at again, until another moderator than who decided has. */
import { html, LitElement, nothing, render, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import * as api from '../api/calls';
import type { QnaAppeal } from '../api/types';
import { toast } from '../frame/frame';
import { openDialog } from '../parts/dialog';
import { dropDraft, readDraft, writeDraft } from '../parts/drafts';
import { keepFocus } from '../parts/focus';
import { field, valueOf } from '../parts/form';
import { explain } from '../text/explain';
import { t, word } from '../text/messages';
import './qna/words';

const ANSWER_MAX = 500;

@customElement('pl-desk-appeals')
export class DeskAppeals extends LitElement {
  @property() session = '';
  /** With another number it looks again. */
  @property({ attribute: false }) turn = 0;
  @state() private items: readonly QnaAppeal[] = [];
  @state() private opened: ReadonlyMap<string, { text: string; original?: string | null }> = new Map();
  @state() private busy = '';
  #etag: string | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('turn') || changed.has('session')) void this.#look();
  }

  /** Silence passes, and the frame says it: what was shown last stays. */
  async #look(): Promise<void> {
    const answer = await api.appeals(this.session, this.#etag).catch(() => null);
    if (!answer || answer.status === 304) return;
    this.#etag = answer.etag;
    this.items = answer.data.items;
  }

  async #run(id: string, work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = id;
    try {
      await work();
    } catch (error) {
      toast(explain(error), { seconds: 10 });
    } finally {
      this.busy = '';
      void this.#look();
    }
  }

  #read(id: string, act: string): Promise<void> {
    return this.#run(id, async () => {
      const { data } = await api.readSealed(id, act);
      this.opened = new Map([...this.opened, [id, data]]);
      await this.updateComplete;
      keepFocus(this, '.desk__moves .button');
    });
  }

  #decided(id: string, act: string, words: string): void {
    this.items = this.items.filter((item) => item.question.id !== id || item.act !== act);
    toast(words);
    this.dispatchEvent(new CustomEvent('decided'));
    void this.updateComplete.then(() => keepFocus(this.closest('pl-desk') ?? this, '.desk__moves .button, [tabindex="0"]'));
  }

  #overturn(id: string, act: string): Promise<void> {
    return this.#run(id, async () => {
      await api.overturnDecision(id, act);
      this.#decided(id, act, t('appeals.didOverturn'));
    });
  }

  async #uphold(id: string, act: string): Promise<void> {
    const draft = `uphold.${act}.${id}`;
    const words = await answered(draft);
    if (words === null) return;
    await this.#run(id, async () => {
      await api.upholdDecision(id, act, words);
      dropDraft(draft);
      this.#decided(id, act, t('appeals.didUphold'));
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.items.length === 0) return nothing;
    return html`<section class="rubric appeals" aria-labelledby="appeals-title">
      <h2 id="appeals-title">${t('appeals.title', { count: this.items.length })}</h2>
      <p class="small soft">${t('appeals.hint')}</p>
      <ol class="desk__list" role="list">
        ${repeat(
          this.items,
          (item) => `${item.act} ${item.question.id}`,
          (item) => this.#card(item),
        )}
      </ol>
    </section>`;
  }

  #card({ question, act, rule, reason, words, decidedByYou }: QnaAppeal): TemplateResult {
    const { id } = question;
    const text = question.text ?? this.opened.get(id)?.text;
    const original = question.original ?? this.opened.get(id)?.original;
    const why = { rule: word('rule', rule), reason };
    return html`<li class="desk__item" aria-busy=${this.busy === id}>
      ${text === undefined
        ? html`<p class="soft">${t('desk.sealed')}</p>`
        : html`<p class="question__text" dir="auto" lang=${question.language ?? nothing}>${text}</p>`}
      <p class="small">${t(`appeals.act.${act}`, why)}</p>
      ${act === 'merge' && question.mergedInto ? html`<p class="small"><q dir="auto">${question.mergedInto.text}</q></p>` : nothing}
      ${act === 'reword' && original
        ? html`<p class="small">${t('desk.reworded')} <q dir="auto">${original}</q></p>`
        : nothing}
      <p class="small">
        ${words ? html`<strong>${t('appeals.words')}</strong> <span dir="auto">${words}</span>` : t('appeals.noWords')}
      </p>
      ${decidedByYou ? html`<p class="small soft">${t('appeals.notYou')}</p>` : this.#moves(id, act, text === undefined)}
    </li>`;
  }

  #moves(id: string, act: string, isSealed: boolean): TemplateResult {
    return html`<p class="desk__moves">
      ${isSealed
        ? html`<button class="button button--main" type="button" @click=${() => void this.#read(id, act)}>${t('appeals.read')}</button>`
        : html`<button class="button button--main" type="button" @click=${() => void this.#overturn(id, act)}>${t('appeals.overturn')}</button>
            <button class="button" type="button" @click=${() => void this.#uphold(id, act)}>${t('appeals.uphold')}</button>`}
    </p>`;
  }
}

/** Resolves with why a decision stands; null when that was left. */
function answered(draft: string): Promise<string | null> {
  return openDialog<string>((close) => {
    const form = document.createElement('div');
    let words = readDraft<{ words: string }>(draft).words ?? '';
    let error: string | null = null;
    const submit = (event: Event) => {
      event.preventDefault();
      if (words.trim() !== '') {
        close(words.trim());
        return;
      }
      error = t('appeals.uphold.missing');
      show();
      form.querySelector('textarea')?.focus();
    };
    const written = (event: Event) => {
      words = valueOf(event);
      writeDraft(draft, { words });
    };
    const show = () =>
      render(
        html`<form class="form" novalidate @submit=${submit}>
          <h2>${t('appeals.uphold.title')}</h2>
          ${field(
            { id: 'uphold-words', label: t('appeals.uphold.why'), error },
            (described, invalid) =>
              html`<textarea
                class="input"
                id="uphold-words"
                maxlength=${ANSWER_MAX}
                autofocus
                aria-describedby=${described}
                aria-invalid=${invalid}
                .value=${words}
                @input=${written}
              ></textarea>`,
          )}
          <p class="row row--end">
            <button class="button" type="button" @click=${() => close(null)}>${t('dialog.back')}</button>
            <button class="button button--main" type="submit">${t('appeals.uphold.confirm')}</button>
          </p>
        </form>`,
        form,
      );
    show();
    return html`${form}`;
  }, t('appeals.uphold.title'));
}
