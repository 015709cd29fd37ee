/** The way to report from outside a room, and what became of one's own reports. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { YouthReport } from '../../api/types';
import { icon } from '../../parts/icons';
import { Watched } from '../../parts/watched';
import { locale, t, word } from '../../text/messages';
import { dateTimeOf, viewerZone } from '../../text/times';
import { report } from './report';

@customElement('pl-reports')
export class Reports extends Watched {
  @property() slug = '';
  @state() private own: readonly YouthReport[] = [];

  protected override async look(): Promise<void> {
    this.own = (await api.myYouthReports(this.slug).catch(() => null))?.data.items ?? this.own;
  }

  readonly #report = async () => {
    await report({ conference: this.slug }, []);
    await this.look();
  };

  protected override render(): TemplateResult {
    return html`<section class="rubric stack" aria-labelledby="reports">
      <h2 id="reports">${t('reports.title')}</h2>
      <p>${t('reports.lede')}</p>
      <p><button class="button" type="button" @click=${this.#report}>${icon('warn')} ${t('room.report')}</button></p>
      ${this.own.length === 0 ? nothing : this.#mine()}
    </section>`;
  }

  #mine(): TemplateResult {
    return html`<h3>${t('reports.mine')}</h3>
      <ul class="own">
        ${this.own.map(
          (one) =>
            html`<li>
              <p>
                <span class="mark ${one.state === 'closed' ? 'mark--confirmed' : 'mark--pending'}">
                  ${icon(one.state === 'closed' ? 'tick' : 'hourglass')} ${word('reports.state', one.state)}
                </span>
                <span class="soft small">${dateTimeOf(one.receivedAt, viewerZone, locale)}</span>
              </p>
              <p>${word('reports.line', one.state)}</p>
            </li>`,
        )}
      </ul>`;
  }
}
