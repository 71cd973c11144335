/**
 * Names of what is read in a message: those who wrote the lines know nothing of the names that features use, and the
 * tables below say which are the same.
 */
import type { Reading } from '../../../bot/contract/feature.ts';
import type { ReadAct } from '../../../bot/conversation/hearing.ts';
import { features } from '../../../bot/features/index.ts';
import type { Knowledge } from '../../../bot/knowledge/knowledge.ts';
import { fold } from '../../../bot/language/fold.ts';

export type Fields = Record<string, unknown>;

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
  pilotOf: 'people.askPilots',
  mine: 'people.askMyGroups',
  myFiches: 'people.askMyFiches',
  ownLed: 'people.askMyFiches',
};

/** Orders that have a kind of their own only for whoever wrote the lines. */
const commands: Readonly<Record<string, string>> = {
  minutes: 'meeting.minutes',
  presence: 'meeting.presence',
  campaign: 'progress.campaign',
  restitution: 'restitution.make',
  mute: 'privacy.mute',
  unmute: 'privacy.unmute',
  myData: 'privacy.myData',
  forgetMe: 'privacy.forgetMe',
  forget: 'privacy.forgetMe',
  hush: 'privacy.mute',
  'privacy.mine': 'privacy.myData',
};

/** Intents that have another name within their kind; a decision is kept in the minutes of its meeting. */
const sameIntent: Readonly<Record<string, string>> = {
  'meeting.agenda': 'edit',
  'meeting.place': 'edit',
  'meeting.change': 'edit',
  'meeting.attended': 'presence',
  'meeting.decision': 'minutes',
  'meeting.decisions': 'minutes',
  'poll.result': 'results',
  'poll.slots': 'propose',
  'poll.nudge': 'remind',
  'poll.extend': 'edit',
  'progress.move': 'correct',
  'progress.stand': 'status',
  'progress.undo': 'delete',
  'progress.ask': 'campaign',
  'privacy.quiet': 'mute',
};

/** Kinds of questions about living data, by the intent that a reading of kind `question` has. */
const asked: Readonly<Record<string, string>> = {
  status: 'progress.status',
  state: 'progress.status',
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
export const isAsking = (kind: string, intent: unknown): boolean =>
  asking.has(kind) || asking.has(`${kind}.${intent}`) || /^ask[A-Z]/.test(String(intent));

/** Kinds that record or send nothing by themselves. */
export const idle: ReadonlySet<string> = new Set([
  'question',
  'help',
  'outside',
  'smalltalk',
  'other',
  'complaint',
]);

/** Words that stand for ids of ours: names of an organisation, what a help topic is about. */
export type Wordings = ReadonlyMap<string, string>;

/** Between two wordings of one thing. */
export const OR = ' | ';

export function wordingsOf(knowledge: Knowledge): Wordings {
  const organisations = knowledge.plan.organisations.map(
    ({ id, nom, alias }) => [id, [nom, ...alias].join(OR)] as const,
  );
  const topics = features(knowledge).flatMap((feature) => {
    const { howTo = [] } = feature as { howTo?: readonly HowTo[] };
    return howTo.map(({ name, say: { fr } }) => [name, `${fr.what} ${fr.example}`] as const);
  });
  return new Map([...organisations, ...topics]);
}

/** What a feature says of itself to whoever asks how. */
interface HowTo {
  name: string;
  say: { fr: { what: string; example: string } };
}

const worded = (fields: Fields, wordings: Wordings): Fields => {
  const of = (name: string) => {
    const said = wordings.get(String(fields[name]));
    return said === undefined ? {} : { [name]: said };
  };
  return { ...fields, ...of('organisation'), ...of('about') };
};

/** A reading may hold several acts of its feature. */
export function canonicalOf(reading: Reading, wordings: Wordings): Canonical[] {
  const { kind, fields, changes } = reading;
  const { feature } = reading as Partial<ReadAct>;
  const { items, acts, changes: changed, ...common } = fields;
  const parts = [items, acts, changed].find((list) => Array.isArray(list) && list.length > 0);
  const each = (parts as Fields[] | undefined) ?? [{}];
  return each.map((part) => {
    const { kind: own, ...rest } = part as Fields & { kind?: string };
    const all = { ...common, ...rest };
    const [as, intent] = namesOf(typeof own === 'string' ? own : kind, all, feature);
    return {
      kind: as,
      fields: worded(
        renamed(as, { ...all, ...(intent === undefined ? {} : { intent }) }),
        wordings,
      ),
      writes: changes === true && !isAsking(as, intent) && !idle.has(as),
      asks: isAsking(as, intent),
    };
  });
}

/** Acts that say the same of several fiches, or of several groups, as one. */
export function merged(acts: readonly Canonical[]): Canonical[] {
  const [first, ...others] = acts;
  if (!first || others.length === 0) return [...acts];
  const rest = ({
    fields: { fiche: _, fiches: __, group: ___, groups: ____, said: _____, ...own },
  }: Canonical) => JSON.stringify(own);
  const isSame = others.every((one) => one.kind === first.kind && rest(one) === rest(first));
  if (!isSame) return [...acts];
  const all = (name: string) => acts.flatMap(({ fields }) => list(plain(name, fields[name])));
  return [{ ...first, fields: { ...first.fields, fiches: all('fiches'), groups: all('groups') } }];
}

function namesOf(kind: string, fields: Fields, feature = ''): [string, string | undefined] {
  if (fields.draft === true) return ['draft', fields.intent as string | undefined];
  const said = fields.intent ?? fields.asks ?? fields.command;
  const [last = ''] = String(said ?? '')
    .split('.')
    .slice(-1);
  if (kind === 'question' && fields.decision !== undefined)
    return asksPilot(fields) ? ['people', 'askPilots'] : ['question', undefined];
  if (kind === 'question' || kind === 'command') {
    const own =
      kind === 'question' ? asked[last] : (commands[`${feature}.${last}`] ?? commands[last]);
    const mapped = own ?? intents[last];
    if (mapped) return split(mapped);
    if (String(fields.asks ?? said).startsWith('meeting.')) return ['meeting', 'ask'];
    if (last === 'answer') return ['attendance', undefined];
    return [kind, last || undefined];
  }
  if (kind === 'people') return [kind, split(intents[last] ?? `people.${last}`)[1]];
  if (kind === 'meeting' && last === 'answer') return ['attendance', undefined];
  return [kind, sameIntent[`${kind}.${last}`] ?? (last || undefined)];
}

/** The intent of a line, as it is compared. */
export const intentOf = ({ kind, fields }: { kind: string; fields: Fields }): unknown =>
  sameIntent[`${kind}.${fields.intent}`] ?? fields.intent;

/** "Qui pilote la 1.1 ?": the plan is asked, and says what the partnership decided since. */
const asksPilot = ({ entry }: Fields): boolean => /^fiche:[\d.]+\/pilote$/.test(String(entry));

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

/** Our names of fields, by theirs, in each kind; the first that there is. */
const fieldNames: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  people: {
    fiches: ['fiches', 'fiche', 'led'],
    fiche: ['fiche', 'fiches', 'led', 'entry'],
    person: ['person', 'holder', 'persons'],
    persons: ['persons', 'person'],
    groups: ['groups', 'group'],
    group: ['group', 'said'],
    organisation: ['organisation', 'otherOrganisation'],
  },
  meeting: {
    group: ['group', 'said'],
    what: ['what', 'asks'],
    text: ['text', 'decisions', 'nextSteps'],
  },
  attendance: {
    answer: ['answer', 'status'],
    note: ['note', 'word'],
    onBehalfOf: ['onBehalfOf', 'for', 'person'],
  },
  vote: { onBehalfOf: ['onBehalfOf', 'for'] },
  poll: { group: ['group', 'said'] },
  progress: { fiche: ['fiche', 'subject'], fiches: ['fiches', 'subjects', 'fiche'] },
};

/** What else tells the fields of a kind: people and days that are named in another shape. */
const derived: Readonly<Record<string, (fields: Fields) => Fields>> = {
  people: ({ holder, substitute, other, ...fields }) => {
    const person =
      holder ?? fields.person ?? (typeof substitute === 'string' ? substitute : undefined);
    return {
      // Both are named: each has a name; else whether it is the substitute.
      ...(substitute !== undefined && { substitute: holder === undefined ? true : substitute }),
      ...(other !== undefined && { organisation: other }),
      ...(person !== undefined && { person: person === 'moi' ? 'me' : person }),
    };
  },
  meeting: ({ by, was, date, asks, intent }) => {
    const named = (status: string) =>
      list(by).flatMap((one) => {
        const { person, status: own } = (one ?? {}) as Fields;
        return own === status ? [person] : [];
      });
    const lists = ['present', 'excused', 'absent'].filter((status) => named(status).length > 0);
    const day = (was as Fields | undefined)?.date;
    const what = String(asks ?? '').replace(/^meeting\./, '');
    return {
      ...Object.fromEntries(lists.map((status) => [status, named(status)])),
      ...(date === undefined && intent !== 'move' && day !== undefined && { date: day }),
      ...(what !== '' && { what: whats[what] ?? what }),
    };
  },
  progress: ({ meteo }) => (meteo === 'couvert' ? { meteo: 'eclaircies' } : {}),
};

/** What is asked of a meeting, in the words of the lines. */
const whats: Readonly<Record<string, string>> = {
  next: 'when',
  decisions: 'minutes',
  coming: 'who',
  present: 'who',
};

/** As the lines name each field; a field of theirs that we name otherwise is found under their name. */
function renamed(kind: string, fields: Fields): Fields {
  const found: Fields = { ...fields };
  for (const [theirs, ours] of Object.entries(fieldNames[kind] ?? {})) {
    const name = ours.find((one) => fields[one] !== undefined && fields[one] !== '');
    if (name !== undefined) found[theirs] ??= fields[name];
  }
  return { ...found, ...derived[kind]?.(fields) };
}

const answers: Readonly<Record<string, string>> = {
  present: 'yes',
  excused: 'no',
  absent: 'no',
  tentative: 'maybe',
  perhaps: 'maybe',
  remotely: 'remote',
};

/** Formats of a document, by how people call them. */
const formats: Readonly<Record<string, string>> = {
  docx: 'word',
  pptx: 'powerpoint',
  xlsx: 'excel',
};

export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** A value of ours, as they write it. */
export function plain(field: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => plain(field, one));
  if (field === 'group' || field === 'groups') return groupOf(value);
  if (typeof value === 'object' && value !== null) {
    const { id, name, text, number } = value as Fields;
    if (typeof name === 'string') return name;
    const one = number ?? id ?? text;
    if (typeof one === 'string') return one.replace(/^fiche:([\d.]+).*$/, '$1');
  }
  if (typeof value !== 'string') return value;
  if (field === 'answer') return answers[value] ?? value;
  if (field === 'format') return formats[value] ?? value;
  return value.replace(/^fiche:([\d.]+).*$/, '$1');
}
