import { mapTexts } from '../../bot/contract/marks.ts';
import {
  FenceError,
  type Outbox,
  type OutboxRow,
  outboxDraft,
  type PageRequest,
} from '../../bot/contract/store.ts';
import { outbox, outboxId } from './own-collections.ts';
import { holding, type OwnRows, pruned } from './own-rows.ts';

/** Whole words only: the id of somebody may begin that of somebody else. */
function replacing(texts: readonly string[], instead: string): (text: string) => string {
  const literal = [...texts]
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_-])(?:${literal.join('|')})(?![\\p{L}\\p{N}_-])`,
    'gu',
  );
  return (text) => (texts.length === 0 ? text : text.replace(pattern, instead));
}

const blank = {
  state: 'waiting',
  attempts: 0,
  claims: 0,
  lease: null,
  interrupted: false,
  result: null,
  activityId: null,
} as const;

/** Rows due at `now`, oldest first. */
const dueBy = (now: Date, limit = Number.POSITIVE_INFINITY): PageRequest<OutboxRow> => ({
  index: 'due',
  key: 'due',
  // Any text that is longer: what is due at this very instant is due.
  before: `${now.toISOString()}+`,
  oldestFirst: true,
  limit,
});

export function outboxOf(rows: OwnRows): Outbox {
  const byId = async (id: string): Promise<OutboxRow | undefined> =>
    (await rows.get(outbox, id))?.value;
  const write = async (row: OutboxRow): Promise<OutboxRow> =>
    (await rows.put(outbox, row.id, row)).value;

  return {
    get: async (key) => byId(outboxId(key)),
    find: async (field, value) => {
      const found = (await rows.where(outbox, field, value)).map((row) => row.value);
      return found.sort((a, b) => (a.key < b.key ? -1 : 1));
    },
    backlog: async (now) => {
      const due = rows.rows.select(outbox, dueBy(now));
      return { due: due.length, oldest: due[0]?.order };
    },
    add: async (draft) => {
      const id = outboxId(draft.key);
      const known = await byId(id);
      if (known) return known;
      const row = { ...outboxDraft.parse(draft), ...blank, id };
      // In quarantine: perhaps sent, so it is not sent a second time under the same key.
      return rows.isAside(outbox, id)
        ? { ...row, state: 'uncertain', result: 'quarantined' }
        : write(row);
    },
    drop: async (key, result) => {
      const row = await byId(outboxId(key));
      return row?.state === 'waiting' ? write({ ...row, state: 'dropped', result }) : row;
    },
    claim: async ({ owner, now, limit, leaseMs }) => {
      const until = new Date(now.getTime() + leaseMs).toISOString();
      const taken: OutboxRow[] = [];
      for (const { value: row } of await rows.page(outbox, dueBy(now, limit))) {
        const [attempts, claims] = [row.attempts + 1, row.claims + 1];
        const lease = { owner, until, fence: claims };
        const interrupted = row.state === 'sending';
        taken.push(await write({ ...row, state: 'sending', attempts, claims, lease, interrupted }));
      }
      return taken;
    },
    settle: async (id, fence, change) => {
      const row = await byId(id);
      if (row?.state !== 'sending' || row.lease?.fence !== fence) {
        throw new FenceError(`Outbox row ${id}: fence ${fence} is not the current one.`);
      }
      return write({ ...row, ...change, lease: null, interrupted: false });
    },
    remove: async (key) => rows.remove(outbox, outboxId(key)),
    redact: async (texts, instead) => {
      const without = replacing(texts, instead);
      let count = 0;
      for (const id of holding(rows, outbox, texts)) {
        const row = await byId(id);
        if (!row) continue;
        const next = mapTexts(row, without);
        if (next === row) continue;
        // The id is made of the key: a row whose key named somebody goes on under another one.
        if (next.key !== row.key) await rows.remove(outbox, id);
        await write({ ...next, id: next.key === row.key ? id : outboxId(next.key) });
        count += 1;
      }
      return count;
    },
    prune: (before) =>
      pruned(
        rows,
        outbox,
        before,
        ({ state, expiresAt }) => !['waiting', 'sending'].includes(state) && expiresAt < before,
      ),
  };
}
