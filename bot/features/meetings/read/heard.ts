/** A sentence as the meetings hear it: read once, with the days, the group, the link and the agenda that it names. */
import type { Matter } from '../../../contract/matter.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { dayNear } from '../../../language/when/called-day.ts';
import {
  type DayFound,
  inside,
  ofKind,
  type Span,
  type TimesFound,
  type WhenFound,
} from '../../../language/when/expression.ts';
import type { WhenLexicon } from '../../../language/when/lexicon.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { readShift } from '../../../language/when/shift.ts';
import { cut } from '../../../language/words.ts';
import { type AgendaFound, agendaIn } from '../../../sentence/agenda.ts';
import { readParts, sentencesOf } from '../../../sentence/clauses.ts';
import { isOver, longest, overlap, type Placed } from '../../../sentence/placed.ts';
import { hasClause, onlyAsks } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placeOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  sentenceOf,
  spanIn,
} from '../../../sentence/sentence.ts';
import { deniedIn, takenBackIn } from '../../../sentence/superseded.ts';
import type { GroupMention } from '../../people/model/group-mention.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { endsPlace, groupSaid } from '../../people/model/slots/groups.ts';
import type { Meeting } from '../model/schema.ts';
import { countedIn, dictatedIn, withLengths, withoutTelling } from './points.ts';

/** A meeting to come. */
export type Coming = Pick<Meeting, 'group' | 'place'> & { date: string };

export interface HearingContext extends SlotContext {
  open?: readonly Matter[] | undefined;
  /** An invitation waits for an answer of who speaks. */
  due?: boolean | undefined;
  /** Who speaks gathers a group, or any. */
  decides?: boolean | undefined;
  /** Place of the meeting that was spoken of last, or of its draft. */
  place?: string | undefined;
  /** Meetings to come, in their order. */
  coming?: readonly Coming[] | undefined;
  /** What is noted of the meeting that was spoken of last. */
  minutes?: string | undefined;
  /** Who is noted as there, by recipient, where that meeting is being noted. */
  there?: ReadonlySet<string> | undefined;
}

export interface Heard {
  text: string;
  utterance: Utterance;
  context: HearingContext;
  whole: Sentence;
  /** Without the agenda, and blanks where the link stands. */
  head: Sentence;
  /** Something is asked, and nothing ordered. */
  asks: boolean;
  when: readonly WhenFound[];
  link: (Span & { url: string }) | undefined;
  agenda: AgendaFound | undefined;
  group: GroupMention | undefined;
  /** Why, or on what condition: nothing in it is where or when the meeting is. */
  asides: readonly Span[];
  /** A day or an hour is said to be no more: "mercredi 16 et pas mardi 15". */
  corrects: boolean;
}

/** Concepts that tell what a sentence does; their words are no part of a place, nor of a title. */
const spoken: ReadonlySet<string> = new Set(
  `reunion reunion-echange reunion-instance reunion-planifier reunion-la-placer reunion-deplacer reunion-annuler reunion-supprimer reunion-ordre-du-jour reunion-completer
  reunion-rappels reunion-couper-rappels reunion-reprendre-rappels reunion-relancer reunion-eue reunion-sondage reunion-prochaine
  reunion-quand reunion-ou reunion-qui reunion-muets reunion-se-reunit reunion-lien reunion-liste reunion-decisions reunion-se-demander
  se-reprend reunion-titre lieu-meme dehors-annonce projet-idem projet-corriger demande-polie`.split(
    /\s+/,
  ),
);

/** "Ce sont trois points séparés : a, b, c". */
const POINTS = 'reunion-points-suivent';

const URLS = /https?:\/\/[^\s<>"'«»]+/giu;

const prepared = new WeakMap<Utterance, Heard | null>();

/** Read once for every reading of one message, with what is open where it is said; nothing when it is no business of meetings at all. */
export function heardIn(utterance: Utterance, context: HearingContext): Heard | undefined {
  const known = prepared.get(utterance);
  const isSame = known?.context.now === context.now && known.context.open === context.open;
  if (known !== undefined && isSame) return known ?? undefined;
  const { talk, copying, credentials, text } = utterance;
  const waits = context.open?.some(({ kind }) => kind.startsWith('meetings.')) || context.due;
  const isOther =
    (talk && !waits) || copying || (credentials && asksForAccess(text, context.knowledge));
  const heard = isOther ? undefined : hear(utterance, context);
  prepared.set(utterance, heard ?? null);
  return heard;
}

/** "https://zoom.us/j/1?pwd=2" is no request for a password. */
const asksForAccess = (text: string, { vocabulary }: Knowledge): boolean =>
  vocabulary.credentials.find(cut(text.replace(URLS, ' '))).length > 0;

/** The same with less text: one sentence of several, or one clause. */
export const hearPart = (
  { utterance, context }: Pick<Heard, 'utterance' | 'context'>,
  text: string,
): Heard | undefined => heardIn({ ...utterance, text }, context);

/** "Petite erreur de ma part : c’est 14h30 et non 14h": what stands behind the colon is put right. */
const bringsRight = (ahead: Sentence, found: readonly Span[]): boolean =>
  ahead.concepts.some(({ value }) => value === 'projet-corriger') &&
  found.length > 0 &&
  found.every(({ start }) => start >= ahead.text.length);

function hear(utterance: Utterance, context: HearingContext): Heard {
  const { text } = utterance;
  const { knowledge, now, zone } = context;
  const { lexicon } = knowledge;
  const link = linkIn(text);
  const clear = link ? blank(text, link) : text;
  const whole = sentenceOf(utterance, lexicon);
  const found = link
    ? readWhen(clear, { now, zone }, knowledge.vocabulary.when)
    : whenSlot(whole, context).map(({ value }) => value);
  const agenda =
    agendaIn(withoutTelling(clear, lexicon), (from, to) =>
      found.some(
        ({ kind, start }) => (kind === 'day' || kind === 'noDay') && start >= from && start < to,
      ),
    ) ?? dictatedIn(readSentence(clear, lexicon));
  const ahead = agenda && readSentence(clear.slice(0, agenda.start), lexicon);
  const behind = agenda && readSentence(clear.slice(agenda.start, agenda.start + 200), lexicon);
  const taken: Span[] = [...found, ...(link ? [link] : [])];
  // "Modifie la réunion du 10 : 10h à 11h30": behind the colon stand a day and hours, and no point.
  const isOnlyWhen = (from: number) =>
    whole.typed.every(({ start }) => start < from || inside(taken, { start }));
  // "demain 11h : réunion carto": what stands behind the colon is the meeting itself. A question is no agenda.
  const isAgenda =
    agenda &&
    ahead &&
    behind &&
    !ordersIn(behind) &&
    // "L’ordre du jour c’est quoi".
    !agenda.points.every((point) => onlyAsks(readSentence(point, lexicon))) &&
    // "Petit point : la carto s’est réunie jeudi": told, and no point of an agenda.
    tookPlace(behind).length === 0 &&
    (agenda.labelled ||
      says(ahead, POINTS) ||
      (whole.mood !== 'ask' &&
        !bringsRight(ahead, found) &&
        !isOnlyWhen(agenda.start) &&
        ahead.concepts.some(({ value }) => spoken.has(value))));
  const head = isAgenda ? ahead : link ? readSentence(clear, lexicon) : whole;
  const asides = asidesIn(head);
  const when = endingIn(
    standingOf(
      withoutAsides(found, asides).filter(({ start }) => start < head.text.length),
      head,
      knowledge.vocabulary.when,
    ),
    head,
  );
  const mention = groupSaid(head, context, taken);
  const isOfPlace = mention && endsPlace(head, placeOf(head, mention).at);
  const group = isOfPlace ? groupSaid(head, context, [...taken, mention]) : mention;
  return {
    text,
    utterance,
    context,
    whole,
    head,
    asks: isAsked(head),
    when,
    link,
    agenda: isAgenda
      ? {
          ...agenda,
          labelled: agenda.labelled || says(ahead, POINTS),
          points: withLengths(agenda.points.flatMap(countedIn), clear, found, lexicon),
        }
      : undefined,
    group,
    asides,
    // "Le 12 euh non le 13" takes back a slip of the same breath; "pas le 12, le 13" says what was planned.
    corrects:
      conceptsOf(head, 'se-reprend').length === 0 &&
      [...found, ...when].some((f) => (f.kind === 'day' || f.kind === 'times') && f.before),
  };
}

/** "On n'a pas le quorum : annule cette réunion": what stands behind the colon is an order of its own. */
const ordersIn = (behind: Sentence): boolean =>
  ['reunion-annuler', 'reunion-deplacer', 'reunion-supprimer', 'lieu-nous'].some((name) =>
    conceptsOf(behind, name).some(({ at }) => at <= openingOf(behind)),
  );

/** A question, unless one of its sentences orders: "On n'avait pas dit jeudi ? Corrige." */
function isAsked(head: Sentence): boolean {
  if (head.mood !== 'ask') return false;
  const sentences = readParts(head, sentencesOf);
  return sentences.length < 2 || !sentences.some(({ said }) => said.mood === 'order');
}

/** "On finit plutôt à 11h30", "la fin passe à 11h30": the hour that a word of ending leads to is no start. */
function endingIn(when: readonly WhenFound[], head: Sentence): WhenFound[] {
  const leads = longest(
    head.concepts.filter(({ value }) => value === 'reunion-fin' || value === 'reunion-debut'),
  ).map((one) => ({ ...spanIn(head, one), ends: one.value === 'reunion-fin' }));
  return when.map((found) => {
    if (found.kind !== 'times' || found.to !== undefined) return found;
    const lead = leads.findLast(({ end }) => end <= found.start);
    const isOfAnother = when.some(
      ({ kind, start, end }) =>
        lead && end > lead.start && start < (kind === 'times' ? found.start : lead.end),
    );
    const { from, ...rest } = found;
    return lead?.ends && !isOfAnother ? { ...rest, to: from } : found;
  });
}

/** "… car la salle ferme à 16h30", "… si tant est que ce ne soit pas trop tôt": from what leads to it up to a sign. */
function asidesIn(head: Sentence): Span[] {
  const civil = placesOf(head, ['courtoisie', 'bord-merci']);
  return placesOf(head, ['raison', 'vote-condition', 'vote-si']).flatMap((lead) => {
    const { start, end } = spanIn(head, lead);
    const [rest = ''] = head.text.slice(end).split(/[,;\n]/u, 1);
    // "Sous réserve que la mairie soit ouverte" says it by itself.
    const isClause = lead.value === 'vote-condition' || hasClause(readSentence(rest, head.lexicon));
    const isSo = isClause && !civil.some((one) => overlap(one, lead));
    // "Vu que la mairie ouvre à 9h30, on commence à 11h"; "si tu peux, …" is civil.
    const isWithin =
      lead.at > 0 || (lead.value === 'raison' && end + rest.length < head.text.length);
    return isWithin && isSo ? [{ start, end: end + rest.length }] : [];
  });
}

/** "Fin à 16h car la salle ferme à 16h30": where another hour is said, that of an aside is none of the meeting. */
function withoutAsides(found: readonly WhenFound[], asides: readonly Span[]): readonly WhenFound[] {
  const kept = found.filter((one) => one.kind !== 'times' || !inside(asides, one));
  return kept.some(({ kind }) => kind === 'times') ? kept : found;
}

/** "Le 8 euh non le 9", "pas 14h, 14h30": what is taken back is marked as what was before. */
function standingOf(found: readonly WhenFound[], head: Sentence, when: WhenLexicon): WhenFound[] {
  const counted = /P1D$/.test(readShift(head.text, when) ?? '');
  const placed = found.map((value) => ({ value, ...placeOf(head, value) }));
  const denied = conceptsOf(head, 'nie-celui');
  const back = conceptsOf(head, 'se-reprend');
  const again = conceptsOf(head, 'projet-idem');
  const isAgain = ({ at, length }: Placed<unknown>) =>
    again.some((a) => a.at < at + length && at < a.at + a.length);
  const ofKind = (kind: WhenFound['kind']) => placed.filter(({ value }) => value.kind === kind);
  const kinds = [...new Set(placed.map(({ value }) => value.kind))].map(ofKind);
  const gone = takenBackIn(kinds, back);
  // "Pas mercredi, jeudi".
  const not = deniedIn(head, placed, denied);
  // "Ce jour-là" is the one that was spoken of.
  return placed
    .filter((one) => one.value.kind !== 'day' || !isAgain(one))
    .map((one) => {
      const { value } = one;
      if (value.kind !== 'day' && value.kind !== 'times') return value;
      // "Pas le 10 mais la veille": what is said instead is counted from it.
      const isCounted = value.kind === 'day' && counted;
      const isNot = not.includes(one) && (isCounted || ofKind(value.kind).length > 1);
      if (gone.has(one) || isNot) return { ...value, before: true };
      const was = placed.find((other) => other.at < one.at && gone.has(other));
      // "Le 12 janvier euh non le 13": of the same month.
      return value.kind === 'day' && value.partial && was?.value.kind === 'day'
        ? { ...value, date: dayNear(value.date, value.partial, was.value.date) }
        : value;
    });
}

export const mentionOf = ({ group }: Heard): NamedGroup => ({
  found: group?.found ?? [],
  text: group?.text ?? '',
});

function linkIn(text: string): Heard['link'] {
  const [match] = text.slice(0, 4000).matchAll(URLS);
  if (!match) return undefined;
  const url = match[0].replace(/[.,;:!?)\]]+$/u, '');
  return { url, start: match.index, end: match.index + url.length };
}

/** The same text, in the same places, without what stands there. */
export const blank = (text: string, { start, end }: Span): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

/** Everything that was found in the head, for what is left to be read as a place. */
export const spansOf = ({ head, when, link, group }: Heard): Span[] => [
  ...when,
  ...(link ? [link] : []),
  ...(group ? [group] : []),
  ...head.concepts.filter(({ value }) => spoken.has(value)).map((placed) => spanIn(head, placed)),
];

/** Where a meeting is told to have taken place: "se termine" is no "terminée". */
export const tookPlace = (sentence: Sentence): Placed<string>[] => {
  const ends = conceptsOf(sentence, 'reunion-fin');
  return conceptsOf(sentence, 'reunion-eue').filter(
    (one) => !ends.some((other) => other.length > one.length && overlap(other, one)),
  );
};

export const has = ({ head }: Heard, concept: string): boolean => says(head, concept);

export const first = ({ head }: Heard, concept: string): Placed<string> | undefined =>
  conceptsOf(head, concept)[0];

/** Nothing but light words, the group and days before it. */
export function opens(heard: Heard, concept: string): boolean {
  const { head } = heard;
  const at = openingOf(head);
  return conceptsOf(head, concept).some((found) => found.at <= at);
}

export const openingOf = ({ tokens, lexicon, concepts }: Sentence): number => {
  const polite = concepts.filter(({ value }) => value === 'demande-polie');
  const at = tokens.findIndex(({ folded }, i) => !lexicon.light.has(folded) && !isOver(polite, i));
  return at < 0 ? tokens.length : at;
};

/** Whether the day is a weekday or a number alone, so that another such day may be meant. */
export const partialOf = ({ when }: Heard, date: string | undefined): DayFound['partial'] =>
  ofKind(when, 'day').find((day) => day.date === date)?.partial;

export const daysOf = ({ when }: Heard): DayFound[] => ofKind(when, 'day');
/** A day that is over for sure is no day of a meeting to come. */
export const isPast = (heard: Heard): boolean =>
  daysOf(heard).some(({ date, sure }) => sure && date < heard.context.today);
/** "Le 24 ou le 26": days to choose from. */
export function isChoice(heard: Heard): boolean {
  const [one, two] = daysOf(heard);
  return conceptsOf(heard.head, 'sondage-ou').some((joint) => {
    const { start } = spanIn(heard.head, joint);
    return one !== undefined && two !== undefined && one.end <= start && start < two.start;
  });
}
export const timesOf = ({ when }: Heard): TimesFound[] => ofKind(when, 'times');

/** Words with a sense that nothing was made of, folded; and the others. */
export function wordsOf(
  { head }: Heard,
  spans: readonly Span[],
): { words: string[]; left: string[] } {
  const tokens = head.tokens.filter(({ folded }) => folded !== '?');
  const words = tokens.filter(({ start }) => inside(spans, { start }));
  const left = tokens.filter((one) => !words.includes(one) && !head.lexicon.light.has(one.folded));
  return { words: words.map(({ folded }) => folded), left: left.map(({ folded }) => folded) };
}
