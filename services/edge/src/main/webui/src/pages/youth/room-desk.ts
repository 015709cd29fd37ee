import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import * as api from '../../api/calls';
import { newKey } from '../../api/client';
import type { Breakout, Room } from '../../api/types';
import { toast } from '../../frame/frame';
import { confirmed } from '../../parts/dialog';
import { keepFocus } from '../../parts/focus';
import { icon } from '../../parts/icons';
import { Watched } from '../../parts/watched';
import { explain } from '../../text/explain';
import { t } from '../../text/messages';
import { alertText } from './alerts';
import { missingToOpen } from './room-words';
import { roomChoice } from './roster';

const extension = 5;

/** What facilitators and the lead do with a room: the two-adult light, its time, its stop, its people. */
@customElement('pl-room-desk')
export class RoomDesk extends Watched {
  @property({ attribute: false }) room!: Room;
  @property({ attribute: false }) lead = false;
  /** Whether nothing has been heard of the room for so long that nobody can tell who is in it. */
  @property({ attribute: false }) unsure = false;
  /** Where somebody of this room can be moved to. */
  @state() private rooms: readonly Breakout[] = [];
  @state() private busy = false;

  /** Silence is shown by the frame, and passes. */
  protected override async look(): Promise<void> {
    const found = (await api.breakouts(this.room.conference).catch(() => null))?.data.items;
    this.rooms = found?.filter((room) => room.band === this.room.band) ?? this.rooms;
  }

  async #run(work: () => Promise<{ data: Room }>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      this.dispatchEvent(new CustomEvent<Room>('room', { detail: (await work()).data }));
      await this.updateComplete;
      keepFocus(this, '#desk');
    } catch (error) {
      toast(explain(error), { seconds: 10 });
    } finally {
      this.busy = false;
    }
  }

  async #close(): Promise<void> {
    const sure = await confirmed({ title: t('care.close.title'), text: t('care.close.text'), confirm: t('care.close') });
    if (sure) await this.#run(() => api.changeRoom(this.room.id, 'close'));
  }

  async #seen(id: string): Promise<void> {
    await this.#run(async () => {
      await api.seeToAlert(id);
      return api.room(this.room.id);
    });
  }

  readonly #moved = () => void this.#run(() => api.room(this.room.id));

  protected override render(): TemplateResult | typeof nothing {
    const { room } = this;
    const desk = room.desk;
    if (!desk) return nothing;
    const missing = missingToOpen(desk.facilitators);
    const goingOn = room.state === 'open' || room.state === 'held' || room.state === 'frozen';
    const act = (text: string, work: () => Promise<{ data: Room }>, look = '') =>
      html`<button class="button ${look}" type="button" aria-busy=${this.busy} @click=${() => void this.#run(work)}>${text}</button>`;
    const thaw = act(t('care.thaw'), () => api.changeRoom(room.id, 'thaw'), 'button--main');
    return html`<section class="rubric stack" aria-labelledby="desk">
      <h2 id="desk" tabindex="-1">${t('care.title')}</h2>
      ${this.#light(desk.facilitators)}
      ${desk.alerts.map(
        (alert) =>
          html`<div class="notice ${alert.takenBy ? '' : 'notice--alarm'}" role=${alert.takenBy ? 'status' : 'alert'}>
            <p class="notice__title">${alertText(alert)}</p>
            ${alert.takenBy ? html`<p>${t('alert.takenBy', { name: alert.takenBy })}</p>` : nothing}
            ${this.lead || !alert.takenBy
              ? html`<p>
                  <button class="button" type="button" @click=${() => void this.#seen(alert.id)}>${t('alert.seen')}</button>
                </p>`
              : nothing}
          </div>`,
      )}
      <div class="desk__acts">
        ${desk.frozenByLead && !this.lead
          ? html`<p class="soft">${t('care.frozenByLead')}</p>`
          : desk.frozenByLead || room.state === 'frozen'
            ? thaw
            : nothing}
        ${goingOn
          ? html`${room.state === 'frozen' ? nothing : act(t('care.freeze'), () => api.changeRoom(room.id, 'freeze'), 'button--alarm')}
            ${act(t('care.extend', { minutes: extension }), () => api.extendRoom(room.id, extension, newKey()))}
            ${act(t(room.recording ? 'care.stopRecording' : 'care.record'), () => api.recordRoom(room.id, !room.recording))}
            <button class="button" type="button" @click=${() => void this.#close()}>${t('care.close')}</button>`
          : this.unsure || missing > 0
            ? nothing
            : act(t('care.open'), () => api.changeRoom(room.id, 'open'), 'button--main')}
      </div>
      ${goingOn || this.unsure || missing === 0 ? nothing : html`<p>${t('care.needsTwo', { missing })}</p>`}
      <h3>${t('care.roster', { count: desk.roster.length, capacity: desk.capacity })}</h3>
      ${desk.roster.length === 0
        ? html`<p class="empty">${t('care.nobody')}</p>`
        : html`<ul class="rooms">
            ${repeat(
              desk.roster,
              (member) => member.admission,
              (member) =>
                html`<li class="rooms__room">
                  <span>
                    ${member.pseudonym}
                    ${this.unsure ? nothing : html`<span class="tag">${t(member.here ? 'care.here' : 'care.away')}</span>`}
                  </span>
                  ${this.rooms.length ? roomChoice(member, this.rooms, room.id, this.#moved) : nothing}
                </li>`,
            )}
          </ul>`}
    </section>`;
  }

  /** The two-adult light: how many are here, in words. */
  #light(facilitators: number): TemplateResult {
    const two = missingToOpen(facilitators) === 0 && !this.unsure;
    return html`<p class="desk__light ${two ? 'mark mark--confirmed' : 'mark mark--dismissed'}" role="status">
      ${icon(two ? 'tick' : 'warn', 18)} ${this.unsure ? t('room.light.unsure') : t('care.adults', { count: facilitators })}
    </p>`;
  }
}
