/** Who of those who look after young people has read what is not shown. */
import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { YouthReading } from '../../api/types';
import { Part } from '../../parts/part';
import { locale, t } from '../../text/messages';
import { dateTimeOf, viewerZone } from '../../text/times';

/** When somebody read it, and who. */
export const readingText = (reading: YouthReading) => `${dateTimeOf(reading.at, viewerZone, locale)} · ${reading.by}`;

@customElement('pl-readings')
export class Readings extends Part {
  @state() private readings: readonly YouthReading[] = [];

  protected override async load(): Promise<void> {
    this.readings = await api.youthReadings(this.slug);
  }

  protected override view(): TemplateResult {
    if (this.readings.length === 0) return html`<p class="empty">${t('readings.none')}</p>`;
    return html`<ul class="small">
      ${this.readings.map((one) => html`<li>${readingText(one)} · <a class="link-alone" href="/youth/rooms/${one.breakout}">${one.topic}</a></li>`)}
    </ul>`;
  }
}
