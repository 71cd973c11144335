/** What a question takes for granted, held against what the plan says of the same thing. */
import type { Entry } from '../../../knowledge/entry.ts';
import { yearsIn } from '../../../language/dates.ts';
import { sentencesOf } from '../../../sentence/clauses.ts';
import { isInforming } from '../../../sentence/saying.ts';
import { isFigure } from '../read/beside.ts';
import type { Decision } from '../read/decision.ts';
import { isAsking } from '../read/form.ts';
import { type Piece, reread, saysAny } from '../read/piece.ts';
import { questionOf } from '../read/question.ts';
import { decide } from '../read/rules.ts';
import { shareOf } from './claim.ts';
import { TAKEN_FOR_GRANTED } from './comparisons.ts';
import { factsOf, heldAgainst } from './held.ts';
import { frequencyIn, measuresIn } from './measures.ts';

/**
 * "La carte lancée en 2020, …", "why three axes?", "une seule réunion par an, qui a décidé ça ?": the fact that says
 * another year, number or frequency of what is taken for granted.
 * @param found what the whole question came to
 */
export function presupposed(piece: Piece, found: Decision, now: Date): Entry | undefined {
  const { text } = piece;
  const sentences = sentencesOf(text);
  // A letter tells more than it takes for granted.
  if (sentences.length > MOST) return undefined;
  for (const { start, end } of sentences) {
    const isWhole = end - start >= text.trim().length;
    const part = isWhole ? piece : reread(piece, text.slice(start, end));
    const came = isWhole ? found : decide(questionOf(part), now);
    const fact = refutedBy(part, came, !isWhole && !isAsking(part.sentence));
    if (fact) return fact;
  }
  return undefined;
}

/** Sentences of a message that is one question, and what leads up to it. */
const MOST = 3;

/** @param isLead it leads up to the question: years of it are whose it is */
function refutedBy(piece: Piece, found: Decision, isLead: boolean): Entry | undefined {
  const near = nearestOf(found);
  const isOne = piece.utterance.ordinals.length > 0 || saysAny(piece, 'q-le-plus', 'q-le-moins');
  if (!near || isFigure(near) || isOne || isInforming(piece.sentence)) return undefined;
  const { usages } = piece.knowledge.vocabulary;
  const isMeasured =
    yearsIn(piece.text).length + measuresIn(piece.text, usages).length > 0 ||
    frequencyIn(piece.sentence, usages) !== undefined;
  if (!isMeasured) return undefined;
  const years = yearsIn(piece.text);
  // How often, how many: what is asked is not said.
  const isAsked = saysAny(piece, 'q-combien') || (!isLead && saysAny(piece, 'q-chaque'));
  if ((isLead && years.length > 0) || isAsked) return undefined;
  const all = [near, ...factsOf(near.entities[0], piece.knowledge)].map((fact) => {
    const held = heldAgainst(piece, fact);
    return { ...held, said: held.headline };
  });
  const told = all.map((held) => TAKEN_FOR_GRANTED.map((compare) => compare(held)));
  const isTold = all.some(({ said }) => years.some((year) => yearsIn(said).includes(year)));
  if (isTold) return undefined;
  const isGranted = all.some((held, i) => told[i]?.includes('yes') && shareOf(held) === 1);
  if (told[0]?.includes('no') && !isGranted) return near;
  if (told.flat().includes('yes')) return undefined;
  return all.find((held, i) => told[i]?.includes('no') && shareOf(held) >= OF_THING)?.entry;
}

/** Share of what is said that must be the fact’s for it to be about the same. */
const OF_THING = 0.5;

const nearestOf = (found: Decision): Entry | undefined =>
  found.kind === 'clarify' ? found.options[0] : 'entry' in found ? found.entry : undefined;
