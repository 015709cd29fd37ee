/** A poll's draft: what is asked, what may be answered, when the result is shown. What is typed survives a reload. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { newKey } from '../../api/client';
import type { Poll } from '../../api/types';
import { fieldMessage } from '../../text/explain';
import { t } from '../../text/messages';
import { dropDraft, readDraft, writeDraft } from '../drafts';
import { field, fieldError, focusRefused, refusedForm, valueOf } from '../form';
import { icon } from '../icons';
import * as calls from './calls';

const optionsMin = 2;
const optionsMax = 10;

interface Typed {
  readonly prompt: string;
  readonly kind: Poll['kind'];
  readonly options: readonly string[];
  readonly atMost: string;
  readonly from: string;
  readonly to: string;
  readonly fromLabel: string;
  readonly toLabel: string;
  readonly results: Poll['results'];
}
const blank: Typed = {
  prompt: '',
  kind: 'single',
  options: ['', ''],
  atMost: '',
  from: '1',
  to: '5',
  fromLabel: '',
  toLabel: '',
  results: 'live',
};

function typedOf(poll: Poll | null): Typed {
  if (!poll) return blank;
  const { scale } = poll;
  return {
    ...blank,
    prompt: poll.prompt,
    kind: poll.kind,
    options: poll.options.length ? poll.options : blank.options,
    atMost: poll.kind === 'multiple' ? String(poll.atMost) : '',
    ...(scale
      ? { from: String(scale.from), to: String(scale.to), fromLabel: scale.fromLabel ?? '', toLabel: scale.toLabel ?? '' }
      : {}),
    results: poll.results,
  };
}

@customElement('pl-poll-form')
export class PollForm extends LitElement {
  @property() session = '';
  /** The draft that is edited; null for a new one. */
  @property({ attribute: false }) poll: Poll | null = null;
  @state() private typed: Typed = blank;
  @state() private error: unknown = null;
  @state() private busy = false;
  #key = newKey();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) this.typed = { ...typedOf(this.poll), ...readDraft<Typed>(this.#draft) };
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('textarea')?.focus();
  }

  get #draft(): string {
    return `poll.${this.poll?.id ?? this.session}`;
  }

  #type(more: Partial<Typed>): void {
    this.typed = { ...this.typed, ...more };
    this.#key = newKey();
    writeDraft(this.#draft, this.typed);
  }

  #body(): calls.Draft {
    const { prompt, kind, results, from, to, fromLabel, toLabel, atMost } = this.typed;
    const options = this.typed.options.map((option) => option.trim()).filter(Boolean);
    const words = {
      ...(fromLabel.trim() ? { fromLabel: fromLabel.trim() } : {}),
      ...(toLabel.trim() ? { toLabel: toLabel.trim() } : {}),
    };
    return {
      prompt: prompt.trim(),
      kind,
      results,
      ...(kind === 'scale' ? { scale: { from: Number(from), to: Number(to), ...words } } : { options }),
      ...(kind === 'multiple' ? { atMost: atMost ? Math.min(Number(atMost), options.length) : options.length } : {}),
    };
  }

  readonly #save = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      const body = this.#body();
      await (this.poll ? calls.edit(this.poll, body) : calls.draft(this.session, body, this.#key));
      dropDraft(this.#draft);
      this.dispatchEvent(new CustomEvent('saved'));
    } catch (error) {
      this.error = error;
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  };

  readonly #cancel = () => {
    dropDraft(this.#draft);
    this.dispatchEvent(new CustomEvent('cancelled'));
  };

  protected override render(): TemplateResult {
    const { kind } = this.typed;
    return html`<form class="form" novalidate @submit=${this.#save}>
      ${refusedForm(this.error, ['prompt', 'options', 'scale', 'atMost'])}
      ${field(
        { id: 'poll-prompt', label: t('polls.form.prompt'), error: fieldMessage(this.error, 'prompt') },
        (described, invalid) =>
          html`<textarea
            class="input"
            id="poll-prompt"
            rows="2"
            dir="auto"
            maxlength="300"
            aria-describedby=${described}
            aria-invalid=${invalid}
            .value=${this.typed.prompt}
            @input=${(event: Event) => this.#type({ prompt: valueOf(event) })}
          ></textarea>`,
      )}
      ${field(
        { id: 'poll-kind', label: t('polls.form.kind') },
        () =>
          html`<select class="input" id="poll-kind" @change=${(event: Event) => this.#type({ kind: valueOf(event) as Poll['kind'] })}>
            ${(['single', 'multiple', 'scale'] as const).map(
              (one) => html`<option value=${one} ?selected=${one === kind}>${t(`polls.kind.${one}`)}</option>`,
            )}
          </select>`,
      )}
      ${kind === 'scale' ? this.#scale() : this.#options()}
      ${field(
        { id: 'poll-results', label: t('polls.form.results') },
        () =>
          html`<select
            class="input"
            id="poll-results"
            @change=${(event: Event) => this.#type({ results: valueOf(event) as Poll['results'] })}
          >
            ${(['live', 'closed'] as const).map(
              (one) => html`<option value=${one} ?selected=${one === this.typed.results}>${t(`polls.results.${one}`)}</option>`,
            )}
          </select>`,
      )}
      <p class="row">
        <button class="button button--main" type="submit" aria-busy=${this.busy}>${t('polls.form.save')}</button>
        <button class="button button--quiet" type="button" @click=${this.#cancel}>${t('polls.form.cancel')}</button>
      </p>
    </form>`;
  }

  #options(): TemplateResult {
    const { options, kind } = this.typed;
    const put = (at: number, text: string) => this.#type({ options: options.map((one, place) => (place === at ? text : one)) });
    const error = fieldMessage(this.error, 'options');
    return html`<fieldset class="poll__fields stack">
        <legend class="field__label">${t('polls.form.options')}</legend>
        ${options.map(
          (option, at) =>
            html`<div class="polls__option">
              <input
                class="input"
                type="text"
                dir="auto"
                maxlength="120"
                aria-label=${t('polls.form.option', { place: at + 1 })}
                aria-invalid=${error ? 'true' : 'false'}
                aria-describedby=${error ? 'poll-options-error' : nothing}
                data-option=${at}
                .value=${option}
                @input=${(event: Event) => put(at, valueOf(event))}
              />
              <button
                class="button button--quiet"
                type="button"
                aria-label=${t('polls.form.remove', { place: at + 1 })}
                ?disabled=${options.length <= optionsMin}
                @click=${() => void this.#remove(at)}
              >
                ${icon('cross', 12)}
              </button>
            </div>`,
        )}
        ${fieldError('poll-options', error)}
        <p>
          <button class="button" type="button" ?disabled=${options.length >= optionsMax} @click=${() => void this.#add()}>
            ${t('polls.form.add')}
          </button>
        </p>
      </fieldset>
      ${kind === 'multiple'
        ? this.#number('poll-at-most', 'polls.form.atMost', 'atMost', String(options.length), fieldMessage(this.error, 'atMost'))
        : nothing}`;
  }

  async #add(): Promise<void> {
    this.#type({ options: [...this.typed.options, ''] });
    await this.#stand(this.typed.options.length - 1);
  }

  async #remove(at: number): Promise<void> {
    this.#type({ options: this.typed.options.filter((_, place) => place !== at) });
    await this.#stand(Math.min(at, this.typed.options.length - 1));
  }

  async #stand(at: number): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-option="${at}"]`)?.focus();
  }

  #scale(): TemplateResult {
    const error = fieldMessage(this.error, 'scale');
    return html`<div class="form__pair">
        ${this.#number('poll-from', 'polls.form.from', 'from', '', error)} ${this.#number('poll-to', 'polls.form.to', 'to', '', null)}
      </div>
      <div class="form__pair">
        ${this.#words('poll-from-label', 'polls.form.fromLabel', 'fromLabel')}
        ${this.#words('poll-to-label', 'polls.form.toLabel', 'toLabel')}
      </div>`;
  }

  #number(
    id: string,
    label: 'polls.form.atMost' | 'polls.form.from' | 'polls.form.to',
    name: 'atMost' | 'from' | 'to',
    usual: string,
    error: string | null,
  ): TemplateResult {
    return field(
      { id, label: t(label), error },
      (described, invalid) =>
        html`<input
          class="input input--short"
          type="number"
          id=${id}
          aria-describedby=${described}
          aria-invalid=${invalid}
          .value=${this.typed[name] || usual}
          @input=${(event: Event) => this.#type({ [name]: valueOf(event) })}
        />`,
    );
  }

  #words(id: string, label: 'polls.form.fromLabel' | 'polls.form.toLabel', name: 'fromLabel' | 'toLabel'): TemplateResult {
    return field(
      { id, label: t(label) },
      () =>
        html`<input
          class="input"
          type="text"
          id=${id}
          dir="auto"
          maxlength="60"
          .value=${this.typed[name]}
          @input=${(event: Event) => this.#type({ [name]: valueOf(event) })}
        />`,
    );
  }
}
