/** Who belongs to which room, by hand; and who waits for an adult's help to come in. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { Breakout, RosterEntry } from '../../api/types';
import { toast } from '../../frame/frame';
import { valueOf } from '../../parts/form';
import { Watched } from '../../parts/watched';
import { explain } from '../../text/explain';
import { t } from '../../text/messages';

@customElement('pl-roster')
export class Roster extends Watched {
  @property() slug = '';
  @property({ attribute: false }) rooms: readonly Breakout[] = [];
  @state() private people: readonly RosterEntry[] = [];

  /** Silence is shown by the frame, and passes; who may not look is told why beside this. */
  protected override async look(): Promise<void> {
    this.people = await api.youthRoster(this.slug).catch(() => this.people);
  }

  async #place(one: RosterEntry, to: string): Promise<void> {
    try {
      if (to) await api.placeInRoom(to, one.admission);
      else if (one.breakout) await api.takeOffRoom(one.breakout, one.admission);
      toast(t('roster.told', { pseudonym: one.pseudonym }));
    } catch (error) {
      toast(explain(error), { seconds: 10 });
    }
    await this.look();
    this.requestUpdate();
  }

  async #helped(one: RosterEntry): Promise<void> {
    try {
      await api.helpedYouth(one.admission);
    } catch (error) {
      toast(explain(error), { seconds: 10 });
    }
    await this.look();
  }

  protected override render(): TemplateResult {
    if (this.people.length === 0) return html`<p class="empty">${t('roster.nobody')}</p>`;
    return html`<ul class="rooms">
      ${this.people.map(
        (one) =>
          html`<li class="rooms__room">
            <div>
              <p class="rooms__topic">${one.pseudonym}</p>
              <p class="soft small">${one.band}</p>
            </div>
            ${one.helpNeeded ? this.#help(one) : this.#choice(one)}
          </li>`,
      )}
    </ul>`;
  }

  #help(one: RosterEntry): TemplateResult {
    return html`<p class="row">
      <span class="soft">${t('lead.helpNeeded')}</span>
      <button class="button" type="button" @click=${() => void this.#helped(one)}>${t('lead.helped')}</button>
    </p>`;
  }

  #choice(one: RosterEntry): TemplateResult {
    const label = t('roster.roomOf', { pseudonym: one.pseudonym });
    return html`<select class="input rooms__choice" aria-label=${label} @change=${(event: Event) => void this.#place(one, valueOf(event))}>
      <option value="" ?selected=${!one.breakout}>${t('roster.none')}</option>
      ${this.rooms
        .filter((room) => room.band === one.band)
        .map(
          (room) =>
            html`<option value=${room.id} ?selected=${room.id === one.breakout} ?disabled=${room.left === 0 && room.id !== one.breakout}>
              ${room.topic}${room.left === 0 ? html` (${t('lobby.full')})` : nothing}
            </option>`,
        )}
    </select>`;
  }
}
