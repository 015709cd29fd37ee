/** What every page is: something that loads, then shows itself in place of what the server had written there. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { passes, Refusal, Unreachable } from '../api/client';
import type { Me } from '../api/types';
import { explain } from '../text/explain';
import { t } from '../text/messages';
import { here, onIdentity, signInPath } from './auth';
import { announce, onHealed, startFrame, toast } from './frame';

export type Initial = Readonly<Record<string, unknown>>;

export abstract class Page extends LitElement {
  @state() private failure: unknown = null;
  @state() private ready = false;
  #initial: Initial = {};
  #leave: (() => void)[] = [];
  #later: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Fetches what the first view needs; may take it from what the server has put into the page. */
  protected abstract load(initial: Initial): Promise<void>;
  protected abstract view(): TemplateResult;
  /** Somebody signed in or out beside the page. */
  protected identity(_me: Me | null): void {}

  async begin(initial: Initial): Promise<void> {
    this.#initial = initial;
    this.#leave.push(onIdentity((me) => this.#identified(me)));
    this.#leave.push(onHealed(() => void (this.failure instanceof Unreachable && this.again())));
    await this.again();
  }

  #identified(me: Me | null): void {
    if (this.failure) void this.again();
    else this.identity(me);
  }

  async again(): Promise<void> {
    this.failure = null;
    try {
      await this.load(this.#initial);
      this.ready = true;
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof Unreachable)) console.error(error);
      this.failure = error;
      this.#tryLater(error);
    }
    this.#initial = {};
  }

  /** A busy or starting service is asked again by itself, when it said or a little later. */
  #tryLater(error: unknown): void {
    clearTimeout(this.#later);
    if (!(error instanceof Refusal && passes(error))) return;
    const seconds = Math.min(60, Math.max(3, error.retryAfterSeconds ?? 5));
    this.#later = setTimeout(() => void this.again(), seconds * 1_000 * (1 + Math.random() / 2));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave.forEach((leave) => leave());
  }

  protected onLeave(leave: () => void): void {
    this.#leave.push(leave);
  }

  /** Says what went wrong and what to do next; a missing sign-in offers it. */
  protected fail(error: unknown): void {
    if (!(error instanceof Refusal || error instanceof Unreachable)) console.error(error);
    toast(explain(error), { seconds: 10 });
  }

  protected say(text: string): void {
    announce(text);
  }

  protected override render(): unknown {
    if (this.failure) return failureView(this.failure, () => void this.again());
    return this.ready ? this.view() : html`<div class="sheet">${waiting()}</div>`;
  }
}

export const waiting = (text = t('waiting')): TemplateResult =>
  html`<p class="waiting" role="status">${text}</p>`;

/** A whole page that could not be shown: what happened, and what to do next. */
export function failureView(error: unknown, again: () => void): TemplateResult {
  const status = error instanceof Refusal ? error.status : 0;
  const kind =
    error instanceof Unreachable
      ? 'unreachable'
      : status === 401
        ? 'signIn'
        : status === 403
          ? 'forbidden'
          : status === 404 || status === 400
            ? 'notFound'
            : 'fault';
  return html`<div class="sheet column" role="alert">
    <h1>${t(`failure.${kind}.title`)}</h1>
    <p class="lede">${t(`failure.${kind}.text`)}</p>
    ${kind === 'fault' && error instanceof Refusal && error.retryAfterSeconds
      ? html`<p>${t('failure.retryAfter', { seconds: error.retryAfterSeconds })}</p>`
      : nothing}
    <p class="row">
      ${kind === 'forbidden'
        ? html`<form method="post" action="/logout?return=${encodeURIComponent(here())}">
            <button class="button button--main" type="submit">${t('failure.otherAccount')}</button>
          </form>`
        : nothing}
      ${kind === 'signIn' || kind === 'notFound'
        ? html`<a class="button button--main" href=${signInPath()}>${t('nav.signIn')}</a>`
        : nothing}
      ${kind === 'forbidden' || kind === 'signIn' || kind === 'notFound'
        ? nothing
        : html`<button class="button button--main" type="button" @click=${again}>${t('failure.again')}</button>`}
      <a class="button" href="/">${t('failure.home')}</a>
    </p>
  </div>`;
}

export function readInitial(): Initial {
  const text = document.getElementById('initial')?.textContent;
  if (!text) return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed && typeof parsed === 'object' ? (parsed as Initial) : {};
  } catch {
    return {};
  }
}

/** Starts the frame and puts the page into `<main>`: at once if that is empty, else when there is something to show. */
export function mount(tag: string): void {
  const main = document.getElementById('content');
  if (!main) return;
  const initial = readInitial();
  startFrame();
  const page = document.createElement(tag) as Page;
  const written = [...main.children].some((child) => !(child instanceof HTMLScriptElement));
  const begun = page.begin(initial);
  const show = () => {
    if (!page.isConnected) main.replaceChildren(page);
  };
  if (written) void begun.finally(show);
  else show();
}

/** The part of the path behind the page's own name: the slug or the session. */
export function pathPart(index: number): string {
  return decodeURIComponent(location.pathname.split('/').filter(Boolean)[index] ?? '');
}

export function title(...parts: (string | null | undefined)[]): void {
  document.title = [...parts.filter(Boolean), 'Plenary'].join(' · ');
}
