/** What a young person has said in rooms that are not theirs any more, and what has become of it. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import * as api from '../../api/calls';
import type { OwnContribution } from '../../api/types';
import { toast } from '../../frame/frame';
import { keepFocus } from '../../parts/focus';
import { Watched } from '../../parts/watched';
import { explain } from '../../text/explain';
import { t } from '../../text/messages';
import { reportButton } from './report';
import { standingOf, takeBack, wordsOf } from './said';

/** Declined, and they have not asked for another look: what they may want to know at once. */
const isNews = (one: OwnContribution) => one.state === 'declined' && !one.appeal && !one.forgotten;

@customElement('pl-own-words')
export class OwnWords extends Watched {
  @property() slug = '';
  /** The room that is theirs, whose own board shows what they said there. */
  @property() room = '';
  @state() private items: readonly OwnContribution[] = [];

  /** Silence is shown by the frame, and passes. */
  protected override async look(): Promise<void> {
    this.items = (await api.ownContributions(this.slug).catch(() => null)) ?? this.items;
  }

  readonly #decided = async (): Promise<void> => {
    await this.look();
    await this.updateComplete;
    keepFocus(this, 'summary');
  };

  async #takeBack(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      toast(explain(error), { seconds: 10 });
    }
    await this.#decided();
  }

  protected override render(): TemplateResult | typeof nothing {
    const elsewhere = this.items.filter((one) => one.breakout !== this.room);
    if (elsewhere.length === 0) return nothing;
    return html`<details class="details" ?open=${elsewhere.some(isNews)}>
      <summary>${t('ownWords.title')}</summary>
      <ul class="own">
        ${repeat(
          elsewhere,
          (one) => one.id,
          (one) => this.#item(one),
        )}
      </ul>
    </details>`;
  }

  #item(one: OwnContribution): TemplateResult {
    return html`<li>
      <p class="small soft">${t('ownWords.in', { topic: one.topic })}</p>
      ${wordsOf(one)} ${standingOf(one, { staff: false, conference: '', decided: this.#decided })}
      <p class="row">
        ${one.state === 'declined'
          ? reportButton({ room: one.breakout }, { kind: 'contribution', id: one.id, text: one.text ?? '' })
          : nothing}
        ${takeBack(one, (work) => this.#takeBack(work))}
      </p>
    </li>`;
  }
}
