import '../look/app.css';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import { newKey, Refusal } from '../api/client';
import type { Admission, Conference, Kind, KindRule, Me, Registration } from '../api/types';
import { askAgain, signInBeside, whoAmI } from '../frame/auth';
import { mount, Page, pathPart, title, type Initial } from '../frame/page';
import { applyAccent } from '../look/accent';
import { confirmed } from '../parts/dialog';
import { dropDraft, readDraft, writeDraft } from '../parts/drafts';
import { checkedOf, field, fieldError, focusRefused, refusedForm, valueOf } from '../parts/form';
import { registrationMark } from '../parts/mark';
import { countries } from '../text/countries';
import { fieldMessage } from '../text/explain';
import { locale, t, word } from '../text/messages';
import { dateTimeOf, datesOf, viewerZone } from '../text/times';

interface Form {
  kind: Kind;
  name: string;
  organisation: string;
  country: string;
  terms: boolean;
}

const shownFields = ['kind', 'name', 'organisation', 'country', 'consents'];
const current = new Set(['pending', 'confirmed', 'waitlisted', 'checkedIn']);

@customElement('pl-register')
export class RegisterPage extends Page {
  @state() private conference!: Conference;
  @state() private admission: Admission | null = null;
  @state() private me: Me | null = null;
  @state() private mine: Registration | null = null;
  @state() private form: Form = { kind: 'delegate', name: '', organisation: '', country: '', terms: false };
  @state() private error: unknown = null;
  @state() private busy = false;
  @state() private justDone = false;
  readonly #slug = pathPart(1);
  #key = newKey();

  protected override async load(initial: Initial): Promise<void> {
    const given = initial['conference'] as Conference | undefined;
    const [conference, admission, me] = await Promise.all([
      given ?? api.conference(this.#slug).then((answer) => answer.data),
      api.orNull(api.admission(this.#slug)),
      whoAmI(),
    ]);
    this.conference = conference;
    this.admission = admission;
    this.me = me;
    applyAccent(conference.accent);
    title(t('register.title'), conference.title);
    const draft = readDraft<Form>(this.#draft);
    this.form = { ...this.form, name: me?.name ?? '', ...draft, terms: false };
    if (!this.rule(this.form.kind)) this.form = { ...this.form, kind: this.admission?.kinds[0]?.kind ?? 'viewer' };
    await this.loadMine();
  }

  private async loadMine(): Promise<void> {
    this.mine = this.me ? await api.orNull(api.myRegistration(this.#slug)) : null;
  }

  protected override identity(me: Me | null): void {
    this.me = me;
    this.error = null;
    if (me && !this.form.name) this.form = { ...this.form, name: me.name };
    void this.loadMine().catch(() => undefined);
  }

  get #draft(): string {
    return `register.${this.#slug}`;
  }

  private rule(kind: Kind): KindRule | undefined {
    return this.admission?.kinds.find((rule) => rule.kind === kind);
  }

  private change(part: Partial<Form>): void {
    this.form = { ...this.form, ...part };
    this.#key = newKey();
    const { terms: _, ...kept } = this.form;
    writeDraft(this.#draft, kept);
  }

  private readonly send = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    const { kind, name, organisation, country, terms } = this.form;
    const body =
      kind === 'youth'
        ? { kind }
        : {
            kind,
            name: name.trim(),
            organisation: organisation.trim() || null,
            country: country || null,
            consents: terms ? ['terms'] : [],
          };
    try {
      this.mine = (await api.register(this.#slug, body, this.#key)).data;
      this.justDone = true;
      dropDraft(this.#draft);
      void askAgain().catch(() => undefined);
      window.scrollTo({ top: 0 });
      await this.updateComplete;
      this.querySelector<HTMLElement>('h1')?.focus();
    } catch (error) {
      this.error = error;
      if (error instanceof Refusal && error.status === 409) this.admission = await api.orNull(api.admission(this.#slug)).catch(() => null);
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  };

  private readonly cancel = async () => {
    const sure = await confirmed({
      title: t('register.cancel.title'),
      text: t('register.cancel.text', { conference: this.conference.title }),
      confirm: t('register.cancel'),
      alarm: true,
    });
    if (!sure) return;
    try {
      await api.cancelMyRegistration(this.#slug);
      await Promise.all([this.loadMine(), askAgain()]);
      this.justDone = false;
      this.admission = await api.orNull(api.admission(this.#slug));
    } catch (error) {
      this.fail(error);
    }
  };

  protected override view(): TemplateResult {
    const c = this.conference;
    return html`<div class="sheet column">
      <nav class="trail"><a href="/c/${this.#slug}">${c.title}</a></nav>
      ${this.mine && current.has(this.mine.state) ? this.done(this.mine) : this.formView()}
    </div>`;
  }

  private done(mine: Registration): TemplateResult {
    const back = new URLSearchParams(location.search).get('return');
    const onward = back && back.startsWith('/') && !back.startsWith('//') ? back : null;
    return html`<h1 tabindex="-1">${this.justDone ? t(`register.done.${doneWord(mine)}`) : t('register.already')}</h1>
      <p class="row">${registrationMark(mine.state)} <span>${word('kind', mine.kind)}</span></p>
      <p class="lede">${t(`register.next.${doneWord(mine)}`, { position: mine.position ?? 0 })}</p>
      <p class="row">
        ${mine.kind === 'youth'
          ? html`<a class="button button--main" href="/youth/${this.#slug}">${t('register.toForum')}</a>`
          : nothing}
        ${onward
          ? html`<a class="button button--main" href=${onward}>${t('register.back')}</a>`
          : html`<a class="button button--main" href="/c/${this.#slug}">${t('register.programme')}</a>`}
        <a class="button" href=${api.calendarPath(this.#slug)}>${t('conference.calendar')}</a>
        <a class="button button--quiet" href="/me">${t('nav.me')}</a>
        <button class="button button--quiet" type="button" @click=${this.cancel}>${t('register.cancel')}</button>
      </p>`;
  }

  private formView(): TemplateResult {
    const c = this.conference;
    const closed = this.closed();
    const kinds = this.admission?.kinds ?? [];
    return html`<h1>${t('register.title')}</h1>
      <p class="lede">
        ${c.title}, ${datesOf(c.startsOn, c.endsOn, locale)}${c.place ? html`, ${c.place}` : nothing}
      </p>
      ${this.mine && !current.has(this.mine.state)
        ? html`<div class="notice"><p>${t(`register.was.${this.mine.state === 'declined' ? 'declined' : 'cancelled'}`)}</p></div>`
        : nothing}
      ${closed
        ? html`<div class="notice notice--caution">
            <p class="notice__title">${closed}</p>
            <p>${t('register.watchAnyway')} <a href="/c/${this.#slug}">${t('register.programme')}</a></p>
          </div>`
        : html`${this.me
              ? nothing
              : html`<div class="notice notice--accent">
                  <p>${t('register.signInFirst')}</p>
                  <p class="row">
                    <button class="button button--main" type="button" @click=${signInBeside}>${t('nav.signIn')}</button>
                  </p>
                </div>`}
            <form class="form" @submit=${this.send} novalidate>
              ${refusedForm(this.error, shownFields)}
              <fieldset>
                <legend class="field__label">${t('register.kind')}</legend>
                <div class="choices">${kinds.map((rule) => this.kind(rule))}</div>
                ${fieldError('kind', fieldMessage(this.error, 'kind'))}
              </fieldset>
              ${this.form.kind === 'youth' ? html`<p class="notice">${t('register.youth')}</p>` : this.personal()}
              <p class="row">
                <button class="button button--main" type="submit" aria-busy=${this.busy} ?disabled=${!this.me}>
                  ${this.busy ? t('register.sending') : this.sendWords()}
                </button>
                ${this.me ? nothing : html`<span class="soft small">${t('register.afterSignIn')}</span>`}
              </p>
            </form>`}`;
  }

  private closed(): string | null {
    const { opensAt, closesAt } = this.admission ?? {};
    const now = Date.now();
    if (this.conference.access === 'invitation' && (this.admission?.kinds.length ?? 0) === 0) return t('register.byInvitation');
    if (opensAt && Date.parse(opensAt) > now) return t('register.opens', { when: dateTimeOf(opensAt, viewerZone, locale) });
    if (closesAt && Date.parse(closesAt) < now) return t('register.closed', { when: dateTimeOf(closesAt, viewerZone, locale) });
    return null;
  }

  private sendWords(): string {
    const rule = this.rule(this.form.kind);
    return rule && rule.left === 0 ? t('register.joinLine') : t('register.send');
  }

  private kind(rule: KindRule): TemplateResult {
    const note = [word('kindNote', rule.kind), placesLeft(rule)].filter(Boolean).join(' ');
    return html`<label class="choice">
      <input
        type="radio"
        name="kind"
        .checked=${this.form.kind === rule.kind}
        ?disabled=${rule.invitationOnly}
        @change=${() => this.change({ kind: rule.kind })}
      />
      <span class="choice__name">${word('kind', rule.kind)}</span>
      <span class="choice__note">${note}</span>
    </label>`;
  }

  private personal(): TemplateResult {
    const text = (name: 'name' | 'organisation', label: string, auto: AutoFill, max: number, hint?: string) =>
      field({ id: name, label, hint, error: fieldMessage(this.error, name) }, (described, invalid) =>
        html`<input
          class="input"
          id=${name}
          autocomplete=${auto}
          maxlength=${max}
          aria-describedby=${described}
          aria-invalid=${invalid}
          .value=${this.form[name]}
          @input=${(e: Event) => this.change({ [name]: valueOf(e) })}
        />`,
      );
    return html`${text('name', t('register.name'), 'name', 120, t('register.nameHint'))}
      ${text('organisation', t('register.organisation'), 'organization', 160, t('register.optional'))}
      ${field(
        { id: 'country', label: t('register.country'), hint: t('register.optional'), error: fieldMessage(this.error, 'country') },
        (described, invalid) =>
          html`<select
            class="input"
            id="country"
            autocomplete="country"
            aria-describedby=${described}
            aria-invalid=${invalid}
            @change=${(e: Event) => this.change({ country: valueOf(e) })}
          >
            <option value="">${t('register.noCountry')}</option>
            ${countries().map(
              ([code, name]) => html`<option value=${code} ?selected=${code === this.form.country}>${name}</option>`,
            )}
          </select>`,
      )}
      <div>
        <label class="check">
          <input
            type="checkbox"
            id="terms"
            aria-describedby=${fieldMessage(this.error, 'consents') ? 'terms-error' : nothing}
            aria-invalid=${fieldMessage(this.error, 'consents') ? 'true' : 'false'}
            .checked=${this.form.terms}
            @change=${(e: Event) => this.change({ terms: checkedOf(e) })}
          />
          <span>${t('register.terms')}</span>
        </label>
        ${fieldError('terms', fieldMessage(this.error, 'consents'))}
      </div>`;
  }
}

type AutoFill = 'name' | 'organization';

export function placesLeft(rule: KindRule): string {
  if (rule.invitationOnly) return t('places.invitation');
  if (rule.capacity === null || rule.capacity === undefined || rule.left === null || rule.left === undefined) {
    return rule.approval ? t('places.approval') : '';
  }
  if (rule.left > 0) {
    const left = t('places.leftOf', { left: rule.left, capacity: rule.capacity });
    return rule.approval ? `${left} ${t('places.approval')}` : left;
  }
  return t('places.line', { position: (rule.waiting ?? 0) + 1 });
}

function doneWord(mine: Registration): 'pending' | 'confirmed' | 'waitlisted' {
  return mine.state === 'pending' || mine.state === 'waitlisted' ? mine.state : 'confirmed';
}

mount('pl-register');
