/** Requests and questions about people, as `people.yaml` declares them, and the command that each comes to. */

import { endOf } from '../../../sentence/between.ts';
import { declaredIntents } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { isBehind } from '../../../sentence/saying.ts';
import { conceptsOf, placesOf, type Sentence, says } from '../../../sentence/sentence.ts';
import { deniedIn as rightBehind } from '../../../sentence/superseded.ts';
import { asNamed, type NamedGroup, UNNAMED } from '../model/group-names.ts';
import { ownGroups } from '../model/slots/groups.ts';
import type { NamedOrganisation } from '../model/slots/organisations.ts';
import type { PeopleCommand } from './command.ts';
import { exchanged } from './led-commands.ts';
import { newGroupIn } from './new-group.ts';
import { newName, quotedName } from './new-name.ts';
import { thingsOfEach } from './pairs.ts';
import { employersSlot, formerIn, organisationAt, slots, wherePeopleAre } from './people-slots.ts';
import {
  asChosen,
  byEmail,
  isBare,
  organisation,
  pilotOf,
  type Read,
  type Requests,
  readOf,
  standIn,
  whoIs,
} from './request.ts';
import { emailsSlot, plainName } from './typed-people.ts';

/** What is to be done. */
export const orders: Requests = {
  ...declaredIntents('gens-ordres', { ...slots, noms: quotedName }),
  commands: {
    entry: ({ isAsked, group, sentence }) =>
      isAsked || group.found.length === 0
        ? undefined
        : { intent: 'entry', group, open: opennessIn(sentence) },
    askInvite: ({ named: group = UNNAMED, person }) => ({
      intent: 'askInvite',
      group,
      name: plainName(person?.name ?? ''),
    }),
    newAddress: ({ person, sentence }) => {
      const [email] = emailsSlot(sentence);
      return person && email
        ? { intent: 'newAddress', person: person.name, email: email.value }
        : undefined;
    },
    uninvite: byEmail('uninvite'),
    invite: byEmail('invite'),
    hasTeams: ({ person }) => person && { intent: 'hasTeams', person: person.name },
    link: ({ covered, has, sentence, group }) =>
      covered === 1 || has('gens-lier') || sentence.mood === 'order'
        ? { intent: 'link', group }
        : undefined,
    unlink: ({ named: group = UNNAMED }) => ({ intent: 'unlink', group }),
    swap: ({ led, context }) => exchanged(led[0], context),
    rename: ({ sentence, context, groups, frame, has }) => {
      const [name, named] = newName(sentence, context, groups);
      // "Ce groupe": the one that was just spoken of, unless its channel is here.
      const isNamedSo = named && (named.text !== '' || context.speaking.here !== undefined);
      const group = isNamedSo ? named : (frame?.groups?.[0] ?? named);
      // "Crée un groupe, on l’appelle Premiers pas" makes one.
      if (newGroupIn(sentence, context)?.name) return undefined;
      // "L’axe 5 devient urgent" tells of it.
      const isSaid =
        has('gens-renommer', 'gens-falloir') || !has('gens-devient', 'gens-nomme-ainsi');
      const isNamed = (isSaid && !has('gens-devient')) || /^\p{Lu}/u.test(name);
      return group && isNamed ? { intent: 'rename', group, name } : undefined;
    },
    askDissolve: ({ isAsked, group }) => (isAsked ? undefined : { intent: 'askDissolve', group }),
    become: () => ({ intent: 'become' }),
    requests: () => ({ intent: 'requests' }),
    accept: decision('accept'),
    decline: decision('decline'),
    organisationOf: ({ sentence, persons, organisations, has }) => {
      const [cest] = conceptsOf(sentence, 'gens-cest');
      // "C’est Paul de la Caf qui …" is of what he does.
      if (cest && persons.some(({ at }) => at > cest.at)) return undefined;
      // "Léa n’est pas à la PMI" does not tell where she is; "plus à la PMI" may.
      const gone = conceptsOf(sentence, 'gens-plus-la');
      const isDenied = conceptsOf(sentence, 'nie').some(
        (no) => !gone.some((one) => overlap(one, no)),
      );
      if (isDenied) return undefined;
      // "Rachid quitte la Caf pour …": where he was.
      const left = formerIn(sentence, organisations);
      const there = organisations.filter((one) => !left.includes(one));
      const all = [...there, ...unsaidIn(sentence, persons, there, left)];
      // "Sophie travaille à un projet avec la Caf" says nothing of her own.
      // "Mets la Caf pour Sophie": what is put is where she is from.
      const isFor = persons.some(({ at }) => isBehind(sentence, 'gens-pour-lui', at));
      const leads = placesOf(sentence, [
        ...['gens-est-de', 'gens-cest', 'gens-vers', 'gens-en'],
        ...(isFor ? ['gens-mettre', 'gens-noter'] : []),
      ]);
      const isSaid = has('gens-organisation') || rightBehind(sentence, all, leads).length > 0;
      if (!isSaid) return undefined;
      const from = thingsOfEach(sentence, persons, all);
      // "…, son mail devient lea@…": of the one who is named.
      const [person, another] = persons;
      const [email] = person && !another ? emailsSlot(sentence) : [];
      const moved =
        person && email
          ? [{ intent: 'newAddress' as const, person: person.value.name, email: email.value }]
          : [];
      const placed = persons.flatMap(({ value: { name: person, isSelf } }, i) =>
        (isSelf ? [] : (from[i] ?? [])).map((one) => ({
          intent: 'organisationOf' as const,
          person,
          ...asChosen(one),
        })),
      );
      return placed.length > 0 ? [...placed, ...moved] : [];
    },
    organisation,
    forgetOrganisation: () => ({ intent: 'organisation', organisation: null }),
    askOrganisation: ({ covered }) => (covered === 1 ? { intent: 'askOrganisation' } : undefined),
  },
};

/**
 * "Sophie travaille à la Caf, Nadia à l’ARS": where each of the others is from, as typed; behind a name where none is
 * said, nowhere.
 */
const unsaidIn = (
  sentence: Sentence,
  persons: Read['persons'],
  known: Read['organisations'],
  left: Read['organisations'],
): Placed<NamedOrganisation | undefined>[] =>
  persons.flatMap((one, i): Placed<NamedOrganisation | undefined>[] => {
    const [from, to = sentence.tokens.length] = [endOf(one), persons[i + 1]?.at];
    const isWithin = ({ at }: Placed<unknown>) => at >= from && at < to;
    const isOfLeft = (lead: Placed<unknown>) =>
      left.some(({ at }) => at === endOf(lead) || at === endOf(lead) + 1);
    const leads = placesOf(sentence, ['gens-vers', 'gens-depuis']).filter(
      (lead) => isWithin(lead) && !isOfLeft(lead),
    );
    if (leads.length === 0 || known.some(isWithin)) return [];
    const [found] = leads.flatMap((lead) => organisationAt(sentence, endOf(lead), true) ?? []);
    const isBehind = leads.some(({ at }) => at === from);
    return found && isWithin(found)
      ? [found]
      : isBehind
        ? [{ value: undefined, at: from, length: 1 }]
        : [];
  });

/** The first request that a sentence says, of those by these names, and what it comes to. */
export function commandsIn(
  { of, commands }: Requests,
  at: Pick<Read, 'sentence' | 'whole' | 'context' | 'frame'>,
  names?: readonly string[],
): { commands: PeopleCommand[]; left: readonly string[] } | undefined {
  for (const found of intentsIn(at.sentence, of(at.sentence.lexicon), at.context)) {
    if (names && !names.includes(found.intent.name)) continue;
    const come = [commands[found.intent.name]?.(readOf({ ...at, found })) ?? []].flat();
    if (come.length > 0) return { commands: come, left: found.left };
  }
  return undefined;
}

/** What one clause of a message orders by itself, among these. */
export const ordersIn = (
  sentence: Sentence,
  context: Read['context'],
  names: readonly string[],
  frame?: Read['frame'],
): PeopleCommand[] =>
  commandsIn(orders, { sentence, whole: sentence, context, frame }, names)?.commands ?? [];

function decision(intent: 'accept' | 'decline') {
  return ({ sentence, context, has, named, person }: Read): PeopleCommand | undefined => {
    const isSaid = has('gens-accepter', 'gens-refuser', 'gens-demande');
    const [asking] = person?.found ?? [];
    if (sentence.text.includes('?')) return undefined;
    if (!isSaid && !(asking && context.view.isAsking(asking))) return undefined;
    const who = { group: named ?? UNNAMED, person: person?.name ?? '' };
    return { intent, ...who, ...(!isSaid && { isAgreed: true }) };
  };
}

/** Undefined: both are named, or what is said of one of them is not clear. */
function opennessIn(sentence: Sentence): boolean | undefined {
  const [free] = conceptsOf(sentence, 'gens-librement');
  const closing = conceptsOf(sentence, 'gens-fermer');
  const own = [...closing, ...(free ? [free] : [])];
  const isDenied = conceptsOf(sentence, 'negation').some(
    (no) => !own.some((one) => overlap(one, no)),
  );
  if (isDenied || (says(sentence, 'gens-sur-demande') && own.length > 0)) return undefined;
  return free !== undefined && closing.length === 0;
}

/** Whether it is known who is in this group, and not only the plan that speaks of it. */
const isPeopled = ({ context: { view } }: Read, { found, text }: NamedGroup): boolean =>
  (view.loaded && found.some(({ kind }) => kind === 'sousGroupe')) ||
  found.some(({ row }) => row && row.members.length + (row.awaited ?? []).length > 0) ||
  (text === '' && found.length > 0);

/** Of no group that is named or pointed at, more is said than "qui l’anime ?" of the one that was just spoken of. */
const isFar = ({ named, has, covered, found, sentence, context }: Read): boolean =>
  !named &&
  !has('ce-groupe') &&
  // "Qui est membre du comité ?", that is no group here; "qu’est-ce qui est en retard ?", of the plan.
  (covered < CLOSE || found.left.length > 0 || employersSlot(sentence, context).length > 0);
const CLOSE = 0.7;

/** Groups of who asks, of which each is told apart. */
const MOST_OWN = 4;

/** "Qui anime carto et qui anime parentalité ?": each of the groups named, else the one that is meant. */
function groupsAsked({ groups, group }: Read): NamedGroup[] {
  const named = groups.map(({ value }) => value).filter(({ text }) => text !== '');
  return named.length > 1 ? named.slice(0, MOST_OWN) : [group];
}

/** Of each group of who asks; in none: all there are. */
function ownOf({ context }: Read, intent: 'members' | 'coAnimators'): PeopleCommand[] {
  const own = ownGroups(context.view.groups, context.speaking);
  if (own.length === 0) return [{ intent: 'groups' }];
  return own.slice(0, MOST_OWN).map((one) => ({ intent, group: asNamed(one) }));
}

/** What is asked: of the partnership’s own data, never of the plan. */
export const questions: Requests = {
  ...declaredIntents('gens-questions', slots),
  commands: {
    become: () => ({ intent: 'become' }),
    admins: () => ({ intent: 'admins' }),
    rights: ({ has, covered }) =>
      has('gens-droits') || covered >= 0.5 ? { intent: 'rights' } : undefined,
    mine: (read) => {
      const { sentence, has, covered } = read;
      // "Samira et Paul sont dans quels groupes ?": what each of them is here.
      const others = has('moi-meme') ? [] : read.persons.filter(({ value }) => !value.isSelf);
      if (others.length > 0)
        return others.flatMap(({ value: person }) => whoIs({ ...read, person, covered: 1 }) ?? []);
      // "Mon groupe, c’est qui ?" asks who is in it, "qui est dans quel groupe ?" of all.
      if (has('gens-mon-groupe') && has('gens-qui-est')) return ownOf(read, 'members');
      // "Je suis dans quel groupe, et qui est dedans ?" is of who speaks.
      const isOfAll =
        !has('moi-meme') ||
        conceptsOf(sentence, 'gens-qui-dans').some((who) =>
          conceptsOf(sentence, 'gens-mes-groupes').some((which) => overlap(who, which)),
        );
      if (has('gens-mes-groupes') && has('gens-qui-dans') && isOfAll)
        return { intent: 'groups', isWithPeople: true };
      return has('gens-mes-groupes') || covered === 1 ? { intent: 'mine' } : undefined;
    },
    groups: ({ sentence, found, context, has }) =>
      // "Étude sur le modèle éco des crèches → quel groupe": of what is told besides, the plan knows more.
      found.left.length > 1 ||
      // "C’est quoi le groupe Jardins ?" is of that one.
      wherePeopleAre(sentence, context).some(
        ({ value }) => value.found.length === 1 && value.text !== '',
      )
        ? undefined
        : {
            intent: 'groups',
            ...(has('gens-qui-dans', 'gens-que-tu-connais') && { isWithPeople: true }),
          },
    coAnimators: (read) => {
      const { has, person, named, group, sentence, context } = read;
      // "Qui anime la carto si Sophie est pas là ?": of the group all the same.
      const isNamed = person && !has('presence-si');
      if (isNamed || sentence.mood === 'tell' || isFar(read)) return undefined;
      // "Qu’est-ce que j’anime ?" asks of who speaks.
      if (has('moi-meme') && !named) return undefined;
      const { isLiving } = context.view;
      // "Qui pilote l’axe 5 ?" may be of the plan, where nobody is in its group.
      const isSaid = isLiving && has('gens-co-animation', 'gens-a-qui-parler');
      const all = groupsAsked(read).filter(
        (one) => isPeopled(read, one) || (isSaid && one.found.length > 0),
      );
      if (all.length > 0) return all.map((one) => ({ intent: 'coAnimators', group: one }));
      // "Qui anime ?", of who is in some: theirs; in none: all there are.
      return group.text === '' && read.isAsked && isLiving ? ownOf(read, 'coAnimators') : undefined;
    },
    members: (read) => {
      const { has, isAsked, person, persons, covered, context } = read;
      const all = groupsAsked(read);
      const of = (groups: readonly NamedGroup[], more = {}) =>
        groups.map((group) => ({ intent: 'members' as const, group, ...more }));
      // "Nadia, c’est quoi son rôle dans carto ?": who is what there tells it.
      if (person && (has('gens-son-role') || (has('gens-est-dans') && isAsked))) {
        const peopled = all.filter((one) => isPeopled(read, one));
        return of(peopled, { whom: persons.map(({ value }) => value) });
      }
      // "À quoi sert ce groupe ?": of one that people made, who is in it and what is going on there tell.
      const made = all.filter(
        ({ found: [one, second] }) => one && !second && !one.led && one.kind === 'sousGroupe',
      );
      if (has('gens-a-quoi-sert') && made.length > 0) return of(made, { isAbout: true });
      // "La carto c’est qui": of nothing but the group.
      const isOfIt = has('gens-qui-est') && covered === 1;
      // "Et Thomas ?", behind a change: whether he is there too.
      if (person || !(has('gens-qui-dans', 'gens-existe') || isOfIt)) {
        const isThereToo = isAsked && isBare(read.sentence) && covered === 1;
        return isThereToo ? of(read.frame?.groups?.slice(0, 1) ?? []) : undefined;
      }
      if (isFar(read)) return undefined;
      const isAll = context.view.isLiving && has('gens-membre');
      return of(all.filter((one) => one.found.length > 0 && (isAll || isPeopled(read, one))));
    },
    ownLed: ({ person, has, asks, covered }) =>
      (!person || has('gens-remplacer', 'gens-suppleant')) && covered >= (asks ? 0.5 : CLOSE)
        ? { intent: 'ownLed' }
        : undefined,
    ownRole: ({ isAsked, has, sentence, led, named: group }) =>
      isAsked ||
      has('gens-mon-role') ||
      // "La carto c’est pas moi, qui m’a mis là": asked behind what is told.
      conceptsOf(sentence, 'gens-m-a-mis').some(
        ({ at }) => sentence.mood === 'ask' || isBehind(sentence, 'interroge-en-tete', at),
      )
        ? { intent: 'ownRole', led: led[0], group, onlyAnimated: has('gens-co-animation') }
        : undefined,
    pilotOf,
    standIn,
    whoIs,
    pilots: ({ named: group, context, covered }) =>
      (!group || group.found[0]?.kind === 'axe') && context.view.isLiving && covered >= 0.5
        ? { intent: 'pilots', ...(group && { group }) }
        : undefined,
    begin: ({ covered }) => (covered >= 0.5 ? { intent: 'begin' } : undefined),
  },
};
