import '../look/app.css';
import './conferences.css';
import { html, nothing, render, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import { newKey } from '../api/client';
import type { Conference, Me } from '../api/types';
import { whoAmI } from '../frame/auth';
import { mount, Page, title, type Initial } from '../frame/page';
import { openDialog } from '../parts/dialog';
import { field, refusedForm } from '../parts/form';
import { fieldMessage } from '../text/explain';
import { joined, locale, t, word } from '../text/messages';
import { cityOf, datesOf, viewerZone } from '../text/times';

@customElement('pl-conferences')
export class ConferencesPage extends Page {
  @state() private items: readonly Conference[] = [];
  @state() private me: Me | null = null;

  protected override async load(initial: Initial): Promise<void> {
    title(t('conferences.title'));
    const given = initial['conferences'];
    this.items = Array.isArray(given) ? (given as Conference[]) : await api.conferences();
    void whoAmI().then((me) => (this.me = me), () => undefined);
  }

  protected override identity(me: Me | null): void {
    this.me = me;
    void this.again();
  }

  protected override view(): TemplateResult {
    const today = new Date().toISOString().slice(0, 10);
    const running = this.items.filter((c) => c.startsOn <= today && c.endsOn >= today);
    const ahead = this.items.filter((c) => c.startsOn > today).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
    const past = this.items.filter((c) => c.endsOn < today).sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1));
    return html`<div class="sheet">
      <header class="opening row row--apart">
        <div class="stack-tight">
          <h1>${t('conferences.title')}</h1>
          <p class="lede">${t('conferences.lede')}</p>
        </div>
        ${this.me?.createsConferences
          ? html`<button class="button button--main" type="button" @click=${() => void this.create()}>
              ${t('conferences.new')}
            </button>`
          : nothing}
      </header>
      <div class="stack-wide">
        ${this.items.length === 0 ? html`<p class="empty">${t('conferences.none')}</p>` : nothing}
        ${this.group(t('conferences.running'), running)} ${this.group(t('conferences.ahead'), ahead)}
        ${this.group(t('conferences.past'), past)}
      </div>
    </div>`;
  }

  private group(head: string, items: readonly Conference[]): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    return html`<section class="rubric">
      <h2>${head}</h2>
      <ul class="conference-list">
        ${items.map(
          (c) =>
            html`<li class="conference-list__item">
              <h3><a href="/c/${c.slug}">${c.title}</a></h3>
              <p>
                ${datesOf(c.startsOn, c.endsOn, locale)}${c.place ? html` · ${c.place}` : html` · ${cityOf(c.timeZone)}`}
              </p>
              ${c.summary ? html`<p class="soft prose">${c.summary}</p>` : nothing}
              <p class="small soft">
                ${[word('access', c.access), c.hosts?.length ? t('conference.hostedBy', { hosts: joined(c.hosts) }) : '', c.reference ?? '']
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private async create(): Promise<void> {
    const key = newKey();
    const made = await openDialog<Conference>((close) => {
      const form = document.createElement('div');
      let error: unknown = null;
      let busy = false;
      const submit = async (event: SubmitEvent) => {
        event.preventDefault();
        if (busy) return;
        busy = true;
        const data = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
        try {
          close((await api.createConference(data, key)).data);
        } catch (refused) {
          error = refused;
          busy = false;
          show();
        }
      };
      const text = (name: string, label: string, hint: string | undefined, value = '', type = 'text') =>
        field({ id: `new-${name}`, label, hint, error: fieldMessage(error, name) }, (described, invalid) =>
          html`<input
            class="input"
            id="new-${name}"
            name=${name}
            type=${type}
            required
            .defaultValue=${value}
            aria-describedby=${described}
            aria-invalid=${invalid}
          />`,
        );
      const show = () =>
        render(
          html`<form class="form" @submit=${submit}>
            <h2>${t('conferences.new')}</h2>
            ${error ? refusedForm(error, ['title', 'slug', 'startsOn', 'endsOn', 'timeZone']) : nothing}
            ${text('title', t('details.title'), undefined)} ${text('slug', t('details.slug'), t('details.slugHint'))}
            <div class="form__pair">
              ${text('startsOn', t('details.startsOn'), undefined, '', 'date')}
              ${text('endsOn', t('details.endsOn'), undefined, '', 'date')}
            </div>
            ${text('timeZone', t('details.timeZone'), t('details.timeZoneHint'), viewerZone)}
            <p class="row row--end">
              <button class="button" type="button" @click=${() => close(null)}>${t('dialog.back')}</button>
              <button class="button button--main" type="submit">${t('conferences.create')}</button>
            </p>
          </form>`,
          form,
        );
      show();
      return html`${form}`;
    }, t('conferences.new'));
    if (made) location.assign(`/organise/${encodeURIComponent(made.slug)}`);
  }
}

mount('pl-conferences');
