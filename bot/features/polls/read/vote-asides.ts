/** What comes beside the choices of an answer: whom it is for, and a remark. */
import type { Span } from '../../../language/when/expression.ts';
import type { WhenLexicon } from '../../../language/when/lexicon.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';

type Person = Span & { name: string };

/** "réponse de plaine commune par tél : …": a name without capitals, between two words that hold it. */
const HELD =
  /(?:r[ée]ponse|answer)s?\s+(?:de|from)\s+([\p{L}][\p{L}'’ -]{1,60}?)\s*(?=\s(?:par|by)\s|:)/iu;
/** One word with a capital, that nobody known is called. */
const CAPITAL = /^\p{Lu}[\p{L}’'-]+$/u;

/** "pour Fatou : …", "Claire peut le 8", "on behalf of Karim". */
export function personIn(sentence: Sentence, context: SlotContext): Person | undefined {
  const { text, typed, concepts } = sentence;
  const spanOf = ({ at, length }: Placed<unknown>): Span => ({
    start: typed[at]?.start ?? 0,
    end: typed[at + length - 1]?.end ?? 0,
  });
  const named = personsSlot(sentence, context)
    .filter(({ value }) => !value.isSelf)
    .map((one) => ({ ...one, value: one.value.name }));
  const when = context.knowledge.vocabulary.when;
  const single = typed.flatMap((_, at): Placed<string>[] =>
    isName(sentence, at, when) && !named.some((one) => overlap(one, { value: 0, at, length: 1 }))
      ? [{ value: text.slice(typed[at]?.start, typed[at]?.end), at, length: 1 }]
      : [],
  );
  const held = HELD.exec(text);
  for (const one of [...named, ...single].sort((a, b) => a.at - b.at)) {
    const lead = concepts.find((c) => c.value === 'vote-pour' && c.at + c.length === one.at);
    const does = concepts.some(
      (c) =>
        c.value === 'vote-dit' && c.at >= one.at + one.length && c.at - one.at - one.length <= 3,
    );
    const announced = /^\s*(?:\([^)]*\)\s*)?[:–—-]/u.test(text.slice(spanOf(one).end));
    const opens = sentence.tokens
      .slice(0, one.at)
      .every(({ folded }) => sentence.lexicon.light.has(folded));
    // Behind "que" a name has to do something; behind "pour" it is enough to be there.
    const bare = lead && /^(?:que|qu|ma|mon|my)$/.test(sentence.tokens[lead.at]?.folded ?? '');
    if ((opens && (does || announced)) || (lead && (!bare || does || announced)))
      return {
        name: one.value,
        start: lead ? (typed[lead.at]?.start ?? 0) : spanOf(one).start,
        end: behind(text, spanOf(one).end),
      };
    if (does && named.includes(one)) return { name: one.value, ...spanOf(one) };
  }
  if (held?.[1]) return { name: held[1], start: held.index, end: held.index + held[0].length };
  return undefined;
}

/** "Nadia (USPN)": what is held beside a name belongs to it. */
const behind = (text: string, end: number): number =>
  end + (/^\s*\([^)]*\)/u.exec(text.slice(end))?.[0].length ?? 0);

/** A word with a capital that is no word of the language, no weekday and no month. */
function isName(
  { text, typed, lexicon, concepts }: Sentence,
  at: number,
  { weekdays, months, relative }: WhenLexicon,
): boolean {
  const token = typed[at];
  if (!token || !CAPITAL.test(text.slice(token.start, token.end))) return false;
  const { folded } = token;
  if (lexicon.light.has(folded) || weekdays.has(folded) || months.has(folded)) return false;
  if (relative.at([{ folded, start: 0, end: 0, glued: false }], 0)) return false;
  return !concepts.some((c) => c.at <= at && at < c.at + c.length);
}

export interface Note extends Span {
  text: string;
  /** Said with a word that joins it: it may speak of days and choices of its own. */
  joined: boolean;
}

/** Places where a remark may start: "mais je pars à 15h30", "(en visio)", "note : …". */
export function remarksIn({ text, tokens, concepts }: Sentence): Note[] {
  const said = concepts
    .filter(({ value }) => value === 'vote-remarque')
    // "Friday if I have to" is a choice.
    .filter(
      (one) =>
        !concepts.some(
          (c) => c.value.startsWith('vote-peut') && overlap(c, one) && c.length > one.length,
        ),
    )
    .map(({ at, length }) => {
      const start = tokens[at]?.start ?? 0;
      // The joint is no part of what is said: "mais je pars" is "je pars".
      const joined = JOINTS.test(text.slice(start));
      const begin = joined ? (tokens[at + length - 1]?.end ?? start) : start;
      return { start, begin, end: text.length, joined };
    });
  const held = [...text.matchAll(/\(([^)]{3,})\)/gu)].map(({ index, 0: whole }) => ({
    start: index,
    begin: index + 1,
    end: index + whole.length,
    joined: true,
  }));
  const noted = [...text.matchAll(/\b(?:nb|ps|note|remarque)\s*:\s*/giu)].map(
    ({ index, 0: whole }) => ({
      start: index,
      begin: index + whole.length,
      end: text.length,
      joined: true,
    }),
  );
  return [...said, ...held, ...noted]
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, begin, end, joined }) => {
      const typed = text
        .slice(begin, end)
        .replace(/[\s).]+$/u, '')
        .replace(/^[\s:,]+/u, '');
      return typed.length > 2 ? [{ text: typed, start, end, joined }] : [];
    });
}

/** What only joins a remark to what stands before it. */
const JOINTS =
  /^(?:mais|par contre|car|parce que|cependant|toutefois|sachant que|because|however|though|since)(?!\p{L})/iu;
