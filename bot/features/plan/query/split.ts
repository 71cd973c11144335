/** Split of a message into its questions: each asks by itself, or goes on from the one before. */
import { partsOf, sentencesOf } from '../../../sentence/clauses.ts';
import type { Lexicon } from '../../../sentence/lexicon.ts';
import { hasClause, isInverted, openingOf, stands } from '../../../sentence/saying.ts';
import { readSentence, type Sentence, says } from '../../../sentence/sentence.ts';
import { hasInterrogative, isAsking } from '../read/form.ts';

/** More questions in one message are a questionnaire. */
const MOST = 5;

/** A clause of a message. */
interface Clause {
  text: string;
  start: number;
  end: number;
  /** Asks by itself, or as the one before does. */
  asks: boolean;
}

/** The questions of a message in their order, each with what leads up to it; one when it cannot be cut. */
export function questionsIn(text: string, lexicon: Lexicon): string[] {
  const clauses = clausesOf(text, lexicon);
  const asking = clauses.filter(({ asks }) => asks);
  if (asking.length < 2 || asking.length > MOST) return [text];
  const questions: string[] = [];
  let from = 0;
  for (const [i, clause] of clauses.entries()) {
    const next = clauses.slice(i + 1).find(({ asks }) => asks);
    if (!clause.asks) continue;
    const until = next ? clause.end : text.length;
    // What stands between two questions leads up to the second one.
    questions.push(text.slice(from, until).trim());
    from = clauses[i + 1]?.start ?? text.length;
  }
  return questions.map(withoutJoint).filter((question) => /\p{L}/u.test(question));
}

/** "J’étudie le soin. De quoi parle la séance ?": what leads up to the first question, and what asks. */
export function ledTo(text: string, lexicon: Lexicon): { lead: string; asking: string } {
  const asking = clausesOf(text, lexicon).find(({ asks }) => asks);
  const at = asking?.start ?? 0;
  return { lead: text.slice(0, at).trim(), asking: withoutJoint(text.slice(at).trim()) };
}

function clausesOf(text: string, lexicon: Lexicon): Clause[] {
  return sentencesOf(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    const parts = partsOf(sentence).map((part) => ({
      text: sentence.slice(part.start, part.end),
      start: start + part.start,
      end: start + part.end,
    }));
    return parts.map((part, i) => asked(part, parts[i - 1], sentence, i === parts.length - 1));
  });
  function asked(
    part: Omit<Clause, 'asks'>,
    before: { text: string } | undefined,
    sentence: string,
    last: boolean,
  ): Clause {
    const read = readSentence(part.text, lexicon);
    const asks =
      (isAsking(read) && (last || !isTime(read))) ||
      // "… and do I have to pay?"
      stands(read, 'q-tranche', openingOf(read, 0)) ||
      (last &&
        /\?\s*$/.test(sentence) &&
        // "… et c’est possible en visio ?": a clause of its own.
        (before === undefined ||
          (stands(read, 'q-c-est', openingOf(read, 0)) &&
            !hasInterrogative(readSentence(before.text, lexicon))))) ||
      (before !== undefined && goesOnAs(part.text, before.text, lexicon));
    return { ...part, asks };
  }
}

/** "Quand je suis face à une ville, quels outils …": when it is asked, and no question. */
const isTime = (sentence: Sentence): boolean =>
  hasClause(sentence) &&
  // "Quand ouvre le centre, …": the verb right behind asks.
  !sentence.lexicon.grammar.isFinite(sentence.tokens[openingOf(sentence, 0) + 1]?.folded ?? '') &&
  !isInverted(sentence) &&
  !says(sentence, 'q-interroge') &&
  stands(sentence, 'demande-champ-date', openingOf(sentence, 0));

/** "Que prévoit-on pour la filière, et pour les diplômées ?": the same preposition asks the same of another. */
function goesOnAs(text: string, before: string, lexicon: Lexicon): boolean {
  const sentence = readSentence(text, lexicon);
  const opening = openingOf(sentence, 0);
  const word = sentence.tokens[opening]?.folded;
  if (!word || !stands(sentence, 'q-preposition', opening)) return false;
  const asked = readSentence(before, lexicon);
  return hasInterrogative(asked) && asked.tokens.some(({ folded }) => folded === word);
}

/** "Et aussi …,": what joins a question to the one before says nothing in it. */
const withoutJoint = (question: string): string =>
  question.replace(/^[\s,;:.)–—-]+/u, '').replace(/[\s,;:–—-]+$/u, '');
