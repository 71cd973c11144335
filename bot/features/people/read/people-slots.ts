/** Slots of this feature: those that all features share, without what a sentence about people says of itself. */
import type { Placed } from '../../../sentence/placed.ts';
import { overlap } from '../../../sentence/placed.ts';
import { type Sentence, typedOver } from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../model/group-names.ts';
import { titles } from '../model/name-words.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { fichesSlot } from '../model/slots/fiches.ts';
import { groupsSlot } from '../model/slots/groups.ts';
import { once } from '../model/slots/once.ts';
import { type NamedOrganisation, organisationsSlot } from '../model/slots/organisations.ts';
import { type NamedPerson, personsSlot } from '../model/slots/persons.ts';
import { whenSlot } from '../model/slots/when.ts';
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
  'gens-cesser',
]);

/** Pronouns of who speaks that stand at the head of nearly every sentence. */
const isWeak = ({ tokens }: Sentence, { at, length }: Placed<unknown>): boolean =>
  length === 1 && /^(?:je|j|m|me|i)$/.test(tokens[at]?.folded ?? '');

/** Nobody else, and no sign, between "je" and the taking on of something. */
const takesOn = (
  { text, typed, concepts }: Sentence,
  { at }: Placed<unknown>,
  named: readonly Placed<NamedPerson>[],
): boolean =>
  concepts.some(
    (act) =>
      OWN_ACTS.has(act.value) &&
      // "Je l'ai eue au téléphone": where somebody else is named, having is not leading.
      (act.value !== 'gens-prendre' || named.length === 0) &&
      act.at > at &&
      act.at <= at + (NEARBY.has(act.value) ? NEAR : FAR) &&
      !concepts.some((c) => c.value === 'interroge' && c.at > at && c.at < act.at) &&
      !named.some((one) => one.at > at && one.at < act.at) &&
      !/[,;.:!?\n]/.test(text.slice(typed[at]?.end ?? 0, typed[act.at]?.start ?? 0)),
  );

/** Verbs of everyday that say so only right behind "je". */
const NEARBY: ReadonlySet<string> = new Set(['gens-prendre', 'gens-cesser']);

/** Words between "je" and what it does: "je ne suis plus le". */
const FAR = 6;
const NEAR = 2;

/** Verbs whose object "moi" is: behind others it is for whom something is done ("dis-moi"). */
const ON_PEOPLE: ReadonlySet<string> = new Set([
  'gens-nommer',
  'gens-mettre',
  'gens-oter',
  'gens-inviter',
  'gens-remplacer',
  'gens-rejoindre',
  'gens-partir',
  'gens-au-lieu',
]);

/** "Je pilote", "peux-tu me nommer pilote": a subject that takes something on, or whom something is done to. */
const isMeant = (
  sentence: Sentence,
  one: Placed<unknown>,
  named: readonly Placed<NamedPerson>[],
): boolean =>
  /^(?:je|j|i)$/.test(sentence.tokens[one.at]?.folded ?? '')
    ? takesOn(sentence, one, named)
    : sentence.concepts.some(({ value, at }) => ON_PEOPLE.has(value) && at === one.at + 1);

const isForSelf = ({ tokens, concepts, lexicon }: Sentence, { at }: Placed<unknown>): boolean => {
  const before = tokens[at - 1]?.folded;
  if (before === undefined || lexicon.light.has(before)) return false;
  return !concepts.some(
    (c) => ON_PEOPLE.has(c.value) && c.at <= at - 1 && at - 1 < c.at + c.length,
  );
};

/** People named; who speaks only when they name themselves, or take something on. */
export const peopleSlot = once(readPersons);

function readPersons(sentence: Sentence, context: SlotContext): Placed<NamedPerson>[] {
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
  const others = [
    ...found.filter(({ value }) => !value.isSelf),
    ...unknownBeside(sentence, [...found, ...mails]),
  ];
  const own = found.filter(
    (one) =>
      one.value.isSelf &&
      (isWeak(sentence, one) ? isMeant(sentence, one, others) : !isForSelf(sentence, one)),
  );
  return [...others, ...own].sort((a, b) => a.at - b.at);
}

/** A name that was written without any capital, with those of a name; any other as typed. */
export const withCapitals = (name: string): string =>
  /\p{Lu}/u.test(name)
    ? name
    : name.replace(/(?<![\p{L}\p{M}])\p{Ll}/gu, (letter) => letter.toUpperCase());

/** Beside a name: what goes on with a list of them. */
const AND: ReadonlySet<string> = new Set(['et', 'and', 'puis']);
const MOST_WORDS = 3;

/**
 * "ajoute nadia cherif et emilie rousseau": two words or three that mean nothing else, where a person is due, are a
 * name, written or not with its capitals.
 */
function unknownBeside(
  sentence: Sentence,
  known: readonly Placed<NamedPerson | string>[],
): Placed<NamedPerson>[] {
  const { tokens, typed, text, concepts, lexicon } = sentence;
  const isFree = (at: number) => {
    const folded = tokens[at]?.folded ?? '';
    return (
      /^[a-z]{2,}$/.test(folded) &&
      !lexicon.light.has(folded) &&
      !lexicon.known.has(folded) &&
      !concepts.some((c) => c.at <= at && at < c.at + c.length) &&
      !known.some((one) => one.at <= at && at < one.at + one.length)
    );
  };
  const starts = [
    ...concepts.flatMap(({ value, at, length }) => (ON_PEOPLE.has(value) ? [at + length] : [])),
    ...known.flatMap(({ at, length, value }) => {
      const next = at + length;
      const sign = text.slice(typed[next - 1]?.end ?? 0, typed[next]?.start ?? 0);
      if (typeof value === 'string' || value.isSelf) return [];
      return AND.has(tokens[next]?.folded ?? '') ? [next + 1] : sign.includes(',') ? [next] : [];
    }),
  ];
  return starts.flatMap((from) => {
    const at = titles.has(typed[from]?.folded ?? '') ? from + 1 : from;
    let length = 0;
    while (length < MOST_WORDS && isFree(at + length)) length += 1;
    if (length < 2) return [];
    const name = withCapitals(typedOver(sentence, at, length));
    return [{ value: { found: [], name, isSelf: false }, at, length }];
  });
}

/** Groups named, without the words of a person's name or an address. */
export const wherePeopleAre = once(readGroups);

function readGroups(sentence: Sentence, context: SlotContext): Placed<NamedGroup>[] {
  const mails = emailsSlot(sentence);
  const persons = peopleSlot(sentence, context).filter(({ value }) => !value.isSelf);
  return groupsSlot(sentence, context).filter(
    (group) =>
      !mails.some((mail) => overlap(mail, group)) &&
      (group.value.text === '' || !persons.some((person) => covers(person, group))),
  );
}

const covers = (a: Placed<unknown>, b: Placed<unknown>): boolean =>
  a.at <= b.at && b.at + b.length <= a.at + a.length;

/** Organisations of the plan or "la ville de …", not those in an address. */
export const employersSlot = once(readEmployers);

function readEmployers(sentence: Sentence, context: SlotContext): Placed<NamedOrganisation>[] {
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
  quand: whenSlot,
};
