/** How long something still takes, counted down each second: it is read when it is looked for, and never announced. */
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { locale, t, type MessageKey } from '../text/messages';
import { countdown } from '../text/times';

@customElement('pl-until')
export class Until extends LitElement {
  /** The moment; nothing is shown once it has come. */
  @property() at = '';
  /** The sentence, with `{left}` in it. */
  @property() words: MessageKey = 'ask.closesIn';
  #tick: ReturnType<typeof setInterval> | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tick = setInterval(() => this.requestUpdate(), 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#tick);
  }

  protected override render(): unknown {
    const left = Date.parse(this.at) - Date.now();
    return left > 0 ? html`<p class="small soft number">${t(this.words, { left: countdown(left, locale) })}</p>` : nothing;
  }
}
