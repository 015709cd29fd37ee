/** The desk's polls: drafting, opening, closing, and what was counted. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Poll } from '../../api/types';
import { toast } from '../../frame/frame';
import type { Live } from '../../live/fold';
import { explain } from '../../text/explain';
import { t } from '../../text/messages';
import { confirmed } from '../dialog';
import { readDraft } from '../drafts';
import * as calls from './calls';
import '../until';
import './form';
import { answered, results } from './results';

@customElement('pl-desk-polls')
export class DeskPolls extends LitElement {
  @property() session = '';
  @property({ attribute: false }) live: Live | null = null;
  /** Rises whenever a moderator did something. */
  @property({ type: Number }) moved = 0;
  @state() private polls: readonly Poll[] | null = null;
  /** A poll's id, `new`, or null while none is written. */
  @state() private editing: string | null = null;
  @state() private busy: string | null = null;
  #turn = 0;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated && Object.keys(readDraft(`poll.${this.session}`)).length) this.editing = 'new';
    if (changed.has('moved') || !this.hasUpdated) void this.#load();
  }

  /** Answers may come in another order than they were asked for; only the newest question's counts. */
  async #load(): Promise<void> {
    const turn = ++this.#turn;
    const answer = await calls.polls(this.session).catch(() => null);
    if (answer && turn === this.#turn) this.polls = answer.data.items;
  }

  /** As it stands by the newest word: ballots come by the stream alone. */
  #now(poll: Poll): Poll {
    const told = this.live?.polls.find((one) => one.id === poll.id);
    return told && told.version >= poll.version ? told : poll;
  }

  async #do<T>(poll: Poll, work: () => Promise<T>, done: (made: T) => string): Promise<void> {
    if (this.busy) return;
    this.busy = poll.id;
    try {
      toast(done(await work()));
    } catch (error) {
      toast(explain(error), { seconds: 10 });
    } finally {
      this.busy = null;
      await this.#load();
    }
  }

  async #delete(poll: Poll): Promise<void> {
    const sure = await confirmed({
      title: t('polls.delete.title'),
      text: poll.prompt,
      confirm: t('polls.delete'),
      alarm: true,
    });
    if (sure) await this.#do(poll, () => calls.remove(poll), () => t('polls.did.delete'));
  }

  async #end(saved: boolean): Promise<void> {
    this.editing = null;
    if (saved) {
      toast(t('polls.did.save'));
      await this.#load();
    }
    await this.updateComplete;
    this.querySelector<HTMLElement>('[data-new]')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<section class="rubric stack" aria-label=${t('polls.title')}>
      <h2>${t('polls.title')}</h2>
      ${this.editing === 'new'
        ? this.#form(null)
        : html`<p>
            <button class="button" type="button" data-new @click=${() => (this.editing = 'new')}>${t('polls.new')}</button>
          </p>`}
      ${this.polls?.length
        ? repeat(
            this.polls,
            (poll) => poll.id,
            (poll) => this.#poll(this.#now(poll)),
          )
        : this.polls && this.editing === null
          ? html`<p class="soft">${t('polls.none')}</p>`
          : nothing}
    </section>`;
  }

  #form(poll: Poll | null): TemplateResult {
    return html`<pl-poll-form
      .session=${this.session}
      .poll=${poll}
      @saved=${() => void this.#end(true)}
      @cancelled=${() => void this.#end(false)}
    ></pl-poll-form>`;
  }

  #poll(poll: Poll): TemplateResult {
    if (this.editing === poll.id && poll.state === 'draft') return this.#form(poll);
    return html`<article class="poll poll--plain" data-poll=${poll.id} aria-busy=${this.busy === poll.id}>
      <p class="mark">${t(`polls.state.${poll.state}`)}</p>
      <h3 class="poll__prompt" dir="auto" lang=${poll.language ?? nothing}>${poll.prompt}</h3>
      ${poll.state === 'draft'
        ? html`<p class="small soft">${t(`polls.kind.${poll.kind}`)} · ${t(`polls.results.${poll.results}`)}</p>`
        : html`${poll.counts ? results(poll) : html`<p class="small soft">${t('poll.resultsLater')}</p>`}
            <p class="small soft number">${answered(poll)}</p>`}
      ${poll.state === 'open' && poll.closesAt
        ? html`<pl-until .at=${poll.closesAt} words="poll.closesIn"></pl-until>`
        : nothing}
      <p class="row">${this.#moves(poll)}</p>
    </article>`;
  }

  #moves(poll: Poll): TemplateResult {
    const button = (words: string, main: boolean, run: () => unknown) =>
      html`<button class="button ${main ? 'button--main' : ''}" type="button" ?disabled=${this.busy !== null} @click=${run}>
        ${words}
      </button>`;
    const open = () => this.#do(poll, () => calls.turn(poll, 'open'), () => t('polls.did.open'));
    switch (poll.state) {
      case 'draft':
        return html`${button(t('polls.open'), true, open)} ${button(t('polls.edit'), false, () => (this.editing = poll.id))}
        ${button(t('polls.delete'), false, () => this.#delete(poll))}`;
      case 'open':
        return closesSoon(poll)
          ? button(t('polls.keepOpen'), false, open)
          : button(t('polls.close'), true, () =>
              this.#do(
                poll,
                () => calls.turn(poll, 'close'),
                ({ data }) => t(data.state === 'open' ? 'polls.did.closing' : 'polls.did.close'),
              ),
            );
      case 'closed':
        return button(t('polls.reopen'), false, open);
    }
  }
}

/** More than those who watch can be behind the hall: what closes within it is closing already. */
const SOON_MILLIS = 31_000;

function closesSoon({ closesAt }: Poll): boolean {
  return !!closesAt && Date.parse(closesAt) - Date.now() < SOON_MILLIS;
}
