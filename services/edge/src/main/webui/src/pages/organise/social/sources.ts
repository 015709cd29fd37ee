import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { newKey } from '../../../api/client';
import type { AddedSource, Source, UnroutedPost } from '../../../api/types';
import { toast } from '../../../frame/frame';
import { copyable } from '../../../parts/copy';
import { confirmed } from '../../../parts/dialog';
import { field, focusRefused, refusedForm, valueOf } from '../../../parts/form';
import { Part } from '../../../parts/part';
import { when, Zones } from '../../../parts/when';
import { fieldMessage } from '../../../text/explain';
import { joined, t, word } from '../../../text/messages';
import * as api from './calls';
import './words';

const kinds = ['mastodon', 'webhook'] as const;
type Kind = (typeof kinds)[number];

interface Posts {
  readonly items: readonly UnroutedPost[];
  readonly next: string | null;
}

/** Where posts come from that become questions, how that is doing, and what became none. */
@customElement('pl-sources')
export class SourcesPart extends Part {
  @state() private sources: readonly Source[] = [];
  @state() private unrouted: ReadonlyMap<string, Posts> = new Map();
  @state() private shown: AddedSource | null = null;
  @state() private kind: Kind = 'mastodon';
  @state() private name = '';
  @state() private server = '';
  @state() private token = '';
  @state() private error: unknown = null;
  @state() private busy = false;
  #key = newKey();

  protected override async load(): Promise<void> {
    this.sources = (await api.sources(this.slug)).data.items;
  }

  readonly #add = async (event: Event) => {
    event.preventDefault();
    this.busy = true;
    this.error = null;
    const mastodon = this.kind === 'mastodon';
    const token = this.token.trim();
    const body = {
      kind: this.kind,
      name: this.name.trim(),
      ...(mastodon ? { server: this.server.trim(), ...(token ? { accessToken: token } : {}) } : {}),
    };
    try {
      const added = (await api.addSource(this.slug, body, this.#key)).data;
      this.#key = newKey();
      this.name = this.server = this.token = '';
      this.#show(added);
      await this.load();
      toast(t('sources.added'));
    } catch (error) {
      // What is sent again in other words is another wish.
      this.#key = newKey();
      this.error = error;
      await this.updateComplete;
      focusRefused(this);
    } finally {
      this.busy = false;
    }
  };

  #show(added: AddedSource): void {
    if (!added.secret) return;
    this.shown = added;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.sources__secret')?.focus());
  }

  async #renew(source: Source): Promise<void> {
    const sure = await confirmed({
      title: t('sources.newSecretTitle'),
      text: t('sources.newSecretText'),
      confirm: t('sources.newSecretConfirm'),
      alarm: true,
    });
    if (!sure) return;
    try {
      this.#show((await api.renewSourceSecret(this.slug, source.id, newKey())).data);
    } catch (error) {
      this.fail(error);
    }
  }

  async #remove(source: Source): Promise<void> {
    const sure = await confirmed({
      title: t('sources.removeTitle', { name: source.name }),
      text: t('sources.removeText'),
      confirm: t('sources.remove'),
      alarm: true,
    });
    if (!sure) return;
    try {
      await api.removeSource(this.slug, source.id);
      if (this.shown?.id === source.id) this.shown = null;
      this.sources = this.sources.filter((known) => known.id !== source.id);
      toast(t('sources.removed'));
    } catch (error) {
      this.fail(error);
    }
  }

  async #read(source: Source, from: string | null): Promise<void> {
    try {
      const page = await api.unroutedPosts(this.slug, source.id, from);
      const before = from ? (this.unrouted.get(source.id)?.items ?? []) : [];
      this.unrouted = new Map(this.unrouted).set(source.id, { items: [...before, ...page.data.items], next: page.next });
    } catch (error) {
      this.fail(error);
    }
  }

  protected override view(): TemplateResult {
    return html`<div class="stack">
      <div class="stack-tight">
        <h2>${t('sources.title')}</h2>
        ${this.#lede()}
      </div>
      ${this.shown ? this.#secret(this.shown) : nothing}
      ${this.sources.length === 0 ? html`<p class="empty">${t('sources.none')}</p>` : nothing}
      ${repeat(
        this.sources,
        (source) => source.id,
        (source) => this.#source(source),
      )}
      ${this.#form()}
    </div>`;
  }

  #when(at: string): unknown {
    return when(at, new Zones(this.conference.timeZone), 'full');
  }

  #lede(): TemplateResult {
    const hashtag = this.conference.hashtag?.replace(/^#/, '');
    if (!hashtag) return html`<p class="notice">${t('sources.noHashtag')}</p>`;
    const tags = (this.conference.themes ?? []).map((theme) => `#${theme.tag.replace(/[^\p{L}\p{M}\p{N}_]/gu, '')}`);
    return html`<p class="soft">${t('sources.lede', { tag: `#${hashtag}` })}</p>
      <p class="soft">${tags.length ? t('sources.tags', { tags: joined(tags) }) : t('sources.noThemes')}</p>`;
  }

  #secret(added: AddedSource): TemplateResult {
    return html`<div class="notice sources__secret" role="status" tabindex="-1">
      <p class="notice__title">${t('sources.secretTitle')}</p>
      <p>${t('sources.secretLede', { name: added.name })}</p>
      <p>${t('sources.address')}: ${copyable(location.origin + (added.address ?? ''))}</p>
      <p>${t('sources.secret')}: ${copyable(added.secret ?? '')}</p>
      <p><button class="button" type="button" @click=${() => (this.shown = null)}>${t('sources.noted')}</button></p>
    </div>`;
  }

  #source(source: Source): TemplateResult {
    const posts = this.unrouted.get(source.id);
    return html`<section class="theme-form stack-tight" aria-labelledby="source-${source.id}">
      <h3 id="source-${source.id}" dir="auto">${source.name}</h3>
      <p class="soft">
        ${word('sources.kind', source.kind)}${source.server ? html` · <span dir="ltr">${source.server}</span>` : nothing}
        ${source.address ? copyable(location.origin + source.address) : nothing}
      </p>
      ${source.lastError
        ? html`<p class="notice notice--alarm">${word('sources.fault', source.lastError.code)} ${this.#when(source.lastError.at)}</p>`
        : html`<p>${t('sources.well')}</p>`}
      <p>
        ${source.lastPostAt ? html`${t('sources.lastPost')}: ${this.#when(source.lastPostAt)}` : t('sources.noPost')}.
        ${t('sources.counts', { accepted: source.accepted, withdrawn: source.withdrawn, keptOut: source.keptOut })}
      </p>
      ${source.unrouted === 0
        ? source.accepted > 0
          ? html`<p class="soft">${t('sources.unroutedNone')}</p>`
          : nothing
        : html`<details
            @toggle=${(event: Event) => {
              if ((event.target as HTMLDetailsElement).open && !posts) void this.#read(source, null);
            }}
          >
            <summary>${t('sources.unrouted', { count: source.unrouted })}</summary>
            ${posts ? this.#posts(source, posts) : nothing}
          </details>`}
      <p class="row">
        ${source.kind === 'webhook'
          ? html`<button class="button" type="button" @click=${() => void this.#renew(source)}>${t('sources.newSecret')}</button>`
          : nothing}
        <button class="button button--quiet" type="button" @click=${() => void this.#remove(source)}>${t('sources.remove')}</button>
      </p>
    </section>`;
  }

  #posts(source: Source, posts: Posts): TemplateResult {
    return html`<ul class="sources__posts">
        ${posts.items.map(
          (post) =>
            html`<li>
              <p dir="auto" class="sources__words">${post.text ?? t('sources.noWords')}</p>
              <p class="soft">
                <strong>${word('sources.reason', post.reason)}</strong>
                ${post.author ? html` · <span dir="auto">${post.author}</span>` : nothing} · ${this.#when(post.postedAt ?? post.seenAt)}
                ${post.link
                  ? html` · <a href=${post.link} target="_blank" rel="noopener noreferrer nofollow">${t('sources.post')}</a>`
                  : nothing}
              </p>
            </li>`,
        )}
      </ul>
      ${posts.next
        ? html`<p><button class="button" type="button" @click=${() => void this.#read(source, posts.next)}>${t('sources.more')}</button></p>`
        : nothing}`;
  }

  #form(): TemplateResult {
    const mastodon = this.kind === 'mastodon';
    const text = (id: 'name' | 'server' | 'token', label: string, hint: string, type = 'text') =>
      field({ id: `source-${id}`, label, hint, error: fieldMessage(this.error, id === 'token' ? 'accessToken' : id) }, (described, invalid) =>
        html`<input
          class="input"
          id="source-${id}"
          type=${type}
          autocomplete="off"
          aria-describedby=${described}
          aria-invalid=${invalid}
          .value=${this[id]}
          @input=${(event: Event) => (this[id] = valueOf(event))}
        />`,
      );
    return html`<form class="form theme-form" @submit=${this.#add} novalidate>
      <h3>${t('sources.add')}</h3>
      ${refusedForm(this.error, ['name', 'server', 'accessToken'])}
      <fieldset class="stack-tight">
        <legend class="field__label">${t('sources.kind')}</legend>
        ${kinds.map(
          (kind) =>
            html`<label class="check">
              <input type="radio" name="source-kind" .checked=${this.kind === kind} @change=${() => (this.kind = kind)} />
              <span>${word('sources.kind', kind)}. <span class="soft">${t(`sources.${kind}Hint`)}</span></span>
            </label>`,
        )}
      </fieldset>
      ${text('name', t('sources.name'), t('sources.nameHint'))}
      ${mastodon ? text('server', t('sources.server'), t('sources.serverHint'), 'url') : nothing}
      ${mastodon ? text('token', t('sources.token'), t('sources.tokenHint'), 'password') : nothing}
      <p><button class="button button--main" type="submit" aria-busy=${this.busy}>${t('sources.add')}</button></p>
    </form>`;
  }
}
