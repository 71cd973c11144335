/** Reading of a document that was dropped in the private chat: a draft is kept, and what was read is said. */
import { createHash } from 'node:crypto';
import { readAside } from '../../../../documents/readers/aside.ts';
import type { ReadDocument } from '../../../../documents/readers/blocks.ts';
import { READ_LIMITS, ReadRefusal } from '../../../../documents/readers/refusal.ts';
import { type DroppedFile, NotFetched } from '../../../contract/feature.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import type { Draft } from '../../../importer/draft.ts';
import { recognise } from '../../../importer/recognise.ts';
import { countsOf, notAPlan } from '../../../importer/review.ts';
import { importStrings } from '../../../importer/strings.ts';
import { type Act, allowed, change, refusal, selfOf } from '../../people/model/acts.ts';
import type { ImportContext } from '../context.ts';
import {
  type DraftRow,
  importDrafts,
  MOST_OPEN,
  MOST_PACKED,
  packedDocument,
  packedDraft,
} from '../model/schema.ts';
import { doubtsIn } from '../show/draft-page.ts';
import { strings } from '../show/strings.ts';

export interface ImportAct extends Act {
  context: ImportContext;
}

/** Nothing of a file is fetched before it is known that whoever dropped it may import it. */
export async function readDropped(act: ImportAct, file: DroppedFile): Promise<Answer> {
  const { context, locale, turn } = act;
  const say = strings[locale];
  const name = file.name.slice(-300) || say.unnamed;
  const denied = await context.store.read(async (reader) =>
    (await allowed(act, 'importer.read', { kind: 'own' }, reader))
      ? undefined
      : refusal(act, 'importer.read', { kind: 'own' }, reader),
  );
  if (denied) {
    const lines = [say.notRead(name), say.forAdmins, denied.message.text];
    return { ...refused(lines.join('\n'), locale), denied: true };
  }
  const made = await draftIn(act, file);
  if ('why' in made) return refused(say.unread(name, made.why), locale);
  const { bytes, document, draft } = made;
  const id = digest(turn.keys?.[0] ?? turn.id).slice(0, 24);
  const at = turn.now.toISOString();
  const row: DraftRow = {
    file: name,
    print: digest(bytes),
    by: selfOf(act),
    at,
    changedAt: at,
    draft: packedDraft(draft),
    document: packedDocument(document),
    changes: [],
    published: null,
  };
  if (row.draft.length > MOST_PACKED || row.document.length > MOST_PACKED)
    return refused(say.unread(name, say.tooLong), locale);
  return change(act, 'importer.read', { kind: 'own' }, async (tx) => {
    const drafts = await tx.list(importDrafts);
    const others = drafts.filter((one) => one.id !== id && one.value.published === null);
    if (others.length >= MOST_OPEN) return refused(say.tooMany(MOST_OPEN), locale);
    await tx.put(importDrafts, id, row);
    const isThere = others.some(({ value }) => value.print === row.print);
    return readAnswer(act, { id, name, draft, isThere });
  });
}

/** Longest document that a plan is recognised in beside what others ask: 100 pages have some 7,000 lines and cells. */
const MOST_LINES = 16_000;

const linesIn = ({ blocks }: ReadDocument): number =>
  blocks.reduce(
    (sum, block) =>
      sum + (block.kind === 'line' ? 1 : block.rows.reduce((cells, row) => cells + row.length, 0)),
    0,
  );

type Made = { bytes: Uint8Array; document: ReadDocument; draft: Draft } | { why: string };

async function draftIn({ context, locale }: ImportAct, file: DroppedFile): Promise<Made> {
  const { refusals } = importStrings[locale];
  const words = context.words();
  try {
    const bytes = await file.bytes(READ_LIMITS.bytes);
    const document = await readAside(bytes, words.secrets);
    if (linesIn(document) > MOST_LINES) return { why: strings[locale].tooLong };
    const draft = recognise(document, words, context.plan.organisations);
    const why = notAPlan(draft, importStrings[locale]);
    if (document.day) draft.day = document.day;
    return why === undefined ? { bytes, document, draft } : { why };
  } catch (error) {
    if (error instanceof ReadRefusal) return { why: refusals[error.reason] };
    if (!(error instanceof NotFetched)) throw error;
    return {
      why: error.reason === 'too-big' ? refusals['too-big'] : strings[locale].unreachable,
    };
  }
}

const digest = (of: string | Uint8Array): string => createHash('sha256').update(of).digest('hex');

/** What is doubtful that the card names; the page has the rest. */
const MOST_DOUBTS = 3;

function readAnswer(
  { context: { settings }, locale }: ImportAct,
  { id, name, draft, isThere }: { id: string; name: string; draft: Draft; isThere: boolean },
): Answer {
  const say = strings[locale];
  const words = importStrings[locale];
  const url = settings.pageUrl?.(`importer/${id}`);
  const counts = countsOf(draft);
  const doubts = doubtsIn(draft, locale);
  const rest = doubts.length - MOST_DOUBTS;
  const seen = [...doubts.slice(0, MOST_DOUBTS), ...(rest > 0 ? [say.andMore(rest)] : [])];
  return shown(
    {
      headline: say.ready(seen.length > 0 ? words.toReview(counts) : ''),
      days: seen.map((name) => ({ name, brief: '', whole: name, url })),
      rows: [{ label: say.made, value: words.made(counts) }],
      notes: [...(isThere ? [say.alreadyThere] : []), url ? say.next : say.nextWithoutTab],
      small: [
        [
          say.from(name),
          ...(draft.credentials > 0 ? [words.dropped(draft.credentials)] : []),
          ...draft.notices.map((notice) => words.notices[notice]),
        ].join(' '),
      ],
      links: url ? [{ title: say.open, url, isMain: true }] : [],
    },
    locale,
  );
}
