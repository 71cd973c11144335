/** A request that was found in a sentence, and what its places hold. */

import { ficheId } from '../../../knowledge/identity.ts';
import { endOf, isParted } from '../../../sentence/between.ts';
import type { DeclaredIntents, IntentFound } from '../../../sentence/intent.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, says } from '../../../sentence/sentence.ts';
import { type NamedGroup, UNNAMED } from '../model/group-names.ts';
import { everyoneOf } from '../model/groups.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import type { NamedThing } from '../model/slots/things.ts';
import { type Led, ledOf, type PeopleCommand } from './command.ts';
import type { Frame } from './frame.ts';
import { wherePeopleAre } from './people-slots.ts';
import { emailsSlot, invitedName } from './read-email.ts';
import { nameOfPerson, rolesIn } from './roles.ts';

export interface Read {
  sentence: Sentence;
  /** The message that the sentence is a part of. */
  whole: Sentence;
  found: IntentFound<SlotContext>;
  context: SlotContext;
  frame: Frame | undefined;
}

/** What a request comes to; undefined when it is none after all. */
type Reader = (read: Read) => PeopleCommand | PeopleCommand[] | undefined;

/** Declared requests, and what each comes to by its name. */
export interface Requests extends DeclaredIntents<SlotContext> {
  commands: Readonly<Record<string, Reader>>;
}

export const values = <T>({ found }: Read, slot: string) =>
  (found.filled[slot] ?? []) as readonly Placed<T>[];
export const groupSaid = (read: Read): NamedGroup | undefined =>
  values<NamedGroup>(read, 'groupes')[0]?.value;
/** The group named; else that of the last change, else the one that may be meant where it is said. */
export function groupOf(read: Read): NamedGroup {
  const said = groupSaid(read);
  const { view, speaking } = read.context;
  const here = view.group(speaking.here ?? '');
  const last = here ? { found: [here], text: '' } : read.frame?.groups?.[0];
  // "Ce groupe": the one that was just spoken of.
  return said && said.text !== '' ? said : (last ?? said ?? UNNAMED);
}
export const personOf = (read: Read): NamedPerson | undefined =>
  values<NamedPerson>(read, 'personnes').find(({ value }) => !value.isSelf)?.value;
export const ledIn = (read: Read): Led[] =>
  values<NamedThing>(read, 'fiches').map(({ value }) => ledOf(value));
export const isAsked = ({ sentence }: Read): boolean =>
  sentence.mood === 'ask' && sentence.text.includes('?');
/** "Et Thomas ?", without any verb: "Thomas en est où ?" asks something else. */
export const isBare = ({ tokens, lexicon }: Sentence): boolean =>
  !tokens.some(({ folded }) => lexicon.grammar.isFinite(folded));
/** "Je me demande qui …" asks, with or without a mark. */
export const asks = ({ sentence }: Read): boolean =>
  sentence.mood === 'ask' || says(sentence, 'se-demander');

/** "Qui remplace Élodie ?": the substitute of what she leads. */
export function standIn(read: Read): PeopleCommand[] | undefined {
  if (!asks(read)) return undefined;
  const { view, speaking } = read.context;
  const person = personOf(read);
  // "Qui me remplace ?".
  const isOwn = !person || person.isSelf;
  const led = isOwn
    ? speaking.led
    : [...view.pilots].flatMap(([id, { holder }]) => (holder?.name === person.name ? [id] : []));
  return led.map((id) => ({ intent: 'pilotOf', led: { id, text: id }, role: 'substitute' }));
}

/** "Bonjour Nadia, …": whom it is said to is not who is asked about. */
const isGreeted = (sentence: Sentence, one: Placed<unknown>): boolean =>
  conceptsOf(sentence, 'bavarde-salut').some((hello) => endOf(hello) === one.at) &&
  isParted(sentence, endOf(one), endOf(one));

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
export function pilotOf(read: Read): PeopleCommand[] | undefined {
  const { sentence, context } = read;
  const all = ledIn(read);
  const wonders = says(sentence, 'se-demander');
  // "Je me demande qui …", "j’ai une question, qui …": who speaks is not who is asked about.
  const isOther = wonders || says(sentence, 'q-qui');
  const person = values<NamedPerson>(read, 'personnes').find(
    (one) => !(isOther && one.value.isSelf) && !isGreeted(sentence, one),
  )?.value;
  const asksWho = says(sentence, 'gens-quelqu-un-la');
  if (!asks(read) && !asksWho) return undefined;
  const role = rolesIn(sentence).find(({ value }) => value === 'substitute')?.value;
  const isInPlan = context.knowledge.plan.fiches.some(
    (fiche) => (fiche.pilote ?? []).length > 0 && all[0]?.id === ficheId(fiche),
  );
  // What the document is silent about, the partners may know.
  const asksPeople = role !== undefined || person !== undefined || asksWho || !isInPlan;
  const isKnown = all.some(({ id }) => id !== undefined && context.view.pilot(id) !== undefined);
  // A percentage is news, or asks for it.
  if (sentence.tokens.some(({ folded }) => folded === '%')) return undefined;
  if (all.length === 0 || all.some(({ id }) => id === undefined)) return undefined;
  if (!isKnown && !(read.context.view.isLiving && (asksPeople || wonders))) return undefined;
  const named = person && { whether: nameOfPerson(person) };
  return all.map((led) => ({ intent: 'pilotOf', led, role, ...named }));
}

/** "C’est qui Karim Benali ?", of somebody who has come, or is waited for. */
export function whoIs(read: Read): PeopleCommand | undefined {
  const person = personOf(read);
  const isKnown = person && (person.found.length > 0 || person.isAwaited);
  return isKnown && read.found.covered === 1 ? { intent: 'whoIs', person: person.name } : undefined;
}

/** "ajoute Mme Zoé Martin zoe.martin@ville.fr au sous-groupe cartographie": each address, with its own name. */
export function byEmail(intent: 'invite' | 'uninvite', read: Read): PeopleCommand[] {
  const { sentence, whole, context } = read;
  const emails = emailsSlot(sentence);
  const groups = values<NamedGroup>(read, 'groupes');
  // "… zoe@ville.fr. Au sous-groupe cartographie": the group may stand in another sentence.
  const [elsewhere] = groups.length > 0 ? [] : wherePeopleAre(whole, context);
  const persons = values<NamedPerson>(read, 'personnes').filter(({ value }) => !value.isSelf);
  const organisations = values(read, 'organisations');
  const names = emails.map((email) =>
    invitedName(sentence, email, { groups, organisations, persons, emails }),
  );
  const count = new Set(emailsSlot(whole).map(({ value }) => value)).size;
  const isEach = count === emails.length && names.every((name) => name !== '');
  return (isEach ? emails : emails.slice(0, 1)).map(({ value: email }, i) => ({
    intent,
    group: elsewhere?.value ?? groupOf(read),
    email,
    name: names[i] ?? '',
    several: count > 1 && !isEach,
    isOutside: says(whole, 'gens-sans-teams'),
  }));
}
