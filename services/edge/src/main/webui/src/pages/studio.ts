import '../look/app.css';
import './studio.css';
import './session.css';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import * as api from '../api/calls';
import { newKey, Refusal } from '../api/client';
import type { Ingest, LiveState, Playback, SessionDetail, Stream } from '../api/types';
import { toast } from '../frame/frame';
import { mount, Page, pathPart, title, waiting, type Initial } from '../frame/page';
import { LiveSession } from '../live/session';
import { applyAccent } from '../look/accent';
import { copyable } from '../parts/copy';
import { confirmed } from '../parts/dialog';
import { icon } from '../parts/icons';
import { liveMark } from '../parts/mark';
import '../parts/update-form';
import { updateDigest } from '../parts/updates';
import { when, Zones } from '../parts/when';
import { explain } from '../text/explain';
import { locale, t } from '../text/messages';
import { dayOf, relative } from '../text/times';
import type { Live } from '../live/fold';

const HEALTH_MILLIS = 2_000;
const UNDO_END_MILLIS = 5 * 60_000;

@customElement('pl-studio')
export class StudioPage extends Page {
  @state() private session!: SessionDetail;
  @state() private stream: Stream | null = null;
  @state() private playback: Playback | null = null;
  @state() private playerLoaded = false;
  @state() private secret: { key: string; ingest: readonly Ingest[] } | null = null;
  @state() private rate: number | null = null;
  @state() private busy = '';
  @state() private streamRefused: unknown = null;
  @state() private live: Live | null = null;
  @state() private now = Date.now();
  @state() private zones = new Zones('UTC');
  readonly #id = pathPart(1);
  #live: LiveSession | null = null;
  #bytes: { at: number; received: number } | null = null;

  protected override async load(initial: Initial): Promise<void> {
    void initial;
    // Asked anew even when the page carries it: only the producer is told of a preview.
    const [session, stream] = await Promise.all([
      api.session(this.#id).then((answer) => answer.data),
      this.#askStream(),
    ]);
    this.session = session;
    this.stream = stream;
    this.zones = new Zones(session.conference.timeZone);
    applyAccent(session.conference.accent);
    title(t('studio.title'), session.title);
    void this.#preparePicture();
    if (this.#live) return;
    this.#live = new LiveSession(this.#id, {
      live: (live) => {
        const changed = live.state !== this.live?.state;
        this.live = live;
        if (changed) void this.#refresh();
      },
      status: () => undefined,
    });
    this.#live.start();
    const timer = setInterval(() => void this.#refresh(), HEALTH_MILLIS);
    this.onLeave(() => {
      clearInterval(timer);
      this.#live?.stop();
    });
  }

  async #askStream(): Promise<Stream | null> {
    try {
      return (await api.stream(this.#id)).data;
    } catch (error) {
      if (error instanceof Refusal && (error.status === 404 || error.status === 409)) return null;
      if (error instanceof Refusal && error.status === 422) {
        this.streamRefused = error;
        return null;
      }
      throw error;
    }
  }

  async #refresh(): Promise<void> {
    this.now = Date.now();
    if (document.visibilityState !== 'visible') return;
    try {
      const [session, stream] = await Promise.all([api.session(this.#id), this.stream ? this.#askStream() : null]);
      const was = this.session.state;
      this.session = session.data;
      if (stream) {
        this.#measure(stream);
        this.stream = stream;
      }
      if (was !== this.session.state) void this.#preparePicture();
      else if (!this.playback && this.#pictured) void this.#preparePicture();
    } catch {
      // The frame says when nothing answers.
    }
  }

  #measure(stream: Stream): void {
    const at = Date.now();
    const received = stream.health.bytesReceived;
    if (this.#bytes && stream.health.connected && received >= this.#bytes.received && at > this.#bytes.at) {
      this.rate = ((received - this.#bytes.received) * 8) / (at - this.#bytes.at);
    } else this.rate = null;
    this.#bytes = { at, received };
  }

  get #pictured(): boolean {
    return ['preview', 'live', 'replay'].includes(this.session.state);
  }

  async #preparePicture(): Promise<void> {
    if (!this.#pictured) {
      if (this.session.state !== 'paused') this.playback = null;
      return;
    }
    this.playback = await api.orNull(api.playback(this.#id)).catch(() => null);
    if (this.playback?.hls) {
      await import('../parts/player');
      this.playerLoaded = true;
    }
  }

  readonly #prepare = async () => {
    this.busy = 'prepare';
    try {
      this.stream = (await api.prepareStream(this.#id)).data;
      this.streamRefused = null;
    } catch (error) {
      this.streamRefused = error;
    } finally {
      this.busy = '';
    }
  };

  readonly #newKey = async () => {
    if (this.stream?.keyIssuedAt) {
      const sure = await confirmed({
        title: t('studio.key.newTitle'),
        text: t('studio.key.newText'),
        confirm: t('studio.key.new'),
        alarm: this.stream.health.connected,
      });
      if (!sure) return;
    }
    this.busy = 'key';
    try {
      this.secret = (await api.newStreamKey(this.#id, newKey())).data;
      await this.updateComplete;
      this.querySelector<HTMLElement>('.secret')?.focus();
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = '';
      void this.#refresh();
    }
  };

  async #change(body: { state?: LiveState; armed?: boolean }, done: string, undo?: { state?: LiveState; armed?: boolean }): Promise<void> {
    this.busy = 'live';
    try {
      this.session = (await api.changeLive(this.#id, body)).data;
      toast(done, {
        ...(undo ? { action: { label: t('desk.undo'), run: () => void this.#change(undo, t('desk.undone')) } } : {}),
        seconds: 20,
      });
      void this.#preparePicture();
    } catch (error) {
      toast(explain(error), { seconds: 12 });
    } finally {
      this.busy = '';
    }
  }

  async #goLive(connected: boolean): Promise<void> {
    const sure =
      connected ||
      this.session.state === 'preview' ||
      (await confirmed({ title: t('studio.goLive.title'), text: t('studio.goLive.text'), confirm: t('studio.goLive') }));
    if (sure) await this.#change({ state: 'live' }, t('studio.didLive'), { state: 'paused' });
  }

  readonly #end = async () => {
    const sure = await confirmed({
      title: t('studio.end.title'),
      text: t('studio.end.text'),
      confirm: t('studio.end'),
      alarm: true,
    });
    const was = this.session.state === 'live' ? 'live' : 'paused';
    if (sure) await this.#change({ state: 'ended' }, t('studio.didEnd'), { state: was });
  };

  protected override view(): TemplateResult {
    const s = this.session;
    return html`<div class="sheet">
      <header class="opening">
        <nav class="trail">
          <a href="/c/${s.conference.slug}">${s.conference.title}</a>
          <a href="/s/${this.#id}">${t('nav.session')}</a>
          <a href="/screen/${this.#id}">${t('nav.screen')}</a>
        </nav>
        <div class="row row--apart">
          <h1>${t('studio.title')}: ${s.title}</h1>
          ${liveMark(s.state)}
        </div>
        <p class="soft">
          ${dayOf(s.startsAt, this.zones.shown, locale)}, ${when(s.startsAt, this.zones, 'range', s.endsAt)}
          (${relative(s.startsAt, locale, this.now)})
        </p>
      </header>
      <div class="grid">
        <div class="wide">${this.#picture()}</div>
        <aside class="narrow stack-wide studio__side">${this.#onAir()} ${this.#ingest()}</aside>
        <div class="wide">${this.#updates()}</div>
      </div>
    </div>`;
  }

  #picture(): TemplateResult {
    return html`<div class="studio__picture">
      ${this.playback?.hls && (this.#pictured || this.session.state === 'paused')
        ? this.playerLoaded
          ? html`<pl-player .src=${this.playback.hls} .live=${this.session.state !== 'replay'}></pl-player>`
          : waiting(t('picture.loading'))
        : html`<p class="empty">
            ${this.session.state === 'paused'
              ? t('picture.paused')
              : this.stream?.health.connected
                ? t('studio.pictureSoon')
                : t('studio.noPicture')}
          </p>`}
    </div>`;
  }

  #onAir(): TemplateResult {
    const { state, live } = this.session;
    const busy = this.busy === 'live';
    const connected = this.stream?.health.connected ?? false;
    const undoable =
      state === 'ended' && live?.endedAt ? Date.parse(live.endedAt) + UNDO_END_MILLIS - this.now : 0;
    const go = (words: string, run: () => void, look = 'button--main') =>
      html`<button class="button ${look}" type="button" ?disabled=${busy} @click=${run}>${words}</button>`;
    return html`<section class="rubric">
      <h2>${t('studio.onAir')}</h2>
      <p class="soft">${t(`studio.state.${state}`)}</p>
      <div class="row">
        ${state === 'scheduled' || state === 'preview'
          ? html`${go(
                t('studio.goLive'),
                () => void this.#goLive(connected),
                'button--alarm button--great',
              )}
              <label class="check">
                <input
                  type="checkbox"
                  .checked=${live?.armed ?? false}
                  ?disabled=${busy}
                  @change=${(event: Event) => {
                    const armed = (event.target as HTMLInputElement).checked;
                    void this.#change({ armed }, armed ? t('studio.didArm') : t('studio.didDisarm'), { armed: !armed });
                  }}
                />
                <span>${t('studio.arm')} ${when(this.session.startsAt, this.zones)}</span>
              </label>`
          : nothing}
        ${state === 'live'
          ? html`${go(t('studio.pause'), () => void this.#change({ state: 'paused' }, t('studio.didPause'), { state: 'live' }), '')}
            ${go(t('studio.end'), this.#end, 'button--alarm')}`
          : nothing}
        ${state === 'paused'
          ? html`${go(t('studio.resume'), () => void this.#change({ state: 'live' }, t('studio.didLive'), { state: 'paused' }))}
            ${go(t('studio.end'), this.#end, 'button--alarm')}`
          : nothing}
        ${undoable > 0
          ? html`<div class="notice notice--caution">
              <p class="number">${t('studio.undoEnd', { minutes: Math.ceil(undoable / 60_000) })}</p>
              <p>${go(t('studio.undoEndDo'), () => void this.#change({ state: connected ? 'live' : 'paused' }, t('desk.undone')), '')}</p>
            </div>`
          : nothing}
      </div>
    </section>`;
  }

  #ingest(): TemplateResult {
    return html`<section class="rubric">
      <h2>${t('studio.ingest')}</h2>
      ${this.streamRefused
        ? html`<div class="notice notice--caution"><p>${explain(this.streamRefused)}</p></div>`
        : nothing}
      ${this.stream
        ? html`${this.#health(this.stream)}
            ${this.secret ? this.#shownSecret(this.secret) : nothing}
            ${this.stream.ingest.map(
              (ingest) => html`<div class="field">
                <span class="field__label">${t('studio.address', { protocol: ingest.protocol.toUpperCase() })}</span>
                ${copyable(ingest.url)}
              </div>`,
            )}
            <p class="small soft">
              ${this.stream.keyIssuedAt
                ? html`${t('studio.key.issued')} ${when(this.stream.keyIssuedAt, this.zones, 'full')}`
                : t('studio.key.none')}
            </p>
            <button class="button" type="button" ?disabled=${this.busy === 'key'} @click=${this.#newKey}>
              ${this.stream.keyIssuedAt ? t('studio.key.new') : t('studio.key.make')}
            </button>`
        : html`<p>${t('studio.prepareText')}</p>
            <button class="button button--main" type="button" ?disabled=${this.busy === 'prepare'} @click=${this.#prepare}>
              ${t('studio.prepare')}
            </button>`}
    </section>`;
  }

  #health({ health }: Stream): TemplateResult {
    return html`<div class="notice ${health.connected ? 'notice--good' : ''}">
      <p class="notice__title">${icon(health.connected ? 'tick' : 'hourglass')} ${t(health.connected ? 'studio.connected' : 'studio.notConnected')}</p>
      ${health.connected
        ? html`<p class="number small">
            ${health.since ? html`${t('studio.since')} ${when(health.since, this.zones)}` : nothing}
            ${this.rate === null ? nothing : html` · ${t('studio.rate', { rate: Math.round(this.rate) })}`}
          </p>`
        : html`<p class="small">${t('studio.notConnectedText')}</p>`}
    </div>`;
  }

  #shownSecret(secret: { key: string; ingest: readonly Ingest[] }): TemplateResult {
    return html`<div class="secret stack" tabindex="-1" role="group" aria-label=${t('studio.secret.title')}>
      <p><strong>${t('studio.secret.title')}</strong></p>
      <p class="small">${t('studio.secret.text')}</p>
      <div class="field"><span class="field__label">${t('studio.secret.key')}</span>${copyable(secret.key)}</div>
      ${secret.ingest.map(
        (ingest) =>
          html`<div class="field">
            <span class="field__label">${t('studio.secret.address', { protocol: ingest.protocol.toUpperCase() })}</span>
            ${copyable(ingest.url)}
          </div>`,
      )}
      <button class="button" type="button" @click=${() => (this.secret = null)}>${t('studio.secret.done')}</button>
    </div>`;
  }

  #updates(): TemplateResult {
    return html`<section class="rubric">
      <h2>${t('updates.title')}</h2>
      <pl-update-form .session=${this.#id}></pl-update-form>
      ${updateDigest(this.live?.updates ?? [], this.zones, 5)}
    </section>`;
  }
}

mount('pl-studio');
