import '../../look/app.css';
import './words';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { YouthMembers } from '../../api/types';
import { mount, pathPart, title } from '../../frame/page';
import { refusedForm } from '../../parts/form';
import { icon } from '../../parts/icons';
import { countryName } from '../../text/countries';
import { t } from '../../text/messages';
import { ByLink } from './by-link';

type Member = YouthMembers['members'][number];

/** The adult of a sending organisation says who each member is. */
@customElement('pl-confirm')
export class ConfirmPage extends ByLink<YouthMembers> {
  readonly #secret = pathPart(2);

  protected override async load(): Promise<void> {
    this.shown = (await api.youthMembers(this.#secret)).data;
    title(t('confirm.title'));
  }

  protected override post(body: object) {
    return api.decideYouthMember(this.#secret, body);
  }

  protected override view(): TemplateResult {
    const { conference, organisation, members } = this.shown;
    const open = members.filter((member) => typeof member.confirmed !== 'boolean');
    const decided = members.filter((member) => typeof member.confirmed === 'boolean');
    return html`<div class="sheet column">
      <h1>${t('confirm.title')}</h1>
      <p class="lede">${t('confirm.lede', { conference, organisation })}</p>
      ${this.isWaiting ? this.codeForm() : refusedForm(this.error)}
      ${open.length === 0
        ? html`<p class="empty">${t('confirm.none')}</p>`
        : html`<ul class="own">
            ${open.map((member) => this.#open(member))}
          </ul>`}
      ${decided.length === 0
        ? ''
        : html`<section class="rubric" aria-labelledby="decided">
            <h2 id="decided">${t('confirm.decided')}</h2>
            <ul class="own">
              ${decided.map((member) => this.#decided(member))}
            </ul>
          </section>`}
    </div>`;
  }

  #open(member: Member): TemplateResult {
    return html`<li>
      <p><strong>${member.name ?? t('confirm.noName')}</strong></p>
      <p class="soft">
        ${t('confirm.facts', { pseudonym: member.pseudonym, year: String(member.birthYear), country: countryName(member.country) })}
      </p>
      ${member.earlier > 0 ? html`<p>${t('confirm.earlier', { times: member.earlier })}</p>` : nothing}
      ${member.refusedEarlier ? html`<p>${t('confirm.refusedEarlier')}</p>` : nothing}
      <p class="row">
        <button class="button button--main" type="button" ?disabled=${this.busy || this.isWaiting} @click=${() => void this.answer({ member: member.id, confirmed: true })}>
          ${t('confirm.yes')}
        </button>
        <button class="button" type="button" ?disabled=${this.busy || this.isWaiting} @click=${() => void this.answer({ member: member.id, confirmed: false })}>
          ${t('confirm.no')}
        </button>
      </p>
    </li>`;
  }

  #decided(member: Member): TemplateResult {
    const yes = member.confirmed === true;
    return html`<li class="row row--apart">
      <span>${icon(yes ? 'tick' : 'cross')} ${member.pseudonym} <span class="soft">${t(yes ? 'confirm.confirmed' : 'confirm.declined')}</span></span>
      <button class="button button--quiet" type="button" ?disabled=${this.busy || this.isWaiting} @click=${() => void this.answer({ member: member.id, confirmed: !yes })}>
        ${t(yes ? 'confirm.takeBack' : 'confirm.afterAll')}
      </button>
    </li>`;
  }
}

mount('pl-confirm');
