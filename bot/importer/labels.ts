/** Labels of a fiche: looked up by their letters, whole, without what is in parentheses, or by their first line. */
import type { Line } from '../../documents/readers/blocks.ts';
import { comparable } from '../../documents/readers/clean.ts';
import type { FieldKey, ImportWords } from './import-words.ts';

/** Longest label. */
const MOST = 90;

/** Key of a text that is a label. */
export function keyOf(
  text: string,
  { labels }: Pick<ImportWords, 'labels'>,
): FieldKey | 'rubrique' | undefined {
  if (text.length > MOST) return undefined;
  const whole = labels.get(comparable(text));
  if (whole) return whole;
  const bare = text.replace(/\([^()]*\)/g, ' ').replace(/^\s*(?:[a-zA-Z]|\d{1,2})[.)]\s+/, '');
  return labels.get(comparable(bare));
}

/** Key of a cell that is a label; a note may stand under it. */
export function labelOf(
  lines: readonly Line[],
  words: Pick<ImportWords, 'labels'>,
): FieldKey | 'rubrique' | undefined {
  const whole = keyOf(lines.map(({ text }) => text).join(' '), words);
  return whole ?? (lines.length > 1 ? keyOf(lines[0]?.text ?? '', words) : undefined);
}

export interface LabelledLine {
  key: FieldKey | 'rubrique' | undefined;
  label: string;
  value: string;
}

/** "Pilote : Caf" and "Pilote :"; the label may be unknown when nothing follows it. */
export function labelledLine(
  text: string,
  words: Pick<ImportWords, 'labels'>,
): LabelledLine | undefined {
  const sign = /\s?[:=]|\t/.exec(text) ?? /\s[–—-](?=\s)/.exec(text);
  const at = sign?.index ?? 0;
  if (!sign || at < 1 || at > MOST) return undefined;
  const label = text.slice(0, at).trim();
  const value = text.slice(at + sign[0].length).trim();
  const key = keyOf(label, words);
  // A tabulation or a dash joins a label that is known to its value, and is nothing else.
  if (!key && !/[:=]/.test(sign[0])) return undefined;
  return key || value === '' ? { key, label, value } : undefined;
}
