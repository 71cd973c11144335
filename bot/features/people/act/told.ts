/** Something said with a doubt, or with more around it than was understood: it is asked whether it is to be done. */

import { dayAfter } from '../../../calendar/local-time.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { dayInWords } from '../../../knowledge/entries/days.ts';
import type { PeopleAct } from '../context.ts';
import { allowed, refusal } from '../model/acts.ts';
import { everyoneOf } from '../model/groups.ts';
import { isPartOf, isWholeName } from '../model/name-words.ts';
import { isSelf, organisationName, organisationOf } from '../model/names.ts';
import type { ObjectOf } from '../model/rights.ts';
import { type Command, type GroupIntent, opposite, type PeopleCommand } from '../read/command.ts';
import { MEMBERS } from '../read/frame.ts';
import type { Later } from '../read/later.ts';
import { ofWhat } from '../show/led.ts';
import { strings } from '../show/strings.ts';
import { toldStrings } from '../show/told-strings.ts';
import { fullAfter, idsOf, objectOf, pilotToday, rolesSaid } from './pilots.ts';
import { orAskFor } from './requests.ts';

/** A command as a fact, and as the order that does it; whose right it is, where not everybody’s. */
interface Asked {
  fact: string;
  order: string;
  right?: { verb: AskedVerb; object: ObjectOf<AskedVerb> };
}
type AskedVerb = 'people.pilot' | 'people.giveUp' | 'people.appoint' | 'people.create';

/** Undefined for what is never asked back. */
function askedBack(command: PeopleCommand, act: PeopleAct): Asked[] | undefined {
  const { context, locale, turn } = act;
  const say = toldStrings[locale];
  const named = (name: string) => (name === 'moi' ? turn.person.name : name);
  switch (command.intent) {
    case 'pilot':
    case 'unpilot': {
      const [id, other] = idsOf(act, command);
      if (!id || other) return undefined;
      const what = ofWhat(id, act);
      const object = objectOf(id, context.view);
      type Kind = 'pilot' | 'joint' | 'substitute' | 'unpilot';
      const of = (kind: Kind, name: string | undefined): Asked[] => {
        const verb = kind === 'unpilot' && name === 'moi' ? 'people.giveUp' : 'people.pilot';
        return name === undefined
          ? []
          : [{ ...say[kind](named(name), what), right: { verb, object } }];
      };
      if (command.intent === 'unpilot') return of('unpilot', command.person);
      const until = command.until?.match(/^\d/) && say.until(dayInWords(command.until, locale));
      return [
        ...of('pilot', command.holder),
        ...(command.beside ?? []).flatMap((name) => of('joint', name)),
        ...of('substitute', command.substitute),
      ].map((one) => (until ? { ...one, fact: one.fact + until, order: one.order + until } : one));
    }
    case 'add':
    case 'remove':
    case 'appoint':
    case 'dismiss':
    case 'rename':
    case 'join':
    case 'leave': {
      const [group, other] = command.group.found;
      const label = group && context.view.group(group.id)?.label[locale];
      if (!label || other) return undefined;
      const right = { verb: 'people.appoint', object: { kind: 'group', id: group.id } } as const;
      if (command.intent === 'join' || command.intent === 'leave') {
        const { fact } = say[command.intent === 'join' ? 'add' : 'remove'](named('moi'), label);
        return [{ fact, order: say[command.intent](label) }];
      }
      if (command.intent === 'rename')
        return command.name === '' ? undefined : [{ ...say.rename(label, command.name), right }];
      const { intent, persons, instead = [] } = command as Command<GroupIntent>;
      const there = group.row?.[intent === 'appoint' ? 'coAnimators' : 'members'] ?? [];
      const names = there.map(({ person }) => context.view.person(person)?.name);
      const gone = instead.filter((name) => names.includes(named(name)));
      return [
        ...persons.map((name) => say[intent](named(name), label)),
        ...gone.map((name) => say[opposite[intent]](named(name), label)),
      ].map((one) => ({ ...one, right }));
    }
    case 'organisationOf': {
      const { person, organisation, other = null } = command;
      const chosen = { organisation, otherOrganisation: other };
      const name = organisationOf(chosen, context.plan, locale, organisationName) ?? '';
      return [say.organisationOf(person, name)];
    }
    default:
      return undefined;
  }
}

/** Whoever leads it today, or stands in, and would not any more. */
function replacedBy(command: PeopleCommand, act: PeopleAct): string[] {
  if (command.intent !== 'pilot') return [];
  const pilot = pilotToday(act, act.context.view.pilot(command.led.id ?? ''));
  const after = everyoneOf(rolesSaid(pilot, command, act)).map(({ name }) => name);
  return everyoneOf(pilot).flatMap(({ name }) =>
    after.includes(name) ? [] : [toldStrings[act.locale].instead(name)],
  );
}

/** A group that is to be made, with all who come into it: one thing to say yes to. */
function newGroupAsked(
  { name, within, like }: Command<'create'>,
  commands: readonly PeopleCommand[],
  { context, locale, turn }: PeopleAct,
): Asked {
  const named = (intent: GroupIntent) =>
    commands.flatMap((one) =>
      one.intent === intent && isOfNew(one, name)
        ? one.persons.map((person) => (person === 'moi' ? turn.person.name : person))
        : [],
    );
  const people = { coAnimators: named('appoint'), members: named('add') };
  const parent = within === undefined ? undefined : context.view.group(within)?.label[locale];
  return {
    ...toldStrings[locale].create(name, people, { parent, isAnother: like !== undefined }),
    right: { verb: 'people.create', object: { kind: 'own' } },
  };
}

/** "GT Accueil : Paul", where another group has that word: the new one, or that one. */
function askWhichGroup(
  { name, like }: Command<'create'>,
  commands: readonly PeopleCommand[],
  created: Asked,
  act: PeopleAct,
): Answer {
  const { locale } = act;
  const say = toldStrings[locale];
  const others = (like?.found ?? []).map((group) => ({
    label: group.label[locale],
    order: commands
      .filter((one) => isOfNew(one, name))
      .flatMap((one) => askedBack({ ...one, group: { found: [group], text: name } }, act) ?? [])
      .map(({ order }) => order)
      .join('. '),
  }));
  const labels = others.map(({ label }) => label);
  const orders = others.map(({ label, order }) => order || strings[locale].ask.members(label));
  return shown(
    { headline: say.whichGroup(name, labels), questions: [created.order, ...orders] },
    locale,
    'clarify',
  );
}

/** Whether it is done to people of a group that the same message makes. */
export const isOfNew = (one: PeopleCommand, name: string): one is Command<GroupIntent> =>
  'persons' in one && 'group' in one && one.group.found.length === 0 && one.group.text === name;

interface Asking {
  /** What nothing was made of. */
  left: readonly string[];
  /** It is said to be for a day to come. */
  later?: Later | undefined;
  /** Something else of the message was done. */
  isBeside: boolean;
  /** It is of one of those whom it names: which one, nobody said. */
  isOfOne?: boolean | undefined;
}

/** Asked of whoever may decide it; the others learn whom it is for. Undefined: a group is to be chosen first. */
export async function askToRecord(
  act: PeopleAct,
  commands: readonly PeopleCommand[],
  { left, later, isBeside, isOfOne }: Asking,
): Promise<Answer | undefined> {
  const { context, locale } = act;
  // No "yes" brings in somebody whose whole name is not known: it is asked for.
  if (commands.every((one) => isOfNobody(one, act))) return undefined;
  const say = toldStrings[locale];
  const made = commands.filter((one) => one.intent === 'create');
  const rest = commands.filter(
    (one) => one.intent !== 'create' && !made.some(({ name }) => isOfNew(one, name)),
  );
  const all = [
    ...made.map((one) => newGroupAsked(one, commands, act)),
    ...rest.flatMap((command) => askedBack(command, act) ?? []),
  ];
  if (all.length === 0)
    return commands.some(
      (one) =>
        ('group' in one && one.group !== undefined && one.group.found.length !== 1) ||
        // "… la fiche 9", which the plan does not have: it is said so.
        (one.intent === 'pilot' && (one.led.id ?? one.led.among) === undefined),
    )
      ? undefined
      : refused(isBeside ? say.unclearBeside : say.unclear, locale);
  for (const { verb, object } of all.flatMap(({ right }) => right ?? [])) {
    const no = await context.store.read(
      async (reader) =>
        (await allowed(act, verb, object, reader)) || refusal(act, verb, object, reader),
    );
    if (no !== true) return orAskFor(act, rest, no, later);
  }
  // What would be refused once it is said is refused now: no button leads there.
  for (const command of rest) {
    const full = command.intent === 'pilot' && fullAfter(act, command);
    if (full) return full;
  }
  const order = all.map((one) => one.order).join('. ');
  if (later) return { ...askWhen(act, commands, all, later), untaken: left };
  const [only, second] = made;
  if (only?.like && !second && all[0]) return askWhichGroup(only, commands, all[0], act);
  const gone = rest.flatMap((command) => replacedBy(command, act));
  const over = rest.flatMap((one) => (one.intent === 'pilot' ? (one.others ?? []) : []));
  const single = over.map(strings[locale].onlyOne);
  const notes = [...gone, ...single, say.how];
  const facts = all.map(({ fact }) => fact);
  if (isOfOne) {
    const questions = [...all.map((one) => one.order), strings[locale].change.no];
    return {
      ...shown({ headline: say.askWhich(facts), questions }, locale, 'clarify'),
      untaken: left,
    };
  }
  const headline = say.ask(facts);
  const spoken = rest.flatMap((one) => ('group' in one && one.group?.found[0]?.id) || []);
  return {
    ...shown({ headline, notes, questions: [order, strings[locale].change.no] }, locale, 'clarify'),
    untaken: left,
    ...(spoken.length > 0 && { subject: { entities: spoken, fields: [MEMBERS], terms: [] } }),
    asks: { yes: { hear: order }, no: { say: say.kept } },
  };
}

/** Of people whom nobody knows, and whose whole name is not said. */
const isOfNobody = (one: PeopleCommand, { context: { view } }: PeopleAct): boolean =>
  'persons' in one &&
  one.persons.length > 0 &&
  one.persons.every(
    (named) =>
      !isSelf(named) &&
      !isWholeName(named) &&
      ![...view.people.values()].some(({ name }) => isPartOf(named, name)),
  );

/** Of a change to come: made now upon a word, or, of a pilote, until when whoever leads it still does. */
function askWhen(
  act: PeopleAct,
  commands: readonly PeopleCommand[],
  all: readonly Asked[],
  { until, last }: Later,
): Answer {
  const { context, locale } = act;
  const say = toldStrings[locale];
  const day = dayInWords(until, locale);
  const stays = commands.flatMap((command) => {
    if (command.intent !== 'pilot' && command.intent !== 'unpilot') return [];
    return idsOf(act, command).flatMap((id) => {
      const pilot = pilotToday(act, context.view.pilot(id));
      const holder = pilot?.holder;
      const after = command.intent === 'pilot' ? everyoneOf(rolesSaid(pilot, command, act)) : [];
      const isMoved = holder && !after.some(({ name }) => name === holder.name);
      return isMoved ? [say.pilot(holder.name, ofWhat(id, act)).order + say.until(day)] : [];
    });
  });
  const now = all.map(({ order }) => order + say.now).join('. ');
  const gone = commands.flatMap((command) => replacedBy(command, act));
  const facts = all.map(({ fact }) => fact);
  const next = dayInWords(dayAfter(until), locale);
  const [headline, note, other] =
    last === undefined
      ? [say.askNow(facts), say.later(day, next), new Set(stays)]
      : [say.ask(facts), say.stretch(next, dayInWords(last, locale)), []];
  const questions = [now, ...other, strings[locale].change.no];
  return {
    ...shown({ headline, notes: [...gone, note], questions }, locale, 'clarify'),
    unfinished: LACKS_DAY,
    asks: { yes: { hear: now }, no: { say: say.kept } },
  };
}

/** What a change to come lacks: "dès aujourd’hui". */
const LACKS_DAY = 'people.day';
