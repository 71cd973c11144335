/** "Laisse Karim comme ça", "attends, laisse": asked of the bot, and nothing is to be changed. */
import { isLight, isParted } from '../../../sentence/between.ts';
import { conceptsOf, type Sentence } from '../../../sentence/sentence.ts';

/** "Je laisse la 5", "Karim laisse la 5", "laisse la 5 à Paul" give something up. */
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
