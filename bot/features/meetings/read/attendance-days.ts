/** Days in an answer to a meeting: which of them is that of a meeting, and what is no day of it at all. */
import type { DayFound } from '../../../language/when/expression.ts';
import { partsOf } from '../../../sentence/clauses.ts';
import { conceptsOf, readSentence, type Sentence } from '../../../sentence/sentence.ts';
import { whenSlot } from '../../people/model/slots/when.ts';
import { isCalled } from '../model/which-meeting.ts';
import { daysOf, type Heard, heardIn, isOver, partOf, spanIn } from './heard.ts';

/** "12 j'y suis, 14 j'y suis pas", "je viens, ok ?": said as it is meant, numbers as days, and as what it asks nothing of. */
export function plainly(heard: Heard): Heard {
  const said = withDays(withoutTag(heard), heard);
  return said === heard.text
    ? heard
    : (heardIn(partOf(heard.utterance, said), heard.context) ?? heard);
}

/** "…, ok ?": behind what is told, a word that agrees asks nothing. */
function withoutTag({ text, whole }: Heard): string {
  const tag = partsOf(text).at(-1);
  if (!tag || tag.start === 0 || !text.trimEnd().endsWith('?')) return text;
  const said = readSentence(text.slice(tag.start, tag.end), whole.lexicon);
  const agrees = ['oui', 'volontiers'].flatMap((concept) => conceptsOf(said, concept));
  const isTag = said.tokens.every(({ folded }, at) => folded === '?' || isOver(agrees, at));
  return isTag ? text.slice(0, tag.start).replace(/[\s,;]+$/u, '') : text;
}

/** Numbers alone, one of which is the day of a meeting to come, are days. */
function withDays(text: string, { whole, when, context: { coming = [] } }: Heard): string {
  const bare = whole.typed.filter(
    ({ folded, start, end }) =>
      /^\d{1,2}$/.test(folded) &&
      end <= text.length &&
      !when.some((f) => f.start <= start && start < f.end),
  );
  const isMet = bare.some(({ folded }) => coming.some((day) => Number(day.slice(8)) === +folded));
  if (bare.length < 2 || !isMet) return text;
  return bare.reduceRight(
    (said, { start }) => `${said.slice(0, start)}le ${said.slice(start)}`,
    text,
  );
}

/** "Le 8 je ne peux pas, le 10 oui": one of several days, and not that of the meeting. */
export function isOfOtherDay(clause: Sentence, heard: Heard): boolean {
  const own = whenSlot(clause, heard.context).flatMap(({ value }) =>
    value.kind === 'day' ? [value] : [],
  );
  return own.length === 1 && daysOf(heard).length > 1 && !isOfMeeting(own, heard);
}

/** Whether a meeting to come is on one of these days, or between the two of "du 7 au 20". */
export function isOfMeeting(days: readonly DayFound[], { context: { coming = [] }, whole }: Heard) {
  const [from, to] = days;
  const leads = conceptsOf(whole, 'bord-jour-nouveau').map((one) => spanIn(whole, one));
  const isSpan = from && to && leads.some(({ start }) => from.end <= start && start <= to.start);
  // "Du 7 au 20", of whatever month the meeting is.
  const own = (date: string) => (from?.partial === 'number' ? date.slice(8) : date);
  return coming.some(
    (day) =>
      days.some((one) => isCalled(day, one)) ||
      (isSpan && own(from.date) < own(day) && own(day) < own(to.date)),
  );
}
