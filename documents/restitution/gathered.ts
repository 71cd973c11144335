/** What several fiches and actions say in the same words, told once: decisions asked for, blockers. */
import type { Restitution, RestitutionSubject, StandingText } from './restitution.ts';

export interface Gathered {
  text: string;
  subjects: RestitutionSubject[];
  /** The first day that one of them said so. */
  since: string;
  /** As each of them said it last. */
  told: StandingText[];
}

/** Case, accents and punctuation make no other question of it. */
const keyOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The one that has waited longest comes first. */
export function gathered(
  what: 'arbitration' | 'blocker',
  { subjects }: Pick<Restitution, 'subjects'>,
): Gathered[] {
  const made = new Map<string, Gathered>();
  for (const subject of subjects) {
    const { [what]: told } = subject;
    if (!told) continue;
    const known = made.get(keyOf(told.text));
    made.set(keyOf(told.text), {
      text: known?.text ?? told.text,
      subjects: [...(known?.subjects ?? []), subject],
      since: known && known.since < told.since ? known.since : told.since,
      told: [...(known?.told ?? []), told],
    });
  }
  return [...made.values()].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}
