/** A young person's questions to the conference: suggested here, put by a facilitator. What is typed stays until sent. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import { newKey } from '../../api/client';
import type { SessionItem, YouthQuestion } from '../../api/types';
import { toast } from '../../frame/frame';
import { confirmed } from '../../parts/dialog';
import { dropDraft, readDraft, writeDraft } from '../../parts/drafts';
import { field, focusRefused, refusedForm, stillRefused, valueOf } from '../../parts/form';
import { icon } from '../../parts/icons';
import { youthQuestionMark } from '../../parts/mark';
import { Watched } from '../../parts/watched';
import { explain, fieldMessage } from '../../text/explain';
import { t, word } from '../../text/messages';
import { reportButton } from './report';

const TEXT_MAX = 1_000;

interface Draft {
  session: string;
  text: string;
  key: string;
}

@customElement('pl-youth-questions')
export class YouthQuestions extends Watched {
  @property() slug = '';
  @state() private sessions: readonly SessionItem[] = [];
  @state() private own: readonly YouthQuestion[] = [];
  @state() private session = '';
  @state() private text = '';
  @state() private error: unknown = null;
  @state() private busy = false;
  #key = newKey();

  override connectedCallback(): void {
    const draft = readDraft<Draft>(this.#draft);
    // Who comes from a session's page brings along what they typed there.
    const from = new URLSearchParams(location.search).get('session') ?? '';
    this.session = draft.session || from;
    this.text = draft.text || readDraft<Draft>(`ask.${from}`).text || '';
    this.#key = draft.key || newKey();
    void this.#load();
    super.connectedCallback();
  }

  get #draft(): string {
    return `youth.question.${this.slug}`;
  }

  async #load(): Promise<void> {
    try {
      const sessions = await api.sessions(this.slug);
      this.sessions = sessions.filter(({ state }) => !['ended', 'replay'].includes(state));
    } catch (error) {
      this.error = error;
    }
    if (location.hash === '#questions') {
      await this.updateComplete;
      this.scrollIntoView();
    }
  }

  /** What becomes of a question is seen without loading the page anew; silence is left for the next time. */
  protected override async look(): Promise<void> {
    const failed = this.error;
    const own = await api.youthQuestions(this.slug).catch(() => null);
    if (!own) return;
    this.own = own;
    if (this.error !== failed) return;
    this.error = stillRefused(failed, this);
    // What failed may have been the sessions, at the beginning.
    if (failed && !this.error && this.sessions.length === 0) await this.#load();
  }

  #change(part: Partial<Draft>): void {
    this.session = part.session ?? this.session;
    this.text = part.text ?? this.text;
    this.#key = newKey();
    writeDraft(this.#draft, { text: this.text, ...(this.text ? { session: this.session, key: this.#key } : {}) });
  }

  readonly #send = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      const language = document.documentElement.lang || 'en';
      await api.suggestYouthQuestion(
        this.slug,
        { session: this.session || null, text: this.text.trim(), language },
        this.#key,
      );
      dropDraft(`ask.${this.session}`);
      this.#change({ text: '' });
      toast(t('youth.ask.sent'));
      this.own = await api.youthQuestions(this.slug);
    } catch (error) {
      this.error = error;
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  };

  async #withdraw(question: YouthQuestion): Promise<void> {
    const sure = await confirmed({
      title: t('youth.ask.withdraw.title'),
      text: t('youth.ask.withdraw.text'),
      confirm: t('youth.ask.withdraw'),
      alarm: true,
    });
    if (!sure) return;
    try {
      await api.withdrawYouthQuestion(question.id);
    } catch (error) {
      toast(explain(error));
    }
    await this.look();
  }

  protected override render(): TemplateResult {
    return html`<section class="rubric" aria-labelledby="questions">
      <h2 id="questions">${t('youth.ask')}</h2>
      <p class="soft">${t('youth.ask.how')}</p>
      ${this.#form()}
      ${this.own.length
        ? html`<h3>${t('youth.ask.own')}</h3>
            <ul class="own">
              ${this.own.map((question) => this.#question(question))}
            </ul>`
        : nothing}
    </section>`;
  }

  #form(): TemplateResult {
    return html`<form class="form" @submit=${this.#send} novalidate>
      ${refusedForm(this.error, ['session', 'text'])}
      ${field(
        { id: 'question-session', label: t('youth.ask.session'), error: fieldMessage(this.error, 'session') },
        (described, invalid) =>
          html`<select
            class="input"
            id="question-session"
            aria-describedby=${described}
            aria-invalid=${invalid}
            @change=${(event: Event) => this.#change({ session: valueOf(event) })}
          >
            <option value=""></option>
            ${this.sessions.map(
              ({ id, title }) => html`<option value=${id} ?selected=${id === this.session}>${title}</option>`,
            )}
          </select>`,
      )}
      ${field(
        { id: 'question-text', label: t('youth.ask.text'), hint: t('youth.ask.hint'), error: fieldMessage(this.error, 'text') },
        (described, invalid) =>
          html`<textarea
            class="input"
            id="question-text"
            dir="auto"
            rows="4"
            maxlength=${TEXT_MAX}
            aria-describedby=${described}
            aria-invalid=${invalid}
            .value=${this.text}
            @input=${(event: Event) => this.#change({ text: valueOf(event) })}
          ></textarea>`,
      )}
      <p>
        <button class="button button--main" type="submit" aria-busy=${this.busy} ?disabled=${this.text.trim() === ''}>
          ${t('youth.ask.send')}
        </button>
      </p>
    </form>`;
  }

  /** What an adult has written about it; whoever finds that unkind says so. */
  #reason(id: string, reason: string): TemplateResult {
    return html`<p dir="auto">${reason}</p>
      <p>${reportButton({ conference: this.slug }, { kind: 'question', id, text: reason })}</p>`;
  }

  #question(question: YouthQuestion): TemplateResult {
    const session = this.sessions.find(({ id }) => id === question.session);
    return html`<li>
      <p>${youthQuestionMark(question.state)} ${session ? html`<span class="soft small">${session.title}</span>` : nothing}</p>
      <p class="question__text" dir="auto">${question.text}</p>
      <p class="small soft">${word('youth.question.what', question.state)}</p>
      ${question.reason ? this.#reason(question.id, question.reason) : nothing}
      ${question.answer ? html`<p class="question__answer small" dir="auto">${question.answer}</p>` : nothing}
      ${question.state === 'waiting'
        ? html`<p>
            <button class="button button--quiet" type="button" @click=${() => void this.#withdraw(question)}>
              ${icon('cross', 12)} ${t('youth.ask.withdraw')}
            </button>
          </p>`
        : nothing}
    </li>`;
  }
}
