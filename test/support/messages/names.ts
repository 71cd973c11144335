/**
 * Names of what is read in a message: those who wrote the lines know nothing of the names that features use, and the
 * tables below say which are the same.
 */
import type { Reading } from '../../../bot/contract/feature.ts';
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
  if (kind === 'question' && fields.decision !== undefined)
    return asksPilot(fields) ? ['people', 'askPilots'] : ['question', undefined];
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

/** Our names of fields, by theirs; the first that there is. */
const fieldNames: Readonly<Record<string, readonly string[]>> = {
  fiches: ['fiches', 'fiche', 'led', 'subjects', 'subject'],
  fiche: ['fiche', 'fiches', 'led', 'subject', 'subjects', 'entry'],
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
  if (typeof value === 'string') return answers[value] ?? value.replace(/^fiche:([\d.]+).*$/, '$1');
  return value;
}
