/** What is told of a meeting that took place: what was decided, and who was there. */
import { Temporal } from 'temporal-polyfill';
import { localDay } from '../../../calendar/local-time.ts';
import { openMatter } from '../../../contract/matter.ts';
import type { DayFound } from '../../../language/when/expression.ts';
import { withoutEnd, withoutStart } from '../../../sentence/edges.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { conceptsOf, readSentence, type Sentence, says } from '../../../sentence/sentence.ts';
import { namedIn } from './attendance.ts';
import { daysOf, type Heard, has, mentionOf, spanIn } from './heard.ts';
import type { MeetingNamed } from './reading.ts';

/** Both as typed, one a line. */
export interface TypedMinutes {
  decisions: string;
  nextSteps: string;
}

export interface MinutesRead {
  named: MeetingNamed;
  written: TypedMinutes;
  /** It says of which meeting, or that it is to be noted. */
  isNamed: boolean;
  /** It is called minutes, whether or not a meeting took place. */
  isCalled?: boolean;
  /** Said after other minutes and of them: "note aussi que …"; an order that is said in full goes first. */
  isMore?: boolean;
  /** "C'est pas Drancy c'est Bobigny": what takes the place of what. */
  instead?: { before: string; after: string } | undefined;
}

const INSTEAD =
  /(?:c['’ ]?est\s+pas|ce n['’ ]?est\s+pas|pas|not)\s(?<before>[^,;.]{2,60}?),?\s+(?:mais|c['’ ]?est|it['’ ]?s|but)\s(?<after>[^,;.]{2,60})/iu;

/** What is to be written down of a meeting; nothing typed yet when only the form is asked for. */
export function minutesIn(heard: Heard): MinutesRead | undefined {
  if (heard.text.includes('?') || heard.utterance.references.fiches.length > 0) return undefined;
  const open = openMatter(heard.context.open, 'meetings.minutes') !== undefined;
  const instead = open ? INSTEAD.exec(heard.text)?.groups : undefined;
  const none = { decisions: '', nextSteps: '' };
  if (instead?.before && instead.after)
    return {
      named: { group: mentionOf(heard) },
      written: none,
      isNamed: true,
      instead: { before: instead.before.trim(), after: instead.after.trim() },
    };
  const { whole } = heard;
  const isNoted = conceptsOf(whole, 'reunion-noter').some(({ at }) => at === 0);
  // "Note : on a décidé de …".
  const noun = [
    'reunion-compte-rendu',
    'reunion-decision',
    ...(isNoted ? ['reunion-validation'] : []),
  ]
    .flatMap((name) => conceptsOf(whole, name))
    .sort((a, b) => a.at - b.at)[0];
  const notes = conceptsOf(whole, 'reunion-noter').some(({ at }) => at <= 4);
  const held =
    has(heard, 'reunion-eue') &&
    has(heard, 'reunion') &&
    !has(heard, 'reunion-planifier') &&
    (heard.agenda !== undefined || says(whole, 'reunion-validation'));
  const isWritten = noun !== undefined && noun.at <= 4 && whole.mood !== 'ask';
  const agrees = conceptsOf(whole, 'reunion-validation').some(({ at }) => at <= 1);
  const isMore = open && (notes || (agrees && !has(heard, 'reunion')));
  if (!isWritten && !held && !isMore) return undefined;
  const from = noun ?? (isMore ? conceptsOf(whole, 'reunion-noter')[0] : undefined);
  // "On s’est mis d’accord pour se revoir le 12 janvier": all of it was decided.
  const body =
    agrees && !noun ? { text: tidy(heard.text, whole), from: 0, isLed: true } : bodyOf(heard, from);
  const isText = body.text !== '' && (held || notes || body.isLed);
  // "Il me faudrait le compte rendu de la réunion": asked for, and not told.
  if (body.text !== '' && !isText) return undefined;
  if (!isText && whole.tokens.length > 8) return undefined;
  const named = { ...namedIn(heard), ...pastOf(heard, body.from) };
  return {
    named: isMore ? { group: { found: [], text: '' } } : named,
    written: isText ? cutInTwo(body.text, whole.lexicon) : none,
    isMore: isMore && !isWritten && !held,
    isCalled: isText && noun?.value === 'reunion-compte-rendu',
    isNamed: isText && (named.group.found.length > 0 || named.date !== undefined || notes),
  };
}

/** The day that is said before the text itself: one that is over. */
export function pastOf(
  heard: Heard,
  before = Number.POSITIVE_INFINITY,
): Pick<MeetingNamed, 'date' | 'partial'> {
  const day = daysOf(heard).find(({ end }) => end <= before);
  if (!day) return { date: undefined, partial: undefined };
  return { date: overBy(today(heard), day), partial: day.partial };
}

/** What was said without its year is the last such day. */
function overBy(now: string, { date, sure, partial }: DayFound): string {
  if (sure || date <= now) return date;
  const day = Temporal.PlainDate.from(date);
  if (partial === 'weekday') return day.subtract({ weeks: 1 }).toString();
  return partial === 'number'
    ? day.subtract({ months: 1 }).toString()
    : day.subtract({ years: 1 }).toString();
}

const today = ({ context }: Heard): string => localDay(context.now, context.zone);

interface Body {
  text: string;
  /** Where it begins. */
  from: number;
  /** A colon or "que" leads to it. */
  isLed: boolean;
}

/** The text itself: behind the first colon, else behind what names the meeting and "que". */
function bodyOf(heard: Heard, noun: Placed<string> | undefined): Body {
  const { text, whole } = heard;
  const colon = /(?<!\d)\s*:(?!\/\/)\s*/u.exec(text);
  if (colon) {
    const from = colon.index + colon[0].length;
    return { text: tidy(text.slice(from), whole), from: colon.index, isLed: true };
  }
  const [day] = daysOf(heard);
  const ends = [
    ...(noun ? [spanIn(whole, noun).end] : []),
    ...(heard.group ? [heard.group.end] : []),
    ...(day ? [day.end] : []),
    ...conceptsOf(whole, 'reunion').map((found) => spanIn(whole, found).end),
  ].filter((end) => end < Math.max(text.length / 2, 60));
  const from = Math.max(0, ...ends);
  const rest = text.slice(from);
  const that = /^[^.;]{0,60}?(?<![\p{L}])(?:que|qu['’ ]|that)\s*/iu.exec(rest);
  const bare = that
    ? rest.slice(that[0].length)
    : withoutStart(rest, whole.lexicon, 'bord-de-plus');
  return { text: tidy(bare, whole), from, isLed: that !== null };
}

const tidy = (text: string, { lexicon }: Sentence): string =>
  withoutEnd(text.replace(/^[\s,:–-]+/u, ''), lexicon, 'bord-merci');

/** Decisions, and what is to be done: by its heading, else by who has to do something. */
function cutInTwo(text: string, lexicon: Sentence['lexicon']): TypedMinutes {
  const sentence = readSentence(text, lexicon);
  const next = conceptsOf(sentence, 'reunion-suites')
    .map((found) => spanIn(sentence, found))
    .find(({ end }) => /^\s*:/u.test(text.slice(end)));
  if (next) {
    const before = withoutEnd(text.slice(0, next.start), lexicon, 'leger');
    const behind = text.slice(next.end).replace(/^\s*:/u, '');
    return { decisions: lines(before).join('\n'), nextSteps: lines(behind).join('\n') };
  }
  const isDuty = (line: string) => says(readSentence(line, lexicon), 'reunion-devoir');
  const all = lines(text.replace(/,\s+et\s+/giu, ';'));
  return {
    decisions: all.filter((line) => !isDuty(line)).join('\n'),
    nextSteps: all.filter(isDuty).join('\n'),
  };
}

const lines = (text: string): string[] =>
  text
    .split(/[;\n]+/u)
    .map((line) => line.trim())
    .filter(Boolean);
