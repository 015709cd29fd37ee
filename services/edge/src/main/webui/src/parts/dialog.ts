/** Native dialogs: the browser keeps focus inside and gives it back. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { t } from '../text/messages';

/** Opens a dialog and resolves with what `close` is given; null when dismissed. */
export function openDialog<T>(view: (close: (value: T | null) => void) => TemplateResult, label: string): Promise<T | null> {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-label', label);
    let result: T | null = null;
    const close = (value: T | null) => {
      result = value;
      dialog.close();
    };
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(result);
    });
    render(view(close), dialog);
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[autofocus]')?.focus();
  });
}

export interface ConfirmOptions {
  readonly title: string;
  readonly text?: string;
  readonly confirm: string;
  readonly alarm?: boolean;
}

export async function confirmed({ title, text, confirm, alarm }: ConfirmOptions): Promise<boolean> {
  const answer = await openDialog<true>(
    (close) =>
      html`<form
        @submit=${(event: Event) => {
          event.preventDefault();
          close(true);
        }}
      >
        <h2>${title}</h2>
        ${text ? html`<p>${text}</p>` : nothing}
        <p class="row row--end">
          <button class="button" type="button" @click=${() => close(null)}>${t('dialog.back')}</button>
          <button class="button ${alarm ? 'button--alarm' : 'button--main'}" type="submit">${confirm}</button>
        </p>
      </form>`,
    title,
  );
  return answer === true;
}
