/** The page of the versions: the one in effect, what it changed, and those before. Everybody may see it. */
import { z } from 'zod';
import { localTimeOf } from '../../../calendar/local-time.ts';
import { type PageView, view } from '../../../contract/feature.ts';
import type { KeptThing } from '../../../contract/served-plan.ts';
import { thingsOf } from '../../../knowledge/identity.ts';
import { labelOf } from '../../../knowledge/labels.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { subjectOf, subjectsOf } from '../../../knowledge/subjects.ts';
import {
  type ChangedThing,
  changedThings,
  lastDay,
  nameOfVersion,
} from '../../../knowledge/versions.ts';
import { inLocale, type Locale } from '../../../language/locale.ts';
import type { VersionsPage } from '../../../pages/versions.ts';
import { changeLine, thingInWords } from '../model/change-line.ts';

const isAxe = ({ entity }: { entity: string }): boolean => entity.startsWith('axe:');

/** Number of the axe that a thing is, or is of, in the plan that is served. */
const axeOf = (plan: Plan, is: ChangedThing['is']): string | null =>
  (is && isAxe(is) ? is.numero : subjectOf(plan, is?.entity ?? '')?.axe) ?? null;

type Named = KeptThing & { entity: string };

/** A thing by its short name, as the plan that has it gives it. */
function inShort(plan: Plan | undefined, one: Named, locale: Locale): string {
  const short =
    plan && (subjectOf(plan, one.entity)?.short[locale] ?? labelOf(plan, one.entity, locale).name);
  return thingInWords(one.entity, { ...one, titre: short || one.titre }, locale);
}

/** Axes, fiches, actions, then what several lead: the order in which things are listed. */
const KINDS = ['axe', 'fiche', 'action', 'proposition'];
const listed = (plan: Plan | undefined, things: readonly Named[], locale: Locale): string[] =>
  KINDS.flatMap((kind) =>
    things
      .filter(({ entity }) => entity.startsWith(`${kind}:`))
      .map((one) => inShort(plan, one, locale)),
  );

export const versionsViews = (
  plan: Plan,
  { zone }: { zone: string },
): Record<string, PageView> => ({
  changes: view(z.strictObject({}), async ({ locale }): Promise<VersionsPage> => {
    const { sigle, debut, fin, document, documentEn, date } = plan.plan;
    const { versions } = plan;
    const dayOf = (instant: string) => localTimeOf(new Date(instant), zone).date;
    const [before] = versions?.earlier ?? [];
    const changed = versions && before ? changedThings(versions.served, before.mark) : [];
    const touched = new Set(changed.map(({ is }) => is?.entity));
    const unchanged = [...thingsOf(plan)]
      .map(([entity, thing]) => ({ ...thing, entity }))
      .filter(({ entity }) => !touched.has(entity));
    const closed = changed.filter(({ is }) => !is).flatMap(({ was }) => was);
    return {
      name: versions ? nameOfVersion(versions.served) : `${sigle} ${debut}-${fin}`,
      document: inLocale(locale, document, documentEn),
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
      changes: changed.flatMap((one) =>
        one.is && one.becomes !== 'closed'
          ? [
              {
                ...{ axe: axeOf(plan, one.is), isAxe: isAxe(one.is), kind: one.becomes },
                ...changeLine(one, locale),
              },
            ]
          : [],
      ),
      closed: listed(before?.plan(), closed, locale),
      unchanged: listed(plan, unchanged, locale),
    };
  }),
});
