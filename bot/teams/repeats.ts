import { LRUCache } from 'lru-cache';
import type { ActivityEnvelope } from './activity.ts';
import { inboxKey } from './once.ts';

/**
 * Teams delivers again what was not answered within 15 s, with the same activity id; clicks were
 * also seen with a new one (botbuilder-dotnet #5005). So a click has a second name: who clicked
 * what, on which message, with which data.
 */
export interface ClickNames {
  /** Names in this process. */
  local: string[];
  /** Those of them that hold over a restart too. */
  durable: string[];
}

/** A click that says nothing of its version and comes again within 30 s is the same click. */
const sameMs = 30_000;

/** People and messages remembered at once. */
const mostKept = 20_000;

interface Latest {
  click: string;
  at: number;
  /** How many other clicks the person made on the message before this one. */
  turn: number;
}

/** None when Teams gave no id: such an activity can only be taken as new. */
export const activityKeys = ({ id, conversation }: ActivityEnvelope): string[] =>
  id === '' ? [] : [inboxKey(['activity', conversation.id, id])];

const versionOf = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'version' in data ? data.version : undefined;

/**
 * Names clicks. Only the last click of a person on a message can be repeated: who chooses A, then B,
 * then A again has changed their mind twice.
 */
export function createClickNames() {
  const latest = new LRUCache<string, Latest>({ maxSize: mostKept, sizeCalculation: () => 1 });
  return (envelope: ActivityEnvelope, now: number): ClickNames => {
    const { incoming, person, messageId, conversation } = envelope;
    const names = activityKeys(envelope);
    if (incoming.kind !== 'click' || !person || messageId === '') {
      return { local: names, durable: names };
    }
    const { verb, data } = incoming;
    const where = inboxKey([person.tenantId, person.id, conversation.id, messageId]);
    const click = inboxKey([where, verb, data]);
    const versioned = versionOf(data) !== undefined;
    const before = latest.get(where);
    const same = before?.click === click && (versioned || now - before.at <= sameMs);
    const turn = same ? before.turn : (before?.turn ?? -1) + 1;
    // The time stays that of the first: somebody who clicks every 20 s means each of them.
    latest.set(where, { click, at: same ? before.at : now, turn });
    const semantic = inboxKey([click, turn]);
    return {
      local: [...names, semantic],
      durable: versioned ? [...names, semantic] : names,
    };
  };
}

/** What is under way or was answered in this process, by name: bounded in number and in time. */
export function createRecent<T>(most: number, keepMs: number) {
  const entries = new Map<string, { value: T; at: number }>();
  return {
    get: (names: readonly string[], now: number): T | undefined => {
      for (const name of names) {
        const entry = entries.get(name);
        if (entry && now - entry.at <= keepMs) return entry.value;
      }
      return undefined;
    },
    set: (names: readonly string[], value: T, now: number): void => {
      for (const name of names) {
        entries.delete(name);
        entries.set(name, { value, at: now });
      }
      for (const [name, { at }] of entries) {
        if (entries.size <= most && now - at <= keepMs) break;
        entries.delete(name);
      }
    },
    delete: (names: readonly string[]): void => {
      for (const name of names) entries.delete(name);
    },
  };
}
