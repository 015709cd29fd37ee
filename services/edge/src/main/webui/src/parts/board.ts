/**
 * The board of questions. It re-ranks as votes come in, but the item under the reader's finger, pointer or focus keeps
 * its place: its node is never moved, and the scroll is corrected when what is above it grows.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { Question } from '../api/types';
import { number, t, word } from '../text/messages';
import { icon } from './icons';
import { arrange, settle } from './ranking';
import { original, read } from './reading';
import { noSupport, shownCount, supports, type Support } from './support';

export interface BoardView {
  readonly questions: readonly Question[];
  readonly support: ReadonlyMap<string, Support>;
  readonly voting: boolean;
  readonly mine: ReadonlySet<string>;
  readonly onVote: (question: Question, support: boolean) => void;
  /** Where the reader is of the panel: answers in writing. */
  readonly onWrite?: (question: Question) => void;
}

/** A pointer that has not moved for this long is nobody's finger any more. */
const IDLE_MILLIS = 8_000;
const TOUCH_MILLIS = 2_000;

export class Board extends HTMLElement {
  readonly #list = document.createElement('ol');
  readonly #items = new Map<string, HTMLLIElement>();
  #order: readonly string[] = [];
  #view: BoardView | null = null;
  #pointed: string | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.#list.className = 'board';
    this.#list.setAttribute('role', 'list');
    this.#list.addEventListener('pointermove', (event) => this.#point(event, IDLE_MILLIS), { passive: true });
    this.#list.addEventListener('pointerdown', (event) => this.#point(event, TOUCH_MILLIS), { passive: true });
    this.#list.addEventListener('pointerleave', () => this.#release());
  }

  connectedCallback(): void {
    if (!this.#list.isConnected) this.append(this.#list);
  }

  set view(view: BoardView) {
    if (view === this.#view) return;
    this.#view = view;
    this.#show();
  }

  #point(event: PointerEvent, millis: number): void {
    this.#pointed = (event.target as Element).closest('li')?.dataset['id'] ?? null;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#release(), event.pointerType === 'mouse' ? IDLE_MILLIS : millis);
  }

  #release(): void {
    clearTimeout(this.#idle);
    this.#pointed = null;
    this.#show();
  }

  get #held(): string | null {
    const focused = this.#list.contains(document.activeElement)
      ? (document.activeElement?.closest('li')?.dataset['id'] ?? null)
      : null;
    return this.#pointed ?? focused;
  }

  #show(): void {
    const view = this.#view;
    if (!view) return;
    const ranked = view.questions.map((question) => question.id);
    const held = this.#held;
    const order = settle(this.#order, ranked, held);
    const heldItem = (held && this.#items.get(held)) || null;
    const moved = order.length !== this.#order.length || order.some((id, i) => id !== this.#order[i]);
    const before = moved ? this.#tops() : null;
    const heldTop = heldItem?.getBoundingClientRect().top;
    const known = new Set(ranked);
    for (const [id, item] of this.#items) {
      if (known.has(id)) continue;
      item.remove();
      this.#items.delete(id);
    }
    for (const question of view.questions) {
      let item = this.#items.get(question.id);
      if (!item) {
        item = document.createElement('li');
        item.className = 'question';
        item.dataset['id'] = question.id;
        this.#items.set(question.id, item);
      }
      render(this.#item(question, view), item);
    }
    this.#order = order;
    if (!moved) return;
    const focused = this.#list.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
    arrange(
      this.#list,
      order.map((id) => this.#items.get(id)!),
      heldItem,
    );
    if (focused && document.activeElement !== focused) focused.focus({ preventScroll: true });
    if (heldItem && heldTop !== undefined) keepPlace(heldItem, heldTop);
    this.#glide(before!);
  }

  #tops(): Map<string, number> {
    return new Map([...this.#items].map(([id, item]) => [id, item.offsetTop]));
  }

  /** Lets items slide to their new place, where the reader has not asked for less motion. */
  #glide(before: Map<string, number>): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches || document.visibilityState !== 'visible') return;
    for (const [id, item] of this.#items) {
      const from = before.get(id);
      if (from === undefined || from === item.offsetTop) continue;
      item.animate([{ transform: `translateY(${from - item.offsetTop}px)` }, { transform: 'none' }], {
        duration: 260,
        easing: 'ease-out',
      });
    }
  }

  #item(question: Question, view: BoardView): TemplateResult {
    const support = view.support.get(question.id) ?? noSupport;
    const count = shownCount(support, question.votes);
    const said = read(question);
    const pressed = supports(support);
    const own = view.mine.has(question.id);
    const answered = question.state === 'answered';
    const open = view.voting && !answered;
    return html`<button
        class="support"
        type="button"
        aria-pressed=${pressed ? 'true' : 'false'}
        aria-disabled=${open ? nothing : 'true'}
        aria-describedby="text-${question.id}"
        title=${open ? nothing : t(answered ? 'support.answered' : 'support.closed')}
        @click=${() => open && view.onVote(question, !pressed)}
      >
        ${icon(pressed ? 'tick' : 'up', 12)}
        <span class="support__count">${number(count)}</span>
        <span class="support__word">${pressed ? t('support.on') : t('support.off')}</span>
      </button>
      <div>
        <p class="question__text" id="text-${question.id}" dir="auto" lang=${said.language ?? nothing}>${said.text}</p>
        ${original(question)}
        <p class="question__by">
          <span dir="auto">${byline(question)}</span>
          ${own ? html`<strong>${t('question.yours')}</strong>` : nothing}
          ${question.reworded ? html`<span>${t('question.reworded')}</span>` : nothing}
          ${answered || question.state === 'selected'
            ? html`<span>${word('question', question.state)}</span>`
            : nothing}
          ${question.mergedCount ? html`<span>${t('question.alike', { count: question.mergedCount })}</span>` : nothing}
        </p>
        ${question.answer ? html`<p class="question__answer small" dir="auto">${question.answer}</p>` : nothing}
        ${view.onWrite
          ? html`<p>
              <button class="button button--quiet" type="button" @click=${() => view.onWrite?.(question)}>${t('board.write')}</button>
            </p>`
          : nothing}
      </div>`;
  }
}

/** Who asks, as far as it is shown: of a young person a pseudonym at most, and how old about. */
export function byline(question: Pick<Question, 'author' | 'origin' | 'band'>): string {
  const shown = [question.author, question.band?.replace('-', '–')].filter(Boolean).join(', ');
  const who = shown || t('question.anonymous');
  return question.origin && question.origin !== 'web' ? `${who} · ${word('origin', question.origin)}` : who;
}

function keepPlace(item: HTMLElement, top: number): void {
  const drift = item.getBoundingClientRect().top - top;
  if (Math.abs(drift) < 1) return;
  let scroller: Element | null = item.parentElement;
  while (scroller && !(scroller.scrollHeight > scroller.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(scroller).overflowY)))
    scroller = scroller.parentElement;
  (scroller ?? document.scrollingElement)?.scrollBy({ top: drift, behavior: 'instant' });
}

customElements.define('pl-board', Board);
