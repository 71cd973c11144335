/** Where a point of the agenda is to stand, or which one goes: "zones blanches en premier", "avant le budget", "enlève le dernier". */

import { saysOnly } from '../../../sentence/between.ts';
import { hasClause } from '../../../sentence/saying.ts';
import { conceptsOf, readSentence, type Sentence, spanIn } from '../../../sentence/sentence.ts';
import { type Heard, openingOf } from './heard.ts';
import type { MeetingReading } from './reading.ts';

interface Placing {
  /** The point, as typed; none where it is said by its rank. */
  text: string;
  spot: NonNullable<MeetingReading['spot']>;
  isGone?: boolean;
}

const RANKS = ['choix-premier', 'choix-deuxieme', 'choix-troisieme', 'choix-dernier'] as const;
const VERBS = ['reunion-completer', 'reunion-deplacer', 'reunion-retirer', 'reunion-commencer'];

/** "Le premier", "la dernière": counted from 0, and the last is -1. */
export const rankedIn = (sentence: Sentence) =>
  RANKS.flatMap((name, spot) =>
    conceptsOf(sentence, name).map((one) => ({
      ...one,
      spot: name === 'choix-dernier' ? -1 : spot,
    })),
  );

export function placingIn({ head }: Heard): Placing | undefined {
  const { text, lexicon } = head;
  const opening = openingOf(head);
  const [verb] = VERBS.flatMap((name) => conceptsOf(head, name))
    .filter(({ at }) => at <= opening)
    .sort((a, b) => b.length - a.length);
  const from = verb ? spanIn(head, verb).end : 0;
  // "Commence par la formation".
  if (conceptsOf(head, 'reunion-commencer').some((one) => one.at === verb?.at))
    return { text: text.slice(from), spot: 0 };
  const ranked = rankedIn(head);
  const isPoint = (between: string) =>
    between.trim() !== '' && !hasClause(readSentence(between, lexicon));
  for (const lead of conceptsOf(head, 'bord-au-rang')) {
    const own = ranked.find(({ at }) => at === lead.at + lead.length);
    const ahead = text.slice(from, spanIn(head, lead).start);
    const behind = own ? text.slice(spanIn(head, own).end) : '';
    const point = ahead.trim() === '' ? behind : ahead;
    if (own && isPoint(point)) return { text: point, spot: own.spot };
  }
  const [before] = verb ? conceptsOf(head, 'bord-devant-point') : [];
  if (before) {
    const { start, end } = spanIn(head, before);
    const [own, next] = [text.slice(from, start), text.slice(end).trim()];
    return isPoint(own) && isPoint(next) ? { text: own, spot: next } : undefined;
  }
  // "Enlève le dernier", "le deuxième point", and nothing else.
  const [gone] = verb && conceptsOf(head, 'reunion-retirer').length > 0 ? ranked : [];
  const told = [...(verb ? [verb] : []), ...ranked, ...conceptsOf(head, 'reunion-point')];
  return gone && saysOnly(head, told) ? { text: '', spot: gone.spot, isGone: true } : undefined;
}
