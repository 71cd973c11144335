/**
 * Groups that one sentence makes, one after the other: "deux petits groupes, un sur les horaires (Omar, Zoé) et un qui
 * recense les lieux (Hugo)".
 */
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, readSentence, type Sentence, says } from '../../../sentence/sentence.ts';

/** What makes them: a verb, or that it goes on from a group that was just spoken of. */
const MAKES: readonly string[] = ['gens-creer', 'gens-former', 'gens-falloir', 'gens-mettre'];

/** Each as a sentence that makes it; undefined: no list of groups. */
export function listedGroups(sentence: Sentence, isGoingOn: boolean): Sentence[] | undefined {
  const { text, typed, tokens, lexicon, mood } = sentence;
  if (mood === 'ask' || !(isGoingOn || MAKES.some((concept) => says(sentence, concept))))
    return undefined;
  const mark = conceptsOf(sentence, 'gens-groupe').find(({ at, length }) =>
    /s$/.test(tokens[at + length - 1]?.folded ?? ''),
  );
  if (!mark) return undefined;
  const gap = (at: number) => text.slice(typed[at - 1]?.end ?? 0, typed[at]?.start ?? 0);
  const starts = tokens.flatMap(({ folded }, at) => {
    const isItem = ITEM.has(folded) && at >= mark.at + mark.length;
    const before = tokens[at - 1]?.folded ?? '';
    const isApart = /[,;:(\n]/.test(gap(at)) || /^(?:et|and|l)$/.test(before);
    return isItem && isApart ? [at] : [];
  });
  if (starts.length < 2) return undefined;
  // "Deux sous-groupes dans l’axe 2, un …": each is a part of it.
  const lead = text.slice(typed[mark.at + mark.length - 1]?.end, typed[starts[0] ?? 0]?.start);
  const within = conceptsOf(sentence, 'gens-sein').some(({ at }) => at === mark.at + mark.length)
    ? ` ${lead.replace(/[\s,;:(]+$/u, '').trim()}`
    : '';
  return starts.map((at, i) => {
    const next = starts[i + 1];
    const end = next === undefined ? text.length : (typed[next]?.start ?? text.length);
    const item = withoutJoint(text.slice(typed[at]?.end, end).trim());
    return readSentence(`${MAKE}${named(item)}${within}`, lexicon);
  });
}

/** "Un sur les modes de garde, et l’": without what leads to the next one. */
const withoutJoint = (item: string): string =>
  item
    .replace(/(?<=[\s,;])(?:et|and)(?:\s+l['’]?)?$/u, '')
    .replace(/(?<=[\s,;])l['’]?$/u, '')
    .trim()
    .replace(/[,;]$/u, '');

/** "Un …", "l’autre …". */
const ITEM: ReadonlySet<string> = new Set(['un', 'une', 'autre', 'one', 'another']);
const MAKE = 'crée un sous-groupe ';

/** "Qui recense les lieux (Hugo)": called by what it does, up to who is in it. */
function named(item: string): string {
  const does = /^\s*(?:qui|that|which)\s+([^(,;:]+)/iu.exec(item);
  const name = does?.[1]?.trim();
  if (!does || !name) return item.trim();
  const rest = item.slice(does[0].length);
  return `« ${name.charAt(0).toUpperCase()}${name.slice(1)} » ${rest}`.trim();
}

/** Which of several, by its rank or as "l’autre". */
const RANKS: readonly string[] = ['choix-premier', 'choix-deuxieme', 'choix-troisieme'];

/**
 * Groups of a list that was just made, as a sentence speaks of them: "Paul dans le premier, Inès dans le second".
 * @param names what they are called, in the order of the list
 */
export function rankedGroups(sentence: Sentence, names: readonly string[]): Placed<string>[] {
  const ranked = (concept: string, name: string | undefined) =>
    name === undefined
      ? []
      : conceptsOf(sentence, concept).map(({ at, length }) => ({ value: name, at, length }));
  const found = [
    ...RANKS.flatMap((concept, at) => ranked(concept, names[at])),
    ...ranked('choix-dernier', names.at(-1)),
  ];
  const [first] = found;
  const others = names.filter((name) => name !== first?.value);
  const rest = sentence.tokens.flatMap(({ folded }, at) =>
    OTHER.has(folded) && others.length === 1 ? [{ value: others[0] ?? '', at, length: 1 }] : [],
  );
  const all = [...found, ...rest].sort((a, b) => a.at - b.at);
  return all.filter((one, i) => !all.slice(0, i).some((other) => overlap(one, other)));
}

const OTHER: ReadonlySet<string> = new Set(['autre', 'other']);
