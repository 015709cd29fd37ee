/** Who belongs to which room, by hand; and who waits for an adult's help to come in. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import * as api from '../../api/calls';
import type { Breakout, RosterEntry } from '../../api/types';
import { toast } from '../../frame/frame';
import { valueOf } from '../../parts/form';
import { Watched } from '../../parts/watched';
import { explain } from '../../text/explain';
import { t, word } from '../../text/messages';

interface Member {
  readonly admission: string;
  readonly pseudonym: string;
}

/**
 * The choice of a young person's room.
 *
 * @param rooms those of their age
 * @param own the room they belong to; null for none
 * @param moved called once they have been moved, or could not be
 */
export function roomChoice(one: Member, rooms: readonly Breakout[], own: string | null, moved: () => void): TemplateResult {
  const choose = async (to: string) => {
    try {
      if (to) await api.placeInRoom(to, one.admission);
      else if (own) await api.takeOffRoom(own, one.admission);
      toast(t('roster.told', { pseudonym: one.pseudonym }));
    } catch (error) {
      toast(explain(error), { seconds: 10 });
    }
    moved();
  };
  return html`<select
    class="input rooms__choice"
    aria-label=${t('roster.roomOf', { pseudonym: one.pseudonym })}
    @change=${(event: Event) => void choose(valueOf(event))}
  >
    <option value="" .selected=${live(own === null)}>${t('roster.none')}</option>
    ${rooms
      .filter((room) => room.state !== 'closed' || room.id === own)
      .map(
        (room) =>
          html`<option value=${room.id} .selected=${live(room.id === own)} ?disabled=${room.left === 0 && room.id !== own}>
            ${room.topic} (${word('roster.room', room.state)}${room.left === 0 ? html`, ${t('lobby.full')}` : nothing})
          </option>`,
      )}
  </select>`;
}

@customElement('pl-roster')
export class Roster extends Watched {
  @property() slug = '';
  @property({ attribute: false }) rooms: readonly Breakout[] = [];
  @state() private people: readonly RosterEntry[] = [];

  /** Silence is shown by the frame, and passes; who may not look is told why beside this. */
  protected override async look(): Promise<void> {
    this.people = await api.youthRoster(this.slug).catch(() => this.people);
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
    const rooms = this.rooms.filter((room) => room.band === one.band);
    return roomChoice(one, rooms, one.breakout ?? null, () => void this.look());
  }
}
