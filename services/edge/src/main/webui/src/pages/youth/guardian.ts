import '../../look/app.css';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { ConsentQuestion, YouthConsents } from '../../api/types';
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

  protected override post(body: object) {
    return api.answerYouthConsents(this.#secret, body);
  }

  readonly #send = (event: Event) => {
    event.preventDefault();
    void this.answer({ purposes: this.answers });
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
