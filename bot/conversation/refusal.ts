/** A refusal that is still fresh: what comes right behind it, and nobody understands, hears again why nothing was begun. */
import type { Reading } from '../contract/feature.ts';
import type { Answer } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';
import type { Saying } from '../sentence/saying.ts';
import { refused } from './answers.ts';

const say = { fr: 'Rien n’est commencé :', en: 'Nothing was begun:' };

const UNREAD: ReadonlySet<Reading['rank']> = new Set<Reading['rank']>(['guess', 'nothing']);

/** "Ok envoie", "ajoute aussi…", right behind a refusal: why, once more; "merci pour tout" goes on with nothing. */
export const refusedAgain = (
  { rank, kind }: Reading,
  saying: Saying,
  before: string | undefined,
  locale: Locale,
): Answer | undefined =>
  before && UNREAD.has(rank) && kind !== 'smalltalk' && saying !== 'tells'
    ? refused(`${say[locale]} ${before}`, locale)
    : undefined;
