/** Who is on the programme, said in one line or as a list. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Contributor } from '../api/types';
import { countryName } from '../text/countries';
import { t, word } from '../text/messages';

export function peopleLine(people: readonly Contributor[], atMost = 6): string {
  const names = people.slice(0, atMost).map((person) => person.name);
  const more = people.length - names.length;
  return more > 0 ? t('people.more', { names: names.join(', '), more }) : names.join(', ');
}

export function peopleList(people: readonly Contributor[]): TemplateResult {
  return html`<ul class="plain-list people">
    ${people.map((person) => {
      const about = [person.organisation, countryName(person.country)].filter(Boolean).join(', ');
      return html`<li>
        <strong>${person.name}</strong>${person.role ? html`, ${word('contributor', person.role).toLowerCase()}` : nothing}
        ${about ? html`<span class="soft">${about}</span>` : nothing}
      </li>`;
    })}
  </ul>`;
}
