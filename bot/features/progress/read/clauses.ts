/** Cuts marks into clauses, and tells those that ask from those that tell. */
import type { UpdateToken } from './lex.ts';
import type { SubjectMention } from './mentions.ts';
import type { ProgressWords } from './update-words.ts';

export interface Clause {
  from: number;
  /** Not included; what ends the clause is no part of it. */
  to: number;
  sentence: number;
  /** Asks something, and tells nothing. */
  asks: boolean;
}

const CLOSED: Record<string, string> = { '(': ')', '[': ']', '{': '}', '«': '»', '“': '”' };

/** A long update has some eighty; past these, somebody is trying things out: the rest is one. */
const MOST = 200;

export function clausesOf(
  marks: readonly UpdateToken[],
  mentions: readonly SubjectMention[],
  words: ProgressWords,
  isNoted = false,
): Clause[] {
  const openings = new Set(words.find('charniere', marks).map(({ at }) => at));
  const heads = new Set(mentions.map(({ from }) => from));
  const clauses: Clause[] = [];
  let [from, sentence, closing] = [0, 0, ''];
  const close = (to: number) => {
    if (to > from) clauses.push({ from, to, sentence, asks: false });
  };
  marks.forEach(({ kind, folded, start }, at) => {
    if (clauses.length >= MOST) return;
    if (closing !== '') {
      if (folded === closing) closing = '';
      return;
    }
    const shut = CLOSED[folded];
    if (shut && marks.slice(at + 1, at + 40).some((m) => m.folded === shut)) closing = shut;
    // "Par tél, Nadia : fiche 5…": what follows a colon and names a fiche is a new clause.
    const announces = folded === ':' && heads.has(at + 1) && at > 0;
    if (kind === 'stop' || announces) {
      close(at);
      from = at + 1;
      if (/^[.!?…\n]$/.test(folded) || (folded === '-' && start > 0)) sentence++;
    } else if (openings.has(at) && at > from) {
      close(at);
      from = at;
    }
  });
  close(marks.length);
  return withQuestions(clauses, marks, words, isNoted);
}

/** A sentence asks when it ends with a question mark or starts like a question. */
function withQuestions(
  clauses: Clause[],
  marks: readonly UpdateToken[],
  words: ProgressWords,
  isNoted: boolean,
): Clause[] {
  const numbers = [...new Set(clauses.map(({ sentence }) => sentence))];
  return numbers.flatMap((number) => {
    const all = clauses.filter(({ sentence }) => sentence === number);
    const from = all[0]?.from ?? 0;
    const to = all.at(-1)?.to ?? 0;
    const said = marks.slice(from, to);
    // "Note que … ?", and what the committee is to settle, are told.
    const settles =
      words.find('arbitrage-mot', said).length > 0 && words.find('av-besoin', said).length > 0;
    const noted = (isNoted && number === 0) || settles || words.find('noter', said).length > 0;
    const marked = marks[to]?.folded === '?';
    const first = said.findIndex(({ kind }) => kind === 'word' || kind === 'number');
    const head = said.slice(Math.max(0, first));
    const asked = words.find('demande', head).some(({ at }) => at === 0);
    const other = words.find('autre-demande', head).some(({ at }) => at === 0);
    const within = words.find('interroge', said).length > 0;
    // "elles sont écrites où": what asks may come last.
    const ended = words
      .find('demande-fin', said)
      .some(({ at, length }) => at + length === said.length && at > 0);
    const asks = other || ((marked || asked || within || ended) && !noted);
    return all.map((clause) => ({ ...clause, asks }));
  });
}
