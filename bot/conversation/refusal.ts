/** A refusal that is still fresh: what follows it and is understood as nothing else hears again why nothing was begun. */
import type { Reading } from '../contract/feature.ts';
import type { Answer } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';
import { refused } from './answers.ts';

const say = { fr: 'Rien n’est commencé :', en: 'Nothing was begun:' };

/** What was refused by right, as it was answered; empty: something else was begun since; undefined: nothing is new. */
export const refusalIn = ({ denied, outcome, message }: Answer): string | undefined => {
  if (denied) return message.text;
  return outcome === 'command' || outcome === 'clarify' ? '' : undefined;
};

const UNREAD: ReadonlySet<Reading['rank']> = new Set<Reading['rank']>(['guess', 'nothing']);

/** "Ok envoie", "ajoute aussi…", right behind a refusal: why, once more. */
export const refusedAgain = (
  { rank }: Reading,
  before: string | undefined,
  locale: Locale,
): Answer | undefined =>
  before && UNREAD.has(rank) ? refused(`${say[locale]} ${before}`, locale) : undefined;
