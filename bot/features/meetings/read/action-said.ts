/** What is said of an action that minutes keep: "décale le fichier au 20", "c’est fait", "c’est Paul qui la reprend". */
import type { Row } from '../../../contract/store.ts';
import { dayOfYearInWords } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { DayFound } from '../../../language/when/expression.ts';
import { isParted } from '../../../sentence/between.ts';
import { partsOf, readParts } from '../../../sentence/clauses.ts';
import { othersIn } from '../../../sentence/object.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { polarityOf } from '../../../sentence/polarity.ts';
import { isBehind, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  sentenceOf,
  spanIn,
  typedOver,
} from '../../../sentence/sentence.ts';
import { daysIn, type SlotContext } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import {
  concerns,
  done,
  dropped,
  free,
  namesIn,
  toldOf,
  withoutFree,
  withTold,
} from '../model/action-lines.ts';
import type { Meeting } from '../model/schema.ts';
import {
  type ActionLine,
  type ActionWords,
  dayOfAction,
  namedIn,
  nearestIn,
  openIn,
  verbsIn,
  wordsIn,
  wordsMeant,
} from './action-words.ts';
import { withoutTag } from './attendance-days.ts';

export interface ActionSaid {
  meeting: Row<Meeting>;
  line: string;
  fresh: string;
  beside: string[];
  /** How many of its words what is told of it has; absent: it is changed. */
  told?: number;
}

/** What tells of an action: a clause without them is of something else. */
const TOLD = ['action-delai', 'action-faite', 'action-passe', 'action-ensemble', 'action-abandon'];
/** What such words stand with, and nothing is said by. */
const ASIDE = [
  ...TOLD,
  ...['action-prend', 'action-nom', 'av-jour', 'nie', 'nie-ne', 'nie-modal'],
  ...['nie-celui', 'mais-celui'],
];

/** A longer message tells of something else too; what is only told is kept as it is said. */
const MOST_WORDS = 25;
const MOST_TOLD = 50;
/** Words of a line, at least, by which it is surely this one that is told of. */
export const SURE = 2;

/** The actions that are meant, of those of the meetings that are given: those that share most words with what is said. */
export function actionsSaid(
  utterance: Utterance,
  context: SlotContext,
  held: readonly Row<Meeting>[],
  pending?: { line: string; fresh: string },
): ActionSaid[] {
  const { lexicon } = context.knowledge;
  const text = withoutTag(sentenceOf(utterance, lexicon));
  const sentence = readSentence(text, lexicon);
  const isElse =
    saysAny(sentence, ['reunion', 'reunion-on-se-voit', 'fiche', 'sondage']) ||
    // "La liste de ce que chacun doit faire" changes no action about a list.
    ['reunion-qui-fait-quoi', 'action-de-chacun'].every((name) => says(sentence, name));
  const isOther = personsSlot(sentence, context).some(({ value }) => !value.isSelf);
  // "Je peux avoir jusqu’au 10 ?", "Karim peut s’en charger ?": what is asked for is shown before it is kept.
  const mayBe = says(sentence, 'gens-pouvoir');
  const isLater = mayBe && says(sentence, 'action-delai');
  const isWish =
    isLater || (mayBe && isOther && saysAny(sentence, ['action-passe', 'action-prend']));
  if (sentence.tokens.length > MOST_TOLD || utterance.references.fiches.length > 0 || isElse)
    return [];
  const open = openIn(held, lexicon);
  const told = toldIn(sentence, open, { context, locale: utterance.locale }, isLater);
  if (told) return [told];
  const isAsked = (sentence.mood === 'ask' || text.includes('?')) && !isWish;
  if (isAsked || sentence.tokens.length > MOST_WORDS) return [];
  const meant = nearestIn(wordsMeant(sentence, context), open);
  // "Le comité est avancé au 12" says nothing of the line that is asked about; nor does "le 14 je ne peux pas, que le 19".
  const isPending = ({ line, words }: ActionLine) =>
    line === pending?.line && !isOfOther(sentence, words, context) && !isVote(sentence, context);
  const parts = readParts(sentence);
  return (meant.length > 0 ? meant : open.filter(isPending)).flatMap(({ meeting, line, words }) => {
    // "Oui sauf que Sophie m’aide", while it is asked: of the line as it would be.
    const before = line === pending?.line ? pending.fresh : line;
    const on = { context, meeting: meeting.value, locale: utterance.locale };
    const { action, told } = toldOf(before);
    const { fresh: own, isBare } = freshOf(action, sentence, words, on) ?? { fresh: action };
    const fresh = own === action ? line : `${own}${told}`;
    const beside: string[] = [];
    for (const { said: part } of parts) {
      const named = namedIn(part, context);
      const said = [...wordsIn(part, named).keys()];
      const isElse = !said.some((word) => words.has(word));
      const isTold = saysAny(part, TOLD);
      const rest = [...wordsIn(part, [...named, ...placesOf(part, ASIDE)]).keys()];
      // "Le comité est avancé au 12, même lieu", of "la liste des lieux".
      if (isTold && isElse && isOfOther(part, words, context)) return [];
      if (rest.length > 0 && !isTold && isElse) beside.push(part.text);
      else if (isBare && rest.some((word) => !words.has(word))) return [];
    }
    // "Ok pour le vidéoprojecteur", of who has it already: it stays as it is.
    return fresh === line && !isBare ? [] : [{ meeting, line, fresh, beside }];
  });
}

/**
 * "Saint-Denis c’est fait, il me reste Stains, j’attends qu’ils rappellent": what is told of an action, and does not end
 * it, is kept beside it as it is said; what is asked along is left.
 */
function toldIn(
  sentence: Sentence,
  open: readonly ActionLine[],
  { context, locale }: Omit<On, 'meeting'>,
  isLater: boolean,
): ActionSaid | undefined {
  const { text, lexicon } = sentence;
  const clauses = partsOf(text).map(({ start, end }) => text.slice(start, end));
  const asked = clauses.filter((one) => one.includes('?'));
  const told = text.slice(0, asked[0] === undefined ? text.length : text.indexOf(asked[0]));
  const said = readSentence(told.replace(/[\s,;]+$/u, ''), lexicon);
  if (said.mood !== 'tell') return undefined;
  const own = wordsMeant(said, context);
  const self = context.view.person(context.speaking.self)?.name ?? '';
  const mine = nearestIn(
    own,
    open.filter(({ line }) => concerns(line, self)),
  );
  const [only, second] = mine.length > 0 ? mine : nearestIn(own, open);
  if (!only || second) return undefined;
  const { meeting, line, words } = only;
  const shared = [...own.keys()].filter((word) => words.has(word));
  if (shared.length < (mine.length > 0 ? 1 : 2)) return undefined;
  // "Je prends Stains, j’appelle mercredi": of what was told since, and not of the whole.
  const whole = wordsIn(readSentence(toldOf(line).action, lexicon), []);
  const verbs = verbsIn(said, whole).map(({ at }) => said.tokens[at]?.stem);
  const isPiece =
    shared.some((word) => !whole.has(word)) &&
    shared.every((word) => !whole.has(word) || verbs.includes(word));
  if (!isPiece && !says(said, 'action-encore')) return undefined;
  const dated = isLater ? sentence : said;
  const [day, other] = says(dated, 'action-delai') ? daysAhead(dated, context) : [];
  const on = { context, meeting: meeting.value, locale };
  const { action, told: before } = toldOf(line);
  const moved = day && !other ? `${onDay(action, day, on)}${before}` : line;
  return {
    ...{ meeting, line, fresh: withTold(moved, said.text) },
    ...{ beside: isLater ? [] : asked, told: shared.length },
  };
}

/** "La maquette", or its line, where several were shown: the words that tell it from the others. */
export function actionMeant(
  reply: Utterance,
  context: SlotContext,
  held: readonly Row<Meeting>[],
): string | undefined {
  const { lexicon } = context.knowledge;
  const own = wordsMeant(sentenceOf(reply, lexicon), context);
  const [only, second] = nearestIn(own, openIn(held, lexicon));
  if (!only || second) return undefined;
  return [...own].flatMap(([stem, folded]) => (only.words.has(stem) ? folded : [])).join(' ');
}

/** The line as a sentence of its words makes it; `isBare`: told by words that tell of other things too, and nothing else may stand beside them. */
function freshOf(
  line: string,
  sentence: Sentence,
  words: ActionWords,
  on: On,
): { fresh: string; isBare?: boolean } | undefined {
  const { context, locale } = on;
  const [one, other] = daysAhead(sentence, context);
  const day = other ? undefined : one;
  const dated = (fresh: string) => (day ? onDay(fresh, day, on) : fresh);
  const isYes = (one: Placed<unknown>) => polarityOf(sentence, one).value === 'yes';
  const isLed = (concept: string) => (person: Placed<unknown>) =>
    isBehind(sentence, concept, person.at) && !isParted(sentence, person.at, person.at);
  // "C’est pas moi, c’est Léa".
  const persons = personsSlot(sentence, context);
  const out = persons.filter((one) => isLed('nie-celui')(one) || isLed('gens-au-lieu')(one));
  const left = persons.filter((one) => !out.includes(one));
  const [first, second] = left.filter(({ value }) => !value.isSelf);
  const another = second ? undefined : first?.value.name;
  const self = left.find(({ value }) => value.isSelf)?.value.name;
  const of = (owner: string | null | undefined) =>
    owner === undefined ? line : ofOther(line, owner, on);
  if (says(sentence, 'action-abandon')) return { fresh: dropped(line), isBare: true };
  if (out.length > 0)
    return {
      fresh: dated(of(another ?? self ?? null)),
      isBare: !saysAny(sentence, ['action-passe', 'action-prend']),
    };
  if (another && says(sentence, 'action-passe')) return { fresh: dated(of(another)) };
  // "L’affiche j’ai fait la moitié".
  const isPart = says(sentence, 'action-encore');
  if (!day && !isPart && conceptsOf(sentence, 'action-faite').some(isYes))
    return { fresh: done(line) };
  // "La salle est réservée", of who reserves it, and "je réserve la salle".
  const own = verbsIn(sentence, words);
  const made = own.filter(({ value }) => value === 'made');
  // "Intervenante prévenue": by whatever its verb was called.
  if (!isPart && endsMade(sentence, words)) return { fresh: done(line) };
  // "La salle est réservée, le 21 à 14h": the day is of what is done.
  if (!isPart && made.some(isYes))
    return day
      ? { fresh: done(withTold(line, sentence.text.trim())) }
      : { fresh: done(line), isBare: true };
  // "Ok pour l’affiche".
  const me = context.view.person(context.speaking.self)?.name;
  if (me && !one && stands(sentence, 'volontiers', 0))
    return { fresh: namesIn(line, me) ? line : of(me), isBare: true };
  if (another && says(sentence, 'action-ensemble'))
    return { fresh: withOther(dated(line), another, locale) };
  // "La relecture je vais pas pouvoir".
  if (self && !another && says(sentence, 'presence-peux-pas')) return { fresh: of(null) };
  // "L’affiche, c’est Léa".
  const isNamed = left.some(isLed('mais-celui'));
  const does = [...conceptsOf(sentence, 'action-prend'), ...own];
  const isTaken = does.some(isYes);
  if (day && says(sentence, 'action-delai') && !(self && isTaken)) return { fresh: dated(line) };
  if (second || made.length > 0 || (!isNamed && does.length === 0)) return undefined;
  if (isNamed || isTaken) return { fresh: dated(of(another ?? self)), isBare: !day };
  return self && !another ? { fresh: of(null), isBare: true } : undefined;
}

/** Whether all is said by a noun of the line and what is done to it. */
function endsMade(sentence: Sentence, words: ActionWords): boolean {
  const { tokens, lexicon } = sentence;
  const last = tokens.length - 1;
  const noun = tokens[last - 1]?.stem ?? '';
  return (
    last > 0 &&
    last <= 2 &&
    words.has(noun) &&
    lexicon.grammar.isParticiple(tokens[last]?.folded ?? '') &&
    /[éius](?:e?s?)$/u.test(typedOver(sentence, last, 1))
  );
}

/** Several days to choose from: a vote, and no day of an action. */
const isVote = (sentence: Sentence, context: SlotContext): boolean =>
  daysAhead(sentence, context).length > 1;

const daysAhead = (sentence: Sentence, context: SlotContext): DayFound[] =>
  daysIn(sentence, context).filter(({ date }) => date > context.today);

/** Whether a noun names another thing than the line of these words: "le comité est avancé au 12". */
const isOfOther = (part: Sentence, words: ActionWords, context: SlotContext): boolean =>
  othersIn(part, [...namedIn(part, context), ...placesOf(part, ASIDE)]).some(
    ({ value }) => !words.has(value),
  );

/** The line with somebody beside whoever does it. */
const withOther = (line: string, name: string, locale: Locale): string =>
  line.includes(name) ? line : `${line.replace(/[.\s]+$/u, '')} (${WITH[locale]} ${name})`;

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

/** The line with another day, in the place of its own when it has one. */
function onDay(line: string, { date }: DayFound, { context, meeting, locale }: On): string {
  const was = dayOfAction(line, meeting, context);
  const said = dayOfYearInWords(date.slice(5), locale);
  const end = line.replace(/[.\s]+$/u, '');
  if (!was) return locale === 'fr' ? `${end} pour le ${said}` : `${end} by ${said}`;
  const [article = ''] = /^(?:le|the)\s/iu.exec(line.slice(was.start, was.end)) ?? [];
  return `${line.slice(0, was.start)}${article}${said}${line.slice(was.end)}`;
}
