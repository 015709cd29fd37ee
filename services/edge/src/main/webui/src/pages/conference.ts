import '../look/app.css';
import './conference.css';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import type { Admission, Conference, Me, Role, SessionItem } from '../api/types';
import { registrationAt, rolesAt, whoAmI } from '../frame/auth';
import { mount, Page, pathPart, title, type Initial } from '../frame/page';
import { applyAccent } from '../look/accent';
import { valueOf } from '../parts/form';
import { liveMark, registrationMark } from '../parts/mark';
import { peopleLine } from '../parts/people';
import { when, Zones, zoneSwitch } from '../parts/when';
import { joined, locale, t, word } from '../text/messages';
import { cityOf, dateIn, datesOf, dayOf, relative } from '../text/times';
import { daysOf, nowAndNext, search } from './programme';

const REFRESH_MILLIS = 45_000;

@customElement('pl-conference')
export class ConferencePage extends Page {
  @state() private conference!: Conference;
  @state() private sessions: readonly SessionItem[] = [];
  @state() private me: Me | null = null;
  @state() private admission: Admission | null = null;
  @state() private zones = new Zones('UTC');
  @state() private day = '';
  @state() private theme = '';
  @state() private words = '';
  @state() private now = Date.now();
  readonly #slug = pathPart(1);
  #timer: ReturnType<typeof setInterval> | undefined;

  protected override async load(initial: Initial): Promise<void> {
    const given = initial['conference'] as Conference | undefined;
    const list = initial['sessions'] as SessionItem[] | undefined;
    const [conference, sessions] = await Promise.all([
      given ?? api.conference(this.#slug).then((answer) => answer.data),
      Array.isArray(list) ? list : api.sessions(this.#slug),
    ]);
    this.conference = conference;
    this.sessions = sessions;
    this.zones = new Zones(conference.timeZone);
    applyAccent(conference.accent);
    title(conference.title);
    this.chooseFirstDay();
    void this.loadPersonal();
    clearInterval(this.#timer);
    this.#timer = setInterval(() => void this.refresh(), REFRESH_MILLIS);
  }

  private async loadPersonal(): Promise<void> {
    const [me, admission] = await Promise.all([
      whoAmI().catch(() => null),
      api.orNull(api.admission(this.#slug)).catch(() => null),
    ]);
    this.me = me;
    this.admission = admission;
  }

  protected override identity(me: Me | null): void {
    this.me = me;
  }

  private async refresh(): Promise<void> {
    this.now = Date.now();
    if (document.visibilityState !== 'visible') return;
    try {
      this.sessions = await api.sessions(this.#slug);
    } catch {
      // The next turn tries again; the frame says when nothing answers.
    }
  }

  private chooseFirstDay(): void {
    const days = this.days();
    const today = dateIn(new Date().toISOString(), this.zones.shown);
    this.day = days.length > 1 ? (days.find((day) => day.date === today)?.date ?? '') : '';
  }

  private days() {
    return daysOf(this.sessions, this.zones.shown);
  }

  protected override view(): TemplateResult {
    const c = this.conference;
    return html`<article class="sheet">
      <header class="opening">
        <nav class="trail"><a href="/">${t('nav.conferences')}</a></nav>
        <h1>${c.title}</h1>
        <p class="lede">${datesOf(c.startsOn, c.endsOn, locale)}${c.place ? html` · ${c.place}` : nothing}</p>
        ${c.summary ? html`<p class="prose">${c.summary}</p>` : nothing}
        ${this.taking()} ${this.staff()}
      </header>
      ${this.onNow()}
      <div class="grid">
        <div class="wide">${this.programme()}</div>
        <aside class="narrow stack-wide">${this.themes()} ${this.about()}</aside>
      </div>
    </article>`;
  }

  private taking(): TemplateResult {
    const mine = registrationAt(this.me, this.#slug);
    const delegates = this.admission?.kinds.find((kind) => kind.kind === 'delegate');
    const places =
      delegates && typeof delegates.left === 'number'
        ? delegates.left > 0
          ? t('places.left', { left: delegates.left })
          : t('places.full', { waiting: delegates.waiting ?? 0 })
        : null;
    return html`<div class="row">
      ${mine && mine.state && mine.state !== 'cancelled'
        ? html`<span>${t('conference.youAre', { kind: word('kind', mine.kind).toLowerCase() })}</span>
            ${registrationMark(mine.state)} <a href="/me">${t('nav.me')}</a>`
        : html`<a class="button button--main" href="/c/${this.#slug}/register">${t('conference.register')}</a>
            ${places ? html`<span class="soft">${places}</span>` : nothing}`}
      <a class="button button--quiet" href=${api.calendarPath(this.#slug)}>${t('conference.calendar')}</a>
    </div>`;
  }

  private staff(): TemplateResult | typeof nothing {
    if (!rolesAt(this.me, this.#slug).includes('organiser')) return nothing;
    return html`<p><a href="/organise/${this.#slug}">${t('conference.organise')}</a></p>`;
  }

  private onNow(): TemplateResult | typeof nothing {
    const { on, next } = nowAndNext(this.sessions, this.now);
    if (on.length === 0 && next.length === 0) return nothing;
    const item = (session: SessionItem, running: boolean) =>
      html`<div class="now__item">
        <p class="row">
          ${liveMark(session.state)}
          <span class="soft">
            ${when(session.startsAt, this.zones, 'range', session.endsAt)}${session.room ? html` · ${session.room}` : nothing}
          </span>
        </p>
        <h3><a href="/s/${session.id}">${session.title}</a></h3>
        ${session.contributors?.length ? html`<p class="soft">${peopleLine(session.contributors, 4)}</p>` : nothing}
        <p>
          ${running
            ? html`<a class="button button--main" href="/s/${session.id}">${t('conference.watch')}</a>`
            : html`<span class="soft">${t('conference.starts', { when: relative(session.startsAt, locale, this.now) })}</span>`}
        </p>
      </div>`;
    return html`<section class="rubric now-band" aria-labelledby="now-head">
        <h2 id="now-head">${on.length && next.length ? t('conference.nowAndNext') : on.length ? t('conference.now') : t('conference.next')}</h2>
        <div class="now">
          ${on.map((session) => item(session, true))} ${next.map((session) => item(session, false))}
        </div>
      </section>`;
  }

  private programme(): TemplateResult {
    const days = this.days();
    const found = search(this.sessions, { theme: this.theme, words: this.words });
    const shown = daysOf(found, this.zones.shown).filter((day) => !this.day || day.date === this.day);
    const dayButton = (date: string, text: string) =>
      html`<button
        class="segments__item"
        type="button"
        aria-pressed=${this.day === date ? 'true' : 'false'}
        @click=${() => (this.day = date)}
      >
        ${text}
      </button>`;
    const themes = this.conference.themes ?? [];
    return html`<section class="rubric" aria-labelledby="programme-head">
      <div class="row row--apart">
        <h2 id="programme-head">${t('conference.programme')}</h2>
        ${zoneSwitch(this.zones, this.sessions[0]?.startsAt, (zones) => {
          this.zones = zones;
          this.chooseFirstDay();
        })}
      </div>
      ${this.sessions.length === 0
        ? html`<p class="empty">${t('conference.noProgramme')}</p>`
        : html`<div class="programme-bar">
              ${days.length > 1
                ? html`<div class="segments" role="group" aria-label=${t('conference.day')}>
                    ${dayButton('', t('conference.allDays'))}
                    ${days.map((day) => dayButton(day.date, day.short(locale)))}
                  </div>`
                : nothing}
              <div class="filters">
                ${themes.length > 0
                  ? html`<div class="field">
                      <label class="field__hint" for="theme">${t('conference.theme')}</label>
                      <select class="input" id="theme" @change=${(e: Event) => (this.theme = valueOf(e))}>
                        <option value="">${t('conference.allThemes')}</option>
                        ${themes.map(
                          (theme) =>
                            html`<option value=${theme.tag} ?selected=${theme.tag === this.theme}>${theme.title}</option>`,
                        )}
                      </select>
                    </div>`
                  : nothing}
                <div class="field">
                  <label class="field__hint" for="words">${t('conference.search')}</label>
                  <input
                    class="input"
                    id="words"
                    type="search"
                    .value=${this.words}
                    @input=${(e: Event) => (this.words = valueOf(e))}
                  />
                </div>
              </div>
              <p class="hidden-visually" role="status">${t('conference.found', { count: found.length })}</p>
            </div>
            ${shown.length === 0
              ? html`<div class="empty">
                  <p>${t('conference.noneFound')}</p>
                  <button class="button" type="button" @click=${this.clearFilters}>${t('conference.clear')}</button>
                </div>`
              : shown.map(
                  (day) =>
                    html`<section class="day">
                      <h3>${dayOf(day.first, this.zones.shown, locale)}</h3>
                      <ul class="programme">
                        ${day.sessions.map((session) => this.entry(session))}
                      </ul>
                    </section>`,
                )}`}
    </section>`;
  }

  private readonly clearFilters = () => {
    this.theme = '';
    this.words = '';
    this.day = '';
  };

  private entry(session: SessionItem): TemplateResult {
    const over = session.state === 'ended' || (session.state === 'scheduled' && Date.parse(session.endsAt) < this.now);
    const marked = session.state !== 'scheduled';
    return html`<li class="slot ${over ? 'slot--over' : ''}">
      <p class="slot__time">${when(session.startsAt, this.zones, 'range', session.endsAt)}</p>
      <div class="slot__body">
        <h3><a href="/s/${session.id}">${session.title}</a></h3>
        ${session.subtitle ? html`<p>${session.subtitle}</p>` : nothing}
        <p class="row tag">
          ${marked ? liveMark(session.state) : nothing}
          <span>
            ${[word('sessionKind', session.kind), session.room, session.theme?.title].filter(Boolean).join(' · ')}
          </span>
        </p>
        ${session.contributors?.length ? html`<p class="small">${peopleLine(session.contributors)}</p>` : nothing}
        ${this.staffLinks(session)}
      </div>
    </li>`;
  }

  private staffLinks(session: SessionItem): TemplateResult | typeof nothing {
    const roles = rolesAt(this.me, this.#slug);
    const links: readonly (readonly [string, string, readonly Role[]])[] = [
      [`/desk/${session.id}`, t('nav.desk'), ['moderator', 'organiser']],
      [`/chair/${session.id}`, t('nav.chair'), ['chair', 'organiser']],
      [`/studio/${session.id}`, t('nav.studio'), ['producer', 'organiser']],
      [`/screen/${session.id}`, t('nav.screen'), ['producer', 'moderator', 'organiser']],
    ];
    const mine = links.filter(([, , may]) => may.some((role) => roles.includes(role)));
    if (mine.length === 0) return nothing;
    return html`<p class="staff-links">${mine.map(([href, text]) => html`<a href=${href}>${text}</a>`)}</p>`;
  }

  private themes(): TemplateResult | typeof nothing {
    const themes = this.conference.themes ?? [];
    if (themes.length === 0) return nothing;
    return html`<section class="rubric">
      <h2>${t('conference.themes')}</h2>
      <ul class="themes">
        ${themes.map(
          (theme) =>
            html`<li>
              ${theme.guidingQuestions.length
                ? html`<details class="details">
                    <summary>${theme.title}</summary>
                    <ul>
                      ${theme.guidingQuestions.map((question) => html`<li>${question}</li>`)}
                    </ul>
                  </details>`
                : html`<p>${theme.title}</p>`}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private about(): TemplateResult {
    const c = this.conference;
    const fact = (label: string, value: unknown) =>
      value ? html`<dt>${label}</dt><dd>${value}</dd>` : nothing;
    return html`<section class="rubric">
      <h2>${t('conference.about')}</h2>
      <p><a href="/youth/${this.#slug}">${t('youth.title')}</a></p>
      <p><a href="/youth/${this.#slug}/conclusions">${t('conclusions.link')}</a></p>
      <dl class="facts">
        ${fact(t('conference.hosts'), c.hosts?.length && joined(c.hosts))}
        ${fact(t('conference.partners'), c.partners?.length && joined(c.partners))}
        ${fact(t('conference.funders'), c.funders?.length && joined(c.funders))}
        ${fact(t('conference.project'), c.project)} ${fact(t('conference.reference'), c.reference)}
        ${fact(t('conference.hashtag'), c.hashtag)} ${fact(t('conference.hallClock'), cityOf(c.timeZone))}
        ${fact(t('conference.access'), word('access', c.access))}
        ${fact(t('conference.attribution'), word('attribution', c.attribution))}
        ${(c.facts ?? []).map(({ label, value }) => fact(label, value))}
      </dl>
    </section>`;
  }
}

mount('pl-conference');
