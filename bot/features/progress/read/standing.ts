/** What is told of a thing, against what stands of it: the same blocker, the same decision, a step that moves. */

import { stem } from '../../../language/fold.ts';
import { tokensOf } from '../../../language/tokens.ts';
import type { Lexicon } from '../../../sentence/lexicon.ts';
import { conceptsOf, readSentence } from '../../../sentence/sentence.ts';
import type { SubjectState } from '../model/history.ts';
import type { UpdateContent } from '../model/schema.ts';
import { BETWEEN, besidesOpen, openIn } from '../model/told-texts.ts';
import { daysSaid, type Telling, withDay } from './dated.ts';
import { redatedIn } from './redated.ts';

export const sensesOf = (text: string, lexicon: Lexicon): string[] =>
  tokensOf(text).flatMap(({ folded }) =>
    /\p{L}{2}/u.test(folded) && !lexicon.light.has(folded) ? [stem(folded)] : [],
  );

/** How many words with a sense a text has in common with another. */
export function sharedBy(text: string, other: string, lexicon: Lexicon): number {
  const known = new Set(sensesOf(other, lexicon));
  return new Set(sensesOf(text, lexicon).filter((one) => known.has(one))).size;
}

/** Whether each word of a text that has a sense is in another. */
export const saysAllOf = (text: string, other: string, lexicon: Lexicon): boolean =>
  sharedBy(text, other, lexicon) === new Set(sensesOf(text, lexicon)).size;

/** What is told, beside what stands of the same thing; `lifting`: the words that lift a blocker. */
export function besideStanding(
  said: UpdateContent,
  { blocker, arbitration, nextStep }: Pick<SubjectState, 'blocker' | 'arbitration' | 'nextStep'>,
  lifting: string | undefined,
  telling: Telling,
): UpdateContent {
  const { lexicon } = telling.knowledge;
  const isIn = (text: string, other: string) => saysAllOf(text, other, lexicon);
  const open = openIn(blocker);
  const asked = openIn(arbitration);
  const names = (one: string) => lifting !== undefined && sharedBy(one, lifting, lexicon) > 0;
  // "Montreuil, c’est réglé", where the committee was to settle that: it lifts nothing else.
  const settled = open.some(names) ? [] : asked.filter(names);
  const lifts = settled.length === 0;
  const isLifted = said.cleared.includes('blocker');
  const left =
    !lifts || lifting === undefined
      ? open
      : isLifted
        ? openWithout(open, lifting, lexicon)
        : // "C’est pas la salle qui bloque, c’est …": no more than what it names.
          open.filter((one) => !names(one));
  const isSame = (text: string) => left.some((one) => isIn(text, one) || isIn(one, text));
  const told = said.blocker;
  const gone = said.highlights.filter((fact) => asked.some((one) => takesAway(fact, one, lexicon)));
  const still = gone.reduce<readonly string[]>(
    (all, one) => openWithout(all, one, lexicon),
    asked.filter((one) => !settled.includes(one)),
  );
  // "Les données, c’est un blocage", where "il manque les données depuis octobre" stands: the same, in more words.
  const joined = told
    ? isSame(told)
      ? left.map((one) => (isIn(one, told) && !isIn(told, one) ? told : one))
      : [...left, told]
    : left;
  const stands = told !== null || (left.length > 0 && left.length < open.length);
  const undecided = still.join(BETWEEN);
  const isSettled = gone.length + settled.length > 0;
  const rest = isSettled ? undecided : '';
  // It is not what is told that settles what was still to be decided.
  const decide = said.arbitration ? besidesOpen(undecided, said.arbitration) : rest;
  return {
    ...said,
    highlights: said.highlights.filter((fact) => !gone.includes(fact)),
    // Nor does what is told lift what was in the way: "le local est débloqué" leaves the convention there.
    blocker: stands ? joined.join(BETWEEN).slice(0, 1000) : null,
    cleared: [
      ...said.cleared.filter((one) => (one === 'blocker' ? lifts && !stands : !isSettled)),
      ...(isSettled && decide === '' ? (['arbitration'] as const) : []),
    ],
    arbitration: decide.slice(0, 1000) || null,
    nextStep: said.nextStep && stepMoved(said.nextStep, openIn(nextStep), telling),
  };
}

/** "Le financement on le retire", where the committee was to settle who finances. */
function takesAway(fact: string, open: string, lexicon: Lexicon): boolean {
  const sentence = readSentence(fact, lexicon);
  const [verb] = conceptsOf(sentence, 'av-supprimer');
  const { tokens, typed } = sentence;
  if (!verb || !/^l(?:e|a|es)?$/.test(tokens[verb.at - 1]?.folded ?? '')) return false;
  const thing = fact.slice(0, typed[verb.at]?.start);
  return sharedBy(thing, open, lexicon) > 0 && saysAllOf(thing, open, lexicon);
}

/** Of what is in the way, all but what these words name best; those that name none lift it all. */
function openWithout(
  open: readonly string[],
  lifting: string,
  lexicon: Lexicon,
): readonly string[] {
  const shared = open.map((one) => sharedBy(one, lifting, lexicon));
  return open.filter((_, at) => shared[at] !== Math.max(...shared));
}

/** "L’atelier c’est le 11, pas le 10": of the steps that stand, that one on its new day; where more is said, what is told. */
function stepMoved(told: string, standing: readonly string[], telling: Telling): string {
  const { lexicon } = telling.knowledge;
  const sentence = readSentence(told, lexicon);
  const named = daysSaid(told, telling).reduceRight(
    (text, { start, end }) => text.slice(0, start) + text.slice(end),
    told,
  );
  const moved = standing.map((step) => {
    const day = redatedIn(sentence, telling, [step], 'av-autour-etape');
    return day && sharedBy(named, step, lexicon) > 0 ? withDay(step, day, telling) : step;
  });
  return moved.some((step, at) => step !== standing[at]) ? moved.join(BETWEEN) : told;
}
