/** Clauses of an answer to a meeting, each with a subject of its own. */
import { partsOf, sentencesOf } from '../../../sentence/clauses.ts';
import { conceptsOf, readSentence, type Sentence } from '../../../sentence/sentence.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { whenSlot } from '../../people/model/slots/when.ts';
import { marksIn } from './attendance-beside.ts';
import type { Heard } from './heard.ts';

/**
 * Clauses of a message: its sentences, their parts, and within a part each that has a subject of its own behind what
 * was said of another: "je viens enfin non … donc non", "je serai là Thomas vient aussi".
 */
export function clausesOf({ text, whole, context }: Heard): Sentence[] {
  return sentencesOf(text).flatMap((span) => {
    const own = text.slice(span.start, span.end);
    return partsOf(own).flatMap(({ start, end }) => {
      const part = readSentence(own.slice(start, end), whole.lexicon);
      const marks = marksIn(part);
      const turns = conceptsOf(part, 'presence-coupe').map(({ at }) => at);
      const subjects = [
        ...conceptsOf(part, 'presence-soi'),
        ...personsSlot(part, context).filter(({ value }) => !value.isSelf),
      ].flatMap(({ at }) => {
        const isBetween = marks.some((m) => m.at + m.length <= at) && marks.some((m) => m.at >= at);
        // "Le 12 j'y suis le 14 j'y suis pas": the day right before a subject goes with it.
        const day = whenSlot(part, context).find((one) => one.at + one.length === at);
        return isBetween ? [day?.at ?? at] : [];
      });
      const cuts = [...new Set([0, ...turns, ...subjects])].sort((a, b) => a - b);
      return cuts.map((from, i) => {
        const to = cuts[i + 1];
        const until = to === undefined ? part.text.length : (part.typed[to]?.start ?? 0);
        return readSentence(part.text.slice(part.typed[from]?.start ?? 0, until), whole.lexicon);
      });
    });
  });
}
