/** The short post of the digital team; a draft of it survives a reload. */
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import { newKey } from '../api/client';
import { toast } from '../frame/frame';
import { fieldMessage } from '../text/explain';
import { t } from '../text/messages';
import { dropDraft, readDraft, writeDraft } from './drafts';
import { field, refusedForm, valueOf } from './form';

@customElement('pl-update-form')
export class UpdateForm extends LitElement {
  @property() session = '';
  @state() private text = '';
  @state() private error: unknown = null;
  @state() private busy = false;
  #key = newKey();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  get #draft(): string {
    return `update.${this.session}`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.text = readDraft<{ text: string }>(this.#draft).text ?? '';
  }

  readonly #post = async (event: Event) => {
    event.preventDefault();
    const text = this.text.trim();
    if (!text || this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      await api.postUpdate(this.session, text, this.#key);
      this.text = '';
      this.#key = newKey();
      dropDraft(this.#draft);
      toast(t('updates.posted'));
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  };

  protected override render(): unknown {
    return html`<form class="stack" @submit=${this.#post} novalidate>
      ${field(
        { id: 'update', label: t('updates.write'), hint: t('updates.hint'), error: fieldMessage(this.error, 'text') },
        (described, invalid) =>
          html`<textarea
            class="input"
            id="update"
            rows="2"
            dir="auto"
            maxlength="1000"
            aria-describedby=${described}
            aria-invalid=${invalid}
            .value=${this.text}
            @input=${(event: Event) => {
              this.text = valueOf(event);
              this.#key = newKey();
              writeDraft(this.#draft, { text: this.text });
            }}
          ></textarea>`,
      )}
      ${refusedForm(this.error, ['text'])}
      <button class="button" type="submit" aria-busy=${this.busy} ?disabled=${this.text.trim() === ''}>
        ${t('updates.post')}
      </button>
    </form>`;
  }
}
