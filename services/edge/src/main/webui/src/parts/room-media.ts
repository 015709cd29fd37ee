/** Sound and picture of a breakout: who is there, and one's own microphone and camera, off until they are pressed. */
import './room-media.css';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DisconnectReason, Participant, Room, Track, TrackPublication } from 'livekit-client';
import { t } from '../text/messages';
import { icon } from './icons';

/** What the join of a breakout gives for its sound and picture. */
export interface Ticket {
  readonly url: string;
  readonly token: string;
}

/**
 * Why the connection ended: `removed` from the room, `closed` with it, taken over `elsewhere` (another tab of the same
 * person), or `lost`. Unless it goes on elsewhere, joining again gives a fresh ticket, or says why not.
 */
export type EndReason = 'removed' | 'closed' | 'elsewhere' | 'lost';

type Device = 'microphone' | 'camera';
type Line = 'none' | 'connecting' | 'connected' | 'reconnecting' | EndReason;
type Kit = typeof import('livekit-client');

interface Tile {
  readonly identity: string;
  readonly name: string;
  readonly own: boolean;
  readonly facilitator: boolean;
  readonly speaking: boolean;
  readonly microphone: boolean;
  /** Whether they let others hear or see them, and not us. */
  readonly aside: boolean;
  readonly sound: Track | undefined;
  readonly picture: Track | undefined;
}

/**
 * Fires `ended` with an {@link EndReason} when the connection has ended without the page's doing, `again` when somebody
 * wants it back whose sound and picture go on elsewhere, and `aside` when somebody begins to keep theirs from us: our
 * page never does that, so that theirs is none of ours.
 */
@customElement('pl-room-media')
export class RoomMedia extends LitElement {
  /** Another one connects anew; null leaves the room. */
  @property({ attribute: false }) ticket: Ticket | null = null;
  /** Whether sound and picture are held until two adults are in them. */
  @property({ type: Boolean }) waits = false;
  @state() private line: Line = 'none';
  @state() private silenced = false;
  @state() private refused: Device | null = null;
  @state() private busy: ReadonlySet<Device> = new Set();
  #kit: Kit | null = null;
  #room: Room | null = null;
  readonly #attached = new Map<HTMLMediaElement, Track>();
  #aside: ReadonlySet<string> = new Set();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('ticket')) void this.#enter();
  }

  override updated(): void {
    this.#attach();
    const aside = new Set(this.#tiles().flatMap((tile) => (tile.aside ? [tile.identity] : [])));
    const more = [...aside].some((identity) => !this.#aside.has(identity));
    this.#aside = aside;
    if (more) this.dispatchEvent(new CustomEvent('aside'));
  }

  #leave(): void {
    const room = this.#room;
    this.#room = null;
    this.line = 'none';
    for (const [element, track] of this.#attached) track.detach(element);
    this.#attached.clear();
    void room?.disconnect();
  }

  async #enter(): Promise<void> {
    const ticket = this.ticket;
    // Why it has ended stays to be read until it begins again.
    if (ticket || this.#room || this.line === 'connecting') this.#leave();
    if (!ticket) return;
    this.line = 'connecting';
    const kit = await this.#load();
    if (!kit) {
      this.#end('lost');
      return;
    }
    if (this.ticket !== ticket || this.#room || !this.isConnected) return;
    const room = new kit.Room({
      adaptiveStream: true,
      dynacast: true,
      videoCaptureDefaults: { resolution: kit.VideoPresets.h360.resolution },
      // With the microphone off, the browser's own sign that it listens goes out, too.
      publishDefaults: { stopMicTrackOnMute: true },
    });
    this.#room = room;
    this.#follow(kit, room);
    try {
      // No STUN server: the media server's address is public, and LiveKit's default ones belong to third parties.
      await room.connect(ticket.url, ticket.token, { rtcConfig: { iceServers: [] } });
      if (this.#room === room) this.line = 'connected';
    } catch {
      if (this.#room === room) this.#end('lost');
    }
  }

  async #load(): Promise<Kit | null> {
    try {
      this.#kit ??= await import('livekit-client');
      this.#kit.setLogLevel('silent');
    } catch {
      // The page may be older than what the server has now, or the line is gone.
    }
    return this.#kit;
  }

  #follow(kit: Kit, room: Room): void {
    const { RoomEvent } = kit;
    const mine = (then: () => void) => () => {
      if (this.#room === room) then();
    };
    const shown = mine(() => this.requestUpdate());
    for (const event of [
      RoomEvent.ParticipantConnected,
      RoomEvent.ParticipantDisconnected,
      RoomEvent.TrackSubscribed,
      RoomEvent.TrackUnsubscribed,
      RoomEvent.TrackMuted,
      RoomEvent.TrackUnmuted,
      RoomEvent.LocalTrackPublished,
      RoomEvent.LocalTrackUnpublished,
      RoomEvent.ActiveSpeakersChanged,
      RoomEvent.ParticipantNameChanged,
      RoomEvent.TrackPublished,
      RoomEvent.TrackSubscriptionPermissionChanged,
    ] as const) {
      room.on(event, shown);
    }
    // The service takes us out, too, with its next look; a young person's page need not wait for that.
    room.on(RoomEvent.ParticipantDisconnected, mine(() => !isAttended(room) && this.#end('removed')));
    const reconnecting = mine(() => (this.line = 'reconnecting'));
    room.on(RoomEvent.SignalReconnecting, reconnecting);
    room.on(RoomEvent.Reconnecting, reconnecting);
    room.on(RoomEvent.Reconnected, mine(() => (this.line = 'connected')));
    room.on(RoomEvent.AudioPlaybackStatusChanged, mine(() => (this.silenced = !room.canPlaybackAudio)));
    room.on(RoomEvent.Disconnected, (reason) => {
      // While it has not been connected, `connect` itself fails.
      if (this.#room === room && this.line !== 'connecting') this.#end(meaning(kit, reason));
    });
  }

  #end(reason: EndReason): void {
    this.#leave();
    this.line = reason;
    this.dispatchEvent(new CustomEvent<EndReason>('ended', { detail: reason }));
  }

  readonly #switch = async (device: Device) => {
    const own = this.#room?.localParticipant;
    if (!own || this.busy.has(device)) return;
    this.busy = new Set([...this.busy, device]);
    this.refused = null;
    try {
      if (device === 'microphone') await own.setMicrophoneEnabled(!own.isMicrophoneEnabled);
      else await own.setCameraEnabled(!own.isCameraEnabled);
    } catch {
      this.refused = device;
    } finally {
      this.busy = new Set([...this.busy].filter((other) => other !== device));
    }
  };

  readonly #again = () => this.dispatchEvent(new CustomEvent('again'));

  /** Gives each track that is shown its element, and takes it back from those that have gone. */
  #attach(): void {
    for (const [element, track] of this.#attached) {
      if (!element.isConnected) {
        track.detach(element);
        this.#attached.delete(element);
      }
    }
    const tracks = new Map(this.#tiles().flatMap((tile) => [tile.sound, tile.picture].map((track) => [track?.sid, track])));
    for (const element of this.querySelectorAll<HTMLMediaElement>('[data-track]')) {
      const track = tracks.get(element.dataset['track']);
      if (track && this.#attached.get(element) !== track) {
        track.attach(element);
        this.#attached.set(element, track);
      }
    }
  }

  #tiles(): Tile[] {
    const room = this.#room;
    const kit = this.#kit;
    if (!room || !kit) return [];
    const { Source } = kit.Track;
    const kept = (one?: TrackPublication) => one instanceof kit.RemoteTrackPublication && one.permissionStatus === kit.TrackPublication.PermissionStatus.NotAllowed;
    const tile = (person: Participant, own: boolean): Tile => {
      const sound = person.getTrackPublication(Source.Microphone);
      const picture = person.getTrackPublication(Source.Camera);
      return {
        identity: person.identity,
        name: person.name ?? '',
        own,
        facilitator: isFacilitator(person),
        speaking: person.isSpeaking,
        microphone: person.isMicrophoneEnabled,
        aside: kept(sound) || kept(picture),
        sound: own ? undefined : sound?.track,
        picture: picture?.isMuted ? undefined : picture?.track,
      };
    };
    return [tile(room.localParticipant, true), ...[...room.remoteParticipants.values()].map((person) => tile(person, false))];
  }

  protected override render(): unknown {
    const there = this.line === 'connected' || this.line === 'reconnecting';
    return html`<section class="media" aria-label=${t('media.label')}>
      <p class="media__line" role="status">${this.#words()}</p>
      ${this.line === 'elsewhere' && !this.waits
        ? html`<p><button class="button" type="button" @click=${this.#again}>${t('media.again')}</button></p>`
        : nothing}
      ${there
        ? html`<ul class="media__people" aria-label=${t('media.people')}>
              ${repeat(this.#tiles(), ({ identity }) => identity, person)}
            </ul>
            ${this.silenced
              ? html`<p class="notice notice--caution">
                  ${t('media.silenced')}
                  <button class="button" type="button" @click=${() => void this.#room?.startAudio()}>${t('media.hear')}</button>
                </p>`
              : nothing}
            <div class="media__own">${this.#button('microphone')}${this.#button('camera')}</div>
            ${this.refused ? html`<p class="notice notice--caution" role="alert">${t(`media.refused.${this.refused}`)}</p>` : nothing}`
        : nothing}
    </section>`;
  }

  #button(device: Device): unknown {
    const own = this.#room?.localParticipant;
    const on = device === 'microphone' ? own?.isMicrophoneEnabled : own?.isCameraEnabled;
    return html`<button
      class="button ${on ? 'button--main' : ''}"
      type="button"
      aria-busy=${this.busy.has(device)}
      @click=${() => void this.#switch(device)}
    >
      ${t(`media.${device}.${on ? 'turnOff' : 'turnOn'}`)}
    </button>`;
  }

  #words(): string {
    if (this.waits) return t('media.line.waits');
    const own = this.#room?.localParticipant;
    switch (this.line) {
      case 'none':
        return '';
      case 'connected':
        return own?.isMicrophoneEnabled || own?.isCameraEnabled ? t('media.seen') : t('media.unseen');
      default:
        return t(`media.line.${this.line}`);
    }
  }
}

/** As the service has signed it: nobody changes their own attributes. */
function isFacilitator(person: Participant): boolean {
  return person.attributes['role'] === 'facilitator';
}

/** Whether we may be in: facilitators always, young people with two of them. */
function isAttended(room: Room): boolean {
  return isFacilitator(room.localParticipant) || [...room.remoteParticipants.values()].filter(isFacilitator).length >= 2;
}

function person(tile: Tile): unknown {
  const { sound, picture } = tile;
  return html`<li class="media__person ${tile.speaking ? 'media__person--speaking' : ''}">
    ${picture
      ? repeat(
          [picture],
          ({ sid }) => sid,
          ({ sid }) =>
            html`<video
              class="media__picture ${tile.own ? 'media__picture--own' : ''}"
              data-track=${sid ?? ''}
              aria-label=${t('media.picture', { name: tile.name })}
              autoplay
              muted
              playsinline
            ></video>`,
        )
      : html`<div class="media__picture" aria-hidden="true"></div>`}
    ${sound ? repeat([sound], ({ sid }) => sid, ({ sid }) => html`<audio data-track=${sid ?? ''} autoplay></audio>`) : nothing}
    <p class="media__name">
      <strong dir="auto">${tile.name}</strong>
      ${tile.own ? html`<span class="tag">${t('media.you')}</span>` : nothing}
      ${tile.facilitator ? html`<span class="tag">${t('media.facilitator')}</span>` : nothing}
    </p>
    ${tile.aside ? html`<p class="small">${icon('warn')} ${t('media.aside')}</p>` : nothing}
    <p class="small">
      ${tile.microphone ? (tile.speaking ? t('media.speaking') : t('media.microphone.on')) : t('media.microphone.off')}
    </p>
  </li>`;
}

function meaning({ DisconnectReason }: Kit, reason: DisconnectReason | undefined): EndReason {
  switch (reason) {
    case DisconnectReason.PARTICIPANT_REMOVED:
      return 'removed';
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
      return 'closed';
    case DisconnectReason.DUPLICATE_IDENTITY:
      return 'elsewhere';
    default:
      return 'lost';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pl-room-media': RoomMedia;
  }
}
