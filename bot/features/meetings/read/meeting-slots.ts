/** Slots of intents about meetings: what was found in a sentence, each in its place, and how it is put. */

import { z } from 'zod';
import { type Matter, openData } from '../../../contract/matter.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import { inside, ofKind, type Span } from '../../../language/when/expression.ts';
import { endOf, isLight } from '../../../sentence/between.ts';
import { isVerb } from '../../../sentence/object.ts';
import { isOver, type Placed } from '../../../sentence/placed.ts';
import { sayingOf } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placeOf,
  placesOf,
  type Sentence,
  says,
  spanIn,
} from '../../../sentence/sentence.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { placeIn } from '../../people/model/slots/place.ts';
import { wasSchema } from '../model/drafts.ts';
import { stretchIn } from './attendance-days.ts';
import { daysOf, type Heard, isChoice, spansOf } from './heard.ts';
import { placingIn } from './placing.ts';
import { saysEnd, shiftIn } from './schedule.ts';

const at = (sentence: Sentence, span: Span | undefined): Placed<unknown>[] =>
  span ? [{ value: span, ...placeOf(sentence, span) }] : [];
/** What stands outside the sentence that is matched, or takes no words of it. */
const beside = ({ tokens }: Sentence, value: unknown): Placed<unknown>[] =>
  value === undefined || value === false ? [] : [{ value, at: tokens.length, length: 0 }];
const so = (is: (heard: Heard) => unknown) => (sentence: Sentence, heard: Heard) =>
  beside(sentence, is(heard));
const ofKinds =
  (...kinds: readonly string[]) =>
  (sentence: Sentence, { when }: Heard): Placed<unknown>[] =>
    when.filter(({ kind }) => kinds.includes(kind)).flatMap((found) => at(sentence, found));

/** Where "mais" ends, behind what says that a meeting is not held: so, and otherwise. */
function insteadAt(sentence: Sentence): number[] {
  const [off] = conceptsOf(sentence, 'reunion-annuler');
  return conceptsOf(sentence, 'mais-celui')
    .filter((but) => off && but.at > off.at)
    .map(endOf);
}

export const slots = {
  groupe: (sentence: Sentence, { group }: Heard) => at(sentence, group),
  jour: ofKinds('day', 'noDay', 'period'),
  heure: ofKinds('times', 'noTime'),
  /** A day on which a meeting is to come. */
  prevue: (sentence: Sentence, { when, context: { coming = [] } }: Heard) =>
    ofKind(when, 'day')
      .filter((found) => coming.some(({ date }) => isCalled(date, found)))
      .flatMap((found) => at(sentence, found)),
  /** "…, on se retrouve mardi 15", "…, à la place ce sera le 15", "… mais le 15": a day behind what says that another comes instead. */
  ensuite: (sentence: Sentence, { when }: Heard) => {
    const [instead] = placesOf(sentence, ['lieu-nous', 'gens-a-la-place', 'reunion-la-placer']).map(
      (one) => spanIn(sentence, one),
    );
    const isBut = (day: Placed<unknown>) =>
      insteadAt(sentence).some((from) => from <= day.at && isLight(sentence, from, day.at));
    return ofKind(when, 'day').flatMap((found) =>
      at(sentence, found).filter((day) => (instead && found.start >= instead.start) || isBut(day)),
    );
  },
  /** "N’aura pas lieu à Pantin mais à Bondy": where it is instead. */
  'mais-ailleurs': (sentence: Sentence) =>
    conceptsOf(sentence, 'lieu-vers').filter(({ at }) => insteadAt(sentence).includes(at)),
  /** "Jusqu’à 11h30", "on finit à 11h30", and no start. */
  fin: (sentence: Sentence, heard: Heard) =>
    saysEnd(heard) ? ofKinds('times')(sentence, heard) : [],
  delai: ofKinds('duration', 'times'),
  /** "D’une semaine": how far. */
  ecart: so(shiftIn),
  points: so(({ agenda }) => agenda),
  odj: so(({ agenda }) => agenda?.labelled),
  'odj-seul': so(isOnlyAgenda),
  /** What a meeting is about was just asked, or the meeting itself was just spoken of. */
  'odj-demande': so(({ context: { open = [] } }) =>
    /^meetings\.(?:agenda|spoken)$/.test(newest(open)?.kind ?? ''),
  ),
  /** Where a point is to stand, right after the meeting was spoken of. */
  'place-du-point': so((heard) => lastSpoken(heard) && placingIn(heard)),
  lien: so(({ link }) => link),
  lieu: so((heard) => placeIn(heard.head, spansOf(heard), heard.context).place),
  'autre-lieu': so(
    ({ agenda, whole }) => agenda && says(whole, 'reunion-lieu') && says(whole, 'reunion-changer'),
  ),
  /** Somebody who is known by name: a group that they are put into is no meeting. */
  personne: (sentence: Sentence, { context }: Heard) =>
    personsSlot(sentence, context).filter(({ value }) => value.found.length > 0 && !value.isSelf),
  /** A meeting is spoken of, and not only in the name of a group: "un groupe « Copil numérique »". */
  rencontre: (sentence: Sentence, { group }: Heard) =>
    conceptsOf(sentence, 'reunion').filter(
      (found) => !group || !inside([group], spanIn(sentence, found)),
    ),
  /** Several of them: "mes réunions". */
  reunions: (sentence: Sentence) =>
    conceptsOf(sentence, 'reunion').filter(({ at, length }) =>
      sentence.typed[at + length - 1]?.folded.endsWith('s'),
    ),
  /** What moves a meeting, and not who speaks. */
  deplacer: (sentence: Sentence) =>
    conceptsOf(sentence, 'reunion-deplacer').filter(
      (one) => isVerb(sentence, one) && !isOver(conceptsOf(sentence, 'reunion-immobile'), one.at),
    ),
  /** "Sans rien changer d’autre" changes nothing. */
  changer: (sentence: Sentence) =>
    conceptsOf(sentence, 'reunion-changer').filter(
      ({ at }) => !isOver(conceptsOf(sentence, 'projet-idem'), at),
    ),
  planifier: (sentence: Sentence) =>
    conceptsOf(sentence, 'reunion-planifier').filter((one) => isVerb(sentence, one)),
  /** "Du 15 au 21", where a meeting is on the first day. */
  'du-au': so((heard) => {
    const during = stretchIn(heard);
    const { coming = [] } = heard.context;
    return (
      during && coming.some(({ date }) => isCalled(date, { date: during.from, partial: 'number' }))
    );
  }),
  'celle-ci': (sentence: Sentence, { context: { open } }: Heard) => {
    const spoken = open?.some(({ kind }) => /^meetings\.(?:spoken|draft)$/.test(kind));
    const near = conceptsOf(sentence, 'reunion-deplacer').filter((verb) =>
      conceptsOf(sentence, 'reunion-la-voici').some(
        (one) => one.at >= verb.at - 1 && one.at <= verb.at + verb.length,
      ),
    );
    return spoken ? beside(sentence, true) : near;
  },
  /** Who speaks gathers a group: a day and an hour from them may be those of a meeting. */
  anime: so(({ context }) => context.speaking.coAnimates.length > 0),
  /** Who speaks may change a meeting. */
  decide: so(({ context }) => context.decides),
  'un-jour': so((heard) => {
    const [day, other] = daysOf(heard);
    return day && !other && day.date >= heard.context.today;
  }),
  affirme: so(({ asks }) => !asks),
  demande: so(({ asks }) => asks),
  interroge: so(isAsking),
  marque: so(({ text }) => text.includes('?')),
  repris: so(({ corrects }) => corrects),
  court: so(({ whole }) => whole.tokens.length <= 8),
  /** "Le 24 ou le 26": days to choose from are no meeting. */
  choix: so((heard) => isChoice(heard) && !says(heard.head, 'reunion')),
  /** "Relance-les", right after the list of who has not answered. */
  'sans-plus': so((heard) => lastSpoken(heard) === true && heard.whole.tokens.length <= 3),
  avant: so(wasIn),
  depuis: so(({ whole }) => says(whole, 'av-depuis-jour')),
  /** "La même", right after a document, is said of it. */
  'autre-affaire': so((heard) => lastSpoken(heard) === false),
};

const changed = z.object({ was: wasSchema });

/** When and where the meeting that was spoken of was, if it has just changed. */
export function wasIn({ context: { open } }: Heard): z.infer<typeof wasSchema> | undefined {
  return openData(open, 'meetings.spoken', changed)?.was;
}

/** Whether what was spoken of last is a meeting; undefined when nothing was. */
const lastSpoken = ({ context: { open = [] } }: Heard): boolean | undefined =>
  newest(open)?.kind.startsWith('meetings.');

const newest = (open: readonly Matter[]): Matter | undefined =>
  open.find(({ kind }) => !kind.startsWith('conversation.'));

export function isAsking({ whole, text, utterance }: Heard): boolean {
  const isPolite = text.includes('?') || says(whole, 'demande-polie');
  // "Pourriez-vous préparer … en salle du conseil ?" orders.
  return whole.mood === 'ask' || (isPolite && sayingOf(utterance, whole) !== 'orders');
}

/** "ODJ du GT 5 : a ; b", "ordre du jour : a ; b": nothing but a group stands before the agenda. */
function isOnlyAgenda({ agenda, head, group, text }: Heard): boolean {
  if (!agenda || text.includes('?')) return false;
  const [noun] = conceptsOf(head, 'reunion-ordre-du-jour');
  if (noun) return noun.at <= 2;
  if (says(head, 'reunion-points-suivent')) return head.tokens.length <= 6;
  const ahead = group ? head.text.slice(0, group.start) + head.text.slice(group.end) : head.text;
  return agenda.labelled && ahead.replace(/(?:^|\s)(?:et|and|à|a)(?=\s|$)|[\s:,]+/giu, '') === '';
}
