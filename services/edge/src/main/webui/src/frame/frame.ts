/** The frame around every page: account, connection, toasts, announcements. */
import { html, render } from 'lit';
import { onReachability, reportReachability } from '../api/client';
import type { Me } from '../api/types';
import { applyLanguage, t } from '../text/messages';
import { askAgain, here, onIdentity, whoAmI } from './auth';

const byId = (id: string) => document.getElementById(id);

export function startFrame(): void {
  applyLanguage();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-account]')) {
    link.href = `/login?return=${encodeURIComponent(here())}`;
  }
  watchConnection();
  onIdentity(showAccount);
  whoAmI().then(showAccount, () => onHealed(() => void askAgain().catch(() => undefined)));
}

let serverNav: ChildNode[] | null = null;

function showAccount(me: Me | null): void {
  const nav = byId('account');
  if (!nav) return;
  if (!serverNav) {
    serverNav = [...nav.childNodes];
    nav.replaceChildren();
  }
  render(
    html`<a href="/">${t('nav.conferences')}</a> <a href="/me">${t('nav.me')}</a>
      ${me
        ? html`<span class="masthead__who">${me.name}</span>
            <form method="post" action="/logout">
              <button class="link" type="submit">${t('nav.signOut')}</button>
            </form>`
        : html`<a href=${`/login?return=${encodeURIComponent(here())}`}>${t('nav.signIn')}</a>`}`,
    nav,
  );
}

/** Says something to those who listen to the page instead of looking at it. */
export function announce(text: string): void {
  const region = byId('announcer');
  if (!region) return;
  region.textContent = '';
  setTimeout(() => (region.textContent = text), 60);
}

export interface ToastOptions {
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly seconds?: number;
}

/** A short word at the foot of the page. It stays while pointed at or focused. */
export function toast(text: string, options: ToastOptions = {}): () => void {
  const place = byId('toasts') ?? document.body.appendChild(document.createElement('div'));
  place.classList.add('toasts');
  const item = document.createElement('div');
  item.className = 'toast';
  let timer: ReturnType<typeof setTimeout>;
  const close = () => {
    clearTimeout(timer);
    item.remove();
  };
  const wait = () => (timer = setTimeout(close, (options.seconds ?? (options.action ? 10 : 6)) * 1_000));
  item.addEventListener('pointerenter', () => clearTimeout(timer));
  item.addEventListener('pointerleave', wait);
  item.addEventListener('focusin', () => clearTimeout(timer));
  item.addEventListener('focusout', wait);
  const { action } = options;
  render(
    html`<span>${text}</span>
      <span class="row">
        ${action
          ? html`<button
              class="button"
              type="button"
              @click=${() => {
                close();
                action.run();
              }}
            >
              ${action.label}
            </button>`
          : null}
        <button class="button" type="button" @click=${close}>${t('toast.close')}</button>
      </span>`,
    item,
  );
  while (place.childElementCount >= 3) place.firstElementChild?.remove();
  place.append(item);
  wait();
  announce(text);
  return close;
}

const LOST_GRACE_MILLIS = 1_500;
const healedListeners = new Set<() => void>();

/** Called once each time the connection is back after it was lost. */
export function onHealed(listener: () => void): () => void {
  healedListeners.add(listener);
  return () => healedListeners.delete(listener);
}

function watchConnection(): void {
  const bar = byId('connection');
  let lost = false;
  let grace: ReturnType<typeof setTimeout> | undefined;
  let probe: ReturnType<typeof setTimeout> | undefined;
  const show = (text: string, good = false) => {
    if (!bar) return;
    bar.textContent = text;
    bar.classList.toggle('connection--good', good);
  };
  const tryAgain = (attempt: number) => {
    probe = setTimeout(
      () => {
        fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store' }).then(
          () => reportReachability(true),
          () => tryAgain(attempt + 1),
        );
      },
      Math.min(15_000, 1_500 * 1.6 ** attempt) * (0.75 + Math.random() / 2),
    );
  };
  onReachability((reachable) => {
    if (!reachable && !lost) {
      lost = true;
      grace = setTimeout(() => show(t('connection.lost')), LOST_GRACE_MILLIS);
      tryAgain(0);
    } else if (reachable && lost) {
      lost = false;
      clearTimeout(grace);
      clearTimeout(probe);
      if (bar?.textContent) {
        show(t('connection.back'), true);
        setTimeout(() => !lost && show(''), 3_000);
      }
      healedListeners.forEach((listener) => listener());
    }
  });
  window.addEventListener('offline', () => reportReachability(false));
  window.addEventListener('online', () => {
    clearTimeout(probe);
    if (lost) tryAgain(0);
  });
  if (!navigator.onLine) reportReachability(false);
}
