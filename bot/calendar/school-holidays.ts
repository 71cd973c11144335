/** School holidays, from a file that people complete (`plan/calendrier/vacances-scolaires.yaml`). */
import { z } from 'zod';
import type { Calendar, SchoolBreak } from './calendar.ts';

const date = z.iso.date('doit être une date qui existe, écrite AAAA-MM-JJ');
const inOrder = ({ du, au }: { du: string; au: string }) => du <= au;
const span = z
  .strictObject({ nom: z.string(), du: date, au: date })
  .refine(inOrder, 'le dernier jour précède le premier');

export const schoolHolidaysSchema = z
  .strictObject({
    version: z.literal(1),
    zoneParDefaut: z.string(),
    noms: z.record(z.string(), z.strictObject({ fr: z.string(), en: z.string() })),
    annees: z.array(
      z
        .strictObject({
          annee: z.string(),
          /** First and last day that the dates below are known for. */
          du: date,
          au: date,
          /** For every zone. */
          toutes: z.array(span).default([]),
          zones: z.record(z.string(), z.array(span)),
        })
        .refine(inOrder, 'le dernier jour de l’année précède le premier'),
    ),
  })
  .superRefine(({ noms, annees }, issues) => {
    for (const { toutes, zones } of annees)
      for (const { nom } of [...toutes, ...Object.values(zones).flat()])
        if (!Object.hasOwn(noms, nom))
          issues.addIssue({ code: 'custom', message: `le nom « ${nom} » n’est pas dans « noms »` });
  });
export type SchoolHolidays = z.infer<typeof schoolHolidaysSchema>;

/** Nothing is known of any year. */
export const noSchoolHolidays: SchoolHolidays = {
  version: 1,
  zoneParDefaut: '',
  noms: {},
  annees: [],
};

/** What is known of each day for one zone; a year or a zone that is not in the file is unknown. */
export function schoolDays(
  { noms, annees, zoneParDefaut }: SchoolHolidays,
  zone: string = zoneParDefaut,
): Calendar['school'] {
  const years = annees.flatMap(({ du, au, toutes, zones }) => {
    const own = Object.hasOwn(zones, zone) ? zones[zone] : undefined;
    return own ? [{ du, au, breaks: [...toutes, ...own] }] : [];
  });
  return (day) => {
    const year = years.find(({ du, au }) => du <= day && day <= au);
    if (!year) return 'unknown';
    const found = year.breaks.find(({ du, au }) => du <= day && day <= au);
    const name = found && noms[found.nom];
    return found && name ? ({ name, from: found.du, to: found.au } satisfies SchoolBreak) : 'none';
  };
}
