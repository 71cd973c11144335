/** What is said of an action that minutes keep: "décale le fichier au 20", "c’est fait", "c’est Paul qui la reprend". */
import { localDay } from '../../../calendar/local-time.ts';
import type { Row } from '../../../contract/store.ts';
import { dayOfYearInWords } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { DayFound } from '../../../language/when/expression.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { endOf, isParted } from '../../../sentence/between.ts';
import { partsOf } from '../../../sentence/clauses.ts';
import { isOver as isOverOne, overlap, type Placed } from '../../../sentence/placed.ts';
import { polarityOf } from '../../../sentence/polarity.ts';
import { stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  readSentence,
  type Sentence,
  says,
  sentenceOf,
  spanIn,
} from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { done, dropped, free, isOver, linesIn, withoutFree } from '../model/action-lines.ts';
import type { Meeting } from '../model/schema.ts';
import { withoutTag } from './attendance-days.ts';

export interface ActionSaid {
  meeting: Row<Meeting>;
  line: string;
  fresh: string;
  beside: string[];
}

/** What tells of an action: a clause without them is of something else. */
const TOLD = ['action-delai', 'action-faite', 'action-passe', 'action-ensemble', 'action-abandon'];
/** What such words stand with, and nothing is said by. */
const ASIDE = new Set([
  ...TOLD,
  'action-prend',
  'av-jour',
  'nie',
  'nie-ne',
  'nie-modal',
  'nie-celui',
  'mais-celui',
]);

/** A longer message tells of something else too. */
const MOST_WORDS = 25;

/** What becomes of an action; with no owner, it is nobody’s. */
interface Change {
  state?: 'done' | 'dropped';
  owner?: string | null;
  joined?: string;
  day?: DayFound;
  /** It is said by words that tell of other things too: nothing else may stand beside them. */
  isBare?: boolean;
}

/** The actions that are meant, of those of the meetings that are given: those that share most words with what is said. */
export function actionsSaid(
  utterance: Utterance,
  context: SlotContext,
  held: readonly Row<Meeting>[],
  pending?: { line: string; fresh: string },
): ActionSaid[] {
  const { lexicon } = context.knowledge;
  const whole = sentenceOf(utterance, lexicon);
  const text = withoutTag(whole);
  const sentence = text === whole.text ? whole : readSentence(text, lexicon);
  const isOther =
    ['reunion', 'fiche', 'sondage'].some((name) => says(sentence, name)) ||
    // "La liste de ce que chacun doit faire" changes no action about a list.
    ['reunion-qui-fait-quoi', 'action-de-chacun'].every((name) => says(sentence, name));
  // "Je peux avoir jusqu’au 10 ?" asks for another day, which is shown before it is kept.
  const isWish = says(sentence, 'gens-pouvoir') && says(sentence, 'action-delai');
  if (
    sentence.tokens.length > MOST_WORDS ||
    ((sentence.mood === 'ask' || text.includes('?')) && !isWish) ||
    utterance.references.fiches.length > 0 ||
    isOther
  )
    return [];
  // "Pas avant le 18" is no word of "… avant le 11".
  const limits = conceptsOf(sentence, 'action-delai');
  const meant = nearestIn(
    wordsIn(sentence, [...namedIn(sentence, context), ...limits]),
    held,
    lexicon,
  );
  // "Le comité est avancé au 12" says nothing of the line that is asked about.
  const isPending = ({ line, words }: Held) =>
    line === pending?.line && !namesOther(sentence, words);
  return (meant.length > 0 ? meant : openIn(held, lexicon).filter(isPending)).flatMap(
    ({ meeting, line, words }) => {
      const change = changeIn(sentence, words, context);
      if (!change) return [];
      const beside: string[] = [];
      for (const { start, end } of partsOf(text)) {
        const clause = text.slice(start, end);
        const part = readSentence(clause, lexicon);
        const said = [...wordsIn(part, namedIn(part, context))];

        const isTold = TOLD.some((one) => says(part, one));
        // "Le comité est avancé au 12, même lieu", of "la liste des lieux".
        if (isTold && !said.some((word) => words.has(word)) && namesOther(part, words)) return [];
        if (said.length > 0 && !isTold && !said.some((word) => words.has(word)))
          beside.push(clause);
        else if (change.isBare && !saysNothingElse(part, words, context)) return [];
      }
      // "Oui sauf que Sophie m’aide", while it is asked: of the line as it would be.
      const before = line === pending?.line ? pending.fresh : line;
      const on = { context, meeting: meeting.value, locale: utterance.locale };
      const fresh = changed(before, change, on);
      return fresh === line ? [] : [{ meeting, line, fresh, beside }];
    },
  );
}

/** A line that is not over, and its words. */
interface Held {
  meeting: Row<Meeting>;
  line: string;
  words: ReadonlySet<string>;
}

const openIn = (held: readonly Row<Meeting>[], lexicon: Sentence['lexicon']): Held[] =>
  held.flatMap((meeting) =>
    linesIn(meeting.value.nextSteps)
      .filter((line) => !isOver(line))
      .map((line) => ({ meeting, line, words: wordsIn(readSentence(line, lexicon), []) })),
  );

/** The lines that share most words with these; none when none does. */
function nearestIn(
  own: ReadonlySet<string>,
  held: readonly Row<Meeting>[],
  lexicon: Sentence['lexicon'],
): Held[] {
  const all = openIn(held, lexicon).map((one) => ({
    one,
    shared: [...own].filter((word) => one.words.has(word)).length,
  }));
  const most = Math.max(1, ...all.map(({ shared }) => shared));
  return all.flatMap(({ one, shared }) => (shared === most ? one : []));
}

/** "La maquette", or its line, where several were shown: the words that tell it from the others. */
export function actionMeant(
  reply: Utterance,
  context: SlotContext,
  held: readonly Row<Meeting>[],
): string | undefined {
  const { lexicon } = context.knowledge;
  const sentence = sentenceOf(reply, lexicon);
  const named = [...namedIn(sentence, context), ...conceptsOf(sentence, 'action-delai')];
  const own = wordsIn(sentence, named);
  const [only, second] = nearestIn(own, held, lexicon);
  if (!only || second) return undefined;
  const isOf = ({ stem }: { stem: string }, at: number) =>
    own.has(stem) && only.words.has(stem) && !isOverOne(named, at);
  return sentence.tokens
    .filter(isOf)
    .map(({ folded }) => folded)
    .join(' ');
}

/** What a sentence says of an action of these words. */
function changeIn(
  sentence: Sentence,
  words: ReadonlySet<string>,
  context: SlotContext,
): Change | undefined {
  const [day, other] = daysIn(sentence, context);
  const isDay = day !== undefined && !other;
  const dated = isDay ? { day } : {};
  const persons = personsSlot(sentence, context);
  const isYes = (one: Placed<unknown>) => polarityOf(sentence, one).value === 'yes';
  const isBehind = (concept: string) => (person: Placed<unknown>) =>
    conceptsOf(sentence, concept).some(
      (one) => endOf(one) === person.at && !isParted(sentence, person.at, person.at),
    );
  // "C’est pas moi, c’est Léa".
  const out = persons.filter(isBehind('nie-celui'));
  const left = persons.filter((one) => !out.includes(one));
  const [first, second] = left.filter(({ value }) => !value.isSelf);
  const another = second ? undefined : first?.value.name;
  const self = left.find(({ value }) => value.isSelf)?.value.name;
  if (says(sentence, 'action-abandon')) return { state: 'dropped', isBare: true };
  if (out.length > 0) return { owner: another ?? self ?? null, ...dated, isBare: true };
  if (another && says(sentence, 'action-passe')) return { owner: another, ...dated };
  if (!isDay && conceptsOf(sentence, 'action-faite').some(isYes)) return { state: 'done' };
  // "La salle est réservée", of who reserves it, and "je réserve la salle".
  const own = verbsIn(sentence, words);
  const made = own.filter(({ value }) => value === 'made');
  if (!isDay && made.some(isYes)) return { state: 'done', isBare: true };
  if (another && says(sentence, 'action-ensemble')) return { joined: another, ...dated };
  // "La relecture je vais pas pouvoir".
  if (self && !another && says(sentence, 'presence-peux-pas')) return { owner: null };
  // "L’affiche, c’est Léa".
  const isNamed = left.some(isBehind('mais-celui'));
  const does = [...conceptsOf(sentence, 'action-prend'), ...own];
  const isTaken = isNamed || does.some(isYes);
  if (isDay && says(sentence, 'action-delai') && !(self && does.some(isYes))) return { day };
  if (second || made.length > 0 || (!isNamed && does.length === 0)) return undefined;
  if (isTaken) return { owner: another ?? self, ...dated, isBare: !isDay };
  return self && !another ? { owner: null, isBare: true } : undefined;
}

/** Days to come. */
const daysIn = (sentence: Sentence, context: SlotContext): DayFound[] => {
  const today = localDay(context.now, context.zone);
  return whenSlot(sentence, context).flatMap(({ value }) =>
    value.kind === 'day' && value.date > today ? [value] : [],
  );
};

/** Verbs of these words, which say that it is done by their form ("j’ai bien réservé"), or that somebody does it. */
const verbsIn = (sentence: Sentence, words: ReadonlySet<string>): Placed<'made' | 'does'>[] => {
  const { grammar, light } = sentence.lexicon;
  const isPast = (at: number): boolean =>
    stands(sentence, 'auxiliaire', at) ||
    (light.has(sentence.tokens[at]?.folded ?? '') && isPast(at - 1));
  return sentence.tokens.flatMap(({ folded, stem }, at) => {
    if (!words.has(stem) || stands(sentence, 'devant-nom', at - 1)) return [];
    const isDoing = grammar.isFinite(folded) || grammar.isInfinitive(folded);
    const isMade = grammar.isParticiple(folded) && (!isDoing || isPast(at - 1));
    return isMade || isDoing
      ? [{ value: isMade ? ('made' as const) : ('does' as const), at, length: 1 }]
      : [];
  });
};

/** Whether a clause about an action tells nothing besides. */
function saysNothingElse(
  sentence: Sentence,
  words: ReadonlySet<string>,
  context: SlotContext,
): boolean {
  const aside = sentence.concepts.filter(({ value }) => ASIDE.has(value));
  const left = wordsIn(sentence, [...namedIn(sentence, context), ...aside]);
  return [...left].every((word) => words.has(word));
}

/** Whether a noun with its article names another thing than the line of these words: "le comité est avancé au 12". */
const namesOther = (part: Sentence, words: ReadonlySet<string>): boolean =>
  part.tokens.some(
    ({ folded, stem }, at) =>
      at > 0 &&
      stands(part, 'devant-nom', at - 1) &&
      folded.length >= SHORTEST &&
      !words.has(stem) &&
      !part.lexicon.light.has(folded) &&
      !isOverOne(
        part.concepts.filter(({ value }) => OWN_NOUN.has(value)),
        at,
      ),
  );

/** Nouns that name no other thing: the action itself, and its day. */
const OWN_NOUN = new Set([...TOLD, 'action-nom', 'av-jour']);

const namedIn = (sentence: Sentence, context: SlotContext): Placed<unknown>[] => [
  ...whenSlot(sentence, context),
  ...personsSlot(sentence, context),
];

/** A line as it is after a change. */
function changed(line: string, { state, owner, joined, day }: Change, on: On): string {
  if (state) return state === 'done' ? done(line) : dropped(line);
  const theirs = owner === undefined ? line : ofOther(line, owner, on);
  const dated = day ? onDay(theirs, day, on) : theirs;
  return joined && !dated.includes(joined)
    ? `${dated.replace(/[.\s]+$/u, '')} (${WITH[on.locale]} ${joined})`
    : dated;
}

/** "Qui contacte les crèches ?", "on a dit quoi pour la salle ?": the lines that have every word that is asked of. */
export function actionsAsked(
  utterance: Utterance,
  context: SlotContext,
  held: readonly Row<Meeting>[],
): string[] {
  const { lexicon } = context.knowledge;
  const sentence = sentenceOf(utterance, lexicon);
  if (utterance.references.fiches.length > 0) return [];
  if (LATE.every((name) => says(sentence, name))) return lateIn(held, context);
  const groups = groupsSlot(sentence, context);
  const among = groups.flatMap(({ value }) => value.found.map(({ id }) => id));
  const isAmong = ({ value }: Row<Meeting>) => among.length === 0 || among.includes(value.group);
  const all = held.filter(isAmong).flatMap(({ value }) => linesIn(value.nextSteps));
  const asks = ASKED.flatMap((name) => conceptsOf(sentence, name));
  // "Que doit faire Camille ?" asks for all that is hers.
  const apart = [...asks, ...groups, ...namedIn(sentence, context)];
  const own = [...wordsIn(sentence, apart)];
  // "Il reste quoi à faire de la dernière réunion ?"
  if (
    own.length === 0 &&
    personsSlot(sentence, context).length === 0 &&
    says(sentence, 'action-reste')
  )
    return all.filter((line) => !isOver(line));
  // One word alone may be of anything: "c’est quoi la salle ?".
  const isEnough = own.length > 1 || (own.length > 0 && says(sentence, 'reunion-decisions'));
  // "La salle n’est pas encore réservée": what is left is told.
  const isLeft = (words: ReadonlySet<string>) =>
    verbsIn(sentence, words).some(
      (one) => one.value === 'made' && polarityOf(sentence, one).value === 'no',
    );
  return all.filter((line) => {
    const words = wordsIn(readSentence(line, lexicon), []);
    const isOf = own.length > 0 && own.every((word) => words.has(word));
    return isOf && ((sentence.mood === 'ask' && isEnough) || (!isOver(line) && isLeft(words)));
  });
}

const LATE = ['action-nom', 'action-tardive'];

/** "Quelles actions sont en retard ?": what is not done on a day that is over. */
function lateIn(held: readonly Row<Meeting>[], context: SlotContext): string[] {
  const today = localDay(context.now, context.zone);
  return held.flatMap(({ value }) =>
    linesIn(value.nextSteps).filter((line) => {
      const day = dayOfAction(line, value, context);
      return !isOver(line) && day !== undefined && day.date < today;
    }),
  );
}

/** What asks, or leads to what is to be done. */
const ASKED = [
  ...['interroge', 'interroge-en-tete', 'reunion-decisions', 'reunion-devoir'],
  ...['action-reste', 'reunion', 'choix-dernier'],
];

const WITH = { fr: 'avec', en: 'with' } as const;

/** What a line is read with. */
interface On {
  context: SlotContext;
  meeting: Meeting;
  locale: Locale;
}

/** The line with somebody else at its head, or nobody: "Rachid contacte …", "Rachid : je contacte …". */
function ofOther(line: string, owner: string | null, { context, locale }: On): string {
  const bare = withoutFree(line);
  const said = readSentence(bare, context.knowledge.lexicon);
  const head = personsSlot(said, context).find(({ at }) => at === 0);
  if (owner !== null && head) return owner + bare.slice(spanIn(said, head).end);
  if (owner !== null) return `${owner} : ${bare}`;
  return free(head ? bare.slice(spanIn(said, head).end).replace(/^[\s:,]+/u, '') : bare, locale);
}

/** What is not light, by its stem: days and names apart. */
const wordsIn = (
  { tokens, typed, text, lexicon }: Sentence,
  apart: readonly Placed<unknown>[],
): Set<string> =>
  new Set(
    tokens.flatMap(({ folded, stem }, at) =>
      lexicon.light.has(folded) ||
      (folded.length < SHORTEST && !ACRONYM.test(text.slice(typed[at]?.start, typed[at]?.end))) ||
      apart.some((one) => overlap(one, { value: '', at, length: 1 }))
        ? []
        : [stem],
    ),
  );
/** Letters of a word that says what an action is about. */
const SHORTEST = 4;
const ACRONYM = /^\p{Lu}{3}$/u;

/** The line with another day, in the place of its own when it has one. */
function onDay(line: string, { date }: DayFound, { context, meeting, locale }: On): string {
  const was = dayOfAction(line, meeting, context);
  const said = dayOfYearInWords(date.slice(5), locale);
  const end = line.replace(/[.\s]+$/u, '');
  if (!was) return locale === 'fr' ? `${end} pour le ${said}` : `${end} by ${said}`;
  const [article = ''] = /^(?:le|the)\s/iu.exec(line.slice(was.start, was.end)) ?? [];
  return `${line.slice(0, was.start)}${article}${said}${line.slice(was.end)}`;
}

/** The day that a line says, counted from that of its meeting. */
export const dayOfAction = (
  line: string,
  { when: { date } }: Meeting,
  { zone, knowledge }: Pick<SlotContext, 'zone' | 'knowledge'>,
): DayFound | undefined =>
  readWhen(line, { now: new Date(`${date}T12:00:00Z`), zone }, knowledge.vocabulary.when).findLast(
    (found): found is DayFound => found.kind === 'day',
  );
