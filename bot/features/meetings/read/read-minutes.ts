/** What is told of a meeting that took place: what was decided, and who was there. */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { openMatter } from '../../../contract/matter.ts';
import { type DayFound, inside, ofKind } from '../../../language/when/expression.ts';
import { endOf, saysOnly } from '../../../sentence/between.ts';
import { allPartsOf, partsOf, readParts, sentencesOf } from '../../../sentence/clauses.ts';
import { endsWith, withoutEnd, withoutStart } from '../../../sentence/edges.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { asksBack, hasClause, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  spanIn,
} from '../../../sentence/sentence.ts';
import { whenSlot } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { namedIn } from './attendance-days.ts';
import { marksIn } from './attendance-words.ts';
import { cutInTwo, type TypedMinutes, undecidedIn } from './decisions.ts';
import { isDuty } from './duties.ts';
import { daysOf, type Heard, has, mentionOf, timesOf, tookPlace } from './heard.ts';
import { strangersIn } from './names-said.ts';
import { goneIn, recountedIn, redatedIn, rewordedIn, type Swap, swapsIn } from './put-right.ts';
import { type MeetingNamed, NO_GROUP } from './reading.ts';

export interface MinutesRead {
  named: MeetingNamed;
  written: TypedMinutes;
  /** Where the text before what was decided ends. */
  until: number;
  /** The day as it was said, which may be one to come, and the hours. */
  said?: Pick<MeetingNamed, 'date' | 'partial'> & {
    start?: string;
    end?: string;
    /** "Décision pour le 8": one to come. */
    isAhead?: boolean;
  };
  /** Words ahead of the text that nothing was made of. */
  left: string[];
  /** Clauses of it that tell of what was not decided. */
  undecided?: string[];
  /** It says of which meeting, or that it is to be noted. */
  isNamed: boolean;
  /** It tells that a meeting was held, or what was decided there. */
  isHeld?: boolean;
  /** It is called minutes, whether or not a meeting took place. */
  isCalled?: boolean;
  /** Said after other minutes and of them: "note aussi que …"; an order that is said in full goes first. */
  isMore?: boolean;
  /** "C'est pas Drancy c'est Bobigny". */
  instead?: Swap[] | undefined;
}

/** "Décidé le 4 mars en carto : …", "notes du 25 : …": what was agreed or noted, and when and where, alone before a colon. */
function headingIn({ text, whole, context }: Heard): Placed<string> | undefined {
  const head = readSentence(text.slice(0, Math.max(0, text.indexOf(':'))), whole.lexicon);
  const notes = conceptsOf(head, 'reunion-noter').filter((one) =>
    stands(head, 'presence-de', endOf(one)),
  );
  const agreed = [...conceptsOf(head, 'reunion-validation'), ...notes];
  const where = [...whenSlot(head, context), ...groupsSlot(head, context)];
  return saysOnly(head, [...agreed, ...where, ...conceptsOf(head, 'reunion')])
    ? agreed.find(({ at }) => at <= 1)
    : undefined;
}

/** The one line that was just noted, as its matter keeps it. */
const notedLine = z.object({ line: z.string().optional() });

/** What is to be written down of a meeting; nothing typed yet when only the form is asked for. */
export function minutesIn(heard: Heard): MinutesRead | undefined {
  const isAsked = heard.text.includes('?') && !(has(heard, 'reunion-corriger') && redatedIn(heard));
  if (isAsked || heard.utterance.references.fiches.length > 0) return undefined;
  const minutes = openMatter(heard.context.open, 'meetings.minutes');
  const open = minutes !== undefined;
  const { line: noted = '' } = notedLine.safeParse(minutes?.data).data ?? {};
  const none = { decisions: '', nextSteps: '' };
  const { whole } = heard;
  if (asksBack(whole)) return undefined;
  const gone = whole.mood === 'ask' ? undefined : goneIn(whole, noted);
  const reworded = rewordedIn(heard);
  const instead =
    gone ?? reworded?.swaps ?? (minutes ? (recountedIn(heard) ?? swapsIn(heard)) : undefined);
  if (instead)
    return {
      named: { group: mentionOf(heard), ...((gone ?? reworded) && pastOf(heard, reworded?.until)) },
      written: none,
      until: 0,
      left: [],
      isNamed: true,
      instead,
    };
  // "Oubliez la décision, on s’est mis d’accord": what a pilote takes back of their own news.
  const isTakenBack = says(whole, 'bord-demande-retiree') && says(whole, 'av-supprimer');
  if (isTakenBack && !says(whole, 'reunion-compte-rendu')) return undefined;
  const isNoted = stands(whole, 'reunion-noter', 0);
  // "Note : on a décidé de …", "décidé le 4 mars : …".
  const heading = headingIn(heard);
  const noun = [
    ...placesOf(whole, ['reunion-compte-rendu', 'reunion-decision']),
    ...(isNoted ? conceptsOf(whole, 'reunion-validation') : []),
    ...(heading ? [heading] : []),
  ].sort((a, b) => a.at - b.at)[0];
  const notes = conceptsOf(whole, 'reunion-noter').some(({ at }) => at <= 4);
  const told = heldIn(heard);
  const isWritten =
    noun !== undefined && (noun.at <= 4 || told !== undefined) && whole.mood !== 'ask';
  const held =
    told !== undefined &&
    (told.decided !== undefined || says(whole, 'reunion-validation') || told.isListed);
  const isCalled = noun?.value === 'reunion-compte-rendu' && isWritten;
  const agrees = conceptsOf(whole, 'reunion-validation').some(({ at }) => at <= 1);
  // "Quelles actions ne sont pas faites": what opens by asking notes nothing.
  const asks = stands(whole, 'interroge', 0);
  const isMore =
    open && !isWritten && !held && !asks && (notes || (agrees && !has(heard, 'reunion')));
  const isMet = told?.isOver === true && !isWritten && !held && !isMore;
  if (!isWritten && !held && !isMore && !isMet) return undefined;
  const from = noun ?? (isMore ? conceptsOf(whole, 'reunion-noter')[0] : undefined);
  // "On s’est mis d’accord pour se revoir le 12 janvier": all of it was decided.
  const decided = told?.decided ?? conceptsOf(whole, 'reunion-a-decide')[0];
  const body =
    agrees && !noun
      ? decided
        ? (decidedIn(heard, decided) ?? bodyOf(heard, undefined))
        : { text: tidy(heard.text, whole), from: 0, isLed: true }
      : isMet
        ? behindThere(heard, behindMet(heard))
        : // "Pour le CR on a vu … et on s’est dit que …": all of it.
          (held && decided && !isCalled && decidedIn(heard, decided)) ||
          behindThere(heard, bodyOf(heard, from));
  // "Je voudrais saisir un compte rendu, on s’est vus le 18": nothing is told yet of what was decided.
  const saysMet =
    told?.isOver === true && !held && says(readSentence(body.text, whole.lexicon), 'reunion-eue');
  const isText = body.text !== '' && !saysMet && (held || notes || body.isLed);
  // "Il me faudrait le compte rendu de la réunion": asked for, and not told.
  if (body.text !== '' && !isText && !saysMet) return undefined;
  if (!isText && whole.tokens.length > (told?.isOver ? MOST_MET : 8)) return undefined;
  const head = isText ? body.from : heard.text.length;
  // "… la carte sort en mars": of what was decided, and no day of the meeting.
  const { group } = heard;
  // "CR : on retient la maille de l’EPT": a group within what was decided is none whose meeting it was.
  const isWithin = isText && group && noun && group.start > body.from + NEAR;
  const named = {
    group: isWithin ? NO_GROUP : namedIn(heard).group,
    ...pastOf(heard, head),
  };
  const hours = timesOf(heard).find(({ from: start, end }) => start && end <= head);
  const [day] = daysOf(heard).filter(({ end }) => end <= head);
  return {
    named: isMore ? { group: NO_GROUP } : named,
    until: head,
    left: isText ? leftAhead(heard, head) : [],
    written: isText ? cutInTwo(body.text, heard.context, whole.lexicon) : none,
    undecided: isText ? undecidedIn(body.text, whole.lexicon) : [],
    ...(day && {
      said: {
        ...{ date: day.date, partial: day.partial },
        isAhead: endsWith(
          heard.text.slice(0, day.start),
          whole.lexicon,
          'bord-jour-nouveau',
          'bord-devant-jour',
        ),
        ...(hours?.from && { start: hours.from }),
        ...(hours?.to && { end: hours.to }),
      },
    }),
    isMore,
    isCalled: isText && (noun?.value === 'reunion-compte-rendu' || heading !== undefined),
    isHeld: held || isMet,
    isNamed:
      isMet ||
      saysMet ||
      (isText && (named.group.found.length > 0 || named.date !== undefined || notes)),
  };
}

/** "CR carto du 19 – 5 présents – décisions : …": a figure ahead of the text, which says no day nor hour. */
function leftAhead({ whole, when, context }: Heard, until: number): string[] {
  const { text, typed } = whole;
  const known = [...whenSlot(whole, context).map((one) => spanIn(whole, one)), ...when];
  return partsOf(text.slice(0, until)).flatMap(({ start, end }) => {
    const own = typed.filter((one) => one.start >= start && one.end <= end);
    const isFigure = own.some((one) => /^\d+$/.test(one.folded) && !inside(known, one));
    return isFigure ? own.map(({ folded }) => folded) : [];
  });
}

/** Letters of what may stand between a colon and a group that opens the text. */
const NEAR = 12;

/** Words of what only says that a meeting took place. */
const MOST_MET = 20;

interface Held {
  /** By which verb it is told what was decided there. */
  decided: Placed<string> | undefined;
  /** Its day, which is said, is over. */
  isOver: boolean;
  /** What was decided stands behind a colon. */
  isListed: boolean;
}

/** "Point carto de ce matin avec Nadia : …": a colon behind a day that is over, and clauses behind it. */
function isHeadedOver({ text, whole, when, utterance, context }: Heard): boolean {
  const colon = COLON.exec(text)?.index ?? -1;
  const ahead = when.filter(({ end }) => end <= colon);
  const isMorning = ahead.some((found) => found.kind === 'part' && found.part === 'morning');
  const isOver = ofKind(ahead, 'day').some(
    ({ date, sure }) => sure && (isMorning ? date <= context.today : date < context.today),
  );
  const isTimed = ofKind(ahead, 'times').length > 0;
  return (
    isOver && !isTimed && hasClause(readSentence(utterance.text.slice(colon + 1), whole.lexicon))
  );
}

/** A meeting, or a group, that is told to have met, or to have decided something. */
function heldIn(heard: Heard): Held | undefined {
  const { whole, group, context, text } = heard;
  const isMet = says(whole, 'reunion');
  const [decided] = conceptsOf(whole, 'reunion-a-decide');
  const head = decided?.at ?? whole.tokens.length;
  // "On a fait un point" plans none, nor does what is only to be noted.
  const past = placesOf(whole, ['reunion-eue', 'reunion-noter']);
  const plans = conceptsOf(whole, 'reunion-planifier').some(
    (one) => one.at < head && !past.some((other) => overlap(other, one)),
  );
  const took = tookPlace(whole).length > 0 || isHeadedOver(heard);
  // "On s’est réunis mercredi, on a décidé…", of who gathers a group, names no other.
  const isCalled = conceptsOf(whole, 'reunion-compte-rendu').some(({ at }) => at <= 4);
  const isTheirs =
    (took || isCalled) && decided !== undefined && context.speaking.coAnimates.length > 0;
  if (whole.mood === 'ask' || plans || !(isMet || group || isTheirs)) return undefined;
  const decides = decided && (group || (isMet && context.speaking.coAnimates.length > 0));
  if (!took && !decides && !isTheirs) return undefined;
  const before = decided ? spanIn(whole, decided).start : text.length;
  // "On fait une réunion jeudi prochain : …": what is to come for sure was not held.
  const isToCome = daysOf(heard).some(
    ({ end, sure, date }) => end <= before && sure && date > heard.context.today,
  );
  if (isToCome && !decided) return undefined;
  const { date } = pastOf(heard, before);
  const isOver = took && date !== undefined && date <= heard.context.today;
  return {
    decided: took || decides || isTheirs ? decided : undefined,
    isOver,
    isListed: COLON.test(text) && took && (isMet || isOver),
  };
}

/** What was decided, as it is told by a verb: "on a décidé de publier", "on a validé la légende". */
function decidedIn({ whole, text }: Heard, decided: Placed<string>): Body | undefined {
  const { start, end } = spanIn(whole, decided);
  const colon = COLON.exec(text);
  // "On a acté deux choses : …" has them behind its colon.
  if (colon && colon.index > start) return undefined;
  const lead = /^\s+(?:de\s|d['’]\s?|que\s|qu['’]\s?)/iu.exec(text.slice(end));
  return {
    text: tidy(text.slice(lead ? end + lead[0].length : start), whole),
    from: start,
    isLed: true,
  };
}

/** The day that is said before the text itself: one that is over. */
export function pastOf(
  heard: Heard,
  before = Number.POSITIVE_INFINITY,
): Pick<MeetingNamed, 'date' | 'partial'> {
  const day = daysOf(heard).find(({ end, limit }) => !limit && end <= before);
  if (!day) return { date: undefined, partial: undefined };
  return { date: overBy(heard.context.today, day), partial: day.partial };
}

/** What was said without its year is the last such day. */
function overBy(now: string, { date, sure, partial }: DayFound): string {
  if (sure || date <= now) return date;
  const day = Temporal.PlainDate.from(date);
  if (partial === 'weekday') return day.subtract({ weeks: 1 }).toString();
  if (partial === 'number') return day.subtract({ months: 1 }).toString();
  // "Le 10 décembre", said in November: nobody tells of the one of a year ago.
  const before = day.subtract({ years: 1 });
  const at = Temporal.PlainDate.from(now);
  return at.until(day).days < before.until(at).days ? date : before.toString();
}

const COLON = /(?<!\d)\s*:(?!\/\/)\s*/u;

/** What leads to a text: "que", a little behind what names the meeting. */
const THAT = /^[^.;]{0,60}?(?<![\p{L}])(?:(?:que|that)(?!\p{L})|qu['’ ])\s*/iu;

interface Body {
  text: string;
  from: number;
  /** A colon or "que" leads to it. */
  isLed: boolean;
}

/** The text itself: behind the first colon, else behind what names the meeting and "que". */
function bodyOf(heard: Heard, noun: Placed<string> | undefined): Body {
  const { text, whole } = heard;
  const colon = COLON.exec(text);
  if (colon) {
    const from = colon.index + colon[0].length;
    return { text: tidy(text.slice(from), whole), from: colon.index, isLed: true };
  }
  const [day] = daysOf(heard);
  const named = noun ? spanIn(whole, noun).end : 0;
  // "Dans les décisions du 17 qu’on publie la carte": behind "que" nothing says which meeting it is.
  const led = THAT.exec(text.slice(named))?.[0].length ?? text.length;
  const ends = [
    ...(heard.group ? [heard.group.end] : []),
    ...(day ? [day.end] : []),
    ...conceptsOf(whole, 'reunion').map((found) => spanIn(whole, found).end),
  ].filter((end) => end < Math.min(named + led, Math.max(text.length / 2, 60)));
  const from = Math.max(named, ...ends);
  const rest = text.slice(from);
  const that = THAT.exec(rest);
  const bare = that
    ? rest.slice(that[0].length)
    : withoutStart(rest, whole.lexicon, 'bord-de-plus');
  return { text: tidy(bare, whole), from, isLed: that !== null };
}

/** "On a fait la carto ce matin, on garde trois couleurs, Nadia envoie la légende": once somebody has to do something, all of it. */
function behindMet({ text, whole, context }: Heard): Body {
  const [, ...parts] = readParts(whole, allPartsOf);
  const isOwed = parts.some(({ said }) => isDuty(said, context));
  const from = isOwed ? (parts[0]?.start ?? text.length) : text.length;
  return { text: tidy(text.slice(from), whole), from, isLed: isOwed };
}

/** "… : présents moi et Omar. Décisions : …": who was there is told ahead of what was decided. */
function behindThere({ whole, context, text }: Heard, body: Body): Body {
  const read = readSentence(body.text, whole.lexicon);
  const isListed = marksIn(read).some(({ at }) => at === 0);
  const { start } = readParts(read, isListed ? allPartsOf : sentencesOf).find(({ said }) => {
    const known = [...personsSlot(said, context), ...conceptsOf(said, 'moi-meme')];
    const marks = [...marksIn(said), ...conceptsOf(said, 'presence-etait')];
    // "Présents nadia paul yann petit": a list, whoever is in it.
    const isList = known.length > 0 && marks.some(({ at }) => at === 0) && !hasClause(said);
    return !isList && !saysOnly(said, [...marks, ...known, ...strangersIn(said, known)]);
  }) ?? { start: body.text.length };
  const rest = body.text.slice(start);
  return start === 0 ? body : { ...body, text: rest, from: text.indexOf(rest) };
}

const tidy = (text: string, { lexicon }: Sentence): string =>
  withoutEnd(text.replace(/^[\s,:–-]+/u, ''), lexicon, 'bord-merci');
