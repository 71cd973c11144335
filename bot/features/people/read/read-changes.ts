/** Changes that a message says, in order: what a clause leaves unsaid is that of the clause before, or of the last change. */
import type { Utterance } from '../../../language/utterance.ts';
import type { IntentFound } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { type Sentence, says } from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../model/group-names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { fichesSlot, type NamedFiche } from '../model/slots/fiches.ts';
import type { NamedOrganisation } from '../model/slots/organisations.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import { type ChangeName, changeIntents } from './change-intents.ts';
import { clausesOf, type PeopleClause } from './clauses.ts';
import type { Led, PeopleCommand, TypedName } from './command.ts';
import type { Frame } from './frame.ts';
import { peopleSlot, wherePeopleAre } from './people-slots.ts';
import { type LedRole, meantOf, nameOfPerson, roleOfEach, rolesIn, thingsOfEach } from './roles.ts';
import { untilIn } from './until.ts';

export interface ChangesRead {
  commands: PeopleCommand[];
  /** Told and not ordered, with more words than what was understood: it is asked first. */
  isDoubtful: boolean;
  left: string[];
}

interface Said extends PeopleClause {
  name: ChangeName;
  found: IntentFound<SlotContext>;
  persons: Placed<NamedPerson>[];
  instead: readonly NamedPerson[];
  fiches: readonly Placed<NamedFiche>[];
  groups: readonly Placed<NamedGroup>[];
  organisations: readonly Placed<NamedOrganisation>[];
  roles: readonly Placed<LedRole>[];
}

/** "À partir de lundi", "à compter du 1er octobre": nothing is kept of when something begins. */
const startDatesIn = ({ concepts, typed, lexicon, text }: Sentence): string[] =>
  concepts.flatMap(({ value, at, length }) => {
    if (value !== 'gens-a-partir') return [];
    let end = at + length;
    const isOf = (i: number) => !lexicon.light.has(typed[i]?.folded ?? '');
    while (end < at + length + 2 && lexicon.light.has(typed[end]?.folded ?? '')) end++;
    const first = end;
    while (end < typed.length && end < first + 3 && isOf(end)) end++;
    return end > first ? [text.slice(typed[at]?.start, typed[end - 1]?.end)] : [];
  });

const isSame = (a: PeopleCommand, b: PeopleCommand): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** What is asked back when it is told among other things. */
const ASKED_BACK: ReadonlySet<ChangeName> = new Set(['pilot', 'has', 'appoint']);
/** Less of a told clause than this is understood: something else is told. */
const LEAST_COVERED = 0.6;

export function readChanges(
  sentences: readonly Sentence[],
  context: SlotContext,
  { utterance, last, create }: ReadWith,
): ChangesRead | undefined {
  const commands: PeopleCommand[] = [];
  let frame: Frame = { ...last };
  let isDoubtful: boolean | undefined;
  const left: string[] = [];
  for (const clause of clausesOf(sentences)) {
    const made = create(clause.sentence);
    if (made !== undefined) {
      if (made !== '') commands.push({ intent: 'create', name: made });
      frame = { groups: [{ found: [], text: made }], role: 'member', isNew: true };
      continue;
    }
    const said = saidIn(clause, context);
    if (!said) {
      frame = withNamed(frame, clause.sentence, context);
      continue;
    }
    const before = frame;
    const done = commandsOf(said, before, { utterance, context });
    if (!done) continue;
    commands.push(...done.commands.filter((one) => !commands.some((other) => isSame(one, other))));
    frame = done.frame;
    // What is said clearly once leaves no doubt.
    const isTold = clause.mood === 'tell' && ASKED_BACK.has(said.name);
    const isVague = said.name === 'more' && before.role === undefined;
    const isUnclear = isVague || (isTold && said.found.covered < LEAST_COVERED);
    isDoubtful = (isDoubtful ?? true) && isUnclear;
    left.push(...startDatesIn(clause.sentence));
  }
  return commands.length > 0 ? { commands, isDoubtful: isDoubtful ?? false, left } : undefined;
}

interface ReadWith {
  utterance: Utterance;
  /** What the last change was about, when it is still open. */
  last: Frame | undefined;
  /** The name of a group that is to be made; empty when it was not said. */
  create: (sentence: Sentence) => string | undefined;
}

/** What a clause says, when it is no question. */
function saidIn({ sentence, mood }: PeopleClause, context: SlotContext): Said | undefined {
  // "…, tu enregistres ?" orders; a percentage is news of a fiche, and appoints nobody.
  if (mood === 'ask' && !says(sentence, 'gens-tu-notes') && !isRelative(sentence, context))
    return undefined;
  if (sentence.tokens.some(({ folded }) => folded === '%')) return undefined;
  const isOurs = sentence.concepts.some(({ value }) => value.startsWith('gens-'));
  if (!isOurs && peopleSlot(sentence, context).length === 0) return undefined;
  const found = intentsIn(
    { ...sentence, mood: mood === 'ask' ? 'order' : mood },
    changeIntents,
    context,
  );
  const best = found.find(isSure);
  if (!best) return undefined;
  const values = <T>(slot: string) => (best.filled[slot] ?? []) as readonly Placed<T>[];
  const people = meantOf(sentence, values<NamedPerson>('personnes'));
  return {
    sentence,
    mood,
    name: best.intent.name as ChangeName,
    found: best,
    ...people,
    fiches: kept(sentence, values<NamedFiche>('fiches'), sameText),
    groups: kept(sentence, values<NamedGroup>('groupes'), sameGroup),
    organisations: values<NamedOrganisation>('organisations'),
    roles: rolesIn(sentence),
  };
}

/** "C'est Karim qui pilote": "qui" behind a person asks nothing. */
function isRelative(sentence: Sentence, context: SlotContext): boolean {
  if (sentence.text.includes('?')) return false;
  const asking = sentence.concepts.filter(({ value }) => value === 'interroge');
  const persons = peopleSlot(sentence, context);
  return asking.every(({ at }) => persons.some((one) => one.at + one.length === at));
}

/** Ways that say little must be the whole of the clause. */
function isSure({ intent, covered, filled }: IntentFound<SlotContext>, _: number, all: unknown[]) {
  if (intent.name === 'more' || intent.name === 'has') return covered === 1;
  return all.length > 0 && (covered >= 0.2 || Object.values(filled).flat().length > 1);
}

const sameText = (a: NamedFiche, b: NamedFiche) => a.text === b.text;
const sameGroup = (a: NamedGroup, b: NamedGroup) =>
  a.found.length > 0 ? a.found[0]?.id === b.found[0]?.id : a.text === b.text;

/** "Dans carto, non pas carto, dans traduction": what is denied is not meant. */
function kept<T>(
  { concepts, tokens, lexicon }: Sentence,
  found: readonly Placed<T>[],
  same: (a: T, b: T) => boolean,
): Placed<T>[] {
  const marks = concepts.filter(({ value }) => value === 'gens-au-lieu');
  const denied = found.filter(({ at }) =>
    marks.some(
      (mark) =>
        mark.at + mark.length <= at &&
        tokens.slice(mark.at + mark.length, at).every(({ folded }) => lexicon.light.has(folded)),
    ),
  );
  if (denied.length === found.length) return [...found];
  return found.filter((one) => !denied.some((other) => same(one.value, other.value)));
}

/** Who and what is named where nothing is done yet: "Fatou Diallo lâche la 5 ? Enlève-la." */
function withNamed(frame: Frame, sentence: Sentence, context: SlotContext): Frame {
  const persons = peopleSlot(sentence, context);
  const groups = wherePeopleAre(sentence, context).filter(({ value }) => value.text !== '');
  const fiches = fichesSlot(sentence, context);
  const role = rolesIn(sentence)[0]?.value;
  return {
    ...frame,
    ...(persons.length > 0 && { persons: persons.map(({ value }) => nameOfPerson(value)) }),
    ...(groups.length > 0 && { groups: groups.map(({ value }) => value) }),
    ...(fiches.length > 0 && { led: fiches.map(({ value }) => ledOf(value)) }),
    ...(role && { role }),
  };
}

const ledOf = ({ found, text }: NamedFiche): Led =>
  found[0] !== undefined ? { id: `fiche:${found[0]}`, text: found[0] } : { text };

/** Group that nobody named: which one is asked, or known by who speaks and where. */
const UNNAMED: NamedGroup = { found: [], text: '' };

interface Done {
  commands: PeopleCommand[];
  frame: Frame;
}

interface With {
  utterance: Utterance;
  context: SlotContext;
}

function commandsOf(said: Said, frame: Frame, with_: With): Done | undefined {
  switch (said.name) {
    case 'pilot':
    case 'has':
      return pilots(said, frame, with_);
    case 'unpilot':
      return unpilots(said, frame);
    case 'appoint':
      return inGroups(said, frame, 'appoint');
    case 'dismiss':
      return inGroups(said, frame, 'dismiss');
    case 'add':
      return frame.removed && frame.role === 'coAnimator' && said.groups.length === 0
        ? inGroups(said, frame, 'appoint')
        : inGroups(said, frame, 'add');
    case 'remove':
      if (said.groups.length === 0 && frame.led && !frame.groups) return unpilots(said, frame);
      return inGroups(
        said,
        frame,
        frame.role === 'coAnimator' && said.groups.length === 0 ? 'dismiss' : 'remove',
      );
    case 'join': {
      const groups = said.groups.length > 0 ? said.groups.map(({ value }) => value) : [UNNAMED];
      return {
        commands: groups.map((group) => ({ intent: 'join', group })),
        frame: { ...frame, groups, role: 'member' },
      };
    }
    case 'more':
      if (frame.led && said.groups.length === 0) return pilots(said, frame, with_);
      return inGroups(said, frame, frame.role === 'coAnimator' ? 'appoint' : 'add');
  }
}

/** What is led: fiches, else the action of a sous-groupe that is said to be piloted. */
function ledIn(said: Said): Placed<Led>[] {
  if (said.fiches.length > 0)
    return said.fiches.map(({ value, ...place }) => ({ value: ledOf(value), ...place }));
  return said.groups.map(({ value, ...place }) => ({
    value: { id: value.found.length === 1 ? value.found[0]?.led : undefined, text: value.text },
    ...place,
  }));
}

function pilots(said: Said, frame: Frame, { utterance, context }: With): Done | undefined {
  const { sentence, persons } = said;
  const placed = ledIn(said);
  const known = placed.length === 0 ? (frame.led ?? []) : [];
  const until = untilIn(sentence, utterance, context);
  const byLed = new Map<string, Extract<PeopleCommand, { intent: 'pilot' }>>();
  const at = (led: Led) => {
    const key = led.id ?? led.text;
    const isKept = until !== undefined && !says(sentence, 'gens-remplacer');
    const made = byLed.get(key) ?? { intent: 'pilot' as const, led, ...(isKept && { until }) };
    byLed.set(key, made);
    return made;
  };
  const roles = roleOfEach(sentence, persons, said.roles);
  const things = thingsOfEach(persons, placed);
  for (const [i, { value }] of persons.entries())
    for (const led of placed.length > 0 ? (things[i] ?? []) : known) {
      const command = at(led);
      // Somebody replaced for a time stays who leads.
      const isForATime = until !== undefined && says(sentence, 'gens-remplacer');
      const role = roles[i] === 'substitute' || isForATime ? 'substitute' : 'holder';
      if (command[role] === undefined) command[role] = nameOfPerson(value);
      else command.others = [...(command.others ?? []), nameOfPerson(value)];
      const [instead] = said.instead;
      if (instead && says(sentence, 'gens-remplacer')) command.instead = nameOfPerson(instead);
    }
  const organisation = said.organisations.find(({ value }) => value.id !== undefined)?.value.id;
  if (organisation !== undefined)
    for (const led of placed.length > 0 ? placed.map(({ value }) => value) : known)
      at(led).organisation = organisation;
  const commands = [...byLed.values()];
  if (commands.length === 0) return undefined;
  return {
    commands,
    frame: {
      led: commands.map(({ led }) => led),
      role: 'pilot',
      persons: persons.map(({ value }) => nameOfPerson(value)),
    },
  };
}

function unpilots(said: Said, frame: Frame): Done | undefined {
  const persons = said.persons.map(({ value }) => nameOfPerson(value));
  const named =
    persons.length > 0 ? persons : says(said.sentence, 'gens-pilote') ? [] : (frame.persons ?? []);
  const placed = ledIn(said).map(({ value }) => value);
  const led = placed.length > 0 ? placed : named.length > 0 ? [undefined] : (frame.led ?? []);
  const role = said.roles.some(({ value }) => value === 'substitute') ? 'substitute' : undefined;
  const commands = led.flatMap((one): PeopleCommand[] =>
    named.length > 0
      ? named.map((person) => ({ intent: 'unpilot', led: one, person, role }))
      : one
        ? [{ intent: 'unpilot', led: one, role }]
        : [],
  );
  if (commands.length === 0) return undefined;
  return {
    commands,
    frame: {
      led: placed.length > 0 ? placed : frame.led,
      role: 'pilot',
      persons: named,
      removed: true,
    },
  };
}

function inGroups(
  said: Said,
  frame: Frame,
  intent: 'add' | 'remove' | 'appoint' | 'dismiss',
): Done | undefined {
  const { sentence, persons, groups } = said;
  const names = persons.map(({ value }) => nameOfPerson(value));
  const inherited =
    says(sentence, 'gens-partir') || says(sentence, 'gens-rejoindre')
      ? ['moi']
      : (frame.persons ?? []);
  const who = names.length > 0 ? names : inherited;
  if (who.length === 0) return undefined;
  const unplaced = frame.groups ?? [{ found: [], text: '' }];
  // Without a group, an order that says much else is about something else.
  if (groups.length === 0 && !frame.groups && !isAlone(said)) return undefined;
  const instead = said.instead.map(nameOfPerson);
  const by = new Map<string, { group: NamedGroup; persons: TypedName[] }>();
  const put = (group: NamedGroup, person: TypedName) => {
    const key = group.found.map(({ id }) => id).join() || group.text;
    const made = by.get(key) ?? { group, persons: [] };
    if (!made.persons.includes(person)) made.persons.push(person);
    by.set(key, made);
  };
  if (names.length === 0 || groups.length === 0)
    for (const person of who)
      for (const group of groups.length > 0 ? groups.map(({ value }) => value) : unplaced)
        put(group, person);
  else {
    const things = thingsOfEach(persons, groups);
    for (const [i, person] of names.entries())
      for (const group of things[i] ?? []) put(group, person);
  }
  const isCoAnimation = intent === 'appoint' || intent === 'dismiss';
  const commands = [...by.values()].map(({ group, persons: them }): PeopleCommand => {
    const self = them.length === 1 && them[0] === 'moi' && instead.length === 0;
    if (self && intent === 'add') return { intent: 'join', group };
    if (self && intent === 'remove' && says(sentence, 'gens-co-animation') === false)
      return { intent: 'leave', group };
    return { intent, group, persons: them, ...(instead.length > 0 && { instead }) };
  });
  return {
    commands,
    frame: {
      groups: [...by.values()].map(({ group }) => group),
      role: isCoAnimation ? 'coAnimator' : 'member',
      persons: who,
      removed: intent === 'remove' || intent === 'dismiss',
    },
  };
}

/** Whether a clause that names no group still tells whom it is about, and nothing else. */
const isAlone = ({ found, sentence }: Said): boolean =>
  found.covered === 1 || says(sentence, 'ce-groupe') || says(sentence, 'gens-aussi');
