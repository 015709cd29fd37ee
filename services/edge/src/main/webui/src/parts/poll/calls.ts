/** Calls about polls; they come with the first poll. */
import { call } from '../../api/client';
import type { Poll } from '../../api/types';

export interface Counted {
  readonly ballots: number;
  readonly mine: readonly number[];
}
export interface Draft {
  readonly prompt: string;
  readonly kind: Poll['kind'];
  readonly options?: readonly string[];
  readonly atMost?: number;
  readonly scale?: { readonly from: number; readonly to: number; readonly fromLabel?: string; readonly toLabel?: string };
  readonly results: Poll['results'];
}

const of = (session: string) => `/api/v1/qna/sessions/${encodeURIComponent(session)}/polls`;
const one = (id: string) => `/api/v1/qna/polls/${encodeURIComponent(id)}`;

export const polls = (session: string) => call<{ items: readonly Poll[] }>('GET', `${of(session)}?limit=200`);
export const myBallots = (session: string) =>
  call<{ items: readonly { poll: string; choices: readonly number[] }[] }>('GET', `${of(session)}/mine`);
export const choose = (id: string, choices: readonly number[]) =>
  call<Counted>('PUT', `${one(id)}/ballot`, { body: { choices } });
export const withdrawBallot = (id: string) => call<Counted>('DELETE', `${one(id)}/ballot`);
export const draft = (session: string, body: Draft, key: string) => call<Poll>('POST', of(session), { body, key });
export const edit = (poll: Poll, body: Draft) => call<Poll>('PATCH', one(poll.id), { body, version: poll.version });
export const remove = (poll: Poll) => call<unknown>('DELETE', one(poll.id), { version: poll.version });
export const turn = (poll: Poll, to: 'open' | 'close') =>
  call<Poll>('POST', `${one(poll.id)}/${to}`, { version: poll.version });
