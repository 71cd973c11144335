/** Where the meeting of a slot is held, said behind the slot that is taken: "on prend le 8, à la Caf de Bobigny". */
import type { WhenFound } from '../../../language/when/expression.ts';
import { placeOf, type Sentence } from '../../../sentence/sentence.ts';

/** What leads up to a place. */
const LEAD =
  /(?:^|[\s,])((?:à\s+l['’]|à\s+la\s|au\s|aux\s|chez\s|en\s+(?=visio)|à\s(?=\p{Lu})|salle\s|at\s+(?:the\s)?)[^,;.!?\n]{1,120})/iu;
/** A link says where as well. */
const LINK = /https:\/\/\S+/i;

export function placeBehind(sentence: Sentence, when: readonly WhenFound[]): string | undefined {
  const last = when.filter(({ kind }) => kind === 'day' || kind === 'times').at(-1);
  const behind = sentence.text.slice(last?.end ?? 0);
  const link = LINK.exec(behind)?.[0];
  if (link) return link;
  const found = LEAD.exec(behind)?.[1];
  if (!found || !last) return undefined;
  const start = last.end + behind.indexOf(found);
  const { at, length } = placeOf(sentence, { start, end: start + found.length });
  const says = (name: string) =>
    sentence.concepts.some((c) => c.value === name && c.at >= at && c.at < at + length);
  // "… au sondage", "… au groupe": no place.
  if (says('sondage') || says('ce-groupe')) return undefined;
  return withoutLead(found);
}

/** A sentence that only says where: "ça sera à la Caf de Bobigny, salle 3". */
export function placeAlone({ text, typed, lexicon }: Sentence): string | undefined {
  const found = LEAD.exec(text);
  const start = found ? found.index + found[0].indexOf(found[1] ?? '') : text.length;
  const before = typed.filter((token) => token.end <= start);
  if (!before.every(({ folded }) => lexicon.light.has(folded))) return undefined;
  return /[?\n]/.test(text) ? undefined : withoutLead(text.slice(start).replace(/[\s.!]+$/, ''));
}

const withoutLead = (place: string): string | undefined =>
  place.replace(/^(?:à\s+la|à\s+l['’]|au|à|at(?:\s+the)?)\s*(?=\S)/iu, '').trim() || undefined;
