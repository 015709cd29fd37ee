import '../look/app.css';
import './organise.css';
import './session.css';
import './organise/admission';
import './organise/details';
import './organise/figures';
import './organise/import';
import './organise/registrations';
import './organise/roles';
import './organise/social/words';
import './organise/themes';
import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import { Refusal } from '../api/client';
import type { Conference } from '../api/types';
import { rolesAt, whoAmI } from '../frame/auth';
import { mount, Page, pathPart, title, type Initial } from '../frame/page';
import { applyAccent } from '../look/accent';
import { tabs } from '../parts/tabs';
import { locale, t } from '../text/messages';
import { datesOf } from '../text/times';

const names = ['registrations', 'line', 'figures', 'roles', 'admission', 'programme', 'themes', 'social', 'review', 'details'] as const;
type Name = (typeof names)[number];

@customElement('pl-organise')
export class OrganisePage extends Page {
  @state() private conference!: Conference;
  @state() private tab: Name = fromHash();
  readonly #slug = pathPart(1);

  protected override async load(initial: Initial): Promise<void> {
    const given = initial['conference'] as Conference | undefined;
    const [conference, me] = await Promise.all([
      given ?? api.conference(this.#slug).then((answer) => answer.data),
      whoAmI(),
    ]);
    if (!me) throw new Refusal(401, 'signIn', '', '', [], null, {});
    if (!rolesAt(me, this.#slug).includes('organiser')) throw new Refusal(403, 'notOrganiser', '', '', [], null, {});
    this.conference = conference;
    applyAccent(conference.accent);
    title(t('organise.title'), conference.title);
    window.addEventListener('hashchange', () => (this.tab = fromHash()));
  }

  /** On a telephone the chosen tab may lie beyond the edge. */
  protected override updated(changed: Map<string, unknown>): void {
    if (!changed.has('tab') && !changed.has('conference') && !changed.has('ready')) return;
    const list = this.querySelector<HTMLElement>('.tabs');
    const tab = list?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (list && tab) list.scrollLeft = tab.offsetLeft - list.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2;
  }

  readonly #changed = async () => {
    try {
      this.conference = (await api.conference(this.#slug)).data;
      applyAccent(this.conference.accent);
    } catch {
      // The parts show their own truth; the head follows at the next load.
    }
  };

  protected override view(): TemplateResult {
    const c = this.conference;
    return html`<div class="sheet" @changed=${this.#changed}>
      <nav class="trail"><a href="/c/${this.#slug}">${t('organise.toConference')}</a></nav>
      <div class="stack-tight">
        <h1>${c.title}</h1>
        <p class="soft">${t('organise.title')} · ${datesOf(c.startsOn, c.endsOn, locale)}</p>
      </div>
      ${tabs<Name>(
        names.map((name) => ({ name, label: t(`organise.tab.${name}`) })),
        this.tab,
        (name) => {
          this.tab = name;
          history.replaceState(null, '', `#${name}`);
        },
        t('organise.parts'),
      )}
      <section class="organise__panel" id="panel-${this.tab}" role="tabpanel" aria-labelledby="tab-${this.tab}">
        ${this.#part()}
      </section>
    </div>`;
  }

  #part(): TemplateResult {
    const { conference } = this;
    switch (this.tab) {
      case 'registrations':
        return html`<pl-registrations .conference=${conference}></pl-registrations>`;
      case 'line':
        return html`<pl-registrations .conference=${conference} .only=${'waitlisted'}></pl-registrations>`;
      case 'figures':
        return html`<pl-figures .conference=${conference}></pl-figures>`;
      case 'roles':
        return html`<pl-roles .conference=${conference}></pl-roles>`;
      case 'admission':
        return html`<pl-admission .conference=${conference}></pl-admission>`;
      case 'programme':
        return html`<pl-import .conference=${conference}></pl-import>`;
      case 'themes':
        return html`<pl-themes .conference=${conference}></pl-themes>`;
      case 'social':
        void import('./organise/social/sources');
        return html`<pl-sources .conference=${conference}></pl-sources>`;
      case 'review':
        void import('./organise/review');
        return html`<pl-review .conference=${conference}></pl-review>`;
      case 'details':
        return html`<pl-details .conference=${conference}></pl-details>`;
    }
  }
}

function fromHash(): Name {
  const wanted = location.hash.slice(1);
  return names.find((name) => name === wanted) ?? 'registrations';
}

mount('pl-organise');
