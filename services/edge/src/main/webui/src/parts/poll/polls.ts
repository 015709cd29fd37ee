/** The polls of a session for who watches: the open one to be answered, and the results of those that were closed. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { orNull } from '../../api/calls';
import { Refusal } from '../../api/client';
import type { Me, Poll, SessionDetail } from '../../api/types';
import { signInBeside, whoAmI } from '../../frame/auth';
import { announce, toast } from '../../frame/frame';
import { explain } from '../../text/explain';
import { joined, t } from '../../text/messages';
import { confirmed } from '../dialog';
import { checkedOf, fieldError } from '../form';
import * as calls from './calls';
import { answered, choiceLabel, results } from './results';
import { choicesOf, toggled } from './tally';
import '../until';

@customElement('pl-polls')
export class PollsPart extends LitElement {
  @property({ attribute: false }) session!: SessionDetail;
  @property({ attribute: false }) polls: readonly Poll[] = [];
  @property({ attribute: false }) me: Me | null = null;
  /** What the reader's ballots hold, by poll. */
  @state() private mine: ReadonlyMap<string, readonly number[]> = new Map();
  /** What is ticked and not sent, by poll. */
  @state() private ticked: ReadonlyMap<string, readonly number[]> = new Map();
  @state() private changing: string | null = null;
  @state() private busy = false;
  @state() private error: string | null = null;
  /** Whether one has closed while the page was open: its result is what people wait for now. */
  private closedNow = false;
  #turn = 0;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('me');
    if (!this.hasUpdated || (changed.has('me') && before?.subject !== this.me?.subject)) void this.#load();
    if (changed.has('polls')) this.#tell(changed.get('polls') ?? []);
  }

  #tell(before: readonly Poll[]): void {
    const stateBefore = new Map(before.map((poll) => [poll.id, poll.state]));
    for (const poll of this.polls) {
      const was = stateBefore.get(poll.id);
      if (poll.state === 'open' && was !== 'open') announce(t('poll.opened', { prompt: poll.prompt }));
      if (poll.state === 'closed' && was === 'open') {
        announce(t('poll.closed', { prompt: poll.prompt }));
        this.closedNow = true;
      }
      if (was !== undefined && was !== poll.state) this.error = null;
    }
  }

  /** Answers may come in another order than they were asked for; only the newest question's counts. */
  async #load(): Promise<void> {
    const turn = ++this.#turn;
    const answer = this.me && (await orNull(calls.myBallots(this.session.id)).catch(() => null));
    if (turn === this.#turn) this.mine = new Map(answer?.items.map(({ poll, choices }) => [poll, choices]) ?? []);
  }

  readonly #tick = (poll: Poll, choice: number, on: boolean) => {
    this.error = null;
    const now = this.#ticks(poll);
    this.ticked = new Map([...this.ticked, [poll.id, poll.kind === 'multiple' ? toggled(now, choice, on) : [choice]]]);
  };

  #ticks({ id }: Poll): readonly number[] {
    return this.ticked.get(id) ?? this.mine.get(id) ?? [];
  }

  async #send(event: Event, poll: Poll): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const choices = this.#ticks(poll);
    this.error =
      choices.length === 0
        ? t('poll.chooseFirst')
        : choices.length > poll.atMost
          ? t('poll.chooseFewer', { count: poll.atMost })
          : null;
    if (this.error) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('.poll input')?.focus();
      return;
    }
    if (await this.#counted(poll, () => calls.choose(poll.id, choices))) {
      toast(t('poll.sent'));
      await this.#rest();
    }
  }

  async #withdraw(poll: Poll): Promise<void> {
    if (this.busy || !(await this.#counted(poll, () => calls.withdrawBallot(poll.id)))) return;
    toast(t('poll.withdrawn'));
    await this.updateComplete;
    this.querySelector<HTMLElement>('.poll input')?.focus();
  }

  /** Sends, and takes what is counted now for the reader's own. */
  async #counted(poll: Poll, send: () => Promise<{ data: calls.Counted }>): Promise<boolean> {
    // Pressed before the page knows who reads.
    this.me ??= await whoAmI().catch(() => null);
    if (!this.me) {
      const go = await confirmed({
        title: t('poll.signIn.title'),
        text: t('poll.signIn.text'),
        confirm: t('nav.signIn'),
      });
      if (go) signInBeside();
      return false;
    }
    this.busy = true;
    try {
      const { data } = await send();
      this.#turn++;
      this.mine = new Map([...this.mine, [poll.id, data.mine]]);
      this.ticked = new Map([...this.ticked].filter(([id]) => id !== poll.id));
      this.changing = null;
      return true;
    } catch (error) {
      this.#refused(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  #refused(error: unknown): void {
    if (error instanceof Refusal && error.status === 403) {
      const { slug } = this.session.conference;
      const back = encodeURIComponent(`/s/${this.session.id}`);
      toast(t('support.register'), {
        action: { label: t('conference.register'), run: () => location.assign(`/c/${slug}/register?return=${back}`) },
      });
    } else toast(explain(error));
  }

  /** The button that was pressed is gone: who pressed it stands at what has come in its place. */
  async #rest(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('[data-change]')?.focus();
  }

  protected override render(): TemplateResult {
    const open = this.polls.find((poll) => poll.state === 'open');
    const closed = this.polls.filter((poll) => poll.state === 'closed');
    return html`${open ? this.#open(open) : nothing}
    ${closed.length
      ? html`<details class="details" data-polls ?open=${!open && (closed.length === 1 || this.closedNow)}>
          <summary>${t('poll.earlier', { count: closed.length })}</summary>
          ${repeat(
            closed,
            (poll) => poll.id,
            (poll) => this.#closed(poll),
          )}
        </details>`
      : nothing}`;
  }

  #open(poll: Poll): TemplateResult {
    const mine = this.mine.get(poll.id) ?? [];
    const asks = mine.length === 0 || this.changing === poll.id;
    return html`<section class="poll" aria-label=${t('poll.title')} data-poll=${poll.id}>
      ${asks ? this.#form(poll, mine) : this.#answered(poll, mine)}
      ${poll.closesAt ? html`<pl-until .at=${poll.closesAt} words="poll.closesIn"></pl-until>` : nothing}
    </section>`;
  }

  #prompt(poll: Poll): TemplateResult {
    return html`<span class="poll__prompt" dir="auto" lang=${poll.language ?? nothing}>${poll.prompt}</span>`;
  }

  #form(poll: Poll, mine: readonly number[]): TemplateResult {
    const chosen = this.#ticks(poll);
    return html`<form class="stack" novalidate @submit=${(event: Event) => void this.#send(event, poll)}>
      <fieldset class="poll__fields" aria-describedby="poll-how poll-later${this.error ? ' poll-error' : ''}">
        <legend>${this.#prompt(poll)}</legend>
        <p class="small soft" id="poll-how">${t(`poll.choose.${poll.kind}`, { count: poll.atMost })}</p>
        ${poll.kind === 'scale' ? this.#steps(poll, chosen) : this.#options(poll, chosen)} ${fieldError('poll', this.error)}
      </fieldset>
      <p class="row">
        <button class="button button--main" type="submit" aria-busy=${this.busy}>${t('poll.send')}</button>
        ${mine.length
          ? html`<button
              class="button button--quiet"
              type="button"
              @click=${() => {
                this.changing = null;
                this.ticked = new Map([...this.ticked].filter(([id]) => id !== poll.id));
                void this.#rest();
              }}
            >
              ${t('poll.keep')}
            </button>`
          : nothing}
      </p>
      <p class="small soft">
        <span class="number">${answered(poll)}.</span>
        <span id="poll-later">${t(poll.results === 'live' ? 'poll.resultsAfter' : 'poll.resultsLater')}</span>
      </p>
    </form>`;
  }

  #input(poll: Poll, choice: number, chosen: readonly number[]): TemplateResult {
    return html`<input
      type=${poll.kind === 'multiple' ? 'checkbox' : 'radio'}
      name="poll-${poll.id}"
      value=${choice}
      .checked=${chosen.includes(choice)}
      @change=${(event: Event) => this.#tick(poll, choice, checkedOf(event))}
    />`;
  }

  #options(poll: Poll, chosen: readonly number[]): TemplateResult {
    return html`<div class="choices">
        ${choicesOf(poll).map(
          (choice) =>
            html`<label class="choice">
              ${this.#input(poll, choice, chosen)}
              <span dir="auto" lang=${poll.language ?? nothing}>${choiceLabel(poll, choice)}</span>
            </label>`,
        )}
      </div>
      ${poll.kind === 'multiple'
        ? html`<p class="small soft number">${t('poll.chosen', { count: chosen.length, most: poll.atMost })}</p>`
        : nothing}`;
  }

  #steps(poll: Poll, chosen: readonly number[]): TemplateResult {
    const { fromLabel, toLabel } = poll.scale ?? {};
    return html`<div class="poll__steps">
        ${choicesOf(poll).map(
          (choice) =>
            html`<label class="poll__step">
              ${this.#input(poll, choice, chosen)}
              <span class="hidden-visually">${choiceLabel(poll, choice)}</span>
              <span aria-hidden="true" class="number">${choice}</span>
            </label>`,
        )}
      </div>
      ${fromLabel || toLabel
        ? html`<p class="poll__ends" aria-hidden="true"><span dir="auto">${fromLabel}</span> <span dir="auto">${toLabel}</span></p>`
        : nothing}`;
  }

  #answered(poll: Poll, mine: readonly number[]): TemplateResult {
    return html`<div class="stack">
      <h3>${this.#prompt(poll)}</h3>
      ${poll.counts
        ? html`${results(poll, mine)}`
        : html`<p dir="auto">${t('poll.mine', { choices: joined(mine.map((choice) => choiceLabel(poll, choice))) })}</p>
            <p class="small soft">${t('poll.resultsLater')}</p>`}
      <p class="small soft number">${answered(poll)}</p>
      <p class="row">
        <button class="button" type="button" data-change @click=${() => void this.#change(poll)}>${t('poll.change')}</button>
        <button class="button button--quiet" type="button" aria-busy=${this.busy} @click=${() => void this.#withdraw(poll)}>
          ${t('poll.withdraw')}
        </button>
      </p>
    </div>`;
  }

  async #change(poll: Poll): Promise<void> {
    this.changing = poll.id;
    await this.updateComplete;
    (this.querySelector<HTMLElement>('.poll input:checked') ?? this.querySelector<HTMLElement>('.poll input'))?.focus();
  }

  #closed(poll: Poll): TemplateResult {
    return html`<section class="poll poll--plain" data-poll=${poll.id}>
      <h3>${this.#prompt(poll)}</h3>
      ${results(poll, this.mine.get(poll.id))}
      <p class="small soft number">${answered(poll)}</p>
    </section>`;
  }
}
