import { html, nothing, type TemplateResult } from 'lit';
import { passes, Refusal } from '../api/client';
import { explain, otherFields, sentence } from '../text/explain';
import { t } from '../text/messages';
import { icon } from './icons';

export interface FieldOptions {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
}

/** Label, hint, control and error, tied together for every way of reading. */
export function field(
  { id, label, hint, error }: FieldOptions,
  control: (described: string | typeof nothing, invalid: 'true' | 'false') => unknown,
): TemplateResult {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return html`<div class="field">
    <label class="field__label" for=${id}>${label}</label>
    ${hint ? html`<span class="field__hint" id="${id}-hint">${hint}</span>` : nothing}
    ${control(described || nothing, error ? 'true' : 'false')} ${fieldError(id, error)}
  </div>`;
}

export const fieldError = (id: string, error: string | null | undefined) =>
  error ? html`<span class="field__error" id="${id}-error">${icon('warn')}${error}</span>` : nothing;

/** A refused form: the sentence, and what no field of it shows. */
export function refusedForm(error: unknown, shown: readonly string[] = []): TemplateResult | typeof nothing {
  if (!error) return nothing;
  const others = otherFields(error, shown);
  const atFields = error instanceof Refusal && error.fields.length > 0 && others.length === 0;
  return html`<div class="notice notice--alarm" role="alert" tabindex="-1">
    <p class="notice__title">${atFields ? t('form.seeFields') : explain(error)}</p>
    ${others.length
      ? html`<ul>
          ${others.map((e) => html`<li>${e.field ? html`<strong>${e.field}</strong>: ` : nothing}${sentence(e.message)}</li>`)}
        </ul>`
      : nothing}
  </div>`;
}

/**
 * What still stands of a failure once something was answered again: a refusal. That nothing was answered has passed; who
 * was put at those words goes on at the button that sends.
 */
export function stillRefused(error: unknown, root: ParentNode): unknown {
  if (!passes(error)) return error;
  const words = root.querySelector('.notice--alarm');
  if (words?.contains(document.activeElement)) words.closest('form')?.querySelector<HTMLElement>('[type="submit"]')?.focus();
  return null;
}

/** Puts the reader at the first field that was refused, or at the refusal itself. */
export function focusRefused(root: ParentNode): void {
  const target =
    root.querySelector<HTMLElement>('[aria-invalid="true"]') ?? root.querySelector<HTMLElement>('.notice--alarm');
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}

export const valueOf = (event: Event) => (event.target as HTMLInputElement).value;
export const checkedOf = (event: Event) => (event.target as HTMLInputElement).checked;
