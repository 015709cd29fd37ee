import '../../look/app.css';
import './words';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { ConsentQuestion, YouthConsents, YouthPurpose } from '../../api/types';
import { refusedAs } from '../../api/client';
import { mount, pathPart, title } from '../../frame/page';
import { refusedForm } from '../../parts/form';
import { t } from '../../text/messages';
import { ByLink } from './by-link';

/** A guardian says yes or no to each part; a no is as near as a yes. */
@customElement('pl-guardian')
export class GuardianPage extends ByLink<YouthConsents> {
  @state() private answers: Readonly<Record<string, boolean>> = {};
  readonly #secret = pathPart(2);

  protected override async load(): Promise<void> {
    this.shown = (await api.youthConsents(this.#secret)).data;
    this.answers = Object.fromEntries(
      this.shown.purposes.flatMap(({ purpose, yes }) => (typeof yes === 'boolean' ? [[purpose, yes]] : [])),
    );
    title(t('guardian.title'));
  }

  protected override async post(body: object) {
    try {
      return await api.answerYouthConsents(this.#secret, body);
    } catch (error) {
      if (refusedAs(error, 'otherWording')) await this.#readAnew();
      throw error;
    }
  }

  /** Shows the words as they are now. What was chosen stays where they are the same; the rest is to be read first. */
  async #readAnew(): Promise<void> {
    const before = new Map(this.shown.purposes.map(({ purpose, text }) => [purpose, text]));
    this.shown = (await api.youthConsents(this.#secret)).data;
    const same = this.shown.purposes.filter(({ purpose, text }) => before.get(purpose) === text).map(({ purpose }) => purpose);
    this.answers = Object.fromEntries(Object.entries(this.answers).filter(([purpose]) => same.includes(purpose as YouthPurpose)));
    this.answerAnew();
  }

  readonly #send = (event: Event) => {
    event.preventDefault();
    void this.answer({ purposes: this.answers, version: this.shown.purposes[0]?.version });
  };

  protected override view(): TemplateResult {
    const { conference, organisation, pseudonym, codeGiven, purposes } = this.shown;
    const complete = purposes.every(({ purpose }) => purpose in this.answers);
    return html`<div class="sheet column">
      <h1>${t('guardian.title')}</h1>
      <p class="lede">${t('guardian.lede', { conference, organisation, pseudonym })}</p>
      <p>${t('guardian.how')}</p>
      ${this.isWaiting
        ? this.codeForm()
        : html`<form class="form" @submit=${this.#send} novalidate>
            ${refusedForm(this.error)} ${purposes.map((question) => this.#question(question))}
            <p class="row">
              <button class="button button--main" type="submit" aria-busy=${this.busy} ?disabled=${!complete}>
                ${t(codeGiven ? 'save' : 'guardian.send')}
              </button>
              ${complete ? nothing : html`<span class="soft small">${t('guardian.open')}</span>`}
            </p>
          </form>`}
      <p class="soft small">${t('guardian.later')}</p>
    </div>`;
  }

  #question(question: ConsentQuestion): TemplateResult {
    const choice = (yes: boolean) =>
      html`<label class="choice">
        <input
          type="radio"
          name=${question.purpose}
          .checked=${this.answers[question.purpose] === yes}
          @change=${() => (this.answers = { ...this.answers, [question.purpose]: yes })}
        />
        <span class="choice__name">${t(yes ? 'yes' : 'no')}</span>
      </label>`;
    return html`<fieldset class="consent">
      <legend class="field__label">${question.title}</legend>
      <p>${question.text}</p>
      <div class="choices choices--beside">${choice(true)} ${choice(false)}</div>
    </fieldset>`;
  }
}

mount('pl-guardian');
