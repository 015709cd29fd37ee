/** One part of a page about a conference: it loads when it is opened, and fails and heals by itself. */
import { html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Refusal, Unreachable } from '../api/client';
import type { Conference } from '../api/types';
import { onHealed, toast } from '../frame/frame';
import { waiting } from '../frame/page';
import { explain } from '../text/explain';
import { t } from '../text/messages';

export abstract class Part extends LitElement {
  @property({ attribute: false }) conference!: Conference;
  @state() private failure: unknown = null;
  @state() private ready = false;
  #unheal = () => {};

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected abstract load(): Promise<void>;
  protected abstract view(): TemplateResult;

  get slug(): string {
    return this.conference.slug;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unheal = onHealed(() => void (this.failure instanceof Unreachable && this.again()));
    // What it is about is known once it has updated: it may have been told before this part was loaded.
    void this.updateComplete.then(() => this.again());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unheal();
  }

  async again(): Promise<void> {
    this.failure = null;
    try {
      await this.load();
      this.ready = true;
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof Unreachable)) console.error(error);
      this.failure = error;
    }
  }

  protected fail(error: unknown): void {
    if (!(error instanceof Refusal || error instanceof Unreachable)) console.error(error);
    toast(explain(error), { seconds: 10 });
  }

  protected override render(): unknown {
    if (this.failure) {
      return html`<div class="notice notice--alarm" role="alert">
        <p>${explain(this.failure)}</p>
        <p><button class="button" type="button" @click=${() => void this.again()}>${t('failure.again')}</button></p>
      </div>`;
    }
    return this.ready ? this.view() : waiting();
  }
}
