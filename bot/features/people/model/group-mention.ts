/** Where a text names a group, and which one is meant. */

import { oncePer, oncePerText } from '../../../language/once-per.ts';
import { LINKS } from '../../../language/phrases.ts';
import { KnownWords, Speller } from '../../../language/spelling.ts';
import { corrected, type Token, textOf, tokensOf } from '../../../language/tokens.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { Vocabulary } from '../../../language/vocabulary.ts';
import type { Usages } from '../../../language/vocabulary-schema.ts';
import type { Span } from '../../../language/when/expression.ts';
import { type KnownGroup, meant } from './group-names.ts';
import { calledIn, completed, stemsOfNames } from './group-spelling.ts';

export interface GroupMention extends Span {
  /** One when it is clear, several when a question is due, none when nobody knows it. */
  found: readonly KnownGroup[];
  /** As typed, without the word "groupe". */
  text: string;
}

/** Words that announce a group, that stand around its name, or that say nothing of which it is. */
type GroupWords = Record<keyof Usages['groupes'], ReadonlySet<string>>;

export const groupWords = oncePer(
  ({ groupes }: Usages): GroupWords => ({
    sousgroupe: new Set(groupes.sousgroupe),
    sous: new Set(groupes.sous),
    groupe: new Set(groupes.groupe),
    axe: new Set(groupes.axe),
    autour: new Set(groupes.autour),
    communs: new Set(groupes.communs),
    reponse: new Set(groupes.reponse),
  }),
);

export interface Naming {
  groups: readonly KnownGroup[];
  words: GroupWords;
  speller: Speller;
  /** Words of the language, that are no slips of a name: "la charte" is not "Carto". */
  right?: Pick<ReadonlySet<string>, 'has'>;
  /** Numbers in words and roman figures, "axe deux", "axe V"; not "premiers", which begins a name. */
  numbers: (folded: string) => number | undefined;
}

/** The groups of a partnership, by the words of a vocabulary. */
export function namingOf(
  { usages }: Pick<Vocabulary, 'usages'>,
  { groups, names }: { groups: readonly KnownGroup[]; names: string },
): Naming {
  const { nombres, romains } = usages;
  const words = groupWords(usages);
  const { sousgroupe, groupe, axe, autour } = words;
  // "Travail", "thématique": shorter words around a name are like too many others.
  const marks = [...sousgroupe, ...groupe, ...axe, ...[...autour].filter(isLong)];
  return {
    groups,
    words,
    speller: spellerTo([...marks, names].join(' ')),
    numbers: (folded) => nombres.fr[folded] ?? nombres.en[folded] ?? romains[folded],
  };
}

const isLong = ({ length }: string): boolean => length >= 7;

/** One for the same names, whoever is in the groups. */
const spellerTo = oncePerText((names) => new Speller([new KnownWords(names.split(' '))]));

/** Longest name, in words. */
const MOST = 8;

/**
 * The group that a text names: by its number, behind or before the word "groupe", or by its name
 * alone. What other readers took (dates, links) is no part of a name.
 */
export function groupMentioned(
  text: string,
  naming: Naming,
  taken: readonly Span[] = [],
): GroupMention | undefined {
  const all = tokensOf(text);
  // "Deux groupes" counts them, and is not the second.
  const isCount = (token: Token, next = token) =>
    isMark(next, naming) && /s$/.test(next.folded) && numberOf(token, naming) !== undefined;
  const free = all.filter(
    (token, at) =>
      !isCount(token, all[at + 1]) &&
      !taken.some(({ start, end }) => start <= token.start && token.start < end),
  );
  const tokens = completed(corrected(free, naming.speller, naming.right), naming.groups);
  const text_ = { text, tokens, naming };
  return numbered(text_) ?? marked(text_) ?? unmarked(text_);
}

interface Read {
  text: string;
  tokens: readonly Token[];
  naming: Naming;
}

const isUnder = ({ tokens, naming: { words } }: Read, at: number): boolean =>
  words.sousgroupe.has(tokens[at]?.folded ?? '') || words.sous.has(tokens[at - 1]?.folded ?? '');

const isMark = ({ folded }: Token, { words }: Naming): boolean =>
  words.sousgroupe.has(folded) || words.groupe.has(folded);

/** "GT 5", "GT5", "groupe de travail de l'axe 5", "axe V", "sous-groupe 2". */
function numbered(read: Read): GroupMention | undefined {
  const { text, tokens, naming } = read;
  const { axe, sous, autour } = naming.words;
  for (const [at, token] of tokens.entries()) {
    const joined = /^(gt|axe|groupe|g)(\d{1,2})$/.exec(token.folded);
    if (!joined && !isMark(token, naming) && !axe.has(token.folded)) continue;
    let to = at + 1;
    if (!joined) while (to < at + 6 && autour.has(tokens[to]?.folded ?? '')) to++;
    const last = joined ? token : tokens[to];
    const number = joined?.[2] ?? numberOf(last, naming);
    if (!last || number === undefined || apart(text, token, last)) continue;
    const under = isUnder(read, at);
    const subs = naming.groups.filter(({ led }) => led !== undefined);
    const group = under
      ? subs[Number(number) - 1]
      : naming.groups.find(({ numero }) => numero === String(Number(number)));
    const first = under && sous.has(tokens[at - 1]?.folded ?? '') ? tokens[at - 1] : token;
    const span = { start: first?.start ?? token.start, end: last.end };
    return { found: group ? [group] : [], text: text.slice(span.start, span.end), ...span };
  }
  return undefined;
}

function numberOf(token: Token | undefined, { numbers }: Naming): string | undefined {
  if (!token) return undefined;
  if (/^\d{1,2}$/.test(token.folded)) return token.folded;
  const value = numbers(token.folded);
  return value !== undefined && value >= 1 && value <= 20 ? String(value) : undefined;
}

/** Whether a sign that ends a name stands between two tokens. */
const apart = (text: string, a: Token, b: Token): boolean =>
  /[,;:!?()\n]|\.\s|\s[-–—]\s/.test(text.slice(a.end, b.start));

/** The same list for the same groups: what is worked out of it is found again. */
const subGroupsOf = oncePer((groups: readonly KnownGroup[]) =>
  groups.filter(({ kind }) => kind === 'sousGroupe'),
);

/** "le sous-groupe cartographie", "groupe de travail parentalité", "the mapping sub-group". */
function marked(read: Read): GroupMention | undefined {
  const { text, tokens, naming } = read;
  const at = tokens.findIndex((token) => isMark(token, naming));
  const mark = tokens[at];
  if (!mark) return undefined;
  const under = isUnder(read, at);
  const first = naming.words.sous.has(tokens[at - 1]?.folded ?? '') ? at - 1 : at;
  const groups = under ? subGroupsOf(naming.groups) : naming.groups;
  const behind = nameBehind(read, at, groups);
  const named = calledIn(behind.all, groups);
  const known = named?.found ?? meant(behind.tokens, groups);
  const span = (from: Token, to: Token) => ({ start: from.start, end: to.end });
  const start = tokens[first] ?? mark;
  if (known.length > 0)
    return {
      found: known,
      text: textOf(text, behind.tokens),
      ...span(start, behind.tokens.at(-1) ?? mark),
    };
  const ahead = nameAhead(read, first, groups);
  const early = ahead
    ? undefined
    : calledIn(tokens.slice(Math.max(0, first - MOST), first), groups);
  if (early)
    return {
      found: early.found,
      text: textOf(text, early.tokens),
      start: early.start,
      end: mark.end,
    };
  if (ahead)
    return {
      found: meant(ahead, groups),
      text: textOf(text, ahead),
      ...span(ahead[0] ?? mark, mark),
    };
  // "Réunion du groupe mardi à la Caf": what stands beyond the day is no name of the group.
  const next = tokens[at + 1];
  const unknown = next && gap(mark, next) ? [] : behind.all.slice(0, 4);
  // "notre groupe": none is named.
  if (unknown.length === 0) return undefined;
  return { found: [], text: textOf(text, unknown), ...span(start, unknown.at(-1) ?? mark) };
}

/** The words behind a mark up to a sign; `tokens` are those up to the last that a group is known by. */
function nameBehind(
  { text, tokens, naming }: Read,
  mark: number,
  groups: readonly KnownGroup[],
): { tokens: Token[]; all: Token[] } {
  let from = mark + 1;
  for (; from < tokens.length; from++) {
    const [before, token] = [tokens[from - 1], tokens[from]];
    // "Le GT, à noter": behind a sign, no name begins.
    if (!before || !token || apart(text, before, token)) break;
    if (!naming.words.autour.has(token.folded) && !LINKS.has(token.folded)) break;
  }
  const all: Token[] = [];
  for (let at = from; at < Math.min(tokens.length, from + MOST); at++) {
    const token = tokens[at];
    const before = tokens[at - 1];
    if (!token || !before || apart(text, before, token) || gap(before, token)) break;
    all.push(token);
  }
  const isKnown = ({ stem, folded }: Token) =>
    !LINKS.has(folded) && groups.some((group) => group.all.has(stem));
  let last = -1;
  for (const [i, token] of all.entries()) {
    if (isKnown(token)) last = i;
    else if (!LINKS.has(token.folded)) break;
  }
  return {
    tokens: all.slice(0, last + 1),
    all: all.filter(({ folded }, i) => i > 0 || !LINKS.has(folded)),
  };
}

/** Something that was taken stands between the two. */
const gap = (a: Token, b: Token): boolean => b.start - a.end > 3;

function nameAhead(
  { text, tokens, naming }: Read,
  mark: number,
  groups: readonly KnownGroup[],
): Token[] | undefined {
  const known = stemsOfNames(groups);
  let from = mark;
  while (from > 0) {
    const token = tokens[from - 1];
    const next = tokens[from];
    if (!token || !next || apart(text, token, next)) break;
    if (naming.words.communs.has(token.stem)) break;
    if (!known.has(token.stem)) break;
    from--;
  }
  return from < mark ? tokens.slice(from, mark) : undefined;
}

/** "réunion EPT", "carto mardi 14h": words that the name of one sous-groupe has. */
function unmarked({ text, tokens, naming }: Read): GroupMention | undefined {
  const byName = calledIn(tokens, naming.groups);
  if (byName) return { ...byName, text: textOf(text, byName.tokens) };
  const subs = subGroupsOf(naming.groups);
  const ownersOf = (token: Token) =>
    token.folded.length < 3 || /\d/.test(token.folded) || naming.words.communs.has(token.stem)
      ? []
      : subs.filter(({ own }) => own.has(token.stem));
  for (const at of tokens.keys()) {
    const [first] = tokens.slice(at);
    const [group, other] = first ? ownersOf(first) : [];
    if (!first || !group || other) continue;
    const name = tokens.slice(at, endOfName({ text, tokens }, at, group));
    // "Le petit est malade": a word within a name is no name.
    if (name.length === 1 && !group.heads.has(first.stem)) continue;
    const found = meant(name, subs);
    if (found.length !== 1) continue;
    const end = name.at(-1)?.end ?? first.end;
    return { found, text: textOf(text, name), start: first.start, end };
  }
  return undefined;
}

/** "compétences des EPT": the name goes on while its words do. */
function endOfName(
  { text, tokens }: Pick<Read, 'text' | 'tokens'>,
  at: number,
  group: KnownGroup,
): number {
  let end = at + 1;
  for (let next = end; next < tokens.length && next < at + MOST; next++) {
    const token = tokens[next];
    const before = tokens[next - 1];
    if (!token || !before || apart(text, before, token) || gap(before, token)) break;
    if (group.own.has(token.stem) && !LINKS.has(token.folded)) end = next + 1;
    else if (!LINKS.has(token.folded)) break;
  }
  return end;
}
/** What a sentence lacks whose group is asked for: `people` completes it, whoever asked. */
export const LACKS_GROUP = 'people.group';

/** The group as it is added to the sentence that lacked it; undefined when the reply says more, or not enough. */
export function nameAlone(
  { text, locale }: Pick<Utterance, 'text' | 'locale'>,
  named: GroupMention | undefined,
  { autour, reponse }: GroupWords,
): string | undefined {
  const [only, second] = named?.found ?? [];
  if (!named || !only || second || text.includes('?')) return undefined;
  const isSaid = ({ folded, stem, start }: Token) =>
    (start >= named.start && start < named.end) ||
    LINKS.has(folded) ||
    reponse.has(folded) ||
    autour.has(folded) ||
    only.all.has(stem);
  if (!tokensOf(text).every(isSaid)) return undefined;
  return only.label[locale].replace(/^(?:le|the) /, '');
}
