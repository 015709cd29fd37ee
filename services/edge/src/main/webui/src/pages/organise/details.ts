import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import { Refusal } from '../../api/client';
import type { Conference } from '../../api/types';
import { toast } from '../../frame/frame';
import { accents } from '../../look/accent';
import { field, focusRefused, refusedForm, valueOf } from '../../parts/form';
import { fieldMessage } from '../../text/explain';
import { t, word } from '../../text/messages';
import { Part } from '../../parts/part';

const texts = ['title', 'reference', 'startsOn', 'endsOn', 'timeZone', 'place', 'project', 'hashtag', 'summary', 'accent'] as const;
const lists = ['hosts', 'partners', 'funders', 'languages'] as const;
const choices = ['access', 'attribution'] as const;
type Name = (typeof texts)[number] | (typeof lists)[number] | (typeof choices)[number] | 'facts';
type Values = Record<Name, string>;

@customElement('pl-details')
export class Details extends Part {
  @state() private known!: Conference;
  @state() private values!: Values;
  @state() private error: unknown = null;
  @state() private busy = false;

  protected override async load(): Promise<void> {
    this.known = (await api.conference(this.slug)).data;
    this.values = valuesOf(this.known);
  }

  /** Only what was changed is sent; what was emptied is cleared. */
  #changes(): Record<string, unknown> {
    const before = valuesOf(this.known);
    const changed: Record<string, unknown> = {};
    for (const name of Object.keys(this.values) as Name[]) {
      const value = this.values[name].trim();
      if (value === before[name].trim()) continue;
      if ((lists as readonly string[]).includes(name)) changed[name] = linesOf(value);
      else if (name === 'facts') changed[name] = factsOf(value);
      else changed[name] = value === '' ? null : value;
    }
    return changed;
  }

  readonly #save = async (event: Event) => {
    event.preventDefault();
    const changes = this.#changes();
    if (Object.keys(changes).length === 0) {
      toast(t('details.nothing'));
      return;
    }
    this.busy = true;
    this.error = null;
    try {
      this.known = (await api.changeConference(this.slug, changes, this.known.version)).data;
      this.values = valuesOf(this.known);
      toast(t('saved'));
      this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
    } catch (error) {
      this.error = error;
      if (error instanceof Refusal && error.status === 412) this.known = (await api.conference(this.slug)).data;
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  };

  protected override view(): TemplateResult {
    const input = (name: Name, hint?: string, type = 'text') =>
      this.#field(name, hint, (described, invalid) =>
        html`<input
          class="input"
          id=${name}
          type=${type}
          aria-describedby=${described as string}
          aria-invalid=${invalid}
          .value=${this.values[name]}
          @input=${(event: Event) => (this.values = { ...this.values, [name]: valueOf(event) })}
        />`,
      );
    const area = (name: Name, hint?: string, rows = 3) =>
      this.#field(name, hint, (described, invalid) =>
        html`<textarea
          class="input"
          id=${name}
          rows=${rows}
          aria-describedby=${described as string}
          aria-invalid=${invalid}
          .value=${this.values[name]}
          @input=${(event: Event) => (this.values = { ...this.values, [name]: valueOf(event) })}
        ></textarea>`,
      );
    const choice = (name: (typeof choices)[number], options: readonly string[]) =>
      this.#field(name, undefined, (described, invalid) =>
        html`<select
          class="input"
          id=${name}
          aria-describedby=${described as string}
          aria-invalid=${invalid}
          @change=${(event: Event) => (this.values = { ...this.values, [name]: valueOf(event) })}
        >
          ${options.map((value) => html`<option value=${value} ?selected=${value === this.values[name]}>${word(name, value)}</option>`)}
        </select>`,
      );
    const accent = this.values.accent ? accents(this.values.accent) : null;
    return html`<form class="form" @submit=${this.#save} novalidate>
      ${refusedForm(this.error, [...texts, ...lists, ...choices, 'facts'])} ${input('title')}
      <div class="form__pair">${input('startsOn', undefined, 'date')} ${input('endsOn', undefined, 'date')} ${input('timeZone', t('details.timeZoneHint'))}</div>
      <div class="form__pair">${input('place')} ${input('reference')} ${input('hashtag')}</div>
      ${area('summary')}
      <div class="form__pair">
        ${choice('access', ['open', 'registration', 'invitation'])} ${choice('attribution', ['onTheRecord', 'chathamHouse'])}
        ${input('accent', accent && accent.light !== this.values.accent.toLowerCase() ? t('details.accentMoved') : t('details.accentHint'))}
      </div>
      <div class="form__pair">${area('hosts', t('details.onePerLine'), 2)} ${area('partners', t('details.onePerLine'), 2)}</div>
      <div class="form__pair">${area('funders', t('details.onePerLine'), 2)} ${area('languages', t('details.languagesHint'), 2)}</div>
      ${input('project')} ${area('facts', t('details.factsHint'), 4)}
      <p><button class="button button--main" type="submit" aria-busy=${this.busy}>${t('save')}</button></p>
    </form>`;
  }

  #field(name: Name, hint: string | undefined, control: Parameters<typeof field>[1]): TemplateResult {
    return field({ id: name, label: t(`details.${name}`), hint, error: fieldMessage(this.error, name) }, control);
  }
}

function valuesOf(conference: Conference): Values {
  const values = {} as Values;
  for (const name of texts) values[name] = conference[name] ?? '';
  for (const name of lists) values[name] = (conference[name] ?? []).join('\n');
  for (const name of choices) values[name] = conference[name];
  values.facts = (conference.facts ?? []).map(({ label, value }) => `${label}: ${value}`).join('\n');
  return values;
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const factsOf = (text: string) =>
  linesOf(text).map((line) => {
    const colon = line.indexOf(':');
    return colon < 0
      ? { label: line, value: '' }
      : { label: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() };
  });
