import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import * as api from '../../api/calls';
import { toast } from '../../frame/frame';
import { field, focusRefused, refusedForm, valueOf } from '../../parts/form';
import { t } from '../../text/messages';
import { Part } from '../../parts/part';

interface Row {
  readonly key: number;
  readonly title: string;
  readonly tag: string;
  readonly questions: string;
}

@customElement('pl-themes')
export class Themes extends Part {
  @state() private rows: readonly Row[] = [];
  @state() private error: unknown = null;
  @state() private busy = false;
  #keys = 0;

  protected override async load(): Promise<void> {
    const { data } = await api.conference(this.slug);
    this.rows = (data.themes ?? []).map((theme) => ({
      key: this.#keys++,
      title: theme.title,
      tag: theme.tag,
      questions: theme.guidingQuestions.join('\n'),
    }));
  }

  #change(key: number, part: Partial<Row>): void {
    this.rows = this.rows.map((row) => (row.key === key ? { ...row, ...part } : row));
  }

  #move(key: number, by: -1 | 1): void {
    const at = this.rows.findIndex((row) => row.key === key);
    const to = at + by;
    if (at < 0 || to < 0 || to >= this.rows.length) return;
    const rows = [...this.rows];
    const [row] = rows.splice(at, 1);
    rows.splice(to, 0, row!);
    this.rows = rows;
  }

  readonly #add = async () => {
    const key = this.#keys++;
    this.rows = [...this.rows, { key, title: '', tag: '', questions: '' }];
    await this.updateComplete;
    this.querySelector<HTMLElement>(`#theme-${key}-title`)?.focus();
  };

  readonly #save = async (event: Event) => {
    event.preventDefault();
    this.busy = true;
    this.error = null;
    const themes = this.rows.map((row) => ({
      title: row.title.trim(),
      tag: row.tag.trim(),
      guidingQuestions: row.questions
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    }));
    try {
      await api.putThemes(this.slug, themes);
      toast(t('saved'));
      this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
    } catch (error) {
      this.error = error;
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  };

  protected override view(): TemplateResult {
    return html`<form class="form" @submit=${this.#save} novalidate>
      <p class="soft">${t('themes.lede')}</p>
      ${refusedForm(this.error)}
      ${this.rows.length === 0 ? html`<p class="empty">${t('themes.none')}</p>` : ''}
      ${repeat(
        this.rows,
        (row) => row.key,
        (row, at) => this.#row(row, at),
      )}
      <p class="row">
        <button class="button button--main" type="submit" aria-busy=${this.busy}>${t('save')}</button>
        <button class="button" type="button" @click=${this.#add}>${t('themes.add')}</button>
      </p>
    </form>`;
  }

  #row(row: Row, at: number): TemplateResult {
    const id = (name: string) => `theme-${row.key}-${name}`;
    return html`<fieldset class="theme-form stack">
      <legend class="hidden-visually">${t('themes.number', { number: at + 1 })}</legend>
      <div class="form__pair">
        ${field(
          { id: id('title'), label: t('themes.title') },
          () =>
            html`<input class="input" id=${id('title')} .value=${row.title} @input=${(e: Event) => this.#change(row.key, { title: valueOf(e) })} />`,
        )}
        ${field(
          { id: id('tag'), label: t('themes.tag'), hint: t('themes.tagHint') },
          (described) =>
            html`<input
              class="input"
              id=${id('tag')}
              aria-describedby=${described}
              .value=${row.tag}
              @input=${(e: Event) => this.#change(row.key, { tag: valueOf(e) })}
            />`,
        )}
      </div>
      ${field(
        { id: id('questions'), label: t('themes.questions'), hint: t('themes.questionsHint') },
        (described) =>
          html`<textarea
            class="input"
            id=${id('questions')}
            rows="4"
            aria-describedby=${described}
            .value=${row.questions}
            @input=${(e: Event) => this.#change(row.key, { questions: valueOf(e) })}
          ></textarea>`,
      )}
      <p class="row">
        <button class="button button--quiet" type="button" ?disabled=${at === 0} @click=${() => this.#move(row.key, -1)}>${t('themes.up')}</button>
        <button class="button button--quiet" type="button" ?disabled=${at === this.rows.length - 1} @click=${() => this.#move(row.key, 1)}>
          ${t('themes.down')}
        </button>
        <button
          class="button button--quiet"
          type="button"
          @click=${() => {
            const before = this.rows;
            this.rows = this.rows.filter((known) => known.key !== row.key);
            toast(t('themes.removed'), { action: { label: t('desk.undo'), run: () => (this.rows = before) } });
          }}
        >
          ${t('themes.remove')}
        </button>
      </p>
    </fieldset>`;
  }
}
