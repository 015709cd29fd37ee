/** What nobody has seen to yet, for the lead, and for organisers what is reported about a lead. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { RoomAlert, YouthAlert } from '../../api/types';
import { announce, toast } from '../../frame/frame';
import { Watched } from '../../parts/watched';
import { explain } from '../../text/explain';
import { has, locale, t } from '../../text/messages';
import { timeOf, viewerZone } from '../../text/times';

/** What an alert says. */
export function alertText(alert: RoomAlert): string {
  const key = `alert.${alert.kind}`;
  return has(key) ? t(key, { name: alert.name ?? '' }) : alert.kind;
}

/** Tells the page around it with `alerts` how many there are. */
@customElement('pl-alerts')
export class AlertList extends Watched {
  @property() slug = '';
  /** Whether it is the lead who looks, and may go to the rooms. */
  @property({ attribute: false }) lead = false;
  /** The room that this stands in, if it does, and what is shown there already. */
  @property() room = '';
  @property({ attribute: false }) beside: readonly RoomAlert[] = [];
  @state() private alerts: readonly YouthAlert[] = [];

  /** The lead has to have an alert within five seconds. */
  protected override readonly lookMillis = 2_000;

  protected override async look(): Promise<void> {
    const found = (await api.youthAlerts(this.slug).catch(() => null))?.data.items;
    if (!found) return;
    const known = new Set(this.alerts.map((alert) => alert.id));
    const beside = new Set(this.beside.map((alert) => alert.id));
    this.alerts = found.filter((alert) => !beside.has(alert.id));
    this.alerts.filter((alert) => !known.has(alert.id)).forEach((alert) => announce(alertText(alert)));
    this.dispatchEvent(new CustomEvent<number>('alerts', { detail: this.alerts.length }));
  }

  async #seen(alert: YouthAlert): Promise<void> {
    try {
      await api.seeToAlert(alert.id);
    } catch (error) {
      toast(explain(error), { seconds: 10 });
    }
    await this.look();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.alerts.length === 0) return nothing;
    return html`<div class="stack">${this.alerts.map((alert) => this.#alert(alert))}</div>`;
  }

  #alert(alert: YouthAlert): TemplateResult {
    const toRoom = this.lead && alert.breakout && alert.breakout !== this.room;
    return html`<div class="notice notice--alarm" role="alert">
      <p class="notice__title">${alertText(alert)}</p>
      ${alert.takenBy ? html`<p>${t('alert.takenBy', { name: alert.takenBy })}</p>` : nothing}
      <p>${alert.topic ?? ''} <span class="soft">${timeOf(alert.raisedAt, viewerZone, locale)}</span></p>
      <p class="row">
        ${alert.kind === 'report' ? html`<a class="button button--main" href="/youth/${this.slug}/lead#cases">${t('cases.title')}</a>` : nothing}
        ${toRoom ? html`<a class="button" href="/youth/rooms/${alert.breakout}">${t('lobby.look')}</a>` : nothing}
        <button class="button" type="button" @click=${() => void this.#seen(alert)}>${t('alert.seen')}</button>
      </p>
    </div>`;
  }
}
