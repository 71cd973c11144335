/** Names of groups as people write them: shortened, by ear, or by a short name. */

import { oncePer } from '../../../language/once-per.ts';
import { LINKS, Phrases } from '../../../language/phrases.ts';
import { type Token, tokensOf } from '../../../language/tokens.ts';
import type { KnownGroup } from './group-names.ts';

/** What names can be completed to, worked out once for a list of groups. */
interface Spellings {
  stems: ReadonlySet<string>;
  bySound: ReadonlyMap<string, string>;
  /** What was asked before. */
  better: Map<string, string | undefined>;
}

/** Words whose completion is remembered. */
const MOST_REMEMBERED = 2000;

const spellingsOf = oncePer((groups: readonly KnownGroup[]): Spellings => {
  const stems = new Set(groups.flatMap(({ own }) => [...own]));
  const bySound = new Map([...stems].map((s) => [soundOf(s), s]));
  return { stems, bySound, better: new Map() };
});

/** Stems of the names of groups. */
export const stemsOfNames = (groups: readonly KnownGroup[]): ReadonlySet<string> =>
  spellingsOf(groups).stems;

/**
 * "trad" stands for "traduction": the start of one name's word, four letters at least;
 * "cartografie" for what sounds the same.
 */
export function completed(tokens: readonly Token[], groups: readonly KnownGroup[]): Token[] {
  const known = spellingsOf(groups);
  return tokens.map((token) => {
    if (token.folded.length < 4 || known.stems.has(token.stem)) return token;
    const better = betterOf(token, known);
    return better ? { ...token, stem: better } : token;
  });
}

/** Groups that a name is that of but for an ending, a spelling or what is left out: "cartographies", "carto". */
export function twinsOf(name: string, groups: readonly KnownGroup[]): KnownGroup[] {
  const key = (text: string) =>
    [...new Set(completed(tokensOf(text), groups).map(({ stem }) => stem))]
      .filter((stem) => stem.length > 1 && !LINKS.has(stem))
      .sort()
      .join(' ');
  const wanted = key(name);
  return groups.filter((group) =>
    [group.name ?? '', ...group.called].some((other) => key(other) === wanted),
  );
}

function betterOf(
  { folded, stem }: Token,
  { stems, bySound, better }: Spellings,
): string | undefined {
  if (better.has(folded)) return better.get(folded);
  const full = [...stems].filter((known) => known.startsWith(folded));
  const found = bySound.get(soundOf(stem)) ?? (full.length === 1 ? full[0] : undefined);
  if (better.size >= MOST_REMEMBERED) better.clear();
  better.set(folded, found);
  return found;
}

/** The same for spellings that sound the same in French. */
const soundOf = (word: string): string =>
  word
    .replace(/ph/g, 'f')
    .replace(/qu?|k/g, 'c')
    .replace(/y/g, 'i')
    .replace(/th/g, 't')
    .replace(/(.)\1/g, '$1');

const phrasesOf = oncePer((groups: readonly KnownGroup[]) => {
  const called = new Phrases<KnownGroup>(LINKS);
  for (const group of groups) for (const name of group.called) called.add(name, group);
  return called;
});

/** The names that a group is called by, said whole: the longest that belongs to one group only. */
export function calledIn(tokens: readonly Token[], groups: readonly KnownGroup[]) {
  const found = [...phrasesOf(groups).find(tokens)].sort(
    (a, b) => b.length - a.length || a.at - b.at,
  );
  const [best] = found;
  if (!best) return undefined;
  const same = found.filter((f) => f.at === best.at && f.length === best.length);
  const name = tokens.slice(best.at, best.at + best.length);
  const [first] = name;
  return same.length === 1 && first
    ? { found: [best.value], tokens: name, start: first.start, end: name.at(-1)?.end ?? first.end }
    : undefined;
}
