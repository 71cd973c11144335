/** Pages of the importer: the drafts, one of them with what is to be settled, and what publishing it would do. */
import { z } from 'zod';
import { id } from '../../../../cards/fields.ts';
import { localDay } from '../../../calendar/local-time.ts';
import { Forbidden, type PageView, view } from '../../../contract/feature.ts';
import type { Reader, Row } from '../../../contract/store.ts';
import type { Asker } from '../../../contract/turn.ts';
import { countsOf } from '../../../importer/review.ts';
import { importStrings } from '../../../importer/strings.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { nameOfVersion } from '../../../knowledge/versions.ts';
import type {
  ImportSuccessionPage,
  ImportsPage,
  ImportValuesPage,
} from '../../../pages/importer.ts';
import { people } from '../../people/model/directory.ts';
import { nameOf } from '../../people/model/names.ts';
import { may, refusalOf } from '../../people/model/rights.ts';
import type { ImportContext } from '../context.ts';
import { follow } from '../model/follow.ts';
import { type DraftRow, documentOf, draftOf, importDrafts } from '../model/schema.ts';
import { draftPage, type ShownDraft, valuesOfThing } from './draft-page.ts';
import { pageStrings } from './page-strings.ts';
import { sourcePage } from './source.ts';
import { strings } from './strings.ts';
import { successionPage } from './succession.ts';

const asked = z.strictObject({ draft: id });
const askedThing = z.strictObject({ draft: id, thing: z.coerce.number().int() });
const askedValue = z.strictObject({ draft: id, id: z.coerce.number().int() });
const askedDay = z.strictObject({ draft: id, day: z.iso.date() });

export function importerViews(context: ImportContext): Record<string, PageView> {
  /** What an administrator asks for; undefined when there is no such draft. */
  const ofDraft = <Q extends { draft: string }, P extends object>(
    schema: z.ZodType<Q>,
    show: (said: ShownDraft, query: Q, reader: Reader) => P | Promise<P | undefined> | undefined,
  ): PageView =>
    view(schema, (asker, query) =>
      context.store.read(async (reader) => {
        await admit(context, asker, reader);
        const row = await reader.get(importDrafts, query.draft);
        return row && show(await said(context, asker, row, reader), query, reader);
      }),
    );
  return {
    all: view(z.strictObject({}), (asker) =>
      context.store.read(async (reader): Promise<ImportsPage> => {
        await admit(context, asker, reader);
        const rows = await reader.page(importDrafts, { limit: 100 });
        const names = await namesOf(context, asker, rows, reader);
        return {
          drafts: rows.map(({ id: draft, value }) => ({
            id: draft,
            file: value.file,
            by: names.get(value.by) ?? '',
            at: value.at,
            left: countsOf(draftOf(value)).doubtful,
            publishedFrom: value.published?.from ?? null,
          })),
        };
      }),
    ),
    draft: ofDraft(asked, draftPage),
    values: ofDraft(
      askedThing,
      (one, { thing }): ImportValuesPage => ({ values: valuesOfThing(one, thing) }),
    ),
    source: ofDraft(askedValue, (one, { id: value }) =>
      sourcePage(documentOf(one.row.value), one.draft, value, importStrings[one.locale].place),
    ),
    succession: ofDraft(askedDay, async (one, { day }, reader): Promise<ImportSuccessionPage> => {
      const { draft, row, locale } = one;
      const followed = await follow(reader, { draft, file: row.value.file, day, context });
      const { plan } = context.plan;
      const served = `${plan.sigle} ${plan.debut}-${plan.fin}`;
      const refusedFor = (faults: string[]) => successionPage(faults, { served, name: '' });
      if (followed === 'unkept') return refusedFor([strings[locale].unkept]);
      if (!followed || 'faults' in followed)
        return refusedFor((followed?.faults ?? []).map(pageStrings[locale].fault));
      const { succession } = followed;
      const { served: before } = succession;
      const since = shortDay(localDay(new Date(before.since), context.zone), locale);
      const tooEarly = succession.isTooEarly ? strings[locale].tooEarly(before.titre, since) : '';
      return successionPage([], {
        served: nameOfVersion(succession.served),
        name: nameOfVersion(succession.version),
        of: { succession, tooEarly, draft, plan: context.plan, locale },
      });
    }),
  };
}

/** @throws {Forbidden} */
async function admit(
  { isAdmin, zone }: ImportContext,
  { person, locale, now }: Asker,
  reader: Reader,
): Promise<void> {
  const actor = { person, admin: isAdmin(person) };
  if (!(await may(actor, 'importer.read', { kind: 'own' }, reader, localDay(now, zone))))
    throw new Forbidden(refusalOf('importer.read', locale));
}

/** Names of everybody who did something to these drafts. */
async function namesOf(
  { plan }: ImportContext,
  { locale }: Asker,
  rows: readonly Row<DraftRow>[],
  reader: Reader,
): Promise<Map<string, string>> {
  const authors = rows.flatMap(({ value }) => [value.by, ...value.changes.map(({ by }) => by)]);
  const known = await reader.getAll(people, [...new Set(authors)]);
  return new Map(known.map(({ id: person, value }) => [person, nameOf(value, plan, locale)]));
}

async function said(
  context: ImportContext,
  asker: Asker,
  row: Row<DraftRow>,
  reader: Reader,
): Promise<ShownDraft> {
  return {
    row,
    draft: draftOf(row.value),
    plan: context.plan,
    names: await namesOf(context, asker, [row], reader),
    locale: asker.locale,
    today: localDay(asker.now, context.zone),
  };
}
