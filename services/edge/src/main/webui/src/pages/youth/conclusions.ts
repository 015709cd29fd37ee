import '../../look/app.css';
import './words';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { Conference, ConclusionAnswer, ConclusionResponse, Me, YouthAnnex, YouthConclusion } from '../../api/types';
import { rolesAt, whoAmI } from '../../frame/auth';
import { toast } from '../../frame/frame';
import { mount, Page, pathPart, title } from '../../frame/page';
import { applyAccent } from '../../look/accent';
import { dropDraft, readDraft, writeDraft } from '../../parts/drafts';
import { field, fieldError, focusRefused, refusedForm, valueOf } from '../../parts/form';
import { answerMark } from '../../parts/mark';
import { fieldMessage } from '../../text/explain';
import { locale, t, word } from '../../text/messages';
import { dateTimeOf, viewerZone } from '../../text/times';
import { reportButton } from './report';

const answers: readonly ConclusionAnswer[] = ['accepted', 'inPart', 'declined'];

interface Draft {
  answer: ConclusionAnswer | '';
  text: string;
  answeredBy: string;
}

/** What the youth forum concludes, what it rests on, and what the conference answers: for everybody to read. */
@customElement('pl-conclusions')
export class ConclusionsPage extends Page {
  @state() private conference!: Conference;
  @state() private me: Me | null = null;
  /** Null while nothing is published. */
  @state() private annex: YouthAnnex | null = null;
  /** The conclusion that is being answered. */
  @state() private answering = '';
  @state() private draft: Draft = { answer: '', text: '', answeredBy: '' };
  @state() private error: unknown = null;
  @state() private busy = false;
  readonly #slug = pathPart(1);

  protected override async load(): Promise<void> {
    const [conference, annex] = await Promise.all([api.conference(this.#slug), api.orNull(api.youthAnnex(this.#slug))]);
    this.conference = conference.data;
    this.annex = annex;
    applyAccent(this.conference.accent);
    title(t('conclusions.title'), this.conference.title);
    this.me = await whoAmI().catch(() => null);
  }

  protected override identity(me: Me | null): void {
    this.me = me;
  }

  /** Runs what a button asks for, once at a time. */
  async #run(work: () => Promise<void>, failed: (error: unknown) => void): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      await work();
    } catch (error) {
      failed(error);
    } finally {
      this.busy = false;
    }
  }

  readonly #publish = () =>
    void this.#run(
      async () => {
        const before = this.annex?.version;
        this.annex = (await api.publishYouthAnnex(this.#slug)).data;
        toast(t(this.annex.version === before ? 'conclusions.unchanged' : 'conclusions.published'));
      },
      (error) => this.fail(error),
    );

  #begin(conclusion: YouthConclusion): void {
    this.error = null;
    this.answering = conclusion.id;
    this.draft = {
      answer: conclusion.response?.answer ?? '',
      text: conclusion.response?.text ?? '',
      answeredBy: conclusion.response?.answeredBy ?? '',
      ...readDraft<Draft>(this.#kept(conclusion.id)),
    };
  }

  #change(part: Partial<Draft>): void {
    this.draft = { ...this.draft, ...part };
    writeDraft(this.#kept(this.answering), this.draft);
  }

  #kept(conclusion: string): string {
    return `conclusion.${conclusion}`;
  }

  readonly #respond = (event: Event) => {
    event.preventDefault();
    void this.#run(
      async () => {
        await api.respondToConclusion(this.answering, {
          answer: this.draft.answer || null,
          text: this.draft.text.trim(),
          answeredBy: this.draft.answeredBy.trim(),
        });
        dropDraft(this.#kept(this.answering));
        this.answering = '';
        toast(t('conclusions.responded'));
        this.annex = (await api.youthAnnex(this.#slug)).data;
      },
      (error) => {
        this.error = error;
        void this.updateComplete.then(() => focusRefused(this));
      },
    );
  };

  #has(...roles: string[]): boolean {
    return rolesAt(this.me, this.#slug).some((role) => roles.includes(role));
  }

  protected override view(): TemplateResult {
    return html`<article class="sheet column">
      <nav class="trail">
        <a href="/c/${this.#slug}">${this.conference.title}</a> <a href="/youth/${this.#slug}">${t('youth.title')}</a>
      </nav>
      <h1>${t('conclusions.title')}</h1>
      <p class="lede">${t('conclusions.lede')}</p>
      ${this.#has('lead', 'organiser')
        ? html`<p class="row">
            <button class="button" type="button" aria-busy=${this.busy} @click=${this.#publish}>
              ${t('conclusions.publish')}
            </button>
          </p>`
        : nothing}
      ${this.annex ? this.#published(this.annex) : html`<p class="empty">${t('conclusions.none')}</p>`}
    </article>`;
  }

  #published(annex: YouthAnnex): TemplateResult {
    const { open, accepted, inPart, declined } = annex.counts;
    const when = dateTimeOf(annex.publishedAt, viewerZone, locale);
    return html`<p>${t('conclusions.counts', { open, accepted, inPart, declined })}</p>
      <p class="soft small">${t('conclusions.version', { version: annex.version, when })}</p>
      ${annex.conclusions.some(keptBack) ? html`<p class="soft small">${t('conclusions.suppressed')}</p>` : nothing}
      ${annex.conclusions.map((conclusion, at) => this.#conclusion(conclusion, at + 1))} ${this.#verification(annex)}`;
  }

  #conclusion(conclusion: YouthConclusion, number: number): TemplateResult {
    const { response } = conclusion;
    return html`<section class="rubric" id=${conclusion.id} aria-labelledby="head-${conclusion.id}">
      <h2 id="head-${conclusion.id}">${t('conclusions.number', { number })}</h2>
      <p class="question__text" dir="auto">${conclusion.text}</p>
      <p class="small soft">
        ${t('conclusions.room', { topic: conclusion.topic, band: conclusion.band })} · ${this.#agreement(conclusion)}
      </p>
      ${conclusion.dissent
        ? html`<h3>${t('conclusions.dissent')}</h3>
            <p dir="auto">${conclusion.dissent}</p>`
        : nothing}
      ${this.#grounds(conclusion)}
      <h3>${t('conclusions.response')}</h3>
      ${response
        ? this.#response(response)
        : html`<p>${answerMark('open')} ${t('conclusions.open')}</p>`}
      ${conclusion.earlier.length
        ? html`<details class="details">
            <summary>${t('conclusions.earlier', { count: conclusion.earlier.length })}</summary>
            ${conclusion.earlier.map((earlier) => this.#response(earlier))}
          </details>`
        : nothing}
      ${this.#has('chair', 'organiser') ? this.#answerer(conclusion) : nothing}
      ${this.me
        ? html`<p>${reportButton({ conference: this.#slug }, { kind: 'conclusion', id: conclusion.id, text: conclusion.text })}</p>`
        : nothing}
    </section>`;
  }

  #agreement(conclusion: YouthConclusion): string {
    const few = t('conclusions.few');
    const told = (count?: number | null) => (typeof count === 'number' ? String(count) : few);
    return t('conclusions.agreement', {
      agree: told(conclusion.agree),
      disagree: told(conclusion.disagree),
      pass: told(conclusion.pass),
    });
  }

  #grounds(conclusion: YouthConclusion): TemplateResult {
    return html`<h3>${t('conclusions.grounds')}</h3>
      <ul class="own">
        ${conclusion.contributions.map(
          (ground) =>
            html`<li>
              <p class="small soft">
                ${word('contribution.kind', ground.kind)}${ground.by ? html` · <span dir="auto">${ground.by}</span>` : nothing}
              </p>
              <p dir="auto">${ground.text}</p>
            </li>`,
        )}
      </ul>`;
  }

  #response(response: ConclusionResponse): TemplateResult {
    const when = dateTimeOf(response.givenAt, viewerZone, locale);
    return html`<div>
      <p>${answerMark(response.answer)}</p>
      <p class="question__answer" dir="auto">${response.text}</p>
      <p class="small soft">${t('conclusions.by', { name: response.answeredBy, when })}</p>
    </div>`;
  }

  #answerer(conclusion: YouthConclusion): TemplateResult {
    return this.answering === conclusion.id
      ? this.#form()
      : html`<p>
          <button class="button" type="button" @click=${() => this.#begin(conclusion)}>
            ${t(conclusion.response ? 'conclusions.respondAgain' : 'conclusions.respond')}
          </button>
        </p>`;
  }

  #form(): TemplateResult {
    return html`<form class="form" @submit=${this.#respond} novalidate>
      ${refusedForm(this.error, ['answer', 'text', 'answeredBy'])}
      <fieldset>
        <legend class="field__label">${t('conclusions.form.answer')}</legend>
        <div class="choices">
          ${answers.map(
            (answer) =>
              html`<label class="choice">
                <input
                  type="radio"
                  name="answer"
                  .checked=${this.draft.answer === answer}
                  @change=${() => this.#change({ answer })}
                />
                <span class="choice__name">${word('conclusions.answer', answer)}</span>
              </label>`,
          )}
        </div>
        ${fieldError('answer', fieldMessage(this.error, 'answer'))}
      </fieldset>
      ${field(
        {
          id: 'response-text',
          label: t('conclusions.form.text'),
          hint: t('conclusions.form.textHint'),
          error: fieldMessage(this.error, 'text'),
        },
        (described, invalid) =>
          html`<textarea
            class="input"
            id="response-text"
            dir="auto"
            rows="5"
            maxlength="4000"
            aria-describedby=${described}
            aria-invalid=${invalid}
            .value=${this.draft.text}
            @input=${(event: Event) => this.#change({ text: valueOf(event) })}
          ></textarea>`,
      )}
      ${field(
        {
          id: 'response-by',
          label: t('conclusions.form.by'),
          hint: t('conclusions.form.byHint'),
          error: fieldMessage(this.error, 'answeredBy'),
        },
        (described, invalid) =>
          html`<input
            class="input"
            id="response-by"
            dir="auto"
            maxlength="160"
            aria-describedby=${described}
            aria-invalid=${invalid}
            .value=${this.draft.answeredBy}
            @input=${(event: Event) => this.#change({ answeredBy: valueOf(event) })}
          />`,
      )}
      <p class="row">
        <button class="button button--main" type="submit" aria-busy=${this.busy}>${t('conclusions.form.send')}</button>
        <button class="button button--quiet" type="button" @click=${() => (this.answering = '')}>
          ${t('dialog.back')}
        </button>
      </p>
    </form>`;
  }

  #verification({ version, sha256 }: YouthAnnex): TemplateResult {
    const file = (path: string, name: string) => html`<li><a class="link-alone" href=${path} download=${name}>${name}</a></li>`;
    return html`<section class="rubric">
      <details class="details">
        <summary>${t('conclusions.verify')}</summary>
        <p>${t('conclusions.verify.how')}</p>
        <ul>
          ${file(api.annexPath(this.#slug, `${version}.json`), `${version}.json`)}
          ${file(api.annexPath(this.#slug, `${version}.sig`), `${version}.sig`)}
          ${file(api.annexKeyPath, 'annex-key.pem')}
        </ul>
        <code class="code" dir="ltr"
          >openssl pkeyutl -verify -rawin -pubin -inkey annex-key.pem -sigfile ${version}.sig -in ${version}.json</code
        >
        <p class="small soft">${t('conclusions.verify.digest')}</p>
        <code class="code" dir="ltr">${sha256}</code>
      </details>
    </section>`;
  }
}

/** Whether a count is too small to be told. */
const keptBack = ({ agree, disagree, pass }: YouthConclusion) => [agree, disagree, pass].some((count) => typeof count !== 'number');

mount('pl-conclusions');
