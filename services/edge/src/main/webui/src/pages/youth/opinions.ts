import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { Contribution, Opinions as Answer } from '../../api/types';
import { t } from '../../text/messages';

/** What a room thinks, as lists of what is on its board: looked up each time it is unfolded. */
@customElement('pl-opinions')
export class Opinions extends LitElement {
  @property() room = '';
  @property({ attribute: false }) board: readonly Contribution[] = [];
  @state() private answer: Answer | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  readonly #look = async (event: Event) => {
    if ((event.currentTarget as HTMLDetailsElement).open) {
      this.answer = (await api.opinions(this.room).catch(() => null))?.data ?? this.answer;
    }
  };

  protected override render(): TemplateResult {
    return html`<details class="details" @toggle=${this.#look}>
      <summary>${t('opinions.title')}</summary>
      ${this.answer ? this.#opinions(this.answer) : nothing}
    </details>`;
  }

  #opinions(answer: Answer): TemplateResult {
    if (answer.agreed.length + answer.divides.length + answer.groups.length === 0) {
      return html`<p class="empty">${t('opinions.none')}</p>`;
    }
    return html`<div class="stack">
      ${this.#list(t('opinions.agreed'), answer.agreed)} ${this.#list(t('opinions.divides'), answer.divides)}
      ${answer.groups.map((group) => this.#list(t('opinions.group', { people: group.size }), group.agrees))}
    </div>`;
  }

  #list(title: string, ids: readonly string[]): TemplateResult | typeof nothing {
    const shown = ids.flatMap((id) => this.board.find((one) => one.id === id) ?? []);
    if (shown.length === 0) return nothing;
    return html`<section>
      <h3>${title}</h3>
      <ul>
        ${shown.map((one) => html`<li dir="auto" lang=${one.language}>${one.text}</li>`)}
      </ul>
    </section>`;
  }
}
