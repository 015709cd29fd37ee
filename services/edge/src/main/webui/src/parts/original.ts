/** That what is read is a translation, from which language, and the original one tap away. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../pages/qna/words';
import { translatedFrom } from '../text/languages';
import { t } from '../text/messages';

@customElement('pl-original')
export class Original extends LitElement {
  @property({ attribute: false }) text = '';
  @property({ attribute: false }) language: string | null = null;
  @state() private open = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Another question in the same place is read in translation first, again. */
  protected override willUpdate(changed: Map<string, unknown>): void {
    if (this.hasUpdated && changed.has('text')) this.open = false;
  }

  protected override render(): TemplateResult {
    return html`<p class="question__translated small soft">
        <span>${translatedFrom(this.language)}</span>
        <button
          class="button button--quiet"
          type="button"
          aria-expanded=${this.open ? 'true' : 'false'}
          @click=${() => (this.open = !this.open)}
        >
          ${t(this.open ? 'translation.hideOriginal' : 'translation.showOriginal')}
        </button>
      </p>
      ${this.open
        ? html`<p class="question__original" dir="auto" lang=${this.language ?? nothing}>${this.text}</p>`
        : nothing}`;
  }
}
