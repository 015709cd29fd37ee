/** Calls to our own origin: answers, refusals (RFC 9457) and silence, told apart by type. */

export interface FieldError {
  readonly field: string;
  readonly message: string;
  readonly line?: number;
}

/** The server understood and said no. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly fields: readonly FieldError[],
    readonly retryAfterSeconds: number | null,
    readonly problem: Readonly<Record<string, unknown>>,
  ) {
    super(`${status} ${code || title}`);
    this.name = 'Refusal';
  }
}

/** Whether the server said no, and for that reason. */
export const refusedAs = (error: unknown, code: string): error is Refusal => error instanceof Refusal && error.code === code;

/** No answer came: offline, cut off, or too slow. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause });
    this.name = 'Unreachable';
  }
}

/** Whether nobody said no: no answer came, or a part of the system is starting or busy. That passes by itself. */
export const passes = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Refusal && [502, 503, 504].includes(error.status));

export interface Answer<T> {
  readonly data: T;
  readonly status: number;
  readonly etag: string | null;
  readonly next: string | null;
}

export interface CallOptions {
  readonly body?: unknown;
  /** Sent as it is, with this type, instead of JSON. */
  readonly raw?: { readonly content: Blob | string; readonly type: string };
  readonly version?: number | string | undefined;
  readonly etag?: string | null | undefined;
  readonly key?: string | undefined;
  readonly timeoutMillis?: number;
  readonly signal?: AbortSignal | undefined;
}

type Line = 'calls' | 'live';
type Listener = (reachable: boolean) => void;
const listeners = new Set<Listener>();
const lost = new Set<Line>();

/** Tells whoever shows the connection's state whether calls are answered and the live stream flows. */
export function onReachability(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function reportReachability(reachable: boolean, line: Line = 'calls'): void {
  if (reachable) lost.delete(line);
  else lost.add(line);
  listeners.forEach((listener) => listener(lost.size === 0));
}

export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<Answer<T>> {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  let body: BodyInit | undefined;
  if (options.raw) {
    headers.set('Content-Type', options.raw.type);
    body = options.raw.content;
  } else if (options.body !== undefined) {
    headers.set('Content-Type', method === 'PATCH' ? 'application/merge-patch+json' : 'application/json');
    body = JSON.stringify(options.body);
  }
  if (options.version !== undefined) headers.set('If-Match', `"${options.version}"`);
  if (options.etag) headers.set('If-None-Match', options.etag);
  if (options.key) headers.set('Idempotency-Key', options.key);
  const signals = [AbortSignal.timeout(options.timeoutMillis ?? 20_000)];
  if (options.signal) signals.push(options.signal);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-cache',
      signal: AbortSignal.any(signals),
      ...(body === undefined ? {} : { body }),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    reportReachability(false);
    throw new Unreachable(cause);
  }
  reportReachability(true);
  if (!response.ok && response.status !== 304) throw await refusal(response);
  return {
    data: (await content(response)) as T,
    status: response.status,
    etag: response.headers.get('ETag'),
    next: nextLink(response.headers.get('Link')),
  };
}

async function content(response: Response): Promise<unknown> {
  if (response.status === 204 || response.status === 304) return undefined;
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Unreachable(cause);
  }
}

async function refusal(response: Response): Promise<Refusal> {
  let problem: Record<string, unknown> = {};
  try {
    const parsed: unknown = await response.json();
    if (parsed && typeof parsed === 'object') problem = parsed as Record<string, unknown>;
  } catch {
    // An empty or foreign body says no more than the status does.
  }
  const text = (name: string) => (typeof problem[name] === 'string' ? (problem[name] as string) : '');
  return new Refusal(
    response.status,
    text('code'),
    text('title'),
    text('detail'),
    fieldErrors(problem['errors']),
    retryAfter(response.headers.get('Retry-After')),
    problem,
  );
}

export function fieldErrors(errors: unknown): FieldError[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    if (!error || typeof error !== 'object') return [];
    const { field, message, line } = error as Record<string, unknown>;
    return [
      {
        field: typeof field === 'string' ? field : '',
        message: typeof message === 'string' ? message : '',
        ...(typeof line === 'number' ? { line } : {}),
      },
    ];
  });
}

export function retryAfter(header: string | null, now = Date.now()): number | null {
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

/** The target of `rel="next"`, only when it stays on our own origin. */
export function nextLink(header: string | null): string | null {
  if (!header) return null;
  for (const part of header.split(/,(?=\s*<)/)) {
    const match = /<([^>]*)>\s*;.*rel="?next"?/i.exec(part);
    if (!match) continue;
    const target = match[1]!;
    if (target.startsWith('/') && !target.startsWith('//')) return target;
    try {
      const url = new URL(target);
      return url.pathname + url.search;
    } catch {
      return null;
    }
  }
  return null;
}

export const get = <T>(path: string, options?: CallOptions) => call<T>('GET', path, options);

/**
 * A list that comes in pages, whole: what its first page says besides its items, and the items of every page. `pagesMax`
 * bounds what one view may ask for.
 */
export async function whole<T extends { readonly items: readonly unknown[] }>(path: string, pagesMax = 10): Promise<T> {
  const first = await get<T>(path);
  const items: unknown[] = [...first.data.items];
  let next = first.next;
  for (let page = 1; next && page < pagesMax; page++) {
    const answer: Answer<T> = await get<T>(next);
    items.push(...answer.data.items);
    next = answer.next;
  }
  return { ...first.data, items };
}

/** Every item of a list that comes in pages. */
export const all = async <T>(path: string, pagesMax?: number): Promise<T[]> =>
  (await whole<{ items: T[] }>(path, pagesMax)).items;
