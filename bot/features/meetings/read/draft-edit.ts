/** What is said of a meeting that waits to be sent: "non, 10h c'est mieux", "et plutôt jeudi", "parfait envoie". */

import { z } from 'zod';
import { type Matter, openData } from '../../../contract/matter.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import { inside, type Span, type WhenFound } from '../../../language/when/expression.ts';
import { isLedBy, isParted } from '../../../sentence/between.ts';
import { isOver, overlap } from '../../../sentence/placed.ts';
import { purposeSaid } from '../../../sentence/purpose.ts';
import {
  conceptsOf,
  placeOf,
  placesOf,
  readSentence,
  says,
  spanIn,
} from '../../../sentence/sentence.ts';
import { titleSaid } from '../../../sentence/title.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import { fichesSlot } from '../../people/model/slots/fiches.ts';
import { isOnTop } from '../../people/model/slots/groups.ts';
import {
  daysOf,
  first,
  type Heard,
  has,
  isPast,
  mentionOf,
  openingOf,
  opens,
  spansOf,
  timesOf,
  wordsOf,
} from './heard.ts';
import { changesElse } from './intents.ts';
import { othersIn } from './names-said.ts';
import { besideIn, lastPlaceIn, placeInstead } from './place.ts';
import { pointGone } from './placing.ts';
import { reading } from './read-meeting.ts';
import { type MeetingIntent, type MeetingReading, NO_GROUP } from './reading.ts';

/** What a draft is, as its matter keeps it. */
const draftData = z.object({
  draft: z.string(),
  place: z.string().optional(),
  /** A day of the week that was said without a day. */
  around: z.string().optional(),
  /** Nothing of it is said yet. */
  isBlank: z.boolean().optional(),
});
export type DraftData = z.infer<typeof draftData>;

export type DraftSaid =
  /** `poll`: its days are rather to be voted on. */
  | { does: 'send' | 'drop' | 'poll' }
  /** `left`: what keeps it from being sent, since nothing was made of it; `forAll`: somebody was to be left out. */
  | { does: 'wait'; left?: string[]; forAll?: boolean }
  | { does: 'edit'; reading: MeetingReading; sends: boolean };

/** The draft of a meeting that is open here, unless another draft was opened since. */
export function openDraft(open: readonly Matter[]): DraftData | undefined {
  const newest = open.find(({ kind }) => kind.endsWith('.draft'));
  if (newest?.kind !== 'meetings.draft') return undefined;
  const { data } = draftData.safeParse(newest.data);
  // A form that nobody has filled in gives way to whatever was spoken of since.
  const isLast = open.find(({ kind }) => !kind.startsWith('conversation.')) === newest;
  return data?.isBlank && !isLast ? undefined : data;
}

/** "On maintient", while it is asked whether to call a meeting off: the draft that is given up. */
export const keptIn = ({ whole, context: { open } }: Heard): DraftData | undefined =>
  says(whole, 'reunion-maintenir') && whole.mood !== 'ask'
    ? openData(open, 'meetings.cancellation', draftData)
    : undefined;

/** What is not to change, or is counted from the day that there is: nothing more is to be done of it. */
export const KEEPS = ['projet-idem', 'projet-garde', 'reunion-veille'];

/** More words beside than this make it another sentence. */
const MOST_LEFT = 9;
const OTHERS = [
  ...['presence-peux-pas', 'presence-absent', 'reunion-sondage', 'reunion-decisions'],
  ...[
    'reunion-compte-rendu',
    'reunion-rappels',
    'reunion-relancer',
    'reunion-annuler',
    'rs-avancees',
  ],
];

/** What it does to the draft; `command` is what the sentence is by itself. */
export function draftSaid(
  heard: Heard,
  command: MeetingReading | undefined,
): DraftSaid | undefined {
  const { whole, utterance, group, when, agenda, link, asks } = heard;
  // "CR de la réunion du 26 : …" tells of one that is over.
  if (says(whole, 'reunion-compte-rendu') || fichesSlot(heard.head, heard.context).length > 0)
    return undefined;
  // "Non pas trois réunions, un sondage de dates".
  const isPut = says(whole, 'reunion-sondage') && says(whole, 'nie') && !asks && when.length === 0;
  if (isPut && !group && whole.tokens.length <= MOST_LEFT + 1) return { does: 'poll' };
  const edit = editIn(heard, command);
  const isFull = [...when, agenda, link].some((found) => found !== undefined);
  // "Non attends, annule": no meeting is named, so that it is said of the draft.
  const isBack = says(whole, 'reunion-comme-avant');
  const callsOff = (says(whole, 'reunion-annuler') && !group && !says(whole, 'reunion')) || isBack;
  // "Laisse tomber, on garde mardi": the day is the one that it has.
  const keeps = says(whole, 'projet-abandonner') && says(whole, 'reunion-maintenir');
  if (keeps || ((says(whole, 'projet-abandonner') || callsOff) && !isFull)) return { does: 'drop' };
  // "C’est envoyé ?", "ok merci": it is said that it still waits.
  const isThanked = utterance.talk === 'remerciements' && says(whole, 'volontiers');
  if (isThanked || (asks && says(whole, 'projet-envoye') && !isFull)) return { does: 'wait' };
  // "Ordre du jour : bilan, envoyer les affiches": what is a point orders nothing.
  const isPoint = ({ start, end }: Span) =>
    edit?.agenda.some((point) => point.includes(whole.text.slice(start, end)));
  const orders = conceptsOf(whole, 'projet-envoyer').filter((one) => !isPoint(spanIn(whole, one)));
  const waits = conceptsOf(whole, 'projet-attendre');
  // "Avant que vous ne l’envoyiez", "montrez-moi avant d’envoyer": when something else is to be done.
  const ahead = conceptsOf(whole, 'projet-avant');
  const denied = orders.filter(
    (order) =>
      isLedBy(whole, ahead, order.at) ||
      waits.some((wait) => overlap(wait, order)) ||
      conceptsOf(whole, 'nie').some(
        (no) =>
          no.at > 0 &&
          Math.abs(no.at - order.at) <= 2 &&
          !isParted(whole, Math.min(no.at, order.at) + 1, Math.max(no.at, order.at)),
      ),
  );
  const isOrdered = orders.length > denied.length;
  // "En deux points séparés et envoie": what nobody knows beside it is seen before it is sent.
  const unknown = unknownIn(heard, edit);
  const sends = isOrdered && unknown.length === 0;
  // What is to be sent, or kept, is done with it.
  const done = [...orders, ...waits, ...ahead, ...placesOf(whole, KEEPS)];
  const isDone = (word: string) =>
    whole.tokens.every(({ folded }, at) => folded !== word || isOver(done, at));
  if (edit)
    return {
      does: 'edit',
      reading: { ...edit, left: edit.left.filter((word) => !isDone(word)) },
      sends,
    };
  if (isOrdered && !sends && !asks && !command)
    return { does: 'wait', left: unknown, forAll: says(whole, 'vote-sauf') };
  if (asks || command) return undefined;
  if (denied.length > 0 || says(whole, 'projet-attendre')) return { does: 'wait' };
  return sends && !isFull && !says(whole, 'reunion-sondage') ? { does: 'send' } : undefined;
}

/** Words that no list has a sense for, beside what is ordered, and who else than all of a group is meant. */
function unknownIn(heard: Heard, edit: MeetingReading | undefined): string[] {
  const { tokens, text } = heard.head;
  // "En deux points séparés", without them.
  const concepts = heard.head.concepts.filter(({ value }) => value !== 'reunion-points-suivent');
  const { left } = edit ?? wordsOf(heard, spansOf(heard));
  const own = tokens.flatMap(({ folded, start, end }, at) =>
    left.includes(folded) &&
    !isOver(concepts, at) &&
    !(
      has(heard, 'reunion-ordre-du-jour') &&
      edit?.agenda.some((point) => point.includes(text.slice(start, end)))
    )
      ? [text.slice(start, end)]
      : [],
  );
  return [
    ...own,
    ...(heard.group && isOnTop(heard.head, placeOf(heard.head, heard.group))
      ? [heard.group.text]
      : []),
  ];
}

function editIn(heard: Heard, command: MeetingReading | undefined): MeetingReading | undefined {
  // "Pas la Caf, la mairie": "pas la" is no "pas là".
  // "La salle ne pourra pas nous accueillir : décalez", "je peux pas le 8, décale".
  const isMoved = command?.intent === 'move' && command.rank === 'order';
  const others = isMoved ? OTHERS.filter((concept) => !concept.startsWith('presence')) : OTHERS;
  if (!placeInstead(heard) && others.some((concept) => has(heard, concept))) return undefined;
  const cue = cueOf(heard);
  if (heard.asks && !cue) return undefined;
  const isOther =
    command?.same ||
    command?.intent === 'cancel' ||
    // "Le CDSF aura lieu le 11": of another body than the group that is shown.
    (command?.intent === 'create' && has(heard, 'reunion-instance')) ||
    pointsElsewhere(heard) ||
    (command?.intent === 'create' && command.date && command.start && !cue);
  if (isOther) return undefined;
  const { when, agenda: given } = heard;
  // "Ajoute la charte, 15 min": what lasts is the point that is added, where one is named.
  const isTimed =
    opens(heard, 'reunion-ajouter') &&
    when.some(({ kind }) => kind === 'duration') &&
    wordsOf(heard, spansOf(heard)).left.length > 0;
  const isNamed = has(heard, 'reunion-point') && when.length === 0;
  const isPoint = (isNamed || isTimed || pointGone(heard) !== undefined) && !given;
  const changes =
    command && command.intent !== 'create' ? command.intent : isPoint ? 'agenda' : 'edit';
  const isCreated = changes === 'move' || (changes === 'edit' && !namesPlace(heard));
  const edit = reading(heard, { intent: isCreated ? 'create' : changes, rank: 'order' });
  // "Le 12, le 14 ou le 19": days to choose from are a poll; of "hier" something is told.
  if (edit.otherDates.length > 1 || isPast(heard)) return undefined;
  const isOwn = edit.agenda.length > 0;
  // "Mets plutôt à la PMI, et ordre du jour : …": the place stands ahead of the points.
  const isPlaced = changes === 'agenda' && given && edit.spot === undefined;
  const said: MeetingReading = {
    ...edit,
    ...(isPlaced && { place: lastPlaceIn(heard, spansOf(heard)).place }),
    agendaBy: isOwn || edit.spot !== undefined ? edit.agendaBy : 'replace',
    group: groupIn(heard, isOwn, edit.title),
  };
  if (!isSomething(said)) return undefined;
  // "Le 15 je suis en formation" is said of oneself.
  const isAbout = when.length > 0 && !says(heard.whole, 'moi-meme');
  // "Le but c’est de valider la carte": what it is for is as sure as where it is.
  const isPlace = namesPlace(heard) || edit.placeWas !== undefined || edit.title !== undefined;
  const isSure = cue || changes !== 'edit' || given?.labelled || isPlace;
  // What it hangs on is said back, and is no other sentence.
  const { tokens } = heard.head;
  const beside = said.left.filter(
    (word) => !tokens.some((one) => one.folded === word && inside(heard.asides, one)),
  );
  const isShort = beside.length <= (isSure ? MOST_LEFT : isAbout ? 1 : 0);
  return isMoved || isShort ? said : undefined;
}

/** "Celle du 14": a meeting that is planned already, and not the one that waits. */
const pointsElsewhere = (heard: Heard): boolean =>
  heard.when.some(
    (found) =>
      isOfComing(found, heard) &&
      ['reunion-celle', 'reunion', 'reunion-ordre-du-jour'].some((name) =>
        conceptsOf(heard.head, name).some(({ at, length }) =>
          [0, 1].includes(placeOf(heard.head, found).at - (at + length)),
        ),
      ),
  );

/** A day on which a meeting is to come. */
const isOfComing = (found: WhenFound, { context: { coming = [] } }: Heard): boolean =>
  found.kind === 'day' && coming.some(({ date }) => isCalled(date, found));

/** "C'est pour Métiers": a group within a point, a place or a title, or denied, is none. */
function groupIn(heard: Heard, hasPoints: boolean, title = ''): NamedGroup {
  const { group, head, when, text } = heard;
  if (!group || hasPoints || title.includes(text.slice(group.start, group.end))) return NO_GROUP;
  const { at } = placeOf(head, group);
  const stands = (concept: string) =>
    conceptsOf(head, concept).some((one) => one.at <= at && at - (one.at + one.length) <= 1);
  if (stands('nie-celui') || isOnTop(head, { at })) return NO_GROUP;
  const isShort = text.slice(group.start, group.end) === group.text;
  return when.length === 0 || !isShort || stands('groupe-devant') ? mentionOf(heard) : NO_GROUP;
}

/**
 * What is put right of the meeting that was just sent: a day or an hour with a word that corrects, what it is called or
 * what for, where it is.
 */
export function putRightIn(heard: Heard): MeetingReading | undefined {
  const { head, group, when, asks } = heard;
  if (asks || OTHERS.some((concept) => has(heard, concept) && !placeInstead(heard)))
    return undefined;
  if (changesElse(heard)) return undefined;
  // "Pour Léa, finalement elle sera en visio": of somebody, and not of the meeting.
  if (has(heard, 'presence-tiers') && othersIn(heard.whole, heard.context).length > 0)
    return undefined;
  const title = purposeSaid(head, when) ?? titleSaid(heard.whole, 'reunion-titre');
  // A group within the title is a word of it; another one is spoken of.
  if (group && !(title && group.start >= title.start && group.end <= title.end)) return undefined;
  const said = (intent: MeetingIntent, rank: MeetingReading['rank']): MeetingReading => ({
    ...reading(heard, { intent, rank }),
    group: NO_GROUP,
  });
  const isTimed = daysOf(heard).length > 0 || timesOf(heard).length > 0;
  if (isTimed && (cueOf(heard) || has(heard, 'projet-idem')) && !has(heard, 'presence-venir'))
    return said('move', 'told');
  if (title) return said('edit', 'order');
  // "La Caf nous lâche, on se retrouve à la mairie", "ah non, c’est Joliot-Curie, pas Jean-Lolive": another place.
  // "Mince c'est à Pantin".
  const leads = (concept: string) =>
    conceptsOf(head, concept).some(({ at }) =>
      conceptsOf(head, 'lieu-vers').some((to) => to.at > at),
    );
  const isRight = has(heard, 'projet-corriger') || has(heard, 'reunion-desormais');
  const isMoved =
    leads('lieu-nous') || has(heard, 'lieu-accueille') || (leads('presence-c-est') && isRight);
  // "Ajoute la visio pour ceux qui sont loin", and not how somebody comes.
  const isAlso = besideIn(heard) !== undefined && !SELVES.some((one) => has(heard, one));
  const isPlaced = when.length === 0 && (isMoved || isAlso || has(heard, 'reunion-lieu'));
  // "La Caf n’a plus de salle le 8, on se replie à …": its own day says which it is.
  const isThatDay = isMoved && when.length === 1 && when.some((one) => isOfComing(one, heard));
  if (!isPlaced && !isThatDay && !placeInstead(heard)) return undefined;
  const edit = said('edit', isMoved ? 'told' : 'order');
  // "On se voit au café après": where nothing puts right, a place by its name.
  const at = readSentence(edit.place ?? '', head.lexicon);
  const isName = isRight || !isMoved || says(at, 'lieu-nom') || /\p{Lu}/u.test(at.text);
  return edit.place === undefined || !isName ? undefined : edit;
}

/** Who comes, whoever that is. */
const SELVES = ['moi-meme', 'presence-soi', 'presence-tiers'];

const namesPlace = (heard: Heard): boolean =>
  has(heard, 'reunion-lieu') || has(heard, 'reunion-titre');

/** A word that corrects, at the start or before what it brings. */
const cueOf = (heard: Heard): boolean => {
  const cue = first(heard, 'projet-corriger');
  return cue !== undefined && (cue.at <= openingOf(heard.head) + 2 || heard.when.length > 0);
};

/** What may be said of a draft, apart from its points and its group. */
const SAID = [
  ...(['date', 'start', 'end', 'minutes', 'place', 'link'] as const),
  ...(['title', 'shift', 'spot'] as const),
];

const isSomething = (said: MeetingReading): boolean =>
  SAID.some((name) => said[name] !== undefined) ||
  said.online ||
  said.samePlace === true ||
  said.agenda.length > 0 ||
  said.group.found.length > 0;
