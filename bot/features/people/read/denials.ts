/** Denials in a clause about people: what is said not to be, what is not meant, what only stands beside. */
import { endOf, gap, isLight, isParted } from '../../../sentence/between.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { conceptsOf, placesOf, type Sentence } from '../../../sentence/sentence.ts';
import { deniedIn } from '../../../sentence/superseded.ts';
import { isHeld } from './roles.ts';

/** "Karim ne pilote pas la 1.1": nothing else is said instead ("pas Karim, Nadia"). */
export function deniesIn(
  sentence: Sentence,
  dropped: readonly Placed<unknown>[],
  named: readonly Placed<unknown>[],
): boolean {
  const { concepts, tokens } = sentence;
  // "Ils sont pas du GT 5, retire-les", "elle y est pas, ajoute-la": why it is done, and no denial of it.
  const taken = placesOf(sentence, TAKEN);
  const cest = conceptsOf(sentence, 'gens-cest');
  const isWhy = (no: Placed<unknown>) =>
    taken.length > 0 &&
    taken.every(
      ({ at }) =>
        isParted(sentence, no.at + 1, at) || cest.some((one) => one.at > no.at && one.at < at),
    );
  return concepts.some(
    (no) =>
      no.value === 'negation' &&
      !/^(?:ne?|plus|non?)$/.test(tokens[no.at]?.folded ?? '') &&
      !isHeld(concepts, no) &&
      !isAside(sentence, no, named) &&
      !isOfSpeaker(sentence, no) &&
      !isWhy(no) &&
      deniedIn(sentence, dropped, [no]).length === 0,
  );
}

/** "… avec quelqu’un dont je sais pas le nom": what who speaks does not know is no denial of who is named. */
const isOfSpeaker = (sentence: Sentence, no: Placed<unknown>): boolean =>
  conceptsOf(sentence, 'moi-meme').some(
    (own) =>
      own.at < no.at &&
      conceptsOf(sentence, 'bord-subordonne').some((opens) => endOf(opens) === own.at),
  );

const TAKEN: readonly string[] = ['gens-oter', 'gens-mettre-le', 'gens-a-la-place'];

/** What stands apart from whom and what is named: behind a comma, or as a reason. */
export function isAside(
  sentence: Sentence,
  one: Placed<unknown>,
  named: readonly Placed<unknown>[],
): boolean {
  const { typed, concepts } = sentence;
  const ends = named.filter(({ at, length }) => at + length <= one.at);
  const from = Math.max(0, ...ends.map(endOf)) - 1;
  const next = Math.min(typed.length, ...named.filter(({ at }) => at > one.at).map(({ at }) => at));
  const isApart = (a: number, b: number) =>
    /[,;:.!?()…\n]|\s[-–—]\s/u.test(gap(sentence, a + 1, b)) ||
    concepts.some(({ value, at }) => value === 'raison' && at > a && at < b);
  const before = from < 0 || isApart(from, one.at);
  const after = next === typed.length || isApart(one.at + one.length - 1, next);
  return before && after && !(from < 0 && next === typed.length);
}

/** "Dans carto, non pas carto, dans traduction": what is denied is not meant. */
export function kept<T>(
  sentence: Sentence,
  found: readonly Placed<T>[],
  same: (a: T, b: T) => boolean,
): Placed<T>[] {
  const marks = conceptsOf(sentence, 'gens-au-lieu');
  const isMark = (one: Placed<string>) => !isHeld(sentence.concepts, one);
  const denied = deniedIn(sentence, found, marks.filter(isMark));
  if (denied.length === found.length) return [...found];
  return found.filter((one) => !denied.some((other) => same(one.value, other.value)));
}

/** "Laisse Karim comme ça", "attends, laisse": asked of the bot, and nothing is to be changed; "je laisse la 5", "laisse la 5 à Paul" give it up. */
export function isLetBe(sentence: Sentence): boolean {
  const { concepts, tokens } = sentence;
  const isSign = (at: number) => isParted(sentence, at, at);
  const stands = (at: number) =>
    (isLight(sentence, at, at + 1) && !SUBJECTS.test(tokens[at]?.folded ?? '')) ||
    concepts.some((one) => one.at === at && BESIDE.test(one.value));
  return conceptsOf(sentence, 'gens-laisser').some(({ at }) => {
    let from = at;
    while (from > 0 && !isSign(from)) from -= 1;
    let to = at + 1;
    while (to < tokens.length && !isSign(to)) to += 1;
    const isGiven = tokens.slice(at, to).some(({ folded }) => /^(?:a|au|aux)$/.test(folded));
    return !isGiven && tokens.slice(from, at).every((_, i) => stands(from + i));
  });
}

const SUBJECTS = /^(?:je?|tu|ils?|elles?|on|nous|vous|qui)$/;
const BESIDE = /^(?:gens-erreur|negation|courtoisie|oui|non)$/;
