/** Matters of conversations, in the store: one row for each person in each conversation. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { eraseWhere } from '../contract/by-pages.ts';
import { type Matter, MOST_LABEL, matterSchema, type NewMatter } from '../contract/matter.ts';
import { type Collection, type Row, type Store, StoreError } from '../contract/store.ts';
import type { Answer, Turn } from '../contract/turn.ts';
import { DONE } from './done.ts';

/** The oldest beyond these are let go of. */
const MOST_OPEN = 20;

/** Open matters of somebody somewhere, the newest first. */
export const mattersSchema = z.strictObject({
  /** `person:<tenantId>:<AAD object id>`. */
  person: z.string(),
  open: z.array(matterSchema).max(MOST_OPEN),
  /** Kind of the matter that the last answer asked about; null: it asked nothing. */
  asked: z.string().nullable(),
});
export type OpenMatters = z.infer<typeof mattersSchema>;

export const matters: Collection<OpenMatters> = {
  name: 'matters',
  schema: mattersSchema,
  by: { person: ({ person }) => person || undefined },
};

/** How long a matter stays open when nothing says otherwise: a draft of the morning is sent in the evening. */
export const DAY_MS = 24 * 60 * 60 * 1000;
/** Of a question without a draft or a record behind it: later, nobody knows what a "oui" is about. */
export const QUESTION_MS = 60 * 60 * 1000;
/** Kind of a question that a feature asked about nothing that it opened. */
export const QUESTION = 'conversation.question';

type Where = Pick<Turn, 'conversation' | 'person'>;

const personOf = ({ person }: Where): string => `person:${person.tenantId}:${person.id}`;

/** Id of a row: it says nothing of who or where. */
const idOf = (where: Where): string =>
  hash('sha256', JSON.stringify([personOf(where), where.conversation.id]), 'base64url').slice(
    0,
    32,
  );

const none = (where: Where): OpenMatters => ({ person: personOf(where), open: [], asked: null });

export class Matters {
  readonly #store: Pick<Store, 'read' | 'transact'>;

  constructor(store: Pick<Store, 'read' | 'transact'>) {
    this.#store = store;
  }

  /** What is open now; what is past its time is not. */
  async of(turn: Turn): Promise<OpenMatters> {
    const row = await this.#store
      .read((reader) => reader.get(matters, idOf(turn)))
      .catch(lostStore<Row<OpenMatters> | undefined>(undefined));
    if (!row) return none(turn);
    const now = turn.now.toISOString();
    return { ...row.value, open: row.value.open.filter(({ until }) => until > now) };
  }

  /** Keeps what an answer opened, and lets go of what it closed. `settled`: kinds that were answered. */
  async note(
    turn: Turn,
    answer: Answer,
    before: OpenMatters,
    settled: readonly string[] = [],
  ): Promise<void> {
    const opened = openedBy(answer, turn.now);
    const asked = opened.find(({ asks }) => asks)?.kind ?? null;
    const gone = new Set([
      ...opened.map(({ kind }) => kind),
      ...(answer.closes ?? []),
      ...settled,
      DONE,
    ]);
    const closes = before.open.some(({ kind }) => gone.has(kind));
    if (opened.length === 0 && !closes && asked === before.asked) return;
    const now = turn.now.toISOString();
    await this.#store
      .transact(async (tx) => {
        // Another message of the same person may have opened something meanwhile.
        const known = (await tx.get(matters, idOf(turn)))?.value.open ?? [];
        const kept = known.filter(({ kind, until }) => !gone.has(kind) && until > now);
        const open = [...opened, ...kept].slice(0, MOST_OPEN);
        if (open.length === 0) await tx.remove(matters, idOf(turn));
        else await tx.put(matters, idOf(turn), { person: personOf(turn), open, asked });
      })
      .catch(lostStore<void>(undefined));
  }

  /** Erases what is past its time; says how many rows. */
  async purge(now: Date): Promise<number> {
    const at = now.toISOString();
    return eraseWhere(this.#store, matters, ({ value }) =>
      value.open.every(({ until }) => until <= at),
    );
  }
}

/** A store that fails takes no answer away: what was asked has its buttons still. */
const lostStore =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof StoreError) return instead;
    throw error;
  };

/** What is open once these answers are given, of one kind the newest. */
export function openAfter(before: OpenMatters, answers: readonly Answer[], now: Date): OpenMatters {
  const closed = new Set(answers.flatMap(({ closes = [] }) => closes));
  const all = [
    ...[...answers].reverse().flatMap((answer) => openedBy(answer, now)),
    ...before.open.filter(({ kind }) => !closed.has(kind)),
  ];
  const open = all.filter(({ kind }, at) => all.findIndex((one) => one.kind === kind) === at);
  return { ...before, open };
}

/**
 * What an answer opens, its question with the first.
 * @param kind of a question that opens nothing else
 */
export function opensOf(
  { opens = [], asks, message }: Pick<Answer, 'opens' | 'asks' | 'message'>,
  kind = QUESTION,
): NewMatter[] {
  const [first, ...others] = opens;
  if (!asks || first?.asks) return [...opens];
  if (first) return [{ ...first, asks }, ...others];
  // What was asked says what it is about.
  return [{ kind, data: null, label: message.text.split('\n')[0] ?? '', asks, ms: QUESTION_MS }];
}

const openedBy = (answer: Answer, now: Date): Matter[] =>
  opensOf(answer).map(({ ms = DAY_MS, label, ...matter }) => ({
    ...matter,
    label: label.slice(0, MOST_LABEL),
    ...lasting(now, ms),
  }));

const lasting = (now: Date, ms: number): Pick<Matter, 'at' | 'until'> => ({
  at: now.toISOString(),
  until: new Date(now.getTime() + ms).toISOString(),
});
