/** What is in the way, called by a noun: "le souci", "notre principal obstacle". */
import { oncePer } from '../../../language/once-per.ts';
import { gap } from '../../../sentence/between.ts';
import { type Sentence, setOf } from '../../../sentence/sentence.ts';
import {
  covered,
  type Extent,
  foldedAt,
  isSaid,
  opened,
  type Part,
  STOP,
  spansOf,
  trimmed,
  type Within,
  wholeOf,
} from './part.ts';

/**
 * "Le frein c’est …", "ce qui coince c’est qu’on …", "notre seul obstacle reste …": what follows is in the way. From
 * its article to the word before what it is.
 */
export const announcingIn = (part: Within): Extent[] => [
  ...spansOf(part, 'bord-difficulte-annonce'),
  ...spansOf(part, 'bord-difficulte').flatMap(({ from, to }): Extent[] => {
    const verb = spansOf(part, 'av-est').find((one) => one.from === to);
    if (!verb) return [];
    const that = /^qu[e']?$/.test(foldedAt(part, verb.to)) ? 1 : 0;
    return [{ from: articleOf(part, from), to: verb.to + that }];
  }),
];

/** "Le recrutement c’est une difficulté", "la salle reste un vrai souci": said of what stands before it, with its article. */
export const attributesIn = (part: Part): Extent[] =>
  spansOf(part, 'bord-difficulte').flatMap(({ from, to }): Extent[] => {
    const start = articleOf(part, from);
    const isVerb = spansOf({ ...part, to: start }, 'av-est').some((verb) => {
      const no = covered(
        { ...part, from: verb.to, to: start },
        'av-ne-plus',
        'av-aucun',
        'av-reste',
      );
      return no.size >= start - verb.to;
    });
    return start < from && isVerb ? [{ from: start, to }] : [];
  });

/** "Les données, c’est un blocage", "ah non les adresses c’est bloquant": what it is said of, where nothing follows. */
export function saidOf(part: Part, { from, to }: Extent): Extent | undefined {
  const { tokens, lexicon } = part.sentence;
  const light = covered(part, 'av-tete-blocage');
  for (const [at, { folded }] of tokens.entries()) if (lexicon.light.has(folded)) light.add(at);
  for (const at of covered(part, 'av-aucun')) light.delete(at);
  const [before, behind] = [
    { from: part.from, to: from },
    { from: to, to: part.to },
  ].map((span) => trimmed(part, span, light)) as [Extent, Extent];
  return before.from < before.to && behind.from === behind.to ? opened(part, before) : undefined;
}

/** What is said not to be in the way, and what is instead; `from` and `to`: all that says so. */
interface InTheWay extends Extent {
  was: Extent;
  now: Extent;
}

/** "C’est pas la salle le problème c’est l’assurance", "pas bloqué par le budget mais par le recrutement". */
export const insteadOf = oncePer((sentence: Sentence): InTheWay | undefined => {
  const whole = wholeOf(sentence);
  const { tokens, lexicon } = sentence;
  const isLight = (at: number) => lexicon.light.has(foldedAt(whole, at));
  const [turns, causes] = [covered(whole, 'mais-celui'), covered(whole, 'av-cause')];
  const states = setOf(sentence, 'av-blocages')
    .flatMap((one) => spansOf(whole, one))
    .sort((a, b) => a.from - b.from);
  for (const { from, to } of spansOf(whole, 'nie-celui')) {
    const state = states.find((one) => one.from >= to);
    // "C’est pas", "ce n’est plus".
    const around = { ...whole, from: Math.max(0, from - 2), to: to + 1 };
    if (!state || !isSaid(around, 'av-est', 'av-passe')) continue;
    const stop = (at: number) =>
      STOP.test(gap(sentence, at, at)) || (turns.has(at) && !causes.has(at));
    const next = (after: number) => {
      const at = tokens.findIndex((_, i) => i > after && stop(i));
      return at < 0 ? whole.to : at;
    };
    // "Pas signée, bloquée depuis juin": each tells.
    if (next(to) <= state.from) continue;
    // "Bloqué par …": the state stands first, and its cause behind it.
    const isFirst = state.from === to;
    const name = isFirst ? state.to : to;
    const turn = next(isFirst ? state.to : state.to - 1);
    let start = turn;
    while (start < whole.to && (turns.has(start) || causes.has(start) || isLight(start))) start++;
    const was = {
      from: causes.has(name) ? name + 1 : name,
      to: isFirst ? turn : articleOf(whole, state.from),
    };
    const now = { from: articleOf(whole, start), to: next(start) };
    // "Plus rien de bloqué, la ville a signé" names nothing that is not; "c’est pas grave si ça bloque": nothing does yet.
    const isNamed = tokens.some((_, at) => at >= was.from && at < was.to && !isLight(at));
    const between = Array.from({ length: start - turn }, (_, i) => turn + i);
    const isTurned = isFirst
      ? causes.has(name) && between.some((at) => causes.has(at))
      : between.some((at) => turns.has(at));
    if (isNamed && isTurned && now.from < now.to && !isSaid({ sentence, ...was }, 'av-si'))
      return { from, to: now.to, was, now };
  }
  return undefined;
});

/** "On cherche un local", "personne ne répond", "par contre plus de local": what is not there; since a day, it is in the way. */
export function lackingIn(part: Within): Extent[] {
  const { grammar } = part.sentence.lexicon;
  const isVerb = (at: number) => grammar.isFinite(foldedAt(part, at));
  const noMore = spansOf(part, 'av-ne-plus');
  const isOver = ({ to }: Extent) =>
    [...noMore, ...spansOf(part, 'av-aucun')].some(({ from }) => from === to);
  const lacks = [...spansOf(part, 'av-attend'), ...spansOf(part, 'av-manque')].filter(
    (one) => (isVerb(one.from) || one.to - one.from > 1) && !isOver(one),
  );
  const gone = isSaid(part, 'av-charniere') ? noMore.filter((no) => isOfSome(part, no)) : [];
  const nobody = spansOf(part, 'bord-personne').filter(({ to }) => isVerb(to) || isVerb(to + 1));
  return [...lacks, ...gone, ...nobody];
}

/** "Plus de": there is no more, or more of it. */
const isOfSome = (part: Within, { to }: Extent): boolean =>
  /^d(?:e|es|u)?$/.test(foldedAt(part, to));

/** "Plus de local", "le bailleur nous lâche", "on attend toujours", "rien reçu depuis mars": whoever says so is asked whether it is in the way. */
export const mayBlock = (part: Within): boolean =>
  spansOf(part, 'av-ne-plus').some(
    (no) =>
      isOfSome(part, no) &&
      // "On n’a plus de local".
      covered({ ...part, to: no.from }, ...HAVING).size === no.from - part.from,
  ) ||
  isSaid(part, 'av-lache') ||
  lackingIn(part).some(
    ({ from }) =>
      isSaid(part, 'av-toujours') || spansOf(part, 'av-manque').some((one) => one.from === from),
  ) ||
  (isSaid(part, 'av-depuis-jour', 'av-toujours') && isSaid(part, 'av-aucun', 'nie-ne'));

const HAVING = ['av-je', 'av-sujet', 'av-a-fait', 'nie-ne'] as const;

/** An article, or what makes it worse. */
const isDetermined = (part: Within, at: number): boolean =>
  /^(?:un|une|des|le|la|les|l|notre|nos|the|our)$/.test(foldedAt(part, at)) ||
  covered(part, 'av-pire').has(at);

/** Where the article of a noun stands, and what makes it worse. */
export function articleOf(part: Within, noun: number): number {
  let start = noun;
  while (start > part.from && isDetermined(part, start - 1)) start--;
  return start;
}
