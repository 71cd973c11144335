/** Days in an answer to a meeting: which of them is that of a meeting, and what is no day of it at all. */

import { isCalled } from '../../../language/when/called-day.ts';
import { type DayFound, inside, ofKind } from '../../../language/when/expression.ts';
import { numberSaid } from '../../../language/when/lexicon.ts';
import { endOf, isLight, isParted } from '../../../sentence/between.ts';
import { readParts } from '../../../sentence/clauses.ts';
import { numeralAt } from '../../../sentence/numerals.ts';
import { isOver, overlap, type Placed } from '../../../sentence/placed.ts';
import { stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placeOf,
  placesOf,
  type Sentence,
  says,
  saysAny,
  spanIn,
} from '../../../sentence/sentence.ts';
import { daysIn } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { isWithin, type Stretch } from '../model/which-meeting.ts';
import { daysOf, type Heard, hearPart, mentionOf, partialOf } from './heard.ts';
import { type MeetingNamed, NO_GROUP } from './reading.ts';

/** "12 j'y suis, 14 j'y suis pas", "je viens, ok ?": said as it is meant, numbers as days, and as what it asks nothing of. */
export function plainly(heard: Heard): Heard {
  const said = withDays(withoutTag(heard.whole), heard);
  const read = said === heard.text ? heard : (hearPart(heard, said) ?? heard);
  const own = withoutWay(read);
  return own === said ? read : (hearPart(read, own) ?? read);
}

/** "Samira m’a dit par téléphone …", "j’ai eu Hugo en visio": how it was heard, and not how anybody comes. */
function withoutWay({ whole, context }: Heard): string {
  const told = conceptsOf(whole, 'bord-appris');
  const isNext = (from: number, to: number) =>
    from <= to &&
    isLight(whole, from, to, [...personsSlot(whole, context), ...told]) &&
    !isParted(whole, from, to) &&
    !whole.tokens.slice(from, to).some(({ folded }) => whole.lexicon.grammar.isFinite(folded));
  const way = conceptsOf(whole, 'presence-distance').find((one) =>
    told.some((by) => isNext(endOf(by), one.at)),
  );
  if (!way) return whole.text;
  const { start, end } = spanIn(whole, way);
  return `${whole.text.slice(0, start).trimEnd()}${whole.text.slice(end)}`;
}

/** "…, ok ?": behind what is told, a word that agrees asks nothing. */
export function withoutTag({ text, lexicon }: Sentence): string {
  const tag = readParts({ text, lexicon }).at(-1);
  if (!tag || tag.start === 0 || !text.trimEnd().endsWith('?')) return text;
  const { said } = tag;
  const agrees = placesOf(said, ['oui', 'volontiers']);
  const isTag = said.tokens.every(({ folded }, at) => folded === '?' || isOver(agrees, at));
  // "…, je peux suivre en visio ?": it is how who speaks comes.
  const isAfar = ['presence-distance', 'gens-pouvoir', 'moi-meme'].every((one) => says(said, one));
  if (isAfar) return text.replace(/[\s?]+$/u, '');
  return isTag ? text.slice(0, tag.start).replace(/[\s,;]+$/u, '') : text;
}

/** Numbers alone, one of which is the day of a meeting to come, are days; "le dix", in letters, where one is on that day. */
function withDays(text: string, { whole, when, context }: Heard): string {
  const { coming = [], knowledge } = context;
  const figures = new Map(Object.entries(knowledge.vocabulary.usages.nombres.fr));
  const free = whole.typed.flatMap(({ folded, start, end }, at) => {
    const value = /^\d{1,2}$/.test(folded)
      ? Number(folded)
      : stands(whole, 'bord-devant-jour', at - 1) && numeralAt(whole.tokens, at, figures)?.value;
    const isFree = value && end <= text.length && !inside(when, { start });
    return isFree ? [{ start, end, value, isBare: /^\d/.test(folded) }] : [];
  });
  const isMet = ({ value }: { value: number }) =>
    coming.some(({ date }) => Number(date.slice(8)) === value);
  const bare = free.filter(({ isBare }) => isBare);
  const isDays = bare.length > 1 && bare.some(isMet);
  return free.reduceRight((said, one) => {
    const { start, end, value, isBare } = one;
    if (isBare ? !isDays : !isMet(one)) return said;
    return `${said.slice(0, start)}${isBare ? 'le ' : ''}${value}${said.slice(end)}`;
  }, text);
}

/** "Le 8 je ne peux pas, le 10 oui": one of several days, and not that of the meeting. */
export function isOfOtherDay(clause: Sentence, heard: Heard): boolean {
  const own = daysIn(clause, heard.context);
  return own.length === 1 && daysOf(heard).length > 1 && !isOfMeeting(own, heard);
}

/** "Du 7 au 20", of whatever month the meeting is. */
export function stretchIn(heard: Heard): Stretch | undefined {
  const { whole, when } = heard;
  const [from, to] = daysOf(heard);
  const leads = conceptsOf(whole, 'bord-jour-nouveau').map((one) => spanIn(whole, one));
  // "Pour le 8, et pour le 15" are two days.
  const joins = conceptsOf(whole, 'presence-et').map((one) => spanIn(whole, one));
  const isJoined = (start: number, end: number) =>
    joins.some((one) => start <= one.start && one.end <= end) ||
    whole.text.slice(start, end).includes(',');
  const isSpan =
    from &&
    to &&
    !isJoined(from.end, to.start) &&
    leads.some(({ start }) => from.end <= start && start <= to.start);
  if (isSpan)
    return {
      from: from.date,
      to: to.date,
      partial: from.partial === 'number' ? 'number' : undefined,
    };
  const [period, another] = ofKind(when, 'period');
  return from || !period || another ? undefined : { from: period.from, to: period.to };
}

/** Whether a meeting to come is on one of these days, or between the two of "du 7 au 20". */
export function isOfMeeting(days: readonly DayFound[], heard: Heard): boolean {
  const { coming = [] } = heard.context;
  const during = days.length > 1 ? stretchIn(heard) : undefined;
  return coming.some(
    ({ date }) => days.some((one) => isCalled(date, one)) || (during && isWithin(date, during)),
  );
}

/** "…, on peut décaler au 22 ?": where another day or hour is asked for, beside an answer, by who does not decide of it. */
export function wishIn(heard: Heard): number | undefined {
  const { text, whole, context } = heard;
  if (context.decides) return undefined;
  const [, ...parts] = readParts(whole);
  return parts.find(({ said }) => {
    if (saysAny(said, ['reunion-deplacer', 'reunion-la-placer'])) return true;
    const days = daysIn(said, context);
    const isAsked = text.trimEnd().endsWith('?') || says(said, 'demande-polie');
    return isAsked && days.length > 0 && !isOfMeeting(days, heard);
  })?.start;
}

/** "Absente aux deux prochaines", "présent aux deux": how many meetings are spoken of; 0 for several, undefined for one. */
function countIn({ whole, context }: Heard): number | undefined {
  const { tokens } = whole;
  const isPlural = ({ at, length }: Placed<string>) =>
    /s$/.test(tokens[at + length - 1]?.folded ?? '');
  const next = conceptsOf(whole, 'reunion-prochaine').filter(isPlural);
  const before = [...next, ...conceptsOf(whole, 'reunion').filter(isPlural)].map(
    ({ at }) => at - 1,
  );
  // "Présent aux deux": of no meeting in particular; "avec les deux stagiaires" is of them.
  const within = conceptsOf(whole, 'presence-toutes')
    .filter((one) => isLight(whole, endOf(one), endOf(one) + 1))
    .map(({ at }) => at + 1);
  for (const at of [...before, ...within]) {
    const number = tokens[at]?.folded ?? '';
    const count = numberSaid(context.knowledge.vocabulary.when, number) ?? Number(number);
    if (count > 1) return count;
  }
  return next.length > 0 ? 0 : undefined;
}

/** Which meeting it answers, as far as it says. */
export function namedIn(heard: Heard): MeetingNamed {
  // "Peut-être, je confirme lundi": of a day without a meeting, when it will be known; "peut-être le 9" is of the 9.
  const { head } = heard;
  const unsure = conceptsOf(head, 'presence-peut-etre').map((one) => spanIn(head, one));
  const isLater = (day: DayFound) =>
    inside(unsure, day) ||
    (unsure.some(({ end }) => head.text.slice(end, day.start).includes(',')) &&
      !isOfMeeting([day], heard));
  const later = conceptsOf(head, 'vote-plus-tard').map(endOf);
  const days = daysOf(heard).filter(
    (day) =>
      !day.before &&
      !isLater(day) &&
      !later.some(
        (end) => isLight(head, end, placeOf(head, day).at) && end <= placeOf(head, day).at,
      ),
  );
  // "Le 8 impossible, le 10 oui": of the one that has a meeting.
  const [one, another] = days.length > 1 ? days.filter((day) => isOfMeeting([day], heard)) : days;
  const during = stretchIn(heard);
  const date = another || during ? undefined : one?.date;
  return {
    group: isPerson(heard) ? NO_GROUP : mentionOf(heard),
    date,
    partial: partialOf(heard, date),
    ...(during && { during }),
    ...(date === undefined && { count: countIn(heard) }),
  };
}

/** "Zoé Petit" names no group of "petite enfance". */
function isPerson({ group, whole, context }: Heard): boolean {
  if (!group) return false;
  const place = placeOf(whole, group);
  return personsSlot(whole, context).some((person) => overlap(person, { value: group, ...place }));
}
