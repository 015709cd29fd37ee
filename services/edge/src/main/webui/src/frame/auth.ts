/** Who is signed in, and signing in without leaving what one was doing. */
import { orNull, me as askMe } from '../api/calls';
import type { Me, Role } from '../api/types';

const channelName = 'plenary.auth';
const doneAddress = '/signed-in.html';

let asked: Promise<Me | null> | null = null;
const listeners = new Set<(me: Me | null) => void>();

/** Asked once a page; null when nobody is signed in. */
export function whoAmI(): Promise<Me | null> {
  asked ??= orNull(askMe()).catch((error: unknown) => {
    asked = null;
    throw error;
  });
  return asked;
}

export function onIdentity(listener: (me: Me | null) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export async function askAgain(): Promise<Me | null> {
  asked = null;
  const found = await whoAmI();
  listeners.forEach((listener) => listener(found));
  return found;
}

export function here(): string {
  return location.pathname + location.search + location.hash;
}

export const signInPath = (back = here()) => `/login?return=${encodeURIComponent(back)}`;

/** Signs in once more, with a second factor, and comes back here. */
export const secondFactorPath = () => `/login/second-factor?return=${encodeURIComponent(here())}`;

/**
 * Opens the sign-in in a window beside the page. Where windows are not allowed this tab goes there and comes back;
 * drafts outlive that.
 */
export function signInBeside(): void {
  const features = 'popup,width=480,height=720';
  const opened = window.open(signInPath(doneAddress), 'plenary-sign-in', features);
  if (!opened) location.assign(signInPath());
  else opened.focus();
}

/** Said by the window that has just come back from signing in. */
export function sayThatSignedIn(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('signed-in');
  channel.close();
}

if (typeof BroadcastChannel === 'function') {
  new BroadcastChannel(channelName).onmessage = () => void askAgain().catch(() => undefined);
}

export function rolesAt(me: Me | null, slug: string): readonly Role[] {
  return me?.conferences.find((conference) => conference.slug === slug)?.roles ?? [];
}

export const registrationAt = (me: Me | null, slug: string) =>
  me?.conferences.find((conference) => conference.slug === slug && conference.kind && conference.state) ?? null;

/**
 * Whether somebody may have come as a young person. Whoever has is one in the youth forum, whatever else they do at the
 * conference: then registration knows them as a youth. Of nobody else who has a role is there an admission to ask for.
 */
export const mayBeYouth = (me: Me | null, slug: string) =>
  rolesAt(me, slug).length === 0 || registrationAt(me, slug)?.kind === 'youth';

/** Takes part: confirmed, checked in, or waiting in line (who follows remotely meanwhile). */
export const participates = (me: Me | null, slug: string) =>
  ['confirmed', 'checkedIn', 'waitlisted'].includes(registrationAt(me, slug)?.state ?? '');
