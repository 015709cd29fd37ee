/** A part of a page that looks again every few seconds, also behind other tabs, for as long as it is shown. */
import { LitElement } from 'lit';
import { beat } from './heartbeat';

export abstract class Watched extends LitElement {
  #stop: () => void = () => undefined;
  /** How long after a look the next one follows. */
  protected readonly lookMillis: number = 3_000;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Fetches what is shown. Silence is shown by the frame, and passes: it must not fail for that. */
  protected abstract look(): Promise<void>;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
    this.#stop = beat(this.lookMillis, () => void this.look());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }
}
