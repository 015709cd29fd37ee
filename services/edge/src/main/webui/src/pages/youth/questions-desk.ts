/** Young people's questions as facilitators and the lead decide on them: put, or declined in kind words. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { SessionItem, YouthQuestionItem } from '../../api/types';
import { toast } from '../../frame/frame';
import { field, focusRefused, refusedForm, stillRefused, valueOf } from '../../parts/form';
import { Watched } from '../../parts/watched';
import { explain, fieldMessage } from '../../text/explain';
import { t } from '../../text/messages';

@customElement('pl-youth-questions-desk')
export class YouthQuestionsDesk extends Watched {
  @property() slug = '';
  @state() private sessions: readonly SessionItem[] = [];
  @state() private items: readonly YouthQuestionItem[] = [];
  /** The one that is being declined. */
  @state() private declining = '';
  @state() private reason = '';
  @state() private error: unknown = null;
  @state() private busy = false;

  /** Silence is shown by the frame, and passes; who may not look is told so beside this. */
  protected override async look(): Promise<void> {
    if (this.sessions.length === 0) this.sessions = await api.sessions(this.slug).catch(() => this.sessions);
    const failed = this.error;
    const items = await api.youthQuestionsWaiting(this.slug).catch(() => null);
    if (!items) return;
    this.items = items;
    if (this.error === failed) this.error = stillRefused(failed, this);
  }

  async #decide(work: () => Promise<unknown>, done: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      await work();
      this.declining = '';
      this.reason = '';
      toast(done);
      await this.look();
    } catch (error) {
      if (this.declining) {
        this.error = error;
        await this.updateComplete;
        focusRefused(this);
      } else {
        toast(explain(error));
      }
    } finally {
      this.busy = false;
    }
  }

  protected override render(): TemplateResult {
    return html`<section class="rubric" aria-labelledby="questions-desk">
      <h2 id="questions-desk">${t('youthDesk.questions')}</h2>
      ${this.items.length === 0
        ? html`<p class="empty">${t('youthDesk.questions.none')}</p>`
        : html`<ul class="own">
            ${this.items.map((item) => this.#item(item))}
          </ul>`}
    </section>`;
  }

  #item(item: YouthQuestionItem): TemplateResult {
    const session = this.sessions.find(({ id }) => id === item.session);
    return html`<li>
      <p class="small soft">
        ${t('youthDesk.question.by', { pseudonym: item.pseudonym ?? '', band: item.band ?? '' })}
        ${session ? html`· ${session.title}` : nothing}
      </p>
      <p class="question__text" dir="auto">${item.text}</p>
      <p class="small soft">${t(item.pseudonymShown ? 'youthDesk.question.named' : 'youthDesk.question.unnamed')}</p>
      ${this.declining === item.id
        ? this.#declineForm(item)
        : html`<p class="row">
            <button
              class="button button--main"
              type="button"
              aria-busy=${this.busy}
              @click=${() => {
                this.declining = '';
                void this.#decide(() => api.putYouthQuestion(item.id), t('youthDesk.question.didPut'));
              }}
            >
              ${t('youthDesk.question.put')}
            </button>
            <button class="button button--quiet" type="button" @click=${() => ((this.declining = item.id), (this.error = null))}>
              ${t('youthDesk.question.decline')}
            </button>
          </p>`}
    </li>`;
  }

  #declineForm(item: YouthQuestionItem): TemplateResult {
    return html`<form
      class="form"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#decide(() => api.declineYouthQuestion(item.id, this.reason.trim()), t('youthDesk.question.didDecline'));
      }}
    >
      ${refusedForm(this.error, ['reason'])}
      ${field(
        {
          id: 'question-reason',
          label: t('youthDesk.question.reason'),
          hint: t('youthDesk.question.reasonHint'),
          error: fieldMessage(this.error, 'reason'),
        },
        (described, invalid) =>
          html`<textarea
            class="input"
            id="question-reason"
            dir="auto"
            rows="2"
            maxlength="500"
            aria-describedby=${described}
            aria-invalid=${invalid}
            .value=${this.reason}
            @input=${(event: Event) => (this.reason = valueOf(event))}
          ></textarea>`,
      )}
      <p class="row">
        <button class="button button--main" type="submit" aria-busy=${this.busy}>${t('youthDesk.question.decline')}</button>
        <button class="button button--quiet" type="button" @click=${() => (this.declining = '')}>${t('dialog.back')}</button>
      </p>
    </form>`;
  }
}
