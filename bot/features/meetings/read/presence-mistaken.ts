/** Who was taken for whom: "Camille, non, j’ai confondu avec Sophie", right after who was there was noted. */
import { fold } from '../../../language/fold.ts';
import { inside } from '../../../language/when/expression.ts';
import { insteadIn } from '../../../sentence/instead.ts';
import { says, spanIn } from '../../../sentence/sentence.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import type { Heard } from './heard.ts';

/**
 * Of those whom a message names, who is noted as there was not, and who is not noted was: what is noted tells which,
 * unless several are; then the one that is denied.
 */
export function mistakenIn({ whole, context }: Heard): { gone: string; come: string } | undefined {
  const { there, minutes = '' } = context;
  if (!there || whole.mood === 'ask' || whole.text.includes('?')) return undefined;
  const pairs = insteadIn(whole);
  const named = personsSlot(whole, context).flatMap((one) => {
    const [id, other] = one.value.found;
    return id === undefined || other !== undefined || one.value.isSelf
      ? []
      : [{ id, name: one.value.name, span: spanIn(whole, one) }];
  });
  const noted = named.filter(({ id }) => there.has(id));
  const [come, another] = named.filter(({ id }) => !there.has(id));
  const denied = noted.filter(({ span }) => pairs.some(({ was }) => inside([span], was)));
  const [gone, second] = denied.length > 0 ? denied : noted;
  const isTold = denied.length > 0 || says(whole, 'presence-confondre');
  if (!isTold || !come || !gone || another || second) return undefined;
  // The minutes name them: it may be of what they said there.
  if (fold(minutes).includes(fold(gone.name))) return undefined;
  return { gone: gone.name, come: come.name };
}
