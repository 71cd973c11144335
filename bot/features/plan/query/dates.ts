/** Query of time: one field of a meeting, the day of the week, what is past, still going on, or how far ahead. */
import type { ConversationSubject } from '../../../contract/turn.ts';
import { capital } from '../../../knowledge/entries/builder.ts';
import { dayInWords, timeInWords } from '../../../knowledge/entries/days.ts';
import { strings as meetings } from '../../../knowledge/entries/strings.ts';
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { yearsIn } from '../../../language/dates.ts';
import { cut } from '../../../language/words.ts';
import { isOver } from '../../../sentence/placed.ts';
import { says } from '../../../sentence/sentence.ts';
import type { Decision } from '../read/decision.ts';
import { isClosed } from '../read/form.ts';
import { around, isIn, leftIn, type Piece, reread, saysAny } from '../read/piece.ts';
import { type ClaimVerdict, factSettling } from './held.ts';
import { measuresIn, monthsIn } from './measures.ts';
import { TAKEN } from './query.ts';
import { type AskedOfPlan, fromEntry, type Result } from './result.ts';
import { strings } from './strings.ts';

/** Words of what is asked of a meeting. */
const OF_MEETING = ['q-jour-semaine', 'q-semaine', 'oppose-etape-faite', 'borne-deja'];

/** Words of what is held against today. */
const OF_TIME = [
  ...TAKEN,
  'q-encore-temps',
  'q-trop-tard',
  'q-dure',
  'q-passe',
  'q-aujourd-hui',
  'q-dans-combien',
  'q-depuis-combien',
  'q-finit',
  'oppose-etape-faite',
];

type Meeting = Knowledge['plan']['reunions'][number];

/** "C’était où, la réunion ?", "et jusqu’à quelle heure ?": the one field that is asked of a meeting. */
export function ofMeeting({ piece, subject }: AskedOfPlan): Result | undefined {
  const { utterance, knowledge } = piece;
  const { locale, names, references, days } = utterance;
  const meeting = meetingMeant(piece, subject);
  const left = leftIn(piece, [...TAKEN, ...OF_MEETING], (entity) => entity.startsWith('reunion:'));
  // "La réunion de juillet 2025": words of its day.
  const ofDay = new Set(
    meeting ? cut(dayInWords(meeting.date, 'fr')).map(({ folded }) => folded) : [],
  );
  const isElse =
    references.used.size > 0 ||
    left.some((term) => !isOver(days, term.at) && !ofDay.has(term.folded));
  const [day, another] = days;
  if (!meeting) {
    if (!day?.year || another || !saysAny(piece, 'q-jour-semaine') || names.length > 0)
      return undefined;
    const two = (n: number) => String(n).padStart(2, '0');
    const told = dayInWords(`${day.year}-${two(day.month)}-${two(day.day)}`, locale);
    const entities = subject?.entities ?? ['plan'];
    return {
      spoken: { headline: meetings[locale].weekday(told) },
      sources: [],
      entities,
      fields: ['date'],
    };
  }
  const told = isElse || isClosed(piece) ? undefined : fieldOf(piece, meeting);
  const whole = knowledge.entry(`reunion:${meeting.id}`);
  if (!told || !whole) return undefined;
  const result = fromEntry(whole, { headline: told.headline }, [told.field]);
  return { ...result, entry: told.entry ?? whole.id };
}

/** The meeting of the plan that is named, or was spoken of. */
function meetingMeant(
  { utterance: { names, days }, knowledge: { plan } }: Piece,
  subject: ConversationSubject | undefined,
): Meeting | undefined {
  const [called, another] = names.flatMap(({ entity }) =>
    entity.startsWith('reunion:') ? entity : [],
  );
  const isOfOther = names.some(({ entity }) => !entity.startsWith('reunion:'));
  const id = called ?? (days.length === 0 ? subject?.entities[0] : undefined);
  return another || isOfOther ? undefined : plan.reunions.find((one) => `reunion:${one.id}` === id);
}

/** What is asked of a meeting, and its answer; undefined: several things, or something else. */
function fieldOf(
  piece: Piece,
  meeting: Meeting,
): { field: string; headline: string; entry?: string } | undefined {
  const { locale, fields } = piece.utterance;
  const strong = fields.flatMap(({ id, strong }) => (strong ? id : []));
  const isOnly = (...ids: string[]) => strong.every((id) => ids.includes(id));
  const [day, from, to] = [
    dayInWords(meeting.date, locale),
    timeInWords(meeting.debut, locale),
    timeInWords(meeting.fin, locale),
  ];
  if (saysAny(piece, 'q-jour-semaine'))
    return { field: 'date', headline: meetings[locale].weekday(day) };
  if (asksWhere(piece) && isOnly('lieu')) {
    const place = piece.knowledge.entry(`reunion:${meeting.id}/lieu`);
    return place && { field: 'lieu', headline: place.say(locale).headline, entry: place.id };
  }
  if (strong.includes('duree') && isOnly('duree', 'heure'))
    return { field: 'duree', headline: meetings[locale].lasts(hoursBetween(meeting), from, to) };
  const isHour = saysAny(piece, 'demande-champ-heure') || strong.includes('heure');
  if (isHour && saysAny(piece, 'q-finit', 'q-jusqu-a') && isOnly('heure', 'duree'))
    return { field: 'heure', headline: meetings[locale].endsAt(to, day) };
  if (isHour && isOnly('heure'))
    return { field: 'heure', headline: meetings[locale].hours(from, to, day) };
  return undefined;
}

/** "Où", "dans quelle ville"; "a eu lieu" asks for no place. */
const asksWhere = ({ sentence }: Piece): boolean =>
  sentence.concepts.some(
    ({ value, at }) => value === 'demande-champ-lieu' && !isIn(sentence, at, 'q-evoque'),
  );

/** "3 heures", "1 h 30" as hours and minutes. */
function hoursBetween({ debut, fin }: Meeting): readonly [hours: number, minutes: number] {
  const minutesOf = (time: string) => {
    const [hours = '0', minutes = '0'] = time.split(':');
    return Number(hours) * 60 + Number(minutes);
  };
  const all = minutesOf(fin) - minutesOf(debut);
  return [Math.floor(all / 60), all % 60];
}

/** What a question comes to that holds a day or year of the plan against now. */
interface Timed {
  decision: Decision;
  /** How far ahead it is: said first. */
  lead?: string;
  verdict?: ClaimVerdict | 'open';
  /** A day is known, and its year is not. */
  isUndated?: boolean;
}

/** @param decide what the search makes of a part of the question */
export const heldAgainstNow = (
  piece: Piece,
  { found, decide, now }: { found: Decision; decide: (part: Piece) => Decision; now: Date },
): Timed | undefined =>
  howFar(piece, found, now) ?? longAgo(piece, decide, now) ?? stillOpen(piece, found, now);

/**
 * "Il est encore temps ?", "c’est déjà passé ?", "toujours en cours ?": whether the last day or year told of the thing
 * is still to come; `open` where none is.
 */
function stillOpen(piece: Piece, found: Decision, now: Date): Timed | undefined {
  // "La carte est déjà passée sur le site ?": where something went is no time.
  const isPast = /^(?:[?!.,]|$)/.test(around(piece, 'q-passe')?.behind ?? '-');
  const isLate = isPast || says(piece.sentence, 'q-trop-tard');
  const isOn = isOfPlan(piece) && says(piece.sentence, 'q-dure');
  if (!isLate && !isOn && !says(piece.sentence, 'q-encore-temps')) return undefined;
  const dated = datedIn(piece, found);
  if (dated)
    return {
      verdict: now.getTime() <= dated.end !== isLate ? 'yes' : 'no',
      decision: dated.decision,
    };
  if (found.kind !== 'entry' || found.entry.outcome === 'unknown') return undefined;
  const { days } = piece.knowledge.reader.read(found.entry.say('fr').headline, 'fr');
  return { verdict: 'open', decision: found, isUndated: days.length > 0 };
}

/** Whether nothing but the plan is spoken of. */
const isOfPlan = (piece: Piece): boolean =>
  piece.utterance.names.some(({ entity }) => entity === 'plan') &&
  leftIn(piece, OF_TIME, (entity) => entity === 'plan').length === 0;

/** What was found, and the end that it says. */
function datedIn(piece: Piece, found: Decision): { end: number; decision: Decision } | undefined {
  const { knowledge } = piece;
  const lastOf = (entry: Entry) => lastDayOf(entry, knowledge);
  // The plan itself: its own period.
  const period = isOfPlan(piece) ? knowledge.entry('plan/periode') : undefined;
  const last = period && lastOf(period);
  if (period && last !== undefined)
    return { end: last, decision: { kind: 'entry', entry: period, score: 1 } };
  if (found.kind !== 'entry' || found.entry.outcome === 'unknown') return undefined;
  // A meeting has its day, whatever was found of it.
  const thing = knowledge.entry(found.entry.entities[0] ?? '');
  if (thing?.date) return { end: lastOf(thing) ?? 0, decision: { ...found, entry: thing } };
  const entry = factSettling(piece, found.entry, (one) => lastOf(one) !== undefined);
  const end = entry && lastOf(entry);
  return entry && end !== undefined ? { end, decision: { ...found, entry } } : undefined;
}

/** The end of the last day or year that an entry says, in milliseconds. */
function lastDayOf(entry: Entry, { reader }: Knowledge): number | undefined {
  const { headline } = entry.say('fr');
  const day = reader.read(headline, 'fr').days.findLast(({ year }) => year !== undefined);
  const year = day?.year ?? yearsIn(headline).at(-1);
  return year === undefined
    ? undefined
    : Date.UTC(year, day ? day.month - 1 : 11, day?.day ?? 31, 23, 59);
}

/** What places a meeting: when, and where. */
const PLACES = ['date', 'heure', 'duree', 'lieu'];

/**
 * "C’est où, la réunion ?", "elle est maintenue ?": what is said first of a meeting of the document that is over, so
 * that nobody goes there; undefined where its day is named, or it is told as past.
 */
export function overAlready(
  { utterance: { days, locale }, text, sentence, knowledge: { plan, vocabulary } }: Piece,
  decision: Decision,
  now: Date,
): string | undefined {
  const isDayNamed =
    days.length > 0 || yearsIn(text).length > 0 || monthsIn(text, vocabulary.usages).length > 0;
  if (decision.kind !== 'entry' || isDayNamed) return undefined;
  const { id, entities, fields } = decision.entry;
  const meeting = plan.reunions.find((one) => `reunion:${one.id}` === entities[0]);
  const isOver = meeting && Date.parse(`${meeting.date}T23:59:59Z`) < now.getTime();
  const isPlacing = id === entities[0] || fields.some((field) => PLACES.includes(field));
  if (!isOver || !isPlacing || PAST.some((one) => says(sentence, one))) return undefined;
  return strings[locale].noneAhead(dayInWords(meeting.date, locale));
}

/** What tells a meeting as one that was held. */
const PAST = ['reunion-eue', 'presence-etait', 'q-passe', 'q-depuis-combien', 'q-il-y-a'];

const DAY_MS = 24 * 60 * 60 * 1000;
/** Up to so many days are counted in days, and so many months in months. */
const DAYS = 60;
const MONTHS = 24;
const DAYS_OF_MONTH = 30.4;

/**
 * "Dans combien de temps se termine le plan ?", "la réunion, ça fait combien de temps ?": how far ahead or behind the
 * day or year is that the answer says, and the answer.
 */
function howFar(piece: Piece, found: Decision, now: Date): Timed | undefined {
  const isSince = saysAny(piece, 'q-depuis-combien');
  if (!isSince && !saysAny(piece, 'q-dans-combien')) return undefined;
  const dated = datedIn(piece, found);
  if (dated?.decision.kind !== 'entry') return undefined;
  const say = strings[piece.utterance.locale];
  const days = Math.floor((dated.end - now.getTime()) / DAY_MS);
  const { decision } = dated;
  const { days: known } = piece.knowledge.reader.read(decision.entry.say('fr').headline, 'fr');
  const isDay = known.some(({ year }) => year !== undefined);
  // Of a year alone nobody knows how many months ago it was, but how many years.
  const isPast = days < 0 && isSince && (isDay || -days > MONTHS * DAYS_OF_MONTH);
  const span = isPast ? spanOf(-days) : spanOf(days);
  const lead = capital(
    isPast ? say.ago(...span) : days < 0 ? say.isPast : say.within(...span, isDay),
  );
  return { decision: { ...decision, also: undefined, caveat: undefined }, lead };
}

type Span = readonly [n: number, unit: 'day' | 'month' | 'year'];

function spanOf(days: number): Span {
  const months = Math.max(1, Math.round(days / DAYS_OF_MONTH));
  if (days <= DAYS) return [days, 'day'];
  return months <= MONTHS ? [months, 'month'] : [Math.round(months / 12), 'year'];
}

/** "Was the last meeting more than a year ago?": how far behind the day is, against the span that is said. */
function longAgo(piece: Piece, decide: (part: Piece) => Decision, now: Date): Timed | undefined {
  if (!saysAny(piece, 'q-il-y-a') || !isClosed(piece)) return undefined;
  const unit = UNITS.find(([concept]) => saysAny(piece, concept));
  const [over, under] = [saysAny(piece, 'q-plus-de'), saysAny(piece, 'q-moins-de')];
  // The span is no part of what it is said of: "was the last meeting | more than a year ago?".
  const [start = ''] = ['q-il-y-a', over ? 'q-plus-de' : 'q-moins-de']
    .flatMap((concept) => around(piece, concept)?.before ?? [])
    .sort((a, b) => a.length - b.length);
  if (!unit || over === under || !/\p{L}/u.test(start)) return undefined;
  const part = reread(piece, start);
  const dated = datedIn(part, decide(part));
  if (dated?.decision.kind !== 'entry') return undefined;
  const [said] = measuresIn(piece.text, piece.knowledge.vocabulary.usages);
  const limit = (said?.value ?? 1) * unit[1];
  const days = (now.getTime() - dated.end) / DAY_MS;
  return { decision: dated.decision, verdict: days > limit === over ? 'yes' : 'no' };
}

/** Units in which a span is said, in days. */
const UNITS = [
  ['q-annee', 365.25],
  ['q-duree-mois', DAYS_OF_MONTH],
  ['q-semaine', 7],
  ['q-duree-jour', 1],
] as const;
