/** Who the news came from: institutions, never a ranking of people. */
import type { Restitution, UpdateEntry } from './restitution.ts';

export interface Source {
  /** Empty: not known. */
  institution: string;
  updates: number;
  /** Fiches and actions that it told about. */
  subjects: number;
  first: string;
  last: string;
}

/** In alphabetical order. */
export function sourcesOf({ entries }: Restitution): Source[] {
  const institutions = new Map<string, UpdateEntry[]>();
  for (const entry of entries) {
    const institution = entry.by.organisation ?? '';
    institutions.set(institution, [...(institutions.get(institution) ?? []), entry]);
  }
  return [...institutions]
    .map(([institution, told]) => {
      const days = told.map(({ on }) => on).sort();
      return {
        institution,
        updates: told.length,
        subjects: new Set(told.map(({ subject }) => subject)).size,
        first: days[0] ?? '',
        last: days.at(-1) ?? '',
      };
    })
    .sort((a, b) => a.institution.localeCompare(b.institution, 'fr'));
}
