/**
 * One live stream for all tabs of a session. A Web Lock elects the tab that holds the connection; it passes each
 * frame on over a BroadcastChannel, and every tab folds for itself. When the leader goes, the next one resumes from
 * the last event it saw. A leader that falls silent has the lock stolen.
 */
import { reportReachability } from '../api/client';
import { follow, type ServerEvent, type StreamStatus } from './events';
import { fold, fromSnapshot, type Change, type Live } from './fold';

type Message =
  | { readonly kind: 'hello' }
  | { readonly kind: 'state'; readonly live: Live | null; readonly lastId: string | null; readonly status: StreamStatus; readonly http?: number }
  | { readonly kind: 'event'; readonly event: ServerEvent }
  | { readonly kind: 'beat'; readonly status: StreamStatus };

export interface LiveListener {
  /** Called with the folded state, and with what changed (null after a snapshot). */
  live(live: Live, change: Change | null): void;
  status(status: StreamStatus, http?: number): void;
}

const BEAT_MILLIS = 10_000;
const LEADER_SILENCE_MILLIS_MAX = 35_000;

export class LiveSession {
  readonly #url: string;
  readonly #name: string;
  readonly #listener: LiveListener;
  #channel: BroadcastChannel | null = null;
  #end = new AbortController();
  #leading: AbortController | null = null;
  #live: Live | null;
  #lastId: string | null = null;
  #status: StreamStatus = 'connecting';
  #http: number | undefined;
  #heardAt = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(session: string, listener: LiveListener, initial: Live | null = null) {
    this.#url = `/api/v1/live/sessions/${encodeURIComponent(session)}`;
    this.#name = `plenary.live.${session}`;
    this.#listener = listener;
    this.#live = initial;
  }

  get live(): Live | null {
    return this.#live;
  }

  start(): void {
    this.#end = new AbortController();
    this.#heardAt = Date.now();
    if (!('locks' in navigator) || typeof BroadcastChannel !== 'function') {
      void this.#lead(this.#end.signal);
      return;
    }
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }) => this.#hear(data as Message);
    this.#say({ kind: 'hello' });
    this.#queueForLead(false);
    this.#timer = setInterval(() => this.#beat(), BEAT_MILLIS);
  }

  stop(): void {
    reportReachability(true, 'live');
    this.#end.abort();
    this.#leading?.abort();
    this.#leading = null;
    clearInterval(this.#timer);
    this.#channel?.close();
    this.#channel = null;
  }

  /** After signing in or out the stream must be asked for anew, by every tab. */
  restart(): void {
    this.stop();
    this.#lastId = null;
    this.start();
  }

  #queueForLead(steal: boolean): void {
    const end = this.#end;
    const lead = async () => {
      if (end.signal.aborted) return;
      const leading = new AbortController();
      this.#leading = leading;
      await this.#lead(AbortSignal.any([end.signal, leading.signal]));
      // A refused leader keeps the lock: another tab of the same person would only be refused again.
      if (!end.signal.aborted && !leading.signal.aborted) await aborted(end.signal, leading.signal);
    };
    const options: LockOptions = steal ? { steal: true } : { signal: end.signal };
    navigator.locks.request(this.#name, options, lead).catch(() => {
      // Stolen from us, or we are closing: stop reading, and stand in line again.
      this.#leading?.abort();
      this.#leading = null;
      if (!end.signal.aborted) this.#queueForLead(false);
    });
  }

  #lead(signal: AbortSignal): Promise<void> {
    return follow({
      url: this.#url,
      signal,
      lastEventId: this.#lastId,
      onEvent: (event) => {
        this.#take(event);
        this.#say({ kind: 'event', event });
      },
      onStatus: (status, http) => {
        this.#setStatus(status, http);
        this.#say(this.#state());
      },
    });
  }

  #beat(): void {
    if (this.#leading) this.#say({ kind: 'beat', status: this.#status });
    else if (Date.now() - this.#heardAt > LEADER_SILENCE_MILLIS_MAX && document.visibilityState === 'visible') {
      this.#heardAt = Date.now();
      this.#queueForLead(true);
    }
  }

  #hear(message: Message): void {
    if (message.kind === 'hello') {
      if (this.#leading) this.#say(this.#state());
      return;
    }
    if (this.#leading) return;
    this.#heardAt = Date.now();
    switch (message.kind) {
      case 'state':
        if (message.live && message.lastId && message.lastId !== this.#lastId) {
          this.#live = message.live;
          this.#lastId = message.lastId;
          this.#listener.live(message.live, null);
        }
        this.#setStatus(message.status, message.http);
        break;
      case 'event':
        // Before the leader's state has come there is nothing to fold a change into.
        if (message.event.event === 'snapshot' || this.#lastId) this.#take(message.event);
        break;
      case 'beat':
        this.#setStatus(message.status);
        break;
    }
  }

  #take(event: ServerEvent): void {
    let data: unknown;
    try {
      data = JSON.parse(event.data);
    } catch {
      return;
    }
    if (event.id) this.#lastId = event.id;
    if (event.event === 'snapshot') {
      this.#live = fromSnapshot(data as Partial<Live>);
      this.#listener.live(this.#live, null);
    } else if (event.event === 'change' && this.#live) {
      const change = data as Change;
      this.#live = fold(this.#live, change);
      this.#listener.live(this.#live, change);
    }
  }

  #setStatus(status: StreamStatus, http?: number): void {
    this.#http = http;
    if (status === 'open' || status === 'refused') reportReachability(true, 'live');
    if (status === 'lost') reportReachability(false, 'live');
    if (status === this.#status) return;
    this.#status = status;
    this.#listener.status(status, http);
  }

  #state(): Message {
    return {
      kind: 'state',
      live: this.#live,
      lastId: this.#lastId,
      status: this.#status,
      ...(this.#http === undefined ? {} : { http: this.#http }),
    };
  }

  #say(message: Message): void {
    this.#channel?.postMessage(message);
  }
}

function aborted(...signals: AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    if (signals.some((signal) => signal.aborted)) resolve();
    for (const signal of signals) signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
