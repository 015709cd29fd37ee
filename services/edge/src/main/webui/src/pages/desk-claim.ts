/** The question a moderator has open, told to the other moderators for as long as they stand on it. */
import * as api from '../api/calls';

/** Who goes through the list with the keys stops at few of them. */
const SETTLE_MILLIS = 700;
/** A claim ends by itself half a minute after it was renewed last. */
const RENEW_MILLIS = 10_000;

export class OwnClaim {
  #on: string | null = null;
  #held = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Stands on another question; null for none. */
  stand(id: string | null): void {
    if (id === this.#on) return;
    clearTimeout(this.#timer);
    if (this.#on !== null && this.#held) giveBack(this.#on);
    this.#on = id;
    this.#held = false;
    if (id !== null) this.#timer = setTimeout(() => void this.#take(id), SETTLE_MILLIS);
  }

  /** Somebody else may have it, or nobody answers: what has to be known of that the queue says. */
  async #take(id: string): Promise<void> {
    const held = await api.claim(id).then(
      () => true,
      () => false,
    );
    if (this.#on === id) {
      this.#held = held;
      this.#timer = setTimeout(() => void this.#take(id), RENEW_MILLIS);
    } else if (held) giveBack(id);
  }
}

const giveBack = (id: string) => void api.release(id).catch(() => undefined);
