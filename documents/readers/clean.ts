/** What is done to every document once it is read: signs made usual, logins dropped, text that lost its spaces noticed. */
import type { Block, Cell, Line, ReadDocument, Reading } from './blocks.ts';

/** Words that a login or a password is announced by, folded by `comparable`. */
export interface CredentialWords {
  words: ReadonlySet<string>;
}

const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Signs that are not seen, and those that turn the direction of reading. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?![\t\n])\p{Cc}/gu;
const SIGN = /^\s*[•◦▪■●○‣⁃➢➤►▶✓✔❖◆\ue000-\uf8ff][•◦▪■●○‣⁃➢➤►▶✓✔❖◆\ue000-\uf8ff\s]*|^\s*[-–—*]\s+/;

/** Letters and digits of a text, without case, accents, spaces or signs: glued words meet those that are apart. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

/** Text with usual spaces, composed letters, and nothing that is not seen. */
const usualText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(SPACES, ' ')
    .replace(UNSEEN, '')
    .replace(/ +/g, ' ')
    .replace(/ ?\t[ \t]*/g, '\t')
    .trim();

function usualLine(line: Line): Line {
  const plain = line.text.replace(UNSEEN, '');
  const sign = SIGN.exec(plain)?.[0];
  const text = usualText(sign ? plain.slice(sign.length) : plain);
  return { ...line, text, ...(sign && line.bullet === undefined && { bullet: 0 }) };
}

/** Signs of a line that is looked at: a login is short. */
const MOST = 300;
const WITH_PASSWORD = /:\/\/[^\s/:@]{1,80}:[^\s/@]{1,80}@/;

/** Whether a text announces a login: « Identifiant : », « Mot de passe = ». */
function announces(text: string, words: ReadonlySet<string>): boolean {
  if (WITH_PASSWORD.test(text)) return true;
  const parts = text.slice(0, MOST).split(/[:=]/);
  return parts.slice(0, -1).some((part) => {
    const letters = part.trim().split(/\s+/).slice(-4);
    return letters.some((_, i) => words.has(comparable(letters.slice(i).join(' '))));
  });
}

/** A document without its logins; each is counted and kept nowhere. */
export function cleaned(
  kind: ReadDocument['kind'],
  { blocks, ...rest }: Reading,
  { words }: CredentialWords,
): ReadDocument {
  let credentials = 0;
  let isAnnounced = false;
  const isAlone = (text: string): boolean => words.has(comparable(text));
  const drops = (text: string): boolean => {
    // The word that follows a label alone is what it announced.
    const isValue = isAnnounced && !/\s/.test(text);
    isAnnounced = isAlone(text);
    const is = isValue || isAnnounced || announces(text, words);
    if (is) credentials += 1;
    return is;
  };
  const keptLines = (lines: readonly Line[]): Line[] =>
    lines.map(usualLine).filter(({ text }) => text !== '' && !drops(text));
  const keptRow = (row: readonly Cell[]): Cell[] | undefined => {
    const first = usualText((row[0]?.lines ?? []).map(({ text }) => text).join(' '));
    if (row.length > 1 && first && (isAlone(first) || announces(`${first}:`, words))) {
      credentials += 1;
      return undefined;
    }
    return row.map((cell) => {
      isAnnounced = false;
      return { ...cell, lines: keptLines(cell.lines) };
    });
  };
  const kept: Block[] = [];
  for (const block of blocks) {
    if (block.kind === 'line') {
      const [line] = keptLines([block]);
      if (line) kept.push({ kind: 'line', ...line });
    } else {
      isAnnounced = false;
      const rows = block.rows.map(keptRow).filter((row) => row !== undefined);
      if (rows.some((row) => row.length > 0)) kept.push({ ...block, rows });
    }
  }
  const notices = [...rest.notices, ...(isGlued(kept) ? (['glued-words'] as const) : [])];
  return { kind, ...rest, blocks: kept, notices, credentials };
}

/** Longest word of ordinary French prose, and the share of longer ones that tells of lost spaces. */
const LONG_WORD = 22;
const MOST_LONG = 0.02;

function isGlued(blocks: readonly Block[]): boolean {
  const words = blocks
    .flatMap((block) => (block.kind === 'line' ? block.text : []))
    .flatMap((text) => text.split(/\s+/))
    .filter((word) => /^\p{L}/u.test(word) && !/[/@-]/.test(word));
  const long = words.filter((word) => word.length > LONG_WORD).length;
  return words.length > 10 && long / words.length > MOST_LONG;
}
