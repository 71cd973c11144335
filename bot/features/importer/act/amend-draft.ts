/** What is done to a draft on its page: amended value by value, deleted. Each amendment keeps its author and its time. */
import { z } from 'zod';
import { id, most } from '../../../../cards/fields.ts';
import type { Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused } from '../../../conversation/answers.ts';
import { type Amendment, amend, placeKeys } from '../../../importer/amend.ts';
import type { Draft } from '../../../importer/draft.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import { passageIn, placeOf } from '../model/passage.ts';
import {
  type DraftRow,
  documentOf,
  draftOf,
  importDrafts,
  MOST_CHANGES,
  packedDraft,
} from '../model/schema.ts';
import { strings } from '../show/strings.ts';
import type { ImportAct } from './read-dropped.ts';

const text = z.string().max(most.draft);
const value = { draft: id, id: z.int(), was: text };
const year = z.int().min(1900).max(2999);

/** Amendments, as the page sends them. */
export const amendClick = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('accept'), ...value }),
  z.strictObject({ act: z.literal('edit'), ...value, text }),
  z.strictObject({ act: z.literal('reject'), ...value }),
  z.strictObject({
    act: z.literal('place'),
    ...value,
    thing: z.int(),
    key: z.enum(placeKeys),
    label: z.string().trim().max(most.title).default(''),
  }),
  z.strictObject({
    act: z.literal('take'),
    draft: id,
    near: z.int(),
    text,
    thing: z.int(),
    key: z.enum(placeKeys),
    label: z.string().trim().max(most.title).default(''),
  }),
  z.strictObject({ act: z.literal('axe'), draft: id, id: z.int(), axe: z.int() }),
  z.strictObject({ act: z.literal('identity'), draft: id, id: z.int(), identity: text }),
  z.strictObject({ act: z.literal('merge'), draft: id, from: id, into: id }),
  z.strictObject({ act: z.literal('settle'), draft: id, remark: id }),
  z.strictObject({ act: z.literal('scope'), draft: id, scope: z.enum(['whole', 'part']) }),
  z.strictObject({
    act: z.literal('plan'),
    draft: id,
    title: z.string().max(most.place),
    sigle: z.string().max(40),
    from: year,
    to: year,
    day: z.iso.date(),
  }),
]);

export const draftClick = z.strictObject({ draft: id });

/** Amends a draft in one transaction: whoever comes second sees what the first did. */
export function amendDraft(act: ImportAct, asked: z.infer<typeof amendClick>): Promise<Answer> {
  const { locale, turn, context } = act;
  const say = strings[locale];
  const { draft: draftId, ...given } = asked;
  return change(act, 'importer.amend', { kind: 'own' }, async (tx) => {
    const row = await openDraft(act, tx, draftId);
    if ('outcome' in row) return row;
    if (row.changes.length >= MOST_CHANGES) return refused(say.tooManyChanges, locale);
    const draft = draftOf(row);
    const amendment = given.act === 'take' ? takenFrom(row, draft, given) : given;
    if (!amendment) return refused(say.notInDocument, locale);
    const done = amend(draft, amendment as Amendment, context.words());
    if ('refused' in done) return refused(say.amendRefusals[done.refused], locale);
    const at = turn.now.toISOString();
    await tx.put(importDrafts, draftId, {
      ...row,
      changedAt: at,
      draft: packedDraft(done.draft),
      changes: [
        ...row.changes,
        {
          act: amendment.act,
          path: done.path.slice(0, 300),
          ...('id' in amendment && { id: amendment.id }),
          by: selfOf(act),
          at,
        },
      ],
    });
    return answerWith(say.amended, locale);
  });
}

type Taking = Omit<Extract<z.infer<typeof amendClick>, { act: 'take' }>, 'draft'>;

/** A passage with its place; undefined where the document does not have it: nothing else may be put into a plan so. */
function takenFrom(row: DraftRow, draft: Draft, { near, ...taken }: Taking): Amendment | undefined {
  const place = passageIn(documentOf(row), placeOf(draft, near), taken.text);
  return place && { ...taken, place };
}

export function discardDraft(
  act: ImportAct,
  { draft }: z.infer<typeof draftClick>,
): Promise<Answer> {
  return change(act, 'importer.discard', { kind: 'own' }, async (tx) => {
    const row = await tx.get(importDrafts, draft);
    if (!row) return refused(strings[act.locale].gone, act.locale);
    await tx.remove(importDrafts, draft);
    return answerWith(strings[act.locale].discarded(row.value.file), act.locale);
  });
}

/** A draft that may still be amended, or why not. */
export async function openDraft(
  { locale }: Pick<ImportAct, 'locale'>,
  tx: Pick<Transaction, 'get'>,
  draft: string,
): Promise<DraftRow | Answer> {
  const row = await tx.get(importDrafts, draft);
  if (!row) return refused(strings[locale].gone, locale);
  return row.value.published ? refused(strings[locale].isPublished, locale) : row.value;
}
