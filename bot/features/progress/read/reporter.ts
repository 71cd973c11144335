/** Who told it, when it was not whoever types: "reçu par téléphone de Mme Diallo". */

import { gap, isCapital } from '../../../sentence/between.ts';
import { overlap } from '../../../sentence/placed.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { mentionsIn } from './mentions.ts';
import { type Extent, foldedAt, isWord, type Part, slice, spansOf, use } from './part.ts';

/** How far a name may stand from what announces it. */
const NEAR = 9;

export function reporterIn(part: Part, slots: SlotContext): string | undefined {
  const phone = spansOf(part, 'av-telephone');
  const triggers = [...phone, ...spansOf(part, 'av-entendu')];
  if (triggers.length === 0) return undefined;
  // "CAP AEPE" is written as a name is, and names an action.
  const mentions = mentionsIn(part.sentence, slots).map((one) => ({ value: one, ...one }));
  const persons = personsSlot(part.sentence, slots).flatMap((one) =>
    one.value.isSelf || mentions.some((mention) => overlap(mention, one))
      ? []
      : [{ from: one.at, to: one.at + one.length }],
  );
  const given = triggers.flatMap((trigger) => behind(part, trigger, phone.length > 0));
  for (const name of [...persons, ...given]) {
    const near = triggers.filter((t) => t.from - name.to < NEAR && name.from - t.to < NEAR);
    if (near.length === 0) continue;
    const from = Math.min(name.from, ...near.map((t) => t.from));
    const to = Math.max(name.to, ...near.map((t) => t.to));
    use(part, { from, to });
    return slice(part, name);
  }
  return undefined;
}

/** One name of somebody nobody knows: "par tél de karim lopez", "note pour Nadia", "appel Nadia". */
function behind(part: Part, { from, to }: Extent, isPhone: boolean): Extent[] {
  // "Y a eu une réunion avec Aubervilliers" heard nobody.
  const joint = (isPhone ? [to, to + 1, to + 2] : [to]).find((at) =>
    /^(?:de|from|pour|par|with|avec)$/.test(foldedAt(part, at)),
  );
  const after = nameAt(part, joint === undefined ? to : joint + 1, joint !== undefined);
  if (after) return [after];
  let first = from;
  while (isPhone && first > part.from && from - first < 3 && isCapital(part.sentence, first - 1))
    first--;
  return first < from ? [{ from: first, to: from }] : [];
}

const NO_NAME =
  /^(?:la|le|les|l|un|une|des|the|a|offre|offres|fonds|projet|projets|candidature|candidatures|moi|nous|lui|ce|cette|mon|ma)$/;

/** Words with a capital; without, two words at most. */
function nameAt(part: Part, from: number, mayBeSmall: boolean): Extent | undefined {
  const isFree = (at: number) =>
    at < part.to &&
    isWord(part.sentence.tokens[at]) &&
    !part.used.has(at) &&
    (at === from || /^[\s’'-]*$/.test(gap(part.sentence, at, at)));
  let to = from;
  while (isFree(to) && to - from < 3 && isCapital(part.sentence, to)) to++;
  if (to === from && mayBeSmall && !NO_NAME.test(foldedAt(part, from)))
    while (isFree(to) && to - from < 2) to++;
  return to > from ? { from, to } : undefined;
}
