import { html, type TemplateResult } from 'lit';
import { toast } from '../frame/frame';
import { t } from '../text/messages';
import { icon } from './icons';

/** Something to be taken along, such as an address, with a button that copies it. */
export const copyable = (text: string): TemplateResult =>
  html`<span class="copy">
    <code class="code" dir="ltr">${text}</code>
    <button class="button" type="button" aria-label=${t('copy.this', { text })} @click=${() => void copy(text)}>
      ${icon('copy')} ${t('copy')}
    </button>
  </span>`;

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('copy.done'));
  } catch {
    toast(t('copy.failed'));
  }
}
