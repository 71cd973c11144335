/** Rest of a clause once its fields are read: what is worth keeping as a fact. */
import type { SlotContext } from '../../people/model/slots/context.ts';
import { daysIn } from './dated.ts';
import type { Clause } from './groups.ts';
import {
  covered,
  type Extent,
  foldedAt,
  isColonBefore,
  isFiniteAt,
  isNoun,
  isSaid,
  isShare,
  isWord,
  leftIn,
  opened,
  type Part,
  placesIn,
  slice,
  spansOf,
  trimmed,
  use,
  type Within,
} from './part.ts';

/** "L'inventaire est en ligne": the name of the action is what it is said of, and stays with it. */
export function nameAsSubject({ mentions }: Clause, part: Part): Part {
  const name = mentions.find(
    ({ action, at, length }) =>
      action &&
      spansOf(part, 'av-conjugue').some(({ from }) => from === at + length) &&
      !isLed(part, at) &&
      !isColonBefore(part, at + length),
  );
  if (!name) return part;
  const used = new Set(part.used);
  for (let at = name.at; at < name.at + name.length; at++) used.delete(at);
  return { ...part, used };
}

/** "Pour le forum on a trouvé la date": who does it comes behind its name. */
const isLed = (part: Part, at: number): boolean => {
  const light = part.sentence.lexicon.light;
  let before = at - 1;
  while (before >= part.from && light.has(foldedAt(part, before)) && !isPreposition(part, before))
    before--;
  return before >= part.from && isPreposition(part, before);
};

const isPreposition = (part: Part, at: number): boolean =>
  spansOf(part, 'av-pour').some(({ from, to }) => from <= at && at < to);

/** "Le local de Montreuil on l’a enfin", "les retours sont bons": a fact loses neither its verb nor what follows it. */
function withVerb(part: Part, { from, to }: Extent): Extent {
  const isVerb = (at: number) => isFiniteAt(part, at);
  let end = to;
  while (end < part.to && !part.used.has(end)) end++;
  const isOpen = isVerb(to - 1) || !placesIn({ from, to }).some(isVerb);
  return from < to && isOpen && (isVerb(to - 1) || placesIn({ from: to, to: end }).some(isVerb))
    ? { from, to: end }
    : { from, to };
}

export function hasVerb(part: Within): boolean {
  const { grammar } = part.sentence.lexicon;
  const articles = covered(part, 'devant-nom');
  for (const at of covered(part, 'devant-verbe')) articles.delete(at);
  return placesIn(part).some(
    (at) =>
      // "Ce côté" is a noun.
      !articles.has(at - 1) && (isFiniteAt(part, at) || grammar.isParticiple(foldedAt(part, at))),
  );
}

/** "Celui d’Est Ensemble", "parvenu le 24 novembre", "un peu moins si …": it has no subject of its own, and leans on what stands beside it. */
export function isLeaning(part: Part, { from, to }: Extent, slots: SlotContext): boolean {
  const opens = spansOf(part, 'av-attache').some((one) => one.from === from);
  const { light, grammar } = part.sentence.lexicon;
  const days = new Set(
    daysIn(part.sentence, slots).flatMap(({ at, length }) =>
      placesIn({ from: at, to: at + length }),
    ),
  );
  const isBare =
    grammar.isParticiple(foldedAt(part, from)) &&
    leftIn({ ...part, from: from + 1, to }, days).every((at) => light.has(foldedAt(part, at)));
  return opens || isBare;
}

/** What is left of a clause, when it is worth keeping as a fact. */
export function restOf(
  part: Part,
  valued: boolean,
  slots: SlotContext,
): (Extent & { isShort: boolean }) | undefined {
  const light = covered(part, 'av-autour');
  // "… a dit oui", "presque à 60 %".
  const agreed = covered(part, 'bord-dit-oui', 'av-presque');
  // "Toujours pas de salle", "à cause du loyer".
  for (const at of [...agreed, ...covered(part, 'av-toujours')]) light.delete(at);
  for (const { from, to } of spansOf(part, 'av-cause')) if (to - from > 1) light.delete(from);
  // "La note est relue".
  const verbs = covered(part, 'av-conjugue');
  for (const at of covered(part, 'av-appui'))
    if (!verbs.has(at) && isNoun(part, at) && part.sentence.lexicon.verb(foldedAt(part, at)))
      light.delete(at);
  // "Je file", "j'y croyais plus": of who speaks, and nothing that was done.
  if (isSaid(part, 'av-je', 'av-adresse') && !isSaid(part, 'av-nouvelle')) return undefined;
  // "Si quelqu’un connaît quelqu’un": a wish.
  if (spansOf(part, 'av-si').some(({ from }) => from === part.from)) return undefined;
  const { tokens, lexicon } = part.sentence;
  // "Sans crier victoire, …": what nobody does.
  const [no] = spansOf(part, 'av-aucun');
  if (no?.from === part.from && lexicon.grammar.isInfinitive(foldedAt(part, no.to)))
    return undefined;
  // "Le pourcentage, attends": a field is named, and is filled later.
  const fields = isSaid(part, 'av-plus-tard')
    ? covered(part, 'av-un-pourcentage', 'av-une-meteo')
    : [];
  const named = new Set([...light, ...fields, ...covered(part, 'av-plus-tard')]);
  if ([...fields].length > 0 && leftIn(part, named).length === 0) return undefined;
  const span = withVerb(part, trimmed(part, part, light));
  const opinion = valued ? covered(part, 'av-avis') : new Set<number>();
  // "Rachid m’a appelée ce matin": a day alone tells nothing.
  for (const { at, length } of daysIn(part.sentence, slots))
    use({ used: opinion }, { from: at, to: at + length });
  const words = leftIn({ ...part, ...span }, light);
  // "Nous avons franchi", where how far is said beside it.
  const leads = covered(part, 'av-mesure', 'av-sujet', 'av-a-fait');
  if (isSaid(part, 'av-mesure') && words.every((at) => leads.has(at))) {
    use(part, span);
    return undefined;
  }
  const isHeavy = words.some((at) => {
    const folded = foldedAt(part, at);
    // "L’ARS a dit oui": initials say as much as a word.
    const isShort =
      folded.length < 4 && !/^\p{Lu}{2,}$/u.test(slice(part, { from: at, to: at + 1 }));
    if (agreed.has(at) || isShare(part, at)) return true;
    return isWord(tokens[at]) && !(isShort || lexicon.light.has(folded) || opinion.has(at));
  });
  // "30 % et en retard", "en cours": a state, in more than one word.
  const isState = spansOf(part, 'av-nouvelle').some(
    ({ from, to }) =>
      to - from > 1 && to === span.to && !isSaid({ ...part, from, to }, 'av-conjugue'),
  );
  return isHeavy
    ? {
        ...opened(part, span),
        isShort: words.length < 2 && !isState && !words.some((at) => isShare(part, at)),
      }
    : undefined;
}
