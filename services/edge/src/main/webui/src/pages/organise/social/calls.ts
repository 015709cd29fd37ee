/** What the organiser's part about posts asks for: with it, and not with every page. */
import { call, get } from '../../../api/client';
import type { AddedSource, Source, UnroutedPost } from '../../../api/types';

const of = (slug: string) => `/api/v1/qna/conferences/${encodeURIComponent(slug)}/sources`;

export const sources = (slug: string) => get<{ items: readonly Source[] }>(of(slug));
export const addSource = (slug: string, body: object, key: string) => call<AddedSource>('POST', of(slug), { body, key });
export const renewSourceSecret = (slug: string, id: string, key: string) =>
  call<AddedSource>('POST', `${of(slug)}/${id}/secret`, { body: {}, key });
export const removeSource = (slug: string, id: string) => call<unknown>('DELETE', `${of(slug)}/${id}`);
/** From the first, or from where a page before said that it goes on. */
export const unroutedPosts = (slug: string, id: string, from: string | null) =>
  get<{ items: readonly UnroutedPost[] }>(from ?? `${of(slug)}/${id}/unrouted?limit=20`);
