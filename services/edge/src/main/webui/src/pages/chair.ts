import '../look/app.css';
import './chair.css';
import './qna/words';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import { Refusal } from '../api/client';
import type { Card, Question, SessionDetail } from '../api/types';
import { announce, toast } from '../frame/frame';
import { mount, Page, pathPart, title, type Initial } from '../frame/page';
import type { Change, Live } from '../live/fold';
import { LiveSession } from '../live/session';
import { applyAccent } from '../look/accent';
import { byline } from '../parts/board';
import { icon } from '../parts/icons';
import { liveMark } from '../parts/mark';
import { original, read } from '../parts/reading';
import { explain } from '../text/explain';
import { t } from '../text/messages';
import { shares, suggestion } from './chair-shares';

/** Should a hint be lost. */
const POLL_MILLIS = 30_000;
/** Votes and the board move all the time; what the chair reads need not. */
const SOON_MILLIS = 2_000;

@customElement('pl-chair')
export class ChairPage extends Page {
  @state() private session!: SessionDetail;
  @state() private card!: Card;
  @state() private live: Live | null = null;
  @state() private busy = '';
  readonly #id = pathPart(1);
  #stream: LiveSession | null = null;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #askAgain = false;

  protected override async load(initial: Initial): Promise<void> {
    const given = initial['session'] as SessionDetail | undefined;
    const [session, card] = await Promise.all([
      given ?? api.session(this.#id).then((answer) => answer.data),
      api.card(this.#id).then((answer) => answer.data),
    ]);
    this.session = session;
    this.card = card;
    applyAccent(session.conference.accent);
    title(t('chair.title'), session.title);
    if (this.#stream) return;
    this.#stream = new LiveSession(this.#id, {
      live: (live, change) => this.#onLive(live, change),
      status: () => undefined,
    });
    this.#stream.start();
    const timer = setInterval(() => void this.refresh(), POLL_MILLIS);
    this.onLeave(() => {
      this.#stream?.stop();
      clearInterval(timer);
      clearTimeout(this.#soon);
    });
  }

  #onLive(live: Live, change: Change | null): void {
    this.live = live;
    if (change === null || change.desk !== undefined || change.onStage !== undefined) void this.refresh();
    else if (change.board || change.votes) this.#soon ??= setTimeout(() => void this.refresh(), SOON_MILLIS);
  }

  private async refresh(): Promise<void> {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    if (this.#asking) {
      this.#askAgain = true;
      return;
    }
    this.#asking = true;
    try {
      const before = this.card.onStage?.id;
      this.card = (await api.card(this.#id)).data;
      if (this.card.onStage && this.card.onStage.id !== before) {
        announce(t('stage.announce', { text: read(this.card.onStage).text, by: byline(this.card.onStage) }));
      }
    } catch {
      // The next hint or turn asks again; the frame says when nothing answers.
    } finally {
      this.#asking = false;
      if (this.#askAgain) {
        this.#askAgain = false;
        void this.refresh();
      }
    }
  }

  async #move(question: Question, move: 'stage' | 'answer'): Promise<void> {
    if (this.busy) return;
    this.busy = question.id;
    const stagedBefore = this.card.onStage;
    try {
      await api.move(question.id, move, {});
      const undo =
        move === 'answer'
          ? () => void this.#move(question, 'stage')
          : stagedBefore
            ? () => void this.#move(stagedBefore, 'stage')
            : null;
      toast(t(`desk.did.${move}`), { ...(undo ? { action: { label: t('desk.undo'), run: undo } } : {}), seconds: 12 });
    } catch (error) {
      toast(explain(error), { seconds: 10 });
      if (!(error instanceof Refusal)) return;
    } finally {
      this.busy = '';
      await this.refresh();
    }
  }

  protected override view(): TemplateResult {
    const { onStage, next } = this.card;
    return html`<div class="sheet chair">
      <header class="chair__top row row--apart">
        <h1>${this.session.title}</h1>
        <span class="row">
          ${liveMark(this.live?.state ?? this.session.state)}
          <span class="soft number">${t('chair.waiting', { count: this.card.waiting })}</span>
          <a href="/s/${this.#id}">${t('nav.session')}</a>
        </span>
      </header>
      <div class="chair__parts">
        <section class="chair__stage rubric">
          <h2 class="chair__head">${icon('stage', 18)} ${t('stage.title')}</h2>
          ${onStage
            ? html`<blockquote class="chair__text" dir="auto" lang=${read(onStage).language ?? nothing}>${read(onStage).text}</blockquote>
                ${original(onStage)}
                <p class="chair__by" dir="auto">${byline(onStage)}${alike(onStage)}</p>
                <button
                  class="button button--main button--great"
                  type="button"
                  aria-busy=${this.busy === onStage.id}
                  @click=${() => void this.#move(onStage, 'answer')}
                >
                  ${icon('tick', 22)} ${t('chair.answered')}
                </button>`
            : html`<p class="chair__by">${next.length ? t('chair.noneOnStage') : t('chair.nothing')}</p>`}
        </section>
        <section class="rubric">
          <h2 class="chair__head">${icon('pin', 18)} ${t('chair.next')}</h2>
          ${next.length === 0
            ? html`<p class="soft">${t('chair.noneNext')}</p>`
            : html`<ol class="chair__next" role="list">
                ${next.slice(0, 3).map((question, i) => this.#next(question, i === 0))}
              </ol>`}
          ${suggestion(this.card, (question) => this.#put(question, true))}
        </section>
      </div>
      ${shares(this.card)}
    </div>`;
  }

  #next(question: Question, first: boolean): TemplateResult {
    return html`<li>
      <p class="chair__line" dir="auto" lang=${read(question).language ?? nothing}>${read(question).text}</p>
      ${original(question)}
      <p class="soft" dir="auto">${byline(question)} · <span class="number">${t('support.count', { count: question.votes })}</span>${alike(question)}</p>
      ${this.#put(question, first, first && !this.card.onStage)}
    </li>`;
  }

  #put(question: Question, great: boolean, main = false): TemplateResult {
    return html`<button
      class="button ${great ? 'button--great' : ''} ${main ? 'button--main' : ''}"
      type="button"
      aria-busy=${this.busy === question.id}
      @click=${() => void this.#move(question, 'stage')}
    >
      ${icon('stage', great ? 22 : 14)} ${t('chair.put')}
    </button>`;
  }
}

/** How many asked the same. */
const alike = (question: Question) => (question.mergedCount ? ` · ${t('question.alike', { count: question.mergedCount })}` : '');

mount('pl-chair');
