/** One's own data as a file: offered where Teams takes files, behind a link that opens once elsewhere. */
import { z } from 'zod';
import type { DocumentFile, Settings } from '../../../contract/feature.ts';
import type { Who } from '../../../contract/personal-data.ts';
import type { Store } from '../../../contract/store.ts';
import type { Message, Turn } from '../../../contract/turn.ts';
import type { Locale } from '../../../language/locale.ts';
import { addLink, linkPath } from '../../../links/links.ts';
import { personRecipient } from '../../people/model/directory.ts';
import { strings } from '../show/strings.ts';
import type { Export } from './export.ts';

/** How long a link waits to be opened. */
const LINK_MS = 24 * 3_600_000;
/** Bytes that Teams shows beside the name of a file before it is made: a year of a co-animator. */
const USUAL_SIZE = 30_000;

export const whoOf = ({ person: { tenantId, id, teamsId, name } }: Pick<Turn, 'person'>): Who => ({
  person: personRecipient({ tenantId, id }),
  id,
  teamsId,
  name,
});

/** Whose data a link opens, and the language of what is said of them. */
export const linkedTo = z.strictObject({
  who: z.strictObject({
    person: z.string(),
    id: z.string(),
    teamsId: z.string(),
    name: z.string(),
  }),
  locale: z.enum(['fr', 'en']),
});

const nameOf = (now: Date): string =>
  `fil-rouge-mes-donnees-${now.toISOString().slice(0, 10)}.json`;

export const dataFile = ({ json }: Export, now: Date): DocumentFile => ({
  name: nameOf(now),
  type: 'application/json; charset=utf-8',
  content: Buffer.from(JSON.stringify(json, null, 1)),
});

/** The file, where Teams takes files. */
export function offerOf({ files, now }: Turn, locale: Locale): Message | undefined {
  if (!files) return undefined;
  const { offer, offered } = strings[locale];
  const file = { name: nameOf(now), description: offer, size: USUAL_SIZE };
  return { text: offered, file: { ...file, verb: 'privacy.data', data: {} } };
}

/** Address of a link to it; none where the service has no address. */
export async function linkToData(
  store: Store,
  turn: Turn,
  { locale, settings: { publicUrl, newToken } }: { locale: Locale; settings: Settings },
): Promise<string | undefined> {
  if (publicUrl === undefined) return undefined;
  const token = newToken();
  const who = whoOf(turn);
  await store.transact((tx) =>
    addLink(tx, token, {
      kind: 'privacy.data',
      payload: { who: { ...who }, locale },
      person: who.person,
      expiresAt: new Date(turn.now.getTime() + LINK_MS).toISOString(),
      once: true,
    }),
  );
  return publicUrl + linkPath(token);
}
