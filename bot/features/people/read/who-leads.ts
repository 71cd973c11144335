/** Questions of who leads what, and of who somebody is. */

import { ficheId } from '../../../knowledge/identity.ts';
import { endOf, isParted } from '../../../sentence/between.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, says } from '../../../sentence/sentence.ts';
import { everyoneOf } from '../model/groups.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import type { Said } from './clause-said.ts';
import type { Led, PeopleCommand } from './command.ts';
import { asks, ledIn, personOf, type Read, values } from './request.ts';
import { nameOfPerson, rolesIn } from './roles.ts';

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

/** What a clause that names no thing is about: what whoever stays, or is replaced, has a part in, else what was spoken of. */
export function ledSpokenOf(
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
