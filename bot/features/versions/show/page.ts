/** The page of the versions: the one in effect, what it changed, and those before. Everybody may see it. */
import { z } from 'zod';
import { localTimeOf } from '../../../calendar/local-time.ts';
import { type PageView, view } from '../../../contract/feature.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { subjectOf, subjectsOf } from '../../../knowledge/subjects.ts';
import {
  type ChangedThing,
  changedThings,
  lastDay,
  nameOfVersion,
} from '../../../knowledge/versions.ts';
import type { VersionsPage } from '../../../pages/versions.ts';
import { changeLine } from '../model/change-line.ts';

/** Number of the axe that a thing is, or is of, in the plan that is served. */
const axeOf = (plan: Plan, is: ChangedThing['is']): string | null =>
  (is?.entity.startsWith('axe:') ? is.numero : subjectOf(plan, is?.entity ?? '')?.axe) ?? null;

export const versionsViews = (
  plan: Plan,
  { zone }: { zone: string },
): Record<string, PageView> => ({
  changes: view(z.strictObject({}), async ({ locale }): Promise<VersionsPage> => {
    const { sigle, debut, fin, document, documentEn, date } = plan.plan;
    const { versions } = plan;
    const dayOf = (instant: string) => localTimeOf(new Date(instant), zone).date;
    const [before] = versions?.earlier ?? [];
    return {
      name: versions ? nameOfVersion(versions.served) : `${sigle} ${debut}-${fin}`,
      document: locale === 'en' ? (documentEn ?? document) : document,
      date,
      axes: plan.axes.length,
      subjects: subjectsOf(plan).length,
      from: String(debut),
      since: versions && before ? dayOf(versions.served.since) : null,
      earlier: (versions?.earlier ?? []).map(({ mark, until }) => ({
        name: nameOfVersion(mark),
        until: dayOf(lastDay(until)),
      })),
      next: versions?.next
        ? { name: nameOfVersion(versions.next), from: dayOf(versions.next.since) }
        : null,
      changes:
        versions && before
          ? changedThings(versions.served, before.mark).map((one) => ({
              axe: axeOf(plan, one.is),
              ...changeLine(one, locale),
            }))
          : [],
    };
  }),
});
