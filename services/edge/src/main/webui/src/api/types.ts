/** What the services say, as far as the pages read it. */

export type LiveState = 'scheduled' | 'preview' | 'live' | 'paused' | 'ended' | 'replay';
export type Kind = 'delegate' | 'viewer' | 'youth' | 'press';
export type Role = 'chair' | 'moderator' | 'producer' | 'captioner' | 'facilitator' | 'speaker' | 'organiser' | 'lead';
export type Access = 'open' | 'registration' | 'invitation';
export type Attribution = 'onTheRecord' | 'chathamHouse';

export interface ThemeRef {
  readonly id: string;
  readonly title: string;
  readonly tag: string;
}
export interface Theme extends ThemeRef {
  readonly guidingQuestions: readonly string[];
}
export interface Conference {
  readonly id: string;
  readonly slug: string;
  readonly reference?: string | null;
  readonly title: string;
  readonly summary?: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly timeZone: string;
  readonly place?: string | null;
  readonly hosts?: readonly string[];
  readonly partners?: readonly string[];
  readonly funders?: readonly string[];
  readonly project?: string | null;
  readonly hashtag?: string | null;
  readonly languages?: readonly string[];
  readonly access: Access;
  readonly attribution: Attribution;
  readonly accent?: string | null;
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
  readonly themes?: readonly Theme[];
  readonly version?: number;
}
export interface Contributor {
  readonly name: string;
  readonly role?: string | null;
  readonly organisation?: string | null;
  readonly country?: string | null;
}
export interface SessionItem {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string | null;
  readonly kind: string;
  readonly theme?: ThemeRef | null;
  readonly room?: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly language?: string | null;
  readonly contributors?: readonly Contributor[];
  readonly state: LiveState;
}
export interface ConferenceRef {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly timeZone: string;
  readonly access: Access;
  readonly attribution: Attribution;
  readonly accent?: string | null;
}
export interface SessionDetail extends SessionItem {
  readonly conference: ConferenceRef;
  readonly abstract?: string | null;
  readonly description?: string | null;
  readonly public?: boolean;
  readonly live?: {
    readonly armed?: boolean;
    readonly previewAt?: string | null;
    readonly startedAt?: string | null;
    readonly pausedAt?: string | null;
    readonly endedAt?: string | null;
  } | null;
  readonly version?: number;
}
export interface Playback {
  readonly hls: string | null;
  readonly audioOnly?: string | null;
  readonly captions?: readonly { readonly language: string; readonly url: string }[];
  readonly replay?: string | null;
  readonly startedAt?: string | null;
}
export interface Ingest {
  readonly protocol: string;
  readonly url: string;
}
export interface Stream {
  readonly session: string;
  readonly path: string;
  readonly ingest: readonly Ingest[];
  readonly keyIssuedAt: string | null;
  readonly health: { readonly connected: boolean; readonly since: string | null; readonly bytesReceived: number };
  readonly version?: number;
}
export interface Update {
  readonly id: string;
  readonly text: string;
  readonly postedAt: string;
  readonly version?: number;
}

export type QuestionState =
  | 'waiting'
  | 'published'
  | 'dismissed'
  | 'merged'
  | 'selected'
  | 'onStage'
  | 'answered'
  | 'withdrawn';
/** What a question says, in another language, in a moderator's words. */
export interface Translation {
  readonly language: string;
  readonly text: string;
}
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly author?: string | null;
  readonly origin?: string | null;
  /** Of who asks through the youth forum, such as `13-15`. */
  readonly band?: string | null;
  readonly language?: string | null;
  readonly votes: number;
  readonly state: QuestionState;
  readonly publishedAt?: string | null;
  readonly stagedAt?: string | null;
  readonly answeredAt?: string | null;
  readonly answer?: string | null;
  /** Whether a moderator put it in other words. */
  readonly reworded?: boolean;
  /** What moderators put beside it for who does not read its language. */
  readonly translations?: readonly Translation[];
  /** How many other questions are merged into it. */
  readonly mergedCount?: number;
  readonly version?: number;
}
/** What a question is merged into. */
export interface MergedInto {
  readonly id: string;
  readonly text: string;
  readonly state: QuestionState;
  readonly answer?: string | null;
}
/** Why a question is kept off the board, and what its asker can do about it. */
export interface Restriction {
  readonly act: 'dismiss' | 'merge' | 'reword' | 'block';
  readonly rule: string;
  readonly facts: string;
  readonly decidedAt: string;
  readonly redress: {
    readonly way: 'appeal' | 'waiting' | 'organiser';
    readonly until: string;
    readonly answer?: string | null;
  };
}
/** Where a conference's posts come from. */
export interface Source {
  readonly id: string;
  readonly kind: 'webhook' | 'mastodon';
  readonly name: string;
  readonly server?: string | null;
  /** Where a webhook delivers to. */
  readonly address?: string | null;
  readonly createdAt: string;
  readonly lastPostAt?: string | null;
  readonly lastError?: { readonly code: string; readonly at: string } | null;
  readonly accepted: number;
  readonly unrouted: number;
  readonly keptOut: number;
  readonly withdrawn: number;
}
export interface AddedSource extends Source {
  /** Of a webhook, shown this once. */
  readonly secret?: string | null;
}
/** A post that became no question. */
export interface UnroutedPost {
  readonly id: string;
  readonly reason: string;
  readonly text?: string | null;
  readonly author?: string | null;
  readonly link?: string | null;
  readonly postedAt?: string | null;
  readonly seenAt: string;
}
/** What moderators ask everyone to answer by choosing. */
export interface Poll {
  readonly id: string;
  readonly prompt: string;
  readonly kind: 'single' | 'multiple' | 'scale';
  /** What one chooses from; empty for a scale. Choices are places in it, or steps of the scale. */
  readonly options: readonly string[];
  readonly atMost: number;
  readonly scale: {
    readonly from: number;
    readonly to: number;
    readonly fromLabel?: string | null;
    readonly toLabel?: string | null;
  } | null;
  readonly language?: string | null;
  /** When counts are shown. */
  readonly results: 'live' | 'closed';
  readonly state: 'draft' | 'open' | 'closed';
  readonly openedAt?: string | null;
  readonly closesAt?: string | null;
  readonly closedAt?: string | null;
  readonly ballots: number;
  /** For each choice; null while nobody may know. */
  readonly counts: readonly number[] | null;
  readonly version: number;
}
export type ShownAs = 'name' | 'affiliation' | 'anonymous';
export interface OwnQuestion extends Omit<Question, 'text' | 'reworded'> {
  /** Null when it has been deleted, some time after it was dismissed. */
  readonly text: string | null;
  readonly session?: string;
  readonly shownAs?: ShownAs;
  readonly askedAt?: string;
  readonly decision?: Restriction | null;
  /** One's own words, where a moderator put it in others. */
  readonly original?: string | null;
  readonly reworded?: Restriction | null;
  /** Why one asks no more in the session, if it was for this question. */
  readonly blocked?: Restriction | null;
  /** Null while that is not on the board. */
  readonly mergedInto?: MergedInto | null;
  /** When somebody decided about it last. */
  readonly decidedAt?: string | null;
  /** Leads to what becomes of it, without an account. */
  readonly receipt?: string;
}
/** What whoever has a question's receipt may know. */
export interface Receipt
  extends Pick<OwnQuestion, 'text' | 'language' | 'translations' | 'state' | 'decision' | 'reworded' | 'answer' | 'mergedInto'> {
  readonly session: string;
}
/** How many characters a question may have. */
export const questionTextMax = 1_000;
export interface QueueItem extends Omit<OwnQuestion, 'decision' | 'reworded' | 'blocked'> {
  readonly decision?: { readonly rule: string; readonly reason: string } | null;
  /** The public post that it was asked in. */
  readonly link?: string | null;
  readonly kind?: string | null;
}
/** An appeal that waits for another moderator than who decided. */
export interface QnaAppeal {
  readonly question: QueueItem;
  readonly act: Restriction['act'];
  readonly rule: string;
  readonly reason: string;
  readonly words?: string | null;
  readonly askedAt: string;
  readonly decidedByYou: boolean;
}
/** What became of a session's questions, in figures. */
export interface Ledger {
  readonly received: number;
  readonly bySource: readonly { readonly source: string; readonly questions: number | null }[];
  readonly waiting: number;
  readonly published: number;
  readonly merged: number;
  readonly reworded: number;
  readonly translated: number;
  readonly blocked: number;
  readonly dismissed: readonly { readonly rule: string; readonly questions: number }[];
  readonly put: number;
  readonly answered: number;
  readonly withdrawn: number;
  readonly reversals: number;
  readonly byMachine: number;
  readonly appeals: number;
  readonly upheld: number;
  readonly overturned: number;
  readonly waitedSeconds: number | null;
  readonly count: number;
  readonly head: string;
  readonly intact: boolean;
}
export interface AskWindow {
  readonly asking: boolean;
  readonly voting: boolean;
  /** The planned end in the hall. */
  readonly closesAt?: string | null;
  /** When each ends for everybody, those who are behind the hall included; nothing while no end is in sight. */
  readonly askingUntil?: string | null;
  readonly votingUntil?: string | null;
  readonly version?: number;
}
export interface Queue {
  readonly items: readonly QueueItem[];
  readonly window?: AskWindow;
  /** Which of those that wait have words that moderators look at closely. */
  readonly marks?: readonly { readonly question: string; readonly words: readonly string[] }[];
  /** The questions whose askers ask no more. */
  readonly blocked?: readonly string[];
  /** Which questions moderators have open. */
  readonly claims?: readonly Claim[];
}
export interface Claim {
  readonly question: string;
  readonly by: string;
  readonly yours: boolean;
}
export interface Card {
  readonly onStage: Question | null;
  readonly next: readonly Question[];
  readonly waiting: number;
  /** All questions of the board, and those of them on stage or answered. */
  readonly asked: number;
  readonly put: number;
  readonly shares: readonly Share[];
  readonly suggestion?: Suggestion | null;
}
export interface Share {
  readonly by: string;
  readonly groups: readonly ShareGroup[];
}
export interface ShareGroup {
  readonly group: string;
  readonly asked: number;
  readonly put: number;
}
/** A question of a group that was put too little. */
export interface Suggestion extends ShareGroup {
  readonly question: Question;
  readonly by: string;
}

export type RegistrationState = 'pending' | 'confirmed' | 'waitlisted' | 'declined' | 'cancelled' | 'checkedIn';
export interface Registration {
  readonly id: string;
  readonly subject?: string;
  readonly kind: Kind;
  readonly state: RegistrationState;
  readonly position?: number | null;
  readonly name?: string | null;
  readonly organisation?: string | null;
  readonly country?: string | null;
  readonly consents?: readonly string[];
  readonly roles?: readonly Role[];
  readonly registeredAt?: string;
  readonly version?: number;
}
export interface KindRule {
  readonly kind: Kind;
  readonly capacity: number | null;
  readonly approval: boolean;
  readonly invitationOnly: boolean;
  readonly taken?: number | null;
  readonly left?: number | null;
  readonly waiting?: number | null;
}
export interface Admission {
  readonly kinds: readonly KindRule[];
  readonly opensAt?: string | null;
  readonly closesAt?: string | null;
  readonly version?: number;
}
export interface Me {
  readonly subject: string;
  readonly name: string;
  readonly email?: string | null;
  readonly createsConferences?: boolean;
  readonly conferences: readonly {
    readonly slug: string;
    readonly title: string;
    readonly kind?: Kind | null;
    readonly state?: RegistrationState | null;
    readonly position?: number | null;
    readonly roles: readonly Role[];
  }[];
}
export interface RoleHolder {
  readonly subject: string;
  readonly name?: string | null;
  readonly roles: readonly Role[];
}
export interface ImportReport {
  readonly created: number;
  readonly updated: number;
  readonly withdrawn: number;
  readonly unchanged: number;
}

export type YouthState = 'awaitingConfirmation' | 'awaitingGuardian' | 'awaitingReadiness' | 'admitted' | 'declined';
export type YouthPurpose = 'takePart' | 'recorded' | 'pseudonymPublished';
export interface ConsentQuestion {
  readonly purpose: YouthPurpose;
  readonly title: string;
  readonly text: string;
  readonly version: number;
  readonly yes?: boolean | null;
}
export interface YouthAdmission {
  readonly id: string;
  readonly state: YouthState;
  readonly ownConsentNeeded: boolean;
  readonly grownUp: boolean;
  readonly pseudonym: string;
  readonly band: string;
  readonly country: string;
  readonly guardianNeeded: boolean;
  readonly guardianEmail?: string | null;
  readonly guardianFixed: boolean;
  readonly consents: readonly ConsentQuestion[];
  readonly consented: readonly YouthPurpose[];
  readonly readiness: { readonly passed: boolean; readonly tries: number; readonly helpNeeded: boolean };
  readonly version: number;
}
export interface YouthAdmissionItem {
  readonly id: string;
  readonly state: YouthState;
  readonly pseudonym: string;
  readonly band: string;
  readonly group: string;
  readonly guardianFixed: boolean;
  readonly helpNeeded: boolean;
}
/** A young person as who looks after rooms sees them. */
export interface RosterEntry {
  readonly admission: string;
  readonly pseudonym: string;
  readonly band: string;
  readonly breakout?: string | null;
  readonly helpNeeded: boolean;
}
export interface Readiness {
  readonly form: number;
  /** Of the scenarios as they were chosen. */
  readonly version: number;
  readonly scenarios: readonly { readonly situation: string; readonly options: readonly string[] }[];
}
export interface ReadinessResult {
  readonly passed: boolean;
  readonly state: YouthState;
  readonly helpNeeded: boolean;
  readonly feedback: readonly {
    readonly situation: string;
    readonly chosen: string;
    readonly fits: boolean;
    readonly text: string;
  }[];
}
/** `put`: it waits for the conference's moderators. */
export type YouthQuestionState = QuestionState | 'put' | 'declined';
export interface YouthQuestion {
  readonly id: string;
  readonly session: string;
  readonly text: string;
  readonly language: string;
  readonly state: YouthQuestionState;
  readonly reason?: string | null;
  readonly answer?: string | null;
  readonly suggestedAt: string;
  readonly version: number;
}
/** As facilitators and the lead see it. */
export interface YouthQuestionItem extends YouthQuestion {
  readonly pseudonym?: string | null;
  readonly band?: string | null;
  readonly pseudonymShown: boolean;
}
export type ConclusionAnswer = 'accepted' | 'inPart' | 'declined';
export interface ConclusionResponse {
  readonly answer: ConclusionAnswer;
  readonly text: string;
  readonly answeredBy: string;
  readonly givenAt: string;
}
/** As it is published. Counts below five are null. */
export interface YouthConclusion {
  readonly id: string;
  readonly topic: string;
  readonly band: string;
  readonly text: string;
  readonly contributions: readonly { readonly kind: string; readonly text: string; readonly by?: string | null }[];
  readonly agree?: number | null;
  readonly disagree?: number | null;
  readonly pass?: number | null;
  readonly dissent?: string | null;
  readonly response?: ConclusionResponse | null;
  readonly open: boolean;
  readonly earlier: readonly ConclusionResponse[];
}
export interface YouthAnnex {
  readonly version: number;
  readonly publishedAt: string;
  readonly sha256: string;
  readonly conclusions: readonly YouthConclusion[];
  readonly counts: { readonly open: number; readonly accepted: number; readonly inPart: number; readonly declined: number };
}
export interface YouthGroup {
  readonly id: string;
  readonly organisation: string;
  readonly contact: { readonly name?: string | null; readonly email: string };
  readonly code: string;
  readonly open: boolean;
  readonly waiting: number;
  readonly version: number;
}
export type FacilitatorState = 'notApplied' | 'applied' | 'cleared' | 'expired';
export interface YouthFacilitator {
  readonly subject: string;
  readonly name?: string | null;
  readonly state: FacilitatorState;
  readonly vetting?: { readonly authority: string; readonly reference: string; readonly until: string } | null;
  readonly trainedOn?: string | null;
  readonly version: number;
}
export interface FacilitatorStanding {
  readonly state: FacilitatorState;
  readonly missing: readonly string[];
  readonly vettedUntil?: string | null;
  readonly trainedOn?: string | null;
  readonly secondFactor: boolean;
}
export interface YouthMembers {
  readonly conference: string;
  readonly organisation: string;
  readonly codeGiven: boolean;
  readonly members: readonly {
    readonly id: string;
    readonly name?: string | null;
    readonly pseudonym: string;
    readonly birthYear: number;
    readonly country: string;
    readonly earlier: number;
    readonly refusedEarlier: boolean;
    readonly confirmed?: boolean | null;
  }[];
}
export interface YouthConsents {
  readonly conference: string;
  readonly organisation: string;
  readonly pseudonym: string;
  readonly codeGiven: boolean;
  readonly purposes: readonly ConsentQuestion[];
}
export type RoomState = 'planned' | 'open' | 'held' | 'frozen' | 'closed';
export interface Breakout {
  readonly id: string;
  readonly topic: string;
  readonly band: string;
  readonly state: RoomState;
  readonly endsAt?: string | null;
  readonly people: number;
  readonly capacity: number;
  readonly left: number;
  readonly joining: 'choice' | 'assigned';
  readonly mayEnter: boolean;
  readonly mine: boolean;
}
export interface RoomDesk {
  readonly lead: boolean;
  readonly facilitators: number;
  readonly frozenByLead: boolean;
  readonly capacity: number;
  readonly roster: readonly { readonly admission: string; readonly pseudonym: string; readonly here: boolean }[];
  readonly alerts: readonly RoomAlert[];
}
export interface RoomAlert {
  readonly id: string;
  readonly kind: string;
  readonly name?: string | null;
  /** The facilitator who sees to a call for help. */
  readonly takenBy?: string | null;
  readonly raisedAt: string;
}
export interface YouthAlert extends RoomAlert {
  readonly breakout?: string | null;
  readonly topic?: string | null;
}
export interface Room {
  readonly id: string;
  readonly conference: string;
  readonly topic: string;
  readonly band: string;
  readonly state: RoomState;
  readonly ending?: 'byHand' | 'time' | 'unsupervised' | null;
  readonly now: string;
  readonly endsAt?: string | null;
  readonly endsSoon: boolean;
  readonly closesAt?: string | null;
  readonly recording: boolean;
  readonly place: 'room' | 'lobby' | 'away';
  /** Whether a young person belongs to it. */
  readonly mine: boolean;
  readonly media: boolean;
  /** Sound and picture: to leave (`off`; `waits` for two facilitators), or to join (`taken`: perhaps in another window). */
  readonly hearing: 'off' | 'waits' | 'free' | 'taken';
  readonly speaking: boolean;
  readonly people: readonly { readonly name: string; readonly part: 'youth' | 'facilitator'; readonly you: boolean }[];
  /** Where one goes from here; with the topic of one's room, also while it is not open and the way leads to the lobby. */
  readonly next: { readonly place: 'room' | 'lobby'; readonly path: string; readonly topic?: string | null };
  readonly desk?: RoomDesk | null;
  readonly version: number;
}
export interface JoinedRoom {
  readonly media?: { readonly url: string; readonly token: string } | null;
  readonly pseudonym: string;
  readonly room: Room;
}
export type Stance = 'agree' | 'disagree' | 'pass';
/** As which a contribution that is not shown is counted. */
export type DeclineReason = 'unkind' | 'private' | 'offTopic' | 'unclear' | 'repeated' | 'other';
export interface Contribution {
  readonly id: string;
  readonly kind: 'hope' | 'fear' | 'idea' | 'concern' | 'proposal';
  /** Of what is declined for its author alone. */
  readonly text?: string | null;
  /** Whether the text has been deleted, some time after it was declined. */
  readonly forgotten: boolean;
  readonly language: string;
  readonly pseudonym: string;
  readonly own: boolean;
  readonly state: 'waiting' | 'shown' | 'declined';
  readonly reason?: string | null;
  readonly reasonCode?: DeclineReason | null;
  readonly declinedAt?: string | null;
  /** That its author asks for a second look: for them and for who looks after the room. */
  readonly appeal?: {
    readonly state: 'waiting' | 'upheld' | 'overturned';
    readonly text?: string | null;
    readonly reason?: string | null;
    readonly decidedByYou: boolean;
  } | null;
  readonly totals: Readonly<Record<Stance, number>>;
  readonly mine?: Stance | null;
  readonly version: number;
}
/** One's own, and the room it was said in. */
export interface OwnContribution extends Contribution {
  readonly breakout: string;
  readonly topic: string;
}
export interface ContributionBoard {
  readonly items: readonly Contribution[];
  readonly checkingSeconds?: number | null;
}
/** That somebody has read what is not shown. */
export interface YouthReading {
  readonly id: string;
  readonly breakout: string;
  readonly topic: string;
  readonly by: string;
  readonly at: string;
}
/** What a room thinks: contributions by id. */
export interface Opinions {
  readonly groups: readonly { readonly size: number; readonly agrees: readonly string[] }[];
  readonly agreed: readonly string[];
  readonly divides: readonly string[];
}
/** What somebody has reported, as they see it themselves. */
export interface YouthReport {
  readonly id: string;
  readonly state: 'received' | 'seen' | 'closed';
  readonly receivedAt: string;
}
export interface YouthCaseItem {
  readonly id: string;
  readonly state: 'open' | 'closed';
  readonly about: string;
  readonly reason: string;
  readonly topic?: string | null;
  readonly receivedAt: string;
}
export interface YouthCase extends Omit<YouthCaseItem, 'about'> {
  readonly about: {
    readonly kind: string;
    readonly name?: string | null;
    readonly people: readonly { readonly name?: string | null }[];
  };
  /** The contribution or conclusion, as it was when the report came in. */
  readonly reported?: {
    readonly text?: string | null;
    readonly dissent?: string | null;
    readonly reason?: string | null;
    /** Why it stayed declined, when its author had asked for another look. */
    readonly appealReason?: string | null;
    readonly by?: string | null;
  } | null;
  readonly text?: string | null;
  readonly breakout?: string | null;
  readonly reporter: { readonly name?: string | null };
  readonly log: readonly {
    readonly kind: 'note' | 'closed' | 'reopened';
    readonly outcome?: string | null;
    readonly text?: string | null;
    readonly by: string;
    readonly at: string;
  }[];
}
export interface YouthCaseReading {
  readonly id: string;
  readonly by: string;
  readonly at: string;
}
/** A conclusion in the room that draws it. */
export interface RoomConclusion {
  readonly id: string;
  readonly text: string;
  readonly contributions: readonly { readonly id: string; readonly text: string }[];
  readonly dissent?: string | null;
  readonly state: 'draft' | 'adopted' | 'withdrawn';
  readonly agree?: number | null;
  readonly disagree?: number | null;
  readonly pass?: number | null;
  readonly mine?: Stance | null;
  readonly version: number;
}
