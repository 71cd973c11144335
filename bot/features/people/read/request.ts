/** A request that was found in a sentence, and what its places hold. */

import { ficheId } from '../../../knowledge/identity.ts';
import { fold } from '../../../language/fold.ts';
import { endOf, isCapital, isLight, isParted } from '../../../sentence/between.ts';
import type { DeclaredIntents, IntentFound } from '../../../sentence/intent.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { isBehind, stands } from '../../../sentence/saying.ts';
import { conceptsOf, type Sentence, says, saysAny } from '../../../sentence/sentence.ts';
import { type NamedGroup, UNNAMED } from '../model/group-names.ts';
import { everyoneOf } from '../model/groups.ts';
import { OTHER } from '../model/names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedOrganisation } from '../model/slots/organisations.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import type { NamedThing } from '../model/slots/things.ts';
import { type Led, ledOf, type PeopleCommand } from './command.ts';
import type { Frame } from './frame.ts';
import { formerIn, peopleSlot, wherePeopleAre } from './people-slots.ts';
import { nameOfPerson, rolesIn } from './roles.ts';
import { emailsSlot, invitedName } from './typed-people.ts';

interface Found {
  sentence: Sentence;
  /** The message that the sentence is a part of. */
  whole: Sentence;
  found: IntentFound<SlotContext>;
  context: SlotContext;
  frame: Frame | undefined;
}

export interface Read extends Found {
  persons: readonly Placed<NamedPerson>[];
  /** Somebody else who is named. */
  person: NamedPerson | undefined;
  organisations: readonly Placed<NamedOrganisation>[];
  groups: readonly Placed<NamedGroup>[];
  /** The group that is named. */
  named: NamedGroup | undefined;
  /** That one; else the one of the last change, else the one that may be meant where it is said. */
  group: NamedGroup;
  led: readonly Led[];
  covered: number;
  /** With its mark. */
  isAsked: boolean;
  /** With or without: "je me demande qui …". */
  asks: boolean;
  has: (...concepts: string[]) => boolean;
}

export function readOf(one: Found): Read {
  const { sentence, found, context, frame } = one;
  const values = <T>(slot: string) => (found.filled[slot] ?? []) as readonly Placed<T>[];
  const groups = values<NamedGroup>('groupes');
  const persons = values<NamedPerson>('personnes');
  const named = groups[0]?.value;
  const here = context.view.group(context.speaking.here ?? '');
  const last = here ? { found: [here], text: '' } : frame?.groups?.[0];
  const asks = sentence.mood === 'ask';
  return {
    ...one,
    persons,
    person: persons.find(({ value }) => !value.isSelf)?.value,
    organisations: values('organisations'),
    groups,
    named,
    // "Ce groupe": the one that was just spoken of.
    group: named && named.text !== '' ? named : (last ?? named ?? UNNAMED),
    led: values<NamedThing>('fiches').map(({ value }) => ledOf(value)),
    covered: found.covered,
    isAsked: asks && sentence.text.includes('?'),
    asks: asks || says(sentence, 'se-demander'),
    has: (...concepts) => saysAny(sentence, concepts),
  };
}

/** What a request comes to; undefined when it is none after all. */
type Reader = (read: Read) => PeopleCommand | PeopleCommand[] | undefined;

/** Declared requests, and what each comes to by its name. */
export interface Requests extends DeclaredIntents<SlotContext> {
  commands: Readonly<Record<string, Reader>>;
}

/** "Et Thomas ?", without any verb: "Thomas en est où ?" asks something else. */
export const isBare = ({ tokens, lexicon }: Sentence): boolean =>
  !tokens.some(({ folded }) => lexicon.grammar.isFinite(folded));

/** "Qui remplace Élodie ?", "qui me remplace ?": the substitute of what they lead. */
export function standIn({ person, context }: Read): PeopleCommand[] {
  const { view, speaking } = context;
  const led = person
    ? [...view.pilots].flatMap(([id, { holder }]) => (holder?.name === person.name ? [id] : []))
    : speaking.led;
  return led.map((id) => ({ intent: 'pilotOf', led: { id, text: id }, role: 'substitute' }));
}

/** "Bonjour Nadia, …": whom it is said to is not who is asked about. */
const isGreeted = (sentence: Sentence, one: Placed<unknown>): boolean =>
  isBehind(sentence, 'bavarde-salut', one.at) && isParted(sentence, endOf(one), endOf(one));

/** What these people have a part in. */
export const ledBy = ({ pilots }: SlotContext['view'], persons: readonly NamedPerson[]): string[] =>
  [...pilots].flatMap(([id, pilot]) =>
    everyoneOf(pilot).some((one) =>
      persons.some(({ found, name }) =>
        one.person === null ? one.name === name : found.includes(one.person),
      ),
    )
      ? [id]
      : [],
  );

/** "Qui pilote la 1.1 ?", "Karim a la 5 ?". */
export function pilotOf({ sentence, context, ...read }: Read): PeopleCommand[] | undefined {
  const wonders = read.has('se-demander');
  // "Je me demande qui …", "j’ai une question, qui …": who speaks is not who is asked about.
  const isOther = wonders || read.has('q-qui');
  const person = read.persons.find(
    (one) => !(isOther && one.value.isSelf) && !isGreeted(sentence, one),
  )?.value;
  const asksWho = read.has('gens-quelqu-un-la');
  // "Léa peut présenter la 5 à ma place ?": at a meeting.
  if ((!read.asks && !asksWho) || read.has('gens-a-ma-place')) return undefined;
  const role = rolesIn(sentence).find(({ value }) => value === 'substitute')?.value;
  const isInPlan = context.knowledge.plan.fiches.some(
    (fiche) => (fiche.pilote ?? []).length > 0 && read.led[0]?.id === ficheId(fiche),
  );
  // What the document is silent about, the partners may know.
  const asksPeople = role !== undefined || person !== undefined || asksWho || !isInPlan;
  const isKnown = read.led.some(({ id }) => context.view.pilot(id ?? '') !== undefined);
  if (read.led.length === 0 || read.led.some(({ id }) => id === undefined)) return undefined;
  if (!isKnown && !(context.view.isLiving && (asksPeople || wonders))) return undefined;
  const named = person && { whether: nameOfPerson(person) };
  return read.led.map((led) => ({ intent: 'pilotOf', led, role, ...named }));
}

/** "C’est qui Karim Benali ?", of somebody who has come, or is waited for. */
export const whoIs = ({ person, covered }: Read): PeopleCommand | undefined =>
  person && (person.found.length > 0 || person.isAwaited) && covered === 1
    ? { intent: 'whoIs', person: person.name }
    : undefined;

/** "ajoute Mme Zoé Martin zoe.martin@ville.fr au sous-groupe cartographie": each address, with its own name. */
export const byEmail =
  (intent: 'invite' | 'uninvite') =>
  ({ sentence, whole, context, ...read }: Read): PeopleCommand[] => {
    const { groups } = read;
    const emails = emailsSlot(sentence);
    // "… zoe@ville.fr. Au sous-groupe cartographie": the group may stand in another sentence.
    const [elsewhere] = groups.length > 0 ? [] : wherePeopleAre(whole, context);
    const others = peopleSlot(sentence, context).filter(({ value }) => !value.isSelf);
    const persons = others.map((one) => ({ ...one, value: one.value.name }));
    const from = read.organisations.map((one) => ({ ...one, value: one.value.text }));
    const names = emails.map((email) => invitedName(sentence, email, [persons, from], emails));
    const count = new Set(emailsSlot(whole).map(({ value }) => value)).size;
    const isEach = count === emails.length && names.every((name) => name !== '');
    return (isEach ? emails : emails.slice(0, 1)).map(({ value: email }, i) => ({
      intent,
      group: elsewhere?.value ?? read.group,
      email,
      name: names[i] ?? '',
      several: count > 1 && !isEach,
      isOutside: says(whole, 'gens-sans-teams'),
    }));
  };

/** What leads up to the name of an organisation, the strongest first. */
const LEADS = [
  'gens-mon-organisme',
  'gens-je-suis-de',
  'gens-est-de',
  'gens-plus-la',
  'gens-rejoindre',
  'gens-cest',
  'gens-mon-organisation',
];

/** What says it of whoever is its subject. */
const OF_ANYBODY: readonly string[] = ['gens-est-de', 'gens-plus-la'];

/** As it is kept: none of the plan’s is kept by its name. */
export const asChosen = ({ id, text, which }: NamedOrganisation) =>
  id === undefined
    ? { organisation: OTHER, other: text }
    : { organisation: id, ...(which !== undefined && { other: which }) };

/** "je suis de la Caf", "je travaille à la ville de Bobigny": it follows, or it only leads up to something else. */
export function organisation(read: Read): PeopleCommand | undefined {
  const { sentence, context, has } = read;
  const all = LEADS.flatMap((one) =>
    [...conceptsOf(sentence, one)].sort((a, b) => b.length - a.length),
  );
  // "J’ai mis Caf mais c’est au Département": it is of what is told ahead.
  // "Je relève de la Caf", and not "Léa relève …".
  const mine = conceptsOf(sentence, 'moi-meme');
  const isMine = ({ at }: Placed<unknown>) =>
    mine.some((one) => endOf(one) <= at && isLight(sentence, endOf(one), at));
  // "J’en suis à la Caf, reste la PMI" tells how far, and not where one works.
  const far = conceptsOf(sentence, 'q-preposition').map(endOf);
  const said = all.filter(({ at }) => !far.includes(at));
  const leads = said.filter((one) =>
    OF_ANYBODY.includes(one.value)
      ? isMine(one)
      : one.value !== 'gens-cest' || isLight(sentence, 0, one.at, [...all, ...read.persons]),
  );
  // "Je ne suis plus à la Caf mais à l’ARS": what was left says nothing of where they are.
  const left = formerIn(sentence, read.organisations);
  // "Mon employeur qui change : la Caf".
  const beside = [...leads, ...left, ...conceptsOf(sentence, 'gens-changer')];
  // "Je suis Karim Benali, de la Caf": behind their own name.
  const { self } = context.speaking;
  const own = has('gens-je-suis')
    ? read.persons.filter(({ value }) => value.found.includes(self))
    : [];
  for (const end of [...leads, ...own].map(endOf)) {
    const found = read.organisations.find(
      (one) => !left.includes(one) && endOf(one) > end && isLight(sentence, end, one.at, beside),
    );
    if (found) return { intent: 'organisation', ...asChosen(found.value) };
  }
  const [lead] = leads.filter(({ value }) => !/^gens-(?:mon-organisation|plus-la)$/.test(value));
  if (!lead) return undefined;
  // "Je représente Samira": who is known by that name is nobody’s employer.
  const isPerson = read.persons.some(
    ({ at, value: { found } }) =>
      found.length > 0 && at >= endOf(lead) && isLight(sentence, endOf(lead), at),
  );
  if (isPerson) return undefined;
  const { text, isOfKind } = nameBehind(sentence, endOf(lead));
  // "Je travaille à l’ARS", where "je suis à Montreuil" may be for a day.
  const isWork =
    has('gens-organisation') ||
    conceptsOf(sentence, 'gens-est-de').some((one) => overlap(one, lead));
  // "Je suis d’Est Ensemble" names it with its capitals; "je suis d’accord", "je suis à Montreuil mardi" do not.
  const isPlace = isBehind(sentence, 'gens-vers', endOf(lead));
  const words = text.split(/\s+/);
  const named = words.filter((word) => /^\p{Lu}[\p{L}’'-]*$/u.test(word)).length;
  const isNamed =
    !['gens-je-suis-de', 'gens-est-de'].includes(lead.value) ||
    (isOfKind ? named > 0 || words.length > 1 : (isWork || !isPlace) && named === words.length);
  const isOurs = has('gens-mon-organisation') || lead.value !== 'gens-cest';
  if (isNamed && isOurs && /\p{L}{2}/u.test(text))
    return { intent: 'organisation', organisation: OTHER, other: text.slice(0, 120) };
  // "Je bosse au département", "à l’udaf93": of which kind, or a word of no language, and not which.
  const isUnclear = isOfKind || (words.length === 1 && !sentence.lexicon.known.has(fold(text)));
  return isWork && isUnclear ? { intent: 'askOrganisation' } : undefined;
}

/** The words from a token on, without articles, up to what ends a name; whether they tell of which kind it is. */
function nameBehind(sentence: Sentence, from: number): { text: string; isOfKind: boolean } {
  const { typed, text } = sentence;
  let at = from;
  while (at < typed.length && isLight(sentence, at, at + 1) && !isCapital(sentence, at)) at++;
  const end = conceptsOf(sentence, 'gens-fin-de-nom').find((one) => one.at > at)?.at;
  const rest = text.slice(typed[at]?.start ?? text.length, typed[end ?? typed.length]?.start);
  return {
    text: (rest.split(/[,;.!?\n(]/u)[0] ?? '').trim(),
    isOfKind: stands(sentence, 'gens-genre', at),
  };
}
