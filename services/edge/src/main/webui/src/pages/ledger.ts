import '../look/app.css';
import './ledger.css';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import type { Ledger, SessionDetail } from '../api/types';
import { mount, Page, pathPart, title, type Initial } from '../frame/page';
import { applyAccent } from '../look/accent';
import { copyable } from '../parts/copy';
import { beat } from '../parts/heartbeat';
import { icon } from '../parts/icons';
import { locale, number, t, word } from '../text/messages';
import './qna/words';

/** Figures to look at in peace: nobody decides by them within seconds. */
const LOOK_MILLIS = 10_000;

/** A session's public account of its questions. */
@customElement('pl-ledger')
export class LedgerPage extends Page {
  @state() private session!: SessionDetail;
  @state() private ledger!: Ledger;
  readonly #id = pathPart(1);
  #stop: () => void = () => undefined;

  protected override async load(initial: Initial): Promise<void> {
    const given = initial['session'] as SessionDetail | undefined;
    const [session, ledger] = await Promise.all([
      given ?? api.session(this.#id).then((answer) => answer.data),
      api.ledger(this.#id).then((answer) => answer.data),
    ]);
    this.session = session;
    this.ledger = ledger;
    applyAccent(session.conference.accent);
    title(t('ledger.title'), session.title);
    this.#stop();
    this.#stop = beat(LOOK_MILLIS, () => void this.#look());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  /** Silence passes: what was shown last stays. */
  async #look(): Promise<void> {
    const answer = await api.ledger(this.#id).catch(() => null);
    if (answer) this.ledger = answer.data;
  }

  protected override view(): TemplateResult {
    const { conference, title: session } = this.session;
    return html`<div class="sheet column">
      <nav class="trail">
        <a href="/c/${conference.slug}">${conference.title}</a>
        <a href="/s/${this.#id}">${t('nav.session')}</a>
      </nav>
      <h1>${t('ledger.title')}</h1>
      <p class="ledger__session" dir="auto">${session}</p>
      <p class="lede">${t('ledger.lede')}</p>
      ${this.ledger.intact ? nothing : html`<p class="notice notice--alarm" role="alert">${t('ledger.broken')}</p>`}
      ${this.#questions()} ${this.#dismissed()} ${this.#again()} ${this.#sources()} ${this.#chain()} ${this.#export()}
    </div>`;
  }

  #questions(): TemplateResult {
    const { ledger } = this;
    const names = ['received', 'waiting', 'published', 'merged', 'reworded', 'translated', 'put', 'answered', 'withdrawn'] as const;
    return html`<section class="rubric">
      ${figures(names.map((name) => [t(`ledger.${name}`), ledger[name]]))}
      ${ledger.waitedSeconds === null ? nothing : html`<p class="soft">${t('ledger.waited', { time: spanOf(ledger.waitedSeconds) })}</p>`}
    </section>`;
  }

  #dismissed(): TemplateResult {
    const by = this.ledger.dismissed.filter(({ questions }) => questions > 0);
    return html`<section class="rubric">
      <h2>${t('ledger.dismissed')}</h2>
      ${by.length ? figures(by.map(({ rule, questions }) => [word('rule', rule), questions])) : html`<p class="soft">${t('ledger.none')}</p>`}
    </section>`;
  }

  #again(): TemplateResult {
    const { ledger } = this;
    const names = ['appeals', 'upheld', 'overturned', 'reversals', 'blocked', 'byMachine'] as const;
    return html`<section class="rubric">
      <h2>${t('ledger.again')}</h2>
      ${figures(names.map((name) => [t(`ledger.${name}`), ledger[name]]))}
    </section>`;
  }

  #sources(): TemplateResult {
    const { bySource } = this.ledger;
    return html`<section class="rubric">
      <h2>${t('ledger.sources')}</h2>
      ${figures(bySource.map(({ source, questions }) => [word('ledger.source', source), questions]))}
      ${bySource.some(({ questions }) => questions === null) ? html`<p class="small soft">${t('ledger.fewHint')}</p>` : nothing}
    </section>`;
  }

  #chain(): TemplateResult {
    const { count, head, intact } = this.ledger;
    return html`<section class="rubric stack">
      <h2>${t('ledger.chain')}</h2>
      <p>${t('ledger.count', { count })}</p>
      ${intact ? html`<p>${icon('tick')} ${t('ledger.intact')}</p>` : nothing}
      <p class="small">${t('ledger.head')} ${copyable(head)}</p>
      <p><a class="link-alone" href="/api/v1/qna/sessions/${this.#id}/decisions?limit=200">${t('ledger.decisions')}</a></p>
    </section>`;
  }

  /** What whoever looks may read, in the form they can use. */
  #export(): TemplateResult {
    const file = (format: string, words: string) =>
      html`<a class="button" href="/api/v1/qna/sessions/${this.#id}/export?format=${format}" download>${words}</a>`;
    return html`<section class="rubric stack">
      <h2>${t('export.title')}</h2>
      <p>${t('export.hint')}</p>
      <p class="row">${file('xlsx', t('export.xlsx'))} ${file('csv', t('export.csv'))} ${file('json', t('export.json'))}</p>
    </section>`;
  }
}

/** A time in the largest unit that it has one of. */
function spanOf(seconds: number): string {
  const units = [['hour', 3600], ['minute', 60], ['second', 1]] as const;
  const [unit, size] = units.find(([, size]) => seconds >= size) ?? units[2];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(seconds / size));
}

/** A figure that is kept back stands as words: it is no zero. */
const figures = (lines: readonly (readonly [string, number | null])[]): TemplateResult =>
  html`<dl class="figures">
    ${lines.map(([label, figure]) => html`<div><dt>${label}</dt><dd>${figure === null ? t('ledger.few') : number(figure)}</dd></div>`)}
  </dl>`;

mount('pl-ledger');
