/**
 * Text made fit for a file: what XML forbids or what turns a line around is out. What people type
 * was cleaned at the door; what was kept before that, or comes from a plan, was not.
 */
import { visible } from '../cards/clean.ts';

export const plainText = visible;

/** The same data with every text in it changed. */
export function mapTexts<T>(data: T, change: (text: string) => string): T {
  if (typeof data === 'string') return change(data) as T;
  if (Array.isArray(data)) return data.map((item) => mapTexts(item, change)) as T;
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, mapTexts(value, change)]),
  ) as T;
}
