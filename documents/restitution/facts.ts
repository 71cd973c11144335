/** What went well: the last highlight of those that stand or move best, one a fiche or action, the newest first. */
import { fallOf } from './figures.ts';
import type { DatedText, Restitution, RestitutionSubject } from './restitution.ts';
import { rankOf } from './say.ts';

export interface Fact {
  subject: RestitutionSubject;
  told: DatedText;
}

/** Those that got better first, then the best météo, then who went furthest. */
const better = (a: RestitutionSubject, b: RestitutionSubject): number =>
  (fallOf(a) ?? 0) - (fallOf(b) ?? 0) ||
  rankOf[a.now.meteo ?? 'orage'] - rankOf[b.now.meteo ?? 'orage'] ||
  movedOf(b) - movedOf(a);

const movedOf = ({ before, now }: RestitutionSubject): number =>
  (now.percent ?? 0) - (before.percent ?? 0);

const lastDay = ({ highlights }: RestitutionSubject): string => highlights.at(-1)?.on ?? '';
const newestFirst = (a: RestitutionSubject, b: RestitutionSubject): number =>
  lastDay(b).localeCompare(lastDay(a));

/** Those that turned sunny, in the order of their facts. */
export const turnedSunny = ({ subjects }: Pick<Restitution, 'subjects'>): RestitutionSubject[] =>
  subjects.filter((one) => one.now.meteo === 'soleil' && (fallOf(one) ?? 0) < 0).sort(newestFirst);

export const bestFacts = ({ subjects }: Restitution, most: number): Fact[] =>
  [...subjects]
    .sort(better)
    .flatMap((subject) => {
      const told = subject.highlights.at(-1);
      return told ? [{ subject, told }] : [];
    })
    .slice(0, most)
    .sort((a, b) => newestFirst(a.subject, b.subject));
