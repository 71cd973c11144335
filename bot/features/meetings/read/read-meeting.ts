/** A sentence → what is to be done about a meeting, or nothing. */

import { missingIn, type Warning, warningsOf } from '../../../calendar/warnings.ts';
import { ofKind } from '../../../language/when/expression.ts';
import { readOffsets } from '../../../language/when/offsets.ts';
import { pointsBetween, pointsOf } from '../../../sentence/agenda.ts';
import { endOf, isLight } from '../../../sentence/between.ts';
import { withoutEnd, withoutStart } from '../../../sentence/edges.ts';
import type { Lexicon } from '../../../sentence/lexicon.ts';
import { isOver, type Placed } from '../../../sentence/placed.ts';
import { purposeIn, purposeSaid } from '../../../sentence/purpose.ts';
import { asksInPlace, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placeOf,
  readSentence,
  type Sentence,
  spanIn,
  typedOver,
} from '../../../sentence/sentence.ts';
import { titleSaid } from '../../../sentence/title.ts';
import { groupField, type NamedGroup } from '../../people/model/group-names.ts';
import { whenSlot } from '../../people/model/slots/context.ts';
import { unknownBody } from '../../people/model/slots/groups.ts';
import {
  daysOf,
  first,
  type Heard,
  has,
  isChoice,
  isPast,
  mentionOf,
  partialOf,
  spansOf,
  wordsOf,
} from './heard.ts';
import { orderOf } from './intents.ts';
import { wasIn } from './meeting-slots.ts';
import { othersIn } from './names-said.ts';
import { besideIn, lastPlaceIn, newPlaceIn, placeInstead } from './place.ts';
import { placingIn } from './placing.ts';
import { removes, withLengths, withoutRemark, withoutTelling } from './points.ts';
import { type AgendaBy, type MeetingIntent, type MeetingReading, NO_GROUP } from './reading.ts';
import { scheduleOf } from './schedule.ts';
import { whyIn } from './why.ts';

/** More words beside a day that is over tell something else. */
const MOST_LEFT = 3;

export function readMeeting(said: Heard): MeetingReading | undefined {
  const meant = orderOf(said);
  // "Je commence par quoi", "annuler, c’est possible jusqu’à quand": what asks orders nothing.
  // "Mets-nous une réunion jeudi à 9h30, quoi": what is ordered is not.
  const isAsked =
    said.whole.mood !== 'order' && asksInPlace(said.whole, (one) => whenSlot(one, said.context));
  const back = meant?.intent === 'move' && has(said, 'reunion-comme-avant') ? wasIn(said) : {};
  const read = meant && !isAsked ? { ...reading(said, meant), ...back } : undefined;
  // "Soit mardi, soit jeudi": days to choose from are a poll.
  if (read?.intent === 'create' && read.otherDates.length > 0 && isChoice(said)) return undefined;
  // "Enlève ce que j’ai écrit sur l’atelier": of no meeting that is named, and of much else.
  const isElse = read?.intent === 'cancel' && !said.group && !has(said, 'reunion');
  if (isElse && read.date === undefined && read.left.length > 1) return undefined;
  // "Au café des parents hier …": what is told of yesterday plans nothing.
  return read?.rank === 'told' && isPast(said) && read.left.length > MOST_LEFT ? undefined : read;
}

export function reading(
  said: Heard,
  { intent, rank }: { intent: MeetingIntent; rank: MeetingReading['rank'] },
): MeetingReading {
  const { context } = said;
  const schedule = scheduleOf(said, intent);
  const edits = intent === 'edit';
  const { head, when, link, group } = said;
  const beside = [...when, ...(link ? [link] : []), ...(group ? [group] : [])];
  const called = edits ? titleSaid(said.whole, 'reunion-titre') : undefined;
  const purpose =
    purposeSaid(head, when) ?? (intent === 'create' ? purposeIn(head, beside) : undefined);
  // "C’est pour le CDSF": what is a group is whose it is.
  const isGroup = purpose && group && group.start <= purpose.start && purpose.end <= group.end;
  const title = called ?? (isGroup ? undefined : purpose);
  const { body } = intent === 'create' && !group ? bodyIn(said) : {};
  const spans = [...spansOf(said), ...(title ? [title] : [])];
  const instead = placeInstead(said);
  // "La mairie ferme, on bascule à la PMI".
  const isNew =
    edits || (intent === 'move' && ['lieu-nous', 'lieu-accueille'].some((one) => has(said, one)));
  const placed = isNew && title === undefined ? newPlaceIn(said) : lastPlaceIn(said, spans);
  const { online } = placed;
  const real = placed.isRemote ? undefined : placed.place;
  const also = instead ? undefined : besideIn(said);
  const far = also && real?.includes(also) ? undefined : also;
  const place = far === undefined ? placed.place : [real, far].filter(Boolean).join(' + ');
  const at = [placed, ...(placed.instead ? [placed.instead] : [])].flatMap(({ start, end }) =>
    start !== undefined && end !== undefined ? [{ start, end }] : [],
  );
  const takesPlace = intent === 'create' || intent === 'move' || edits;
  const isTimed = (schedule.start ?? schedule.shift ?? schedule.date) !== undefined;
  // Moved to another hour alone: on the day that it has.
  const isSameDay = !schedule.date && intent === 'move' && schedule.start !== undefined;
  const why = intent === 'cancel' ? whyIn(said) : [];
  const isOfPeople = intent === 'nudge' || has(said, 'borne-seul');
  const others = isOfPeople ? othersIn(head, context) : [];
  const placing = placingIn(said);
  const points = intent === 'agenda' || intent === 'create' ? pointsIn(said, intent, placing) : [];
  return {
    intent: intent === 'move' && place !== undefined && !isTimed ? 'edit' : intent,
    rank,
    group: isInPoint(said, intent)
      ? NO_GROUP
      : (body === undefined && (!group || intent === 'agenda') && bodyOf(said, intent)) ||
        mentionOf(said),
    date: isSameDay ? schedule.was?.date : schedule.date,
    partial: isSameDay ? partialOfWas(said, schedule.was?.date) : partialOf(said, schedule.date),
    within: schedule.date === undefined ? ofKind(when, 'period')[0]?.from : undefined,
    start: schedule.start,
    end: schedule.end,
    // "Décale d'une demi-heure" says how far, and beside a point it is the point that lasts.
    minutes:
      schedule.end === undefined && schedule.shift === undefined && intent !== 'agenda'
        ? ofKind(when, 'duration')[0]?.minutes
        : undefined,
    was: schedule.was && { ...schedule.was, partial: partialOfWas(said, schedule.was.date) },
    shift: schedule.shift,
    reason: why.map(({ start, end }) => said.text.slice(start, end)).join(', ') || undefined,
    title: title?.text ?? body,
    // "En visio", with its link: that is where it is.
    place:
      isPlaceGone(said) || ((edits || intent === 'move') && said.link && isHeldFar(said))
        ? ''
        : (instead?.place ?? (takesPlace && !(placed.isRemote && said.link) ? place : undefined)),
    isRoom: /^\p{L}+\s(?:n°\s?)?(?:\d+\p{L}?|\p{Lu})$/u.test(place ?? '') && placed.isNoun === true,
    isBeside: far !== undefined && real === undefined,
    // "La réunion de Bobigny" is called off.
    placeWas: instead?.was ?? (intent === 'cancel' ? place : undefined),
    samePlace: has(said, 'lieu-meme'),
    link: said.link?.url,
    online,
    isOfBody: body !== undefined,
    agenda: withLengths(points, head.text, when, head.lexicon),
    agendaBy: agendaBy(said, placing),
    // "Un point sur le budget et mets-le en premier": behind its noun, all is its agenda.
    spot: intent === 'agenda' ? placingIn({ ...said, head: said.whole })?.spot : undefined,
    // "Avec Paul et Zoé seulement".
    people: isOfPeople ? others.map(({ value }) => value.name) : undefined,
    same: has(said, 'reunion-la-meme'),
    reminders: offsetsOf(said),
    warnings: warningsIn(said, schedule),
    otherDates: schedule.otherDates,
    ...wordsOf(said, [...spans, ...at, ...why, ...others.map((one) => spanIn(head, one))]),
  };
}

/** "Du 8 au 21 janvier": the month is that of the new day, and the 8th may be of another. */
function partialOfWas(said: Heard, date: string | undefined): MeetingReading['partial'] {
  const day = daysOf(said).find((one) => one.date === date);
  const isBare = day && /^\D*\d{1,2}$/.test(said.head.text.slice(day.start, day.end));
  return partialOf(said, date) ?? (isBare ? 'number' : undefined);
}

/** "Réunion CDSF", "l’ordre du jour du CDSF": a body that is no group here; a point of an agenda may well name one. */
function bodyOf({ head, context }: Heard, intent: MeetingIntent): NamedGroup | undefined {
  const held = intent === 'create' ? 'reunion' : intent === 'agenda' ? AGENDA : undefined;
  const named = held && unknownBody(head, context, [held]);
  const [body] = intent === 'agenda' ? [] : conceptsOf(head, 'reunion-instance');
  return named ?? (body && { found: [], text: typedOver(head, body.at, body.length) });
}

const AGENDA = 'reunion-ordre-du-jour';

/** "Un point sur la carto": the group is what the point is about. */
const isInPoint = ({ head, group }: Heard, intent: MeetingIntent): boolean =>
  intent === 'agenda' &&
  group !== undefined &&
  /(?<!\p{L})(?:sur|about|par)\s+(?:la|le|les|l['’]|the)?\s*$/iu.test(
    head.text.slice(0, group.start),
  );

/** "Finalement en visio, le lien : …": there, and not "le lien de la visio". */
const isHeldFar = ({ head }: Heard): boolean =>
  conceptsOf(head, 'lieu-distance').some(
    (one) =>
      (one.length > 1 || conceptsOf(head, 'lieu-vers').some((to) => endOf(to) === one.at)) &&
      !conceptsOf(head, 'reunion-un-lien').some(({ at }) => at < one.at),
  );

/** "Retire la salle": there is none any more. */
const isPlaceGone = ({ head }: Heard): boolean =>
  conceptsOf(head, 'reunion-lieu').some((place) =>
    conceptsOf(head, 'reunion-retirer').some(({ at, length }) => place.at === at + length),
  );

/** "Mets-le", "ajoute ça": what was said before, by no name. */
const isPronoun = (said: Sentence): boolean => stands(said, 'av-cela', 0) && isLight(said, 1);

function pointsIn(
  said: Heard,
  intent: MeetingIntent,
  placing: ReturnType<typeof placingIn>,
): string[] {
  if (said.agenda) return said.agenda.points;
  if (intent !== 'agenda') return [];
  const verb = first(said, 'reunion-completer');
  const noun = first(said, 'reunion-ordre-du-jour');
  const { text } = said.head;
  if (placing) return pointsOf(stripped(placing.text, said.head.lexicon));
  if (verb && noun && noun.at > verb.at) {
    const from = spanIn(said.head, verb).end;
    const to = spanIn(said.head, noun).start;
    const { group } = said;
    const typed = text.slice(
      from,
      group && group.start >= from && group.end <= to ? group.start : to,
    );
    // "Ajoute juste le budget".
    const bare = withoutStart(typed, said.head.lexicon, 'bord-ordre');
    // "Le budget 2027, mets-le à l’ordre du jour": what stands before it, or nothing that is said.
    if (isPronoun(readSentence(bare, said.head.lexicon))) {
      const before = stripped(text.slice(0, spanIn(said.head, verb).start), said.head.lexicon);
      return before === '' ? [] : pointsOf(before);
    }
    const ahead = pointsBetween(text, bare).filter(
      (one) => stripped(one, said.head.lexicon) !== '',
    );
    if (ahead.length > 0) return ahead;
  }
  // "Ajoute un point sur le budget", "à l'ordre du jour tu mets la carto", "un point sur … à l'ordre du jour de …".
  const point = conceptsOf(said.head, 'reunion-point').at(-1);
  const last = [verb, point ?? noun]
    .filter((found) => found !== undefined)
    .sort((a, b) => b.at - a.at)[0];
  if (!last) return [];
  const { end } = spanIn(said.head, last);
  // "… à la réunion de l'axe 5" says to which, and is no part of the point.
  const target = conceptsOf(said.head, 'reunion').find(({ at }) => at > last.at + last.length);
  const to =
    target &&
    said.head.typed
      .slice(0, target.at)
      .findLast(({ folded, start }) => start < end || !said.head.lexicon.light.has(folded));
  // "À l’ordre du jour du CDSF le bilan": whose it is stands before the point.
  const { group } = said;
  const { at: of } = group ? placeOf(said.head, group) : last;
  // "À l’ordre du jour le suivi des LAEP": behind its article, it is the point.
  const isWhose =
    of === endOf(last) ||
    conceptsOf(said.head, 'presence-de').some((one) => one.at === endOf(last));
  const isAhead = group && group.start >= end && isWhose && isLight(said.head, endOf(last), of);
  const typed = text.slice(isAhead ? group.end : end, to && to.end > end ? to.end : undefined);
  const { lexicon } = said.head;
  return pointsOf(stripped(withoutTelling(typed, lexicon), lexicon));
}

/** Behind the verb or the noun, what leads up to the point itself. */
const stripped = (text: string, lexicon: Lexicon): string =>
  withoutRemark(
    withoutEnd(withoutStart(text, lexicon, 'bord-point'), lexicon, 'bord-merci'),
    lexicon,
  );

/** "Ajoute le budget à l'ordre du jour" leaves the other points; "mets à jour l'ordre du jour" does not. */
function agendaBy(said: Heard, placing: ReturnType<typeof placingIn>): AgendaBy {
  if (placing) return placing.isGone ? 'remove' : 'place';
  if (has(said, 'reunion-mettre-a-jour')) return 'replace';
  if (removes(said.head) || has(said, 'reunion-annuler')) return 'remove';
  // "Un point sur le budget" is one more.
  const isAll = has(said, 'reunion-ordre-du-jour') || has(said, 'reunion-points-suivent');
  const isPoint = has(said, 'reunion-point') && !isAll;
  return isPoint || has(said, 'reunion-ajouter') ? 'add' : 'replace';
}

/** "Rappels 10j, 2j, 3h", "préviens-les la veille": from the word on. */
function offsetsOf(said: Heard): string[] | undefined {
  const mark = first(said, 'reunion-rappels') ?? first(said, 'reunion-prevenir');
  if (!mark) return undefined;
  const { start } = spanIn(said.head, mark);
  const offsets = readOffsets(said.text.slice(start), said.context.knowledge.vocabulary.when);
  return offsets.length > 0 ? offsets : undefined;
}

function warningsIn(said: Heard, schedule: ReturnType<typeof scheduleOf>): Warning[] {
  const { now, zone, knowledge } = said.context;
  const missing = missingIn(said.text, said.when);
  const { date, start, end, weekday } = schedule;
  if (date === undefined) {
    const reversed = start !== undefined && end !== undefined && end <= start;
    return reversed ? [{ kind: 'endBeforeStart', start, end }, ...missing] : missing;
  }
  const { calendar } = knowledge;
  return [...warningsOf({ date, start, end, weekday }, { calendar, now, zone }), ...missing];
}

const SAID = [
  ...(['date', 'start', 'end', 'title', 'reason'] as const),
  ...(['place', 'link', 'reminders', 'was', 'shift'] as const),
];

/** For `npm run understand`: only what was said. `group` is a short name, `groups` those of which one may be meant. */
export function meetingFields(reading: MeetingReading): Record<string, unknown> {
  const { intent, group, also = [], next = [], warnings } = reading;
  const agenda = [reading, ...also].flatMap((one) => one.agenda);
  const kinds = [...new Set(warnings.map(({ kind }) => kind))];
  const some = <T>(list: readonly T[]) => (list.length > 0 ? list : undefined);
  const all = {
    // Each change of a sentence is read, and is told.
    ...Object.assign({}, ...also.map(meetingFields)),
    intent,
    ...groupField(group.found),
    said: group.found.length === 1 ? undefined : group.text || undefined,
    ...Object.fromEntries(
      SAID.flatMap((name) => (reading[name] === undefined ? [] : [[name, reading[name]]])),
    ),
    agenda: some(agenda),
    next: some(next.map(meetingFields)),
    warnings: some(kinds),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** "C’est quand le comité ?": a body of the plan, whose own meeting that is, and no other one. */
export function bodyIn({ whole, utterance }: Heard): { body?: string } {
  const { names, words } = utterance;
  const bodies = names.filter(({ entity }) => entity.startsWith('organisation:'));
  // "Copil" is spelt out there.
  const others = words.filter((_, i) => !isOver(bodies, i));
  const said = [...conceptsOf(whole, 'reunion'), ...conceptsOf(whole, 'reunion-instance')];
  const [first] = said;
  const isBody = ({ at, length }: Placed<unknown>) =>
    bodies.length > 0 &&
    whole.tokens
      .slice(at, at + length)
      .every((one) => others.every((w) => w.folded !== one.folded));
  return first && said.every(isBody) ? { body: typedOver(whole, first.at, first.length) } : {};
}
