import '../look/app.css';
import './session.css';
import '../parts/ask';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import { Refusal } from '../api/client';
import type { LiveState, Me, OwnQuestion, Playback, Question, Role, SessionDetail } from '../api/types';
import { rolesAt, signInBeside, whoAmI } from '../frame/auth';
import { announce, toast } from '../frame/frame';
import { mount, Page, pathPart, title, waiting, type Initial } from '../frame/page';
import { byRank, fromSnapshot, type Change, type Live } from '../live/fold';
import { carried, mustAsk, told } from '../live/merges';
import { LiveSession } from '../live/session';
import { applyAccent } from '../look/accent';
import { byline, type BoardView } from '../parts/board';
import '../parts/board';
import { confirmed as confirmedByReader } from '../parts/dialog';
import { icon } from '../parts/icons';
import { liveMark } from '../parts/mark';
import type { Places, Sort } from '../parts/order';
import { peopleList } from '../parts/people';
import { original, read } from '../parts/reading';
import { segments } from '../parts/segments';
import { confirmed, noSupport, refused, tallied, wishes, type Support } from '../parts/support';
import { tabs } from '../parts/tabs';
import { updateDigest, updateList } from '../parts/updates';
import { when, Zones, zoneSwitch } from '../parts/when';
import { explain } from '../text/explain';
import { locale, number, t, word } from '../text/messages';
import { dayOf, relative } from '../text/times';

type Way = 'picture' | 'sound' | 'text';
type Tab = 'questions' | 'updates' | 'about';
type PictureState = 'none' | 'asking' | 'ready' | 'notYet' | 'refused' | 'failed';

const sorts: readonly Sort[] = ['votes', 'newest', 'theme', 'regions'];
const wayKey = 'plenary.way';
const TALLY_GRACE_MILLIS = 2_500;
const PLAYBACK_RETRY_MILLIS = 5_000;
const VOTES_WITHIN_MILLIS = 2_000;

@customElement('pl-session')
export class SessionPage extends Page {
  @state() private session!: SessionDetail;
  @state() private live: Live | null = null;
  @state() private me: Me | null = null;
  @state() private own: readonly OwnQuestion[] = [];
  @state() private support: ReadonlyMap<string, Support> = new Map();
  @state() private playback: Playback | null = null;
  @state() private picture: PictureState = 'none';
  @state() private way: Way = storedWay();
  @state() private tab: Tab = 'questions';
  @state() private zones = new Zones('UTC');
  @state() private wide = matchMedia('(min-width: 60em)').matches;
  @state() private playerLoaded = false;
  @state() private boardFailed = false;
  @state() private pollsLoaded = false;
  @state() private sort: Sort = 'votes';
  #order: (a: Question, b: Question) => number = byRank;
  #places: Places | null = null;
  readonly #id = pathPart(1);
  #stream: LiveSession | null = null;
  #playbackTimer: ReturnType<typeof setTimeout> | undefined;
  #votesTimer: ReturnType<typeof setTimeout> | undefined;
  #started = false;
  #ownTurn = 0;

  protected override async load(initial: Initial): Promise<void> {
    const given = initial['session'] as SessionDetail | undefined;
    this.session = given ?? (await api.session(this.#id)).data;
    this.live ??= this.initialLive(initial);
    this.zones = new Zones(this.session.conference.timeZone);
    applyAccent(this.session.conference.accent);
    title(this.session.title, this.session.conference.title);
    this.start();
  }

  private initialLive(initial: Initial): Live | null {
    const snapshot = initial['snapshot'] as Partial<Live> | undefined;
    if (snapshot) return fromSnapshot(snapshot);
    const board = initial['board'] as { items?: Question[] } | Question[] | undefined;
    const items = Array.isArray(board) ? board : board?.items;
    if (!items) return null;
    return fromSnapshot({
      session: this.#id,
      state: this.session.state,
      board: items.filter((question) => question.state !== 'onStage'),
      onStage: items.find((question) => question.state === 'onStage') ?? null,
    });
  }

  private start(): void {
    this.#stream?.stop();
    this.#stream = new LiveSession(
      this.#id,
      { live: (live, change) => this.onLive(live, change), status: (status) => this.onStatus(status) },
      this.live,
    );
    this.#stream.start();
    void this.loadPersonal();
    if (this.#started) return;
    this.#started = true;
    const media = matchMedia('(min-width: 60em)');
    const resized = () => (this.wide = media.matches);
    media.addEventListener('change', resized);
    const clock = setInterval(() => this.requestUpdate(), 30_000);
    this.onLeave(() => {
      media.removeEventListener('change', resized);
      clearInterval(clock);
      clearTimeout(this.#playbackTimer);
      clearTimeout(this.#votesTimer);
      this.#places?.stop();
      this.#stream?.stop();
    });
    void this.preparePicture();
  }

  private async loadPersonal(): Promise<void> {
    this.me = await whoAmI().catch(() => null);
    if (!this.me) return;
    void this.loadOwn();
    this.support = new Map();
    await this.loadVotes();
  }

  private readonly loadVotes = async (): Promise<void> => {
    clearTimeout(this.#votesTimer);
    const votes = this.me && (await api.orNull(api.myVotes(this.#id)).catch(() => null));
    if (votes) this.support = told(this.support, votes.items);
  };

  /** Many may have to ask at once: each takes their time. */
  private loadVotesSoon(): void {
    clearTimeout(this.#votesTimer);
    this.#votesTimer = setTimeout(() => void this.loadVotes(), Math.random() * VOTES_WITHIN_MILLIS);
  }

  private async loadOwn(): Promise<void> {
    if (!this.me) return;
    // Answers may come in another order than they were asked for; only the newest question's counts.
    const turn = ++this.#ownTurn;
    const answer = await api.orNull(api.myQuestionsIn(this.#id)).catch(() => null);
    if (answer && turn === this.#ownTurn) this.own = answer.items;
  }

  protected override identity(me: Me | null): void {
    // Another person may see more or less; the same one has missed nothing.
    if (me?.subject !== this.me?.subject) this.#stream?.restart();
    this.me = me;
    void this.loadPersonal();
    if (this.picture === 'refused') void this.preparePicture();
  }

  private get shownState(): LiveState {
    const state = this.live?.state ?? this.session.state;
    return state === 'preview' ? 'scheduled' : state;
  }

  private onLive(live: Live, change: Change | null): void {
    const before = this.live;
    this.live = live;
    this.boardFailed = false;
    if (live.onStage && live.onStage.id !== before?.onStage?.id) {
      announce(t('stage.announce', { text: read(live.onStage).text, by: byline(live.onStage) }));
    }
    if (live.state !== this.session.state && !(live.state === 'preview' && this.session.state === 'scheduled')) {
      const was = this.session.state;
      this.session = { ...this.session, state: live.state };
      announce(word('live', this.shownState));
      if (was !== live.state) void this.preparePicture();
    }
    if (live.polls.length) void this.loadPolls();
    if (!change || change.board || change.votes || change.onStage !== undefined) this.#places?.moved();
    if (change?.votes) this.settleTallies(Object.keys(change.votes));
    this.follow(before, live, change);
    const mine = new Set(this.own.flatMap((question) => [question.id, question.mergedInto?.id ?? question.id]));
    if (change?.decided?.some((id) => mine.has(id)) || (change === null && before !== null)) void this.loadOwn();
    const staged = change?.onStage !== undefined && [before?.onStage?.id, live.onStage?.id].some((id) => id && mine.has(id));
    if (staged) void this.loadOwn();
  }

  /** Who supports what is merged supports what it is merged into. */
  private follow(before: Live | null, live: Live, change: Change | null): void {
    const along = carried(this.support, change);
    if (along.length) {
      this.setSupport(...along);
      toast(t('support.carried'));
    }
    if (this.me && before && mustAsk(before.board, live.board, this.support)) this.loadVotesSoon();
  }

  /** Most sessions have none. */
  private async loadPolls(): Promise<void> {
    if (this.pollsLoaded) return;
    await import('../parts/poll/polls');
    this.pollsLoaded = true;
  }

  private polls(): TemplateResult | typeof nothing {
    const polls = this.live?.polls;
    return this.pollsLoaded && polls?.length
      ? html`<pl-polls .session=${this.session} .polls=${polls} .me=${this.me}></pl-polls>`
      : nothing;
  }

  private readonly chooseSort = async (sort: Sort) => {
    this.sort = sort;
    const { byNewest, Places } = await import('../parts/order');
    if (this.sort !== sort) return;
    this.#places?.stop();
    this.#places = null;
    this.#order = sort === 'newest' ? byNewest : byRank;
    if (sort === 'regions' || sort === 'theme') {
      const places = new Places(this.#id, sort, () => {
        this.#order = places.order;
        this.requestUpdate();
      });
      this.#places = places;
    }
    this.requestUpdate();
  };

  private onStatus(status: string): void {
    if (status === 'refused' && !this.live) this.boardFailed = true;
  }

  private settleTallies(ids: readonly string[]): void {
    const held = ids.filter((id) => (this.support.get(id)?.hold ?? null) !== null);
    if (held.length) this.setSupport(...held.map((id) => [id, tallied(this.support.get(id)!)] as const));
  }

  private setSupport(...entries: (readonly [string, Support])[]): void {
    this.support = new Map([...this.support, ...entries]);
  }

  private async preparePicture(): Promise<void> {
    clearTimeout(this.#playbackTimer);
    const watchable = ['live', 'paused', 'replay'].includes(this.session.state);
    if (!watchable || this.way === 'text') {
      this.picture = 'none';
      this.playback = null;
      return;
    }
    if (this.playback && this.picture === 'ready') return;
    this.picture = 'asking';
    try {
      this.playback = (await api.playback(this.#id)).data;
      this.picture = this.playback.hls || this.playback.replay ? 'ready' : 'notYet';
    } catch (error) {
      const status = error instanceof Refusal ? error.status : 0;
      this.picture = status === 401 || status === 403 ? 'refused' : status === 404 || status === 409 ? 'notYet' : 'failed';
    }
    if (this.picture === 'notYet' || this.picture === 'failed') {
      this.#playbackTimer = setTimeout(() => void this.preparePicture(), PLAYBACK_RETRY_MILLIS * (0.75 + Math.random() / 2));
    }
    if (this.picture === 'ready') {
      // The player is the one heavy part: it comes after the page can be read.
      await new Promise((resolve) => setTimeout(resolve, 0));
      await import('../parts/player');
      this.playerLoaded = true;
    }
  }

  private readonly chooseWay = (way: Way) => {
    this.way = way;
    try {
      localStorage.setItem(wayKey, way);
    } catch {
      // Then it holds for this page.
    }
    void this.preparePicture();
  };

  private readonly vote = async (question: Question, wish: boolean) => {
    // Pressed before the page knows who reads.
    this.me ??= await whoAmI().catch(() => null);
    if (!this.me) {
      const go = await confirmedByReader({
        title: t('support.signIn.title'),
        text: t('support.signIn.text'),
        confirm: t('nav.signIn'),
      });
      if (go) signInBeside();
      return;
    }
    const before = this.support.get(question.id) ?? noSupport;
    if (before.wish !== null) return;
    const counted = this.live?.board.find((item) => item.id === question.id)?.votes ?? question.votes;
    this.setSupport([question.id, wishes(before, wish, counted)]);
    try {
      const { data } = await api.vote(question.id, wish);
      this.setSupport([question.id, confirmed(data.mine, Math.max(data.votes, 0))]);
      setTimeout(() => this.settleTallies([question.id]), TALLY_GRACE_MILLIS);
    } catch (error) {
      this.setSupport([question.id, refused(this.support.get(question.id) ?? noSupport)]);
      if (error instanceof Refusal && error.status === 403 && error.code !== 'votingClosed') {
        toast(t('support.register'), {
          action: {
            label: t('conference.register'),
            run: () =>
              location.assign(
                `/c/${this.session.conference.slug}/register?return=${encodeURIComponent(`/s/${this.#id}`)}`,
              ),
          },
        });
      } else {
        toast(explain(error));
      }
    }
  };

  /** @param done called once the support is counted */
  private async supportInstead({ question, done }: { question: Question; done: () => void }): Promise<void> {
    await this.vote(question, true);
    if (this.support.get(question.id)?.mine) done();
  }

  protected override view(): TemplateResult {
    return html`<article class="session">
      <div class="sheet session__top">${this.top()} ${this.staffLinks()}
        ${this.wide ? nothing : html`<h1>${this.session.title}</h1>`}
      </div>
      <div class="sheet session__grid">
        <div class="session__main">
          ${this.pictureView()} ${this.stage()}
          ${this.wide ? html`<header class="about">${this.head()} ${this.about()}</header>` : nothing}
        </div>
        <div class="session__side">${this.wide ? this.sideWide() : this.sideNarrow()}</div>
      </div>
    </article>`;
  }

  private head(): TemplateResult {
    return html`<h1>${this.session.title}</h1>
      ${this.session.subtitle ? html`<p class="lede">${this.session.subtitle}</p>` : nothing} ${this.facts()}`;
  }

  private top(): TemplateResult {
    const { conference } = this.session;
    const viewers = this.live?.viewers;
    return html`<nav class="trail" aria-label=${t('nav.where')}>
      <a href="/c/${conference.slug}">${conference.title}</a>
      <span class="row">
        ${viewers && ['live', 'paused'].includes(this.shownState)
          ? html`<span class="number">${t('session.viewers', { count: viewers })}</span>`
          : nothing}
        ${liveMark(this.shownState)}
      </span>
    </nav>`;
  }

  private pictureView(): TemplateResult {
    const plays = this.picture === 'ready' && this.way !== 'text';
    const audio = this.way === 'sound' ? this.playback?.audioOnly : null;
    const source = audio ?? (this.shownState === 'replay' ? this.playback?.replay : null) ?? this.playback?.hls ?? '';
    return html`<div class="picture ${plays ? 'picture--plays' : ''}">
        ${plays
          ? this.playerLoaded
            ? html`<pl-player
                  .src=${source}
                  .live=${this.shownState !== 'replay'}
                  .label=${this.session.title}
                  ?sound-only=${this.way === 'sound'}
                ></pl-player
                >${this.shownState === 'paused'
                  ? html`<p class="player__words" role="status">${t('picture.paused')}</p>`
                  : nothing}`
            : html`<div class="picture__none">${waiting(t('picture.loading'))}</div>`
          : this.way === 'text' && ['live', 'paused', 'replay'].includes(this.shownState)
            ? nothing
            : html`<div class="picture__none">${this.noPicture()}</div>`}
      </div>
      ${['live', 'paused', 'replay'].includes(this.shownState) ? this.ways() : nothing}`;
  }

  private ways(): TemplateResult {
    const items: (readonly [Way, string])[] = [
      ['picture', t('way.picture')],
      ['sound', t('way.sound')],
      ['text', t('way.text')],
    ];
    return html`<div class="ways">
      ${segments(items, this.way, this.chooseWay, t('way.label'))}
      ${this.way === 'sound' && this.playback && !this.playback.audioOnly
        ? html`<span class="small soft">${t('way.soundNote')}</span>`
        : nothing}
    </div>`;
  }

  private noPicture(): TemplateResult {
    const s = this.session;
    const range = when(s.startsAt, this.zones, 'range', s.endsAt);
    switch (this.shownState) {
      case 'ended':
        return html`<p class="picture__head">${t('picture.ended')}</p>
          <p class="soft">${t('picture.endedText')}</p>
          <p><a class="button" href="/c/${s.conference.slug}">${t('picture.programme')}</a></p>`;
      case 'scheduled':
      case 'preview': {
        const late = Date.parse(s.startsAt) < Date.now();
        return html`<p class="picture__head">
            ${late ? t('picture.soon') : t('picture.starts', { when: relative(s.startsAt, locale) })}
          </p>
          <p class="soft">${dayOf(s.startsAt, this.zones.shown, locale)}, ${range}</p>
          <p class="soft">${t('picture.opensByItself')}</p>
          <p><a class="button" href=${api.calendarPath(s.conference.slug)}>${t('conference.calendar')}</a></p>`;
      }
      case 'live':
      case 'paused':
      case 'replay':
        switch (this.picture) {
          case 'refused':
            return html`<p class="picture__head">${t('picture.refused')}</p>
              <p class="soft">${t('picture.refusedText')}</p>
              <p class="row">
                ${this.me
                  ? html`<a class="button" href="/c/${s.conference.slug}/register">${t('conference.register')}</a>`
                  : html`<button class="button" type="button" @click=${signInBeside}>${t('nav.signIn')}</button>`}
              </p>`;
          case 'failed':
            return html`<p class="picture__head">${t('picture.failed')}</p>
              <p class="soft">${t('picture.failedText')}</p>
              <p>
                <button class="button" type="button" @click=${() => void this.preparePicture()}>
                  ${t('failure.again')}
                </button>
              </p>`;
          case 'notYet':
            return html`<p class="picture__head">
                ${this.shownState === 'paused' ? t('picture.paused') : t('picture.notYet')}
              </p>
              <p class="soft">${t('picture.notYetText')}</p>`;
          default:
            return waiting(t('picture.loading'));
        }
    }
  }

  private stage(): TemplateResult {
    const question = this.live?.onStage;
    if (!question) {
      return ['live', 'paused'].includes(this.shownState)
        ? html`<section class="stage">
            <h2 class="stage__head">${icon('stage')} ${t('stage.title')}</h2>
            <p class="soft">${t('stage.none')}</p>
          </section>`
        : html``;
    }
    const said = read(question);
    return html`<section class="stage">
      <h2 class="stage__head">${icon('stage')} ${t('stage.title')}</h2>
      <blockquote class="stage__text" dir="auto" lang=${said.language ?? nothing}>${said.text}</blockquote>
      ${original(question)}
      <p class="soft" dir="auto">${byline(question)}</p>
    </section>`;
  }

  private facts(): TemplateResult {
    const s = this.session;
    return html`<div class="soft stack-tight">
      ${dayOf(s.startsAt, this.zones.shown, locale)}, ${when(s.startsAt, this.zones, 'range', s.endsAt)}
      ${[s.room, word('sessionKind', s.kind), s.theme?.title].filter(Boolean).map((part) => html` · ${part}`)}
      ${this.zones.differAt(s.startsAt) ? html`<div>${zoneSwitch(this.zones, s.startsAt, (zones) => (this.zones = zones))}</div>` : nothing}
    </div>`;
  }

  private about(): TemplateResult {
    const s = this.session;
    const text = s.abstract || s.description;
    return html`${text ? html`<p class="prose">${text}</p>` : nothing}
      ${s.abstract && s.description ? html`<p class="prose">${s.description}</p>` : nothing}
      ${s.contributors?.length
        ? html`<section class="rubric">
            <h2>${t('session.contributors')}</h2>
            ${peopleList(s.contributors)}
          </section>`
        : nothing}
      ${!text && !s.contributors?.length ? html`<p class="empty">${t('session.noAbout')}</p>` : nothing}`;
  }

  private sideWide(): TemplateResult {
    const updates = this.live?.updates ?? [];
    return html`${this.polls()}
      ${updates.length
        ? html`<section class="rubric side__part">
            <h2>${t('updates.title')}</h2>
            ${updateDigest(updates, this.zones, 1)}
          </section>`
        : nothing}
      <section class="rubric side__part">
        <h2>${t('board.title')}</h2>
        ${this.questions()}
      </section>`;
  }

  private sideNarrow(): TemplateResult {
    const updates = this.live?.updates ?? [];
    return html`${this.polls()}
      ${tabs<Tab>(
        [
          { name: 'questions', label: t('board.title'), count: this.live?.board.length },
          { name: 'updates', label: t('updates.title'), count: this.live ? updates.length : undefined },
          { name: 'about', label: t('session.about') },
        ],
        this.tab,
        (tab) => (this.tab = tab),
        t('session.parts'),
      )}
      <section id="panel-${this.tab}" role="tabpanel" aria-labelledby="tab-${this.tab}" tabindex="0">
        ${this.tab === 'questions'
          ? this.questions()
          : this.tab === 'updates'
            ? updateList(updates, this.zones)
            : html`<div class="stack about">
                ${this.session.subtitle ? html`<p class="lede">${this.session.subtitle}</p>` : nothing} ${this.facts()}
                ${this.about()}
              </div>`}
      </section>`;
  }

  private questions(): TemplateResult {
    return html`<pl-ask
        .session=${this.session}
        .window=${this.live?.window ?? null}
        .own=${this.own}
        @asked=${() => void this.loadOwn()}
        @instead=${(event: CustomEvent<{ question: Question; done: () => void }>) => void this.supportInstead(event.detail)}
      ></pl-ask>
      ${this.board()}
      <p class="small"><a class="link-alone" href="/ledger/${this.#id}">${t('ledger.link')}</a></p>`;
  }

  private board(): TemplateResult {
    if (!this.live) {
      return this.boardFailed ? html`<p class="empty">${t('board.refused')}</p>` : waiting(t('board.loading'));
    }
    const onStage = this.live.onStage?.id;
    const questions = this.live.board.filter((question) => question.id !== onStage).sort(this.#order);
    if (questions.length === 0) return html`<p class="empty">${t('board.none')}</p>`;
    const view: BoardView = {
      questions,
      support: this.support,
      voting: this.live.window?.voting ?? !['ended', 'replay'].includes(this.session.state),
      mine: new Set(this.own.map((question) => question.id)),
      onVote: (question, wish) => void this.vote(question, wish),
      ...(this.isPanel ? { onWrite: (question: Question) => void this.write(question) } : {}),
    };
    return html`<div class="row row--apart">
        <p class="small soft number">${t('board.count', { count: questions.length, shown: number(questions.length) })}</p>
        <select
          class="input board-order"
          aria-label=${t('board.by')}
          @change=${(event: Event) => void this.chooseSort((event.target as HTMLSelectElement).value as Sort)}
        >
          ${sorts.map((sort) => html`<option value=${sort} ?selected=${sort === this.sort}>${t(`board.by.${sort}`)}</option>`)}
        </select>
      </div>
      ${this.sort === 'regions' || this.sort === 'theme'
        ? html`<p class="small soft">${t(`board.by.${this.sort}.hint`)}</p>`
        : nothing}
      <pl-board .view=${view}></pl-board>`;
  }

  private get isPanel(): boolean {
    const roles = rolesAt(this.me, this.session.conference.slug);
    return (['speaker', 'chair', 'moderator'] as const).some((role) => roles.includes(role));
  }

  /** Few ever write: what they need comes when they begin. */
  private async write(question: Question): Promise<void> {
    const { writeAnswer } = await import('../parts/write');
    await writeAnswer(question);
  }

  private staffLinks(): TemplateResult | typeof nothing {
    const roles = rolesAt(this.me, this.session.conference.slug);
    const may = (...some: Role[]) => some.some((role) => roles.includes(role));
    if (!may('moderator', 'chair', 'producer', 'organiser')) return nothing;
    return html`<nav class="row small staff" aria-label=${t('nav.work')}>
      ${may('moderator') ? html`<a href="/desk/${this.#id}">${t('nav.desk')}</a>` : nothing}
      ${may('chair') ? html`<a href="/chair/${this.#id}">${t('nav.chair')}</a>` : nothing}
      ${may('producer', 'organiser') ? html`<a href="/studio/${this.#id}">${t('nav.studio')}</a>` : nothing}
      <a href="/screen/${this.#id}">${t('nav.screen')}</a>
    </nav>`;
  }
}

function storedWay(): Way {
  try {
    const stored = localStorage.getItem(wayKey);
    return stored === 'sound' || stored === 'text' ? stored : 'picture';
  } catch {
    return 'picture';
  }
}

mount('pl-session');
