import '../look/app.css';
import './screen.css';
import './qna/words';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import type { Poll, SessionDetail } from '../api/types';
import { mount, Page, pathPart, title, type Initial } from '../frame/page';
import type { StreamStatus } from '../live/events';
import { fromSnapshot, type Live } from '../live/fold';
import { LiveSession } from '../live/session';
import { applyAccent } from '../look/accent';
import { byline } from '../parts/board';
import { icon } from '../parts/icons';
import { liveMark } from '../parts/mark';
import { qr } from '../parts/qr';
import { chosen } from '../parts/reading';
import { translatedFrom } from '../text/languages';
import { locale, t } from '../text/messages';
import { timeOf } from '../text/times';

/** A short cut in the line is not worth a word to the whole hall. */
const LOST_GRACE_MILLIS = 4_000;
const QUIET_MILLIS = 3_000;
/** How long the hall sees what a poll has come to. */
const RESULT_MILLIS = 90_000;
type PollView = typeof import('../parts/poll/screen').pollOnScreen;

interface Kept {
  readonly session: SessionDetail;
  readonly live: Live | null;
}

@customElement('pl-screen')
export class ScreenPage extends Page {
  @state() private session!: SessionDetail;
  @state() private live: Live | null = null;
  @state() private lostSince: string | null = null;
  @state() private pollView: PollView | null = null;
  /** The poll that was closed while this screen ran, as long as its result is shown. */
  @state() private result: string | null = null;
  #resultTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #id = pathPart(1);
  #stream: LiveSession | null = null;
  #lostTimer: ReturnType<typeof setTimeout> | undefined;
  #heardAt = new Date().toISOString();

  protected override async load(initial: Initial): Promise<void> {
    document.documentElement.dataset['scheme'] =
      new URLSearchParams(location.search).get('scheme') === 'light' ? 'light' : 'dark';
    const given = initial['session'] as SessionDetail | undefined;
    const kept = this.#kept();
    try {
      this.session = given ?? (await api.session(this.#id)).data;
    } catch (error) {
      // Opened again while the line is down: what the hall saw last is better than an apology.
      if (!kept) throw error;
      this.session = kept.session;
      this.#onStatus('lost');
    }
    const snapshot = initial['snapshot'] as Partial<Live> | undefined;
    this.live = snapshot ? fromSnapshot(snapshot) : (kept?.live ?? null);
    applyAccent(this.session.conference.accent);
    title(t('screen.title'), this.session.title);
    if (!this.#stream) this.#start();
  }

  #start(): void {
    this.#stream = new LiveSession(
      this.#id,
      { live: (live) => this.#onLive(live), status: (status) => this.#onStatus(status) },
      this.live,
    );
    this.#stream.start();
    const fit = new ResizeObserver(() => this.#fit());
    fit.observe(document.documentElement);
    void document.fonts?.ready.then(() => this.#fit());
    this.#stayAwake();
    this.#hidePointer();
    this.onLeave(() => {
      fit.disconnect();
      this.#stream?.stop();
    });
  }

  #onLive(live: Live): void {
    this.#followPolls(this.live?.polls ?? [], live.polls);
    this.live = live;
    this.#heardAt = new Date().toISOString();
    this.#onStatus('open');
    try {
      localStorage.setItem(this.#keptName, JSON.stringify({ session: this.session, live: { ...live, board: [], updates: [], polls: [] } }));
    } catch {
      // Without storage the screen only survives as long as it stays open.
    }
  }

  #followPolls(before: readonly Poll[], now: readonly Poll[]): void {
    if (now.length && !this.pollView) void import('../parts/poll/screen').then((part) => (this.pollView = part.pollOnScreen));
    const wasOpen = before.find((poll) => poll.state === 'open');
    if (wasOpen && now.some((poll) => poll.id === wasOpen.id && poll.state === 'closed')) {
      this.result = wasOpen.id;
      clearTimeout(this.#resultTimer);
      this.#resultTimer = setTimeout(() => (this.result = null), RESULT_MILLIS);
    }
  }

  /** The open one, or the one that has just closed; a question on stage goes before. */
  get #poll(): Poll | null {
    const polls = this.live?.polls ?? [];
    return polls.find((poll) => poll.state === 'open') ?? polls.find((poll) => poll.id === this.result) ?? null;
  }

  get #keptName(): string {
    return `plenary.screen.${this.#id}`;
  }

  #kept(): Kept | null {
    try {
      return JSON.parse(localStorage.getItem(this.#keptName) ?? 'null') as Kept | null;
    } catch {
      return null;
    }
  }

  #onStatus(status: StreamStatus): void {
    if (status === 'open') {
      clearTimeout(this.#lostTimer);
      this.#lostTimer = undefined;
      this.lostSince = null;
    } else if (status === 'lost' && this.#lostTimer === undefined) {
      this.#lostTimer = setTimeout(() => (this.lostSince = this.#heardAt), LOST_GRACE_MILLIS);
    }
  }

  #stayAwake(): void {
    const ask = () => {
      if (document.visibilityState === 'visible') void navigator.wakeLock?.request('screen').catch(() => undefined);
    };
    ask();
    document.addEventListener('visibilitychange', ask);
  }

  readonly #fill = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void document.documentElement.requestFullscreen?.().catch(() => undefined);
  };

  readonly #turnLight = () => {
    const root = document.documentElement.dataset;
    root['scheme'] = root['scheme'] === 'light' ? 'dark' : 'light';
  };

  #hidePointer(): void {
    let timer: ReturnType<typeof setTimeout>;
    const moved = () => {
      document.body.classList.remove('quiet');
      clearTimeout(timer);
      timer = setTimeout(() => document.body.classList.add('quiet'), QUIET_MILLIS);
    };
    document.addEventListener('pointermove', moved);
    moved();
  }

  protected override updated(): void {
    this.#fit();
  }

  /** The largest type in which the whole question still fits. */
  #fit(): void {
    const body = this.querySelector<HTMLElement>('.screen__body');
    const text = this.querySelector<HTMLElement>('.screen__text');
    if (!body || !text) return;
    let low = 16;
    let high = Math.max(low, Math.min(innerHeight * 0.2, innerWidth * 0.12));
    for (let i = 0; i < 9; i++) {
      const size = (low + high) / 2;
      text.style.fontSize = `${size}px`;
      const fits = body.scrollHeight <= body.clientHeight + 1 && body.scrollWidth <= body.clientWidth + 1;
      if (fits) low = size;
      else high = size;
    }
    text.style.fontSize = `${Math.floor(low)}px`;
  }

  protected override view(): TemplateResult {
    const question = this.live?.onStage ?? null;
    // The hall has one language, and nobody to tap for another.
    const said = question && this.session.language ? chosen(question, [this.session.language]) : null;
    const poll = question ? null : this.#poll;
    const pollView = poll && this.pollView;
    const address = `${location.origin}/s/${this.#id}`;
    // Nobody types the id of a session from the last row: the conference's own address is short.
    const shown = `${location.host}/c/${this.session.conference.slug}`;
    // Who is asked for an answer finds the poll, not a form for questions.
    const code = qr(pollView ? address : `${address}#ask`, t('screen.qr', { address }));
    const asking = this.live?.window?.asking ?? !['ended', 'replay'].includes(this.live?.state ?? this.session.state);
    return html`<div class="screen__tools row">
        <button class="button" type="button" @click=${this.#fill}>${t('screen.fill')}</button>
        <button class="button" type="button" @click=${this.#turnLight}>${t('screen.light')}</button>
      </div>
      <div class="screen ${question || pollView ? '' : 'screen--idle'}">
      <header class="screen__top">
        <span class="screen__session">${this.session.title}</span>
        <span class="soft">${this.session.conference.title}</span>
        ${this.lostSince
          ? html`<span class="screen__lost" role="status"
              >${icon('warn')} ${t('screen.lost', { time: timeOf(this.lostSince, this.session.conference.timeZone, locale) })}</span
            >`
          : nothing}
      </header>
      ${question
        ? html`<div class="screen__body" aria-live="polite">
              <blockquote class="screen__text" dir="auto" lang=${said?.language ?? question.language ?? nothing}>${(said ?? question).text}</blockquote>
              <p class="screen__by" dir="auto">${byline(question)}${said ? ` · ${translatedFrom(question.language)}` : nothing}</p>
            </div>
            ${this.#foot(asking ? t('screen.ask') : null, shown, code)}`
        : pollView
          ? html`${pollView(poll)} ${this.#foot(poll.state === 'open' ? t('screen.poll') : null, shown, code)}`
          : html`<div class="screen__body">
              <div>
                <h1 class="screen__invite">${asking ? t('screen.invite') : t('screen.closed')}</h1>
                <p class="screen__by">${asking ? t('screen.inviteText') : t('screen.closedText')}</p>
              </div>
              <div class="screen__qr">${code}</div>
            </div>
            <footer class="screen__foot">
              <span class="screen__address">${shown}</span>
              ${liveMark(this.#state())}
            </footer>`}
    </div>`;
  }

  #foot(invitation: string | null, shown: string, code: unknown): TemplateResult {
    return html`<footer class="screen__foot">
      <p class="screen__how">
        ${invitation ? html`<strong>${invitation}</strong>` : nothing}
        <span class="screen__address">${shown}</span>
      </p>
      <div class="screen__qr">${code}</div>
    </footer>`;
  }

  #state() {
    const now = this.live?.state ?? this.session.state;
    return now === 'preview' ? 'scheduled' : now;
  }
}

mount('pl-screen');
