#!/usr/bin/env node
// Adds a session's ledger up from its decisions, and finds any that was edited, left out, put in, moved or cut off.
//
//   node recount.mjs <address of Plenary> <session id> [<count> <head>]
//
// The bearer token in PLENARY_TOKEN is sent along where a session is not public. A count and a head that you kept from
// an earlier day are looked for in the chain: it must still go through them. Ends with 0 when all is as the ledger says,
// with 1 and the differences when it is not, with 2 when it cannot tell. See README.md beside this file.
import { createHash } from 'node:crypto';

const [origin, session, keptCount, keptHead] = process.argv.slice(2);
if (!origin || !session) {
  console.error('usage: node recount.mjs <address of Plenary> <session id> [<count> <head>]');
  process.exit(2);
}
const headers = process.env.PLENARY_TOKEN ? { Authorization: `Bearer ${process.env.PLENARY_TOKEN}` } : {};

/** What a decision says, in the order its hash takes it; the last ones only as far as there is anything. */
const FIELDS = 'session question act before after role rule at text reason decider into asked source'.split(' ');
const FIRST_OPTIONAL = FIELDS.indexOf('into');
const ON_BOARD = ['published', 'selected', 'onStage', 'answered'];
const NOTHING = '0'.repeat(64);

async function read(address) {
  const response = await fetch(address, { headers });
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response;
}

/** The whole chain, page by page, up to the decision that the ledger ends with. */
async function chainUpTo(count) {
  const chain = [];
  for (let next = new URL(`/api/v1/qna/sessions/${session}/decisions?limit=200`, origin); next && chain.length < count; ) {
    const response = await read(next);
    chain.push(...(await response.json()).items);
    const link = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    next = link ? new URL(link, next) : null;
  }
  return chain.slice(0, count);
}

/** Each field goes in with its length in bytes before it, four bytes big-endian, -1 for one that is missing. */
function hashOf(previous, number, decision) {
  const hash = createHash('sha256');
  let last = FIELDS.length;
  while (last > FIRST_OPTIONAL && decision[FIELDS[last - 1]] == null) last--;
  for (const field of [previous, number, ...FIELDS.slice(0, last).map((name) => decision[name])]) {
    const bytes = Buffer.from(field == null ? '' : String(field), 'utf8');
    const length = Buffer.alloc(4);
    length.writeInt32BE(field == null ? -1 : bytes.length);
    hash.update(length).update(bytes);
  }
  return hash.digest('hex');
}

/** The first fault of the chain; null when there is none. */
function fault(chain, head) {
  let previous = NOTHING;
  for (const [at, decision] of chain.entries()) {
    const number = at + 1;
    if (decision.number !== number || decision.previous !== previous) return `decision ${number} does not follow`;
    if (decision.hash !== hashOf(previous, number, decision)) return `decision ${number} is not what was decided`;
    if (number === Number(keptCount) && decision.hash !== keptHead) return `decision ${number} is another than you kept`;
    previous = decision.hash;
  }
  if (keptCount && chain.length < Number(keptCount)) return `it ends before the ${keptCount} decisions that you kept`;
  return previous === head ? null : 'it does not end with the ledger’s head';
}

/** Since 1970; dates of JavaScript know milliseconds only. */
function micros(time) {
  const fraction = /\.(\d+)Z$/.exec(time)?.[1] ?? '';
  return BigInt(Date.parse(time.replace(/\.\d+Z$/, 'Z'))) * 1000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}

/** The figures of the ledger that follow from decisions: all but what waits, and by which way questions came. */
function figures(chain) {
  const all = chain.filter((decision) => decision.question);
  const of = (act) => all.filter((decision) => decision.act === act);
  // A translation stands beside a question: it waits for the first decision about it as before.
  const about = all.filter((decision) => !['translate', 'untranslate'].includes(decision.act));
  const distinct = (decisions) => new Set(decisions.map((decision) => decision.question)).size;
  const first = new Map();
  const last = new Map();
  for (const decision of about) {
    if (!first.has(decision.question)) first.set(decision.question, decision);
    last.set(decision.question, decision.after);
  }
  const standing = (state) => [...last.values()].filter((after) => after === state).length;
  const waits = [...first.values()]
    .filter((decision) => decision.role !== 'asker' && decision.asked)
    .map((decision) => Number((micros(decision.at) - micros(decision.asked)) / 1_000_000n))
    .sort((one, other) => one - other);
  const dismissed = {};
  // In the order of their names, as `told` has them.
  for (const rule of of('dismiss').map((decision) => decision.rule).sort()) dismissed[rule] = (dismissed[rule] ?? 0) + 1;
  const byRule = about.filter((decision) => decision.role === 'rule');
  const undone = about.filter(
    (decision) =>
      decision.role !== 'rule' &&
      ((decision.act === 'publish' && decision.before === 'dismissed') || ['unmerge', 'unblock'].includes(decision.act)),
  );
  return {
    decided: last.size,
    published: distinct(about.filter((decision) => ON_BOARD.includes(decision.after))),
    merged: of('merge').length,
    reworded: of('reword').length,
    translated: of('translate').length,
    blocked: of('block').length,
    dismissed,
    put: distinct(about.filter((decision) => decision.after === 'onStage')),
    answered: standing('answered'),
    withdrawn: standing('withdrawn'),
    reversals: undone.length,
    byRule: byRule.length,
    appeals: of('appeal').length,
    upheld: of('uphold').length,
    overturned: of('overturn').length,
    waitedSeconds: waits.length ? waits[Math.floor((waits.length - 1) / 2)] : null,
  };
}

/** The same figures as the ledger tells them. */
function told(ledger) {
  const dismissed = {};
  const rules = [...ledger.dismissed].sort((one, other) => (one.rule < other.rule ? -1 : 1));
  for (const { rule, questions } of rules) if (questions) dismissed[rule] = questions;
  const { published, merged, reworded, translated, blocked, put, answered, withdrawn, reversals, byRule, appeals, upheld, overturned } = ledger;
  return {
    decided: ledger.received - ledger.waiting,
    published,
    merged,
    reworded,
    translated,
    blocked,
    dismissed,
    put,
    answered,
    withdrawn,
    reversals,
    byRule,
    appeals,
    upheld,
    overturned,
    waitedSeconds: ledger.waitedSeconds ?? null,
  };
}

try {
  const ledger = await (await read(new URL(`/api/v1/qna/sessions/${session}/ledger`, origin))).json();
  const chain = await chainUpTo(ledger.count);
  const wrong = fault(chain, ledger.head);
  const counted = figures(chain);
  const differing = Object.entries(told(ledger)).filter(
    ([name, figure]) => JSON.stringify(figure) !== JSON.stringify(counted[name]),
  );
  if (wrong) console.log(`chain: ${wrong}`);
  for (const [name, figure] of differing) {
    console.log(`${name}: the ledger says ${JSON.stringify(figure)}, its decisions ${JSON.stringify(counted[name])}`);
  }
  if (!wrong && !differing.length) console.log(`${chain.length} decisions, head ${ledger.head}: as the ledger says`);
  process.exitCode = wrong || differing.length ? 1 : 0;
} catch (silent) {
  console.error(`cannot tell: ${silent.message}`);
  process.exitCode = 2;
}
