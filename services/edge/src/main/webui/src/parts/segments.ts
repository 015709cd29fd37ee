import { html, type TemplateResult } from 'lit';

export function segments<T extends string>(
  items: readonly (readonly [T, string])[],
  chosen: T,
  choose: (value: T) => void,
  label: string,
): TemplateResult {
  return html`<div class="segments" role="group" aria-label=${label}>
    ${items.map(
      ([value, text]) =>
        html`<button
          class="segments__item"
          type="button"
          aria-pressed=${value === chosen ? 'true' : 'false'}
          @click=${() => choose(value)}
        >
          ${text}
        </button>`,
    )}
  </div>`;
}
