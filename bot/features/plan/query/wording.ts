/** Wording of answers: how a sentence goes on behind another, and answers made one. */

import { capital } from '../../../knowledge/entries/builder.ts';
import type { Form } from '../../../knowledge/entries/short.ts';
import { fold } from '../../../language/fold.ts';
import type { Locale } from '../../../language/locale.ts';
import { signs } from '../../../language/signs.ts';
import { readSentence, says } from '../../../sentence/sentence.ts';
import { around, type Piece, reread, saysAny } from '../read/piece.ts';
import type { AnswerDraft } from '../show/compose.ts';
import { listQuestion } from '../show/next-questions.ts';
import { inOneLine } from '../show/pieces.ts';
import { following } from '../show/wordings.ts';
import type { ClaimVerdict } from './held.ts';
import { measuresIn } from './measures.ts';
import { strings } from './strings.ts';

/** "En une phrase", "plus court": short; "résume": what the parts are, and what they say. */
export const formAsked = (piece: Piece): Form | undefined =>
  saysAny(piece, 'q-une-phrase', 'q-plus-court')
    ? 'short'
    : saysAny(piece, 'q-resume')
      ? 'summary'
      : undefined;

/** What is asked, without how short it is to be said; as it is where nothing is left. */
export function withoutForm(piece: Piece): Piece {
  const sides = around(piece, 'q-une-phrase') ?? around(piece, 'q-plus-court');
  const left = sides && `${sides.before} ${sides.behind.replace(/^[,:]\s*/, '')}`.trim();
  return left && /\p{L}/u.test(left) ? reread(piece, left) : piece;
}

/** A sentence behind a colon: its first word is small unless it is a name. */
export function inSentence(sentence: string, { utterance: { locale }, knowledge }: Piece): string {
  const [first = ''] = /^\p{L}+/u.exec(sentence) ?? [];
  return knowledge.vocabulary.empty[locale].has(fold(first))
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}

/** How a claim is settled. */
interface Settling {
  verdict: ClaimVerdict | 'open';
  /** It was put with a negation. */
  isAgainst: boolean;
  /** Held against today, and the year is not told. */
  isUndated?: boolean | undefined;
  /** It says that something is done, or states a field, which the fact does not. */
  isBound?: boolean | undefined;
  /** Of a line of the plan, which is no sentence. */
  isLine?: boolean | undefined;
}

/** The draft that says yes or no first. */
export function settled(
  draft: AnswerDraft,
  { verdict, isAgainst, isUndated = false, isLine = false, isBound = false }: Settling,
  piece: Piece,
): AnswerDraft {
  const { locale, data } = draft;
  const say = strings[locale];
  if (verdict === 'open') {
    const isList = data.rows.length + data.items.length > 0;
    const isTold = says(readSentence(data.headline, piece.knowledge.lexicon), 'q-tait');
    // Before the rows of a figure: behind them, it would read as one. What says itself that it does not say is enough.
    const told = isUndated
      ? following(data, say.noYear)
      : isTold || (data.items.length > 0 && !isBound)
        ? {}
        : isList
          ? { headline: `${say.unsaid} ${data.headline}` }
          : following(data, say.rest);
    return { ...draft, data: { ...data, ...told, notes: isUndated ? [] : data.notes } };
  }
  const sentence = inSentence(data.headline, piece);
  const headline =
    verdict === 'no'
      ? say.no(sentence)
      : isLine
        ? say.yesOfLine(data.headline)
        : (isAgainst ? say.yesAgainst : say.yes)(sentence);
  return {
    ...draft,
    data: {
      ...data,
      headline,
      rows: /:\s*$/.test(headline) ? data.rows : [],
    },
  };
}

/**
 * How many there are, where only that is asked: which they are is one press away. "Combien de LAEP ?" is no number of
 * objectives.
 */
export function counted(draft: AnswerDraft, piece: Piece): AnswerDraft {
  const { plan, vocabulary } = piece.knowledge;
  const { locale, data, about = '' } = draft;
  const question = listQuestion(about, plan, locale);
  const isCount = /\d.*[^:\s]\s*:\s*$/u.test(data.headline) && data.items.length > 0;
  if (!question || !isCount || draft.outcome !== 'answered') return draft;
  const nouns = measuresIn(data.headline, vocabulary.usages).flatMap(({ noun }) => noun.split(' '));
  const isSaid =
    piece.utterance.words.some(({ stem }) => nouns.includes(stem)) ||
    (about === 'plan/axes' && saysAny(piece, 'q-axe'));
  if (!isSaid) return draft;
  const headline = data.headline.replace(/\s*:\s*$/u, '.');
  const questions = [...new Set([question, ...data.questions])].slice(0, data.questions.length);
  return { ...draft, data: { ...data, headline, items: [], questions } };
}

/** A draft behind what it comes to: "dans un mois : …". */
export function led(draft: AnswerDraft, lead: string, piece: Piece): AnswerDraft {
  const { locale, data } = draft;
  const headline = strings[locale].leads(lead, inSentence(data.headline, piece));
  return { ...draft, data: { ...data, headline } };
}

/** Longest list that stands in its sentence. */
const LONGEST_INSIDE = 400;

/** Several drafts as one: what each is read for stands first, in the order of the questions. */
export function inOne(drafts: readonly AnswerDraft[]): AnswerDraft | undefined {
  const last = drafts.at(-1);
  if (!last || drafts.length < 2) return last;
  const { locale } = last;
  const said = drafts.map(({ data }) => lineOf(data, locale));
  // "Qui la pilote, et depuis quand ?": the second says the first again, and goes on.
  const lines = said
    .filter((line, i) => !said.slice(i + 1).some((one) => one.startsWith(line)))
    .map((line, i, all) => (i === 0 ? line : withoutLead(line, all[0] ?? '')));
  const fits = lines.every((line) => line.length <= LONGEST_INSIDE);
  const sources = [...new Set(drafts.flatMap(({ data }) => data.sources))];
  return {
    ...last,
    outcome: drafts.some(({ outcome }) => outcome === 'answered') ? 'answered' : last.outcome,
    sources: drafts.flatMap((draft) => draft.sources),
    data: {
      ...last.data,
      headline: fits ? lines.join(' ') : strings[locale].inOrder,
      items: fits ? [] : lines,
      short: undefined,
      rows: [],
      notes: [],
      // Sources of the same document differ by their page: the first pages are named.
      sources: sources.slice(0, 2),
      questions: [...new Set(drafts.flatMap(({ data }) => data.questions))].slice(0, 2),
    },
  };
}

/** What a line opens with that the first one said already, up to a colon: "aucune réunion à venir n’est connue … :". */
function withoutLead(line: string, first: string): string {
  const at = [...line].findIndex((sign, i) => sign !== first[i]);
  const lead = line.slice(0, Math.max(0, line.lastIndexOf(': ', at) + 2));
  return lead.length > LONG_LEAD && line.length > lead.length
    ? capital(line.slice(lead.length))
    : line;
}

/** A shorter lead may be a name that both lines need. */
const LONG_LEAD = 40;

/** A headline and the list below it, in a line. */
function lineOf({ headline, items, rows }: AnswerDraft['data'], locale: Locale): string {
  const isOpen = /[:：]\s*$/.test(headline);
  const listed = inOneLine({ items, rows: isOpen ? rows : [] }, locale);
  const line = listed ? `${headline}${isOpen ? ' ' : signs[locale].colon}${listed}` : headline;
  return /[.!?»”]$/.test(line) ? line : `${line}.`;
}
