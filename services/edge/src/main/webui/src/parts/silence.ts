/**
 * Notices once that nothing has been heard for a while: by a timer, and where browsers slow timers down, behind other
 * tabs, whenever it is asked.
 */
export class Silence {
  readonly #afterMillis: number;
  readonly #fell: () => void;
  #heardAt = Date.now();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #fallen = true;

  /** It listens from the first time on that something is heard. */
  constructor(afterMillis: number, fell: () => void) {
    this.#afterMillis = afterMillis;
    this.#fell = fell;
  }

  heard(): void {
    this.#heardAt = Date.now();
    this.#fallen = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fall(), this.#afterMillis);
  }

  ask(): void {
    if (Date.now() - this.#heardAt >= this.#afterMillis) this.#fall();
  }

  /** Listens no more until something is heard again. */
  end(): void {
    clearTimeout(this.#timer);
    this.#fallen = true;
  }

  #fall(): void {
    if (this.#fallen) return;
    this.end();
    this.#fell();
  }
}
