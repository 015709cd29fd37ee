import { html, type TemplateResult } from 'lit';
import type {
  ConclusionAnswer,
  FacilitatorState,
  LiveState,
  QuestionState,
  RegistrationState,
  YouthQuestionState,
  YouthState,
} from '../api/types';
import { word } from '../text/messages';
import { icon, type IconName } from './icons';

const liveIcons: Record<LiveState, IconName> = {
  scheduled: 'scheduled',
  preview: 'preview',
  live: 'live',
  paused: 'paused',
  ended: 'ended',
  replay: 'replay',
};
const questionIcons: Record<QuestionState, IconName> = {
  waiting: 'hourglass',
  published: 'board',
  dismissed: 'cross',
  merged: 'board',
  selected: 'pin',
  onStage: 'stage',
  answered: 'tick',
  withdrawn: 'cross',
};
const registrationIcons: Record<RegistrationState, IconName> = {
  pending: 'hourglass',
  confirmed: 'tick',
  waitlisted: 'hourglass',
  declined: 'cross',
  cancelled: 'cross',
  checkedIn: 'tick',
};

const youthIcons: Record<YouthState, IconName> = {
  awaitingConfirmation: 'hourglass',
  awaitingGuardian: 'hourglass',
  awaitingReadiness: 'hourglass',
  admitted: 'tick',
  declined: 'cross',
};

const facilitatorIcons: Record<FacilitatorState, IconName> = {
  notApplied: 'hourglass',
  applied: 'hourglass',
  cleared: 'tick',
  expired: 'cross',
};

const youthQuestionIcons: Record<YouthQuestionState, IconName> = {
  ...questionIcons,
  put: 'hourglass',
  declined: 'cross',
};

const answerIcons: Record<ConclusionAnswer | 'open', IconName> = {
  open: 'hourglass',
  accepted: 'tick',
  inPart: 'tick',
  declined: 'cross',
};

const mark = (state: string, shape: IconName, text: string): TemplateResult =>
  html`<span class="mark mark--${state}">${icon(shape)}${text}</span>`;

export const liveMark = (state: LiveState) => mark(state, liveIcons[state] ?? 'scheduled', word('live', state));
export const questionMark = (state: QuestionState) =>
  mark(state, questionIcons[state] ?? 'board', word('question', state));
export const registrationMark = (state: RegistrationState) =>
  mark(state, registrationIcons[state] ?? 'hourglass', word('registration', state));
export const youthMark = (state: YouthState) => mark(state, youthIcons[state] ?? 'hourglass', word('youth.state', state));
export const facilitatorMark = (state: FacilitatorState) =>
  mark(state, facilitatorIcons[state] ?? 'hourglass', word('facilitator.state', state));
export const youthQuestionMark = (state: YouthQuestionState) =>
  mark(state, youthQuestionIcons[state] ?? 'board', word('youth.question', state));
/** What the conference answers to a conclusion of the youth forum; `open` while it owes an answer. */
export const answerMark = (answer: ConclusionAnswer | 'open') =>
  mark(answer, answerIcons[answer] ?? 'hourglass', word('conclusions.answer', answer));
