/** Asking, and what became of what one has asked. What is typed stays until it is sent, also over signing in. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import * as api from '../api/calls';
import { newKey, Refusal } from '../api/client';
import { questionTextMax, type AskWindow, type Me, type OwnQuestion, type Question, type SessionDetail, type ShownAs } from '../api/types';
import { onIdentity, signInBeside } from '../frame/auth';
import { announce, toast } from '../frame/frame';
import { explain, fieldMessage } from '../text/explain';
import { t, word } from '../text/messages';
import { dropDraft, readDraft, writeDraft } from './drafts';
import { keepFocus } from './focus';
import { field, fieldError, focusRefused, valueOf } from './form';
import { languageOf } from './language';
import { questionMark } from './mark';
import './until';

interface Draft {
  text: string;
  shownAs: ShownAs;
  key: string;
}

@customElement('pl-ask')
export class Ask extends LitElement {
  @property({ attribute: false }) session!: SessionDetail;
  @property({ attribute: false }) window: AskWindow | null = null;
  @property({ attribute: false }) own: readonly OwnQuestion[] = [];
  @state() private open = false;
  @state() private text = '';
  @state() private shownAs: ShownAs = 'name';
  @state() private error: unknown = null;
  @state() private busy = false;
  /** Whoever has asked just now sees their question, and where it stands. */
  @state() private justAsked = false;
  #key = '';
  #leave = () => {};

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const draft = readDraft<Draft>(this.#draft);
    this.text = draft.text ?? '';
    this.shownAs = draft.shownAs ?? 'name';
    this.#key = draft.key ?? '';
    this.open = this.text !== '' || location.hash === '#ask';
    this.#leave = onIdentity((me) => this.#identified(me));
    if (location.hash === '#ask') void this.updateComplete.then(() => this.querySelector('textarea')?.focus());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  /** What one has asked, and what is like it, are parts of their own: most who watch ask nothing. */
  protected override updated(): void {
    if (this.own.length) void import('./own-question');
    if (this.open) void import('./similar');
  }

  get #draft(): string {
    return `ask.${this.session.id}`;
  }

  #identified(me: Me | null): void {
    if (me && this.error) {
      this.error = null;
      announce(t('ask.signedIn'));
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('[type="submit"]')?.focus());
    }
  }

  #keep(): void {
    writeDraft(this.#draft, { text: this.text, ...(this.text ? { shownAs: this.shownAs, key: this.#key } : {}) });
  }

  readonly #typed = (event: Event) => {
    this.text = valueOf(event);
    this.#key = newKey();
    this.#keep();
  };

  /** Another question is supported instead: what was typed stays until that is counted, and is let go then. */
  readonly #instead = (event: CustomEvent<Question>) => {
    this.dispatchEvent(new CustomEvent('instead', { detail: { question: event.detail, done: () => this.#letGo() } }));
    event.stopPropagation();
  };

  readonly #later = () => {
    this.open = false;
    void this.#rest();
  };

  /** The form is gone with what was pressed in it. */
  async #rest(): Promise<void> {
    await this.updateComplete;
    keepFocus(this, '.own-part > summary, [data-open]');
  }

  #letGo(): void {
    this.text = '';
    this.#key = '';
    dropDraft(this.#draft);
    this.open = false;
    toast(t('similar.supported'));
    void this.#rest();
  }

  readonly #send = async (event: Event) => {
    event.preventDefault();
    if (this.busy || this.text.trim() === '') return;
    this.busy = true;
    this.error = null;
    this.#key ||= newKey();
    const chathamHouse = this.session.conference.attribution === 'chathamHouse';
    try {
      const asked = await api.ask(
        this.session.id,
        {
          text: this.text.trim(),
          shownAs: chathamHouse ? 'anonymous' : this.shownAs,
          language: languageOf(this.text, [this.session.language, document.documentElement.lang, ...navigator.languages]),
        },
        this.#key,
      );
      const sent = this.text;
      this.text = '';
      this.#key = '';
      dropDraft(this.#draft);
      this.open = false;
      this.justAsked = true;
      toast(t('ask.sent'));
      this.dispatchEvent(new CustomEvent('asked', { detail: { ...asked.data, text: asked.data?.text ?? sent } }));
      await this.#rest();
    } catch (error) {
      this.error = error;
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  };

  protected override render(): unknown {
    const asking = this.window?.asking ?? !['ended', 'replay'].includes(this.session.state);
    const until = asking && this.window?.askingUntil;
    const blocked = this.own.some((question) => question.blocked);
    return html`<div class="ask stack" id="ask">
      ${until ? html`<pl-until .at=${until}></pl-until>` : nothing}
      ${blocked
        ? html`<p class="soft">${t('ask.blocked')}</p>`
        : asking
          ? this.open
            ? this.#form()
            : this.#opener()
          : html`<p class="soft">${t('ask.closed')}</p>`}
      ${this.own.length ? this.#own() : nothing}
    </div>`;
  }

  #opener(): TemplateResult {
    return html`<button
      class="button button--main"
      type="button"
      data-open
      @click=${async () => {
        this.open = true;
        await this.updateComplete;
        this.querySelector('textarea')?.focus();
      }}
    >
      ${t('ask.open')}
    </button>`;
  }

  #form(): TemplateResult {
    const left = questionTextMax - [...this.text].length;
    const choice = (value: ShownAs) =>
      html`<label class="check check--inline">
        <input
          type="radio"
          name="shownAs"
          .checked=${this.shownAs === value}
          @change=${() => {
            this.shownAs = value;
            this.#keep();
          }}
        />
        <span>${word('shownAs', value)}</span>
      </label>`;
    const problem = fieldMessage(this.error, 'text');
    const shownProblem = fieldMessage(this.error, 'shownAs');
    return html`<form class="stack" @submit=${this.#send} novalidate>
      ${field(
        { id: 'ask-text', label: t('ask.label'), hint: t('ask.hint'), error: problem },
        (described, invalid) =>
          html`<textarea
            class="input"
            id="ask-text"
            name="text"
            dir="auto"
            maxlength=${questionTextMax}
            rows="4"
            aria-describedby=${described}
            aria-invalid=${invalid}
            .value=${this.text}
            @input=${this.#typed}
          ></textarea>`,
      )}
      <pl-similar .session=${this.session.id} .text=${this.text} @instead=${this.#instead}></pl-similar>
      ${left <= 200 ? html`<p class="small soft ask__counter">${t('ask.left', { left })}</p>` : nothing}
      ${this.session.conference.attribution === 'chathamHouse'
        ? html`<p class="small soft">${t('ask.chathamHouse')}</p>`
        : html`<fieldset>
            <legend class="field__label">${t('ask.shownAs')}</legend>
            <div class="ask__shown">${choice('name')} ${choice('affiliation')} ${choice('anonymous')}</div>
            ${fieldError('shownAs', shownProblem && t('ask.nothingToShow'))}
          </fieldset>`}
      ${this.error && !problem && !shownProblem ? this.#refused() : nothing}
      <p class="row">
        <button class="button button--main" type="submit" aria-busy=${this.busy} ?disabled=${this.text.trim() === ''}>
          ${this.busy ? t('ask.sending') : t('ask.send')}
        </button>
        <button class="button button--quiet" type="button" @click=${this.#later}>${t('ask.later')}</button>
      </p>
    </form>`;
  }

  /** What stands between the reader and sending, with the way on beside it. */
  #refused(): TemplateResult {
    const status = this.error instanceof Refusal ? this.error.status : 0;
    const code = this.error instanceof Refusal ? this.error.code : '';
    if (status === 401) {
      return html`<div class="notice notice--accent" role="alert">
        <p>${t('ask.signIn')}</p>
        <p class="row">
          <button class="button button--main" type="button" @click=${signInBeside}>${t('nav.signIn')}</button>
        </p>
      </div>`;
    }
    if (code === 'askThroughForum') {
      return html`<div class="notice notice--accent" role="alert">
        <p>${t('ask.throughForum')}</p>
        <p class="row">
          <a class="button button--main" href="/youth/${this.session.conference.slug}?session=${this.session.id}#questions"
            >${t('ask.toForum')}</a
          >
        </p>
      </div>`;
    }
    if (code === 'blocked') {
      return html`<div class="notice notice--alarm" role="alert" tabindex="-1"><p>${t('ask.blocked')}</p></div>`;
    }
    if (status === 403) {
      const back = encodeURIComponent(`/s/${this.session.id}#ask`);
      return html`<div class="notice notice--accent" role="alert">
        <p>${t('ask.register')}</p>
        <p class="row">
          <a class="button button--main" href="/c/${this.session.conference.slug}/register?return=${back}"
            >${t('conference.register')}</a
          >
        </p>
      </div>`;
    }
    return html`<div class="notice notice--alarm" role="alert" tabindex="-1">
      <p>${explain(this.error)}</p>
      <p class="small">${t('ask.kept')}</p>
    </div>`;
  }

  #own(): TemplateResult {
    const latest = this.own[0];
    // Who is to read why something was decided against them is not left to look for it.
    const decided = this.own.some((question) => question.decision ?? question.reworded ?? question.blocked);
    return html`<details class="details own-part" ?open=${this.justAsked || decided}>
      <summary>
        <span>${t('own.title', { count: this.own.length })}</span>
        ${latest ? questionMark(latest.state) : nothing}
      </summary>
      <ul class="own">
        ${repeat(
          this.own,
          (question) => question.id,
          (question) =>
            html`<li><pl-own-question .question=${question} @changed=${() => this.dispatchEvent(new CustomEvent('asked'))}></pl-own-question></li>`,
        )}
      </ul>
    </details>`;
  }
}
