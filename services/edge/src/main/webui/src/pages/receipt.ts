import '../look/app.css';
import './session.css';
import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import type { Receipt } from '../api/types';
import { mount, Page, pathPart, title } from '../frame/page';
import { copyable } from '../parts/copy';
import { fate } from '../parts/fate';
import { beat } from '../parts/heartbeat';
import { qr } from '../parts/qr';
import { t } from '../text/messages';

/** Receipts are looked at long after, and seldom: what becomes of a question need not be seen within seconds. */
const LOOK_MILLIS = 10_000;

/** What became of a question, for whoever has its receipt: without an account, and without who asked. */
@customElement('pl-receipt')
export class ReceiptPage extends Page {
  @state() private receipt!: Receipt;
  readonly #secret = pathPart(1);
  #stop: () => void = () => undefined;

  protected override async load(): Promise<void> {
    this.receipt = (await api.receipt(this.#secret)).data;
    title(t('receipt.title'));
    this.#stop();
    this.#stop = beat(LOOK_MILLIS, () => void this.#look());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  /** Silence passes: what was shown last stays. */
  async #look(): Promise<void> {
    const answer = await api.receipt(this.#secret).catch(() => null);
    if (answer) this.receipt = answer.data;
  }

  protected override view(): TemplateResult {
    const { receipt } = this;
    return html`<div class="sheet column">
      <h1>${t('receipt.title')}</h1>
      <p class="lede">${t('receipt.lede')}</p>
      <section class="rubric stack" aria-live="polite">${fate(receipt)}</section>
      <p><a class="button" href="/s/${receipt.session}">${t('receipt.toSession')}</a></p>
      <section class="rubric stack">
        <h2>${t('receipt.keep')}</h2>
        <p>${t('own.receipt.text')}</p>
        <p>${copyable(location.href)}</p>
        <div class="receipt__qr">${qr(location.href, t('own.receipt.qr'))}</div>
      </section>
    </div>`;
  }
}

mount('pl-receipt');
