/** The dialog for translations beside a question: putting one, changing it, taking it away. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { questionTextMax, type QueueItem, type Translation } from '../api/types';
import { openDialog } from '../parts/dialog';
import { readDraft, writeDraft } from '../parts/drafts';
import { field, valueOf } from '../parts/form';
import { languageName } from '../text/languages';
import { t } from '../text/messages';
import { intoFirst, languagesFor } from './languages';

/** What a moderator wants: a translation put, or the one into a language taken away. */
export type TranslationWish = (Translation & { readonly from: string | null }) | { readonly language: string; readonly text: null };

export const translationDraft = (id: string) => `translate.${id}`;

/**
 * Resolves with the wish; null when that was left.
 *
 * @param wanted languages that are likely to be translated into, the likeliest first
 */
export const chooseTranslation = (item: QueueItem, wanted: readonly string[]): Promise<TranslationWish | null> =>
  openDialog<TranslationWish>((close) => new TranslationForm(item, wanted, close).root(), t('desk.translate.title'));

interface Draft {
  language: string;
  /** Empty where nobody knows. */
  from: string;
  text: string;
}

class TranslationForm {
  readonly #form = document.createElement('div');
  readonly #there: readonly Translation[];
  readonly #draft: Draft;
  #error: string | null = null;

  constructor(
    private readonly item: QueueItem,
    wanted: readonly string[],
    private readonly close: (wish: TranslationWish | null) => void,
  ) {
    this.#there = item.translations ?? [];
    const from = item.language && item.language !== 'und' ? item.language : '';
    const language = intoFirst(item, wanted);
    this.#draft = { language, from, text: this.#said(language), ...readDraft<Partial<Draft>>(translationDraft(item.id)) };
  }

  root(): TemplateResult {
    this.#show();
    return html`${this.#form}`;
  }

  #said(language: string): string {
    return this.#there.find((one) => one.language === language)?.text ?? '';
  }

  readonly #submit = (event: Event) => {
    event.preventDefault();
    const { language, from, text } = this.#draft;
    const problem = text.trim() === '' ? t('desk.translate.missing') : language === from ? t('desk.translate.same') : null;
    if (problem === null) {
      this.close({ language, from: from || null, text: text.trim() });
      return;
    }
    this.#error = problem;
    this.#show();
    this.#form.querySelector<HTMLElement>(text.trim() === '' ? '#translate-words' : '#translate-into')?.focus();
  };

  #change(part: Partial<Draft>): void {
    Object.assign(this.#draft, part);
    writeDraft(translationDraft(this.item.id), this.#draft);
  }

  /** The words of a language that was looked at and left alone give way to those of the next. */
  #into(language: string): void {
    const untouched = this.#draft.text.trim() === '' || this.#draft.text === this.#said(this.#draft.language);
    this.#change({ language, ...(untouched ? { text: this.#said(language) } : {}) });
    this.#show();
  }

  readonly #byKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit(event);
  };

  #select(id: string, chosen: string, none: boolean, chose: (tag: string) => void): TemplateResult {
    return html`<select class="input" id=${id} @change=${(event: Event) => chose(valueOf(event))}>
      ${none ? html`<option value="" ?selected=${chosen === ''}>${t('desk.translate.unknown')}</option>` : nothing}
      ${languagesFor([chosen, ...this.#there.map(({ language }) => language)]).map(
        (tag) => html`<option value=${tag} ?selected=${tag === chosen}>${languageName(tag)}</option>`,
      )}
    </select>`;
  }

  #show(): void {
    const { item } = this;
    const { language, from, text } = this.#draft;
    render(
      html`<form class="form" @submit=${this.#submit} novalidate>
        <h2>${t('desk.translate.title')}</h2>
        <p class="question__text" dir="auto" lang=${item.language ?? nothing}>${item.text}</p>
        ${this.#there.length ? this.#list() : nothing}
        <div class="form__pair">
          ${field({ id: 'translate-from', label: t('desk.translate.from') }, () =>
            this.#select('translate-from', from, true, (tag) => this.#change({ from: tag })),
          )}
          ${field({ id: 'translate-into', label: t('desk.translate.into') }, () =>
            this.#select('translate-into', language, false, (tag) => this.#into(tag)),
          )}
        </div>
        ${field(
          { id: 'translate-words', label: t('desk.translate.words'), hint: t('desk.translate.hint'), error: this.#error },
          (described, invalid) =>
            html`<textarea
              class="input"
              id="translate-words"
              dir="auto"
              lang=${language}
              rows="4"
              autofocus
              maxlength=${questionTextMax}
              aria-describedby=${described}
              aria-invalid=${invalid}
              .value=${text}
              @input=${(event: Event) => this.#change({ text: valueOf(event) })}
              @keydown=${this.#byKey}
            ></textarea>`,
        )}
        <p class="row row--end">
          <button class="button" type="button" @click=${() => this.close(null)}>${t('dialog.back')}</button>
          <button class="button button--main" type="submit">${t('desk.translate.confirm')}</button>
        </p>
      </form>`,
      this.#form,
    );
  }

  #list(): TemplateResult {
    return html`<ul class="own">
      ${this.#there.map(
        ({ language, text }) =>
          html`<li>
            <p class="small"><strong>${languageName(language)}</strong></p>
            <p class="question__text" dir="auto" lang=${language}>${text}</p>
            <p class="row">
              <button class="button button--quiet" type="button" @click=${() => this.#changeOne(language)}>
                ${t('desk.translate.change')}
              </button>
              <button class="button button--quiet" type="button" @click=${() => this.close({ language, text: null })}>
                ${t('desk.translate.remove')}
              </button>
            </p>
          </li>`,
      )}
    </ul>`;
  }

  #changeOne(language: string): void {
    this.#change({ language, text: this.#said(language) });
    this.#show();
    this.#form.querySelector<HTMLElement>('#translate-words')?.focus();
  }
}
