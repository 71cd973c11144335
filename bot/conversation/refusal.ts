/** A refusal that is still fresh: what follows it and is understood as nothing else hears again why nothing was begun. */
import type { Reading } from '../contract/feature.ts';
import { type Matter, openMatter } from '../contract/matter.ts';
import type { Answer } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';
import { refused } from './answers.ts';
import { UNFINISHED_MS } from './memory.ts';

/** Kind of the matter; its label is what was answered. */
export const REFUSED = 'conversation.refused';

const say = { fr: 'Rien n’est commencé :', en: 'Nothing was begun:' };

/** What a refusal by right leaves open. */
export const refusalIn = ({ denied, message }: Answer): NonNullable<Answer['opens']> =>
  denied ? [{ kind: REFUSED, data: null, label: message.text, ms: UNFINISHED_MS }] : [];

const UNREAD: ReadonlySet<Reading['rank']> = new Set<Reading['rank']>(['guess', 'nothing']);

/** "Ok envoie", "ajoute aussi…", right behind a refusal: why, once more. */
export function refusedAgain(
  { rank }: Reading,
  open: readonly Matter[],
  locale: Locale,
): Answer | undefined {
  const matter = UNREAD.has(rank) ? openMatter(open, REFUSED) : undefined;
  return matter && refused(`${say[locale]} ${matter.label}`, locale);
}
