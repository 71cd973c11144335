/** Commands of who leads a fiche or an action: who is put there, in whose place, and who goes. */
import { endOf } from '../../../sentence/between.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { isBehind } from '../../../sentence/saying.ts';
import { conceptsOf, type Sentence, says, saysAny } from '../../../sentence/sentence.ts';
import { everyoneOf } from '../model/groups.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import type { NamedThing } from '../model/slots/things.ts';
import type { ClauseDone, Said } from './clauses.ts';
import { type Command, type Led, ledOf, type PeopleCommand } from './command.ts';
import type { Frame } from './frame.ts';
import { untilIn } from './later.ts';
import { thingsOfEach } from './pairs.ts';
import { ledBy } from './request.ts';
import { nameOf, nameOfPerson, roleOfEach, rolesIn } from './roles.ts';

/** Whoever comes takes the place of another. */
export const HEIRS: readonly string[] = ['gens-suite', 'gens-remplacer'];

/** "Je laisse la 5 à Paul": whoever it is left to. */
export const heirOf = ({ sentence, persons }: Said): Placed<NamedPerson> | undefined =>
  says(sentence, 'gens-cesser')
    ? persons.find(({ at }) => /^(?:a|to)$/.test(sentence.tokens[at - 1]?.folded ?? ''))
    : undefined;

/** What is led: fiches, else the action of a sous-groupe that is said to be piloted. */
function ledIn(said: Said): Placed<Led>[] {
  if (said.fiches.length > 0)
    return said.fiches.map(({ value, ...place }) => ({ value: ledOf(value), ...place }));
  return said.groups.map(({ value, ...place }) => ({
    value: { id: value.found.length === 1 ? value.found[0]?.led : undefined, text: value.text },
    ...place,
  }));
}

/** "Léa suppléante de Karim", "Léa seconde Karim": in whose place; of him alone, with a thing behind, he may be put there. */
export function whoseIn(
  sentence: Sentence,
  persons: readonly Placed<NamedPerson>[],
  things: readonly Placed<NamedThing>[],
): Placed<NamedPerson>[] {
  const { tokens, lexicon } = sentence;
  const isOf = ({ at }: Placed<unknown>) => {
    const before = tokens[at - 1]?.folded ?? '';
    const end = /^(?:de?|of|to)$/.test(before) ? at - 1 : at;
    const isObject = end < at || lexicon.grammar.isFinite(before);
    return isObject && isBehind(sentence, 'gens-suppleant', end);
  };
  const others = persons.filter((one) => !isOf(one));
  const isTaken = roleOfEach(sentence, others, rolesIn(sentence)).includes('substitute');
  return persons.filter((one) => isOf(one) && (isTaken || things.every(({ at }) => at < one.at)));
}

/** "Karim 1.1, Léa 5, Sophie au comité": where the last is put, and nobody knows what it is; it is not the 5. */
export const elsewhereIn = (
  sentence: Sentence,
  persons: readonly Placed<NamedPerson>[],
  fiches: readonly Placed<unknown>[],
  rest: readonly Placed<unknown>[],
): Placed<undefined>[] => {
  const last = persons.findLast(
    ({ at }) => fiches.length > 0 && fiches.every((one) => one.at < at),
  );
  const leads = conceptsOf(sentence, 'gens-vers').filter((one) => last && endOf(last) === one.at);
  return rest.flatMap((one) =>
    last && leads.some((lead) => endOf(lead) === one.at)
      ? [{ value: undefined, at: last.at, length: endOf(one) - last.at }]
      : [],
  );
};

/** What a clause that names no thing is about: what whoever stays, or is replaced, has a part in, else what was spoken of. */
function ledSpokenOf(
  { sentence, persons, instead }: Pick<Said, 'sentence' | 'persons' | 'instead'>,
  spoken: readonly Led[] = [],
  { view }: SlotContext,
): readonly Led[] {
  const stays = says(sentence, 'gens-rester');
  const whose = stays ? persons.map(({ value }) => value) : instead;
  if (whose.length === 0) return spoken;
  const held = ledBy(view, whose);
  const theirs = spoken.filter(({ id }) => id !== undefined && held.includes(id));
  if (theirs.length > 0) return theirs;
  if (held.length === 0) return stays ? [] : spoken;
  return stays && held.length > 1 ? [] : held.map((id) => ({ id, text: id }));
}

/** "Samira prend ma suppléance", "mets Hugo en suppléant", of nothing named or spoken of: of the one thing that who speaks leads. */
function ownLed({ persons, roles }: Said, { groups }: Frame, { speaking }: SlotContext): Led[] {
  const [own, other] = speaking.led;
  const isSecond = roles.some(({ value }) => value === 'substitute');
  const isOfAnother = persons.length > 0 && persons.every(({ value }) => !value.isSelf);
  return own && !other && isSecond && isOfAnother && !groups ? [{ id: own, text: own }] : [];
}

export function pilots(said: Said, frame: Frame, context: SlotContext): ClauseDone | undefined {
  const { sentence, persons } = said;
  const placed = ledIn(said);
  const spoken = placed.length === 0 ? ledSpokenOf(said, frame.led, context) : [];
  const known = spoken.length + placed.length === 0 ? ownLed(said, frame, context) : spoken;
  const until = untilIn(sentence, context);
  const byLed = new Map<string, Command<'pilot'>>();
  const at = (led: Led) => {
    const key = led.id ?? led.text;
    const isKept = until !== undefined && !said.isForATime;
    const made = byLed.get(key) ?? { intent: 'pilot' as const, led, ...(isKept && { until }) };
    byLed.set(key, made);
    return made;
  };
  const named = [...persons, ...said.takenBack].sort((a, b) => a.at - b.at);
  const given = roleOfEach(sentence, named, said.roles);
  // "Hugo suppléant, non pardon Nora": she is what he was to be.
  const roleAt = (at: number) =>
    given[at] ?? (said.takenBack.includes(named[at - 1] as never) ? given[at - 1] : undefined);
  const roles = persons.map((one) => roleAt(named.indexOf(one)));
  const things = thingsOfEach(sentence, persons, [...placed, ...said.elsewhere]);
  const isJoint = says(sentence, 'gens-copilote') || says(sentence, 'gens-oublier');
  // "Omar arrête la suppléance, Nadia le remplace": in the place that he had.
  const follows = frame.removed || saysAny(sentence, HEIRS);
  const isHeir = known.length > 0 && frame.role === 'substitute' && follows && !said.roles.length;
  /** "… et Léa suppléante de Karim", of no thing of her own: of what he leads, by the same words or today. */
  const ofWhom = (i: number): Led[] => {
    const from = persons[i]?.at ?? 0;
    const isTheirs = (at: number) => at > from && at < (persons[i + 1]?.at ?? Infinity);
    const whom = said.whose.find(({ at }) => isTheirs(at))?.value;
    if (!whom || placed.some(({ at }) => isTheirs(at))) return [];
    const name = nameOfPerson(whom);
    const here = [...byLed.values()].filter((one) => one.holder === name);
    if (here.length > 0) return here.map(({ led }) => led);
    const today = [...context.view.pilots].filter(([, { holder }]) => holder?.name === name);
    return today.map(([id]) => ({ id, text: id }));
  };
  for (const [i, { value }] of persons.entries()) {
    const theirs = ofWhom(i);
    const own = placed.length > 0 ? (things[i] ?? []) : known;
    for (const led of theirs.length > 0 ? theirs : own) {
      const command = at(led);
      const isSecond = roles[i] === 'substitute' || said.isForATime || isHeir;
      const role = isSecond ? 'substitute' : 'holder';
      const name = nameOfPerson(value);
      // Of one thing that the last change named twice, once is enough.
      if ([command.holder, command.substitute, ...(command.beside ?? [])].includes(name)) continue;
      if (role === 'substitute' && command.substitute !== undefined)
        command.others = [...(command.others ?? []), name];
      else if (role === 'holder' && (isJoint || command.holder !== undefined))
        command.beside = [...(command.beside ?? []), name];
      else command[role] = name;
      const [instead] = said.instead;
      if (instead) command.instead = nameOfPerson(instead);
    }
  }
  for (const { value, at: place } of said.organisations) {
    if (value.id === undefined) continue;
    // "Karim de la Caf pilote la 1.1 et Inès la 2.1": it is his.
    const whose = persons.findLastIndex((one) => one.at < place);
    const theirs = placed.length === 0 ? known : (things[whose] ?? placed.map((one) => one.value));
    for (const led of theirs) at(led).organisation ??= value.id;
  }
  const commands = [...byLed.values()];
  if (commands.length === 0) return undefined;
  return {
    commands: [...commands, ...outOfLed(said, context)],
    frame: {
      led: commands.map(({ led }) => led),
      role: commands.every(({ holder }) => holder === undefined) ? 'substitute' : 'pilot',
      persons: persons.map(nameOf),
    },
  };
}

/** "Omar c’est la 5, pas la 1.1": off what they are said not to lead, if they do. */
const outOfLed = ({ outOfLed: out, persons }: Said, { view }: SlotContext): PeopleCommand[] =>
  out.flatMap(({ value }) => {
    const led = ledOf(value);
    const pilot = view.pilot(led.id ?? '');
    return persons.flatMap(({ value: one }): PeopleCommand[] => {
      const person = nameOfPerson(one);
      return pilot && everyoneOf(pilot).some((other) => other?.name === person)
        ? [{ intent: 'unpilot', led, person }]
        : [];
    });
  });

export function unpilots(said: Said, frame: Frame, context: SlotContext): ClauseDone | undefined {
  const heir = heirOf(said);
  if (heir) {
    // "Je la laisse à Omar", of who leads but one thing.
    const [own, other] = context.speaking.led;
    const led = frame.led ?? (own && !other ? [{ id: own, text: own }] : undefined);
    return pilots({ ...said, persons: [heir] }, { ...frame, led }, context);
  }
  const persons = said.persons.map(nameOf);
  // "Plus besoin de suppléance": of no one who was just named.
  const isOfRole =
    says(said.sentence, 'gens-pilote') ||
    conceptsOf(said.sentence, 'gens-suppleant').some(({ at }) =>
      isBehind(said.sentence, 'gens-falloir', at),
    );
  const named = persons.length > 0 ? persons : isOfRole ? [] : (frame.persons ?? []);
  // "Le forum n’est plus prévu": nobody’s place.
  const isSpokenOf = said.fiches.some(({ value }) => value.byName);
  if (isSpokenOf && persons.length === 0 && !says(said.sentence, 'gens-pilote')) return undefined;
  const placed = ledIn(said).map(({ value }) => value);
  const led = placed.length > 0 ? placed : named.length > 0 ? [undefined] : (frame.led ?? []);
  // "Le pilote", of nobody who is named, is not who stands in; "les pilotes" are all of them.
  const isOne = conceptsOf(said.sentence, 'gens-pilote').some(
    ({ at, length }) => !/s$/.test(said.sentence.tokens[at + length - 1]?.folded ?? ''),
  );
  const role = said.roles.some(({ value }) => value === 'substitute')
    ? 'substitute'
    : named.length === 0 && isOne
      ? 'pilot'
      : undefined;
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
      role: role === 'substitute' ? role : 'pilot',
      persons: named,
      removed: true,
    },
  };
}

/** "Échange-les": whoever leads it stands in, and the other way round. */
export function exchanged(led: Led | undefined, { view }: SlotContext): PeopleCommand | undefined {
  const { holder, substitute } = view.pilot(led?.id ?? '') ?? {};
  if (!led || !(holder || substitute)) return undefined;
  return { intent: 'pilot', led, holder: substitute?.name, substitute: holder?.name };
}

/** "Hugo pilote la 5 et Nora est suppléante. Non, l’inverse", "Hugo la 1.1, Nora la 5, euh l’inverse". */
export function exchange(commands: PeopleCommand[]): boolean {
  const led = commands.flatMap((one) => (one.intent === 'pilot' ? one : [])).slice(-2);
  const [first, second] = led;
  const last = second ?? first;
  if (!first || !last) return false;
  const { holder } = last;
  if (last.substitute !== undefined) [last.holder, last.substitute] = [last.substitute, holder];
  else if (second) [second.holder, first.holder] = [first.holder, holder];
  return second !== undefined || last.substitute !== undefined;
}
