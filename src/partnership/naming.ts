/** Sentences that say which partnership is meant: "je parle de la Drôme", "la Drôme : qui pilote la fiche 1.1 ?". */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { cut } from '../../bot/language/words.ts';
import { PARTNERSHIP_WORDS } from '../shared-words.ts';

const list = z.strictObject({ fr: z.array(z.string()), en: z.array(z.string()) });
const wordsSchema = z.strictObject({
  'avant-le-nom': list,
  'avant-un-nom-en-lettres': list,
  liens: list,
  'sans-nom': list,
});

/** A partnership by the names that people give it. */
export interface NamedPartnership {
  id: string;
  names: readonly string[];
}

/** What a sentence says of the partnership that is meant; `said`: what is said besides, to be answered by it. */
export type PartnershipNaming = { kind: 'named'; id: string; said: string } | { kind: 'asked' };

export type ReadNaming = (
  text: string,
  among: readonly NamedPartnership[],
  /** Whether a name alone is enough: the bot has just asked which one. */
  isAsked: boolean,
) => PartnershipNaming | undefined;

const folded = (text: string): string[] => cut(text).map((word) => word.folded);

/** Where the name ends when something is said besides. */
const END_OF_NAME = /^([^:,;]{1,80})[:,;]\s*(\S[\s\S]*)$/;

function createNaming(source: unknown): ReadNaming {
  const words = wordsSchema.parse(source);
  const both = ({ fr, en }: z.infer<typeof list>) => [...fr, ...en].map(folded);
  const longestFirst = (all: string[][]) => all.sort((a, b) => b.length - a.length);
  const before = longestFirst(both(words['avant-le-nom']));
  const beforeLetters = longestFirst(both(words['avant-un-nom-en-lettres']));
  const links = new Set(both(words.liens).flat());
  const asking = new Set(both(words['sans-nom']).map((one) => one.join(' ')));
  const bare = (tokens: readonly string[]): string => {
    const at = tokens.findIndex((word) => !links.has(word));
    return at < 0 ? '' : tokens.slice(at).join(' ');
  };
  const after = (starts: string[][], tokens: readonly string[]) => {
    const start = starts.find((one) => one.every((word, at) => tokens[at] === word));
    return start && tokens.slice(start.length);
  };
  const among = (name: string, all: readonly NamedPartnership[]) => {
    const found = all.filter(({ names }) => names.some((one) => bare(folded(one)) === name));
    return found.length === 1 ? found[0]?.id : undefined;
  };
  /** `isAlone`: a name is enough. One in figures is a day or a number unless it is said to be spoken of. */
  const read = (
    text: string,
    all: readonly NamedPartnership[],
    isAlone: boolean,
  ): string | undefined => {
    const tokens = folded(text);
    const said = after(before, tokens);
    if (said) return among(bare(said), all);
    const rest = after(beforeLetters, tokens) ?? (isAlone ? tokens : undefined);
    const name = rest && bare(rest);
    return name && /[a-z]{2}/.test(name) ? among(name, all) : undefined;
  };
  return (text, all, isAsked) => {
    if (asking.has(folded(text).join(' '))) return { kind: 'asked' };
    const whole = read(text, all, isAsked);
    if (whole) return { kind: 'named', id: whole, said: '' };
    const [, head, said = ''] = END_OF_NAME.exec(text) ?? [];
    const id = head && read(head, all, true);
    return id ? { kind: 'named', id, said } : undefined;
  };
}

/** Reads the words of the project. */
export const loadNaming = async (): Promise<ReadNaming> =>
  createNaming(parse(await readFile(PARTNERSHIP_WORDS, 'utf8')));
