/** What leads up to what is noted, and stands in no fact: "merci de noter que", "pour la restitution, retiens …". */
import { isLight } from '../../../sentence/between.ts';
import { type Sentence, setIn } from '../../../sentence/sentence.ts';
import { blank } from './letter.ts';
import {
  covered,
  type Extent,
  foldedAt,
  isColonBefore,
  isNoun,
  isPast,
  isSaid,
  leftIn,
  type Part,
  placesIn,
  spansOf,
  type Within,
  wholeOf,
} from './part.ts';

/**
 * "Merci de noter que", "tu n’as pas noté", "retiens surtout", at the head of a part: what leads up to what is noted.
 */
export function leadIn(part: Within, verbs: readonly string[] = ['av-noter']): Extent | undefined {
  const { lexicon } = part.sentence;
  // "La note est relue", "on note une hausse", "on a ajouté 3 places" tell.
  const isTold = ({ from }: Extent) =>
    isPast(part, from) ||
    isNoun(part, from) ||
    // "Ajoute une tâche": no fact is noted.
    spansOf(part, 'dehors-taches').some((task) => task.from === from) ||
    isSaid({ ...part, from: Math.max(part.from, from - 1), to: from }, 'av-sujet');
  const lead =
    spansOf(part, 'av-reproche').find(({ from }) => isAround({ ...part, to: from })) ??
    verbs
      .flatMap((verb) => spansOf(part, verb))
      .find((one) => isAround({ ...part, to: one.from }) && !isTold(one));
  if (!lead) return undefined;
  const that = covered(part, 'bord-noter-que', 'bord-que');
  let { to } = lead;
  // "Dites au comité que …": to whom.
  const told = [1, 2]
    .map((far) => to + far)
    .find((at) => spansOf(part, 'bord-que').some(({ from }) => from === at));
  if (told && spansOf(part, 'av-a-dire').some(({ from }) => from === lead.from)) to = told;
  while (that.has(to) || (to < part.to && !/[\p{L}\d]/u.test(foldedAt(part, to)))) to++;
  // "Note pour Nadia : …": it is Nadia who tells, where "note pour la 1.1" says of what; "tu as noté quoi" asks.
  const isOther =
    spansOf(part, 'av-entendu').some(
      (one) => one.from === lead.from && !lexicon.light.has(foldedAt(part, one.to)),
    ) || spansOf(part, 'av-moi-dit').some((one) => one.from <= lead.from && lead.from < one.to);
  return isOther ? undefined : { from: part.from, to };
}

/** "Pour la restitution au comité, …", "côté crèches on n’a pas chômé : …", "décision prise : …": what is told stands behind. */
export function frameIn(part: Within & Partial<Part>): Extent | undefined {
  const named = announcedIn(part);
  if (named) return { from: part.from, to: named };
  const colon = placesIn(part).find((at) => at > part.from && isColonBefore(part, at));
  const head = { ...part, to: colon ?? part.to };
  const isChat = colon !== undefined && isSaid(head, 'bord-entrain');
  return isChat || (isSaid(head, 'av-restitution') && isAround(head)) ? head : undefined;
}

/** Where what "décision :", "je te donne mes nouvelles :" announces starts; at the end of "trois points :" above a list. */
export function announcedIn(part: Within & Partial<Part>): number | undefined {
  const title = covered(part, 'av-tete-titre');
  const ends = /:\s*$/.test(part.sentence.text) ? [part.sentence.tokens.length] : [];
  return [...placesIn(part), ...ends].find((at) => {
    const head = { ...part, to: at };
    return (
      (at === part.sentence.tokens.length || isColonBefore(part, at)) &&
      isSaid(head, 'av-intitule', 'av-annonce') &&
      leftIn(head, title).length === 0
    );
  });
}

/** Whether there is only what asks for it, what joins it to what stands before, and what it is noted for. */
const isAround = ({ sentence, from, to }: Within): boolean =>
  isLight(sentence, from, to, setIn(sentence, 'av-tete-notee'));

/** The same text, each thing in its place, without what leads up to what is noted. */
export function withoutLead(sentence: Sentence): string {
  const { text, typed } = sentence;
  const lead = leadIn(wholeOf(sentence));
  if (!lead) return text;
  const to = typed[lead.to]?.start ?? text.length;
  // "Tu n’as pas noté le 40 % ni la convention": each is told.
  const told = isSaid({ sentence, ...lead }, 'av-reproche')
    ? text.slice(to).replace(/(?<!\p{L})ni(?!\p{L})/giu, ', ')
    : text.slice(to);
  return blank(text.slice(0, to)) + told;
}
