import '../../look/app.css';
import './words';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import * as api from '../../api/calls';
import { newKey, Refusal, refusedAs } from '../../api/client';
import type { Conference, ConsentQuestion, Me, Readiness, ReadinessResult, Role, YouthAdmission } from '../../api/types';
import { mayBeYouth, rolesAt, signInBeside, whoAmI } from '../../frame/auth';
import { toast } from '../../frame/frame';
import { mount, Page, pathPart, title, waiting } from '../../frame/page';
import { applyAccent } from '../../look/accent';
import { confirmed } from '../../parts/dialog';
import { dropDraft, readDraft, writeDraft } from '../../parts/drafts';
import { field, focusRefused, refusedForm, stillRefused, valueOf } from '../../parts/form';
import { beat } from '../../parts/heartbeat';
import { icon } from '../../parts/icons';
import { countries } from '../../text/countries';
import { fieldMessage } from '../../text/explain';
import { locale, t, word } from '../../text/messages';
import { datesOf } from '../../text/times';
import './lobby';
import './questions';
import './reports';
import { care } from './standing';

interface Form {
  groupCode: string;
  pseudonym: string;
  birthYear: string;
  country: string;
  guardianEmail: string;
}

const shownFields = ['groupCode', 'pseudonym', 'birthYear', 'country', 'guardianEmail'];
/** Roles that have something to do here. */
const staffRoles: readonly Role[] = ['facilitator', 'lead', 'organiser', 'chair'];
const lookMillis = 4_000;
const steps = ['joined', 'confirmed', 'consented', 'ready'] as const;

/** A young person's way into the forum: one thing to do at a time, and always what comes next. And a facilitator's. */
@customElement('pl-youth')
export class YouthPage extends Page {
  @state() private conference!: Conference;
  @state() private me: Me | null = null;
  @state() private mine: YouthAdmission | null = null;
  @state() private check: Readiness | null = null;
  @state() private result: ReadinessResult | null = null;
  @state() private answers: readonly number[] = [];
  @state() private form: Form = { groupCode: '', pseudonym: '', birthYear: '', country: '', guardianEmail: '' };
  @state() private guardian = '';
  /** What was chosen for a purpose and is not saved yet. */
  @state() private choosing: Readonly<Record<string, boolean>> = {};
  @state() private error: unknown = null;
  @state() private busy = false;
  readonly #slug = pathPart(1);
  readonly #draft = `youth.${this.#slug}`;
  #key = newKey();
  #looking = false;

  protected override async load(): Promise<void> {
    const [conference, me] = await Promise.all([api.conference(this.#slug), whoAmI()]);
    this.conference = conference.data;
    this.me = me;
    this.form = { ...this.form, ...readDraft<Form>(this.#draft) };
    applyAccent(this.conference.accent);
    title(t('youth.title'), this.conference.title);
    if (this.#mayBeIn) await this.#loadMine();
    this.onLeave(beat(lookMillis, () => void this.#look()));
  }

  protected override identity(me: Me | null): void {
    this.me = me;
    if (this.#mayBeIn) void this.#loadMine().catch(() => undefined);
    else this.mine = null;
  }

  get #mayBeIn(): boolean {
    return mayBeYouth(this.me, this.#slug);
  }

  async #loadMine(): Promise<void> {
    await this.#take(this.me ? await api.orNull(api.youthAdmission(this.#slug)) : null);
  }

  /** What others have said meanwhile shows by itself; silence is shown by the frame, and passes. */
  async #look(): Promise<void> {
    if (!this.mine || this.result || this.busy || this.#isSaving || this.#looking) return;
    this.#looking = true;
    const failed = this.error;
    try {
      const found = (await api.youthAdmission(this.#slug)).data;
      if (this.error === failed) this.error = stillRefused(failed, this);
      // What was done here meanwhile is newer than this answer.
      if (this.mine && !this.busy && !this.#isSaving && found.version >= this.mine.version) await this.#take(found);
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) await this.#take(null);
    } finally {
      this.#looking = false;
    }
  }

  get #isSaving(): boolean {
    return Object.keys(this.choosing).length > 0;
  }

  readonly #shut = () => void this.#look();

  /** Shows how far somebody is. The check stays as it is while it is the same one. */
  async #take(mine: YouthAdmission | null): Promise<void> {
    const before = this.mine;
    this.mine = mine;
    if (before && mine && before.state !== mine.state) this.say(word('youth.now', nowWord(mine)));
    const asks = mine?.state === 'awaitingReadiness' && !mine.readiness.helpNeeded;
    if (!asks || before?.readiness.tries !== mine.readiness.tries) this.check = null;
    if (asks && !this.check) await this.#ask();
  }

  /** Asks for the check; what is asked again keeps its answer. */
  async #ask(): Promise<void> {
    const before = this.check?.scenarios.map((scenario) => JSON.stringify(scenario)) ?? [];
    const check = (await api.readiness(this.#slug)).data;
    this.answers = check.scenarios.map((scenario) => this.answers[before.indexOf(JSON.stringify(scenario))] ?? -1);
    this.check = check;
  }

  #change(part: Partial<Form>): void {
    this.form = { ...this.form, ...part };
    writeDraft(this.#draft, this.form);
  }

  /** Runs what a button asks for, once at a time, and shows a refusal where it belongs. */
  async #run(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      await work();
    } catch (error) {
      this.error = error;
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  }

  readonly #join = (event: Event) => {
    event.preventDefault();
    void this.#run(async () => {
      const { groupCode, pseudonym, birthYear, country, guardianEmail } = this.form;
      await api.joinYouth(this.#slug, {
        groupCode: groupCode.trim(),
        pseudonym: pseudonym.trim(),
        birthYear: Number(birthYear) || null,
        country: country || null,
        ...(guardianEmail.trim() ? { guardianEmail: guardianEmail.trim() } : {}),
      });
      dropDraft(this.#draft);
      await this.#loadMine();
      await this.#top();
    });
  };

  readonly #askGuardian = (event: Event) => {
    event.preventDefault();
    void this.#run(async () => {
      await this.#take((await api.setGuardian(this.#slug, (this.guardian || this.mine?.guardianEmail || '').trim())).data);
      toast(t('youth.guardian.asked'));
    });
  };

  readonly #answer = (event: Event) => {
    event.preventDefault();
    void this.#run(async () => {
      if (!this.check) return;
      try {
        this.result = (await api.answerReadiness(this.#slug, this.check, this.answers, this.#key)).data;
      } catch (error) {
        // Only what was not answered may have arrived, and is the same when it is sent again.
        if (error instanceof Refusal) this.#key = newKey();
        if (refusedAs(error, 'otherForm')) await this.#ask();
        throw error;
      }
      this.#key = newKey();
      this.check = null;
      await this.#top();
    });
  };

  readonly #goOn = () =>
    void this.#run(async () => {
      this.result = null;
      await this.#loadMine();
      await this.#top();
    });

  readonly #leave = async () => {
    const sure = await confirmed({
      title: t('youth.leave.title'),
      text: t('youth.leave.text'),
      confirm: t('youth.leave'),
      alarm: true,
    });
    if (!sure) return;
    try {
      await api.leaveYouth(this.#slug);
      await this.#loadMine();
    } catch (error) {
      this.fail(error);
    }
  };

  /** Saves one choice after the other, so that the last one counts; what cannot be saved is as it was. */
  async #consent(purpose: string, yes: boolean): Promise<void> {
    const saving = this.#isSaving;
    this.choosing = { ...this.choosing, [purpose]: yes };
    if (saving) return;
    while (this.#isSaving) {
      const chosen = this.choosing;
      try {
        await this.#take((await api.setConsents(this.#slug, chosen, this.mine?.consents[0]?.version)).data);
        this.choosing = Object.fromEntries(Object.entries(this.choosing).filter(([name, now]) => chosen[name] !== now));
        toast(t('saved'));
      } catch (error) {
        this.choosing = {};
        this.fail(error);
        if (refusedAs(error, 'otherWording')) await this.#loadMine().catch(() => undefined);
      }
    }
  }

  async #top(): Promise<void> {
    window.scrollTo({ top: 0 });
    await this.updateComplete;
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  protected override view(): TemplateResult {
    const c = this.conference;
    const staff = rolesAt(this.me, this.#slug).filter((role) => staffRoles.includes(role));
    return html`<div class="sheet column">
      <nav class="trail"><a href="/c/${this.#slug}">${c.title}</a></nav>
      ${this.mine ? this.#way(this.mine) : staff.length ? this.#opening(c) : this.#welcome(c)}
      ${staff.length ? this.#staff(c, staff) : nothing}
      <p><a class="link-alone" href="/youth/${this.#slug}/conclusions">${t('conclusions.link')}</a></p>
    </div>`;
  }

  /** What those see who work for the forum. */
  #staff(c: Conference, roles: readonly Role[]): TemplateResult {
    return html`${roles.includes('lead') ? html`<p><a class="link-alone" href="/youth/${this.#slug}/lead">${t('lead.title')}</a></p>` : nothing}
      ${roles.includes('organiser') && !roles.includes('lead')
        ? html`<p>${t('cases.organiser')} <a class="link-alone" href="/youth/${this.#slug}/lead">${t('cases.title')}</a></p>`
        : nothing}
      ${roles.includes('chair') || roles.includes('organiser') ? html`<p>${t('youth.answers')}</p>` : nothing}
      ${roles.includes('facilitator') ? html`<pl-standing .conference=${c} .care=${!roles.includes('lead')}></pl-standing>` : nothing}
      ${roles.includes('lead') ? care(this.#slug) : nothing}`;
  }

  #opening(c: Conference): TemplateResult {
    return html`<h1 tabindex="-1">${t('youth.title')}</h1>
      <p class="lede">${t('youth.lede', { conference: c.title, dates: datesOf(c.startsOn, c.endsOn, locale) })}</p>`;
  }

  #welcome(c: Conference): TemplateResult {
    return html`${this.#opening(c)}
      <ul class="points">
        <li>${t('youth.promise.adults')}</li>
        <li>${t('youth.promise.name')}</li>
        <li>${t('youth.promise.leave')}</li>
      </ul>
      ${this.me
        ? this.#joinForm()
        : html`<div class="notice notice--accent">
            <p>${t('youth.signInFirst')}</p>
            <p class="row">
              <button class="button button--main" type="button" @click=${signInBeside}>${t('nav.signIn')}</button>
            </p>
          </div>`}`;
  }

  #joinForm(): TemplateResult {
    const input = (name: keyof Form, extra: { hint?: string; type?: string; auto?: AutoFill; mode?: string; max: number }) =>
      field(
        { id: name, label: t(`youth.form.${name}`), hint: extra.hint, error: fieldMessage(this.error, name) },
        (described, invalid) =>
          html`<input
            class="input"
            id=${name}
            type=${extra.type ?? 'text'}
            autocomplete=${extra.auto ?? 'off'}
            inputmode=${extra.mode ?? nothing}
            maxlength=${extra.max}
            aria-describedby=${described}
            aria-invalid=${invalid}
            .value=${this.form[name]}
            @input=${(event: Event) => this.#change({ [name]: valueOf(event) })}
          />`,
      );
    return html`<form class="form" @submit=${this.#join} novalidate>
      ${refusedForm(this.error, shownFields)}
      ${input('groupCode', { hint: t('youth.form.groupCodeHint'), max: 40 })}
      ${input('pseudonym', { hint: t('youth.form.pseudonymHint'), max: 30 })}
      <div class="form__pair">
        ${input('birthYear', { mode: 'numeric', max: 4 })}
        ${field({ id: 'country', label: t('youth.form.country'), error: fieldMessage(this.error, 'country') }, (described, invalid) =>
          html`<select
            class="input"
            id="country"
            aria-describedby=${described}
            aria-invalid=${invalid}
            @change=${(event: Event) => this.#change({ country: valueOf(event) })}
          >
            <option value=""></option>
            ${countries().map(([code, name]) => html`<option value=${code} ?selected=${code === this.form.country}>${name}</option>`)}
          </select>`,
        )}
      </div>
      ${input('guardianEmail', { hint: t('youth.form.guardianHint'), type: 'email', max: 254 })}
      <p class="row">
        <button class="button button--main" type="submit" aria-busy=${this.busy}>${t('youth.form.send')}</button>
      </p>
    </form>`;
  }

  #way(mine: YouthAdmission): TemplateResult {
    return html`<h1 tabindex="-1">${this.result ? word('youth.result', passWord(this.result)) : word('youth.now', nowWord(mine))}</h1>
      <p class="lede">${t('youth.as', { pseudonym: mine.pseudonym, band: mine.band })}</p>
      ${mine.state === 'declined' ? nothing : this.#steps(mine)} ${this.result ? this.#feedback(this.result) : this.#task(mine)}
      ${this.result ? nothing : html`<pl-reports .slug=${this.#slug}></pl-reports> ${this.#own(mine)}`}`;
  }

  #steps(mine: YouthAdmission): TemplateResult {
    const at = stepOf(mine, this.result);
    return html`<ol class="steps" aria-label=${t('youth.steps')}>
      ${steps
        .filter((step) => step !== 'consented' || mine.guardianNeeded || at === 2)
        .map((step) => {
          const index = steps.indexOf(step);
          const done = index < at;
          return html`<li class="steps__step ${done ? 'steps__step--done' : ''}" aria-current=${index === at ? 'step' : nothing}>
            ${icon(done ? 'tick' : 'hourglass')} ${t(`youth.step.${step}`)}
            ${done ? html`<span class="hidden-visually">${t('youth.step.done')}</span>` : nothing}
          </li>`;
        })}
    </ol>`;
  }

  #task(mine: YouthAdmission): TemplateResult {
    switch (mine.state) {
      case 'awaitingConfirmation':
        return html`<p>${t('youth.wait.confirmation')}</p>`;
      case 'awaitingGuardian':
        return mine.guardianNeeded ? this.#guardianTask(mine) : html`<p>${t(mine.ownConsentNeeded ? 'youth.wait.ownAge' : 'youth.wait.ownYes')}</p>`;
      case 'awaitingReadiness':
        if (mine.readiness.helpNeeded) return html`<p>${t('youth.wait.help')}</p>`;
        return this.check ? this.#checkForm(this.check) : waiting();
      case 'admitted':
        return html`<pl-lobby .slug=${this.#slug} @shut=${this.#shut}></pl-lobby>
          <pl-youth-questions .slug=${this.#slug}></pl-youth-questions>`;
      case 'declined':
        return html`<p>${t(mine.grownUp ? 'youth.grownUp' : 'youth.declined')}</p>`;
    }
  }

  #guardianTask(mine: YouthAdmission): TemplateResult {
    const email = mine.guardianEmail ?? '';
    if (mine.consents.some(({ purpose, yes }) => purpose === 'takePart' && yes === false)) {
      return html`<p>${t('youth.wait.ownYes')}</p>`;
    }
    return mine.guardianFixed
      ? html`<p>${t('youth.wait.guardianNo', { email })}</p>`
      : html`<p>${t('youth.wait.guardian', { email })}</p>
          ${this.#guardianForm(mine)}`;
  }

  #guardianForm(mine: YouthAdmission): TemplateResult {
    return html`<form class="form" @submit=${this.#askGuardian} novalidate>
      ${refusedForm(this.error, ['email'])}
      ${field(
        { id: 'email', label: t('youth.guardian.email'), hint: t('youth.guardian.hint'), error: fieldMessage(this.error, 'email') },
        (described, invalid) =>
          html`<input
            class="input"
            id="email"
            type="email"
            autocomplete="off"
            maxlength="254"
            aria-describedby=${described}
            aria-invalid=${invalid}
            .value=${this.guardian || (mine.guardianEmail ?? '')}
            @input=${(event: Event) => (this.guardian = valueOf(event))}
          />`,
      )}
      <p><button class="button" type="submit" aria-busy=${this.busy}>${t('youth.guardian.send')}</button></p>
    </form>`;
  }

  #checkForm(check: Readiness): TemplateResult {
    const complete = this.answers.every((answer) => answer >= 0);
    return html`<p>${t(check.form === 1 ? 'youth.check.lede' : 'youth.check.again', { count: check.scenarios.length })}</p>
      <form class="form" @submit=${this.#answer} novalidate>
        ${refusedForm(this.error)}
        ${check.scenarios.map(
          (scenario, at) =>
            html`<fieldset>
              <legend class="field__label">${t('youth.check.number', { number: at + 1, all: check.scenarios.length })} ${scenario.situation}</legend>
              <div class="choices">
                ${scenario.options.map(
                  (option, index) =>
                    html`<label class="choice">
                      <input
                        type="radio"
                        name="scenario-${at}"
                        .checked=${this.answers[at] === index}
                        @change=${() => (this.answers = this.answers.map((known, other) => (other === at ? index : known)))}
                      />
                      <span class="choice__name choice__name--plain">${option}</span>
                    </label>`,
                )}
              </div>
            </fieldset>`,
        )}
        <p class="row">
          <button class="button button--main" type="submit" aria-busy=${this.busy} ?disabled=${!complete}>${t('youth.check.send')}</button>
          ${complete ? nothing : html`<span class="soft small">${t('youth.check.open')}</span>`}
        </p>
      </form>`;
  }

  #feedback(result: ReadinessResult): TemplateResult {
    return html`<p>${t(result.passed ? 'youth.check.passed' : result.helpNeeded ? 'youth.wait.help' : 'youth.check.notYet')}</p>
      <ul class="own">
        ${result.feedback.map(
          (one) =>
            html`<li>
              <p class="soft">${one.situation}</p>
              <p>${icon(one.fits ? 'tick' : 'cross')} ${one.chosen}</p>
              <p><strong>${t(one.fits ? 'youth.check.fits' : 'youth.check.fitsNot')}</strong> ${one.text}</p>
            </li>`,
        )}
      </ul>
      <p><button class="button button--main" type="button" @click=${this.#goOn}>${t(result.passed || result.helpNeeded ? 'youth.goOn' : 'youth.check.retry')}</button></p>`;
  }

  #own(mine: YouthAdmission): TemplateResult {
    const consents = html`<section class="rubric" aria-labelledby="own-consents">
      <h2 id="own-consents">${t('youth.consents')}</h2>
      <p class="soft">${t(mine.guardianNeeded ? 'youth.consents.withGuardian' : 'youth.consents.own')}</p>
      ${mine.consents.map((question) => this.#question(mine, question))}
    </section>`;
    const guardian = html`<section class="rubric" aria-labelledby="another">
      <h2 id="another">${t('youth.guardian.another')}</h2>
      ${this.#guardianForm(mine)}
    </section>`;
    return html`${mine.state === 'declined' ? nothing : consents}
      ${mine.guardianNeeded && !mine.guardianFixed && ['awaitingReadiness', 'admitted'].includes(mine.state) ? guardian : nothing}
      <p><button class="button button--quiet" type="button" @click=${this.#leave}>${t('youth.leave')}</button></p>`;
  }

  #question(mine: YouthAdmission, question: ConsentQuestion): TemplateResult {
    const holds = mine.consented.includes(question.purpose);
    const choice = (yes: boolean) =>
      html`<label class="check check--inline">
        <input
          type="radio"
          name="own-${question.purpose}"
          .checked=${live((this.choosing[question.purpose] ?? question.yes) === yes)}
          @change=${() => void this.#consent(question.purpose, yes)}
        />
        <span>${t(yes ? 'yes' : 'no')}</span>
      </label>`;
    return html`<fieldset class="consent">
      <legend class="field__label">${question.title}</legend>
      <p>${question.text}</p>
      <div class="row">${choice(true)} ${choice(false)}</div>
      <p class="soft small">${t(holds ? 'youth.consents.holds' : 'youth.consents.holdsNot')}</p>
    </fieldset>`;
  }
}

type AutoFill = 'off' | 'email';

const passWord = (result: ReadinessResult) => (result.passed ? 'passed' : result.helpNeeded ? 'help' : 'notYet');

const nowWord = (mine: YouthAdmission) =>
  mine.state === 'awaitingReadiness' && mine.readiness.helpNeeded ? 'help' : mine.state;

/** How many steps are behind. */
function stepOf(mine: YouthAdmission, result: ReadinessResult | null): number {
  if (mine.state === 'admitted' || result?.passed) return 4;
  return { awaitingConfirmation: 1, awaitingGuardian: 2, awaitingReadiness: 3, declined: 0 }[mine.state];
}

mount('pl-youth');
