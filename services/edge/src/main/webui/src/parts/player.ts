/** The picture: hls.js under media-chrome's controls. Loaded after the page's first view. */
import './player.css';
import Hls, { type ErrorData } from 'hls.js';
import workerPath from 'hls.js/dist/hls.worker.js?url';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import 'media-chrome/dist/media-controller.js';
import 'media-chrome/dist/media-control-bar.js';
import 'media-chrome/dist/media-play-button.js';
import 'media-chrome/dist/media-mute-button.js';
import 'media-chrome/dist/media-volume-range.js';
import 'media-chrome/dist/media-live-button.js';
import 'media-chrome/dist/media-time-range.js';
import 'media-chrome/dist/media-time-display.js';
import 'media-chrome/dist/media-pip-button.js';
import 'media-chrome/dist/media-fullscreen-button.js';
import { backoffMillis } from '../live/events';
import { t } from '../text/messages';

type Trouble = 'none' | 'muted' | 'waiting' | 'unsupported';

@customElement('pl-player')
export class Player extends LitElement {
  @property() src = '';
  @property({ type: Boolean, attribute: 'sound-only', reflect: true }) soundOnly = false;
  /** A live picture has no past to move in; a replay has. */
  @property({ type: Boolean }) live = true;
  @property() label = '';
  @state() private trouble: Trouble = 'none';
  #hls: Hls | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('src') || changed.has('soundOnly')) this.#load();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unload();
  }

  get #video(): HTMLVideoElement | null {
    return this.querySelector('video');
  }

  #unload(): void {
    clearTimeout(this.#retry);
    this.#hls?.destroy();
    this.#hls = null;
  }

  #load(): void {
    this.#unload();
    const video = this.#video;
    if (!video || !this.src) return;
    if (Hls.isSupported()) {
      const hls = new Hls({
        workerPath,
        lowLatencyMode: true,
        liveSyncDurationCount: 3,
        backBufferLength: 30,
        maxBufferLength: 20,
      });
      this.#hls = hls;
      hls.on(Hls.Events.ERROR, (_, data) => this.#onError(hls, data));
      hls.on(Hls.Events.FRAG_BUFFERED, () => this.#onPicture());
      hls.on(Hls.Events.MANIFEST_PARSED, () => {
        if (this.soundOnly) this.#spare(hls);
        void this.#play();
      });
      hls.loadSource(this.src);
      hls.attachMedia(video);
    } else if (video.canPlayType('application/vnd.apple.mpegurl')) {
      video.src = this.src;
      video.onerror = () => this.#again();
      video.onplaying = () => this.#onPicture();
      void this.#play();
    } else {
      this.trouble = 'unsupported';
    }
  }

  /** Sound alone, where the stream has it apart; else the smallest picture it has. */
  #spare(hls: Hls): void {
    const alone = hls.levels.findIndex((level) => !level.videoCodec && level.audioCodec);
    if (alone >= 0) hls.currentLevel = alone;
    else hls.autoLevelCapping = 0;
  }

  #onPicture(): void {
    this.#attempt = 0;
    if (this.trouble === 'waiting') this.trouble = 'none';
  }

  #onError(hls: Hls, data: ErrorData): void {
    if (!data.fatal) return;
    if (data.type === Hls.ErrorTypes.MEDIA_ERROR && this.#attempt < 2) {
      this.#attempt++;
      hls.recoverMediaError();
      return;
    }
    this.#again();
  }

  /** The line or the encoder is gone for now: say so, and come back with growing, spread waits. */
  #again(): void {
    this.trouble = 'waiting';
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#load(), backoffMillis(this.#attempt++, Math.random, 1_500, 15_000));
  }

  async #play(): Promise<void> {
    const video = this.#video;
    if (!video || saveData()) return;
    try {
      await video.play();
    } catch {
      // Browsers may forbid sound before the reader has touched the page: then silently, and say how to hear.
      video.muted = true;
      try {
        await video.play();
        this.trouble = 'muted';
      } catch {
        // Then the play button waits.
      }
    }
  }

  readonly #unmute = () => {
    const video = this.#video;
    if (video) {
      video.muted = false;
      void video.play();
    }
    this.trouble = 'none';
  };

  protected override render(): unknown {
    return html`${this.trouble === 'none' ? nothing : html`<div class="player__words">${this.#words()}</div>`}
      <media-controller
        defaultstreamtype=${this.live ? 'live' : 'on-demand'}
        aria-label=${this.label || t('player.label')}
        ?audio=${this.soundOnly}
        noautohide=${this.soundOnly ? '' : nothing}
      >
        <video slot="media" playsinline preload="auto" crossorigin @volumechange=${this.#onVolume}></video>
        <media-control-bar>
          <media-play-button></media-play-button>
          <media-mute-button></media-mute-button>
          <media-volume-range></media-volume-range>
          ${this.live
            ? html`<media-live-button></media-live-button><span class="player__space"></span>`
            : html`<media-time-range></media-time-range><media-time-display showduration></media-time-display>`}
          ${this.soundOnly
            ? nothing
            : html`<media-pip-button></media-pip-button><media-fullscreen-button></media-fullscreen-button>`}
        </media-control-bar>
      </media-controller>`;
  }

  readonly #onVolume = () => {
    if (this.trouble === 'muted' && this.#video && !this.#video.muted) this.trouble = 'none';
  };

  #words(): unknown {
    switch (this.trouble) {
      case 'muted':
        return html`<span>${t('player.muted')}</span>
          <button class="button" type="button" @click=${this.#unmute}>${t('player.unmute')}</button>`;
      case 'waiting':
        return html`<span role="status">${t('player.waiting')}</span>`;
      case 'unsupported':
        return html`<span role="alert">${t('player.unsupported')}</span>`;
      case 'none':
        return nothing;
    }
  }
}

function saveData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
