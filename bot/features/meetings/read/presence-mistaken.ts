/** Who was taken for whom: "Camille, non, j’ai confondu avec Sophie", right after who was there was noted. */
import { fold } from '../../../language/fold.ts';
import { inside } from '../../../language/when/expression.ts';
import { endOf, isLight, saysOnly } from '../../../sentence/between.ts';
import { insteadIn } from '../../../sentence/instead.ts';
import { conceptsOf, says, spanIn } from '../../../sentence/sentence.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import type { Heard } from './heard.ts';

/**
 * Of those whom a message names, who is noted as there was not, and who is not noted was: what is noted tells which,
 * unless several are; then the one that is denied.
 * @param isTold whether who was there is told: "c’est Zoé qui relit, pas Camille" tells who does something
 */
export function mistakenIn(
  { whole, context }: Heard,
  isTold: boolean,
): { gone: string; come: string } | undefined {
  const { there, minutes = '' } = context;
  if (!there || whole.mood === 'ask' || whole.text.includes('?')) return undefined;
  const pairs = insteadIn(whole);
  const persons = personsSlot(whole, context);
  const named = persons.flatMap((one) => {
    const [id, other] = one.value.found;
    return id === undefined || other !== undefined || one.value.isSelf
      ? []
      : [{ id, name: one.value.name, at: one.at, span: spanIn(whole, one) }];
  });
  const noted = named.filter(({ id }) => there.has(id));
  const [come, another] = named.filter(({ id }) => !there.has(id));
  const denied = noted.filter(({ span }) => pairs.some(({ was }) => inside([span], was)));
  const [gone, second] = denied.length > 0 ? denied : noted;
  const isThere = (isTold && !says(whole, 'q-qui')) || saysOnly(whole, persons);
  // "Confondu avec Zoé", and not "mélangé les chiffres de Zoé".
  const isTaken = conceptsOf(whole, 'presence-confondre').some((one) =>
    named.some(({ at }) => at >= endOf(one) && isLight(whole, endOf(one), at)),
  );
  const isMeant = isTaken || (denied.length > 0 && isThere);
  if (!isMeant || !come || !gone || another || second) return undefined;
  // The minutes name them: it may be of what they said there.
  if (fold(minutes).includes(fold(gone.name))) return undefined;
  return { gone: gone.name, come: come.name };
}
