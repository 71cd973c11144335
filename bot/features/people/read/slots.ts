/** Slots of this feature: those that all features share, without what a sentence about people says of itself. */
import type { Placed } from '../../../sentence/placed.ts';
import { overlap } from '../../../sentence/placed.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../model/group-names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { fichesSlot } from '../model/slots/fiches.ts';
import { groupsSlot } from '../model/slots/groups.ts';
import { type NamedOrganisation, organisationsSlot } from '../model/slots/organisations.ts';
import { type NamedPerson, personsSlot } from '../model/slots/persons.ts';
import { emailsSlot } from './read-email.ts';

/** What makes somebody who speaks the subject of what is said: "je pilote", "je co-anime", "je quitte". */
const OWN_ACTS: ReadonlySet<string> = new Set([
  'gens-piloter',
  'gens-suite',
  'gens-pilote',
  'gens-prendre',
  'gens-co-animation',
  'gens-suppleant',
  'gens-titulaire',
]);

/** Pronouns of who speaks that stand at the head of nearly every sentence. */
const isWeak = ({ tokens }: Sentence, { at, length }: Placed<unknown>): boolean =>
  length === 1 && /^(?:je|j|m|me|i)$/.test(tokens[at]?.folded ?? '');

/** Whether the verb behind "je" is one of taking on something. */
const takesOn = ({ tokens, concepts, lexicon }: Sentence, { at }: Placed<unknown>): boolean => {
  let next = at + 1;
  while (next < tokens.length && lexicon.light.has(tokens[next]?.folded ?? '') && next < at + 4)
    next += 1;
  return concepts.some(
    (c) => OWN_ACTS.has(c.value) && (c.at === next || c.at === at + 1) && c.at > at,
  );
};

/** People named; who speaks only when they name themselves, or take something on. */
export function peopleSlot(sentence: Sentence, context: SlotContext): Placed<NamedPerson>[] {
  const mails = emailsSlot(sentence);
  const organisations = organisationsSlot(sentence, context).filter(({ value }) => value.id);
  const isPronoun = ({ at }: Placed<unknown>) =>
    sentence.concepts.some(({ value, at: other }) => value === 'moi-meme' && other === at);
  // Whoever says their own name is named like anybody else.
  const all = personsSlot(sentence, context).map((one) => ({
    ...one,
    value: { ...one.value, isSelf: one.value.isSelf && isPronoun(one) },
  }));
  const found = all.filter(
    (one) =>
      !mails.some((mail) => overlap(mail, one)) &&
      (one.value.found.length > 0 ||
        one.value.isSelf ||
        !organisations.some((other) => overlap(other, one))),
  );
  const others = found.filter((one) => !one.value.isSelf || !isWeak(sentence, one));
  const weak = found.filter(
    (one) => one.value.isSelf && isWeak(sentence, one) && takesOn(sentence, one),
  );
  return [...others, ...weak].sort((a, b) => a.at - b.at);
}

/** Groups named, without the words of a person's name or an address. */
export function wherePeopleAre(sentence: Sentence, context: SlotContext): Placed<NamedGroup>[] {
  const mails = emailsSlot(sentence);
  const persons = personsSlot(sentence, context).filter(({ value }) => !value.isSelf);
  return groupsSlot(sentence, context).filter(
    (group) =>
      !mails.some((mail) => overlap(mail, group)) &&
      (group.value.text === '' || !persons.some((person) => covers(person, group))),
  );
}

const covers = (a: Placed<unknown>, b: Placed<unknown>): boolean =>
  a.at <= b.at && b.at + b.length <= a.at + a.length;

/** Organisations of the plan or "la ville de …", not those in an address. */
export function employersSlot(
  sentence: Sentence,
  context: SlotContext,
): Placed<NamedOrganisation>[] {
  const mails = emailsSlot(sentence);
  return organisationsSlot(sentence, context).filter(
    (one) => !mails.some((mail) => overlap(mail, one)),
  );
}

export const slots = {
  personnes: peopleSlot,
  groupes: wherePeopleAre,
  fiches: fichesSlot,
  organisations: employersSlot,
  adresses: emailsSlot,
};
export type PeopleSlots = typeof slots;
