import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { Registration, Role, RoleHolder } from '../../api/types';
import { toast } from '../../frame/frame';
import { valueOf } from '../../parts/form';
import { t, word } from '../../text/messages';
import { Part } from '../../parts/part';

const roles: readonly Role[] = ['organiser', 'chair', 'moderator', 'producer', 'captioner', 'facilitator', 'speaker', 'lead'];

@customElement('pl-roles')
export class Roles extends Part {
  @state() private holders: readonly RoleHolder[] = [];
  @state() private found: readonly Registration[] | null = null;
  @state() private words = '';
  @state() private busy = '';

  protected override async load(): Promise<void> {
    this.holders = (await api.roleHolders(this.slug)).data.items;
  }

  async #set(holder: RoleHolder, role: Role, on: boolean): Promise<void> {
    const next = roles.filter((known) => (known === role ? on : holder.roles.includes(known)));
    this.busy = holder.subject;
    try {
      await api.putRoles(this.slug, holder.subject, next);
      this.holders = this.holders.map((known) => (known.subject === holder.subject ? { ...known, roles: next } : known));
      toast(t(on ? 'roles.given' : 'roles.taken', { role: word('role', role).toLowerCase(), name: holder.name ?? '' }), {
        action: { label: t('desk.undo'), run: () => void this.#set({ ...holder, roles: next }, role, !on) },
      });
    } catch (error) {
      this.holders = [...this.holders];
      this.fail(error);
      this.requestUpdate();
    } finally {
      this.busy = '';
    }
  }

  readonly #search = async (event: Event) => {
    event.preventDefault();
    try {
      this.found = (await api.registrations(this.slug, { q: this.words.trim() })).data.items;
    } catch (error) {
      this.fail(error);
    }
  };

  #add(person: Registration): void {
    if (!person.subject) return;
    if (!this.holders.some((holder) => holder.subject === person.subject)) {
      this.holders = [...this.holders, { subject: person.subject, name: person.name ?? null, roles: [] }];
    }
    this.found = null;
    this.words = '';
    const { subject } = person;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[data-subject="${CSS.escape(subject)}"] input`)?.focus());
  }

  protected override view(): TemplateResult {
    return html`<div class="stack">
      <p class="soft">${t('roles.lede')}</p>
      <form class="copy" role="search" @submit=${this.#search}>
        <label class="hidden-visually" for="role-search">${t('roles.search')}</label>
        <input
          class="input"
          id="role-search"
          type="search"
          placeholder=${t('roles.search')}
          .value=${this.words}
          @input=${(event: Event) => (this.words = valueOf(event))}
        />
        <button class="button" type="submit" ?disabled=${this.words.trim() === ''}>${t('roles.find')}</button>
      </form>
      ${this.found
        ? this.found.length === 0
          ? html`<p class="empty" role="status">${t('organise.noneFound')}</p>`
          : html`<ul class="own" aria-label=${t('roles.found')}>
              ${this.found.slice(0, 10).map(
                (person) =>
                  html`<li class="row row--apart">
                    <span>${person.name || t('organise.noName')} <span class="soft small">${person.organisation ?? ''}</span></span>
                    <button class="button" type="button" @click=${() => this.#add(person)}>${t('roles.choose')}</button>
                  </li>`,
              )}
            </ul>`
        : nothing}
      ${this.holders.length === 0
        ? html`<p class="empty">${t('roles.none')}</p>`
        : html`<ul class="own">
            ${this.holders.map(
              (holder) =>
                html`<li data-subject=${holder.subject}>
                  <fieldset ?disabled=${this.busy === holder.subject}>
                    <legend class="field__label">${holder.name || t('organise.noName')}</legend>
                    <div class="role-checks">
                      ${roles.map(
                        (role) =>
                          html`<label class="check check--inline">
                            <input
                              type="checkbox"
                              .checked=${holder.roles.includes(role)}
                              @change=${(event: Event) => void this.#set(holder, role, (event.target as HTMLInputElement).checked)}
                            />
                            <span>${word('role', role)}</span>
                          </label>`,
                      )}
                    </div>
                  </fieldset>
                </li>`,
            )}
          </ul>`}
    </div>`;
  }
}
