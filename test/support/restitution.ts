/** Restitutions of an invented year, to be written in every format. */

import type { Row } from '../../bot/contract/store.ts';
import { knownGroups } from '../../bot/features/people/model/group-names.ts';
import type { Update } from '../../bot/features/progress/model/schema.ts';
import type { RestitutionRecords } from '../../bot/features/restitution/model/kept.ts';
import { restitutionOf } from '../../bot/features/restitution/model/restitution.ts';
import type { Plan } from '../../bot/knowledge/schema.ts';
import type { Locale } from '../../bot/language/locale.ts';
import type { Restitution, RestitutionSubject } from '../../documents/restitution/restitution.ts';
import type { DemoYear } from '../../src/demo/fill.ts';
import { demoYear } from './drawn-year/year.ts';

export const today = new Date('2026-12-01T09:00:00.000Z');
export const zone = 'Europe/Paris';
export const year2026 = { from: '2026-01-01', to: '2026-12-31' };

const rowsOf = <T>(map: ReadonlyMap<string, T>): Row<T>[] =>
  [...map].map(([id, value]) => ({ id, version: 1, value }));

/** What a store that was filled with this year gives. */
export function keptOf(year: DemoYear, plan: Plan): RestitutionRecords {
  const updates = new Map<string, Row<Update>[]>();
  for (const row of year.updates)
    updates.set(row.value.subject, [...(updates.get(row.value.subject) ?? []), row]);
  return {
    updates,
    snapshots: rowsOf(year.snapshots),
    meetings: rowsOf(year.meetings),
    groups: knownGroups(plan, rowsOf(year.groups)),
    people: new Map(year.partners.map(({ id, person }) => [id, person])),
    pilots: year.pilots,
  };
}

/** The restitution of 2026, as of 1 December. */
export function restitutionOfYear(plan: Plan, seed: number, lang: Locale = 'fr'): Restitution {
  const year = demoYear({ plan, now: today, zone, seed });
  return restitutionOf({
    plan,
    kept: keptOf(year, plan),
    period: year2026,
    lang,
    zone,
    now: today,
  });
}

/** A little of it: Word's pages take seconds to lay out for a whole year. */
export const brief = (whole: Restitution): Restitution => ({
  ...whole,
  subjects: whole.subjects.slice(0, 4),
  entries: whole.entries.slice(0, 20),
  meetings: whole.meetings.slice(0, 8),
});

/** A person's text at its worst: 4,000 characters that other programs would make something of. */
export const hostile = `=HYPERLINK("http://evil.example";"cliquez") \${value} **gras** # titre | [lien](http://evil.example) <b>&amp;</b> \\ `;
export const hostile4000 = hostile.repeat(40).slice(0, 3_987).concat(' fin-du-texte');

/** The same restitution where one subject says this everywhere it can. */
export function saying(text: string, data: Restitution): Restitution {
  const by = { name: 'Zoé Petit', organisation: 'Caf', via: 'chat' as const, reportedBy: null };
  const told = { text, on: '2026-11-02', by };
  const [first, ...others] = data.subjects as [RestitutionSubject, ...RestitutionSubject[]];
  const speaking: RestitutionSubject = {
    ...first,
    highlights: [told],
    blocker: { ...told, since: told.on },
    arbitration: { ...told, since: told.on },
    nextStep: told,
    updates: 1,
  };
  const entry = {
    on: told.on,
    at: '2026-11-02 10:00',
    subject: first.label,
    by,
    meteo: null,
    percent: null,
    words: text,
    counts: true,
  };
  return { ...data, subjects: [speaking, ...others], entries: [entry, ...data.entries] };
}
