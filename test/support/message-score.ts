/**
 * Says how much of what people write to the bot was understood, against what a careful colleague reads in it
 * (`test/questions/commands/newcomer-messages.jsonl`). Those who wrote the lines know nothing of the names that
 * features use: the tables below say which are the same.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Reading } from '../../bot/contract/feature.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { fold } from '../../bot/language/fold.ts';
import { suppose, supposedSchema, type World } from '../../src/cli/supposed.ts';

const act = z.object({
  kind: z.string(),
  fields: z.record(z.string(), z.unknown()).default({}),
  absent: z.array(z.string()).default([]),
});
const messageLine = z.object({
  id: z.string(),
  lang: z.enum(['fr', 'en', 'mixed']),
  text: z.string(),
  now: z.iso.datetime({ offset: true }),
  context: supposedSchema,
  expect: z.union([z.object({ acts: z.array(act) }), act]),
});
export type MessageLine = z.infer<typeof messageLine>;
type Act = z.infer<typeof act>;

export const readMessages = (file: string): MessageLine[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => messageLine.parse(JSON.parse(line)));

type Fields = Record<string, unknown>;

/** A reading in the names of the lines. */
export interface Canonical {
  kind: string;
  fields: Fields;
  /** Whether something is recorded or sent for it, at once. */
  writes: boolean;
  /** Whether something is asked of the bot. */
  asks: boolean;
}

/** Intents of ours, by what the lines call them: `kind.intent`. */
const intents: Readonly<Record<string, string>> = {
  pilot: 'people.appointPilot',
  unpilot: 'people.removePilot',
  appoint: 'people.appointCoAnimator',
  dismiss: 'people.removeCoAnimator',
  add: 'people.addMember',
  remove: 'people.removeMember',
  join: 'people.join',
  leave: 'people.leave',
  create: 'people.createGroup',
  rename: 'people.renameGroup',
  dissolve: 'people.deleteGroup',
  askDissolve: 'people.deleteGroup',
  invite: 'people.invite',
  askInvite: 'people.invite',
  organisation: 'people.myOrganisation',
  members: 'people.askMembers',
  coAnimators: 'people.askCoAnimators',
  pilots: 'people.askPilots',
  admins: 'people.askAdmins',
  groups: 'people.askGroups',
  mine: 'people.askMyGroups',
  myFiches: 'people.askMyFiches',
};

/** Intents that have another name within their kind. */
const sameIntent: Readonly<Record<string, string>> = {
  'meeting.agenda': 'edit',
  'meeting.place': 'edit',
  'meeting.change': 'edit',
  'meeting.attended': 'presence',
  'meeting.decisions': 'decision',
  'poll.result': 'results',
  'poll.slots': 'propose',
  'progress.stand': 'status',
  'progress.undo': 'delete',
  'progress.ask': 'campaign',
  'privacy.quiet': 'mute',
};

/** Kinds of questions about living data, by the intent that a reading of kind `question` has. */
const asked: Readonly<Record<string, string>> = {
  status: 'progress.status',
  history: 'progress.history',
  results: 'poll.results',
  missing: 'poll.results',
  pilot: 'people.askPilots',
};

const asking: ReadonlySet<string> = new Set([
  'question',
  'help',
  'meeting.ask',
  'poll.results',
  'progress.status',
  'progress.history',
]);
const isAsking = (kind: string, intent: unknown): boolean =>
  asking.has(kind) || asking.has(`${kind}.${intent}`) || /^ask[A-Z]/.test(String(intent));

/** Kinds that record or send nothing by themselves. */
const idle: ReadonlySet<string> = new Set([
  'question',
  'help',
  'outside',
  'smalltalk',
  'other',
  'complaint',
]);

/** A reading may hold several acts of its feature. */
export function canonicalOf({ kind, fields, changes }: Reading): Canonical[] {
  const { items, acts, changes: changed, ...common } = fields;
  const parts = [items, acts, changed].find((list) => Array.isArray(list) && list.length > 0);
  const each = (parts as Fields[] | undefined) ?? [{}];
  return each.map((part) => {
    const { kind: own, ...rest } = part as Fields & { kind?: string };
    const all = { ...common, ...rest };
    const [as, intent] = namesOf(typeof own === 'string' ? own : kind, all);
    return {
      kind: as,
      fields: renamed(as, { ...all, ...(intent === undefined ? {} : { intent }) }),
      writes: changes === true && !isAsking(as, intent) && !idle.has(as),
      asks: isAsking(as, intent),
    };
  });
}

function namesOf(kind: string, fields: Fields): [string, string | undefined] {
  const said = fields.intent ?? fields.asks ?? fields.command;
  const [last = ''] = String(said ?? '')
    .split('.')
    .slice(-1);
  if (kind === 'question' && fields.decision !== undefined) return ['question', undefined];
  if (kind === 'question' || kind === 'command') {
    const mapped = (kind === 'question' ? asked[last] : undefined) ?? intents[last];
    if (mapped) return split(mapped);
    if (String(said).startsWith('meeting.')) return ['meeting', 'ask'];
    if (last === 'answer') return ['attendance', undefined];
    return [kind, last || undefined];
  }
  if (kind === 'people') return [kind, split(intents[last] ?? `people.${last}`)[1]];
  if (kind === 'meeting' && last === 'answer') return ['attendance', undefined];
  return [kind, sameIntent[`${kind}.${last}`] ?? (last || undefined)];
}

function split(named: string): [string, string] {
  const [kind = '', intent = ''] = named.split('.');
  return [kind, intent];
}

/** Short names of groups as the lines have them. */
const groupNames: Readonly<Record<string, string>> = {
  'competences des ept': 'competences',
  'traduction du sdsf': 'traduction',
  'outil-cartographie': 'cartographie',
};
const groupOf = (value: unknown): unknown =>
  typeof value === 'string'
    ? (groupNames[fold(value)] ??
      fold(value)
        .replace(/^axe (\d)$/, 'axe-$1')
        .replace(/^(?:sous-groupe|sg)[ -]/, ''))
    : value;

/** Our names of fields, by theirs; the first that there is. */
const fieldNames: Readonly<Record<string, readonly string[]>> = {
  fiches: ['fiches', 'fiche', 'led', 'subjects', 'subject'],
  fiche: ['fiche', 'fiches', 'led', 'subject', 'subjects'],
  person: ['person', 'holder', 'persons', 'who'],
  persons: ['persons', 'people', 'person', 'name', 'names', 'who'],
  groups: ['groups', 'group'],
  group: ['group', 'groups'],
  answer: ['answer', 'status', 'reply'],
  what: ['what', 'asks', 'about'],
  onBehalfOf: ['onBehalfOf', 'for', 'person'],
  note: ['note', 'word'],
  about: ['about', 'topic', 'text'],
  place: ['place', 'where'],
  text: ['text', 'decisions', 'minutes', 'nextSteps'],
  date: ['date', 'day'],
  organisation: ['organisation', 'otherOrganisation'],
  unblocked: ['unblocked', 'solved', 'resolved'],
};

/** As the lines name each field; a field of theirs that we name otherwise is found under their name. */
function renamed(kind: string, fields: Fields): Fields {
  const found: Fields = { ...fields };
  for (const [theirs, ours] of Object.entries(fieldNames)) {
    const name = ours.find((one) => fields[one] !== undefined && fields[one] !== '');
    if (name !== undefined) found[theirs] ??= fields[name];
  }
  if (kind === 'attendance') delete found.onBehalfOf;
  if (kind === 'attendance' || kind === 'vote')
    found.onBehalfOf =
      fields.onBehalfOf ?? fields.for ?? (kind === 'attendance' ? fields.person : undefined);
  return found;
}

const answers: Readonly<Record<string, string>> = {
  present: 'yes',
  excused: 'no',
  absent: 'no',
  tentative: 'maybe',
  perhaps: 'maybe',
  remotely: 'remote',
};

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** A value of ours, as they write it. */
function plain(field: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => plain(field, one));
  if (field === 'group' || field === 'groups') return groupOf(value);
  if (typeof value === 'object' && value !== null) {
    const { id, name, text, number } = value as Fields;
    if (typeof name === 'string') return name;
    const one = number ?? id ?? text;
    if (typeof one === 'string') return one.replace(/^fiche:/, '');
  }
  if (typeof value === 'string') return answers[value] ?? value.replace(/^fiche:/, '');
  return value;
}

const words = (text: unknown): string =>
  fold(String(text))
    .replace(/[’]/g, "'")
    .replace(/[^a-z0-9':/.@-]+/g, ' ')
    .replace(/^(?:(?:a|au|en|dans|at|in) )?(?:la |le |l'|les |the )?/, '')
    .trim();

/** Texts that are kept as typed may have more around them than was expected. */
const asTyped: ReadonlySet<string> = new Set([
  'place',
  'about',
  'note',
  'organisation',
  'name',
  'action',
  'agenda',
]);

function agrees(field: string, expected: unknown, got: unknown): boolean {
  if (typeof expected === 'object' && expected !== null && 'contains' in expected)
    return list(got).some((one) => words(text(one)).includes(words(expected.contains)));
  if (Array.isArray(expected)) {
    const all = list(got).filter((one) => one !== undefined);
    const each = expected.every((part) => all.some((one) => agrees(field, part, one)));
    const exact = !['agenda', 'highlights'].includes(field);
    return each && (!exact || all.length === expected.length);
  }
  if (typeof expected === 'object' && expected !== null)
    return Object.entries(expected).every(([key, value]) =>
      agrees(key, value, (got as Fields | undefined)?.[key]),
    );
  if (field === 'email') return got === true || got === expected;
  if (field === 'person' && expected === 'me') return isSelf(got);
  const one = Array.isArray(got) && got.length === 1 ? got[0] : got;
  if (typeof expected !== 'string') return one === expected;
  if (one === undefined) return false;
  if (asTyped.has(field)) return words(one).includes(words(expected));
  return words(one) === words(expected);
}

const text = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? ((value as Fields).text ?? JSON.stringify(value))
    : value;

/** Who speaks: said so, or nobody else named. */
const isSelf = (got: unknown): boolean =>
  got === undefined ||
  got === 'me' ||
  got === true ||
  (typeof got === 'object' && got !== null && (got as Fields).isSelf === true);

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/** Every field that differs: "field: got ≠ expected". */
function wrongIn({ kind, fields, absent }: Act, got: Canonical): string[] {
  const value = (field: string) =>
    field === 'intent'
      ? (got.fields.intent ?? defaultIntent[kind])
      : plain(field, got.fields[field]);
  const said = Object.entries(fields).flatMap(([field, expected]) =>
    agrees(field, expected, value(field))
      ? []
      : [`${field}: ${JSON.stringify(value(field))} ≠ ${JSON.stringify(expected)}`],
  );
  const unsaid = absent.flatMap((field) =>
    field in fields || isNothing(got.fields[field])
      ? []
      : [`${field}: ${JSON.stringify(got.fields[field])} ≠ nothing`],
  );
  return [...said, ...unsaid];
}

const defaultIntent: Readonly<Record<string, string>> = { progress: 'record' };

/** Fields that make a record wrong when they hold something else than was said. */
const weighty: ReadonlySet<string> = new Set([
  'fiche',
  'fiches',
  'percent',
  'meteo',
  'answer',
  'answers',
  'onBehalfOf',
  'person',
  'persons',
]);

export interface MessageMark {
  line: MessageLine;
  got: Canonical[];
  rightKind: boolean;
  fields: number;
  /** Differences, act by act. */
  wrong: string[];
  whole: boolean;
  /** Something would be recorded that was not said. */
  wrongRecord: boolean;
  questionAsWrite: boolean;
  statementAsQuestion: boolean;
}

export function markOf(line: MessageLine, readings: readonly Reading[]): MessageMark {
  const expected = 'acts' in line.expect ? line.expect.acts : [line.expect];
  const got = readings.flatMap(canonicalOf);
  const free = [...got];
  const pairs = expected.map((one) => {
    const at = free.findIndex(
      ({ kind, fields }) =>
        kind === one.kind && (fields.intent ?? '') === (one.fields.intent ?? fields.intent ?? ''),
    );
    const same = at >= 0 ? at : free.findIndex(({ kind }) => kind === one.kind);
    const [found] = same >= 0 ? free.splice(same, 1) : [];
    return { one, found };
  });
  const rightKind = pairs.every(({ found }) => found !== undefined);
  const wrong = pairs.flatMap(({ one, found }) =>
    found
      ? wrongIn(one, found)
      : Object.keys(one.fields).map(
          (field) => `${field}: (${got.map(({ kind }) => kind).join('+')})`,
        ),
  );
  const extra = free.filter(({ writes }) => writes);
  const writesExpected = expected.some(
    ({ kind, fields }) => !idle.has(kind) && !isAsking(kind, fields.intent),
  );
  const asksExpected = expected.every(({ kind, fields }) => isAsking(kind, fields.intent));
  const falsified = pairs.some(
    ({ one, found }) =>
      found?.writes &&
      wrongIn(one, found).some((w) => {
        const [field = ''] = w.split(':');
        return weighty.has(field) && !/: undefined ≠/.test(w);
      }),
  );
  const fields = expected.reduce(
    (sum, one) => sum + Object.keys(one.fields).length + one.absent.length,
    0,
  );
  return {
    line,
    got,
    rightKind,
    fields,
    wrong,
    whole: rightKind && wrong.length === 0 && free.length === 0,
    wrongRecord: extra.length > 0 || falsified,
    questionAsWrite: asksExpected && got.some(({ writes }) => writes),
    statementAsQuestion: writesExpected && !asksExpected && got.every(({ asks }) => asks),
  };
}

/** Reads the lines, each in the world that it supposes. */
export async function marksOf(
  lines: readonly MessageLine[],
  knowledge: Knowledge,
): Promise<MessageMark[]> {
  const worlds = new Map<string, Promise<World>>();
  const marks: MessageMark[] = [];
  for (const line of lines) {
    const { slots, prompt, ...supposed } = line.context;
    const key = JSON.stringify([supposed, line.now]);
    const made =
      worlds.get(key) ?? suppose(knowledge, supposed as MessageLine['context'], new Date(line.now));
    worlds.set(key, made);
    const world = await made;
    const given = {
      ...(slots === undefined ? {} : { slots }),
      ...(prompt === undefined ? {} : { prompt }),
    };
    const locale = line.lang === 'en' ? 'en' : 'fr';
    marks.push(markOf(line, await world.reads(line.text, locale, given)));
  }
  for (const world of worlds.values()) await (await world).close();
  return marks;
}

export interface MessageScore {
  lines: number;
  kinds: number;
  fields: number;
  fieldsRight: number;
  whole: number;
  wrongRecords: number;
  questionsAsWrites: number;
  statementsAsQuestions: number;
}

export function scoreOf(marks: readonly MessageMark[]): MessageScore {
  const count = (is: (mark: MessageMark) => boolean) => marks.filter(is).length;
  const fields = marks.reduce((sum, mark) => sum + mark.fields, 0);
  return {
    lines: marks.length,
    kinds: count(({ rightKind }) => rightKind),
    fields,
    fieldsRight: fields - marks.reduce((sum, { wrong }) => sum + wrong.length, 0),
    whole: count(({ whole }) => whole),
    wrongRecords: count(({ wrongRecord }) => wrongRecord),
    questionsAsWrites: count(({ questionAsWrite }) => questionAsWrite),
    statementsAsQuestions: count(({ statementAsQuestion }) => statementAsQuestion),
  };
}

/** A line that was not whole, for whoever mends. */
export const inWords = ({ line, got, wrong, ...mark }: MessageMark): string =>
  [
    `${line.id} « ${line.text.replace(/\s+/g, ' ')} »`,
    `  → ${got.map(({ kind, fields }) => `${kind} ${JSON.stringify(fields)}`).join(' + ') || 'nothing'}`,
    ...wrong.map((one) => `  ${one}`),
    ...(['wrongRecord', 'questionAsWrite', 'statementAsQuestion'] as const)
      .filter((fault) => mark[fault])
      .map((fault) => `  ! ${fault}`),
  ].join('\n');
