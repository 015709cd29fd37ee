import '../look/app.css';
import './session.css';
import '../parts/own-question';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import * as api from '../api/calls';
import { Refusal } from '../api/client';
import type { Me, OwnQuestion, Registration } from '../api/types';
import { askAgain, whoAmI } from '../frame/auth';
import { mount, Page, title, waiting } from '../frame/page';
import { confirmed } from '../parts/dialog';
import { registrationMark } from '../parts/mark';
import { countryName } from '../text/countries';
import { joined, t, word } from '../text/messages';

@customElement('pl-me')
export class MePage extends Page {
  @state() private me!: Me;
  @state() private questions: readonly OwnQuestion[] | null = null;
  @state() private questionsFailed = false;
  @state() private details: ReadonlyMap<string, Registration> = new Map();

  protected override async load(): Promise<void> {
    title(t('me.title'));
    const me = await whoAmI();
    if (!me) throw new Refusal(401, 'signIn', '', '', [], null, {});
    this.me = me;
    void this.loadQuestions();
    void this.loadDetails();
  }

  protected override identity(me: Me | null): void {
    if (me) this.me = me;
    else void this.again();
  }

  private readonly loadQuestions = async () => {
    this.questionsFailed = false;
    try {
      this.questions = await api.myQuestions();
    } catch {
      this.questionsFailed = true;
    }
  };

  private async loadDetails(): Promise<void> {
    const found = await Promise.all(
      this.me.conferences
        .filter((conference) => conference.kind)
        .slice(0, 20)
        .map(async ({ slug }) => [slug, await api.orNull(api.myRegistration(slug)).catch(() => null)] as const),
    );
    this.details = new Map(found.filter((entry): entry is [string, Registration] => entry[1] !== null));
  }

  private readonly cancel = async (slug: string, conference: string) => {
    const sure = await confirmed({
      title: t('register.cancel.title'),
      text: t('register.cancel.text', { conference }),
      confirm: t('register.cancel'),
      alarm: true,
    });
    if (!sure) return;
    try {
      await api.cancelMyRegistration(slug);
      await askAgain();
    } catch (error) {
      this.fail(error);
    }
  };

  private readonly download = () => {
    const content = JSON.stringify(
      { account: this.me, registrations: Object.fromEntries(this.details), questions: this.questions ?? [] },
      null,
      2,
    );
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
    link.download = 'plenary-my-data.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  protected override view(): TemplateResult {
    return html`<div class="sheet">
      <header class="opening">
        <h1>${t('me.title')}</h1>
        <p class="lede">${this.me.name}</p>
      </header>
      <div class="grid">
        <div class="wide stack-wide">${this.registrations()} ${this.asked()}</div>
        <aside class="narrow">${this.data()}</aside>
      </div>
    </div>`;
  }

  private registrations(): TemplateResult {
    const { conferences } = this.me;
    return html`<section class="rubric">
      <h2>${t('me.registrations')}</h2>
      ${conferences.length === 0
        ? html`<div class="empty stack-tight">
            <p>${t('me.noRegistrations')}</p>
            <p><a class="button" href="/">${t('failure.home')}</a></p>
          </div>`
        : html`<ul class="own">
            ${conferences.map(
              (c) =>
                html`<li>
                  <h3><a href="/c/${c.slug}">${c.title}</a></h3>
                  ${c.kind && c.state
                    ? html`<p class="row">
                        ${registrationMark(c.state)} <span>${word('kind', c.kind)}</span>
                        ${c.kind === 'youth' ? html`<a href="/youth/${c.slug}">${t('youth.title')}</a>` : nothing}
                        ${c.state === 'waitlisted' && c.position
                          ? html`<span class="number">${t('me.position', { position: c.position })}</span>`
                          : nothing}
                      </p>`
                    : nothing}
                  ${c.roles.length
                    ? html`<p class="small">
                        ${t('me.roles', { roles: joined(c.roles.map((role) => word('role', role).toLowerCase())) })}
                        ${c.roles.includes('lead') ? html`<a href="/youth/${c.slug}/lead">${t('lead.title')}</a>` : nothing}
                        ${c.roles.includes('organiser') ? html`<a href="/organise/${c.slug}">${t('conference.organise')}</a>` : nothing}
                      </p>`
                    : nothing}
                  ${c.state && ['pending', 'confirmed', 'waitlisted'].includes(c.state)
                    ? html`<p class="row">
                        <button class="button button--quiet" type="button" @click=${() => void this.cancel(c.slug, c.title)}>
                          ${t('register.cancel')}
                        </button>
                      </p>`
                    : nothing}
                </li>`,
            )}
          </ul>`}
    </section>`;
  }

  private asked(): TemplateResult {
    return html`<section class="rubric">
      <h2>${t('me.questions')}</h2>
      ${this.questionsFailed
        ? html`<div class="notice notice--caution">
            <p>${t('me.questionsFailed')}</p>
            <p><button class="button" type="button" @click=${this.loadQuestions}>${t('failure.again')}</button></p>
          </div>`
        : this.questions === null
          ? waiting()
          : this.questions.length === 0
            ? html`<p class="empty">${t('me.noQuestions')}</p>`
            : html`<ul class="own">
                ${repeat(
                  this.questions,
                  (question) => question.id,
                  (question) =>
                    html`<li>
                      <pl-own-question .question=${question} @changed=${this.loadQuestions}></pl-own-question>
                      ${question.session ? html`<p class="small"><a class="link-alone" href="/s/${question.session}">${t('me.toSession')}</a></p>` : nothing}
                    </li>`,
                )}
              </ul>`}
    </section>`;
  }

  private data(): TemplateResult {
    return html`<section class="rubric">
      <h2>${t('me.data')}</h2>
      <dl class="facts">
        <dt>${t('register.name')}</dt>
        <dd>${this.me.name}</dd>
        ${this.me.email ? html`<dt>${t('me.email')}</dt><dd>${this.me.email}</dd>` : nothing}
        ${[...this.details].map(
          ([slug, r]) =>
            html`<dt>${this.me.conferences.find((c) => c.slug === slug)?.title ?? slug}</dt>
              <dd>${[r.name, r.organisation, countryName(r.country)].filter(Boolean).join(', ') || '–'}</dd>`,
        )}
      </dl>
      <p class="small soft">${t('me.dataText')}</p>
      <p><button class="button" type="button" @click=${this.download}>${t('me.download')}</button></p>
    </section>`;
  }
}

mount('pl-me');
