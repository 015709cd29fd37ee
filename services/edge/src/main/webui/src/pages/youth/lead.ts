import '../../look/app.css';
import './words';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import { newKey, Refusal } from '../../api/client';
import type { Conference, YouthAdmissionItem, YouthGroup } from '../../api/types';
import { rolesAt, whoAmI } from '../../frame/auth';
import { toast } from '../../frame/frame';
import { mount, Page, pathPart, title } from '../../frame/page';
import { applyAccent } from '../../look/accent';
import { confirmed } from '../../parts/dialog';
import { field, focusRefused, refusedForm, valueOf } from '../../parts/form';
import { youthMark } from '../../parts/mark';
import { fieldMessage } from '../../text/explain';
import { t } from '../../text/messages';
import './alerts';
import './cases';
import './facilitators';
import './lobby';
import './questions-desk';
import './readings';

interface Form {
  organisation: string;
  name: string;
  email: string;
}

const empty: Form = { organisation: '', name: '', email: '' };

/**
 * The safeguarding lead's work: who sends young people, who accompanies them, and how far each has come. And what
 * organisers have of it: the reports about a lead.
 */
@customElement('pl-lead')
export class LeadPage extends Page {
  @state() private conference!: Conference;
  @state() private groups: readonly YouthGroup[] = [];
  @state() private admissions: readonly YouthAdmissionItem[] = [];
  /** How many alerts nobody has seen to. */
  @state() private alerts = 0;
  @state() private form: Form = empty;
  @state() private error: unknown = null;
  @state() private busy = false;
  readonly #slug = pathPart(1);
  /** Whether it is the lead who looks, and no organiser. */
  #lead = false;
  #key = newKey();

  protected override async load(): Promise<void> {
    const [conference, me] = await Promise.all([api.conference(this.#slug), whoAmI()]);
    if (!me) throw new Refusal(401, 'signIn', '', '', [], null, {});
    const roles = rolesAt(me, this.#slug);
    this.#lead = roles.includes('lead');
    if (!this.#lead && !roles.includes('organiser')) throw new Refusal(403, 'roleNeeded', '', '', [], null, {});
    this.conference = conference.data;
    applyAccent(this.conference.accent);
    title(this.#name, this.conference.title);
    if (this.#lead) await this.#refresh();
  }

  get #name(): string {
    return t(this.#lead ? 'lead.title' : 'cases.title');
  }

  readonly #alerted = ({ detail }: CustomEvent<number>) => {
    this.alerts = detail;
    title(detail ? `(${detail})` : null, this.#name, this.conference.title);
  };

  async #refresh(): Promise<void> {
    const [groups, admissions] = await Promise.all([api.youthGroups(this.#slug), api.youthAdmissions(this.#slug)]);
    this.groups = groups;
    this.admissions = admissions;
  }

  readonly #create = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    const { organisation, name, email } = this.form;
    try {
      const contact = { ...(name.trim() ? { name: name.trim() } : {}), email: email.trim() };
      await api.createYouthGroup(this.#slug, { organisation: organisation.trim(), contact }, this.#key);
      this.#key = newKey();
      this.form = empty;
      await this.#refresh();
      toast(t('lead.created'));
    } catch (error) {
      this.error = error;
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  };

  async #change(group: YouthGroup): Promise<void> {
    try {
      await api.changeYouthGroup(group.id, group.open ? 'close' : 'reopen');
      await this.#refresh();
    } catch (error) {
      this.fail(error);
    }
  }

  async #writeAgain(group: YouthGroup): Promise<void> {
    try {
      await api.setYouthGroupContact(group.id, group.contact);
      toast(t('lead.writtenAgain', { email: group.contact.email }));
    } catch (error) {
      this.fail(error);
    }
  }

  async #helped(one: YouthAdmissionItem): Promise<void> {
    try {
      await api.helpedYouth(one.id);
      await this.#refresh();
      toast(t('lead.didHelp', { pseudonym: one.pseudonym }));
    } catch (error) {
      this.fail(error);
    }
  }

  async #release(one: YouthAdmissionItem): Promise<void> {
    const sure = await confirmed({
      title: t('lead.guardian.title', { pseudonym: one.pseudonym }),
      text: t('lead.guardian.text'),
      confirm: t('lead.guardian.release'),
    });
    if (!sure) return;
    try {
      await api.releaseYouthGuardian(one.id);
      await this.#refresh();
      toast(t('lead.guardian.released', { pseudonym: one.pseudonym }));
    } catch (error) {
      this.fail(error);
    }
  }

  protected override view(): TemplateResult {
    return html`<div class="sheet">
      <nav class="trail"><a href="/c/${this.#slug}">${this.conference.title}</a> <a href="/youth/${this.#slug}">${t('youth.title')}</a></nav>
      <header class="opening">
        <h1>${this.#name}</h1>
        ${this.#lead ? nothing : html`<p class="lede">${t('cases.organiser')}</p>`}
      </header>
      <div class="stack-wide">
        <pl-alerts .slug=${this.#slug} .lead=${this.#lead} @alerts=${this.#alerted}></pl-alerts>
        ${this.#lead ? this.#work() : this.#cases()}
      </div>
    </div>`;
  }

  #cases(): TemplateResult {
    return html`<section class="rubric" aria-labelledby="cases">
      <h2 id="cases">${t('cases.title')}</h2>
      <pl-cases .conference=${this.conference} .alerts=${this.alerts} .lead=${this.#lead}></pl-cases>
    </section>`;
  }

  #work(): TemplateResult {
    return html`<pl-lobby .slug=${this.#slug} .staff=${true}></pl-lobby>
      <pl-youth-questions-desk .slug=${this.#slug}></pl-youth-questions-desk>
      ${this.#cases()}
      <section class="rubric" aria-labelledby="readings">
        <h2 id="readings">${t('readings.title')}</h2>
        <pl-readings .conference=${this.conference}></pl-readings>
      </section>
      <section class="rubric" aria-labelledby="groups">
        <h2 id="groups">${t('lead.groups')}</h2>
        ${this.groups.length === 0 ? html`<p class="empty">${t('lead.groups.none')}</p>` : this.#groupTable()}
        <details class="details" ?open=${this.groups.length === 0}>
          <summary>${t('lead.groups.add')}</summary>
          ${this.#groupForm()}
        </details>
      </section>
      <section class="rubric" aria-labelledby="facilitators">
        <h2 id="facilitators">${t('lead.facilitators')}</h2>
        <pl-facilitators .conference=${this.conference}></pl-facilitators>
      </section>
      <section class="rubric" aria-labelledby="admissions">
        <h2 id="admissions">${t('lead.admissions')}</h2>
        ${this.admissions.length === 0 ? html`<p class="empty">${t('lead.admissions.none')}</p>` : this.#admissionTable()}
      </section>`;
  }

  #groupTable(): TemplateResult {
    return html`<table class="table table--cards">
      <thead>
        <tr>
          <th scope="col">${t('lead.organisation')}</th>
          <th scope="col">${t('lead.code')}</th>
          <th scope="col">${t('lead.waiting')}</th>
          <th scope="col"><span class="hidden-visually">${t('lead.actions')}</span></th>
        </tr>
      </thead>
      <tbody>
        ${this.groups.map(
          (group) =>
            html`<tr>
              <th scope="row">
                ${group.organisation}
                <div class="small soft">${group.contact.name ? `${group.contact.name}, ` : ''}${group.contact.email}</div>
              </th>
              <td><code>${group.code}</code> ${group.open ? nothing : html`<span class="soft">${t('lead.closed')}</span>`}</td>
              <td><span class="only-narrow">${t('lead.waiting')}:</span> ${group.waiting}</td>
              <td class="end">
                <span class="row row--end">
                  <button class="button button--quiet" type="button" @click=${() => void this.#writeAgain(group)}>${t('lead.writeAgain')}</button>
                  <button class="button button--quiet" type="button" @click=${() => void this.#change(group)}>
                    ${t(group.open ? 'lead.close' : 'lead.reopen')}
                  </button>
                </span>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #groupForm(): TemplateResult {
    const input = (name: keyof Form, type: 'text' | 'email', max: number, hint?: string) =>
      field({ id: name, label: t(`lead.form.${name}`), hint, error: fieldMessage(this.error, name) }, (described, invalid) =>
        html`<input
          class="input"
          id=${name}
          type=${type}
          autocomplete="off"
          maxlength=${max}
          aria-describedby=${described}
          aria-invalid=${invalid}
          .value=${this.form[name]}
          @input=${(event: Event) => (this.form = { ...this.form, [name]: valueOf(event) })}
        />`,
      );
    return html`<form class="form" @submit=${this.#create} novalidate>
      ${refusedForm(this.error, ['organisation', 'name', 'email'])} ${input('organisation', 'text', 160)}
      <div class="form__pair">${input('name', 'text', 120, t('register.optional'))} ${input('email', 'email', 254, t('lead.form.emailHint'))}</div>
      <p><button class="button button--main" type="submit" aria-busy=${this.busy}>${t('lead.groups.create')}</button></p>
    </form>`;
  }

  #admissionTable(): TemplateResult {
    const organisations = new Map(this.groups.map((group) => [group.id, group.organisation]));
    return html`<table class="table table--cards">
      <thead>
        <tr>
          <th scope="col">${t('lead.pseudonym')}</th>
          <th scope="col">${t('lead.band')}</th>
          <th scope="col">${t('lead.organisation')}</th>
          <th scope="col">${t('lead.state')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.admissions.map(
          (one) =>
            html`<tr>
              <th scope="row">${one.pseudonym}</th>
              <td><span class="only-narrow">${t('lead.band')}:</span> ${one.band}</td>
              <td>${organisations.get(one.group) ?? ''}</td>
              <td>
                ${youthMark(one.state)}
                ${one.state === 'awaitingReadiness' && one.helpNeeded
                  ? html`<span class="soft">${t('lead.helpNeeded')}</span>
                      <button class="button button--quiet" type="button" @click=${() => void this.#helped(one)}>${t('lead.helped')}</button>`
                  : nothing}
                ${one.guardianFixed && one.state !== 'declined'
                  ? html`<button class="button button--quiet" type="button" @click=${() => void this.#release(one)}>
                      ${t('lead.guardian.release')}
                    </button>`
                  : nothing}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

mount('pl-lead');
