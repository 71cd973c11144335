/** Requests and questions about people, declared: what says each, and the command that it comes to. */
import { type Intent, type IntentFound, intent } from '../../../sentence/intent.ts';
import type { Mood } from '../../../sentence/mood.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { type Sentence, says } from '../../../sentence/sentence.ts';
import { type NamedGroup, UNNAMED } from '../model/group-names.ts';
import { OTHER } from '../model/names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedFiche } from '../model/slots/fiches.ts';
import type { NamedOrganisation } from '../model/slots/organisations.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import { type Led, ledOf, type PeopleCommand } from './command.ts';
import type { Frame } from './frame.ts';
import { invitedName } from './invited-name.ts';
import { newName } from './new-name.ts';
import { slots, wherePeopleAre } from './people-slots.ts';
import { emailsSlot, plainName } from './read-email.ts';
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

export type Request = Intent<SlotContext, typeof slots> & { command: Reader };

interface More {
  /** Several names may stand in one text. */
  also?: string;
  unless?: string;
  moods?: readonly Mood[];
}

const request = (
  name: string,
  examples: readonly string[],
  ways: readonly string[],
  command: Reader,
  { also, unless, moods }: More = {},
): Request => ({
  ...intent<SlotContext, typeof slots>({
    name,
    examples,
    ways,
    slots,
    ...(also && { also: [also] }),
    ...(unless && { unless: [unless] }),
    ...(moods && { moods }),
  }),
  command,
});

const values = <T>({ found }: Read, slot: string) =>
  (found.filled[slot] ?? []) as readonly Placed<T>[];
const groupSaid = (read: Read): NamedGroup | undefined =>
  values<NamedGroup>(read, 'groupes')[0]?.value;
/** The group named; else that of the last change, else the one that may be meant where it is said. */
const groupOf = (read: Read): NamedGroup => groupSaid(read) ?? read.frame?.groups?.[0] ?? UNNAMED;
const personOf = (read: Read): NamedPerson | undefined =>
  values<NamedPerson>(read, 'personnes').find(({ value }) => !value.isSelf)?.value;
const ledIn = (read: Read): Led[] =>
  values<NamedFiche>(read, 'fiches').map(({ value }) => ledOf(value));
const isAsked = ({ sentence }: Read): boolean =>
  sentence.mood === 'ask' && sentence.text.includes('?');
/** "Je me demande qui …" asks, with or without a mark. */
const asks = ({ sentence }: Read): boolean =>
  sentence.mood === 'ask' || says(sentence, 'se-demander');

const order: readonly Mood[] = ['order', 'tell'];
const roles = 'gens-co-animation|gens-pilote|gens-piloter|gens-suppleant|gens-titulaire';

/** What is to be done. */
export const orders: readonly Request[] = [
  request(
    'entry',
    ['passe le sous-groupe cartographie en entrée libre', 'ferme l’entrée libre du GT 5'],
    ['gens-regler {groupes} gens-librement|gens-sur-demande'],
    (read) =>
      isAsked(read) || groupOf(read).found.length === 0
        ? undefined
        : { intent: 'entry', group: groupOf(read), open: opennessIn(read.sentence) },
    { also: 'gens-fermer negation gens-groupe', unless: 'gens-ailleurs gens-partir' },
  ),
  request(
    'askInvite',
    ['ajouter une personne sans Teams'],
    ['gens-mettre|gens-inviter|gens-rejoindre|gens-comment gens-sans-teams'],
    (read) => ({
      intent: 'askInvite',
      group: groupSaid(read) ?? UNNAMED,
      name: plainName(personOf(read)?.name ?? ''),
    }),
    {
      also: 'gens-quelqu-un gens-groupe gens-comment gens-mettre',
      unless: '{adresses} gens-ailleurs',
    },
  ),
  request(
    'newAddress',
    ['Zoé Martin a changé de mail, c’est maintenant zoe.martin@ville.fr'],
    ['{adresses} gens-changer', '{adresses} {personnes} gens-adresse'],
    (read) => {
      const person = personOf(read);
      const email = values<string>(read, 'adresses')[0]?.value;
      return person && email ? { intent: 'newAddress', person: person.name, email } : undefined;
    },
    { also: 'gens-adresse gens-changer', unless: 'gens-mettre gens-inviter gens-oter' },
  ),
  request(
    'uninvite',
    ['retire zoe@ville.fr du sous-groupe cartographie'],
    ['gens-oter {adresses}'],
    (read) => byEmail('uninvite', read),
  ),
  request(
    'invite',
    [
      'ajoute Mme Zoé Martin zoe.martin@ville.fr au sous-groupe cartographie',
      'ainsi que Mme Rousselet, rousselet@logirys.exemple, qui ne se sert pas de Teams',
    ],
    ['gens-mettre|gens-inviter|gens-rejoindre|gens-aussi|gens-sans-teams {adresses}'],
    (read) => byEmail('invite', read),
    { unless: 'gens-oter gens-changer' },
  ),
  request(
    'hasTeams',
    ['Sophie Marchand a bien Teams'],
    ['{personnes} gens-a-teams'],
    (read) => {
      const person = personOf(read);
      return person && { intent: 'hasTeams', person: person.name };
    },
    { unless: 'gens-sans-teams {adresses}', moods: order },
  ),
  request(
    'link',
    ['lier ce canal au sous-groupe cartographie', 'link this channel to working group 5'],
    [
      'gens-lier gens-canal|ce-groupe {groupes}',
      '^gens-cest gens-canal {groupes}',
      '^gens-canal ce-groupe {groupes}',
    ],
    (read) =>
      read.found.covered === 1 || says(read.sentence, 'gens-lier') || read.sentence.mood === 'order'
        ? { intent: 'link', group: groupOf(read) }
        : undefined,
    { also: 'gens-groupe' },
  ),
  request(
    'unlink',
    ['délier ce canal'],
    ['gens-delier gens-canal|{groupes}'],
    (read) => ({ intent: 'unlink', group: groupSaid(read) ?? UNNAMED }),
    { also: 'gens-groupe gens-canal' },
  ),
  request(
    'swap',
    ['échange Karim Benali et Fatou Diallo sur la fiche 5'],
    ['gens-echanger {fiches}'],
    (read) => {
      const [led] = ledIn(read);
      return led && { intent: 'swap', led };
    },
    {
      also: '{personnes} gens-pilote',
      unless: 'gens-titulaire gens-suppleant gens-ailleurs',
      moods: order,
    },
  ),
  request(
    'rename',
    ['renomme le sous-groupe cartographie en Cartes en ligne'],
    ['gens-renommer {groupes}|gens-groupe', '^gens-renommer'],
    (read) => {
      const [name, named] = newName(read.sentence, read.context, values(read, 'groupes'));
      const group = named ?? read.frame?.groups?.[0];
      return group ? { intent: 'rename', group, name } : undefined;
    },
    { unless: 'gens-ailleurs' },
  ),
  request(
    'askDissolve',
    ['supprime le sous-groupe cartographie', 'supprime le groupe de travail de l’axe 1'],
    ['gens-oter {groupes} gens-groupe'],
    (read) => (isAsked(read) ? undefined : { intent: 'askDissolve', group: groupOf(read) }),
    {
      unless:
        '{personnes} gens-ailleurs gens-canal gens-librement gens-sur-demande {adresses} {fiches} gens-co-animation gens-pilote gens-partir',
      moods: order,
    },
  ),
  request(
    'become',
    ['je veux que Sophie puisse aussi désigner des pilotes'],
    ['gens-puisse gens-nommer gens-pilote'],
    () => ({ intent: 'become' }),
  ),
  request(
    'requests',
    ['demandes en attente', 'qui veut rejoindre le sous-groupe cartographie ?'],
    ['gens-demandes'],
    () => ({ intent: 'requests' }),
  ),
  request(
    'accept',
    ['accepte la demande de Camille Durand'],
    ['^gens-accepter gens-demande|{personnes}'],
    (read) => decision('accept', read),
    { unless: 'gens-ailleurs' },
  ),
  request(
    'decline',
    ['refuse la demande'],
    ['^gens-refuser gens-demande|{personnes}'],
    (read) => decision('decline', read),
    { unless: 'gens-ailleurs' },
  ),
  request(
    'organisationOf',
    ['change l’organisation de Camille Durand : Conseil départemental'],
    ['gens-organisation {personnes} {organisations}'],
    (read) => {
      const person = personOf(read);
      const organisation = organisationSaid(read, ({ value }) => value.id !== undefined)?.id;
      return person && organisation
        ? { intent: 'organisationOf', person: person.name, organisation }
        : undefined;
    },
    { also: 'gens-changer', unless: 'gens-mon-organisation {fiches}' },
  ),
  request(
    'organisation',
    ['je suis de la Caf', 'je travaille à la ville de Bobigny', 'moi c’est la ville de Pantin'],
    [
      'gens-je-suis-de|gens-mon-organisme|gens-mon-organisation {organisations}',
      'moi-meme gens-cest {organisations}',
      'gens-mon-organisme|gens-je-suis-de',
      'gens-mon-organisation gens-cest',
    ],
    organisation,
    {
      also: 'gens-noter gens-tu-notes gens-cest moi-meme',
      unless: 'gens-ailleurs gens-pilote gens-piloter gens-co-animation gens-suppleant doute',
      moods: order,
    },
  ),
  request(
    'askOrganisation',
    ['mon organisation'],
    ['gens-mon-organisation'],
    ({ found }) => (found.covered === 1 ? { intent: 'askOrganisation' } : undefined),
    {
      also: 'gens-changer interroge',
      unless: 'gens-je-suis-de gens-mon-organisme {organisations}',
    },
  ),
];

function decision(intent: 'accept' | 'decline', read: Read): PeopleCommand | undefined {
  if (read.sentence.text.includes('?')) return undefined;
  return { intent, group: groupSaid(read) ?? UNNAMED, person: personOf(read)?.name ?? '' };
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

/** "ajoute Mme Zoé Martin zoe.martin@ville.fr au sous-groupe cartographie": each address, with its own name. */
function byEmail(intent: 'invite' | 'uninvite', read: Read): PeopleCommand[] {
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

const organisationSaid = (
  read: Read,
  is: (one: Placed<NamedOrganisation>) => boolean,
): NamedOrganisation | undefined =>
  values<NamedOrganisation>(read, 'organisations').find(is)?.value;

/** What ends the name of an organisation that the plan has not. */
const ENDS = /[,;.!?\n(]|\s(?:tu peux|vous pouvez|tu notes|merci|svp|stp|et|tout court)\b/iu;
const ARTICLES = /^(?:['’]|[dl]['’]|de la |de l['’]|du |de |la |le |les )+/iu;
/** What leads up to the name of an organisation, the strongest first. */
const LEADS = ['gens-mon-organisme', 'gens-je-suis-de', 'gens-cest', 'gens-mon-organisation'];

/** "je suis de la Caf", "je travaille à la ville de Bobigny": it follows, or it only leads up to something else. */
function organisation(read: Read): PeopleCommand | undefined {
  const { concepts, tokens, lexicon, text, typed } = read.sentence;
  const leads = concepts
    .filter(({ value }) => LEADS.includes(value))
    .sort((a, b) => LEADS.indexOf(a.value) - LEADS.indexOf(b.value) || b.length - a.length);
  const follows = (end: number) => (one: Placed<unknown>) =>
    one.at + one.length > end &&
    tokens.slice(end, Math.max(end, one.at)).every(({ folded }) => lexicon.light.has(folded));
  for (const { at, length } of leads) {
    const found = organisationSaid(read, follows(at + length));
    if (found?.id !== undefined) return { intent: 'organisation', organisation: found.id };
    if (found) return { intent: 'organisation', organisation: OTHER, other: found.text };
  }
  const [lead] = leads.filter(({ value }) => value !== 'gens-mon-organisation');
  if (!lead) return undefined;
  const rest = text.slice(typed[lead.at + lead.length - 1]?.end ?? text.length).trim();
  const other = (rest.split(ENDS)[0] ?? '').trim().replace(ARTICLES, '');
  // "Je suis d’Est Ensemble" names it with its capitals; "je suis d’accord", "je suis à Montreuil mardi" do not.
  const isPlace = /^(?:a|au|aux)$/.test(tokens[lead.at + lead.length - 1]?.folded ?? '');
  const isNamed =
    lead.value !== 'gens-je-suis-de' ||
    (!isPlace && other.split(/\s+/).every((word) => /^\p{Lu}[\p{L}’'-]*$/u.test(word)));
  const isOurs = says(read.sentence, 'gens-mon-organisation') || lead.value !== 'gens-cest';
  return isNamed && isOurs && /\p{L}{2}/u.test(other)
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

/** Whether the partnership lives here: before anybody has come, the plan alone can answer. */
const isLiving = ({ context: { view } }: Read): boolean =>
  view.people.size > 0 || view.pilots.size > 0 || view.groups.some(({ row }) => row !== undefined);

/** What is asked: of the partnership’s own data, never of the plan. */
export const questions: readonly Request[] = [
  request(
    'become',
    ['qui dois-je voir pour devenir co-animateur ?'],
    [`gens-devenir ${roles}|gens-admin`],
    () => ({ intent: 'become' }),
    { also: 'interroge' },
  ),
  request(
    'admins',
    ['qui est admin ?', 'suis-je administratrice ?'],
    ['^gens-admin', 'interroge|gens-nommer|gens-mettre|gens-donner gens-admin'],
    () => ({ intent: 'admins' }),
    {
      also: 'interroge {personnes} gens-donner',
      unless: 'gens-devenir gens-droits gens-comment',
    },
  ),
  request(
    'rights',
    [
      'qu’est-ce que je peux faire ?',
      'quels sont mes droits ?',
      'qu’est-ce que j’ai le droit de faire ?',
    ],
    ['gens-droits'],
    () => ({ intent: 'rights' }),
    { also: 'gens-admin interroge gens-co-animation gens-pilote gens-membre' },
  ),
  request(
    'mine',
    ['mes groupes', 'dans quels groupes suis-je ?', 'on m’a ajouté quelque part ?'],
    ['gens-mes-groupes'],
    () => ({ intent: 'mine' }),
    { also: 'interroge gens-groupe', unless: 'gens-ailleurs' },
  ),
  request(
    'groups',
    ['quels sont les sous-groupes ?', 'liste des groupes'],
    ['gens-quels-groupes'],
    // "Étude sur le modèle éco des crèches → quel groupe": of what is told besides, the plan knows more.
    ({ found }) => (found.left.length > 1 ? undefined : { intent: 'groups' }),
    {
      also: 'interroge gens-groupe gens-recapituler',
      unless: 'gens-mes-groupes gens-de-travail gens-ailleurs {fiches}',
    },
  ),
  request(
    'coAnimators',
    ['qui co-anime le groupe de l’axe 5 ?'],
    ['{groupes} gens-co-animation'],
    (read) => {
      if (personOf(read) || read.sentence.mood === 'tell') return undefined;
      const group = groupOf(read);
      return isPeopled(read, group) || (isLiving(read) && group.found.length > 0)
        ? { intent: 'coAnimators', group }
        : undefined;
    },
    {
      also: 'interroge gens-groupe',
      unless: 'gens-ailleurs gens-nommer gens-mettre gens-oter',
    },
  ),
  request(
    'members',
    ['qui est dans le sous-groupe cartographie ?', 'composition du sous-groupe cartographie'],
    ['{groupes} gens-qui-dans|gens-qui-fait-quoi', 'gens-qui-dans ce-groupe', '{personnes}'],
    (read) => {
      const [last] = read.frame?.groups ?? [];
      // "Et Thomas ?", behind a change: whether he is there too.
      if (personOf(read))
        return last && isAsked(read) && read.found.covered === 1
          ? { intent: 'members', group: last }
          : undefined;
      const group = groupOf(read);
      const isKnown =
        isPeopled(read, group) || (isLiving(read) && says(read.sentence, 'gens-membre'));
      return isKnown && group.found.length > 0 ? { intent: 'members', group } : undefined;
    },
    {
      also: 'interroge gens-groupe',
      unless: 'gens-ailleurs gens-nommer gens-mettre gens-oter',
    },
  ),
  request(
    'ownLed',
    ['mes fiches ?', 'j’ai quoi à suivre moi ?'],
    ['gens-mes-fiches'],
    (read) => (asks(read) || read.found.covered >= 0.7 ? { intent: 'ownLed' } : undefined),
    {
      also: 'interroge gens-pilote gens-piloter moi-meme fiche gens-prendre gens-au-lieu',
      unless: 'gens-ailleurs',
    },
  ),
  request(
    'ownRole',
    ['quel est mon rôle sur la fiche 5 ?', 'je fais partie de l’axe 1 ?'],
    ['gens-mon-role', 'gens-rejoindre|gens-membre moi-meme {groupes}'],
    (read) =>
      isAsked(read) || says(read.sentence, 'gens-mon-role')
        ? {
            intent: 'ownRole',
            led: ledIn(read)[0],
            group: groupSaid(read),
            onlyAnimated: says(read.sentence, 'gens-co-animation'),
          }
        : undefined,
    { also: 'interroge gens-co-animation moi-meme', unless: 'gens-ailleurs' },
  ),
  request(
    'pilotOf',
    [
      'qui pilote la fiche 1.1 ?',
      'la suppléante de la fiche 5, qui est-ce ?',
      'et la fiche 5, il y a quelqu’un ?',
    ],
    [
      '{fiches} gens-pilote|gens-piloter|gens-titulaire|gens-suppleant|gens-quelqu-un-la',
      '{personnes} {fiches} gens-prendre',
    ],
    pilotOf,
    {
      also: 'interroge gens-quelqu-un-la gens-prendre fiche gens-noter se-demander',
      unless: 'gens-oter gens-devenir gens-ailleurs gens-comment',
    },
  ),
  request(
    'pilots',
    ['qui pilote quoi ?', 'récapitule-moi les pilotes'],
    ['gens-recapituler'],
    (read) => (isLiving(read) && read.found.covered >= 0.5 ? { intent: 'pilots' } : undefined),
    {
      also: 'gens-pilote interroge fiche gens-au-lieu',
      unless: '{fiches} {groupes} gens-ailleurs {personnes} av-silence q-sans q-avec',
    },
  ),
  request(
    'begin',
    ['par où je commence ?', 'guide-moi', 'on reprend la mise en route'],
    ['gens-commencer', 'gens-reprendre gens-commencer'],
    (read) => (read.found.covered >= 0.5 ? { intent: 'begin' } : undefined),
    { also: 'interroge gens-reprendre moi-meme', unless: 'gens-ailleurs {fiches} {groupes}' },
  ),
];

function pilotOf(read: Read): PeopleCommand[] | undefined {
  const { sentence, context } = read;
  const all = ledIn(read);
  const wonders = says(sentence, 'se-demander');
  // "Je me demande qui …": who wonders is not who is asked about.
  const person = values<NamedPerson>(read, 'personnes').find(
    ({ value }) => !(wonders && value.isSelf),
  )?.value;
  const asksWho = says(sentence, 'gens-quelqu-un-la');
  if (!asks(read) && !asksWho) return undefined;
  if (sentence.mood === 'tell' && person) return undefined;
  const role = rolesIn(sentence).find(({ value }) => value === 'substitute')?.value;
  const asksPeople = role !== undefined || person !== undefined || asksWho;
  const isKnown = all.some(({ id }) => id !== undefined && context.view.pilot(id) !== undefined);
  // A percentage is news, or asks for it.
  if (sentence.tokens.some(({ folded }) => folded === '%')) return undefined;
  if (all.length === 0 || all.some(({ id }) => id === undefined)) return undefined;
  if (!isKnown && !(isLiving(read) && (asksPeople || wonders))) return undefined;
  const named = person && { whether: nameOfPerson(person) };
  return all.map((led) => ({ intent: 'pilotOf', led, role, ...named }));
}
