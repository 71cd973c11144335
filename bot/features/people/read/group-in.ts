/** Where in a sentence a group is named, and which one is meant. */

import { LINKS } from '../../../language/phrases.ts';
import { type Token, textOf } from '../../../language/tokens.ts';
import { type KnownGroup, meant, type NamedGroup } from '../model/group-names.ts';
import { axeGroup } from '../model/groups.ts';
import { type CommandSentence, markIn } from './command-sentence.ts';
import { groupWords, underWords, wholeUnder } from './command-words.ts';

/** A group named in the words: where its first word stands, and what is meant. */
export interface PlacedGroup extends NamedGroup {
  at: number;
  /** Said to be a sous-groupe, and not only a group. */
  under: boolean;
}

/** "le sous-groupe cartographie", "le GT 5", "le groupe de travail de l'axe 5", from a token on. */
export function groupIn(
  said: CommandSentence,
  from: number,
  until = said.tokens.length,
): PlacedGroup | undefined {
  const { tokens, utterance } = said;
  const word = tokens.findIndex(
    ({ folded }, at) => at >= from && at < until && groupWords.has(folded),
  );
  if (word < 0) return axeIn(said, from, until);
  const before = underWords.has(tokens[word - 1]?.folded ?? '');
  const under = before || wholeUnder.has(tokens[word]?.folded ?? '');
  const work = tokens
    .slice(word + 1, word + 4)
    .some(({ folded }) => /^(travail|axe)$/.test(folded));
  const at = before ? word - 1 : word;
  const name = nameTokens(said, word + 1, until);
  if (name.length === 0) {
    const placed = { at, under, text: '', found: [] };
    // "Mon groupe", "du groupe": no name stands before.
    const pointed = pointing.test(tokens[at - 1]?.folded ?? '');
    return pointed ? placed : nameAhead(said, from, placed);
  }
  const [numero] = utterance.references.axes;
  const text = textOf(said.text, name);
  if (numero !== undefined && (!under || name.length <= 1))
    return { at, under, text: text || numero, found: numbered(said, numero, under) };
  const kind = under ? 'sousGroupe' : work ? 'axe' : undefined;
  const choice = kind ? said.groups.filter((g) => g.kind === kind) : said.groups;
  return { at, under, text, found: meant(name, choice) };
}

const pointing = /^(?:mon|ma|notre|nos|my|our|le|du|au|ce|cette|ca|this|the|un|une)$/;

/** "the mapping sub-group": in English the name comes first. */
function nameAhead(said: CommandSentence, from: number, placed: PlacedGroup): PlacedGroup {
  const ahead = nameTokens(said, from, placed.at);
  const choice = said.groups.filter((g) => !placed.under || g.kind === 'sousGroupe');
  // The longest end of what stands before is taken: the start may be the name of a person.
  for (let first = 0; first < ahead.length; first++) {
    const name = ahead.slice(first);
    const found = meant(name, choice);
    const at = said.tokens.findIndex(({ start }) => start === name[0]?.start);
    if (found.length > 0 && allKnown(name, found))
      return { ...placed, at, text: textOf(said.text, name), found };
  }
  return placed;
}

/** Whether the groups are known by every one of these words. */
const allKnown = (name: readonly Token[], found: readonly KnownGroup[]): boolean =>
  name
    .filter(({ folded }) => !LINKS.has(folded))
    .every(({ stem }) => found.every(({ all }) => all.has(stem)));

/** "l'axe 5", where only a group can be meant. */
function axeIn(said: CommandSentence, from: number, until: number): PlacedGroup | undefined {
  const at = said.tokens.findIndex(
    ({ folded }, i) => i >= from && i < until && /^(axe|axis)$/.test(folded),
  );
  const [numero] = said.utterance.references.axes;
  return at < 0 || numero === undefined
    ? undefined
    : { at, under: false, text: numero, found: numbered(said, numero, false) };
}

/** "GT 5" is the group of axe 5, "sous-groupe 2" the second one of the plan. */
function numbered({ groups }: CommandSentence, numero: string, under: boolean): KnownGroup[] {
  const subs = groups.filter(({ led }) => led !== undefined);
  const found = under ? subs[Number(numero) - 1] : groups.find(({ id }) => id === axeGroup(numero));
  return found ? [found] : [];
}

/** The words of a group's name: up to what follows it, without polite words around. */
export function nameTokens(
  said: CommandSentence,
  from: number,
  until = said.tokens.length,
): Token[] {
  const end = markIn(said, 'as', from)?.at ?? until;
  const words = said.tokens.slice(from, Math.min(end, until));
  const isName = ({ folded }: Token) =>
    !LINKS.has(folded) && !said.empty.has(folded) && !/^(travail|working|sur|sous)$/.test(folded);
  const first = words.findIndex(isName);
  return first < 0 ? [] : words.slice(first, words.findLastIndex(isName) + 1);
}
