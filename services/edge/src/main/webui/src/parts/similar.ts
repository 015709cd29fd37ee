/** What is on the board already that asks what is being typed: to be supported instead. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import type { Question } from '../api/types';
import { announce } from '../frame/frame';
import { t, word } from '../text/messages';
import { icon } from './icons';
import { original, read } from './reading';

/** So long nobody has typed that they may be reading. */
const pauseMillis = 700;
/** Fewer letters tell nothing. */
const shortest = 12;

@customElement('pl-similar')
export class Similar extends LitElement {
  @property() session = '';
  @property() text = '';
  @state() private items: readonly Question[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = '';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('text')) return;
    clearTimeout(this.#timer);
    const text = this.text.trim();
    if ([...text].length < shortest) {
      this.items = [];
      this.#asked = '';
    } else if (text !== this.#asked) this.#timer = setTimeout(() => void this.#look(text), pauseMillis);
  }

  /** Silence costs the hint, not the question. */
  async #look(text: string): Promise<void> {
    this.#asked = text;
    const found = await api.similar(this.session, text).catch(() => null);
    if (!found) this.#asked = '';
    if (!found || text !== this.text.trim()) return;
    const before = this.items.length;
    this.items = found.data.items;
    if (this.items.length && !before) announce(t('similar.found', { count: this.items.length }));
  }

  #support(question: Question): void {
    this.dispatchEvent(new CustomEvent('instead', { detail: question, bubbles: true }));
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.items.length === 0) return nothing;
    return html`<section class="notice notice--accent stack" aria-labelledby="similar">
      <h3 id="similar" class="notice__title">${t('similar.title')}</h3>
      <ul class="own">
        ${this.items.map(
          (question) =>
            html`<li>
              <p class="question__text" dir="auto" lang=${read(question).language ?? nothing}>${read(question).text}</p>
              ${original(question)}
              ${question.state === 'answered'
                ? html`<p class="small soft">${word('question', question.state)}</p>
                    ${question.answer ? html`<p class="question__answer small" dir="auto">${question.answer}</p>` : nothing}`
                : html`<p>
                    <button class="button" type="button" @click=${() => this.#support(question)}>
                      ${icon('tick')} ${t('similar.support')}
                    </button>
                  </p>`}
            </li>`,
        )}
      </ul>
    </section>`;
  }
}
