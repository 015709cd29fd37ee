import './room.css';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import { newKey, Refusal } from '../../api/client';
import type { Breakout } from '../../api/types';
import { announce, toast } from '../../frame/frame';
import { confirmed } from '../../parts/dialog';
import { field, focusRefused, refusedForm, stillRefused, valueOf } from '../../parts/form';
import { Watched } from '../../parts/watched';
import { explain, fieldMessage } from '../../text/explain';
import { locale, t, word } from '../../text/messages';
import { countdown } from '../../text/times';
import './own-words';
import { joiningWord, roomlessWord } from './room-words';
import './roster';

const bands = ['13-15', '16-17'] as const;

interface Plan {
  topic: string;
  band: string;
  capacity: string;
  minutes: string;
  joining: string;
}

const usual: Plan = { topic: '', band: bands[0], capacity: '8', minutes: '45', joining: 'choice' };

/** The forum's rooms: for young people the way into theirs, for who looks after them all of them. */
@customElement('pl-lobby')
export class Lobby extends Watched {
  @property({ attribute: false }) slug = '';
  @property({ attribute: false }) staff = false;
  @state() private rooms: readonly Breakout[] | null = null;
  @state() private plan: Plan = usual;
  @state() private error: unknown = null;
  @state() private busy = false;
  /** Whether somebody looks at who belongs where; nobody asks for it else. */
  @state() private placing = false;
  #key = newKey();
  /** How far the service's clock is ahead of ours, in milliseconds: telephones go wrong. */
  #ahead = 0;

  protected override async look(): Promise<void> {
    const failed = this.error;
    try {
      const before = this.rooms?.find((room) => room.mine);
      const { items: rooms, now } = (await api.breakouts(this.slug)).data;
      this.#ahead = Date.parse(now) - Date.now();
      this.rooms = rooms;
      if (this.error === failed) this.error = stillRefused(failed, this);
      const own = this.rooms.find((room) => room.mine);
      if (own && own.state === 'open' && before?.state !== 'open') announce(t('lobby.yours', { topic: own.topic }));
    } catch (error) {
      // Who may not see rooms is told why by the page around this; silence is shown by the frame, and passes.
      if (!(error instanceof Refusal && [403, 404].includes(error.status))) return;
      this.rooms = null;
      this.dispatchEvent(new CustomEvent('shut'));
    }
  }

  readonly #create = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    const { topic, band, capacity, minutes, joining } = this.plan;
    try {
      await api.createBreakout(
        this.slug,
        { topic: topic.trim(), band, capacity: Number(capacity) || null, minutes: Number(minutes) || null, joining },
        this.#key,
      );
      this.#key = newKey();
      this.plan = { ...this.plan, topic: '' };
      await this.look();
      toast(t('lobby.created'));
    } catch (error) {
      this.error = error;
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  };

  async #spread(band: string, anew: boolean): Promise<void> {
    if (anew && !(await confirmed({ title: t('lobby.reshuffle.title'), text: t('lobby.reshuffle.text'), confirm: t('lobby.reshuffle') }))) return;
    try {
      const { placed, unplaced } = (await api.spreadOverBreakouts(this.slug, band, anew, newKey())).data;
      toast(t('lobby.spread', { placed, unplaced }));
      await this.look();
    } catch (error) {
      toast(explain(error), { seconds: 10 });
    }
  }

  readonly #unfolded = (event: Event) => {
    this.placing = (event.currentTarget as HTMLDetailsElement).open;
  };

  readonly #callBack = async () => {
    if (!(await confirmed({ title: t('lobby.callBack.title'), text: t('lobby.callBack.text'), confirm: t('lobby.callBack') }))) return;
    try {
      await api.callBackBreakouts(this.slug);
      await this.look();
    } catch (error) {
      toast(explain(error), { seconds: 10 });
    }
  };

  protected override render(): TemplateResult | typeof nothing {
    if (!this.rooms) return nothing;
    return html`<section class="rubric stack" aria-labelledby="rooms">
      <h2 id="rooms">${t('lobby.title')}</h2>
      ${this.staff ? nothing : this.#next(this.rooms)}
      ${this.rooms.length === 0
        ? html`<p class="empty">${t(this.staff ? 'lobby.none.staff' : 'lobby.none')}</p>`
        : html`<ul class="rooms">
            ${this.rooms.map((room) => this.#room(room))}
          </ul>`}
      ${this.staff
        ? this.#desk()
        : html`<pl-own-words .slug=${this.slug} .room=${this.rooms.find((room) => room.mine)?.id ?? ''}></pl-own-words>`}
    </section>`;
  }

  /** Where a young person goes next is always said. */
  #next(rooms: readonly Breakout[]): TemplateResult | typeof nothing {
    const own = rooms.find((room) => room.mine);
    if (!own) return rooms.length ? html`<p>${t(roomlessWord(rooms))}</p>` : nothing;
    const open = isOpen(own);
    const state = open ? 'lobby.yours' : own.state === 'closed' ? 'lobby.yours.closed' : 'lobby.yours.later';
    return html`<div class="notice ${open ? 'notice--good' : 'notice--accent'}" role="status">
      <p class="notice__title">${t(state, { topic: own.topic })}</p>
      <p><a class="button ${open ? 'button--main' : ''}" href="/youth/rooms/${own.id}">${wayIn(own)}</a></p>
    </div>`;
  }

  #room(room: Breakout): TemplateResult {
    const mine = room.mine && !this.staff;
    const choice = room.mayEnter && room.state !== 'closed';
    return html`<li class="rooms__room">
      <div>
        <p class="rooms__topic">${room.topic}</p>
        <p class="soft small">
          ${word('room.now', room.state)}${this.staff ? html` · ${room.band}` : nothing} ·
          ${t('lobby.people', { count: room.people, capacity: room.capacity })}
          ${room.endsAt ? html` · ${t('room.left', { time: countdown(Date.parse(room.endsAt) - Date.now() - this.#ahead, locale) })}` : nothing}
        </p>
      </div>
      ${this.staff || (choice && !mine && room.left > 0)
        ? html`<a class="button" href="/youth/rooms/${room.id}">${this.staff ? t('lobby.look') : wayIn(room)}</a>`
        : html`<span class="soft">${mine ? t('lobby.mine') : choice ? t('lobby.full') : room.mayEnter ? nothing : t(joiningWord(room))}</span>`}
    </li>`;
  }

  #desk(): TemplateResult {
    return html`<details class="details" ?open=${this.rooms?.length === 0}>
        <summary>${t('lobby.create')}</summary>
        ${this.#form()}
      </details>
      <details class="details" @toggle=${this.#unfolded}>
        <summary>${t('lobby.who')}</summary>
        <p class="row">
          ${bands.map(
            (band) =>
              html`<button class="button" type="button" @click=${() => void this.#spread(band, false)}>${t('lobby.spreadBand', { band })}</button>
                <button class="button button--quiet" type="button" @click=${() => void this.#spread(band, true)}>
                  ${t('lobby.reshuffleBand', { band })}
                </button>`,
          )}
        </p>
        ${this.placing ? html`<pl-roster .slug=${this.slug} .rooms=${this.rooms ?? []}></pl-roster>` : nothing}
        <p><button class="button button--alarm" type="button" @click=${this.#callBack}>${t('lobby.callBack')}</button></p>
      </details>`;
  }

  #form(): TemplateResult {
    const set = (name: keyof Plan) => (event: Event) => (this.plan = { ...this.plan, [name]: valueOf(event) });
    const input = (name: keyof Plan, mode: 'text' | 'numeric', max: number) =>
      field({ id: name, label: t(`lobby.form.${name}`), error: fieldMessage(this.error, name) }, (described, invalid) =>
        html`<input
          class="input"
          id=${name}
          inputmode=${mode}
          autocomplete="off"
          maxlength=${max}
          aria-describedby=${described}
          aria-invalid=${invalid}
          .value=${this.plan[name]}
          @input=${set(name)}
        />`,
      );
    const choice = (name: 'band' | 'joining', options: readonly string[], text: (option: string) => string) =>
      field({ id: name, label: t(`lobby.form.${name}`), error: fieldMessage(this.error, name) }, () =>
        html`<select class="input" id=${name} @change=${set(name)}>
          ${options.map((option) => html`<option value=${option} ?selected=${option === this.plan[name]}>${text(option)}</option>`)}
        </select>`,
      );
    return html`<form class="form" @submit=${this.#create} novalidate>
      ${refusedForm(this.error, ['topic', 'band', 'capacity', 'minutes', 'joining'])} ${input('topic', 'text', 160)}
      <div class="form__pair">
        ${choice('band', bands, (band) => band)} ${choice('joining', ['choice', 'assigned'], (how) => word('lobby.form.joining', how))}
      </div>
      <div class="form__pair">${input('capacity', 'numeric', 2)} ${input('minutes', 'numeric', 3)}</div>
      <p><button class="button button--main" type="submit" aria-busy=${this.busy}>${t('lobby.create')}</button></p>
    </form>`;
  }
}

const isOpen = ({ state }: Breakout) => state === 'open' || state === 'held' || state === 'frozen';

/** What a young person does at a room's door. */
const wayIn = (room: Breakout) => t(isOpen(room) ? 'lobby.goIn' : room.state === 'closed' ? 'lobby.read' : 'lobby.wait');
