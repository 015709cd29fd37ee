/** The words that moderators are shown where a question has them. */
import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../../api/calls';
import { toast } from '../../frame/frame';
import { field, focusRefused, refusedForm, valueOf } from '../../parts/form';
import { Part } from '../../parts/part';
import { fieldMessage } from '../../text/explain';
import { t } from '../../text/messages';

@customElement('pl-review')
export class ReviewPart extends Part {
  @state() private words = '';
  @state() private error: unknown = null;
  @state() private busy = false;

  protected override async load(): Promise<void> {
    this.words = (await api.reviewWords(this.slug)).data.words.join('\n');
  }

  readonly #save = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    const words = this.words
      .split('\n')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    try {
      this.words = (await api.setReviewWords(this.slug, words)).data.words.join('\n');
      toast(t('review.saved'));
    } catch (error) {
      this.error = error;
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  };

  protected override view(): TemplateResult {
    return html`<form class="form" novalidate @submit=${this.#save}>
      <p class="lede">${t('review.lede')}</p>
      ${refusedForm(this.error, ['words'])}
      ${field(
        { id: 'review-words', label: t('review.words'), hint: t('review.hint'), error: fieldMessage(this.error, 'words') },
        (described, invalid) =>
          html`<textarea
            class="input"
            id="review-words"
            dir="auto"
            rows="12"
            aria-describedby=${described}
            aria-invalid=${invalid}
            .value=${this.words}
            @input=${(event: Event) => (this.words = valueOf(event))}
          ></textarea>`,
      )}
      <p><button class="button button--main" type="submit" aria-busy=${this.busy}>${t('review.save')}</button></p>
    </form>`;
  }
}
