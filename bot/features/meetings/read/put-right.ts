/** What takes the place of what, in minutes that were noted or are about to be. */
import { dayOfYearInWords } from '../../../knowledge/entries/days.ts';
import { fold } from '../../../language/fold.ts';
import { dayNear, isCalled } from '../../../language/when/called-day.ts';
import {
  type DayFound,
  inside,
  type Span,
  type WhenFound,
} from '../../../language/when/expression.ts';
import { isLight } from '../../../sentence/between.ts';
import { partsOf, readParts } from '../../../sentence/clauses.ts';
import { withoutEnd, withoutStart } from '../../../sentence/edges.ts';
import { insteadIn } from '../../../sentence/instead.ts';
import { numeralAt } from '../../../sentence/numerals.ts';
import { isOver } from '../../../sentence/placed.ts';
import { isBehind, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placeOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  spanIn,
} from '../../../sentence/sentence.ts';
import { daysIn, type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { wordsIn } from './action-words.ts';
import type { TypedMinutes } from './decisions.ts';
import type { Heard } from './heard.ts';
import { rankedIn } from './placing.ts';

/** A line that goes is said by its words or its rank; without words, the one decision. */
export interface Swap {
  before: string | number;
  after: string;
}

/** The minutes with all of it; nothing where they do not say what is to go. */
export const swapped = (minutes: TypedMinutes, swaps: readonly Swap[]): TypedMinutes | undefined =>
  swaps.reduce<TypedMinutes | undefined>((now, one) => now && changed(now, one), minutes);

function changed(
  { decisions, nextSteps }: TypedMinutes,
  { before, after }: Swap,
): TypedMinutes | undefined {
  if (before === '')
    return partsOf(decisions).length > 1 ? undefined : { decisions: after, nextSteps };
  if (typeof before === 'number' || after === '') {
    const [decided, steps] = [decisions.split('\n'), nextSteps.split('\n')];
    const all = [...decided, ...steps].filter(Boolean);
    const isGone = (line: string) =>
      typeof before === 'number' ? line === all.at(before) : fold(line).includes(fold(before));
    if (!all.some(isGone)) return undefined;
    const rest = (lines: string[]) => lines.filter((line) => !isGone(line)).join('\n');
    return { decisions: rest(decided), nextSteps: rest(steps) };
  }
  const at = new RegExp(before.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&'), 'giu');
  if (!at.test(`${decisions}\n${nextSteps}`)) return undefined;
  const put = (text: string) => text.replace(at, () => after);
  return { decisions: put(decisions), nextSteps: put(nextSteps) };
}

/** "C'est pas Drancy c'est Bobigny", "pas Karim, Nadia. Et avant le 11": what the minutes say, and until when. */
export function swapsIn(heard: Heard): Swap[] | undefined {
  const { whole, context } = heard;
  const redated = redatedIn(heard);
  if (redated) return redated;
  const noted = context.minutes ?? '';
  // "Note : … n’est pas faite" is one more line.
  const isNoted = stands(whole, 'reunion-noter', 0);
  const typed = ({ start, end }: Span) => whole.text.slice(start, end);
  const pair = insteadIn(whole).at(-1);
  // "Réponses avant le 11": of minutes, nothing but what takes the place of what may be said.
  const said = [...daysIn(whole, context), ...(pair ? Object.values(pair) : [])];
  const isAlone = isLight(whole, 0, undefined, [
    ...said.map((span) => ({ value: span, ...placeOf(whole, span) })),
    ...placesOf(whole, ['nie-celui', 'mais-celui', 'projet-corriger', 'av-echeance']),
  ]);
  const isThere = pair && isAlone && fold(noted).includes(fold(typed(pair.was)));
  const isSwap = isThere || (pair && says(whole, 'mais-celui'));
  // "Avant le 4", while a poll is made, is said of the poll.
  const [newest] = context.open?.filter(({ kind }) => !kind.startsWith('conversation.')) ?? [];
  const isOfIt = isAlone && !pair && newest?.kind.startsWith('meetings.');
  if (isNoted || whole.mood === 'ask' || !(isSwap || isOfIt)) return undefined;
  // "Pas Zoé": her whole name, where the minutes have it.
  const named = ({ start, end }: Span) =>
    personsSlot(whole, context).find((one) => inside([{ start, end }], spanIn(whole, one)))?.value
      .name;
  const whom = pair && named(pair.was);
  const swap = pair && {
    before: whom && fold(noted).includes(fold(whom)) ? whom : typed(pair.was),
    after: named(pair.now) ?? typed(pair.now),
  };
  const until = isAlone ? untilIn(heard, swap?.before) : undefined;
  const swaps = [...(until ? [until] : []), ...(swap ? [swap] : [])];
  return swaps.length > 0 ? swaps : undefined;
}

/** "La décision c’est le 5 janvier pas le 15", "c’est plutôt fin février": the one day, or period, that the minutes say. */
export function redatedIn({ whole, context }: Heard): Swap[] | undefined {
  const isRight = saysAny(whole, ['nie-celui', 'mais-celui', 'projet-corriger']);
  if (!isRight || stands(whole, 'reunion-noter', 0)) return undefined;
  const found = dated(whole, context);
  const isDenied = ({ at }: { at: number }) =>
    isBehind(whole, 'nie-celui', at) || isBehind(whole, 'nie-celui', at - 1);
  const [now, another] = found.filter((one) => !isDenied(one));
  const was = found.find(isDenied);
  // "Pas Camille, Zoé. Et avant le 11" puts right by when something is to be done.
  const isUntil = found.some(({ value }) => value.kind === 'day' && value.limit);
  if (isUntil || !(was || says(whole, 'reunion-decision'))) return undefined;
  const [old, second] = (context.minutes ?? '').split('\n').flatMap((line) =>
    dated(readSentence(line, whole.lexicon), context)
      .filter(({ value }) => !was || isSameDay(was.value, value))
      .map((one) => ({ ...one, typed: line.slice(one.value.start, one.value.end) })),
  );
  if (!now || another || !old || second || now.value.kind !== old.value.kind) return undefined;
  if (now.value.kind === 'day' && old.value.kind === 'day' && now.value.partial)
    return [onDay(old.typed, now.value, old.value.date)];
  return [{ before: old.typed, after: whole.text.slice(now.value.start, now.value.end) }];
}

/** "Avant le 15 décembre" becomes "avant le 11 décembre": the day that is nearest to the one that was typed. */
function onDay(before: string, { date, partial }: DayFound, old: string): Swap {
  const lead = /^\P{N}*?(?=\p{N}|\p{L}+$)/u.exec(before)?.[0] ?? '';
  const now = partial ? dayNear(date, partial, old) : date;
  return { before, after: `${lead}${dayOfYearInWords(now.slice(5), 'fr')}` };
}

/** Days and periods of a sentence. */
const dated = (said: Sentence, context: SlotContext) =>
  whenSlot(said, context).filter(({ value: { kind } }) => kind === 'day' || kind === 'period');

/** "Le 4", of "le 4 décembre". */
const isSameDay = (was: WhenFound, old: WhenFound): boolean =>
  was.kind === 'day' && old.kind === 'day' && isCalled(old.date, was);

/** "Avant le 11": the one day by which a line is to be done, in that of which something else is put right too. */
function untilIn({ whole, context }: Heard, beside = ''): Swap | undefined {
  const [day, another] = daysIn(whole, context);
  const limits = (context.minutes ?? '').split('\n').flatMap((line) =>
    fold(line).includes(fold(beside))
      ? daysIn(readSentence(line, whole.lexicon), context)
          .filter(({ limit }) => limit)
          .map((old) => ({ ...old, typed: line.slice(old.start, old.end) }))
      : [],
  );
  const [old, second] = limits;
  return !day?.limit || another || !old || second ? undefined : onDay(old.typed, day, old.date);
}

/** "La décision du 20 est mal formulée : c’est …": what takes the place of it, and where it is said of which. */
export function rewordedIn({ whole }: Heard): { until: number; swaps: Swap[] } | undefined {
  const [noun] = conceptsOf(whole, 'reunion-decision');
  const wrongs = conceptsOf(whole, 'bord-mal-dit');
  // "Rectif décision : …".
  const isHeaded =
    noun &&
    wrongs.some(({ at }) => at < noun.at) &&
    /^\s*:/u.test(whole.text.slice(spanIn(whole, noun).end));
  const wrong = isHeaded ? noun : wrongs.find(({ at }) => noun && at > noun.at);
  const ahead = [...wrongs, ...placesOf(whole, ['non', 'projet-corriger'])];
  if (!noun || !wrong || whole.mood === 'ask' || !isLight(whole, 0, noun.at, ahead))
    return undefined;
  const until = spanIn(whole, wrong).end;
  const typed = whole.text.slice(until).replace(/^[\s,;.:–-]+/u, '');
  const after = withoutStart(typed, whole.lexicon, 'mais-celui');
  return after === '' ? undefined : { until, swaps: [{ before: '', after }] };
}

/** "14 structures pas 12", "le budget c’est 4 500": the one figure that the minutes say of a noun of it, said again. */
export function recountedIn({ whole, context }: Heard): Swap[] | undefined {
  if (whole.mood === 'ask' || !saysAny(whole, ['mais-celui', 'nie-celui'])) return undefined;
  const [now, another] = figuresIn(whole, context).filter((one) => !one.isDenied);
  const denied = figuresIn(whole, context).find((one) => one.isDenied);
  const words = wordsIn(whole, []);
  if (!now || another) return undefined;
  const found = (context.minutes ?? '').split('\n').flatMap((line) =>
    readParts({ text: line, lexicon: whole.lexicon }).flatMap(({ said }) => {
      const before = said.text;
      const isOf = [...wordsIn(said, []).keys()].some((word) => words.has(word));
      return figuresIn(said, context).flatMap(({ value, start, end }) =>
        isOf && (!denied || denied.value === value)
          ? [{ before, after: `${before.slice(0, start)}${now.typed}${before.slice(end)}` }]
          : [],
      );
    }),
  );
  return found.length === 1 ? found : undefined;
}

/** Figures of a sentence, which are no day nor hour; `isDenied`: "pas 12". */
function figuresIn(said: Sentence, context: SlotContext) {
  const when = whenSlot(said, context);
  const { fr, en } = context.knowledge.vocabulary.usages.nombres;
  const figures = new Map(Object.entries({ ...en, ...fr }));
  let end = 0;
  return said.tokens.flatMap((_, at) => {
    const found = at < end || isOver(when, at) ? undefined : numeralAt(said.tokens, at, figures);
    if (!found) return [];
    // "4 500".
    for (end = found.to; /^\d{3}$/.test(said.tokens[end]?.folded ?? ''); ) end++;
    const span = spanIn(said, { at, length: end - at });
    const typed = said.text.slice(span.start, span.end);
    const value = /^\d/.test(typed) ? fold(typed).replace(/\s/gu, '') : String(found.value);
    return [{ ...span, typed, value, isDenied: isBehind(said, 'nie-celui', at) }];
  });
}

/** "Enlève la première ligne du CR", "retire « … » du compte rendu", "supprime la décision « … »": behind the verb, what is quoted, else up to the minutes. */
export function goneIn(whole: Sentence, noted: string): Swap[] | undefined {
  const verb = conceptsOf(whole, 'reunion-retirer').at(-1);
  if (!verb) return undefined;
  const { end: from } = spanIn(whole, verb);
  const behind = (name: string) => conceptsOf(whole, name).findLast(({ at }) => at > verb.at);
  const [, inside] = /[«"“]([^«»"“”]+)[»"”]/u.exec(whole.text.slice(from)) ?? [];
  const quoted = inside?.trim();
  const minutes = behind('reunion-compte-rendu');
  if (quoted && (minutes ?? behind('bord-ligne'))) return [{ before: quoted, after: '' }];
  if (!minutes) return undefined;
  const said = readSentence(whole.text.slice(from, spanIn(whole, minutes).start), whole.lexicon);
  const [rank] = rankedIn(said);
  const isAll = says(said, 'bord-ligne');
  const before = rank && isAll ? rank.spot : lineIn(said);
  // "Enlève-la du compte rendu": the line that was just noted.
  const meant = isLight(said, 0) ? noted : before;
  return meant === '' ? undefined : [{ before: meant, after: '' }];
}

const lineIn = ({ text, lexicon }: Sentence): string =>
  withoutEnd(text, lexicon, 'leger').replace(/^[\s«"“]+|[\s»"”]+$/gu, '');
