/** The dialog for what a moderator has to give reasons for: the rule, the reason that who asked reads, and other words. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { questionTextMax } from '../api/types';
import { openDialog } from '../parts/dialog';
import { readDraft, writeDraft } from '../parts/drafts';
import { field, valueOf } from '../parts/form';
import { t, word } from '../text/messages';

const REASON_MAX = 500;

export interface Reasons {
  readonly rule: string;
  readonly reason: string;
  /** Only where words were asked for. */
  readonly text?: string;
}

export interface ReasonsOptions {
  readonly title: string;
  readonly confirm: string;
  /** What it is about; null when nobody may read that. */
  readonly about: string | null;
  readonly rules: readonly string[];
  /** Under which name the usual reason of each rule is found, where it is not the one for a question. */
  readonly reasons?: 'block.reason';
  /** The name under which what is typed is kept until it was taken. */
  readonly draft: string;
  /** A reason to begin with, under another rule than those that have a usual one. */
  readonly prefilled?: string;
  /** The words to begin with, where other words are asked for. */
  readonly words?: string;
  /** What who asked it said, where it says something else by now. */
  readonly original?: string | null;
}

/** Resolves with the reasons; null when that was left. */
export const chooseReasons = (options: ReasonsOptions): Promise<Reasons | null> =>
  openDialog<Reasons>((close) => new ReasonsForm(options, close).root(), options.title);


class ReasonsForm {
  readonly #form = document.createElement('div');
  readonly #draft: { rule: string; reason: string; text: string };
  #error: string | null = null;

  constructor(
    private readonly options: ReasonsOptions,
    private readonly close: (reasons: Reasons | null) => void,
  ) {
    const first = options.prefilled ? 'other' : options.rules[0]!;
    this.#draft = {
      rule: first,
      reason: options.prefilled ?? this.#usual(first),
      text: options.words ?? '',
      ...readDraft<{ rule: string; reason: string; text: string }>(options.draft),
    };
  }

  #usual(rule: string): string {
    return rule === 'other' ? '' : word(this.options.reasons ?? 'reason', rule);
  }

  root(): TemplateResult {
    this.#show();
    return html`${this.#form}`;
  }

  readonly #submit = (event: Event) => {
    event.preventDefault();
    const { rule, reason, text } = this.#draft;
    if (reason.trim() === '' || (this.options.words !== undefined && text.trim() === '')) {
      this.#error = reason.trim() === '' ? t('desk.reasonMissing') : null;
      this.#show();
      this.#form.querySelector<HTMLElement>(reason.trim() === '' ? '#why-reason' : '#why-words')?.focus();
      return;
    }
    this.close({ rule, reason: reason.trim(), ...(this.options.words === undefined ? {} : { text: text.trim() }) });
  };

  #change(part: Partial<{ rule: string; reason: string; text: string }>): void {
    Object.assign(this.#draft, part);
    writeDraft(this.options.draft, this.#draft);
  }

  readonly #ruleChosen = (event: Event) => {
    const { rule, reason } = this.#draft;
    const untouched = reason.trim() === '' || reason === this.#usual(rule);
    const chosen = valueOf(event);
    this.#change({ rule: chosen, ...(untouched ? { reason: this.#usual(chosen) } : {}) });
    this.#show();
  };

  #show(): void {
    const { options } = this;
    render(
      html`<form class="form" @submit=${this.#submit} novalidate>
        <h2>${options.title}</h2>
        ${options.about === null ? nothing : html`<p class="soft small" dir="auto">${options.about}</p>`}
        ${options.words === undefined ? nothing : this.#words()}
        ${field(
          { id: 'why-rule', label: t('desk.rule') },
          () =>
            html`<select
              class="input"
              id="why-rule"
              ?autofocus=${options.words === undefined}
              @change=${this.#ruleChosen}
              @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.#submit(event)}
            >
              ${options.rules.map((rule) => html`<option value=${rule} ?selected=${rule === this.#draft.rule}>${word('rule', rule)}</option>`)}
            </select>`,
        )}
        ${field(
          { id: 'why-reason', label: t('desk.reason'), hint: t('desk.reasonHint'), error: this.#error },
          (described, invalid) =>
            html`<textarea
              class="input"
              id="why-reason"
              maxlength=${REASON_MAX}
              aria-describedby=${described}
              aria-invalid=${invalid}
              .value=${this.#draft.reason}
              @input=${(event: Event) => this.#change({ reason: valueOf(event) })}
              @keydown=${this.#byKey}
            ></textarea>`,
        )}
        <p class="row row--end">
          <button class="button" type="button" @click=${() => this.close(null)}>${t('dialog.back')}</button>
          <button class="button ${options.words === undefined ? 'button--alarm' : 'button--main'}" type="submit">${options.confirm}</button>
        </p>
      </form>`,
      this.#form,
    );
  }

  readonly #byKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit(event);
  };

  #words(): TemplateResult {
    const { original } = this.options;
    return html`${field(
      { id: 'why-words', label: t('desk.reword.words'), hint: t('desk.reword.hint') },
      (described) =>
        html`<textarea
          class="input"
          id="why-words"
          dir="auto"
          rows="4"
          autofocus
          maxlength=${questionTextMax}
          aria-describedby=${described}
          .value=${this.#draft.text}
          @input=${(event: Event) => this.#change({ text: valueOf(event) })}
          @keydown=${this.#byKey}
        ></textarea>`,
    )}
    ${original
      ? html`<p>
          <button
            class="button button--quiet"
            type="button"
            @click=${() => {
              this.#change({ text: original });
              this.#show();
            }}
          >
            ${t('desk.reword.original')}
          </button>
        </p>`
      : nothing}`;
  }
}
