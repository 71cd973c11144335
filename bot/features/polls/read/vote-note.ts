/** What is kept with an answer, for all to read. */
import { inside, ofKind, type Span } from '../../../language/when/expression.ts';
import { conceptsOf, spanIn } from '../../../sentence/sentence.ts';
import type { VoteReading } from './reading.ts';
import { ARTICLE, type MarkOf, type VoteMark } from './vote-mark.ts';
import type { VoteRead } from './vote-state.ts';

/** Words without the small ones and the signs around them. */
export const wordsOf = (text: string): string =>
  text
    .replace(/^(?:[\s:,;.!)(–—-]|(?:et|and|mais|but)\s)+/iu, '')
    .replace(/(?:[\s:,;.)(–—-]|\s(?:et|and|mais|but|le|la|les|l['’]|the))+$/iu, '');

/** Its remarks, days that the poll has not, and what suits best; not what is private, which is said to stay out. */
export function keptOf(read: VoteRead): Pick<VoteReading, 'note' | 'why' | 'isPrivate'> {
  const { sentence, remarks } = read;
  const [other, wish] = [proposal(read), preference(read)];
  const apart: Span[] = [
    ...(other ? [other] : []),
    ...(wish && !(other && inside([other], wish)) ? [wish] : []),
  ];
  const all = [...remarks.filter((one) => !inside(apart, one)), ...apart].sort(
    (a, b) => a.start - b.start,
  );
  const secrets = conceptsOf(sentence, 'raison-privee').map((one) => spanIn(sentence, one));
  // "Je récupère mes enfants": what leads to it goes with it.
  const isOf = (one: Span, { start, end }: Span) => one.start < end && start <= one.end + 1;
  const kept = all.filter((one) => !secrets.some((secret) => isOf(one, secret)));
  // "Le 11 non, je plaide à Bobigny" needs no reason; "pas avant 15 h" says when somebody is there.
  const hours = ofKind(read.when, 'times');
  const whys = remarks.filter((one) => one.isWhy && !hours.some((hour) => inside([one], hour)));
  const textOf = (some: readonly Span[]) =>
    some.map((one) => wordsOf(sentence.text.slice(one.start, one.end))).join(' ; ') || undefined;
  const [why, note] = [
    kept.filter((one) => one !== other && inside(whys, one)),
    kept.filter((one) => one === other || !inside(whys, one)),
  ];
  return { note: textOf(note), why: textOf(why), isPrivate: kept.length < all.length };
}

/** "Les deux me vont, je préfère le jeudi", "tout me va, jeudi plutôt": of what suits, what suits best. */
function preference({ sentence, answers, marks }: VoteRead): Span | undefined {
  const named = marks.filter((mark): mark is MarkOf<'slots'> => mark.kind === 'slots');
  for (const one of conceptsOf(sentence, 'vote-prefere')) {
    const { start, end } = spanIn(sentence, one);
    const isParted = (mark: Span) =>
      marks.some((sign) => sign.kind === 'sign' && inside([{ start: end, end: mark.start }], sign));
    const behind = named.find(
      (mark) => mark.start >= end && mark.start - end <= ARTICLE && !isParted(mark),
    );
    const isLast = marks.every((mark) => mark.start < end || mark.kind === 'sign');
    const best = behind ?? (isLast ? named.findLast((mark) => start - mark.end === 1) : undefined);
    const isOther = ([slot, choice]: [string, string]) =>
      choice === 'yes' && !best?.slots.includes(slot);
    if (best && Object.entries(answers).some(isOther))
      return { start: Math.min(start, best.start), end: Math.max(end, best.end) };
  }
  return undefined;
}

/** Days that the poll has not, with all that is said of them: "sinon mercredi 9, ça m’irait mieux". */
function proposal({ sentence, unknown, marks }: VoteRead): Span | undefined {
  const [first] = unknown;
  const last = unknown.at(-1);
  if (!first || !last) return undefined;
  const isEnd = (mark: VoteMark) =>
    mark.kind === 'sign' || (mark.kind === 'slots' && mark.slots.length > 0);
  const start = marks.findLast(({ kind, end }) => kind === 'sign' && end <= first.start)?.end ?? 0;
  const end = marks.find((mark) => mark.start >= last.end && isEnd(mark))?.start;
  return { start, end: end ?? sentence.text.length };
}
