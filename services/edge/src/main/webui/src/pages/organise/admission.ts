import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import { Refusal } from '../../api/client';
import type { Admission, Kind, KindRule } from '../../api/types';
import { toast } from '../../frame/frame';
import { checkedOf, field, focusRefused, refusedForm, valueOf } from '../../parts/form';
import { fieldMessage } from '../../text/explain';
import { t, word } from '../../text/messages';
import { cityOf, fromLocalInput, toLocalInput } from '../../text/times';
import { Part } from '../../parts/part';

const kinds: readonly Kind[] = ['delegate', 'viewer', 'youth', 'press'];

interface Row {
  readonly kind: Kind;
  readonly capacity: string;
  readonly approval: boolean;
  readonly invitationOnly: boolean;
}

@customElement('pl-admission')
export class AdmissionPart extends Part {
  @state() private admission: Admission | null = null;
  @state() private rows: readonly Row[] = [];
  @state() private opensAt = '';
  @state() private closesAt = '';
  @state() private error: unknown = null;
  @state() private busy = false;

  protected override async load(): Promise<void> {
    this.#show((await api.admission(this.slug)).data);
  }

  #show(admission: Admission): void {
    this.admission = admission;
    this.rows = kinds.map((kind) => {
      const rule = admission.kinds.find((known) => known.kind === kind);
      return {
        kind,
        capacity: rule?.capacity === null || rule?.capacity === undefined ? '' : String(rule.capacity),
        approval: rule?.approval ?? false,
        invitationOnly: rule?.invitationOnly ?? false,
      };
    });
    this.opensAt = toLocalInput(admission.opensAt, this.conference.timeZone);
    this.closesAt = toLocalInput(admission.closesAt, this.conference.timeZone);
  }

  #change(kind: Kind, part: Partial<Row>): void {
    this.rows = this.rows.map((row) => (row.kind === kind ? { ...row, ...part } : row));
  }

  readonly #save = async (event: Event) => {
    event.preventDefault();
    this.busy = true;
    this.error = null;
    const zone = this.conference.timeZone;
    const body = {
      kinds: this.rows.map(({ kind, capacity, approval, invitationOnly }) => ({
        kind,
        capacity: capacity.trim() === '' ? null : Number(capacity),
        approval,
        invitationOnly,
      })),
      opensAt: fromLocalInput(this.opensAt, zone),
      closesAt: fromLocalInput(this.closesAt, zone),
    };
    try {
      this.#show((await api.putAdmission(this.slug, body, this.admission?.version)).data);
      toast(t('saved'));
    } catch (error) {
      this.error = error;
      if (error instanceof Refusal && error.status === 412) {
        // What was typed stays; the next save is on the fresh version, knowingly.
        this.admission = (await api.admission(this.slug)).data;
      }
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  };

  protected override view(): TemplateResult {
    const zone = this.conference.timeZone;
    const moment = (id: 'opensAt' | 'closesAt', label: string) =>
      field(
        { id, label, hint: t('admission.hallClock', { city: cityOf(zone) }), error: fieldMessage(this.error, id) },
        (described, invalid) =>
          html`<input
            class="input"
            id=${id}
            type="datetime-local"
            aria-describedby=${described}
            aria-invalid=${invalid}
            .value=${this[id]}
            @input=${(event: Event) => (this[id] = valueOf(event))}
          />`,
      );
    return html`<form class="form" @submit=${this.#save} novalidate>
      <p class="soft">${t('admission.lede')}</p>
      ${refusedForm(this.error, ['opensAt', 'closesAt'])}
      <table class="table table--cards">
        <thead>
          <tr>
            <th scope="col">${t('organise.kind')}</th>
            <th scope="col">${t('admission.capacity')}</th>
            <th scope="col">${t('admission.approval')}</th>
            <th scope="col">${t('admission.invitationOnly')}</th>
            <th scope="col">${t('admission.now')}</th>
          </tr>
        </thead>
        <tbody>
          ${this.rows.map((row) => this.#row(row))}
        </tbody>
      </table>
      <div class="form__pair">${moment('opensAt', t('admission.opensAt'))} ${moment('closesAt', t('admission.closesAt'))}</div>
      <p><button class="button button--main" type="submit" aria-busy=${this.busy}>${t('save')}</button></p>
    </form>`;
  }

  #row(row: Row): TemplateResult {
    const name = word('kind', row.kind);
    const now: KindRule | undefined = this.admission?.kinds.find((known) => known.kind === row.kind);
    const check = (part: 'approval' | 'invitationOnly', label: string) =>
      html`<label class="check">
        <input
          type="checkbox"
          .checked=${row[part]}
          @change=${(event: Event) => this.#change(row.kind, { [part]: checkedOf(event) })}
        />
        <span class="only-narrow">${label}</span><span class="hidden-visually">${name}</span>
      </label>`;
    return html`<tr>
      <th scope="row">
        ${name}
      </th>
      <td data-label=${t('admission.capacity')}>
        <input
          class="input input--short number"
          type="number"
          min="0"
          max="1000000"
          inputmode="numeric"
          aria-label=${t('admission.capacityOf', { kind: name })}
          placeholder=${t('admission.noLimit')}
          .value=${row.capacity}
          @input=${(event: Event) => this.#change(row.kind, { capacity: valueOf(event) })}
        />
      </td>
      <td>${check('approval', t('admission.approval'))}</td>
      <td>${check('invitationOnly', t('admission.invitationOnly'))}</td>
      <td class="number" data-label=${t('admission.now')}>
        ${now
          ? typeof now.taken === 'number'
            ? t('admission.taken', { taken: now.taken, waiting: now.waiting ?? 0 })
            : t('figures.few')
          : nothing}
      </td>
    </tr>`;
  }
}
