/**
 * An installation is announced twice, by `installationUpdate` and by `conversationUpdate`, and
 * each may come again: within 10 minutes in one conversation it is the same one. Not kept across a
 * restart: the worst is a second welcome.
 */
import { LRUCache } from 'lru-cache';

const sameMs = 600_000;

/** Enough for an installation in every team of a large organisation at once. */
const maxKept = 10_000;

export interface Welcomed {
  /** True the first time. */
  first: (conversationId: string, now: Date) => boolean;
  /** After the app is removed, the next installation is a new one. */
  forget: (conversationId: string) => void;
}

export function createWelcomed(): Welcomed {
  const at = new LRUCache<string, number>({ maxSize: maxKept, sizeCalculation: () => 1 });
  return {
    first: (conversationId, now) => {
      const before = at.get(conversationId);
      if (before !== undefined && now.getTime() - before < sameMs) return false;
      at.set(conversationId, now.getTime());
      return true;
    },
    forget: (conversationId) => {
      at.delete(conversationId);
    },
  };
}
