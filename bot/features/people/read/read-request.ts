/** Requests and questions, each from the intent that a sentence says to the command that it asks for. */
import type { IntentFound } from '../../../sentence/intent.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { type Sentence, says, typedOver } from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../model/group-names.ts';
import { OTHER } from '../model/names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedFiche } from '../model/slots/fiches.ts';
import type { NamedOrganisation } from '../model/slots/organisations.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import type { Led, PeopleCommand } from './command.ts';
import type { Frame } from './frame.ts';
import { invitedName } from './invited-name.ts';
import { newName } from './new-name.ts';
import { wherePeopleAre } from './people-slots.ts';
import { emailsSlot, plainName } from './read-email.ts';
import type { AskName, OrderName } from './request-intents.ts';
import { nameOfPerson, rolesIn } from './roles.ts';

interface Read {
  sentence: Sentence;
  /** The message that the sentence is a part of. */
  whole: Sentence;
  found: IntentFound<SlotContext>;
  context: SlotContext;
  frame: Frame | undefined;
}

const values = <T>({ found }: Read, slot: string) =>
  (found.filled[slot] ?? []) as readonly Placed<T>[];

const UNNAMED: NamedGroup = { found: [], text: '' };
/** The group named; else that of the last change, else the one that may be meant where it is said. */
const groupOf = (read: Read): NamedGroup =>
  values<NamedGroup>(read, 'groupes')[0]?.value ?? read.frame?.groups?.[0] ?? UNNAMED;
const personOf = (read: Read): NamedPerson | undefined =>
  values<NamedPerson>(read, 'personnes').find(({ value }) => !value.isSelf)?.value;
const ledIn = (read: Read): Led[] =>
  values<NamedFiche>(read, 'fiches').map(({ value: { found, text } }) =>
    found[0] === undefined ? { text } : { id: `fiche:${found[0]}`, text: found[0] },
  );

type Reader = (read: Read) => PeopleCommand | PeopleCommand[] | undefined;

export const orderReaders: Record<OrderName, Reader> = {
  entry: (read) =>
    isAsked(read) || groupOf(read).found.length === 0
      ? undefined
      : { intent: 'entry', group: groupOf(read), open: opennessIn(read.sentence) },
  askInvite: (read) => ({
    intent: 'askInvite',
    group: values<NamedGroup>(read, 'groupes')[0]?.value ?? UNNAMED,
    name: plainName(personOf(read)?.name ?? ''),
  }),
  newAddress: (read) => {
    const person = personOf(read);
    const email = values<string>(read, 'adresses')[0]?.value;
    return person && email ? { intent: 'newAddress', person: person.name, email } : undefined;
  },
  uninvite: (read) => byEmail('uninvite', read),
  invite: (read) => byEmail('invite', read),
  hasTeams: (read) => {
    const person = personOf(read);
    return person && { intent: 'hasTeams', person: person.name };
  },
  link: (read) => ({ intent: 'link', group: groupOf(read) }),
  unlink: (read) => ({
    intent: 'unlink',
    group: values<NamedGroup>(read, 'groupes')[0]?.value ?? UNNAMED,
  }),
  swap: (read) => {
    const [led] = ledIn(read);
    return led && { intent: 'swap', led };
  },
  rename: (read) => {
    const [name, group] = newName(read.sentence, read.context, values(read, 'groupes'));
    return group ? { intent: 'rename', group, name } : undefined;
  },
  askDissolve: (read) =>
    isAsked(read) ? undefined : { intent: 'askDissolve', group: groupOf(read) },
  requests: () => ({ intent: 'requests' }),
  accept: (read) => decision('accept', read),
  decline: (read) => decision('decline', read),
  organisationOf: (read) => {
    const person = personOf(read);
    const organisation = values<NamedOrganisation>(read, 'organisations').find(
      ({ value }) => value.id !== undefined,
    )?.value.id;
    return person && organisation
      ? { intent: 'organisationOf', person: person.name, organisation }
      : undefined;
  },
  organisation,
  askOrganisation: ({ found }) => (found.covered === 1 ? { intent: 'askOrganisation' } : undefined),
};

const isAsked = ({ sentence }: Read): boolean =>
  sentence.mood === 'ask' && sentence.text.includes('?');

function decision(intent: 'accept' | 'decline', read: Read): PeopleCommand | undefined {
  if (read.sentence.text.includes('?')) return undefined;
  const person = values<NamedPerson>(read, 'personnes').find(({ value }) => !value.isSelf)?.value;
  const group = values<NamedGroup>(read, 'groupes')[0]?.value ?? UNNAMED;
  return { intent, group, person: person?.name ?? '' };
}

/** Undefined: both are named, or what is said of one of them is not clear. */
function opennessIn({ concepts }: Sentence): boolean | undefined {
  const of = (concept: string) => concepts.filter(({ value }) => value === concept);
  const [free] = of('gens-librement');
  const isRequest = of('gens-sur-demande').length > 0;
  const closing = of('gens-fermer');
  const denied = of('gens-negation').some(
    (no) => !closing.some((one) => overlap(one, no)) && !(free && overlap(free, no)),
  );
  if (denied || (isRequest && (free || closing.length > 0))) return undefined;
  return free !== undefined && closing.length === 0;
}

/** "ajoute Mme Zoé Martin zoe.martin@ville.fr au sous-groupe cartographie": one address, with its own name. */
function byEmail(intent: 'invite' | 'uninvite', read: Read): PeopleCommand | undefined {
  const { sentence, whole, context } = read;
  const [email] = emailsSlot(sentence);
  if (!email) return undefined;
  const places = values<NamedGroup>(read, 'groupes');
  // "… zoe@ville.fr. Au sous-groupe cartographie": the group may stand in another sentence.
  const [elsewhere] = places.length > 0 ? [] : wherePeopleAre(whole, context);
  const persons = values<NamedPerson>(read, 'personnes').filter(({ value }) => !value.isSelf);
  return {
    intent,
    group: elsewhere?.value ?? groupOf(read),
    email: email.value,
    name: invitedName(sentence, email, {
      groups: places,
      organisations: values(read, 'organisations'),
      persons,
    }),
    several: new Set(emailsSlot(whole).map(({ value }) => value)).size > 1,
  };
}

/** What ends the name of an organisation that the plan has not. */
const ENDS = /[,;.!?\n(]|\s(?:tu peux|vous pouvez|merci|svp|stp|et)\b/iu;

/** "je suis de la Caf", "je travaille à la ville de Bobigny": it follows, or it only leads up to something else. */
function organisation(read: Read): PeopleCommand | undefined {
  const { sentence } = read;
  const { concepts, tokens, lexicon, text, typed } = sentence;
  const said = concepts
    .filter(({ value }) => value === 'gens-je-suis-de' || value === 'gens-mon-organisme')
    .sort((a, b) => b.length - a.length)[0];
  if (!said) return undefined;
  const end = said.at + said.length;
  const follows = ({ at }: Placed<unknown>) =>
    at >= end && tokens.slice(end, at).every(({ folded }) => lexicon.light.has(folded));
  const found = values<NamedOrganisation>(read, 'organisations').find(follows);
  if (found) {
    const { id, text: name } = found.value;
    return id === undefined
      ? { intent: 'organisation', organisation: OTHER, other: name }
      : { intent: 'organisation', organisation: id };
  }
  if (said.value !== 'gens-mon-organisme') return undefined;
  const rest = text.slice(typed[end - 1]?.end ?? text.length);
  const other = (rest.split(ENDS)[0] ?? '').trim().replace(/^(?:l['’]|la |le |les )/iu, '');
  return /\p{L}{2}/u.test(other)
    ? { intent: 'organisation', organisation: OTHER, other: other.slice(0, 120) }
    : undefined;
}

/** Whether it is known who is in this group, and not only the plan that speaks of it. */
const isPeopled = ({ context: { view } }: Read, group: NamedGroup): boolean =>
  (view.loaded && group.found.some(({ kind }) => kind === 'sousGroupe')) ||
  group.found.some(
    ({ row }) => row !== undefined && row.members.length + (row.awaited ?? []).length > 0,
  ) ||
  (group.text === '' && group.found.length > 0);

/** Whether the partnership has set anything up: before, the plan alone can answer. */
const isLiving = ({ context: { view } }: Read): boolean =>
  view.pilots.size > 0 || view.groups.some(({ row }) => row !== undefined);

export const askReaders: Record<AskName, Reader> = {
  become: () => ({ intent: 'become' }),
  admins: () => ({ intent: 'admins' }),
  rights: () => ({ intent: 'rights' }),
  mine: () => ({ intent: 'mine' }),
  // "Étude sur le modèle éco des crèches → quel groupe": of what is told besides, the plan knows more.
  groups: ({ found }) => (found.left.length > 1 ? undefined : { intent: 'groups' }),
  coAnimators: (read) => {
    if (personOf(read) || read.sentence.mood === 'tell') return undefined;
    const group = groupOf(read);
    return isPeopled(read, group) || (isLiving(read) && group.found.length > 0)
      ? { intent: 'coAnimators', group }
      : undefined;
  },
  members: (read) => {
    const group = groupOf(read);
    if (personOf(read)) return undefined;
    return isPeopled(read, group) ? { intent: 'members', group } : undefined;
  },
  ownLed: (read) =>
    read.sentence.mood === 'ask' || read.found.covered >= 0.7 ? { intent: 'ownLed' } : undefined,
  ownRole: (read) => ({
    intent: 'ownRole',
    led: ledIn(read)[0],
    group: values<NamedGroup>(read, 'groupes')[0]?.value,
    onlyAnimated: says(read.sentence, 'gens-co-animation'),
  }),
  pilotOf: (read) => {
    const { sentence, context } = read;
    const all = ledIn(read);
    const person = values<NamedPerson>(read, 'personnes')[0]?.value;
    const asksWho = says(sentence, 'gens-quelqu-un-la');
    if (sentence.mood !== 'ask' && !asksWho) return undefined;
    if (sentence.mood === 'tell' && person) return undefined;
    const role = rolesIn(sentence).find(({ value }) => value === 'substitute')?.value;
    const asksPeople = role !== undefined || person !== undefined || asksWho;
    const isKnown = all.some(({ id }) => id !== undefined && context.view.pilot(id) !== undefined);
    // A percentage is news, or asks for it.
    if (sentence.tokens.some(({ folded }) => folded === '%')) return undefined;
    if (all.length === 0 || all.some(({ id }) => id === undefined)) return undefined;
    return isKnown || (isLiving(read) && asksPeople)
      ? all.map((led) => ({
          intent: 'pilotOf',
          led,
          role,
          ...(person && { person: nameOfPerson(person) }),
        }))
      : undefined;
  },
  pilots: (read) =>
    isLiving(read) && read.found.covered >= 0.5 ? { intent: 'pilots' } : undefined,
  begin: (read) => (read.found.covered >= 0.5 ? { intent: 'begin' } : undefined),
};

/** What was typed over a place, for whoever quotes it. */
export const said = (sentence: Sentence, { at, length }: Placed<unknown>): string =>
  typedOver(sentence, at, length);
