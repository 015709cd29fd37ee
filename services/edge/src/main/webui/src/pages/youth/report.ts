import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../api/calls';
import { newKey, Refusal } from '../../api/client';
import { toast } from '../../frame/frame';
import { openDialog } from '../../parts/dialog';
import { valueOf } from '../../parts/form';
import { icon } from '../../parts/icons';
import { explain } from '../../text/explain';
import { t } from '../../text/messages';

/** No pseudonym has a colon. */
const lead = ':lead';
const other = ':other';
const reasons = ['unkind', 'unsafe', 'private', 'pressure', 'other'] as const;

/** Where it happened. With the conference beside a room, who may not know of the room any more tells it there. */
type Place = { readonly room: string; readonly conference?: string } | { readonly conference: string };

/** Something that was written. */
export interface Thing {
  readonly kind: 'contribution' | 'conclusion' | 'question';
  readonly id: string;
  readonly text: string;
}

interface Told {
  readonly reason: string;
  readonly name: string;
  readonly other: string;
  readonly text: string;
}

/**
 * Reports in two actions: the button that opened this, and one reason. Whom it is about, and words, can be added.
 *
 * @param names whom it may be about, as they are called there
 */
export async function report(place: Place, names: readonly string[]): Promise<void> {
  await tell(place, null, names);
}

/** As `report`, about something that was written: a small button beside it. */
export const reportButton = (place: Place, thing: Thing): TemplateResult =>
  html`<button
    class="button button--quiet small"
    type="button"
    aria-label="${t('room.report')}: ${thing.text}"
    @click=${() => void tell(place, thing, [])}
  >
    ${icon('warn')} ${t('room.report')}
  </button>`;

async function tell(place: Place, thing: Thing | null, names: readonly string[]): Promise<void> {
  let key = newKey();
  const inRoom = 'room' in place;
  let told: Told | null = null;
  let failure = '';
  while ((told = await ask(inRoom, thing, names, told, failure))) {
    try {
      await send(place, thing, told, key);
      toast(t('report.received'));
      return;
    } catch (error) {
      // What was typed stands in the dialog again; only what was not answered may have arrived.
      if (error instanceof Refusal) key = newKey();
      const gone = thing && error instanceof Refusal && error.fields.some(({ field }) => field === 'about.id');
      failure = gone ? t('report.gone') : explain(error);
    }
  }
}

async function send(place: Place, thing: Thing | null, told: Told, key: string): Promise<void> {
  const text = told.text.trim();
  const body = (inRoom: boolean) => ({
    about: thing ? { kind: thing.kind, id: thing.id } : about(told, inRoom),
    reason: told.reason,
    ...(text ? { text } : {}),
  });
  if (!('room' in place)) return void (await api.reportInForum(place.conference, body(false), key));
  try {
    await api.reportInRoom(place.room, body(true), key);
  } catch (error) {
    const shutOut = error instanceof Refusal && [403, 404].includes(error.status);
    if (!shutOut || !place.conference) throw error;
    await api.reportInForum(place.conference, body(false), key);
  }
}

const ask = (inRoom: boolean, thing: Thing | null, names: readonly string[], before: Told | null, failure: string) =>
  openDialog<Told>((close) => view(inRoom, thing, names, before, failure, close), t('room.report'));

function about(told: Told, inRoom: boolean): object {
  const name = told.name === other ? told.other.trim() : told.name;
  if (name === lead) return { kind: 'lead' };
  return name ? { kind: 'person', name } : { kind: inRoom ? 'room' : 'other' };
}

function view(
  inRoom: boolean,
  thing: Thing | null,
  names: readonly string[],
  before: Told | null,
  failure: string,
  close: (value: Told | null) => void,
): TemplateResult {
  const send = (event: Event, reason: string) => {
    const data = new FormData((event.currentTarget as HTMLElement).closest('form')!);
    const read = (name: string) => String(data.get(name) ?? '');
    close({ reason, name: read('name'), other: read('other'), text: read('text') });
  };
  return html`<form method="dialog" class="stack" @submit=${(event: Event) => event.preventDefault()}>
    <h2>${t('report.title')}</h2>
    ${thing?.text ? html`<p class="question__text" dir="auto">${thing.text}</p>` : nothing}
    ${failure ? html`<p class="notice notice--alarm" role="alert">${failure}</p>` : nothing}
    <p>${t('report.lede')}</p>
    <div class="choices">
      ${reasons.map(
        (reason) =>
          html`<button class="button" type="button" @click=${(event: Event) => send(event, reason)}>${t(`report.reason.${reason}`)}</button>`,
      )}
    </div>
    <details class="details" ?open=${before !== null}>
      <summary>${t('report.more')}</summary>
      ${thing ? nothing : whom(inRoom, names, before)}
      <div class="field">
        <label class="field__label" for="report-text">${t('report.text')}</label>
        <textarea class="input" id="report-text" name="text" maxlength="2000" .value=${before?.text ?? ''}></textarea>
      </div>
    </details>
    <p class="row row--end"><button class="button" type="button" @click=${() => close(null)}>${t('dialog.back')}</button></p>
  </form>`;
}

/** Whom it is about: somebody who is here, or somebody whose name is typed. */
function whom(inRoom: boolean, names: readonly string[], before: Told | null): TemplateResult {
  const option = (value: string, text: string) => html`<option value=${value} ?selected=${value === before?.name}>${text}</option>`;
  const choose = (event: Event) => {
    const field = (event.currentTarget as HTMLElement).closest('form')!.querySelector<HTMLElement>('#report-other-field')!;
    field.hidden = valueOf(event) !== other;
    if (!field.hidden) field.querySelector('input')?.focus();
  };
  return html`<div class="field">
      <label class="field__label" for="report-name">${t('report.about')}</label>
      <select class="input" id="report-name" name="name" @change=${choose}>
        <option value="">${t(inRoom ? 'report.about.room' : 'report.about.nobody')}</option>
        ${names.map((name) => option(name, name))} ${option(other, t(inRoom ? 'report.about.gone' : 'report.about.somebody'))}
        ${option(lead, t('report.about.lead'))}
      </select>
    </div>
    <div class="field" id="report-other-field" ?hidden=${before?.name !== other}>
      <label class="field__label" for="report-other">${t('report.name')}</label>
      <input class="input" id="report-other" name="other" autocomplete="off" maxlength="120" .value=${before?.other ?? ''} />
    </div>`;
}
