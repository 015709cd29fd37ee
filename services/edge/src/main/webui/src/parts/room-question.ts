/** A question that somebody put in the hall or elsewhere, typed in by a moderator. */
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import { newKey } from '../api/client';
import { toast } from '../frame/frame';
import { fieldMessage } from '../text/explain';
import { t, word } from '../text/messages';
import { dropDraft, readDraft, writeDraft } from './drafts';
import { field, refusedForm, valueOf } from './form';

type Origin = 'room' | 'social';

@customElement('pl-room-question')
export class RoomQuestion extends LitElement {
  @property() session = '';
  @state() private text = '';
  @state() private author = '';
  @state() private origin: Origin = 'room';
  @state() private error: unknown = null;
  @state() private busy = false;
  #key = newKey();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  get #draft(): string {
    return `room.${this.session}`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const draft = readDraft<{ text: string; author: string }>(this.#draft);
    this.text = draft.text ?? '';
    this.author = draft.author ?? '';
  }

  #changed(): void {
    this.#key = newKey();
    writeDraft(this.#draft, { text: this.text, author: this.author });
  }

  readonly #send = async (event: Event) => {
    event.preventDefault();
    if (this.busy || this.text.trim() === '') return;
    this.busy = true;
    this.error = null;
    const author = this.author.trim();
    try {
      await api.askForRoom(
        this.session,
        { text: this.text.trim(), origin: this.origin, ...(author ? { shownAuthor: author } : {}) },
        this.#key,
      );
      this.text = '';
      this.author = '';
      this.#key = newKey();
      dropDraft(this.#draft);
      toast(t('desk.room.sent'));
      this.dispatchEvent(new CustomEvent('added'));
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  };

  protected override render(): unknown {
    return html`<details class="details">
      <summary>${t('desk.room.title')}</summary>
      <form class="stack" @submit=${this.#send} novalidate>
        ${field(
          { id: 'room-text', label: t('desk.room.text'), error: fieldMessage(this.error, 'text') },
          (described, invalid) =>
            html`<textarea
              class="input"
              id="room-text"
              rows="3"
              dir="auto"
              maxlength="1000"
              aria-describedby=${described}
              aria-invalid=${invalid}
              .value=${this.text}
              @input=${(event: Event) => {
                this.text = valueOf(event);
                this.#changed();
              }}
            ></textarea>`,
        )}
        ${field(
          { id: 'room-author', label: t('desk.room.author'), error: fieldMessage(this.error, 'shownAuthor') },
          (described, invalid) =>
            html`<input
              class="input"
              id="room-author"
              dir="auto"
              maxlength="120"
              aria-describedby=${described}
              aria-invalid=${invalid}
              .value=${this.author}
              @input=${(event: Event) => {
                this.author = valueOf(event);
                this.#changed();
              }}
            />`,
        )}
        ${field(
          { id: 'room-origin', label: t('desk.room.origin') },
          () =>
            html`<select class="input" id="room-origin" @change=${(event: Event) => (this.origin = valueOf(event) as Origin)}>
              ${(['room', 'social'] as const).map((origin) => html`<option value=${origin}>${word('origin', origin)}</option>`)}
            </select>`,
        )}
        ${refusedForm(this.error, ['text', 'shownAuthor'])}
        <button class="button" type="submit" aria-busy=${this.busy} ?disabled=${this.text.trim() === ''}>${t('desk.room.send')}</button>
      </form>
    </details>`;
  }
}
