/** Claim that a text is an update, and not a question about the plan. */
import type { Rank } from '../../../contract/feature.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { sayingOf, stands } from '../../../sentence/saying.ts';
import { conceptsOf, type Sentence, says as saysConcept } from '../../../sentence/sentence.ts';
import { saysNothing } from '../model/schema.ts';
import { asksOnly } from './clauses.ts';
import { mayBlock } from './difficulty.ts';
import { announcedIn } from './lead.ts';
import { unread, wholeOf } from './part.ts';
import { isStrong, says } from './read-update.ts';
import type { UpdateReading } from './reading.ts';
import { isToSettle, labelIn } from './statements.ts';
import { tellsState } from './weather.ts';

/** Told by its words, guessed from its being awaited (`prompted`); undefined when it is no update. */
export function rankOf(
  reading: UpdateReading,
  sentence: Sentence,
  utterance: Utterance,
  prompted: boolean,
): Extract<Rank, 'told' | 'guess'> | undefined {
  // "Je n'ai jamais dit que la 5 était en orage": nothing of it is to be noted.
  if (saysConcept(sentence, 'av-dementi')) return undefined;
  const { items } = reading;
  if (!items.some(says)) return undefined;
  const named = items.some(
    ({ fiche, action, unknown }) => (fiche ?? action ?? unknown) !== undefined,
  );
  // Whoever asks something and names no fiche wants to know: nothing of it is to be noted.
  const isAsked = reading.asks || sayingOf(utterance, sentence) === 'asks';
  if (!named && !prompted && (isAsked || isSearch(reading, utterance))) return undefined;
  // "Fiche 1.1 : 4 indicateurs": a number of what the plan lists is no progress.
  if (!prompted && countsLines(reading, utterance)) return undefined;
  if (items.some(isStrong)) return 'told';
  // Said to whoever asked, even a free text is an answer.
  if (prompted) return 'guess';
  // A line that begins with the fiche tells about it ("1.1 ouverture de la crèche à Rosny");
  // "pilote de la fiche 1.1" does not, nor does "résume la 1.1 en une phrase, c'est pour une diapo".
  const isOrdered = sentence.mood === 'order';
  return named && !isOrdered && startsWithSubject(utterance) ? 'told' : undefined;
}

/** How surely a sentence of somebody who leads something is news of it. */
export type Presumed =
  /** It says what was done, or what happened. */
  | 'news'
  /** It tells something, of others than who speaks. */
  | 'likely'
  /** It tells something of who speaks. */
  | 'maybe';

/**
 * Whether a sentence is news, as somebody who leads something says it; undefined when it is none.
 * @param isOwn whether it tells, and names what they lead
 */
export function presumedIn(
  sentence: Sentence,
  utterance: Utterance,
  isOwn: () => boolean,
): Presumed | undefined {
  const has = (concept: string) => saysConcept(sentence, concept);
  // "Le hic : pas de terrain": a field by its name, and what fills it.
  const isLabelled =
    ['bord-difficulte', 'bord-decision'].some((one) => labelIn(unread(sentence), one)) ||
    (announcedIn(wholeOf(sentence)) !== undefined && sentence.mood !== 'ask');
  if (has('av-noter') || (isLabelled && !has('av-dementi'))) return 'news';
  const settles = isToSettle(wholeOf(sentence)) && !asksOnly(sentence, false);
  if (settles && sayingOf(utterance, sentence) !== 'names') return 'news';
  const { asks, text } = utterance;
  if (text.trim().endsWith('?') || sentence.mood === 'ask' || asks) return undefined;
  // "Les décisions à prendre": several things by their name, and nothing done, are no news.
  const { tokens, lexicon } = sentence;
  const isDone = tokens.some(({ folded }) => lexicon.grammar.isParticiple(folded));
  const isNamed = sayingOf(utterance, sentence) === 'names' && tokens[0]?.folded === 'les';
  if (isNamed && !isDone) return undefined;
  // "Regarde si Drancy a répondu": whether it is so, nobody said.
  const open = conceptsOf(sentence, 'av-si').find(({ at }) => at > 0)?.at ?? tokens.length;
  // "Un par semaine": a small word is no verb.
  const news =
    conceptsOf(sentence, 'av-nouvelle').some(
      ({ at, length }) => at < open && (length > 1 || !lexicon.light.has(tokens[at]?.folded ?? '')),
    ) || tellsState(wholeOf(sentence));
  // "Peux-tu regarder si Drancy a répondu": asked of the bot, and told of nothing.
  if (stands(sentence, 'interpeller', 0)) return undefined;
  if (has('demande-polie')) return news ? 'maybe' : undefined;
  if (has('av-adresse') || has('av-presence') || has('av-dementi')) return undefined;
  // "Rédige un mail": an order of something else, maybe.
  const isTold = sentence.concepts.some(
    ({ value, at }) => (value === 'av-conjugue' || value === 'av-sujet') && at <= 1,
  );
  // "Regarde ma boîte mail", "démarre en janvier": the same form tells.
  const isEither = lexicon.verb(tokens[0]?.folded ?? '')?.has('imperative') === true;
  if (sentence.mood === 'order' && (isEither || !isTold))
    return news || isTold ? 'maybe' : undefined;
  // "C’est pas moi qui remplace Paul": of who does what, and maybe no news of the fiche.
  if (has('moi-meme') && (has('gens-remplacer') || has('gens-piloter'))) return 'maybe';
  if (has('av-on-dit')) return 'likely';
  // "Le promoteur s’est désisté": it is noted, and asked whether it is in the way.
  if (mayBlock(wholeOf(sentence))) return 'news';
  const own = () => (isOwn() ? 'maybe' : undefined);
  if (has('av-je')) return news ? 'likely' : own();
  if (news) return 'news';
  const isSaid = conceptsOf(sentence, 'av-conjugue').some(({ at }) => at < open);
  return isSaid ? 'likely' : own();
}

/** Lists of a fiche, of which the plan says how many lines they have. */
const LISTS: ReadonlySet<string> = new Set([
  'indicateurs',
  'actions',
  'priorites',
  'objectifs',
  'acteurs',
]);

const countsLines = ({ items }: UpdateReading, { fields, text }: Utterance): boolean =>
  !/[%;,]|pour ?cents?/iu.test(text) &&
  fields.some(({ id, strong }) => strong && LISTS.has(id)) &&
  items.every(({ percent, ...rest }) => percent !== undefined && saysNothing(without(rest)));

/** What names the fiche is no news of it. */
const without = ({
  fiche,
  action,
  highlights,
  lost,
  ...rest
}: Partial<UpdateReading['items'][number]>) => rest;

/** "taux d'occupation crèches 93" looks for a figure; "places créées : 120" gives one. */
const isSearch = ({ items }: UpdateReading, { text }: Utterance): boolean =>
  !/[:=]/.test(text) &&
  items.every(({ indicators, lost, ...rest }) => indicators.length > 0 && saysNothing(rest));

/** How long a line is that is more than the name of a field. */
const LONG = 6;

/**
 * The reference comes first ("pour la 1.1"), and then a whole sentence or what a colon announces: "1.1 taux
 * d'occupation" asks, "1.1 : brouillard" tells.
 */
function startsWithSubject({ references, words, terms, fields, text }: Utterance): boolean {
  const first = Math.min(...references.used, words.length);
  const isLed = first <= 1 || !terms.some(({ at }) => at < first);
  // "5 : …": a number alone, and a colon.
  const isBare = /^\s*\d{1,2}\s?:/.test(text);
  if (!(isBare || (references.used.size > 0 && isLed)) || /\?\s*$/.test(text)) return false;
  const rest = words.length - Math.max(1, references.used.size);
  return (
    rest >= LONG ||
    (/^\P{L}{0,2}[^\n:]{0,14}\s?:/u.test(text) && // An address that is typed gives one; it asks for none.
      !fields.some(({ id, strong }) => strong && !(id === 'url' && /https?:\/\//i.test(text))))
  );
}
