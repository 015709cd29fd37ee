/** Server-Sent Events, read from a fetch body: unlike EventSource this shows the status and lets us choose the wait. */

export interface ServerEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: string;
}

/** Feeds text in, gives whole events out. Follows the parsing rules of the HTML standard. */
export class EventParser {
  #rest = '';
  #event = '';
  #data: string[] = [];
  #id: string | null = null;
  #carriageReturn = false;
  /** The server's own wish for the wait before a reconnect. */
  retryMillis: number | null = null;

  feed(text: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    if (this.#carriageReturn && text.startsWith('\n')) text = text.slice(1);
    this.#carriageReturn = text.endsWith('\r');
    const lines = (this.#rest + text).split(/\r\n|\r|\n/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = this.#line(line);
      if (event) events.push(event);
    }
    return events;
  }

  #line(line: string): ServerEvent | null {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return null;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    switch (field) {
      case 'event':
        this.#event = value;
        break;
      case 'data':
        this.#data.push(value);
        break;
      case 'id':
        if (!value.includes('\0')) this.#id = value;
        break;
      case 'retry':
        if (/^\d+$/.test(value)) this.retryMillis = Number(value);
        break;
    }
    return null;
  }

  #dispatch(): ServerEvent | null {
    const event = { id: this.#id, event: this.#event || 'message', data: this.#data.join('\n') };
    const empty = this.#data.length === 0;
    this.#event = '';
    this.#data = [];
    return empty ? null : event;
  }
}

/** How long to wait before try number `attempt` (from 0): doubled each time, bounded, and spread over half to whole. */
export function backoffMillis(attempt: number, random = Math.random, baseMillis = 1_000, maxMillis = 30_000): number {
  const whole = Math.min(maxMillis, baseMillis * 2 ** Math.min(attempt, 10));
  return Math.round(whole / 2 + (whole / 2) * random());
}

export type StreamStatus = 'connecting' | 'open' | 'lost' | 'refused';

export interface StreamOptions {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly lastEventId: string | null;
  readonly onEvent: (event: ServerEvent) => void;
  readonly onStatus: (status: StreamStatus, httpStatus?: number) => void;
}

/** Silence longer than this is a dead line: the server says something every 15 seconds. */
const SILENCE_MILLIS_MAX = 40_000;

/** Reads the stream until `signal` ends it, coming back after every cut; gives up only when refused. */
export async function follow(options: StreamOptions): Promise<void> {
  let lastEventId = options.lastEventId;
  let attempt = 0;
  while (!options.signal.aborted) {
    options.onStatus('connecting');
    let wait: number | null = null;
    const cut = new AbortController();
    const stop = () => cut.abort();
    options.signal.addEventListener('abort', stop);
    let silence = setTimeout(stop, SILENCE_MILLIS_MAX);
    try {
      const response = await fetch(options.url, {
        headers: { Accept: 'text/event-stream', ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}) },
        credentials: 'same-origin',
        cache: 'no-store',
        signal: cut.signal,
      });
      if ([400, 401, 403, 404, 410].includes(response.status)) {
        options.onStatus('refused', response.status);
        return;
      }
      if (!response.ok || !response.body) {
        const after = Number(response.headers.get('Retry-After'));
        wait = after > 0 ? Math.min(after, 60) * 1_000 : null;
        throw new Error(`live stream answered ${response.status}`);
      }
      const parser = new EventParser();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      options.onStatus('open');
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        attempt = 0;
        clearTimeout(silence);
        silence = setTimeout(stop, SILENCE_MILLIS_MAX);
        for (const event of parser.feed(value)) {
          if (event.id) lastEventId = event.id;
          options.onEvent(event);
        }
        if (parser.retryMillis !== null) wait = parser.retryMillis;
      }
    } catch {
      // Cut, refused for the moment or offline: the wait below is the answer to each.
    } finally {
      clearTimeout(silence);
      options.signal.removeEventListener('abort', stop);
      cut.abort();
    }
    if (options.signal.aborted) return;
    options.onStatus('lost');
    const backoff = backoffMillis(attempt++);
    await pause(wait === null ? backoff : Math.max(wait * (0.75 + Math.random() / 2), attempt > 1 ? backoff : 0), options.signal);
  }
}

/** Waits, but not past the moment the network or the tab comes back. */
function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, millis);
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
