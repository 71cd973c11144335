/** A draft of a plan as somebody dropped it, and the text it is made of. */
import { createHash } from 'node:crypto';
import type { Store } from '../../bot/contract/store.ts';
import {
  draftOf,
  importDrafts,
  packedDocument,
  packedDraft,
} from '../../bot/features/importer/model/schema.ts';
import type { Draft } from '../../bot/importer/draft.ts';
import { type ImportWords, importWords } from '../../bot/importer/import-words.ts';
import { recognise } from '../../bot/importer/recognise.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { readDocument } from '../../documents/readers/read.ts';
import { READ_LIMITS } from '../../documents/readers/refusal.ts';

/** A plan as a text: a fiche without pilote, a date that is none, a hole, two names that may be one, a line of no fiche. */
export const planLines = [
  'Contrat local de santé des Monts 2027-2031',
  'Axe 1 : Accéder aux soins',
  'Fiche 1 : Loger les internes',
  'Pilote : Hôpital de Roquemire',
  'Budget : 40 000 €',
  'Indicateurs : nombre d’internes logés',
  'Fiche 2 : Ouvrir un centre de santé',
  'Pilote : Agence régionale de santé',
  'Début : courant 2027',
  'Publics visés : familles ; jeunes',
  'Fiche 4 : Former les aidants',
  'Partenaires : Caf',
  'Identifiant : camille',
  'Mot de passe : secret123',
];

export const textFile = (lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(lines.join('\n'));

/** A document, as the importer reads it. */
export const readBytes = (bytes: Uint8Array, { secrets }: ImportWords) =>
  readDocument(bytes, { limits: READ_LIMITS, credentials: secrets, progress: () => {} });

/** Puts a draft into a store, as dropping its document does. */
export async function plantDraft(
  store: Store,
  { plan, importing }: Pick<Knowledge, 'plan' | 'importing'>,
  {
    id,
    by,
    at,
    bytes = textFile(planLines),
  }: { id: string; by: string; at: Date; bytes?: Uint8Array },
): Promise<void> {
  const words = importWords(importing);
  const document = await readBytes(bytes, words);
  const draft = recognise(document, words, plan.organisations);
  await store.transact((tx) =>
    tx.put(importDrafts, id, {
      file: 'contrat.txt',
      print: createHash('sha256').update(bytes).digest('hex'),
      by,
      at: at.toISOString(),
      changedAt: at.toISOString(),
      draft: packedDraft(draft),
      document: packedDocument(document),
      changes: [],
      published: null,
    }),
  );
}

/** A draft as it is kept now. */
export async function keptDraft(store: Store, id: string): Promise<Draft> {
  const row = await store.read((reader) => reader.get(importDrafts, id));
  if (!row) throw new Error(`There is no draft ${id}.`);
  return draftOf(row.value);
}
