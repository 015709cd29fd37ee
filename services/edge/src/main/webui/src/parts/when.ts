/** Times on a page: in the reader's zone, with the hall's on hover or tap; a switch turns that around. */
import { html, nothing, type TemplateResult } from 'lit';
import { locale, t } from '../text/messages';
import { cityOf, dateTimeOf, dayOf, sameClock, timeOf, viewerZone } from '../text/times';

const key = 'plenary.zone';

export type ZoneChoice = 'mine' | 'hall';

export function zoneChoice(): ZoneChoice {
  try {
    return localStorage.getItem(key) === 'hall' ? 'hall' : 'mine';
  } catch {
    return 'mine';
  }
}

export function chooseZone(choice: ZoneChoice): void {
  try {
    localStorage.setItem(key, choice);
  } catch {
    // Then the choice lasts as long as the page.
  }
}

export class Zones {
  constructor(
    readonly hall: string,
    readonly choice: ZoneChoice = zoneChoice(),
    readonly mine: string = viewerZone,
  ) {}
  get shown(): string {
    return this.choice === 'hall' ? this.hall : this.mine;
  }
  get other(): string {
    return this.choice === 'hall' ? this.mine : this.hall;
  }
  differAt(iso: string): boolean {
    return !sameClock(iso, this.hall, this.mine);
  }
}

type Form = 'time' | 'range' | 'full';

export function when(iso: string, zones: Zones, form: Form = 'time', until?: string): TemplateResult {
  const text = (zone: string) => {
    if (form === 'full') return dateTimeOf(iso, zone, locale);
    if (form === 'range' && until) return `${timeOf(iso, zone, locale)}–${timeOf(until, zone, locale)}`;
    return timeOf(iso, zone, locale);
  };
  if (!zones.differAt(iso)) return html`<time class="when" datetime=${iso}>${text(zones.shown)}</time>`;
  const otherDay = dayOf(iso, zones.other, locale);
  const words = t(zones.choice === 'hall' ? 'when.mine' : 'when.hall', {
    time: text(zones.other),
    day: otherDay,
    city: cityOf(zones.hall),
  });
  return html`<time class="when when--two" datetime=${iso} @click=${tapped} @pointerenter=${turned}
    >${text(zones.shown)}<span class="when__hall">${words}</span></time
  >`;
}

/** Near the far edge the words open towards the near one. */
function turned(event: Event): void {
  const item = event.currentTarget as HTMLElement;
  const { left, right } = item.getBoundingClientRect();
  const rtl = document.documentElement.dir === 'rtl';
  item.classList.toggle('when--end', rtl ? right < 300 : innerWidth - left < 300);
}

function tapped(event: Event): void {
  turned(event);
  const item = event.currentTarget as HTMLElement;
  const shown = item.classList.toggle('when--shown');
  if (shown) {
    setTimeout(() => item.classList.remove('when--shown'), 4_000);
  }
}

/** The choice between both clocks, where they differ at that time. */
export function zoneSwitch(zones: Zones, iso: string | undefined, chosen: (zones: Zones) => void): TemplateResult | typeof nothing {
  if (!iso || !zones.differAt(iso)) return nothing;
  const item = (choice: ZoneChoice, text: string) =>
    html`<button
      class="segments__item"
      type="button"
      aria-pressed=${zones.choice === choice ? 'true' : 'false'}
      @click=${() => {
        chooseZone(choice);
        chosen(new Zones(zones.hall, choice, zones.mine));
      }}
    >
      ${text}
    </button>`;
  return html`<div class="segments" role="group" aria-label=${t('when.switch')}>
    ${item('mine', t('when.switch.mine', { city: cityOf(zones.mine) }))}
    ${item('hall', t('when.switch.hall', { city: cityOf(zones.hall) }))}
  </div>`;
}
