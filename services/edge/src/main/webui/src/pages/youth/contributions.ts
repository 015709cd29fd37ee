import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import * as api from '../../api/calls';
import { newKey, Refusal } from '../../api/client';
import type { Contribution, ContributionBoard, DeclineReason } from '../../api/types';
import { announce, toast } from '../../frame/frame';
import { dropDraft, readDraft, writeDraft } from '../../parts/drafts';
import { keepFocus } from '../../parts/focus';
import { focusRefused, refusedForm, stillRefused, valueOf } from '../../parts/form';
import { segments } from '../../parts/segments';
import { Watched } from '../../parts/watched';
import { explain } from '../../text/explain';
import { locale, t } from '../../text/messages';
import { countdown } from '../../text/times';
import './opinions';
import { reportButton } from './report';
import { standingOf, takeBack, wordsOf } from './said';
import { stancesOn } from './stances';

const kinds = ['idea', 'hope', 'fear', 'concern', 'proposal'] as const;
const declineReasons: readonly DeclineReason[] = ['unkind', 'private', 'offTopic', 'unclear', 'repeated', 'other'];

interface Why {
  readonly reasonCode: DeclineReason;
  readonly reason: string;
}

/** What young people say in a room, what they think of it, and for facilitators what waits to be read first. */
@customElement('pl-contributions')
export class Contributions extends Watched {
  @property() room = '';
  /** Whether something can be said now. */
  @property({ attribute: false }) speaking = false;
  @property({ attribute: false }) staff = false;
  /** The conference, for its lead, who sees who has read what is not shown. */
  @property() conference = '';
  /** Whether the room is over, and its board there to be read. */
  @property({ attribute: false }) closed = false;
  @state() private board: ContributionBoard | null = null;
  @state() private kind: (typeof kinds)[number] = kinds[0];
  @state() private text = '';
  @state() private error: unknown = null;
  @state() private busy = false;
  /** The one that is being declined, and why: as it is counted, and in words for its author. */
  @state() private declining = '';
  @state() private why: Why = { reasonCode: 'other', reason: '' };
  #key = newKey();

  get #draft(): string {
    return `contribution.${this.room}`;
  }

  override connectedCallback(): void {
    this.text = readDraft<{ text: string }>(this.#draft)?.text ?? '';
    super.connectedCallback();
  }

  /** Silence is shown by the frame, and passes; who may not look is told so by the room. */
  protected override async look(): Promise<void> {
    const failed = this.error;
    const board = await api.contributions(this.room).catch(() => null);
    if (!board) return;
    if (this.error === failed) this.error = stillRefused(failed, this);
    const waited = this.board ? waitingOf(this.board) : 0;
    this.board = board;
    if (this.staff && waitingOf(board) > waited) announce(t('say.arrived'));
  }

  async #run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await work();
      await this.#decided();
      return true;
    } catch (error) {
      toast(explain(error), { seconds: 10 });
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Shows how the board stands now. */
  readonly #decided = async (): Promise<void> => {
    await this.look();
    await this.updateComplete;
    keepFocus(this, '#board-title');
  };

  readonly #send = async (event: Event) => {
    event.preventDefault();
    if (this.busy || this.text.trim() === '') return;
    this.busy = true;
    this.error = null;
    try {
      await api.contribute(this.room, { kind: this.kind, text: this.text.trim(), language: locale }, this.#key);
      this.#key = newKey();
      this.text = '';
      dropDraft(this.#draft);
      toast(t('say.sent'));
      await this.look();
      await this.updateComplete;
      keepFocus(this, '#say-text');
    } catch (error) {
      this.error = error;
      if (error instanceof Refusal && error.code === 'keyReused') this.#key = newKey();
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  };

  async #askWhy(one: Contribution): Promise<void> {
    const kept = readDraft<Why>(`decline.${one.id}`);
    this.declining = one.id;
    this.why = { reasonCode: kept.reasonCode ?? 'other', reason: kept.reason ?? '' };
    await this.updateComplete;
    this.querySelector<HTMLElement>('#decline-code')?.focus();
  }

  #changeWhy(part: Partial<Why>): void {
    this.why = { ...this.why, ...part };
    writeDraft(`decline.${this.declining}`, this.why);
  }

  async #askNoMore(): Promise<void> {
    const asked = this.declining;
    this.declining = '';
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-why="${asked}"]`)?.focus();
  }

  async #decline(one: Contribution): Promise<void> {
    const { reason, reasonCode } = this.why;
    if (await this.#run(() => api.declineContribution(one.id, reason.trim(), reasonCode, readAs(one)))) {
      this.declining = '';
      dropDraft(`decline.${one.id}`);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.board) return nothing;
    return html`<section class="stack" aria-labelledby="board-title">
      ${this.staff || this.closed ? nothing : this.#form(this.board)}
      <h2 id="board-title" tabindex="-1">${t('say.board')}</h2>
      ${this.board.items.length === 0 ? html`<p class="empty">${t('say.nothing')}</p>` : nothing}
      <ul class="own">
        ${repeat(
          this.board.items,
          (one) => one.id,
          (one) => this.#contribution(one),
        )}
      </ul>
      <pl-opinions .room=${this.room} .board=${this.board.items}></pl-opinions>
    </section>`;
  }

  #form(board: ContributionBoard): TemplateResult {
    return html`<form class="form" @submit=${this.#send} novalidate>
      <h2>${t('say.title')}</h2>
      ${refusedForm(this.error)}
      ${segments(
        kinds.map((kind) => [kind, t(`contribution.kind.${kind}`)] as const),
        this.kind,
        (kind) => (this.kind = kind),
        t('say.kind'),
      )}
      <div class="field">
        <label class="field__label" for="say-text">${t(`say.prompt.${this.kind}`)}</label>
        <span class="field__hint" id="say-hint">
          ${checkedIn(board)}
        </span>
        <textarea
          class="input"
          id="say-text"
          aria-describedby="say-hint"
          maxlength="500"
          .value=${this.text}
          @input=${(event: Event) => {
            this.text = valueOf(event);
            writeDraft(this.#draft, { text: this.text });
          }}
        ></textarea>
      </div>
      <p class="row">
        <button class="button button--main" type="submit" aria-busy=${this.busy} ?disabled=${!this.speaking || this.text.trim() === ''}>
          ${t('say.send')}
        </button>
        ${this.speaking ? nothing : html`<span class="soft small">${t('say.notNow')}</span>`}
      </p>
    </form>`;
  }

  #contribution(one: Contribution): TemplateResult {
    return html`<li>
      ${wordsOf(one)} ${one.state === 'shown' ? this.#shown(one) : nothing}
      ${one.state === 'waiting' && this.staff ? this.#check(one) : nothing}
      ${standingOf(one, { staff: this.staff, conference: this.conference, decided: this.#decided })}
      <p class="row">
        ${!one.own || one.state === 'declined'
          ? reportButton({ room: this.room }, { kind: 'contribution', id: one.id, text: one.text ?? '' })
          : nothing}
        ${one.own ? takeBack(one, (work) => this.#run(work)) : nothing}
      </p>
    </li>`;
  }

  #check(one: Contribution): TemplateResult {
    if (this.declining === one.id) return this.#why(one, t('say.decline'));
    return html`<p class="row">
      <button class="button button--main" type="button" aria-busy=${this.busy} @click=${() => void this.#run(() => api.showContribution(one.id, readAs(one)))}>
        ${t('say.show')}
      </button>
      <button class="button" type="button" data-why=${one.id} @click=${() => void this.#askWhy(one)}>${t('say.decline')}</button>
    </p>`;
  }

  /** Whoever reads along takes off what should not have been shown, or what has become too much. */
  #shown(one: Contribution): TemplateResult {
    const stances = stancesOn(one, this.staff, this.speaking, (stance) => void this.#run(() => api.takeStance(one.id, stance)));
    if (!this.staff) return html`${stances}`;
    if (this.declining === one.id) return html`${stances}${this.#why(one, t('say.takeOff'))}`;
    return html`${stances}
      <p>
        <button class="button button--quiet" type="button" data-why=${one.id} @click=${() => void this.#askWhy(one)}>${t('say.takeOff')}</button>
      </p>`;
  }

  /** The author is told why. */
  #why(one: Contribution, act: string): TemplateResult {
    return html`<div class="field">
        <label class="field__label" for="decline-code">${t('say.reasonCode')}</label>
        <select class="input" id="decline-code" @change=${(event: Event) => this.#changeWhy({ reasonCode: valueOf(event) as DeclineReason })}>
          ${declineReasons.map(
            (reason) => html`<option value=${reason} ?selected=${reason === this.why.reasonCode}>${t(`say.reasonCode.${reason}`)}</option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label class="field__label" for="decline-reason">${t('say.reason')}</label>
        <textarea
          class="input"
          id="decline-reason"
          maxlength="500"
          .value=${this.why.reason}
          @input=${(event: Event) => this.#changeWhy({ reason: valueOf(event) })}
        ></textarea>
      </div>
      <p class="row">
        <button class="button button--main" type="button" ?disabled=${this.why.reason.trim() === ''} @click=${() => void this.#decline(one)}>
          ${act}
        </button>
        <button class="button button--quiet" type="button" @click=${() => void this.#askNoMore()}>${t('dialog.back')}</button>
      </p>`;
  }
}

/** How long an adult takes to read something; seconds mean nothing to who waits. */
function checkedIn({ checkingSeconds }: ContributionBoard): string {
  if (checkingSeconds == null) return t('say.checked');
  return checkingSeconds < 60 ? t('say.checkedSoon') : t('say.checkedIn', { time: countdown(checkingSeconds * 1_000, locale) });
}

const waitingOf = (board: ContributionBoard) =>
  board.items.filter((one) => one.state === 'waiting' || one.appeal?.state === 'waiting').length;

/** The version to decide on, of what nobody had decided on; what is shown changes with every stance. */
const readAs = ({ state, version }: Contribution) => (state === 'waiting' ? version : undefined);
