/** The choice of what a question is merged into. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { QueueItem } from '../api/types';
import { byline } from '../parts/board';
import { openDialog } from '../parts/dialog';
import { field, valueOf } from '../parts/form';
import { questionMark } from '../parts/mark';
import { t } from '../text/messages';
import { nearest } from './likeness';
import type { Shown } from './queue';

/** More than anyone reads through; whoever wants another one searches for it. */
const SHOWN_MAX = 30;

/** Resolves with the id of the chosen one; null when none was. */
export function chooseTarget(item: QueueItem, others: readonly Shown[]): Promise<string | null> {
  return openDialog<string>((close) => {
    const form = document.createElement('div');
    form.className = 'merging';
    let search = '';
    const show = () => render(view(item, nearest(others, item.text ?? '', search), close, searched), form);
    const searched = (event: Event) => {
      search = valueOf(event);
      show();
    };
    form.addEventListener('keydown', (event) => walk(form, event));
    show();
    return html`${form}`;
  }, t('desk.merge.title'));
}

function view(
  item: QueueItem,
  found: readonly Shown[],
  close: (id: string | null) => void,
  searched: (event: Event) => void,
): TemplateResult {
  return html`<h2>${t('desk.merge.title')}</h2>
    <p class="soft" dir="auto" lang=${item.language ?? nothing}>${item.text}</p>
    ${field(
      { id: 'merge-search', label: t('desk.merge.search') },
      () => html`<input class="input" id="merge-search" type="search" autocomplete="off" @input=${searched} />`,
    )}
    <p class="small soft">${t('desk.merge.hint')}</p>
    <ol class="targets" role="list">
      ${found.slice(0, SHOWN_MAX).map(
        (other, i) =>
          html`<li>
            <button class="targets__item" type="button" ?autofocus=${i === 0} @click=${() => close(other.id)}>
              <span class="question__text" dir="auto" lang=${other.language ?? nothing}>${other.text}</span>
              <span class="desk__meta">
                ${questionMark(other.state)}
                <span dir="auto">${byline(other)}</span>
                ${other.state === 'waiting' ? nothing : html`<span class="number">${t('support.count', { count: other.votes })}</span>`}
                ${other.mergedCount ? html`<span>${t('question.alike', { count: other.mergedCount })}</span>` : nothing}
              </span>
            </button>
          </li>`,
      )}
    </ol>
    <p class="row row--apart">
      <span class="soft" role="status">${found.length === 0 ? t('desk.merge.noneFound') : nothing}</span>
      <button class="button" type="button" @click=${() => close(null)}>${t('dialog.back')}</button>
    </p>`;
}

/** Up and down among the choices, and into them from the search. */
function walk(form: HTMLElement, event: KeyboardEvent): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const choices = [...form.querySelectorAll<HTMLElement>('.targets__item')];
  const at = choices.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by > 0 ? choices[0] : undefined) : choices[at + by];
  event.preventDefault();
  next?.focus();
}
