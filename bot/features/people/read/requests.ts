/** Requests and questions about people, as `people.yaml` declares them, and the command that each comes to. */

import { fold } from '../../../language/fold.ts';
import type { Token } from '../../../language/tokens.ts';
import { endOf, isCapital, isLight } from '../../../sentence/between.ts';
import { declaredIntents } from '../../../sentence/intent.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, says, typedOver } from '../../../sentence/sentence.ts';
import { type NamedGroup, UNNAMED } from '../model/group-names.ts';
import { OTHER } from '../model/names.ts';
import { ownGroups } from '../model/slots/groups.ts';
import type { NamedOrganisation } from '../model/slots/organisations.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import type { PeopleCommand } from './command.ts';
import { exchanged } from './led-commands.ts';
import { newGroupIn } from './new-group.ts';
import { newName } from './new-name.ts';
import { thingsOfEach } from './pairs.ts';
import { employersSlot, slots, wherePeopleAre } from './people-slots.ts';
import { plainName } from './read-email.ts';
import {
  asks,
  byEmail,
  groupOf,
  groupSaid,
  isAsked,
  isBare,
  ledIn,
  personOf,
  pilotOf,
  type Read,
  type Requests,
  standIn,
  values,
  whoIs,
} from './request.ts';

/** What is to be done. */
export const orders: Requests = {
  ...declaredIntents('gens-ordres', slots),
  commands: {
    entry: (read) =>
      isAsked(read) || groupOf(read).found.length === 0
        ? undefined
        : { intent: 'entry', group: groupOf(read), open: opennessIn(read.sentence) },
    askInvite: (read) => ({
      intent: 'askInvite',
      group: groupSaid(read) ?? UNNAMED,
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
    link: (read) =>
      read.found.covered === 1 || says(read.sentence, 'gens-lier') || read.sentence.mood === 'order'
        ? { intent: 'link', group: groupOf(read) }
        : undefined,
    unlink: (read) => ({ intent: 'unlink', group: groupSaid(read) ?? UNNAMED }),
    swap: (read) => exchanged(ledIn(read)[0], read.context),
    rename: (read) => {
      const [name, named] = newName(read.sentence, read.context, values(read, 'groupes'));
      const group = named ?? read.frame?.groups?.[0];
      // "L’axe 5 devient urgent" tells of it.
      // "Crée un groupe, on l’appelle Premiers pas" makes one.
      if (newGroupIn(read.sentence, read.context)?.name) return undefined;
      const isNamed = !says(read.sentence, 'gens-devient') || /^\p{Lu}/u.test(name);
      return group && isNamed ? { intent: 'rename', group, name } : undefined;
    },
    askDissolve: (read) =>
      isAsked(read) ? undefined : { intent: 'askDissolve', group: groupOf(read) },
    become: () => ({ intent: 'become' }),
    requests: () => ({ intent: 'requests' }),
    accept: (read) => decision('accept', read),
    decline: (read) => decision('decline', read),
    organisationOf: (read) => {
      const persons = values<NamedPerson>(read, 'personnes');
      const [cest] = conceptsOf(read.sentence, 'gens-cest');
      // "C’est Paul de la Caf qui …" is of what he does.
      if (cest && persons.some(({ at }) => at > cest.at)) return undefined;
      const from = thingsOfEach(
        read.sentence,
        persons,
        values<NamedOrganisation>(read, 'organisations'),
      );
      return persons.flatMap(({ value: { name, isSelf } }, i) =>
        (isSelf ? [] : (from[i] ?? [])).map((one) => ({
          intent: 'organisationOf' as const,
          person: name,
          ...asChosen(one),
        })),
      );
    },
    organisation,
    forgetOrganisation: () => ({ intent: 'organisation', organisation: null }),
    askOrganisation: ({ found }) =>
      found.covered === 1 ? { intent: 'askOrganisation' } : undefined,
  },
};

function decision(intent: 'accept' | 'decline', read: Read): PeopleCommand | undefined {
  const { sentence, context } = read;
  if (sentence.text.includes('?')) return undefined;
  const isSaid = ['gens-accepter', 'gens-refuser', 'gens-demande'].some((one) =>
    says(sentence, one),
  );
  const [asking] = personOf(read)?.found ?? [];
  if (!isSaid && !(asking && context.view.isAsking(asking))) return undefined;
  return {
    intent,
    group: groupSaid(read) ?? UNNAMED,
    person: personOf(read)?.name ?? '',
    ...(!isSaid && { isAgreed: true }),
  };
}

/** Undefined: both are named, or what is said of one of them is not clear. */
function opennessIn({ concepts }: Sentence): boolean | undefined {
  const of = (concept: string) => concepts.filter(({ value }) => value === concept);
  const [free] = of('gens-librement');
  const isRequest = of('gens-sur-demande').length > 0;
  const closing = of('gens-fermer');
  const denied = of('negation').some(
    (no) => !closing.some((one) => overlap(one, no)) && !(free && overlap(free, no)),
  );
  if (denied || (isRequest && (free || closing.length > 0))) return undefined;
  return free !== undefined && closing.length === 0;
}

/** What leads up to the name of an organisation, the strongest first. */
const LEADS = [
  'gens-mon-organisme',
  'gens-je-suis-de',
  'gens-rejoindre',
  'gens-cest',
  'gens-mon-organisation',
];

/** As it is kept: none of the plan’s is kept by its name. */
export const asChosen = ({ id, text }: NamedOrganisation) =>
  id === undefined ? { organisation: OTHER, other: text } : { organisation: id };

/** "La PMI de Pantin": which one of those of the plan. */
function whichOne(
  sentence: Sentence,
  one: Placed<NamedOrganisation>,
  { plan }: Read['context']['knowledge'],
): string | undefined {
  const from = endOf(one);
  const isOf = conceptsOf(sentence, 'gens-depuis').some(({ at }) => at === from);
  let end = from + 1;
  while (isOf && end < sentence.typed.length && isCapital(sentence, end)) end += 1;
  const found = plan.organisations.find(({ id }) => id === one.value.id);
  return found && end > from + 1
    ? `${found.avecArticle} ${typedOver(sentence, from, end - from)}`
    : undefined;
}

/** "je suis de la Caf", "je travaille à la ville de Bobigny": it follows, or it only leads up to something else. */
function organisation(read: Read): PeopleCommand | undefined {
  const { concepts, lexicon } = read.sentence;
  const leads = concepts
    .filter(({ value }) => LEADS.includes(value))
    .sort((a, b) => LEADS.indexOf(a.value) - LEADS.indexOf(b.value) || b.length - a.length);
  // "Mon employeur qui change : la Caf".
  const beside = concepts.filter(({ value }) => value === 'gens-changer' || LEADS.includes(value));
  const follows = (end: number) => (one: Placed<unknown>) =>
    one.at + one.length > end && isLight(read.sentence, end, one.at, beside);
  // "Je suis Karim Benali, de la Caf": behind their own name.
  const own = values<NamedPerson>(read, 'personnes').filter(
    ({ value }) =>
      says(read.sentence, 'gens-je-suis') && value.found.includes(read.context.speaking.self),
  );
  for (const { at, length } of [...leads, ...own]) {
    const found = values<NamedOrganisation>(read, 'organisations').find(follows(at + length));
    const other = found && whichOne(read.sentence, found, read.context.knowledge);
    if (found) return { intent: 'organisation', ...asChosen(found.value), ...(other && { other }) };
  }
  const [lead] = leads.filter(({ value }) => value !== 'gens-mon-organisation');
  if (!lead) return undefined;
  const other = nameBehind(read.sentence, lead.at + lead.length);
  // "Je travaille à l’ARS", where "je suis à Montreuil" may be for a day.
  const isWork =
    says(read.sentence, 'gens-organisation') ||
    concepts.some((one) => one.value === 'gens-est-de' && overlap(one, lead));
  // "Je suis d’Est Ensemble" names it with its capitals; "je suis d’accord", "je suis à Montreuil mardi" do not.
  const isPlace = concepts.some(
    (one) => one.value === 'gens-vers' && one.at + one.length === lead.at + lead.length,
  );
  const words = other.text.split(/\s+/);
  const named = words.filter((word) => /^\p{Lu}[\p{L}’'-]*$/u.test(word)).length;
  const isNamed =
    lead.value !== 'gens-je-suis-de' ||
    (other.isOfKind
      ? named > 0 || words.length > 1
      : (isWork || !isPlace) && named === words.length);
  const isOurs = says(read.sentence, 'gens-mon-organisation') || lead.value !== 'gens-cest';
  return isNamed && isOurs && /\p{L}{2}/u.test(other.text)
    ? { intent: 'organisation', organisation: OTHER, other: other.text.slice(0, 120) }
    : // "Je bosse au département", "à l’udaf93": of which kind, or a word of no language, and not which.
      isWork && (other.isOfKind || (words.length === 1 && !lexicon.known.has(fold(other.text))))
      ? { intent: 'askOrganisation' }
      : undefined;
}

/** The words from a token on, without articles, up to what ends a name; whether they tell of which kind it is. */
function nameBehind(
  { concepts, tokens, typed, text, lexicon }: Sentence,
  from: number,
): { text: string; isOfKind: boolean } {
  let at = from;
  const isSmall = (token: Token | undefined) =>
    token !== undefined &&
    lexicon.light.has(token.folded) &&
    !/^\p{Lu}/u.test(text.slice(token.start));
  while (isSmall(typed[at])) at++;
  const ends = concepts.filter((one) => one.value === 'gens-fin-de-nom' && one.at > at);
  const rest = text.slice(
    typed[at]?.start ?? text.length,
    typed[Math.min(tokens.length, ...ends.map((one) => one.at))]?.start,
  );
  const name = (rest.split(/[,;.!?\n(]/u)[0] ?? '').trim();
  return {
    text: name,
    isOfKind: concepts.some((one) => one.value === 'gens-genre' && one.at === at),
  };
}

/** Whether it is known who is in this group, and not only the plan that speaks of it. */
const isPeopled = ({ context: { view } }: Read, group: NamedGroup): boolean =>
  (view.loaded && group.found.some(({ kind }) => kind === 'sousGroupe')) ||
  group.found.some(
    ({ row }) => row !== undefined && row.members.length + (row.awaited ?? []).length > 0,
  ) ||
  (group.text === '' && group.found.length > 0);

/** Of no group that is named or pointed at, more is said than "qui l’anime ?" of the one that was just spoken of. */
const isFar = (read: Read): boolean =>
  !groupSaid(read) &&
  !says(read.sentence, 'ce-groupe') &&
  // "Qui est membre du comité ?", that is no group here; "qu’est-ce qui est en retard ?", of the plan.
  (read.found.covered < CLOSE ||
    read.found.left.length > 0 ||
    employersSlot(read.sentence, read.context).length > 0);
const CLOSE = 0.7;
/** "La carto c’est pas moi, qui m’a mis là": asked behind what is told. */
const asksJustBefore = (sentence: Sentence, concept: string): boolean =>
  conceptsOf(sentence, concept).some(({ at }) =>
    conceptsOf(sentence, 'interroge-en-tete').some((one) => one.at + one.length === at),
  );

/** Groups of who asks, of which each is told apart. */
const MOST_OWN = 4;

/** "Qui anime carto et qui anime parentalité ?": each of the groups named, else the one that is meant. */
function groupsAsked(read: Read): NamedGroup[] {
  const named = values<NamedGroup>(read, 'groupes').filter(({ value }) => value.text !== '');
  return named.length > 1 ? named.slice(0, MOST_OWN).map(({ value }) => value) : [groupOf(read)];
}

/** Of each group of who asks; in none: all there are. */
function ownOf({ context }: Read, intent: 'members' | 'coAnimators'): PeopleCommand[] {
  const own = ownGroups(context.view.groups, context.speaking);
  if (own.length === 0) return [{ intent: 'groups' }];
  return own
    .slice(0, MOST_OWN)
    .map((one) => ({ intent, group: { found: [one], text: one.label.fr } }));
}

/** "Qui est dans quel groupe ?", whoever says it; "je suis dans quel groupe, et qui est dedans ?" is of who speaks. */
const isOfAll = (sentence: Sentence): boolean =>
  !says(sentence, 'moi-meme') ||
  conceptsOf(sentence, 'gens-qui-dans').some((who) =>
    conceptsOf(sentence, 'gens-mes-groupes').some((which) => overlap(who, which)),
  );

/** What is asked: of the partnership’s own data, never of the plan. */
export const questions: Requests = {
  ...declaredIntents('gens-questions', slots),
  commands: {
    become: () => ({ intent: 'become' }),
    admins: () => ({ intent: 'admins' }),
    rights: ({ sentence, found }) =>
      says(sentence, 'gens-droits') || found.covered >= 0.5 ? { intent: 'rights' } : undefined,
    mine: (read) => {
      const { sentence, found } = read;
      // "Mon groupe, c’est qui ?" asks who is in it, "qui est dans quel groupe ?" of all.
      if (says(sentence, 'gens-mon-groupe') && says(sentence, 'gens-qui-est'))
        return ownOf(read, 'members');
      if (says(sentence, 'gens-mes-groupes') && says(sentence, 'gens-qui-dans'))
        return isOfAll(sentence) ? { intent: 'groups', isWithPeople: true } : { intent: 'mine' };
      const isSaid = says(sentence, 'gens-mes-groupes') || found.covered === 1;
      return isSaid ? { intent: 'mine' } : undefined;
    },
    groups: // "C’est quoi le groupe Jardins ?" is of that one. "Étude sur le modèle éco des crèches → quel groupe": of what is told besides, the plan knows more.
      ({ sentence, found, context }) =>
        found.left.length > 1 ||
        wherePeopleAre(sentence, context).some(
          ({ value }) => value.found.length === 1 && value.text !== '',
        )
          ? undefined
          : { intent: 'groups', ...(says(sentence, 'gens-qui-dans') && { isWithPeople: true }) },
    coAnimators: (read) => {
      // "Qui anime la carto si Sophie est pas là ?": of the group all the same.
      const isNamed = personOf(read) && !says(read.sentence, 'presence-si');
      if (isNamed || read.sentence.mood === 'tell' || isFar(read)) return undefined;
      // "Qu’est-ce que j’anime ?" asks of who speaks.
      if (says(read.sentence, 'moi-meme') && !groupSaid(read)) return undefined;
      const group = groupOf(read);
      const { isLiving } = read.context.view;
      // "Qui pilote l’axe 5 ?" may be of the plan, where nobody is in its group.
      const isSaid = ['gens-co-animation', 'gens-a-qui-parler'].some((one) =>
        says(read.sentence, one),
      );
      const all = groupsAsked(read).filter(
        (one) => isPeopled(read, one) || (isSaid && isLiving && one.found.length > 0),
      );
      if (all.length > 0) return all.map((one) => ({ intent: 'coAnimators', group: one }));
      // "Qui anime ?", of who is in some: theirs; in none: all there are.
      if (group.text !== '' || !isAsked(read) || !isLiving) return undefined;
      return ownOf(read, 'coAnimators');
    },
    members: (read) => {
      const [last] = read.frame?.groups ?? [];
      // "Nadia, c’est quoi son rôle dans carto ?": who is what there tells it.
      if (
        personOf(read) &&
        (says(read.sentence, 'gens-son-role') ||
          (says(read.sentence, 'gens-est-dans') && isAsked(read)))
      )
        return groupsAsked(read)
          .filter((one) => isPeopled(read, one))
          .map((group) => ({
            intent: 'members',
            group,
            whom: values<NamedPerson>(read, 'personnes').map(({ value }) => value),
          }));
      // "À quoi sert ce groupe ?": of one that people made, who is in it and what is going on there tell.
      const made = groupsAsked(read).filter(
        ({ found: [one, second] }) => one && !second && !one.led && one.kind === 'sousGroupe',
      );
      if (says(read.sentence, 'gens-a-quoi-sert') && made.length > 0)
        return made.map((group) => ({ intent: 'members', group, isAbout: true }));
      // "La carto c’est qui": of nothing but the group.
      const isOfIt = says(read.sentence, 'gens-qui-est') && read.found.covered === 1;
      const asksWho =
        says(read.sentence, 'gens-qui-dans') || says(read.sentence, 'gens-existe') || isOfIt;
      // "Et Thomas ?", behind a change: whether he is there too.
      if (personOf(read) || !asksWho)
        return last && isAsked(read) && isBare(read.sentence) && read.found.covered === 1
          ? { intent: 'members', group: last }
          : undefined;
      if (isFar(read)) return undefined;
      const isAll = read.context.view.isLiving && says(read.sentence, 'gens-membre');
      return groupsAsked(read)
        .filter((one) => one.found.length > 0 && (isAll || isPeopled(read, one)))
        .map((group) => ({ intent: 'members', group }));
    },
    ownLed: (read) =>
      (!personOf(read) ||
        says(read.sentence, 'gens-remplacer') ||
        says(read.sentence, 'gens-suppleant')) &&
      (asks(read) ? read.found.covered >= 0.5 : read.found.covered >= 0.7)
        ? { intent: 'ownLed' }
        : undefined,
    ownRole: (read) =>
      isAsked(read) ||
      says(read.sentence, 'gens-mon-role') ||
      (says(read.sentence, 'gens-m-a-mis') &&
        (read.sentence.mood === 'ask' || asksJustBefore(read.sentence, 'gens-m-a-mis')))
        ? {
            intent: 'ownRole',
            led: ledIn(read)[0],
            group: groupSaid(read),
            onlyAnimated: says(read.sentence, 'gens-co-animation'),
          }
        : undefined,
    pilotOf,
    standIn,
    whoIs,
    pilots: (read) => {
      const group = groupSaid(read);
      const isOfAxe = !group || group.found[0]?.kind === 'axe';
      return isOfAxe && read.context.view.isLiving && read.found.covered >= 0.5
        ? { intent: 'pilots', ...(group && { group }) }
        : undefined;
    },
    begin: (read) => (read.found.covered >= 0.5 ? { intent: 'begin' } : undefined),
  },
};
