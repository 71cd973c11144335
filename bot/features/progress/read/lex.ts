/** Cuts a text into marks that know where they stand, so that fields are given back as typed. */
import { fold, MAX_TEXT, stem } from '../../../language/fold.ts';
import type { Word } from '../../../language/words.ts';

export interface UpdateToken extends Word {
  kind: 'word' | 'number' | 'sign' | 'stop';
  start: number;
  end: number;
}

/** Longer than a question may be: a pilote who has something to say has it read whole. */
const MOST_READ = 2 * MAX_TEXT;

const MARK = new RegExp(
  [
    String.raw`https?://[^\s)>\]"]+`,
    String.raw`(?:\p{L}\.){2,}`, // R.A.S.
    String.raw`\d{1,2}\s?[hH](?:\s?\d{2})?(?![\p{L}\d])`, // 14h30: no figure
    String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,.]\d|\d)`, // 1 264
    String.raw`\d+(?:er|ere|re|e|eme|nd|st|rd|th)(?![\p{L}\d])`,
    String.raw`\d+(?:[.,/-]\d+)*`,
    String.raw`\p{L}[\p{L}\p{M}]*`,
    String.raw`\p{Extended_Pictographic}\uFE0F?`,
    String.raw`\n`,
    String.raw`[^\s]`,
  ].join('|'),
  'gu',
);

/** "R.A.S.", "M. Kaya", "n°": what a full stop does not end. */
const SHORT = new Set(['m', 'mr', 'mrs', 'ms', 'dr', 'mme', 'cf', 'st', 'ste', 'av', 'etc', 'no']);

export function marksOf(text: string): UpdateToken[] {
  const marks: UpdateToken[] = [];
  for (const match of text.slice(0, MOST_READ).matchAll(MARK)) {
    const [raw] = match;
    const start = match.index;
    const end = start + raw.length;
    if (/^\d/.test(raw)) {
      const folded = fold(raw).replace(/[ \u00a0\u202f]/g, '');
      const kind = /^\d+(?:[.,/-]\d+)*$/.test(folded) ? 'number' : 'word';
      marks.push({ kind, folded, stem: folded, start, end });
    } else if (/^\p{L}/u.test(raw)) {
      const folded = fold(raw).replace(/\./g, '');
      marks.push({ kind: 'word', folded, stem: stem(folded), start, end });
    } else {
      const folded = raw.replace(/\uFE0F/g, '');
      const kind = isStop(folded, marks.at(-1), start, text[end]) ? 'stop' : 'sign';
      // Inside "l'axe" and "rez-de-chaussée", no mark: expressions are written without.
      if (kind === 'sign' && isJoint(folded, text, start, end)) continue;
      marks.push({ kind, folded, stem: folded, start, end });
    }
  }
  return marks;
}

const isJoint = (sign: string, text: string, start: number, end: number): boolean =>
  /^['’‘ʼ`´]$/.test(sign) ||
  (/^[-‐‑]$/.test(sign) && /\S/.test(text[start - 1] ?? ' ') && /\p{L}/u.test(text[end] ?? ' '));

function isStop(
  sign: string,
  before: UpdateToken | undefined,
  start: number,
  next: string | undefined,
) {
  if (/^[-–—]$/.test(sign)) return next === undefined || /\s/.test(next);
  if (!/^[.,;!?|…\n/]$/.test(sign)) return false;
  if (sign === '/') return /\s/.test(next ?? ' ');
  if (sign !== '.') return true;
  const glued = before?.end === start;
  if (glued && before && SHORT.has(before.folded)) return false;
  // "R.A.S.": single letters. "exemple.test": a name goes on.
  if (glued && before?.kind === 'word' && before.folded.length === 1) return false;
  return next === undefined || /[\s"»)*_]/.test(next);
}
