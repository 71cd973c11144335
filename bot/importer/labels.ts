/** Labels of a fiche: looked up by their letters, whole, without what is in parentheses, or by their first line. */
import type { Line } from '../../documents/readers/blocks.ts';
import { comparable } from '../../documents/readers/clean.ts';
import { type FieldKey, type ImportWords, singular } from './import-words.ts';

/** Longest label. */
const MOST = 90;

/** Marks of a plural that may be. */
const PLURAL = /\((?:s|e|es|x)\)|\p{L}[·.](?:e|s|es)(?!\p{L})/iu;

type LabelWords = Pick<ImportWords, 'labels' | 'plainLabels' | 'complements'>;

/** Key of a text that is a label: as it is, without what is in parentheses, without plurals, without its complement. */
export function keyOf(
  text: string,
  { labels, plainLabels, complements }: LabelWords,
): FieldKey | 'rubrique' | undefined {
  if (text.length > MOST) return undefined;
  const bare = text
    .replace(/^\s*(?:[a-zA-Z]|\d{1,2})[.)]\s+/, '')
    .replace(/\((?!(?:s|e|es|x)\))[^()]*\)/g, ' ');
  const letters = singular(bare.replace(/\s*:$/, ''));
  const found = labels.get(comparable(text)) ?? labels.get(comparable(bare));
  if (found) return found;
  // One word without a mark is as it is: « Moyen » is no « Moyens ».
  if (!PLURAL.test(bare) && !/\p{L}[\s'’]+\p{L}/u.test(bare.trim())) return undefined;
  const plain = plainLabels.get(letters);
  if (plain) return plain;
  const complement = complements.find((one) => letters.endsWith(one));
  return complement ? plainLabels.get(letters.slice(0, -complement.length)) : undefined;
}

/** Key of a cell that is a label; a note may stand under it. */
export function labelOf(
  lines: readonly Line[],
  words: LabelWords,
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
export function labelledLine(text: string, words: LabelWords): LabelledLine | undefined {
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
