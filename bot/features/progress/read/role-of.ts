/** What a part is for sure, as learned from examples; the words of the rest are judged by what they hold. */
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { type PartRole, ROLES } from '../../../sentence/part-role.ts';
import { setOf } from '../../../sentence/sentence.ts';
import {
  foldedAt,
  isFiniteAt,
  isNoun,
  isPast,
  isSaid,
  placesIn,
  spansOf,
  type Within,
  wholeOf,
} from './part.ts';

/** As likely as a role has to be where it decides; see `docs/comprehension-mesures.md`. */
const SURE = 0.8;

export function roleOf(part: Within, { roles }: Pick<Knowledge, 'roles'>): PartRole | undefined {
  const chances = roles?.(part.sentence, part) ?? [];
  const role = ROLES[chances.findIndex((chance) => chance >= SURE)];
  return role && isSo(part, role) ? role : undefined;
}

/** "Le reste roule": what it does, where "le reste est à faire" is to come. */
const tellsOfRest = (part: Within): boolean =>
  spansOf(part, 'av-reste').some(({ from, to }) => isNoun(part, from) && isFiniteAt(part, to)) &&
  !placesIn(part).some((at) => part.sentence.lexicon.grammar.isInfinitive(foldedAt(part, at)));

/** "Ça bloque pas vraiment, mais le maire veut plus": what stands beside it is not in the way either. */
function isMild({ sentence }: Within): boolean {
  const whole = wholeOf(sentence);
  const states = setOf(sentence, 'av-blocages').flatMap((one) => spansOf(whole, one));
  return spansOf(whole, 'av-pas-vraiment').some(({ from, to }) =>
    states.some((one) => one.from === to || one.to === from),
  );
}

/** "Si ça bloque", "je n’irais pas jusqu’à dire bloqué", "c’est pas la salle qui bloque", "le comité a choisi": what is not so, or no more. */
function isSo(part: Within, role: PartRole): boolean {
  if (role === 'block')
    return (
      !isSaid(part, 'av-si', 'av-pas-dire') &&
      !isMild(part) &&
      !(isSaid(part, 'nie-celui') && isSaid(part, 'av-blocages'))
    );
  if (role === 'decision')
    return !spansOf(part, 'av-trancher').some(({ from }) => isPast(part, from));
  return role !== 'next' || !tellsOfRest(part);
}
