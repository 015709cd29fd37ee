/** What was reported, what was done about it, and who has read it. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import { newKey } from '../../api/client';
import type { YouthCase, YouthCaseItem, YouthCaseReading } from '../../api/types';
import { toast } from '../../frame/frame';
import { field, focusRefused, valueOf } from '../../parts/form';
import { icon } from '../../parts/icons';
import { Part } from '../../parts/part';
import { locale, t, word } from '../../text/messages';
import { dateTimeOf, viewerZone } from '../../text/times';

const outcomes = ['talked', 'removed', 'passedOn', 'noAction'] as const;
const at = (iso: string) => dateTimeOf(iso, viewerZone, locale);

@customElement('pl-cases')
export class Cases extends Part {
  /** Whether the reader is a lead, who sees the rooms. */
  @property({ attribute: false }) lead = false;
  /** Changes when there may be new ones. */
  @property({ attribute: false }) alerts = 0;
  @state() private cases: readonly YouthCaseItem[] = [];
  @state() private open: YouthCase | null = null;
  @state() private readings: readonly YouthCaseReading[] | null = null;
  @state() private note = '';
  /** Whether a note is missing that is needed. */
  @state() private noteMissing = false;
  @state() private outcome: (typeof outcomes)[number] = outcomes[0];
  @state() private busy = false;

  protected override async load(): Promise<void> {
    this.cases = await api.youthCases(this.slug);
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.get('alerts') !== undefined) void this.load().catch(() => undefined);
  }

  async #run(work: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = false;
    }
  }

  #toggle(one: YouthCaseItem): Promise<void> {
    return this.#run(async () => {
      this.readings = null;
      this.note = '';
      this.noteMissing = false;
      this.open = this.open?.id === one.id ? null : (await api.youthCase(one.id)).data;
      await this.load();
    });
  }

  #do(work: (id: string) => Promise<unknown>): Promise<void> {
    const id = this.open?.id;
    if (!id) return Promise.resolve();
    return this.#run(async () => {
      await work(id);
      this.note = '';
      this.open = (await api.youthCase(id)).data;
      await this.load();
      toast(t('saved'));
    });
  }

  /** What was done is always written down. */
  async #close(): Promise<void> {
    const note = this.note.trim();
    this.noteMissing = note === '';
    if (!this.noteMissing) return this.#do((id) => api.closeYouthCase(id, this.outcome, note));
    await this.updateComplete;
    focusRefused(this);
  }

  protected override view(): TemplateResult {
    if (this.cases.length === 0) return html`<p class="empty">${t('cases.none')}</p>`;
    return html`<ul class="own">
      ${this.cases.map(
        (one) =>
          html`<li class="stack">
            <div class="row row--apart">
              <div>
                <strong>${word('report.reason', one.reason)}</strong>
                <span class="mark ${one.state === 'open' ? 'mark--pending' : 'mark--confirmed'}">
                  ${icon(one.state === 'open' ? 'hourglass' : 'tick')} ${word('cases.state', one.state)}
                </span>
                <div class="small soft">${word('cases.about', one.about)}${one.topic ? ` · ${one.topic}` : ''} · ${at(one.receivedAt)}</div>
              </div>
              <button
                class="button"
                type="button"
                aria-expanded=${this.open?.id === one.id}
                @click=${() => void this.#toggle(one)}
              >
                ${t(this.open?.id === one.id ? 'cases.fold' : 'cases.read')}
              </button>
            </div>
            ${this.open?.id === one.id ? this.#case(this.open) : nothing}
          </li>`,
      )}
    </ul>`;
  }

  #case(one: YouthCase): TemplateResult {
    return html`<div class="notice stack">
      ${one.reported ? this.#reported(one.reported, one.about.kind) : nothing}
      ${one.text ? html`<p dir="auto">${one.text}</p>` : html`<p class="soft">${t('cases.noText')}</p>`}
      <p>
        ${t('cases.from', { name: one.reporter.name ?? t('cases.gone') })}
        ${one.about.name ? t('cases.names', { name: one.about.name }) : nothing} ${people(one)}
        ${one.breakout && this.lead ? html`<a class="link-alone" href="/youth/rooms/${one.breakout}">${t('lobby.look')}</a>` : nothing}
      </p>
      <ol class="own">
        ${one.log.map(
          (entry) =>
            html`<li>
              <p class="small soft">${at(entry.at)} · ${entry.by}</p>
              <p>
                ${entry.kind === 'note' ? nothing : html`<strong>${word('cases.done', entry.kind)}</strong>`}
                ${entry.outcome ? word('cases.outcome', entry.outcome) : nothing} ${entry.text ?? ''}
              </p>
            </li>`,
        )}
      </ol>
      ${field({ id: 'case-note', label: t('cases.note'), error: this.noteMissing ? t('cases.note.missing') : null }, (described, invalid) =>
        html`<textarea
          class="input"
          id="case-note"
          maxlength="2000"
          aria-describedby=${described}
          aria-invalid=${invalid}
          .value=${this.note}
          @input=${(event: Event) => {
            this.note = valueOf(event);
            this.noteMissing = false;
          }}
        ></textarea>`,
      )}
      <p class="row">
        <button
          class="button"
          type="button"
          ?disabled=${this.note.trim() === ''}
          @click=${() => void this.#do((id) => api.noteYouthCase(id, this.note.trim(), newKey()))}
        >
          ${t('cases.note.add')}
        </button>
        ${one.state === 'open'
          ? html`<select
                class="input case__outcome"
                aria-label=${t('cases.outcome')}
                @change=${(event: Event) => (this.outcome = valueOf(event) as (typeof outcomes)[number])}
              >
                ${outcomes.map((outcome) => html`<option value=${outcome} ?selected=${outcome === this.outcome}>${t(`cases.outcome.${outcome}`)}</option>`)}
              </select>
              <button
                class="button button--main"
                type="button"
                @click=${() => void this.#close()}
              >
                ${t('cases.close')}
              </button>`
          : html`<button class="button" type="button" @click=${() => void this.#do(api.reopenYouthCase)}>${t('cases.reopen')}</button>`}
      </p>
      ${this.readings ? this.#readings(this.readings) : this.#askReadings(one)}
    </div>`;
  }

  /** What was reported, as it was then. */
  #reported(said: NonNullable<YouthCase['reported']>, kind: string): TemplateResult {
    const refused = kind === 'question' ? 'youth.question.declined' : 'say.declined';
    return html`<div>
      <p class="small soft">${said.by ? t('cases.reported.by', { name: said.by }) : t('cases.reported')}</p>
      ${said.text ? html`<p class="question__text" dir="auto">${said.text}</p>` : html`<p class="soft">${t('say.forgotten')}</p>`}
      ${said.dissent ? html`<p dir="auto"><strong>${t('conclusions.dissent')}:</strong> ${said.dissent}</p>` : nothing}
      ${said.reason ? html`<p dir="auto"><strong>${t(refused)}</strong> ${said.reason}</p>` : nothing}
      ${said.appealReason ? html`<p dir="auto"><strong>${t('say.appeal.upheld')}</strong> ${said.appealReason}</p>` : nothing}
    </div>`;
  }

  #askReadings(one: YouthCase): TemplateResult {
    const ask = () => void this.#run(async () => (this.readings = await api.youthCaseReadings(one.id)));
    return html`<p><button class="button button--quiet" type="button" @click=${ask}>${t('cases.readings')}</button></p>`;
  }

  #readings(readings: readonly YouthCaseReading[]): TemplateResult {
    return html`<h3>${t('cases.readings')}</h3>
      <ul class="small">
        ${readings.map((reading) => html`<li>${at(reading.at)} · ${reading.by}</li>`)}
      </ul>`;
  }
}

/** From whom it is hidden. */
function people(one: YouthCase): string {
  const names = one.about.people.map((person) => person.name ?? t('cases.unnamed'));
  return names.length ? t('cases.people', { names: names.join(', ') }) : '';
}
