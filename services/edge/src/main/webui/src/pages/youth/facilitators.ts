/** Who has applied to facilitate, and what the lead records of their vetting and training. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { YouthFacilitator } from '../../api/types';
import { toast } from '../../frame/frame';
import { confirmed } from '../../parts/dialog';
import { field, focusRefused, refusedForm, valueOf } from '../../parts/form';
import { facilitatorMark } from '../../parts/mark';
import { Part } from '../../parts/part';
import { fieldMessage } from '../../text/explain';
import { locale, t } from '../../text/messages';
import { dateOf } from '../../text/times';

const fields = ['authority', 'reference', 'until', 'trainedOn'] as const;
type Form = Record<(typeof fields)[number], string>;

const day = (date: string) => dateOf(date, locale, { dateStyle: 'long' });

@customElement('pl-facilitators')
export class Facilitators extends Part {
  @state() private facilitators: readonly YouthFacilitator[] = [];
  /** Whose form is open. */
  @state() private open = '';
  @state() private form: Form = { authority: '', reference: '', until: '', trainedOn: '' };
  @state() private error: unknown = null;
  @state() private busy = false;

  protected override async load(): Promise<void> {
    this.facilitators = await api.youthFacilitators(this.slug);
  }

  #toggle(one: YouthFacilitator): void {
    this.open = this.open === one.subject ? '' : one.subject;
    this.error = null;
    this.form = {
      authority: one.vetting?.authority ?? '',
      reference: one.vetting?.reference ?? '',
      until: one.vetting?.until ?? '',
      trainedOn: one.trainedOn ?? '',
    };
    if (this.open) void this.updateComplete.then(() => this.querySelector<HTMLElement>('#authority')?.focus());
  }

  async #record(event: Event, one: YouthFacilitator): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    const { authority, reference, until, trainedOn } = this.form;
    const vetted = authority.trim() || reference.trim() || until;
    const vetting = { authority: authority.trim(), reference: reference.trim(), until: until || null };
    try {
      await api.recordFacilitator(
        this.slug,
        one.subject,
        { vetting: vetted ? vetting : null, trainedOn: trainedOn || null },
        one.version,
      );
      this.open = '';
      await this.load();
      toast(t('lead.facilitators.saved'));
    } catch (error) {
      this.error = error;
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  }

  async #end(one: YouthFacilitator): Promise<void> {
    const sure = await confirmed({
      title: t('lead.facilitators.end.title', { name: nameOf(one) }),
      text: t('lead.facilitators.end.text'),
      confirm: t('lead.facilitators.end'),
      alarm: true,
    });
    if (!sure) return;
    try {
      await api.endFacilitator(this.slug, one.subject, one.version);
      await this.load();
    } catch (error) {
      this.fail(error);
    }
  }

  protected override view(): TemplateResult {
    if (this.facilitators.length === 0) return html`<p class="empty">${t('lead.facilitators.none')}</p>`;
    return html`<ul class="own">
      ${this.facilitators.map(
        (one) =>
          html`<li class="stack">
            <div class="row row--apart">
              <div>
                <strong>${nameOf(one)}</strong> ${facilitatorMark(one.state)}
                <div class="small soft">${vettingOf(one)} ${trainingOf(one)}</div>
              </div>
              <span class="row">
                <button
                  class="button button--quiet"
                  type="button"
                  aria-expanded=${this.open === one.subject}
                  aria-label=${`${t('lead.facilitators.record')}: ${nameOf(one)}`}
                  @click=${() => this.#toggle(one)}
                >
                  ${t('lead.facilitators.record')}
                </button>
                <button
                  class="button button--quiet"
                  type="button"
                  aria-label=${`${t('lead.facilitators.end')}: ${nameOf(one)}`}
                  @click=${() => void this.#end(one)}
                >
                  ${t('lead.facilitators.end')}
                </button>
              </span>
            </div>
            ${this.open === one.subject ? this.#form(one) : nothing}
          </li>`,
      )}
    </ul>`;
  }

  #form(one: YouthFacilitator): TemplateResult {
    const input = (name: keyof Form, type: 'text' | 'date', hint?: string) =>
      field(
        { id: name, label: t(`lead.facilitators.${name}`), hint, error: fieldMessage(this.error, name) },
        (described, invalid) =>
          html`<input
            class="input"
            id=${name}
            type=${type}
            autocomplete="off"
            maxlength=${type === 'text' ? 80 : nothing}
            aria-describedby=${described}
            aria-invalid=${invalid}
            .value=${this.form[name]}
            @input=${(event: Event) => (this.form = { ...this.form, [name]: valueOf(event) })}
          />`,
      );
    return html`<form class="form" @submit=${(event: Event) => void this.#record(event, one)} novalidate>
      ${refusedForm(this.error, fields)}
      <div class="form__pair">
        ${input('authority', 'text', t('lead.facilitators.authorityHint'))} ${input('reference', 'text')}
      </div>
      <div class="form__pair">
        ${input('until', 'date', t('lead.facilitators.untilHint'))} ${input('trainedOn', 'date', t('lead.facilitators.trainedOnHint'))}
      </div>
      <p><button class="button button--main" type="submit" aria-busy=${this.busy}>${t('lead.facilitators.save')}</button></p>
    </form>`;
  }
}

const nameOf = (one: YouthFacilitator) => one.name || t('lead.facilitators.noName');

const vettingOf = ({ vetting }: YouthFacilitator) =>
  vetting
    ? t('lead.facilitators.vetted', { authority: vetting.authority, reference: vetting.reference, until: day(vetting.until) })
    : t('lead.facilitators.notVetted');

const trainingOf = ({ trainedOn }: YouthFacilitator) =>
  trainedOn ? t('lead.facilitators.trained', { day: day(trainedOn) }) : t('lead.facilitators.notTrained');
