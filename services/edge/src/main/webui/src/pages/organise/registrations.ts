import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import { get } from '../../api/client';
import type { Registration } from '../../api/types';
import { toast } from '../../frame/frame';
import { confirmed } from '../../parts/dialog';
import { valueOf } from '../../parts/form';
import { registrationMark } from '../../parts/mark';
import { countryName } from '../../text/countries';
import { joined, locale, t, word } from '../../text/messages';
import { dateTimeOf, viewerZone } from '../../text/times';
import { Part } from '../../parts/part';

const states = ['pending', 'confirmed', 'waitlisted', 'declined', 'cancelled'] as const;
const kinds = ['delegate', 'viewer', 'youth', 'press'] as const;
const TYPING_MILLIS = 300;

/** The list of registrations; with `only` it shows one state (the waiting list), in the order of the line. */
@customElement('pl-registrations')
export class Registrations extends Part {
  @property() only = '';
  @state() private items: readonly Registration[] = [];
  @state() private next: string | null = null;
  @state() private wantedState = '';
  @state() private wantedKind = '';
  @state() private words = '';
  @state() private searching = false;
  @state() private busy = '';
  #typing: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  protected override async load(): Promise<void> {
    const turn = ++this.#turn;
    const answer = await api.registrations(this.slug, {
      state: this.only || this.wantedState,
      kind: this.wantedKind,
      q: this.words.trim(),
    });
    // What was typed later is answered later: an earlier answer must not cover it.
    if (turn !== this.#turn) return;
    this.items = this.#sorted(answer.data.items);
    this.next = answer.next;
  }

  #sorted(items: readonly Registration[]): readonly Registration[] {
    return this.only === 'waitlisted'
      ? [...items].sort((a, b) => a.kind.localeCompare(b.kind) || (a.position ?? 0) - (b.position ?? 0))
      : items;
  }

  readonly #search = async () => {
    this.searching = true;
    await this.again();
    this.searching = false;
  };

  readonly #typed = (event: Event) => {
    this.words = valueOf(event);
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#search(), TYPING_MILLIS);
  };

  readonly #more = async () => {
    if (!this.next) return;
    try {
      const answer = await get<{ items: Registration[] }>(this.next);
      this.items = this.#sorted([...this.items, ...answer.data.items]);
      this.next = answer.next;
    } catch (error) {
      this.fail(error);
    }
  };

  async #decide(item: Registration, decision: 'approve' | 'decline'): Promise<void> {
    if (decision === 'decline') {
      const sure = await confirmed({
        title: t('organise.decline.title', { name: item.name ?? '' }),
        text: t('organise.decline.text'),
        confirm: t('organise.decline'),
        alarm: true,
      });
      if (!sure) return;
    }
    this.busy = item.id;
    try {
      const { data } = await api.decideRegistration(item.id, decision);
      this.items = this.items.map((known) =>
        known.id === item.id ? { ...known, ...(data ?? { state: decision === 'approve' ? 'confirmed' : 'declined' }) } : known,
      );
      toast(t(decision === 'approve' ? 'organise.approved' : 'organise.declined', { name: item.name ?? '' }));
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = '';
    }
  }

  protected override view(): TemplateResult {
    const choice = (id: string, label: string, none: string, items: readonly string[], prefix: string, chosen: string, set: (v: string) => void) =>
      html`<div class="field">
        <label class="field__hint" for=${id}>${label}</label>
        <select
          class="input"
          id=${id}
          @change=${(event: Event) => {
            set(valueOf(event));
            void this.#search();
          }}
        >
          <option value="">${none}</option>
          ${items.map((item) => html`<option value=${item} ?selected=${item === chosen}>${word(prefix, item)}</option>`)}
        </select>
      </div>`;
    return html`<div class="stack">
      <div class="filters">
        <div class="field">
          <label class="field__hint" for="q">${t('organise.search')}</label>
          <input class="input" id="q" type="search" .value=${this.words} @input=${this.#typed} />
        </div>
        ${this.only
          ? nothing
          : choice('state', t('organise.state'), t('organise.anyState'), states, 'registration', this.wantedState, (v) => (this.wantedState = v))}
        ${choice('kind', t('organise.kind'), t('organise.anyKind'), kinds, 'kind', this.wantedKind, (v) => (this.wantedKind = v))}
      </div>
      <p class="small soft number" role="status">
        ${this.searching ? t('waiting') : t(this.next ? 'organise.shownMore' : 'organise.shown', { count: this.items.length })}
      </p>
      ${this.items.length === 0
        ? html`<p class="empty">
            ${this.words || this.wantedKind || this.wantedState
              ? t('organise.noneFound')
              : this.only
                ? t('organise.noneWaiting')
                : t('organise.none')}
          </p>`
        : this.#table()}
      ${this.next
        ? html`<p><button class="button" type="button" @click=${this.#more}>${t('organise.more')}</button></p>`
        : nothing}
    </div>`;
  }

  #table(): TemplateResult {
    return html`<table class="table table--cards">
      <thead>
        <tr>
          ${this.only ? html`<th scope="col">${t('organise.place')}</th>` : nothing}
          <th scope="col">${t('register.name')}</th>
          <th scope="col">${t('organise.kind')}</th>
          <th scope="col">${t('organise.state')}</th>
          <th scope="col">${t('organise.registered')}</th>
          <th scope="col"><span class="hidden-visually">${t('organise.decisions')}</span></th>
        </tr>
      </thead>
      <tbody>
        ${this.items.map((item) => this.#row(item))}
      </tbody>
    </table>`;
  }

  #row(item: Registration): TemplateResult {
    const from = [item.organisation, countryName(item.country)].filter(Boolean).join(', ');
    const open = item.state === 'pending';
    return html`<tr>
      ${this.only ? html`<td class="number" data-label=${t('organise.place')}>${item.position ?? ''}</td>` : nothing}
      <th scope="row">
        <span dir="auto">${item.name || t('organise.noName')}</span>
        ${from ? html`<br /><span class="small soft" dir="auto">${from}</span>` : nothing}
      </th>
      <td data-label=${t('organise.kind')}>
        ${word('kind', item.kind)}
        ${item.roles?.length
          ? html`<br /><span class="small soft">${joined(item.roles.map((role) => word('role', role)))}</span>`
          : nothing}
      </td>
      <td>${registrationMark(item.state)}</td>
      <td class="number" data-label=${t('organise.registered')}>
        ${item.registeredAt ? dateTimeOf(item.registeredAt, viewerZone, locale) : ''}
      </td>
      <td class="end">
        ${open
          ? html`<span class="row row--end">
              <button class="button" type="button" ?disabled=${this.busy === item.id} @click=${() => void this.#decide(item, 'approve')}>
                ${t('organise.approve')}
              </button>
              <button class="button button--quiet" type="button" ?disabled=${this.busy === item.id} @click=${() => void this.#decide(item, 'decline')}>
                ${t('organise.decline')}
              </button>
            </span>`
          : nothing}
      </td>
    </tr>`;
  }
}

