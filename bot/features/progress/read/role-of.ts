/** What a part is for sure, as learned from examples; the words of the rest are judged by what they hold. */
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { type PartRole, ROLES } from '../../../sentence/part-role.ts';
import { isPast, isSaid, spansOf, type Within } from './part.ts';

/** As likely as a role has to be where it decides; see `docs/comprehension-mesures.md`. */
const SURE = 0.8;

export function roleOf(part: Within, { roles }: Pick<Knowledge, 'roles'>): PartRole | undefined {
  const chances = roles?.(part.sentence, part) ?? [];
  const role = ROLES[chances.findIndex((chance) => chance >= SURE)];
  return role && isSo(part, role) ? role : undefined;
}

/** "Si ça bloque", "je n’irais pas jusqu’à dire bloqué", "c’est pas la salle qui bloque", "le comité a choisi": what is not so, or no more. */
function isSo(part: Within, role: PartRole): boolean {
  if (role === 'block')
    return (
      !isSaid(part, 'av-si', 'av-pas-dire') &&
      !(isSaid(part, 'nie-celui') && isSaid(part, 'av-blocages'))
    );
  if (role === 'decision')
    return !spansOf(part, 'av-trancher').some(({ from }) => isPast(part, from));
  return true;
}
