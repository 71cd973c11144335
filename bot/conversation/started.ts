/** Features that were started, and what they answer to by its full name: `<feature>.<name>`. */
import type { Feature, Handlers, Speaker, Tools } from '../contract/feature.ts';
import type { Locale } from '../language/locale.ts';

export interface Started extends Handlers {
  name: string;
}

/** Tools that put together what all features say. */
export type AllOf = 'about' | 'values' | 'waits' | 'noted';

/** Starts features, each with the lines of all others. @throws when two share a name */
export function startAll(features: readonly Feature[], tools: Omit<Tools, AllOf>): Started[] {
  const started: Started[] = [];
  const about: Tools['about'] = (entity, locale, now) =>
    started.flatMap(({ show }) => show?.about?.(entity, locale, now) ?? []);
  const values: Tools['values'] = (now) => started.flatMap(({ show }) => show?.values?.(now) ?? []);
  const waits = waitsOf(started);
  const noted = inPrivate(started, ({ show }) => show?.noted);
  for (const { name, start } of features) {
    if (started.some((other) => other.name === name))
      throw new Error(`Two features are named "${name}"`);
    started.push({ name, ...start({ ...tools, about, values, waits, noted }) });
  }
  return started;
}

/** What waits for somebody, in a chat of their own. */
export const waitsOf = (started: readonly Started[]): Tools['waits'] =>
  inPrivate(started, ({ show }) => show?.waits);

/** What all features say to somebody, in a chat of their own. */
const inPrivate =
  <T>(
    started: readonly Started[],
    of: (one: Started) => ((speaker: Speaker, locale: Locale) => Promise<T[]>) | undefined,
  ) =>
  async (speaker: Speaker, locale: Locale): Promise<T[]> =>
    speaker.conversation.type === 'personal'
      ? (await Promise.all(started.map((one) => of(one)?.(speaker, locale) ?? []))).flat()
      : [];

/** One kind of handlers of all features, by full name. */
export const registry = <T>(
  started: readonly Started[],
  handlersOf: (feature: Started) => Record<string, T> | undefined,
): ReadonlyMap<string, T> =>
  new Map(
    started.flatMap((feature) =>
      Object.entries(handlersOf(feature) ?? {}).map(
        ([name, handler]) => [`${feature.name}.${name}`, handler] as const,
      ),
    ),
  );

/** Names that features set apart, in full. */
export const namesOf = (
  started: readonly Started[],
  listOf: (feature: Started) => readonly string[] | undefined,
): ReadonlySet<string> =>
  new Set(
    started.flatMap((feature) => (listOf(feature) ?? []).map((name) => `${feature.name}.${name}`)),
  );
