import { html, type TemplateResult } from 'lit';
import * as api from '../../api/calls';
import { toast } from '../../frame/frame';
import { newKey } from '../../api/client';
import { openDialog } from '../../parts/dialog';
import { explain } from '../../text/explain';
import { t } from '../../text/messages';

/** No pseudonym has a colon. */
const lead = ':lead';
const reasons = ['unkind', 'unsafe', 'private', 'pressure', 'other'] as const;

/**
 * Reports in two actions: the button that opened this, and one reason. Whom it is about, and words, can be added.
 *
 * @returns whether it was sent
 */
export async function report(room: string, names: readonly string[]): Promise<boolean> {
  const key = newKey();
  const chosen = await openDialog<{ reason: string; name: string; text: string }>((close) => view(names, close), t('room.report'));
  if (!chosen) return false;
  const about = chosen.name === lead ? { kind: 'lead' } : chosen.name ? { kind: 'person', name: chosen.name } : { kind: 'room' };
  try {
    await api.reportInRoom(room, { about, reason: chosen.reason, ...(chosen.text.trim() ? { text: chosen.text.trim() } : {}) }, key);
    return true;
  } catch (error) {
    toast(explain(error), { seconds: 10 });
    return false;
  }
}

function view(names: readonly string[], close: (value: { reason: string; name: string; text: string } | null) => void): TemplateResult {
  const send = (event: Event, reason: string) => {
    const form = (event.currentTarget as HTMLElement).closest('form')!;
    const data = new FormData(form);
    close({ reason, name: String(data.get('name') ?? ''), text: String(data.get('text') ?? '') });
  };
  return html`<form method="dialog" class="stack" @submit=${(event: Event) => event.preventDefault()}>
    <h2>${t('report.title')}</h2>
    <p>${t('report.lede')}</p>
    <div class="choices">
      ${reasons.map(
        (reason) =>
          html`<button class="button" type="button" @click=${(event: Event) => send(event, reason)}>${t(`report.reason.${reason}`)}</button>`,
      )}
    </div>
    <details class="details">
      <summary>${t('report.more')}</summary>
      <div class="field">
        <label class="field__label" for="report-name">${t('report.about')}</label>
        <select class="input" id="report-name" name="name">
          <option value="">${t('report.about.room')}</option>
          ${names.map((name) => html`<option value=${name}>${name}</option>`)}
          <option value=${lead}>${t('report.about.lead')}</option>
        </select>
      </div>
      <div class="field">
        <label class="field__label" for="report-text">${t('report.text')}</label>
        <textarea class="input" id="report-text" name="text" maxlength="2000"></textarea>
      </div>
    </details>
    <p class="row row--end"><button class="button" type="button" @click=${() => close(null)}>${t('dialog.back')}</button></p>
  </form>`;
}
