import { html, nothing, type TemplateResult } from 'lit';

export interface Tab<T extends string> {
  readonly name: T;
  readonly label: string;
  readonly count?: number | undefined;
}

/** A list of tabs with arrow keys; the panels carry `id=panel-<name>` and `aria-labelledby=tab-<name>`. */
export function tabs<T extends string>(
  items: readonly Tab<T>[],
  chosen: T,
  choose: (name: T) => void,
  label: string,
): TemplateResult {
  const onKey = (event: KeyboardEvent) => {
    const at = items.findIndex((item) => item.name === chosen);
    const rtl = document.documentElement.dir === 'rtl';
    const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
    const next =
      event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : step ? (at + step + items.length) % items.length : -1;
    const target = items[next];
    if (!target) return;
    event.preventDefault();
    choose(target.name);
    const list = event.currentTarget as HTMLElement;
    requestAnimationFrame(() => list.querySelector<HTMLElement>(`#tab-${target.name}`)?.focus());
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${onKey}>
    ${items.map(
      (item) =>
        html`<button
          class="tabs__item"
          type="button"
          role="tab"
          id="tab-${item.name}"
          aria-selected=${item.name === chosen ? 'true' : 'false'}
          aria-controls="panel-${item.name}"
          tabindex=${item.name === chosen ? 0 : -1}
          @click=${() => choose(item.name)}
        >
          ${item.label}${item.count === undefined ? nothing : html` <span class="tabs__count">(${item.count})</span>`}
        </button>`,
    )}
  </div>`;
}
