import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import type { Admission } from '../../api/types';
import { countryName } from '../../text/countries';
import { number, t, word } from '../../text/messages';
import { Part } from '../../parts/part';
import { tally, type Cell } from './tally';

@customElement('pl-figures')
export class Figures extends Part {
  @state() private admission: Admission | null = null;
  @state() private countries: readonly Cell[] = [];
  @state() private countriesFew = 0;

  protected override async load(): Promise<void> {
    const [admission, figures] = await Promise.all([api.admission(this.slug), api.orNull(api.figures(this.slug))]);
    this.admission = admission.data;
    this.countries = tally(figures, 'country');
    this.countriesFew = Number(figures?.['countriesBelowFive'] ?? 0);
  }

  protected override view(): TemplateResult {
    const kinds = this.admission?.kinds ?? [];
    return html`<div class="stack-wide">
      <div class="figures">
        ${kinds.map(
          (rule) =>
            html`<div class="figure">
              <p class="soft">${word('kinds', rule.kind)}</p>
              <p class="figure__number">${typeof rule.taken === 'number' ? number(rule.taken) : t('figures.few')}</p>
              <p class="small soft number">
                ${rule.capacity === null || rule.capacity === undefined
                  ? t('admission.noLimit')
                  : t('places.leftOf', { left: rule.left ?? 0, capacity: rule.capacity })}
                ${rule.waiting ? html`<br />${t('figures.waiting', { waiting: rule.waiting })}` : nothing}
              </p>
            </div>`,
        )}
      </div>
      ${this.#table(t('figures.byCountry'), this.countries, (name) => countryName(name) || t('register.noCountry'))}
      ${this.countriesFew > 0 ? html`<p>${t('figures.countriesFew', { count: this.countriesFew })}</p>` : nothing}
      <p class="small soft">${t('figures.suppressed')}</p>
    </div>`;
  }

  #table(head: string, cells: readonly Cell[], name: (name: string) => string): TemplateResult | typeof nothing {
    if (cells.length === 0) return nothing;
    return html`<section class="rubric">
      <h2>${head}</h2>
      <table class="table table--short">
        <tbody>
          ${cells.map(
            (cell) =>
              html`<tr>
                <th scope="row">${name(cell.name)}</th>
                <td class="end number">${cell.count === null ? t('figures.few') : number(cell.count)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }
}
