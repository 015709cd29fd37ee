import '../../look/app.css';
import './words';
import './room.css';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import { Refusal } from '../../api/client';
import type { JoinedRoom, Me, Room, RoomState } from '../../api/types';
import { mayBeYouth, secondFactorPath, whoAmI } from '../../frame/auth';
import { toast } from '../../frame/frame';
import { mount, Page, pathPart, title } from '../../frame/page';
import { applyAccent } from '../../look/accent';
import { beat } from '../../parts/heartbeat';
import { icon } from '../../parts/icons';
import '../../parts/room-media';
import type { EndReason } from '../../parts/room-media';
import { Silence } from '../../parts/silence';
import { explain } from '../../text/explain';
import { locale, t, word } from '../../text/messages';
import { countdown } from '../../text/times';
import './alerts';
import './contributions';
import './room-conclusions';
import './room-desk';
import { report } from './report';
import { lightOf, ownRoomWord } from './room-words';

/** The service takes who is silent for five seconds to be gone. */
const beatMillis = 2_000;
const silenceMillis = 5_000;
/** After so many answers in a row that nobody is heard as us, no other window of ours has sound and picture. */
const alone = 3;
/** Codes of a join that is to be tried again by itself. */
const waiting = ['notOpen', 'held', 'frozen'];
/** What a young person need not even ask. */
const closedBecause: Partial<Record<RoomState, string>> = { planned: 'notOpen', closed: 'notOpen', held: 'held', frozen: 'frozen' };
/** Codes of a join that only somebody else can help. */
const shut = ['full', 'notAssigned'];

/** Codes of facilitators who lack something. */
const lacking = ['secondFactorNeeded', 'vettingNeeded', 'trainingNeeded'];
/** Codes of who may not know more of a room; the forum's page says why. */
const shuttingOut = ['otherBand', 'notAdmitted', ...lacking];
/** What is missing may come: how long until it is looked for again. */
const lookAgainMillis = 5_000;

const rules = ['kind', 'private', 'two', 'help', 'recording'] as const;

/** A breakout: who is here, what we talk about, and the way to help, to the report and out. */
@customElement('pl-room')
export class RoomPage extends Page {
  @state() private room!: Room;
  @state() private joined: JoinedRoom | null = null;
  /** What lets us hear and see the others; null where there is nothing to hear or see. */
  @state() private ticket: JoinedRoom['media'] = null;
  /** Why we are not in yet. */
  @state() private wait = '';
  /** Whether a call for help is on its way to the service. */
  @state() private calling = false;
  @state() private left = false;
  /** Whether nothing has been heard of the room for so long that nobody can tell who is in it. */
  @state() private unsure = false;
  /** What keeps somebody from knowing more of the room than that it is there. */
  @state() private shutOut: Refusal | null = null;
  #me: Me | null = null;
  readonly #id = pathPart(2);
  #loaded = false;
  /** Whether we may not be here any more. */
  #gone = false;
  /** The last time we asked how the room is, and the last of those that was answered. */
  #asked = 0;
  #answered = 0;
  #entering = false;
  #later: ReturnType<typeof setTimeout> | undefined;
  /** Sound and picture went on in another window. */
  #elsewhere = false;
  /** In how many answers in a row nobody was heard as us. */
  #unheard = 0;
  /** How far the service's clock is ahead of ours. */
  #ahead = 0;
  readonly #silence = new Silence(silenceMillis, () => this.#fallSilent());

  protected override async load(): Promise<void> {
    this.#me = await whoAmI();
    if (!this.#me) throw new Refusal(401, 'signIn', '', '', [], null, {});
    try {
      this.#show((await api.room(this.#id)).data);
      this.shutOut = null;
    } catch (error) {
      if (!(error instanceof Refusal && shuttingOut.includes(error.code))) throw error;
      this.shutOut = error;
      title(t('youth.title'));
      clearTimeout(this.#later);
      this.#later = setTimeout(() => void this.again(), lookAgainMillis);
      return;
    }
    applyAccent((await api.conference(this.room.conference)).data.accent);
    if (!this.#isLead) await this.#join();
    if (!this.#loaded) {
      this.onLeave(beat(beatMillis, () => void this.#beat()));
      this.onLeave(() => clearTimeout(this.#later));
    }
    this.#loaded = true;
    this.#gone = false;
  }

  get #isStaff(): boolean {
    return Boolean(this.room.desk);
  }

  /** The lead looks after the room and is not in it. */
  get #isLead(): boolean {
    return this.room.desk?.lead ?? false;
  }

  #show(room: Room): void {
    const before = this.room as Room | undefined;
    this.room = room;
    this.#silence.heard();
    if (room.hearing === 'off' || room.hearing === 'waits') this.ticket = null;
    this.#ahead = Date.parse(room.now) - Date.now();
    title(room.topic);
    if (before && (this.unsure || before.state !== room.state)) this.say(word('room.now', room.state));
    if (before && !before.endsSoon && room.endsSoon) this.say(t('room.endsSoon'));
    if (before && before.recording !== room.recording) this.say(t(room.recording ? 'room.recorded' : 'room.notRecorded'));
    this.unsure = false;
  }

  /** Who is not answered may not be there any more for the others, and must not go on hearing and seeing them. */
  #fallSilent(): void {
    this.ticket = null;
    this.unsure = true;
    this.say(word('room.light', lightOf(this.room.state, true)));
  }

  /** Whether a facilitator is in another room, which may not do without them. */
  get #needed(): boolean {
    return this.#isStaff && !this.#isLead && !this.joined && !this.room.next.path.endsWith(this.#id);
  }

  async #join(): Promise<void> {
    if (this.#needed || this.#entering) return;
    this.#entering = true;
    try {
      await this.#enter();
    } finally {
      this.#entering = false;
    }
  }

  readonly #comeIn = () => void this.#enter().catch((error: unknown) => this.fail(error));

  async #enter(): Promise<void> {
    const reason = this.#isStaff ? undefined : closedBecause[this.room.state];
    if (reason) {
      this.wait = reason;
      return;
    }
    try {
      this.joined = (await api.joinRoom(this.#id)).data;
      this.wait = '';
      this.#show(this.joined.room);
      this.ticket = this.joined.media ?? null;
      if (this.ticket) this.#elsewhere = false;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if ([...waiting, ...shut].includes(error.code)) this.wait = error.code;
      else throw error;
    }
  }

  /** Says that we are there without waiting for what was said before: one answer that is lost costs nothing. */
  async #beat(): Promise<void> {
    this.#silence.ask();
    if (this.#gone || this.left) return;
    const turn = ++this.#asked;
    try {
      const room = (await (this.joined ? api.beInRoom(this.#id) : api.lookAtRoom(this.#id))).data;
      if (turn < this.#answered || this.#gone || this.left) return;
      this.#answered = turn;
      this.#show(room);
      this.#unheard = room.hearing === 'free' ? this.#unheard + 1 : 0;
      if (this.joined && room.place === 'away') this.joined = null;
      const mayCome = room.state === 'open' || this.#isStaff;
      if (mayCome && !this.#isLead && this.#lacksSomething(room)) await this.#join();
    } catch (error) {
      // Who may not be here any more is told so in place of the room, and a report that they are writing stays open;
      // silence is shown by the frame, and passes.
      if (error instanceof Refusal && [401, 403, 404].includes(error.status)) {
        this.#gone = true;
        this.#silence.end();
        this.joined = null;
        this.ticket = null;
        void this.again();
      }
    }
  }

  /** Whether we could be in, or hear and see the others, and do not yet. */
  #lacksSomething(room: Room): boolean {
    if (!this.joined) return waiting.includes(this.wait) || room.next.path.endsWith(this.#id);
    if (this.ticket || room.hearing === 'off' || room.hearing === 'waits') return false;
    // The window that has them has them, also while it connects anew: else two of them would take turns.
    return !this.#elsewhere || this.#unheard >= alone;
  }

  readonly #ended = (event: CustomEvent<EndReason>) => {
    this.ticket = null;
    this.#elsewhere = event.detail === 'elsewhere';
    this.#unheard = 0;
  };

  readonly #again = () => void this.#join().catch((error: unknown) => this.fail(error));

  /** Once more is once more: who was helped before may need help again. */
  readonly #help = async () => {
    if (this.calling) return;
    this.calling = true;
    try {
      this.#show((await api.changeRoom(this.#id, 'help')).data);
      toast(t(this.#isStaff ? 'room.leadCalled' : 'room.helpComes'), { seconds: 10 });
    } catch (error) {
      this.fail(error);
    } finally {
      this.calling = false;
    }
  };

  /** Nobody speaks to some of us alone: an adult who notices it tells the lead at once. */
  readonly #aside = () => {
    if (this.#isStaff) void this.#help();
  };

  readonly #leave = async () => {
    this.left = true;
    await api.leaveRoom(this.#id).catch(() => undefined);
    location.assign(`/youth/${this.room.conference}`);
  };

  readonly #report = () =>
    report(
      { room: this.#id, conference: this.room.conference },
      this.room.people.filter((one) => !one.you).map((one) => one.name),
    );

  readonly #changed = (event: CustomEvent<Room>) => this.#show(event.detail);

  protected override view(): TemplateResult {
    if (this.shutOut) return this.#shut(this.shutOut);
    const room = this.room;
    return html`<div class="sheet">
      <nav class="trail"><a href="/youth/${room.conference}">${t('youth.title')}</a></nav>
      <header class="room__head">
        <h1 tabindex="-1">${room.topic}</h1>
        <p class="row">${this.#light(room)} ${this.#time(room)} ${this.#recording(room)}</p>
      </header>
      ${this.#isLead ? html`<pl-alerts .slug=${room.conference} .room=${room.id} .beside=${room.desk?.alerts ?? []} .lead=${true}></pl-alerts>` : nothing}
      <div class="grid">
        <div class="wide stack">${this.unsure ? this.#silent() : nothing} ${this.#middle(room)}</div>
        <aside class="narrow stack">
          ${room.desk ? html`<pl-room-desk .room=${room} .lead=${this.#isLead} .unsure=${this.unsure} @room=${this.#changed}></pl-room-desk>` : nothing}
          ${room.place === 'room' || this.#isStaff ? this.#people(room) : nothing} ${this.#rules()}
        </aside>
      </div>
      ${this.#bar(room)}
    </div>`;
  }

  #light(room: Room): TemplateResult {
    const light = lightOf(room.state, this.unsure);
    const good = light === 'open' || light === 'frozen';
    return html`<span class="mark ${good ? 'mark--confirmed' : 'mark--pending'}">
      ${icon(good ? 'tick' : light === 'unsure' ? 'warn' : 'hourglass')} ${word('room.light', light)}
    </span>`;
  }

  #time(room: Room): TemplateResult | typeof nothing {
    if (!room.endsAt) return nothing;
    const left = Date.parse(room.endsAt) - (Date.now() + this.#ahead);
    return html`<span class=${room.endsSoon ? 'room__time room__time--soon' : 'room__time'}>
      ${icon('scheduled')} ${t('room.left', { time: countdown(left, locale) })}
    </span>`;
  }

  #recording(room: Room): TemplateResult {
    return room.recording
      ? html`<span class="mark mark--live">${icon('live')} ${t('room.recorded')}</span>`
      : html`<span class="soft small">${t('room.notRecorded')}</span>`;
  }

  #middle(room: Room): TemplateResult {
    if (this.#isStaff || room.place === 'room') {
      return html`${room.state === 'frozen' ? this.#stopped() : nothing} ${this.#needed ? this.#elsewhereNow(room) : nothing}
        ${room.media && this.joined
          ? html`<pl-room-media
              .ticket=${this.ticket ?? null}
              .waits=${room.hearing === 'waits' && !this.unsure}
              @ended=${this.#ended}
              @again=${this.#again}
              @aside=${this.#aside}
            ></pl-room-media>`
          : nothing}
        <pl-contributions
          .room=${room.id}
          .speaking=${room.speaking && !this.unsure}
          .staff=${this.#isStaff}
          .conference=${this.#isLead ? room.conference : ''}
        ></pl-contributions>
        <pl-room-conclusions
          .room=${room.id}
          .speaking=${room.speaking && !this.unsure}
          .unsure=${this.unsure}
          .staff=${this.#isStaff}
          .lead=${this.#isLead}
        ></pl-room-conclusions>`;
    }
    return html`${this.#outside(room)}
      ${room.mine && room.state === 'closed'
        ? html`<pl-contributions .room=${room.id} .closed=${true}></pl-contributions>
            <pl-room-conclusions .room=${room.id}></pl-room-conclusions>`
        : nothing}`;
  }

  /** Says why somebody may not be here, and where that is told. */
  #shut(refusal: Refusal): TemplateResult {
    const forum = String(refusal.problem.conference);
    if (lacking.includes(refusal.code)) return this.#lacking(refusal, forum);
    if (!mayBeYouth(this.#me, forum)) return this.#notForThem(forum);
    return html`<div class="sheet column" role="alert">
      <h1 tabindex="-1">${t('room.shut.title')}</h1>
      <p class="lede">${word('room.shut', refusal.code)}</p>
      <p><a class="button button--main" href="/youth/${forum}">${t('room.toLobby')}</a></p>
    </div>`;
  }

  /** What a facilitator lacks, and what they can do about it. */
  #lacking(refusal: Refusal, forum: string): TemplateResult {
    return html`<div class="sheet column" role="alert">
      <h1 tabindex="-1">${t('room.lacking.title')}</h1>
      <p class="lede">${explain(refusal)}</p>
      <p>${t('room.lacking.later')}</p>
      <p class="row">
        ${refusal.code === 'secondFactorNeeded'
          ? html`<a class="button button--main" href=${secondFactorPath()}>${t('facilitator.secondFactor')}</a>`
          : nothing}
        <a class="button" href="/youth/${forum}">${t('room.lacking.more')}</a>
      </p>
    </div>`;
  }

  /** Says to who works for the conference, but not in the forum, whom rooms are for, and what they may read of them. */
  #notForThem(forum: string): TemplateResult {
    return html`<div class="sheet column" role="alert">
      <h1 tabindex="-1">${t('room.notForYou.title')}</h1>
      <p class="lede">${t('room.notForYou.text')}</p>
      <p><a class="button button--main" href="/youth/${forum}/conclusions">${t('conclusions.title')}</a></p>
    </div>`;
  }

  #elsewhereNow(room: Room): TemplateResult {
    return html`<div class="notice notice--caution" role="status">
      <p class="notice__title">${t('room.needed.title', { topic: room.next.topic ?? '' })}</p>
      <p>${t('room.needed.text')}</p>
      <p class="row">
        <a class="button button--main" href=${room.next.path}>${t('room.goTo', { topic: room.next.topic ?? '' })}</a>
        <button class="button" type="button" @click=${this.#comeIn}>${t('room.needed.comeIn')}</button>
      </p>
    </div>`;
  }

  #silent(): TemplateResult {
    return html`<div class="notice notice--caution" role="status">
      <p class="notice__title">${t('room.silent.title')}</p>
      <p>${t(this.#isStaff ? 'room.silent.text.staff' : 'room.silent.text')}</p>
    </div>`;
  }

  #stopped(): TemplateResult {
    return html`<div class="notice notice--caution" role="status">
      <p class="notice__title">${t('room.frozen.title')}</p>
      <p>${t('room.frozen.text')}</p>
    </div>`;
  }

  /** Where somebody goes who is not in the room. */
  #outside(room: Room): TemplateResult {
    const reason = room.place === 'lobby' ? 'held' : room.state === 'closed' ? 'closed' : this.wait || room.state;
    const elsewhere = !room.next.path.endsWith(this.#id);
    const own = this.#ownRoom(room);
    // Who was moved has not left: where they belong says it all.
    const moved = own !== '' && reason === 'open';
    return html`<div class="notice notice--accent" role="status">
      <p class="notice__title">${moved ? own : word('room.outside', `${reason}.title`)}</p>
      ${moved ? nothing : html`<p>${word('room.outside', `${reason}.text`)}</p>`} ${own && !moved ? html`<p>${own}</p>` : nothing}
      ${elsewhere
        ? html`<p>
            <a class="button button--main" href=${room.next.path}>
              ${room.next.place === 'room' ? t('room.goTo', { topic: room.next.topic ?? '' }) : t('room.toLobby')}
            </a>
          </p>`
        : nothing}
    </div>`;
  }

  /** Which room is a young person's, when it is another one. */
  #ownRoom(room: Room): string {
    const key = ownRoomWord(room);
    return key ? t(key, { topic: room.next.topic ?? '' }) : '';
  }

  #people(room: Room): TemplateResult {
    if (this.unsure) {
      return html`<section class="rubric" aria-labelledby="people">
        <h2 id="people">${t('room.people.unsure')}</h2>
        <p class="soft">${t('room.people.later')}</p>
      </section>`;
    }
    return html`<section class="rubric" aria-labelledby="people">
      <h2 id="people">${t('room.people', { count: room.people.length })}</h2>
      <ul class="room__people">
        ${room.people.map(
          (one) =>
            html`<li>
              ${one.name}
              ${one.part === 'facilitator' ? html`<span class="tag">${t('room.facilitator')}</span>` : nothing}
              ${one.you ? html`<span class="tag">${t('room.you')}</span>` : nothing}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #rules(): TemplateResult {
    return html`<details class="details">
      <summary>${t('room.rules')}</summary>
      <ul class="points">
        ${rules.map((rule) => html`<li>${t(`room.rule.${rule}`)}</li>`)}
      </ul>
    </details>`;
  }

  #bar(room: Room): TemplateResult {
    return html`<div class="room__bar">
      ${this.#isLead
        ? nothing
        : html`<button class="button" type="button" aria-busy=${this.calling} @click=${this.#help}>
            ${t(this.#isStaff ? 'room.callLead' : 'room.help')}
          </button>`}
      <button class="button" type="button" @click=${this.#report}>${icon('warn')} ${t('room.report')}</button>
      ${this.joined && room.place !== 'away'
        ? html`<button class="button button--quiet" type="button" @click=${this.#leave}>${t('room.leave')}</button>`
        : nothing}
    </div>`;
  }
}

mount('pl-room');
