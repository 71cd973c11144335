/** Clauses of an answer to a meeting: one says of whom, of which meetings, and how they come. */

import { allPartsOf, readParts } from '../../../sentence/clauses.ts';
import { isOver } from '../../../sentence/placed.ts';
import { conceptsOf, readSentence, type Sentence } from '../../../sentence/sentence.ts';
import { whenSlot } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { answersIn, marksIn } from './attendance-words.ts';
import type { Heard } from './heard.ts';
import { pointsIn } from './pointed.ts';

/**
 * Clauses of a message: its parts, and within a part each that has a subject of its own behind what was said of another:
 * "je viens enfin non … donc non", "je serai là Thomas vient aussi".
 */
export function clausesOf(heard: Heard): Sentence[] {
  const { whole, context } = heard;
  return readParts(whole, allPartsOf).flatMap(({ said: part }) => {
    const marks = marksIn(part);
    // "Que finalement je ne vienne pas" is one.
    const leads = conceptsOf(part, 'vote-que');
    const turns = conceptsOf(part, 'presence-coupe')
      .map(({ at }) => at)
      .filter((at) => !isOver(leads, at - 1));
    const subjects = [
      ...conceptsOf(part, 'presence-soi'),
      ...personsSlot(part, context).filter(({ value }) => !value.isSelf),
    ].flatMap(({ at }) => {
      const isBetween = marks.some((m) => m.at + m.length <= at) && marks.some((m) => m.at >= at);
      // "Je viens même si je suis malade": what hangs on a condition is no clause of its own.
      if (isOver(conceptsOf(part, 'presence-si'), at - 1)) return [];
      // "Le 12 j'y suis le 14 j'y suis pas": the day right before a subject goes with it.
      const day = whenSlot(part, context).find((one) => one.at + one.length === at);
      return isBetween ? [day?.at ?? at] : [];
    });
    const cuts = [...new Set([0, ...turns, ...subjects, ...inTurn(part, heard)])].sort(
      (a, b) => a - b,
    );
    return cuts.map((from, i) => {
      const to = cuts[i + 1];
      const until = to === undefined ? part.text.length : (part.typed[to]?.start ?? 0);
      return readSentence(part.text.slice(part.typed[from]?.start ?? 0, until), whole.lexicon);
    });
  });
}

/** "Carto non parentalité oui", "oui pour le 8 non pour le 15": where the next meeting has its own answer. */
function inTurn(part: Sentence, heard: Heard): number[] {
  const points = pointsIn(part, heard).map(({ at }) => ({ at, isPoint: true }));
  const answers = answersIn(part).map(({ at }) => ({ at, isPoint: false }));
  if (points.length < 2 || answers.length < 2) return [];
  const [first, ...rest] = [...points, ...answers].sort((a, b) => a.at - b.at);
  return rest.flatMap((one, i) => {
    const before = rest[i - 1] ?? first;
    return one.isPoint === first?.isPoint && before?.isPoint !== one.isPoint ? [one.at] : [];
  });
}
