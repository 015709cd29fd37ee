/** Every call the pages make, by its name. */
import { all, call, get, Refusal, whole, type CallOptions } from './client';
import type {
  Admission,
  AskWindow,
  Breakout,
  Card,
  Conference,
  ContributionBoard,
  DeclineReason,
  FacilitatorStanding,
  ImportReport,
  JoinedRoom,
  Ledger,
  Me,
  Opinions,
  OwnContribution,
  OwnQuestion,
  Playback,
  QnaAppeal,
  Question,
  Queue,
  QueueItem,
  Readiness,
  ReadinessResult,
  Receipt,
  Registration,
  Role,
  RoleHolder,
  Room,
  RoomConclusion,
  RosterEntry,
  SessionDetail,
  SessionItem,
  ShownAs,
  Stance,
  Stream,
  Update,
  YouthAdmission,
  YouthAdmissionItem,
  YouthAlert,
  YouthAnnex,
  YouthCase,
  YouthCaseItem,
  YouthCaseReading,
  YouthConsents,
  YouthFacilitator,
  YouthGroup,
  YouthMembers,
  YouthQuestion,
  YouthQuestionItem,
  YouthReading,
  YouthReport,
} from './types';

const p = encodeURIComponent;
const programme = '/api/v1/programme';
const registration = '/api/v1/registration';
const qna = '/api/v1/qna';
const youth = '/api/v1/youth';

export const conferences = () => all<Conference>(`${programme}/conferences?limit=200`, 5);
export const conference = (slug: string) => get<Conference>(`${programme}/conferences/${p(slug)}`);
export const createConference = (body: object, key: string) =>
  call<Conference>('POST', `${programme}/conferences`, { body, key });
export const changeConference = (slug: string, body: object, version?: number) =>
  call<Conference>('PATCH', `${programme}/conferences/${p(slug)}`, { body, version });
export const putThemes = (slug: string, themes: readonly object[]) =>
  call<unknown>('PUT', `${programme}/conferences/${p(slug)}/themes`, { body: themes });
export const importSchedule = (slug: string, content: Blob, type: string) =>
  call<ImportReport>('PUT', `${programme}/conferences/${p(slug)}/schedule`, {
    raw: { content, type },
    timeoutMillis: 120_000,
  });
export const calendarPath = (slug: string) => `${programme}/conferences/${p(slug)}/schedule.ics`;
export const schedulePath = (slug: string, form: 'xml' | 'json') =>
  `${programme}/conferences/${p(slug)}/schedule.${form}`;

export const sessions = (slug: string) => all<SessionItem>(`${programme}/conferences/${p(slug)}/sessions?limit=200`);
export const session = (id: string) => get<SessionDetail>(`${programme}/sessions/${p(id)}`);
export const changeLive = (id: string, body: { state?: string; armed?: boolean }) =>
  call<SessionDetail>('POST', `${programme}/sessions/${p(id)}/live`, { body });
export const playback = (id: string) => get<Playback>(`${programme}/sessions/${p(id)}/playback`);
export const updates = (id: string) => get<{ items: Update[] }>(`${programme}/sessions/${p(id)}/updates?limit=50`);
export const postUpdate = (id: string, text: string, key: string) =>
  call<Update>('POST', `${programme}/sessions/${p(id)}/updates`, { body: { text }, key });
export const stream = (id: string) => get<Stream>(`${programme}/sessions/${p(id)}/stream`);
export const prepareStream = (id: string) => call<Stream>('PUT', `${programme}/sessions/${p(id)}/stream`, { body: {} });
export const newStreamKey = (id: string, key: string) =>
  call<{ key: string; ingest: { protocol: string; url: string }[] }>(
    'POST',
    `${programme}/sessions/${p(id)}/stream/key`,
    { body: {}, key },
  );

export const me = () => get<Me>('/api/v1/me');
export const admission = (slug: string) => get<Admission>(`${registration}/conferences/${p(slug)}/admission`);
export const putAdmission = (slug: string, body: object, version?: number) =>
  call<Admission>('PUT', `${registration}/conferences/${p(slug)}/admission`, { body, version });
export const register = (slug: string, body: object, key: string) =>
  call<Registration>('POST', `${registration}/conferences/${p(slug)}/registrations`, { body, key });
export const myRegistration = (slug: string) =>
  get<Registration>(`${registration}/conferences/${p(slug)}/registrations/me`);
export const changeMyRegistration = (slug: string, body: object, version?: number) =>
  call<Registration>('PATCH', `${registration}/conferences/${p(slug)}/registrations/me`, { body, version });
export const cancelMyRegistration = (slug: string) =>
  call<unknown>('DELETE', `${registration}/conferences/${p(slug)}/registrations/me`);
export function registrations(
  slug: string,
  filter: { state?: string; kind?: string; q?: string },
  options?: CallOptions,
) {
  const query = new URLSearchParams({ limit: '50' });
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  return get<{ items: Registration[] }>(`${registration}/conferences/${p(slug)}/registrations?${query}`, options);
}
export const decideRegistration = (id: string, decision: 'approve' | 'decline') =>
  call<Registration>('POST', `${registration}/registrations/${p(id)}/${decision}`, { body: {} });
export const roleHolders = (slug: string) =>
  get<{ items: RoleHolder[] }>(`${registration}/conferences/${p(slug)}/roles`);
export const putRoles = (slug: string, subject: string, roles: readonly Role[]) =>
  call<unknown>('PUT', `${registration}/conferences/${p(slug)}/roles/${p(subject)}`, { body: { roles } });
export const figures = (slug: string) =>
  get<Record<string, unknown>>(`${registration}/conferences/${p(slug)}/figures`);

export const board = (id: string, sort = 'votes') =>
  get<{ items: Question[] }>(`${qna}/sessions/${p(id)}/board?limit=200&sort=${sort}`);
export const ask = (id: string, body: { text: string; shownAs: ShownAs; language: string }, key: string) =>
  call<OwnQuestion>('POST', `${qna}/sessions/${p(id)}/questions`, { body, key });
export const askForRoom = (id: string, body: object, key: string) =>
  call<OwnQuestion>('POST', `${qna}/sessions/${p(id)}/questions`, { body, key });
/** What is on the board that is much like a text; it is kept nowhere. */
export const similar = (id: string, text: string) =>
  call<{ items: readonly Question[] }>('POST', `${qna}/sessions/${p(id)}/similar`, { body: { text } });
export const myQuestionsIn = (id: string) => get<{ items: OwnQuestion[] }>(`${qna}/sessions/${p(id)}/questions/mine`);
export const myQuestions = () => all<OwnQuestion>(`${qna}/questions/mine?limit=100`, 5);
export const myVotes = (id: string) => get<{ items: string[] }>(`${qna}/sessions/${p(id)}/votes/mine`);
export const vote = (id: string, support: boolean) =>
  call<{ votes: number; mine: boolean }>(support ? 'PUT' : 'DELETE', `${qna}/questions/${p(id)}/vote`);
/** @param version of the words that are corrected */
export const correct = (id: string, body: { text: string }, version?: number) =>
  call<OwnQuestion>('PATCH', `${qna}/questions/${p(id)}`, { body, version });
export const receipt = (secret: string) => get<Receipt>(`${qna}/receipts/${p(secret)}`);
export const withdraw = (id: string) => call<OwnQuestion>('POST', `${qna}/questions/${p(id)}/withdraw`, { body: {} });
export const appeal = (id: string, act: string, words: string) =>
  call<OwnQuestion>('POST', `${qna}/questions/${p(id)}/appeal`, { body: words ? { act, words } : { act } });
export const block = (id: string, body: object) => call<QueueItem>('PUT', `${qna}/questions/${p(id)}/block`, { body });
export const unblock = (id: string) => call<QueueItem>('DELETE', `${qna}/questions/${p(id)}/block`);
/** @param version of the words that are translated */
export const translate = (id: string, language: string, body: { text: string; from?: string }, version?: number) =>
  call<QueueItem>('PUT', `${qna}/questions/${p(id)}/translations/${p(language)}`, { body, version });
export const untranslate = (id: string, language: string, version?: number) =>
  call<QueueItem>('DELETE', `${qna}/questions/${p(id)}/translations/${p(language)}`, { version });
export const appeals = (id: string, etag?: string | null) =>
  get<{ items: readonly QnaAppeal[] }>(`${qna}/sessions/${p(id)}/appeals`, { etag });
export const readSealed = (id: string, act: string) =>
  call<{ text: string; original?: string | null }>('POST', `${qna}/questions/${p(id)}/appeal/reading?act=${p(act)}`, { body: {} });
export const upholdDecision = (id: string, act: string, words: string) =>
  call<QueueItem>('POST', `${qna}/questions/${p(id)}/appeal/uphold?act=${p(act)}`, { body: { words } });
export const overturnDecision = (id: string, act: string) =>
  call<QueueItem>('POST', `${qna}/questions/${p(id)}/appeal/overturn?act=${p(act)}`, { body: {} });
export const reviewWords = (slug: string) => get<{ words: readonly string[] }>(`${qna}/conferences/${p(slug)}/words`);
export const setReviewWords = (slug: string, words: readonly string[]) =>
  call<{ words: readonly string[] }>('PUT', `${qna}/conferences/${p(slug)}/words`, { body: { words } });
export const question = (id: string) => get<Question>(`${qna}/questions/${p(id)}`);
export const writeAnswer = (id: string, text: string, version?: number) =>
  call<QueueItem>('PUT', `${qna}/questions/${p(id)}/written`, { body: { text }, version });
export const takeAnswerBack = (id: string, version?: number) =>
  call<QueueItem>('DELETE', `${qna}/questions/${p(id)}/written`, { version });
export const ledger = (id: string) => get<Ledger>(`${qna}/sessions/${p(id)}/ledger`);
export const claim = (id: string) => call<unknown>('PUT', `${qna}/questions/${p(id)}/claim`, { body: {} });
export const release = (id: string) => call<unknown>('DELETE', `${qna}/questions/${p(id)}/claim`);
export const queue = (id: string, etag?: string | null) => get<Queue>(`${qna}/sessions/${p(id)}/queue`, { etag });
export const card = (id: string) => get<Card>(`${qna}/sessions/${p(id)}/card`);
export const putWindow = (id: string, body: { asking: boolean; voting: boolean; closesAt?: string | null }) =>
  call<AskWindow>('PUT', `${qna}/sessions/${p(id)}/window`, { body });
export type Move = 'publish' | 'dismiss' | 'select' | 'stage' | 'answer' | 'merge' | 'unmerge' | 'reword';
export const move = (id: string, step: Move, body: object, version?: number) =>
  call<QueueItem>('POST', `${qna}/questions/${p(id)}/${step}`, { body, version });

/** The answer, or null where nothing is there yet or it is not ours to see. */
export async function orNull<T>(answer: Promise<{ data: T }>): Promise<T | null> {
  try {
    return (await answer).data;
  } catch (error) {
    if (error instanceof Refusal && [401, 403, 404].includes(error.status)) return null;
    throw error;
  }
}

const forum = (slug: string) => `${youth}/conferences/${p(slug)}`;
export const youthAdmission = (slug: string) => get<YouthAdmission>(`${forum(slug)}/admissions/me`);
export const joinYouth = (slug: string, body: object) =>
  call<YouthAdmission>('POST', `${forum(slug)}/admissions`, { body });
export const leaveYouth = (slug: string) => call<unknown>('DELETE', `${forum(slug)}/admissions/me`);
export const setGuardian = (slug: string, email: string) =>
  call<YouthAdmission>('PUT', `${forum(slug)}/admissions/me/guardian`, { body: { email } });
/** @param version of the words that were read */
export const setConsents = (slug: string, purposes: Readonly<Record<string, boolean>>, version?: number) =>
  call<YouthAdmission>('PUT', `${forum(slug)}/admissions/me/consents`, { body: { purposes, version } });
export const readiness = (slug: string) => get<Readiness>(`${forum(slug)}/admissions/me/readiness`);
/** @param asked what was answered, as it was asked */
export const answerReadiness = (slug: string, { form, version }: Readiness, answers: readonly number[], key: string) =>
  call<ReadinessResult>('POST', `${forum(slug)}/admissions/me/readiness`, { body: { answers, form, version }, key });
export const youthAdmissions = (slug: string) => all<YouthAdmissionItem>(`${forum(slug)}/admissions?limit=200`);
export const helpedYouth = (id: string) => call<unknown>('POST', `${youth}/admissions/${p(id)}/help`, { body: {} });
export const releaseYouthGuardian = (id: string) =>
  call<unknown>('POST', `${youth}/admissions/${p(id)}/guardian/release`, { body: {} });
export const facilitatorStanding = (slug: string) => get<FacilitatorStanding>(`${forum(slug)}/facilitators/me`);
export const applyToFacilitate = (slug: string) =>
  call<FacilitatorStanding>('PUT', `${forum(slug)}/facilitators/me`, { body: {} });
export const youthFacilitators = (slug: string) => all<YouthFacilitator>(`${forum(slug)}/facilitators?limit=200`);
export const recordFacilitator = (slug: string, subject: string, body: object, version: number) =>
  call<YouthFacilitator>('PUT', `${forum(slug)}/facilitators/${p(subject)}`, { body, version });
export const endFacilitator = (slug: string, subject: string, version: number) =>
  call<unknown>('DELETE', `${forum(slug)}/facilitators/${p(subject)}`, { version });
export const youthGroups = (slug: string) => all<YouthGroup>(`${forum(slug)}/groups?limit=200`);
export const createYouthGroup = (slug: string, body: object, key: string) =>
  call<YouthGroup>('POST', `${forum(slug)}/groups`, { body, key });
export const changeYouthGroup = (id: string, change: 'close' | 'reopen') =>
  call<YouthGroup>('POST', `${youth}/groups/${p(id)}/${change}`, { body: {} });
export const setYouthGroupContact = (id: string, body: object) =>
  call<YouthGroup>('PUT', `${youth}/groups/${p(id)}/contact`, { body });
export const breakouts = (slug: string) => get<{ items: readonly Breakout[]; now: string }>(`${forum(slug)}/breakouts`);
export const createBreakout = (slug: string, body: object, key: string) =>
  call<Room>('POST', `${forum(slug)}/breakouts`, { body, key });
export const spreadOverBreakouts = (slug: string, band: string, anew: boolean, key: string) =>
  call<{ placed: number; unplaced: number }>('POST', `${forum(slug)}/breakouts/spread`, { body: { band, anew }, key });
export const callBackBreakouts = (slug: string) => call<unknown>('POST', `${forum(slug)}/breakouts/call-back`, { body: {} });
const breakout = (id: string) => `${youth}/breakouts/${p(id)}`;
export const room = (id: string) => get<Room>(breakout(id));
/** As it is now, for who asks again and again: an answer that comes late is worth nothing. */
export const lookAtRoom = (id: string) => get<Room>(breakout(id), { timeoutMillis: 4_000 });
export const joinRoom = (id: string) => call<JoinedRoom>('POST', `${breakout(id)}/join`, { body: {} });
/** Says that we are there; an answer that comes late is worth nothing, as the next one is on its way. */
export const beInRoom = (id: string) => call<Room>('PUT', `${breakout(id)}/presence`, { body: {}, timeoutMillis: 4_000 });
export const leaveRoom = (id: string) => call<Room>('DELETE', `${breakout(id)}/presence`);
export const changeRoom = (id: string, change: 'open' | 'close' | 'freeze' | 'thaw' | 'help') =>
  call<Room>('POST', `${breakout(id)}/${change}`, { body: {} });
export const extendRoom = (id: string, minutes: number, key: string) =>
  call<Room>('POST', `${breakout(id)}/extend`, { body: { minutes }, key });
export const recordRoom = (id: string, on: boolean) => call<Room>(on ? 'PUT' : 'DELETE', `${breakout(id)}/recording`);
export const placeInRoom = (id: string, admission: string) =>
  call<Room>('PUT', `${breakout(id)}/roster/${p(admission)}`, { body: {} });
export const takeOffRoom = (id: string, admission: string) => call<Room>('DELETE', `${breakout(id)}/roster/${p(admission)}`);
export const youthRoster = (slug: string) => all<RosterEntry>(`${forum(slug)}/breakouts/roster`);
export const reportInRoom = (id: string, body: object, key: string) =>
  call<unknown>('POST', `${breakout(id)}/reports`, { body, key });
export const reportInForum = (slug: string, body: object, key: string) =>
  call<unknown>('POST', `${forum(slug)}/reports`, { body, key });
export const myYouthReports = (slug: string) => get<{ items: readonly YouthReport[] }>(`${forum(slug)}/reports/mine`);
export const contributions = (id: string) => whole<ContributionBoard>(`${breakout(id)}/contributions?limit=200`);
export const ownContributions = (slug: string) => all<OwnContribution>(`${forum(slug)}/contributions/mine?limit=200`);
export const contribute = (id: string, body: object, key: string) =>
  call<unknown>('POST', `${breakout(id)}/contributions`, { body, key });
export const opinions = (id: string) => get<Opinions>(`${breakout(id)}/opinions`);
const contribution = (id: string) => `${youth}/contributions/${p(id)}`;
/** @param version of what was read, when nobody else may have decided on it meanwhile */
export const showContribution = (id: string, version?: number) => call<unknown>('POST', `${contribution(id)}/show`, { body: {}, version });
/** @param version as for [showContribution] */
export const declineContribution = (id: string, reason: string, reasonCode: DeclineReason, version?: number) =>
  call<unknown>('POST', `${contribution(id)}/decline`, { body: { reason, reasonCode }, version });
/** It is written down that we read it. */
export const readContribution = (id: string) => call<{ text: string }>('POST', `${contribution(id)}/read`, { body: {} });
export const appealContribution = (id: string, text: string) =>
  call<unknown>('POST', `${contribution(id)}/appeal`, { body: text ? { text } : {} });
export const upholdContribution = (id: string, reason: string) =>
  call<unknown>('POST', `${contribution(id)}/appeal/uphold`, { body: { reason } });
export const overturnContribution = (id: string) => call<unknown>('POST', `${contribution(id)}/appeal/overturn`, { body: {} });
export const youthReadings = (slug: string, contribution?: string) =>
  all<YouthReading>(`${forum(slug)}/readings?limit=200${contribution ? `&contribution=${p(contribution)}` : ''}`, 5);
export const withdrawContribution = (id: string) => call<unknown>('DELETE', contribution(id));
export const takeStance = (id: string, stance: Stance) =>
  call<unknown>('PUT', `${contribution(id)}/stance`, { body: { stance } });
export const roomConclusions = (id: string) => get<{ items: readonly RoomConclusion[] }>(`${breakout(id)}/conclusions`);
export const draftConclusion = (id: string, body: object, key: string) =>
  call<unknown>('POST', `${breakout(id)}/conclusions`, { body, key });
const conclusionOf = (id: string) => `${youth}/conclusions/${p(id)}`;
export const editConclusion = (id: string, body: object, version: number) => call<unknown>('PUT', conclusionOf(id), { body, version });
export const takeConclusionStance = (id: string, stance: Stance, version: number) =>
  call<unknown>('PUT', `${conclusionOf(id)}/stance`, { body: { stance }, version });
export const adoptConclusion = (id: string) => call<unknown>('POST', `${conclusionOf(id)}/adopt`, { body: {} });
export const withdrawConclusion = (id: string, reason: string) =>
  call<unknown>('POST', `${conclusionOf(id)}/withdraw`, { body: { reason } });
export const deleteConclusion = (id: string, version: number) => call<unknown>('DELETE', conclusionOf(id), { version });
export const youthCases = (slug: string) => all<YouthCaseItem>(`${forum(slug)}/cases?limit=200`);
const caseOf = (id: string) => `${youth}/cases/${p(id)}`;
export const youthCase = (id: string) => get<YouthCase>(caseOf(id));
export const youthCaseReadings = (id: string) => all<YouthCaseReading>(`${caseOf(id)}/access?limit=200`);
export const noteYouthCase = (id: string, text: string, key: string) =>
  call<unknown>('POST', `${caseOf(id)}/notes`, { body: { text }, key });
export const closeYouthCase = (id: string, outcome: string, text: string) =>
  call<unknown>('POST', `${caseOf(id)}/close`, { body: { outcome, text } });
export const reopenYouthCase = (id: string) => call<unknown>('POST', `${caseOf(id)}/reopen`, { body: {} });
export const youthAlerts = (slug: string) => get<{ items: readonly YouthAlert[] }>(`${forum(slug)}/alerts`);
export const seeToAlert = (id: string) => call<unknown>('POST', `${youth}/alerts/${p(id)}/seen`, { body: {} });
export const suggestYouthQuestion = (slug: string, body: object, key: string) =>
  call<YouthQuestion>('POST', `${forum(slug)}/questions`, { body, key });
export const youthQuestions = (slug: string) => all<YouthQuestion>(`${forum(slug)}/questions?limit=200`);
export const youthQuestionsWaiting = (slug: string) =>
  all<YouthQuestionItem>(`${forum(slug)}/questions?state=waiting&limit=200`);
export const withdrawYouthQuestion = (id: string) => call<unknown>('DELETE', `${youth}/questions/${p(id)}`);
export const putYouthQuestion = (id: string) =>
  call<YouthQuestionItem>('POST', `${youth}/questions/${p(id)}/put`, { body: {} });
export const declineYouthQuestion = (id: string, reason: string) =>
  call<YouthQuestionItem>('POST', `${youth}/questions/${p(id)}/decline`, { body: { reason } });
export const youthAnnex = (slug: string) => get<YouthAnnex>(`${forum(slug)}/annex`);
export const publishYouthAnnex = (slug: string) => call<YouthAnnex>('POST', `${forum(slug)}/annex`, { body: {} });
export const annexPath = (slug: string, file: string) => `${forum(slug)}/annex/${p(file)}`;
export const annexKeyPath = `${youth}/annex-key.pem`;
export const respondToConclusion = (id: string, body: object) =>
  call<unknown>('POST', `${youth}/conclusions/${p(id)}/respond`, { body });
/** Both answer 202 while a mailed code is waited for. */
export const youthMembers = (secret: string) => get<YouthMembers>(`${youth}/confirmations/${p(secret)}`);
export const decideYouthMember = (secret: string, body: object) =>
  call<YouthMembers>('POST', `${youth}/confirmations/${p(secret)}`, { body });
export const youthConsents = (secret: string) => get<YouthConsents>(`${youth}/consents/${p(secret)}`);
export const answerYouthConsents = (secret: string, body: object) =>
  call<YouthConsents>('POST', `${youth}/consents/${p(secret)}`, { body });
