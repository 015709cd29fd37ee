import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import { newKey } from '../../api/client';
import type { Contribution, RoomConclusion } from '../../api/types';
import { toast } from '../../frame/frame';
import { confirmed } from '../../parts/dialog';
import { dropDraft, readDraft, writeDraft } from '../../parts/drafts';
import { checkedOf, field, focusRefused, refusedForm, stillRefused, valueOf } from '../../parts/form';
import { keepFocus } from '../../parts/focus';
import { icon } from '../../parts/icons';
import { Watched } from '../../parts/watched';
import { explain, fieldMessage } from '../../text/explain';
import { t, word } from '../../text/messages';
import { reportButton } from './report';
import { stancesOn } from './stances';

/** What is being written, with the contributions that it rests on. */
interface Words {
  readonly text: string;
  readonly dissent: string;
  readonly grounds: readonly string[];
}

const empty: Words = { text: '', dissent: '', grounds: [] };

const wordsOf = ({ text, dissent, contributions }: RoomConclusion): Words => ({
  text,
  dissent: dissent ?? '',
  grounds: contributions.map((one) => one.id),
});

const keptOf = (id: string) => `conclude.${id}`;

/** What a room concludes: facilitators write it down from what is on the board, young people say what they think of it. */
@customElement('pl-room-conclusions')
export class RoomConclusions extends Watched {
  @property() room = '';
  @property({ attribute: false }) speaking = false;
  @property({ attribute: false }) staff = false;
  @property({ attribute: false }) lead = false;
  /** Whether nothing is heard of the room, and nothing can be sent. */
  @property({ attribute: false }) unsure = false;
  @state() private conclusions: readonly RoomConclusion[] = [];
  @state() private shown: readonly Contribution[] = [];
  @state() private words: Words = empty;
  /** What the lead takes off, and why. */
  @state() private withdrawing = '';
  @state() private reason = '';
  /** The draft that is being worded otherwise; null for a new one. */
  @state() private editing: RoomConclusion | null = null;
  @state() private error: unknown = null;
  @state() private busy = false;
  #key = newKey();

  /** Silence is shown by the frame, and passes; who may not look is told so by the room. */
  protected override async look(): Promise<void> {
    const failed = this.error;
    const [conclusions, board] = await Promise.all([
      api.roomConclusions(this.room).catch(() => null),
      this.staff ? api.contributions(this.room).catch(() => null) : null,
    ]);
    this.conclusions = conclusions?.data.items ?? this.conclusions;
    if (conclusions && this.error === failed) this.error = stillRefused(failed, this);
    this.shown = board?.items.filter((one) => one.state === 'shown') ?? this.shown;
  }

  /** @returns whether it was done */
  async #run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await work();
      await this.look();
      await this.updateComplete;
      keepFocus(this, '#conclude');
      return true;
    } catch (error) {
      toast(explain(error), { seconds: 10 });
      return false;
    } finally {
      this.busy = false;
    }
  }

  readonly #draft = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    const dissent = this.words.dissent.trim();
    try {
      const body = { text: this.words.text.trim(), contributions: this.words.grounds, ...(dissent ? { dissent } : {}) };
      if (this.editing) await api.editConclusion(this.editing.id, body, this.editing.version);
      else await api.draftConclusion(this.room, body, this.#key);
      this.#key = newKey();
      dropDraft(this.#kept);
      this.#write(null);
      toast(t('conclude.saved'));
      await this.look();
    } catch (error) {
      this.error = error;
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.#write(null);
  }

  /** Fills the form with a draft, or with the new conclusion that was being written. */
  #write(draft: RoomConclusion | null): void {
    const { version, ...kept } = readDraft<Words & { version: number }>(keptOf(draft?.id ?? this.room));
    // What somebody else has written since then is not written over: the service refuses the version we began with.
    this.editing = draft && { ...draft, version: version ?? draft.version };
    this.words = { ...(draft ? wordsOf(draft) : empty), ...kept };
    this.error = null;
  }

  get #kept(): string {
    return keptOf(this.editing?.id ?? this.room);
  }

  #change(part: Partial<Words>): void {
    this.words = { ...this.words, ...part };
    writeDraft(this.#kept, { ...this.words, version: this.editing?.version });
  }

  readonly #back = (): void => {
    dropDraft(this.#kept);
    this.#write(null);
  };

  async #delete(draft: RoomConclusion): Promise<void> {
    const sure = await confirmed({ title: t('conclude.delete.title'), text: draft.text, confirm: t('conclude.delete'), alarm: true });
    if (!sure) return;
    if (!(await this.#run(() => api.deleteConclusion(draft.id, draft.version)))) return;
    dropDraft(keptOf(draft.id));
    if (this.editing?.id === draft.id) this.#write(null);
  }

  async #edit(draft: RoomConclusion): Promise<void> {
    this.#write(draft);
    await this.updateComplete;
    this.querySelector<HTMLElement>('#conclude-text')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.staff && this.conclusions.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="conclude">
      <h2 id="conclude" tabindex="-1">${t('conclude.title')}</h2>
      ${this.conclusions.length === 0 ? html`<p class="empty">${t('conclude.none')}</p>` : nothing}
      <ul class="own">
        ${this.conclusions.map((one) => this.#conclusion(one))}
      </ul>
      ${this.staff ? this.#form() : nothing}
    </section>`;
  }

  #conclusion(one: RoomConclusion): TemplateResult {
    const tally = { totals: { agree: one.agree, disagree: one.disagree, pass: one.pass }, mine: one.mine ?? null };
    const draft = one.state === 'draft';
    return html`<li class="stack-tight">
      <p class="mark ${one.state === 'adopted' ? 'mark--confirmed' : 'mark--pending'}">
        ${icon(one.state === 'adopted' ? 'tick' : 'hourglass')} ${word('conclude.state', one.state)}
      </p>
      <p class="question__text" dir="auto">${one.text}</p>
      ${one.dissent ? html`<p><strong>${t('conclusions.dissent')}:</strong> ${one.dissent}</p>` : nothing}
      <details class="details">
        <summary>${t('conclude.grounds')}</summary>
        <ul>
          ${one.contributions.map((ground) => html`<li dir="auto">${ground.text}</li>`)}
        </ul>
      </details>
      ${stancesOn(tally, this.staff || !draft, this.speaking, (stance) => void this.#run(() => api.takeConclusionStance(one.id, stance, one.version)))}
      <p>${reportButton({ room: this.room }, { kind: 'conclusion', id: one.id, text: one.text })}</p>
      ${this.staff && draft
        ? html`<p class="row">
            <button class="button button--main" type="button" aria-busy=${this.busy} @click=${() => void this.#run(() => api.adoptConclusion(one.id))}>
              ${t('conclude.adopt')}
            </button>
            <button class="button" type="button" @click=${() => void this.#edit(one)}>${t('conclude.edit')}</button>
            <button class="button button--quiet" type="button" @click=${() => void this.#delete(one)}>
              ${t('conclude.delete')}
            </button>
          </p>`
        : nothing}
      ${this.lead && one.state === 'adopted' ? this.#withdrawal(one) : nothing}
    </li>`;
  }

  #withdrawal(one: RoomConclusion): TemplateResult {
    if (this.withdrawing !== one.id) {
      return html`<p>
        <button class="button button--quiet" type="button" @click=${() => (this.withdrawing = one.id)}>${t('conclude.withdraw')}</button>
      </p>`;
    }
    return html`${field({ id: 'withdraw-reason', label: t('conclude.withdraw.reason') }, (described) =>
        html`<textarea
          class="input"
          id="withdraw-reason"
          maxlength="500"
          aria-describedby=${described}
          .value=${this.reason}
          @input=${(event: Event) => (this.reason = valueOf(event))}
        ></textarea>`,
      )}
      <p class="row">
        <button class="button button--alarm" type="button" ?disabled=${this.reason.trim() === ''} @click=${() => void this.#withdraw(one)}>
          ${t('conclude.withdraw')}
        </button>
        <button class="button button--quiet" type="button" @click=${() => (this.withdrawing = '')}>${t('dialog.back')}</button>
      </p>`;
  }

  async #withdraw(one: RoomConclusion): Promise<void> {
    if (!(await this.#run(() => api.withdrawConclusion(one.id, this.reason.trim())))) return;
    this.withdrawing = '';
    this.reason = '';
  }

  #form(): TemplateResult {
    const area = (id: string, label: string, value: string, input: (text: string) => void) =>
      field({ id: `conclude-${id}`, label, error: fieldMessage(this.error, id) }, (described, invalid) =>
        html`<textarea
          class="input"
          id="conclude-${id}"
          aria-describedby=${described}
          aria-invalid=${invalid}
          .value=${value}
          @input=${(event: Event) => input(valueOf(event))}
        ></textarea>`,
      );
    const choose = (id: string, on: boolean) => {
      const others = this.words.grounds.filter((ground) => ground !== id);
      this.#change({ grounds: on ? [...others, id] : others });
    };
    return html`<details class="details" ?open=${this.editing !== null || this.words.text !== ''}>
      <summary>${t(this.editing ? 'conclude.edit.title' : 'conclude.write')}</summary>
      ${this.editing ? html`<p class="soft">${t('conclude.edit.voids')}</p>` : nothing}
      ${this.shown.length === 0
        ? html`<p class="soft">${t('conclude.needsShown')}</p>`
        : html`<form class="form" @submit=${this.#draft} novalidate>
            ${refusedForm(this.error, ['text', 'contributions', 'dissent'])}
            ${area('text', t('conclude.text'), this.words.text, (text) => this.#change({ text }))}
            <fieldset>
              <legend class="field__label">${t('conclude.grounds')}</legend>
              ${this.shown.map(
                (one) =>
                  html`<label class="check">
                    <input
                      type="checkbox"
                      .checked=${this.words.grounds.includes(one.id)}
                      @change=${(event: Event) => choose(one.id, checkedOf(event))}
                    />
                    <span dir="auto">${one.text}</span>
                  </label>`,
              )}
            </fieldset>
            ${area('dissent', t('conclude.dissent'), this.words.dissent, (dissent) => this.#change({ dissent }))}
            <p class="row">
              <button
                class="button button--main"
                type="submit"
                aria-busy=${this.busy}
                ?disabled=${this.unsure || this.words.text.trim() === '' || this.words.grounds.length === 0}
              >
                ${t('conclude.save')}
              </button>
              ${this.editing
                ? html`<button class="button button--quiet" type="button" @click=${this.#back}>${t('dialog.back')}</button>`
                : nothing}
              ${this.unsure ? html`<span class="soft small">${t('say.notNow')}</span>` : nothing}
            </p>
          </form>`}
    </details>`;
  }
}
