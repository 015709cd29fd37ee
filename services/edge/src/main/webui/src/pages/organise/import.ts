import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import { Refusal } from '../../api/client';
import type { ImportReport } from '../../api/types';
import { waiting } from '../../frame/page';
import { explain } from '../../text/explain';
import { number, t } from '../../text/messages';
import { Part } from '../../parts/part';

/** The largest file worth sending: a whole FOSDEM has half a megabyte. */
const FILE_BYTES_MAX = 20 * 1024 * 1024;

@customElement('pl-import')
export class Import extends Part {
  @state() private file: File | null = null;
  @state() private report: ImportReport | null = null;
  @state() private error: unknown = null;
  @state() private busy = false;
  @state() private over = false;
  @state() private tooLarge = false;

  protected override async load(): Promise<void> {}

  #choose(file: File | null | undefined): void {
    if (!file) return;
    this.tooLarge = file.size > FILE_BYTES_MAX;
    this.file = this.tooLarge ? null : file;
    this.report = null;
    this.error = null;
  }

  readonly #send = async (event: Event) => {
    event.preventDefault();
    if (!this.file || this.busy) return;
    this.busy = true;
    this.error = null;
    this.report = null;
    try {
      this.report = (await api.importSchedule(this.slug, this.file, await typeOf(this.file))).data;
      this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
      await this.updateComplete;
      this.querySelector<HTMLElement>('.outcome')?.focus();
    }
  };

  protected override view(): TemplateResult {
    return html`<div class="stack">
      <p class="soft">${t('import.lede')}</p>
      <form class="stack" @submit=${this.#send}>
        <div
          class="drop stack-tight ${this.over ? 'drop--over' : ''}"
          @dragover=${(event: DragEvent) => {
            event.preventDefault();
            this.over = true;
          }}
          @dragleave=${() => (this.over = false)}
          @drop=${(event: DragEvent) => {
            event.preventDefault();
            this.over = false;
            this.#choose(event.dataTransfer?.files[0]);
          }}
        >
          <label class="field__label" for="schedule">${t('import.choose')}</label>
          <p class="field__hint">${t('import.hint')}</p>
          <input
            id="schedule"
            type="file"
            accept=".xml,.json,application/xml,text/xml,application/json"
            @change=${(event: Event) => this.#choose((event.target as HTMLInputElement).files?.[0])}
          />
          ${this.file ? html`<p>${t('import.chosen', { name: this.file.name, size: Math.ceil(this.file.size / 1024) })}</p>` : nothing}
          ${this.tooLarge ? html`<p class="field__error">${t('import.tooLarge')}</p>` : nothing}
        </div>
        <p>
          <button class="button button--main" type="submit" aria-busy=${this.busy} ?disabled=${!this.file || this.busy}>
            ${t('import.send')}
          </button>
        </p>
      </form>
      ${this.busy ? waiting(t('import.busy')) : nothing}
      <div class="outcome" tabindex="-1">${this.#outcome()}</div>
      <p class="small">
        ${t('import.export')}
        <a href=${api.schedulePath(this.slug, 'xml')}>XML</a>,
        <a href=${api.schedulePath(this.slug, 'json')}>JSON</a>,
        <a href=${api.calendarPath(this.slug)}>iCalendar</a>
      </p>
    </div>`;
  }

  #outcome(): TemplateResult | typeof nothing {
    if (this.report) {
      const { created, updated, withdrawn, unchanged } = this.report;
      const line = (label: string, count: number) =>
        html`<div><dt class="small">${label}</dt><dd class="figure__number">${number(count)}</dd></div>`;
      const nothingNew = created + updated + withdrawn === 0;
      return html`<div class="notice notice--good" role="status">
        <p class="notice__title">${nothingNew ? t('import.nothingNew') : t('import.done')}</p>
        <dl class="report">
          ${line(t('import.created'), created)} ${line(t('import.updated'), updated)}
          ${line(t('import.withdrawn'), withdrawn)} ${line(t('import.unchanged'), unchanged)}
        </dl>
      </div>`;
    }
    if (!this.error) return nothing;
    const refused = this.error instanceof Refusal ? this.error : null;
    const fields = refused?.fields ?? [];
    const held = refused?.problem['sessions'];
    return html`<div class="notice notice--alarm" role="alert">
      <p class="notice__title">${t('import.refused')}</p>
      <p>${refused && ['invalid', 'malformed'].includes(refused.code) && refused.detail ? refused.detail : explain(this.error)}</p>
      ${Array.isArray(held)
        ? html`<p>${t('import.inUse')}</p>
            <ul>
              ${(held as { id: string; title: string }[])
                .slice(0, 50)
                .map((session) => html`<li><a href="/s/${session.id}">${session.title}</a></li>`)}
            </ul>`
        : nothing}
      ${fields.length > 1
        ? html`<table class="table">
            <thead>
              <tr>
                <th scope="col">${t('import.where')}</th>
                <th scope="col">${t('import.reason')}</th>
              </tr>
            </thead>
            <tbody>
              ${fields
                .slice(0, 100)
                .map(
                  (field) =>
                    html`<tr>
                      <td class="number">${field.line === undefined ? field.field : t('import.line', { line: field.line })}</td>
                      <td>${field.message}</td>
                    </tr>`,
                )}
            </tbody>
          </table>`
        : nothing}
    </div>`;
  }
}

/** XML or JSON by what the file begins with: names lie more often than content does. */
async function typeOf(file: File): Promise<string> {
  const start = (await file.slice(0, 200).text()).replace(/^\uFEFF/, '').trimStart();
  return start.startsWith('{') || start.startsWith('[') ? 'application/json' : 'application/xml';
}
