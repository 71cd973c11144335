/** Questions of who leads what, and of who somebody is. */

import { ficheId } from '../../../knowledge/identity.ts';
import { endOf, isParted } from '../../../sentence/between.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, says } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
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

/** What a clause that names no thing is about; "Karim reste titulaire": of what he leads, whatever was spoken of before. */
export function ledSpokenOf(
  sentence: Sentence,
  persons: readonly Placed<NamedPerson>[],
  spoken: readonly Led[] | undefined,
  { view }: SlotContext,
): readonly Led[] {
  if (!says(sentence, 'gens-rester')) return spoken ?? [];
  const found = persons.flatMap(({ value }) => value.found);
  const held = [...view.pilots].filter(([, { holder, substitute }]) =>
    [holder, substitute].some((one) => one?.person != null && found.includes(one.person)),
  );
  const theirs = spoken?.filter((led) => held.some(([id]) => id === led.id)) ?? [];
  if (theirs.length > 0) return theirs;
  return held.length === 1 ? held.map(([id]) => ({ id, text: id })) : [];
}

/** "Qui pilote la 1.1 ?", "Karim a la 5 ?". */
export function pilotOf(read: Read): PeopleCommand[] | undefined {
  const { sentence, context } = read;
  const all = ledIn(read);
  const wonders = says(sentence, 'se-demander');
  // "Je me demande qui …": who wonders is not who is asked about.
  const person = values<NamedPerson>(read, 'personnes').find(
    (one) => !(wonders && one.value.isSelf) && !isGreeted(sentence, one),
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
