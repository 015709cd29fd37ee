import '../look/app.css';
import './session.css';
import './desk.css';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import * as api from '../api/calls';
import { Refusal } from '../api/client';
import type { AskWindow, Claim, QueueItem, SessionDetail } from '../api/types';
import { announce, toast } from '../frame/frame';
import { mount, Page, pathPart, title, type Initial } from '../frame/page';
import type { Change, Live } from '../live/fold';
import { LiveSession } from '../live/session';
import { applyAccent } from '../look/accent';
import { byline } from '../parts/board';
import { openDialog } from '../parts/dialog';
import { dropDraft } from '../parts/drafts';
import { checkedOf } from '../parts/form';
import { icon } from '../parts/icons';
import { liveMark, questionMark } from '../parts/mark';
import { tabs } from '../parts/tabs';
import '../parts/room-question';
import '../parts/update-form';
import '../parts/until';
import { updateDigest } from '../parts/updates';
import { when, Zones } from '../parts/when';
import { explain } from '../text/explain';
import { languageName } from '../text/languages';
import { joined, t, word, type MessageKey } from '../text/messages';
import './desk-appeals';
import './qna/words';
import { OwnClaim } from './desk-claim';
import { chooseTarget } from './desk-merge';
import { chooseReasons, type ReasonsOptions } from './desk-reasons';
import { chooseTranslation, translationDraft, type TranslationWish } from './desk-translate';
import { decided, freshOf, may, mayTranslate, mergedInto, partOf, parts, standing, step, targets, undoOf, type Part } from './queue';

const POLL_MILLIS = 10_000;
const rewordRules = ['unclear', 'tooLong', 'personalData', 'abusive', 'other'] as const;
const blockRules = ['abusive', 'flooding', 'personalData', 'other'] as const;
const rules = ['offTopic', 'duplicate', 'abusive', 'personalData', 'notAQuestion', 'other'] as const;
type DeskTab = 'waiting' | 'published' | 'decided' | 'stage';

interface Done {
  readonly id: string;
  readonly move: api.Move;
  readonly before: QueueItem['state'];
  readonly stagedBefore: string | null;
  readonly into: string | null;
}

@customElement('pl-desk')
export class DeskPage extends Page {
  @state() private session!: SessionDetail;
  @state() private items: readonly QueueItem[] = [];
  @state() private window: AskWindow | null = null;
  @state() private live: Live | null = null;
  @state() private tab: DeskTab = 'waiting';
  /** How often the queue was fetched: with it, who else works here may have decided something. */
  @state() private turn = 0;
  @state() private chosen: string | null = null;
  @state() private moving: ReadonlySet<string> = new Set();
  @state() private moved: ReadonlyMap<string, string> = new Map();
  @state() private zones = new Zones('UTC');
  @state() private moves = 0;
  @state() private keysOn = storedKeys();
  @state() private wide = matchMedia('(min-width: 60em)').matches;
  readonly #id = pathPart(1);
  #etag: string | null = null;
  #stream: LiveSession | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #asking: Promise<void> | null = null;
  #askAgain = false;
  /** What to look at closely, by question. */
  @state() private marks: ReadonlyMap<string, readonly string[]> = new Map();
  /** The questions whose askers ask no more. */
  @state() private blocked: ReadonlySet<string> = new Set();
  /** The question whose seldom moves are shown. */
  @state() private more: string | null = null;
  /** What other moderators have open, by question. */
  @state() private claims: ReadonlyMap<string, Claim> = new Map();
  readonly #claim = new OwnClaim();
  #done: Done[] = [];

  protected override async load(initial: Initial): Promise<void> {
    const given = initial['session'] as SessionDetail | undefined;
    const [session] = await Promise.all([given ?? api.session(this.#id).then((a) => a.data), this.fetchQueue()]);
    this.session = session;
    this.zones = new Zones(session.conference.timeZone);
    applyAccent(session.conference.accent);
    title(t('desk.title'), session.title);
    this.#start();
  }

  #start(): void {
    if (this.#stream) return;
    this.#stream = new LiveSession(this.#id, {
      live: (live, change) => this.#onLive(live, change),
      status: () => undefined,
    });
    this.#stream.start();
    void import('../parts/poll/desk');
    this.#timer = setInterval(() => void this.refresh(), POLL_MILLIS);
    document.addEventListener('keydown', this.#onKey);
    const media = matchMedia('(min-width: 60em)');
    const resized = () => {
      this.wide = media.matches;
      if (this.wide && this.tab === 'stage') this.tab = 'waiting';
    };
    media.addEventListener('change', resized);
    this.onLeave(() => {
      media.removeEventListener('change', resized);
      this.#stream?.stop();
      clearInterval(this.#timer);
      document.removeEventListener('keydown', this.#onKey);
      this.#claim.stand(null);
    });
  }

  #onLive(live: Live, change: Change | null): void {
    this.live = live;
    if (change === null || change.desk !== undefined) this.moves++;
    if (change === null || change.desk !== undefined || change.onStage !== undefined || change.window) void this.refresh();
    else if (change.votes) {
      const { votes } = change;
      this.items = this.items.map((item) => (votes[item.id] === undefined ? item : { ...item, votes: votes[item.id]! }));
    }
  }

  private async fetchQueue(): Promise<void> {
    const answer = await api.queue(this.#id, this.#etag);
    this.turn++;
    if (answer.status === 304 || !answer.data) return;
    this.#etag = answer.etag;
    const before = this.items;
    this.items = answer.data.items;
    this.window = answer.data.window ?? this.window;
    this.marks = new Map(answer.data.marks?.map(({ question, words }) => [question, words]));
    this.blocked = new Set(answer.data.blocked);
    this.claims = new Map((answer.data.claims ?? []).filter((claim) => !claim.yours).map((claim) => [claim.question, claim]));
    const ids = this.#ids(this.items);
    this.chosen = standing(ids, this.#ids(before), this.chosen);
    const known = new Set(before.map((item) => item.id));
    const fresh = this.items.filter((item) => item.state === 'waiting' && !known.has(item.id)).length;
    if (before.length && fresh) announce(t('desk.arrived', { count: fresh }));
  }

  /** One request at a time; a hint that comes meanwhile is answered by one more. */
  private refresh(): Promise<void> {
    if (this.#asking) {
      this.#askAgain = true;
      return this.#asking;
    }
    this.#asking = this.fetchQueue()
      .catch(() => undefined)
      .finally(() => {
        this.#asking = null;
        if (this.#askAgain) {
          this.#askAgain = false;
          void this.refresh();
        }
      });
    return this.#asking;
  }

  #listed(items: readonly QueueItem[], tab: DeskTab = this.tab): readonly QueueItem[] {
    switch (tab) {
      case 'waiting':
      case 'published':
        return parts(items)[tab];
      case 'decided':
        return decided(items);
      case 'stage':
        return [];
    }
  }

  #ids(items: readonly QueueItem[]): string[] {
    const by = parts(items);
    return [...this.#listed(items), ...by.onStage, ...by.selected].map((item) => item.id);
  }

  #item(id: string | null): QueueItem | undefined {
    return this.items.find((item) => item.id === id);
  }

  readonly #onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (!this.keysOn) return;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (target.closest('input, textarea, select, [contenteditable]')) return;
    const item = this.#item(this.chosen);
    const run: Record<string, (() => void) | undefined> = {
      j: () => this.#choose(step(this.#ids(this.items), this.chosen, 1)),
      k: () => this.#choose(step(this.#ids(this.items), this.chosen, -1)),
      n: () => this.#nextWaiting(),
      p: item && (() => void this.#move(item, 'publish')),
      d: item && (() => void this.#dismiss(item)),
      m: item && (() => void this.#merge(item)),
      w: item && (() => void this.#reword(item)),
      l: item && (() => void this.#translate(item)),
      b: item && (() => void this.#block(item)),
      s: item && (() => void this.#move(item, 'select')),
      t: item && (() => void this.#move(item, 'stage')),
      a: item && (() => void this.#move(item, 'answer')),
      u: () => void this.#undo(),
      '1': () => this.#show('waiting'),
      '2': () => this.#show('published'),
      '3': () => this.#show('decided'),
      '?': () => void this.#help(),
    };
    // Whoever has locked capitals means the same keys.
    const action = run[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  };

  #show(tab: DeskTab): void {
    this.tab = tab;
    this.#choose(this.#listed(this.items, tab)[0]?.id ?? null);
  }

  #nextWaiting(): void {
    this.tab = 'waiting';
    const all = parts(this.items).waiting.map((item) => item.id);
    const free = all.filter((id) => !this.claims.has(id));
    const waiting = free.length ? free : all;
    this.#choose(step(waiting, this.chosen && waiting.includes(this.chosen) ? this.chosen : null, 1));
  }

  #choose(id: string | null): void {
    this.chosen = id;
    if (id === null) return;
    void this.updateComplete.then(() => {
      const element = this.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
      element?.focus({ preventScroll: true });
      element?.scrollIntoView({ block: 'nearest' });
    });
  }

  /** Whoever stands on a question that waits has it open. */
  protected override updated(): void {
    const item = this.#item(this.chosen);
    this.#claim.stand(item?.state === 'waiting' ? item.id : null);
  }

  async #move(item: QueueItem, move: api.Move, body: object = {}, undoing = false): Promise<boolean> {
    if (!may(move, item.state)) {
      toast(t('desk.notNow', { move: word('move', move), state: word('question', item.state).toLowerCase() }));
      return false;
    }
    if (this.moving.has(item.id)) return false;
    this.moving = new Set([...this.moving, item.id]);
    const stagedBefore = parts(this.items).onStage[0]?.id ?? null;
    try {
      const answered = await this.#send(item, move, body);
      if (answered === null) return false;
      this.#take(answered, item, move);
      if (!undoing) {
        const into = item.mergedInto?.id ?? null;
        this.#done = [...this.#done.slice(-19), { id: item.id, move, before: item.state, stagedBefore, into }];
        toast(t(`desk.did.${move}`), { action: { label: t('desk.undo'), run: () => void this.#undo() }, seconds: 8 });
      }
      void this.refresh();
      return true;
    } catch (error) {
      toast(explain(error), { seconds: 10 });
      if (error instanceof Refusal && error.status === 409) void this.refresh();
      return false;
    } finally {
      this.moving = new Set([...this.moving].filter((id) => id !== item.id));
    }
  }

  /** Sends the move on what the moderator saw. Where only the tally has moved since, it is sent again on the fresh one. */
  async #send(item: QueueItem, move: api.Move, body: object): Promise<QueueItem | null> {
    let version = item.version;
    for (let attempt = 0; ; attempt++) {
      try {
        return (await api.move(item.id, move, body, version)).data;
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 412) throw error;
        let fresh = freshOf(error.problem);
        if (!fresh) {
          this.#etag = null;
          await this.fetchQueue();
          fresh = this.#item(item.id) ?? null;
        }
        if (fresh && fresh.state === item.state && fresh.text === item.text && attempt < 2) {
          version = fresh.version;
          continue;
        }
        if (fresh) this.#putFresh(item.id, fresh);
        const words =
          !fresh || fresh.state === 'withdrawn'
            ? t('desk.gone')
            : fresh.state === item.state
              ? t('desk.otherWords')
              : t('desk.movedOn', { state: word('question', fresh.state).toLowerCase() });
        this.moved = new Map([...this.moved, [item.id, words]]);
        toast(words);
        return null;
      }
    }
  }

  #putFresh(id: string, fresh: Partial<QueueItem>): void {
    this.items = this.items.map((item) => (item.id === id ? { ...item, ...fresh } : item));
  }

  #take(answered: Partial<QueueItem> | undefined, item: QueueItem, move: api.Move): void {
    const ids = this.#ids(this.items);
    const state = {
      publish: 'published',
      dismiss: 'dismissed',
      select: 'selected',
      stage: 'onStage',
      answer: 'answered',
      merge: 'merged',
      unmerge: 'published',
      reword: item.state,
    } as const;
    this.moved = new Map([...this.moved].filter(([id]) => id !== item.id));
    this.#putFresh(item.id, answered?.state ? answered : { state: state[move] });
    const after = this.#ids(this.items);
    const moved = partOf(item.state) !== partOf(this.#item(item.id)?.state ?? item.state);
    // Stand where the next one to decide has moved up, not where the decided one went.
    const next = moved ? standing(after.filter((id) => id !== item.id), ids, item.id) : item.id;
    if (this.chosen === item.id) this.#choose(next);
  }

  async #dismiss(item: QueueItem, prefilled = ''): Promise<void> {
    await this.#reasoned(item, 'dismiss', {
      title: t('desk.dismiss.title'),
      confirm: t('desk.dismiss.confirm'),
      about: item.text,
      rules,
      draft: `dismiss.${item.id}`,
      ...(prefilled ? { prefilled } : {}),
    });
  }

  async #reword(item: QueueItem): Promise<void> {
    await this.#reasoned(item, 'reword', {
      title: t('desk.reword.title'),
      confirm: t('desk.reword.confirm'),
      about: item.original ?? item.text,
      rules: rewordRules,
      draft: `reword.${item.id}`,
      words: item.text ?? '',
      original: item.original ?? null,
    });
  }

  async #reasoned(item: QueueItem, move: 'dismiss' | 'reword', options: ReasonsOptions): Promise<void> {
    if (!may(move, item.state)) {
      await this.#move(item, move);
      return;
    }
    const chosen = await chooseReasons(options);
    // About the words that were read: other ones that came meanwhile are read first.
    if (chosen && (await this.#move(item, move, chosen))) dropDraft(options.draft);
  }

  async #translate(item: QueueItem): Promise<void> {
    if (!mayTranslate(item.state)) {
      toast(t('desk.notNow', { move: t('move.translate'), state: word('question', item.state).toLowerCase() }));
      return;
    }
    const wanted = [this.session.language ?? '', ...navigator.languages].filter(Boolean);
    const wish = await chooseTranslation(item, wanted);
    if (!wish) return;
    try {
      this.#putFresh(item.id, await this.#translated(item, wish));
      dropDraft(translationDraft(item.id));
      toast(t(wish.text === null ? 'desk.translate.removed' : 'desk.translate.done'));
    } catch (error) {
      toast(explain(error), { seconds: 10 });
    }
    void this.refresh();
  }

  /** Sends the wish on the words that were read: where only something else has moved since, it is sent again. */
  async #translated(item: QueueItem, wish: TranslationWish): Promise<QueueItem> {
    let version = item.version;
    for (let attempt = 0; ; attempt++) {
      try {
        const { language, text } = wish;
        if (text === null) return (await api.untranslate(item.id, language, version)).data;
        const from = wish.from === null || wish.from === item.language ? {} : { from: wish.from };
        return (await api.translate(item.id, language, { text, ...from }, version)).data;
      } catch (error) {
        const fresh = error instanceof Refusal && error.status === 412 ? freshOf(error.problem) : null;
        if (!fresh || fresh.text !== item.text || attempt === 2) throw error;
        version = fresh.version;
      }
    }
  }

  async #block(item: QueueItem): Promise<void> {
    const draft = `block.${item.id}`;
    if (item.origin !== 'web') {
      toast(t('desk.block.nobody'));
      return;
    }
    if (this.blocked.has(item.id)) {
      await this.#blocking(() => api.unblock(item.id), t('desk.block.lifted'));
      return;
    }
    const chosen = await chooseReasons({
      title: t('desk.block.title'),
      confirm: t('desk.block.confirm'),
      about: t('desk.block.about'),
      rules: blockRules,
      reasons: 'block.reason',
      draft,
    });
    if (!chosen) return;
    await this.#blocking(() => api.block(item.id, chosen), t('desk.block.done'));
    dropDraft(draft);
  }

  async #blocking(call: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await call();
      toast(done);
    } catch (error) {
      toast(explain(error), { seconds: 10 });
    }
    void this.refresh();
  }

  async #merge(item: QueueItem): Promise<void> {
    if (!may('merge', item.state)) {
      await this.#move(item, 'merge');
      return;
    }
    const others = targets(this.items, item);
    if (others.length === 0) {
      toast(t('desk.merge.none'));
      return;
    }
    const into = await chooseTarget(item, others);
    if (into) await this.#move(item, 'merge', { into });
  }

  async #undo(): Promise<void> {
    const last = this.#done.at(-1);
    if (!last) {
      toast(t('desk.nothingToUndo'));
      return;
    }
    const item = this.#item(last.id);
    const back = undoOf(last.move, last.before);
    this.#done = this.#done.slice(0, -1);
    if (last.move === 'stage' && last.stagedBefore) {
      const former = this.#item(last.stagedBefore);
      if (former) await this.#move(former, 'stage', {}, true);
      return;
    }
    if (!item || !back) {
      toast(t('desk.cannotUndo'));
      return;
    }
    if (back === 'dismiss') {
      await this.#dismiss(item, t('desk.publishedByMistake'));
      return;
    }
    if (await this.#move(item, back, back === 'merge' ? { into: last.into } : {}, true)) {
      toast(t('desk.undone'));
    }
  }

  async #help(): Promise<void> {
    const keys: readonly (readonly [string, MessageKey])[] = [
      ['j k', 'desk.key.jk'],
      ['n', 'desk.key.n'],
      ['p', 'desk.key.p'],
      ['d', 'desk.key.d'],
      ['m', 'desk.key.m'],
      ['w', 'desk.key.w'],
      ['l', 'desk.key.l'],
      ['b', 'desk.key.b'],
      ['s', 'desk.key.s'],
      ['t', 'desk.key.t'],
      ['a', 'desk.key.a'],
      ['u', 'desk.key.u'],
      ['1 2 3', 'desk.key.123'],
      ['?', 'desk.key.help'],
    ];
    await openDialog<void>(
      (close) => html`<h2>${t('desk.keys')}</h2>
        <dl class="keys">
          ${keys.map(([key, words]) => html`<dt>${key.split(' ').map((k) => html`<kbd class="key">${k}</kbd> `)}</dt><dd>${t(words)}</dd>`)}
        </dl>
        <label class="check">
          <input
            type="checkbox"
            .checked=${this.keysOn}
            @change=${(event: Event) => {
              this.keysOn = checkedOf(event);
              storeKeys(this.keysOn);
            }}
          />
          <span>${t('desk.keysOn')}</span>
        </label>
        <p class="row row--end">
          <button class="button" type="button" autofocus @click=${() => close(null)}>${t('toast.close')}</button>
        </p>`,
      t('desk.keys'),
    );
  }

  readonly #setWindow = async (part: 'asking' | 'voting') => {
    const now = this.window;
    const closesAt = now?.closesAt && Date.parse(now.closesAt) > Date.now() ? { closesAt: now.closesAt } : {};
    const wished = { asking: isWished(now, 'asking'), voting: isWished(now, 'voting') };
    const body = { ...wished, [part]: !wished[part], ...closesAt };
    try {
      this.window = (await api.putWindow(this.#id, body)).data ?? body;
      const done = body[part] ? 'opened' : this.window[part] ? 'closes' : 'closed';
      toast(t(`desk.${done}.${part}`), {
        action: { label: t('desk.undo'), run: () => void this.#setWindow(part) },
      });
    } catch (error) {
      this.fail(error);
    }
  };

  protected override view(): TemplateResult {
    const by = parts(this.items);
    return html`<div class="sheet">
      <header class="desk__top">
        <nav class="trail">
          <a href="/c/${this.session.conference.slug}">${this.session.conference.title}</a>
          <a href="/s/${this.#id}">${t('nav.session')}</a>
          <a href="/chair/${this.#id}">${t('nav.chair')}</a>
          <a href="/screen/${this.#id}">${t('nav.screen')}</a>
        </nav>
        <div class="row row--apart">
          <h1>${t('desk.title')}: ${this.session.title}</h1>
          <span class="row">
            ${liveMark(this.live?.state ?? this.session.state)}
            <button class="button button--quiet" type="button" @click=${() => void this.#help()}>
              ${t('desk.keys')} <kbd class="key">?</kbd>
            </button>
          </span>
        </div>
      </header>
      <pl-desk-appeals .session=${this.#id} .turn=${this.turn} @decided=${() => void this.refresh()}></pl-desk-appeals>
      <div class="desk">
        <section>
          ${tabs<DeskTab>(
            [
              { name: 'waiting', label: t('desk.waiting'), count: by.waiting.length },
              { name: 'published', label: t('desk.published'), count: by.published.length },
              { name: 'decided', label: t('desk.decided'), count: decided(this.items).length },
              // On a telephone what is beside the list on a laptop is one tap away.
              ...(this.wide ? [] : [{ name: 'stage' as const, label: t('desk.stage'), count: by.onStage.length + by.selected.length }]),
            ],
            this.tab,
            (tab) => (this.tab = tab),
            t('desk.lists'),
          )}
          <div id="panel-${this.tab}" role="tabpanel" aria-labelledby="tab-${this.tab}">
            ${this.tab === 'stage' && !this.wide
              ? html`<div class="stack-wide desk__beside">${this.#beside(by)}</div>`
              : this.#list()}
          </div>
        </section>
        ${this.wide ? html`<aside class="stack-wide">${this.#beside(by)}</aside>` : nothing}
      </div>
    </div>`;
  }

  #beside(by: Readonly<Record<Part, readonly QueueItem[]>>): TemplateResult {
    return html`${this.#stagePart(by)} ${this.#controls()}
      <pl-desk-polls .session=${this.#id} .live=${this.live} .moved=${this.moves}></pl-desk-polls>
      <section class="rubric">
        <pl-room-question .session=${this.#id} @added=${() => void this.refresh()}></pl-room-question>
      </section>
      ${this.#updates()}`;
  }

  #list(): TemplateResult {
    const listed = this.#listed(this.items);
    if (listed.length === 0) {
      const words: Record<DeskTab, MessageKey> = {
        waiting: 'desk.noneWaiting',
        published: 'desk.nonePublished',
        decided: 'desk.noneDecided',
        stage: 'desk.noneOnStage',
      };
      return html`<p class="empty">${t(words[this.tab])}</p>`;
    }
    return html`<ol class="desk__list" role="list">
      ${repeat(
        listed,
        (item) => item.id,
        (item) => this.#card(item),
      )}
    </ol>`;
  }

  #card(item: QueueItem): TemplateResult {
    const chosen = item.id === this.chosen;
    const moved = this.moved.get(item.id);
    const claim = this.claims.get(item.id);
    return html`<li
      class="desk__item ${chosen ? 'desk__item--chosen' : ''}"
      data-id=${item.id}
      tabindex=${chosen ? 0 : -1}
      aria-current=${chosen ? 'true' : nothing}
      aria-busy=${this.moving.has(item.id) ? 'true' : 'false'}
      @focusin=${() => (this.chosen = item.id)}
      @click=${() => (this.chosen = item.id)}
    >
      ${item.text === null
        ? html`<p class="soft">${t('desk.sealed')}</p>`
        : html`<p class="question__text" dir="auto" lang=${item.language ?? nothing}>${item.text}</p>`}
      <p class="desk__meta">
        <span dir="auto">${byline(item)}</span>
        ${item.link
          ? html`<a href=${item.link} target="_blank" rel="noopener noreferrer nofollow">${t('desk.post')}</a>`
          : nothing}
        ${item.kind ? html`<span>${word('kind', item.kind)}</span>` : nothing}
        ${item.askedAt ? html`<span>${when(item.askedAt, this.zones)}</span>` : nothing}
        ${item.state === 'waiting' ? nothing : html`<span class="number">${t('support.count', { count: item.votes })}</span>`}
        ${item.mergedCount ? html`<span>${t('question.alike', { count: item.mergedCount })}</span>` : nothing}
        ${partOf(item.state) === 'decided' || item.state === 'merged' || item.state === 'selected' || item.state === 'onStage' ? questionMark(item.state) : nothing}
      </p>
      ${item.decision
        ? html`<p class="small"><strong>${word('rule', item.decision.rule)}.</strong> ${item.decision.reason}</p>`
        : nothing}
      ${item.original ? html`<p class="small">${t('desk.reworded')} <q dir="auto">${item.original}</q></p>` : nothing}
      ${item.translations?.map(
        ({ language, text }) => html`<p class="small">${languageName(language)}: <q dir="auto" lang=${language}>${text}</q></p>`,
      )}
      ${moved ? html`<p class="desk__moved">${icon('warn')} ${moved}</p>` : nothing}
      ${this.marks.has(item.id)
        ? html`<p class="small">${icon('warn')} ${t('desk.marked', { words: joined(this.marks.get(item.id)!) })}</p>`
        : nothing}
      ${claim && item.state === 'waiting' ? html`<p class="desk__claim small">${icon('hourglass')} ${t('desk.claimed', { by: claim.by })}</p>` : nothing}
      <p class="desk__moves">${this.#moves(item)}</p>
      ${item.state === 'merged' && item.mergedInto
        ? html`<p class="small">${t('desk.merge.into')} <q dir="auto">${item.mergedInto.text}</q></p>`
        : nothing}
      ${this.#below(item)}
    </li>`;
  }

  /** What is merged into it, to be taken apart there. */
  #below(item: QueueItem): TemplateResult | typeof nothing {
    const below = mergedInto(this.items).get(item.id);
    if (!below) return nothing;
    return html`<details class="details desk__below" ?open=${below.length < 3}>
      <summary>${t('desk.merge.below', { count: below.length })}</summary>
      <ul class="own">
        ${repeat(
          below,
          (one) => one.id,
          (one) =>
            html`<li aria-busy=${this.moving.has(one.id) ? 'true' : 'false'}>
              <p class="question__text" dir="auto" lang=${one.language ?? nothing}>${one.text}</p>
              <p class="desk__meta"><span dir="auto">${byline(one)}</span></p>
              <p class="desk__moves">${this.#moves(one)}</p>
            </li>`,
        )}
      </ul>
    </details>`;
  }

  #moves(item: QueueItem): TemplateResult[] {
    const busy = this.moving.has(item.id);
    const button = (key: string, main: boolean, words: string, run: () => void) =>
      html`<button class="button ${main ? 'button--main' : ''}" type="button" ?disabled=${busy} @click=${run}>
        ${words} <kbd class="key">${key}</kbd>
      </button>`;
    const all: TemplateResult[] = [];
    if (may('answer', item.state)) all.push(button('a', true, t('move.answer'), () => void this.#move(item, 'answer')));
    if (item.state === 'waiting') all.push(button('p', true, t('move.publish'), () => void this.#move(item, 'publish')));
    if (may('select', item.state)) all.push(button('s', true, t('move.select'), () => void this.#move(item, 'select')));
    if (may('stage', item.state))
      all.push(
        button('t', item.state === 'selected', item.state === 'answered' ? t('move.restage') : t('move.stage'), () =>
          void this.#move(item, 'stage'),
        ),
      );
    if (item.state !== 'waiting' && may('publish', item.state)) {
      const words = item.state === 'selected' ? t('move.unselect') : t('move.restore');
      all.push(button('p', false, words, () => void this.#move(item, 'publish')));
    }
    if (may('merge', item.state)) all.push(button('m', false, t('move.merge'), () => void this.#merge(item)));
    if (may('dismiss', item.state)) all.push(button('d', false, t('move.dismiss'), () => void this.#dismiss(item)));
    if (may('unmerge', item.state))
      all.push(
        html`<button class="button" type="button" ?disabled=${busy} @click=${() => void this.#move(item, 'unmerge')}>
          ${t('move.unmerge')}
        </button>`,
      );
    const seldom = [
      may('reword', item.state) ? button('w', false, t('move.reword'), () => void this.#reword(item)) : null,
      mayTranslate(item.state) ? button('l', false, t('move.translate'), () => void this.#translate(item)) : null,
      item.origin === 'web' ? button('b', false, t(this.blocked.has(item.id) ? 'move.unblock' : 'move.block'), () => void this.#block(item)) : null,
    ].filter((move) => move !== null);
    if (seldom.length === 0) return all;
    const open = this.more === item.id;
    if (open) all.push(...seldom);
    all.push(
      html`<button
        class="button button--quiet"
        type="button"
        aria-expanded=${open}
        @click=${() => (this.more = open ? null : item.id)}
      >
        ${t(open ? 'move.fewer' : 'move.more')}
      </button>`,
    );
    return all;
  }

  #stagePart(by: Readonly<Record<Part, readonly QueueItem[]>>): TemplateResult {
    const list = (items: readonly QueueItem[]) =>
      html`<ol class="desk__list" role="list">
        ${repeat(
          items,
          (item) => item.id,
          (item) => this.#card(item),
        )}
      </ol>`;
    return html`<section class="rubric">
        <h2>${t('stage.title')}</h2>
        ${by.onStage.length ? list(by.onStage) : html`<p class="soft">${t('desk.noneOnStage')}</p>`}
      </section>
      <section class="rubric">
        <h2>${t('desk.next')}</h2>
        ${by.selected.length ? list(by.selected) : html`<p class="soft">${t('desk.noneSelected')}</p>`}
      </section>`;
  }

  #controls(): TemplateResult {
    const line = (part: 'asking' | 'voting') => {
      const wished = isWished(this.window, part);
      const until = !wished && this.window?.[part] ? this.window[`${part}Until`] : null;
      return html`<div class="row row--apart">
        ${until
          ? html`<pl-until .at=${until} .words=${`desk.${part}.closesIn` as const}></pl-until>`
          : html`<span>${icon(wished ? 'tick' : 'cross')} ${t(wished ? `desk.${part}.open` : `desk.${part}.closed`)}</span>`}
        <button class="button" type="button" @click=${() => void this.#setWindow(part)}>
          ${t(wished ? `desk.${part}.close` : `desk.${part}.reopen`)}
        </button>
      </div>`;
    };
    return html`<section class="rubric stack">
      <h2>${t('desk.window')}</h2>
      ${line('asking')} ${line('voting')} ${this.#blockedElsewhere()}
    </section>`;
  }

  /** Who was blocked for a question that has left the queue is let ask again from here. */
  #blockedElsewhere(): TemplateResult[] {
    const gone = [...this.blocked].filter((id) => !this.#item(id));
    return gone.map(
      (id) =>
        html`<div class="row row--apart">
          <span>${t('desk.block.gone')}</span>
          <button class="button" type="button" @click=${() => void this.#blocking(() => api.unblock(id), t('desk.block.lifted'))}>
            ${t('move.unblock')}
          </button>
        </div>`,
    );
  }

  #updates(): TemplateResult {
    return html`<section class="rubric">
      <h2>${t('updates.title')}</h2>
      <pl-update-form .session=${this.#id}></pl-update-form>
      ${updateDigest(this.live?.updates ?? [], this.zones)}
    </section>`;
  }
}

/** Whether moderators want it open: what they closed stays open until those behind the hall have heard of it. */
function isWished(window: AskWindow | null, part: 'asking' | 'voting'): boolean {
  if (!window) return true;
  const until = window[`${part}Until`];
  return window[part] && !(until && (!window.closesAt || until < window.closesAt));
}

/** Who speaks to the computer, or types by accident, may want single keys to do nothing. */
const keysName = 'plenary.desk.keys';

function storedKeys(): boolean {
  try {
    return localStorage.getItem(keysName) !== 'off';
  } catch {
    return true;
  }
}

function storeKeys(on: boolean): void {
  try {
    localStorage.setItem(keysName, on ? 'on' : 'off');
  } catch {
    // Then the choice lasts as long as the page.
  }
}

mount('pl-desk');
