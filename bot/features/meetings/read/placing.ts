/** Where a point of the agenda is to stand, or which one goes: "zones blanches en premier", "avant le budget", "enlève le dernier". */

import { z } from 'zod';
import { fold } from '../../../language/fold.ts';
import { endOf, isLight, saysOnly } from '../../../sentence/between.ts';
import { readParts } from '../../../sentence/clauses.ts';
import { firstClause, withoutEnd, withoutStart } from '../../../sentence/edges.ts';
import { hasClause } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf,
  readSentence,
  type Sentence,
  spanIn,
} from '../../../sentence/sentence.ts';
import { type Heard, openingOf } from './heard.ts';
import { withoutRemark } from './points.ts';
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

/** Whether a point is said, in part, or with a reason behind it. */
export const isPointOf = (point: string, said: string): boolean =>
  bare(point).includes(bare(said)) || `${bare(said)} `.startsWith(`${bare(point)} `);

/** Points of the meeting that was just proposed, or spoken of. */
const withAgenda = z.object({ agenda: z.array(z.string()) });

/** "Retire les zones blanches": a point of that meeting by its words, as typed. */
export function pointGone({ head, context: { open = [] } }: Heard): string | undefined {
  const opening = openingOf(head);
  // "Finalement pas le budget".
  const verb = placesOf(head, ['reunion-retirer', 'nie']).find(({ at }) => at <= opening);
  const matter = open.find(({ kind }) => kind === 'meetings.draft' || kind === 'meetings.spoken');
  const { data } = withAgenda.safeParse(matter?.data);
  if (!verb || !data) return undefined;
  const [noun] = conceptsOf(head, 'reunion-ordre-du-jour').filter(({ at }) => at > verb.at);
  const { end } = spanIn(head, verb);
  const typed = head.text.slice(end, noun && spanIn(head, noun).start);
  const start = withoutStart(firstClause(typed, head.lexicon), head.lexicon, 'bord-point');
  const said = withoutEnd(start, head.lexicon, 'bord-point');
  return said !== '' && data.agenda.some((point) => isPointOf(point, said)) ? said : undefined;
}

export function placingIn(heard: Heard): Placing | undefined {
  const { head } = heard;
  const own = pointGone(heard);
  if (own !== undefined) return { text: own, spot: -1, isGone: true };
  const { text, lexicon } = head;
  const opening = openingOf(head);
  const [verb] = placesOf(head, VERBS)
    .filter(({ at }) => at <= opening)
    .sort((a, b) => b.length - a.length);
  const from = verb ? spanIn(head, verb).end : 0;
  // "Commence par la formation".
  if (conceptsOf(head, 'reunion-commencer').some((one) => one.at === verb?.at))
    return { text: text.slice(from), spot: 0 };
  const first = conceptsOf(head, 'reunion-tete').map((one) => ({ ...one, spot: 0 }));
  // "En point 2".
  const counted = conceptsOf(head, 'reunion-point').flatMap((one) => {
    const number = Number(head.tokens[endOf(one)]?.folded);
    return number > 0 ? [{ ...one, length: one.length + 1, spot: number - 1 }] : [];
  });
  const ranked = [...rankedIn(head), ...first, ...counted];
  const isPoint = (between: string) =>
    between.trim() !== '' && !hasClause(readSentence(between, lexicon));
  for (const lead of conceptsOf(head, 'bord-au-rang')) {
    const own = ranked.find(({ at }) => at === lead.at + lead.length);
    // "Ajoute la formation et mets-la en premier": the same point.
    const again = placesOf(head, VERBS).find(
      (one) => one.at > (verb?.at ?? 0) && isLight(head, endOf(one), lead.at),
    );
    const until = spanIn(head, again ?? lead).start;
    // "…, qu’on le": a clause without a word of its own leads to where it goes.
    const cut = (start: number) => {
      const said = readParts({ text: text.slice(start, until), lexicon });
      const last = said.findLast(
        ({ said: part }) => !saysOnly(part, conceptsOf(part, 'bord-subordonne')),
      );
      return withoutEnd(text.slice(start, start + (last?.end ?? 0)), lexicon, 'presence-et');
    };
    // "À l’odj un point sur … en premier", "il manque à l’odj …, qu’on le mette en premier": what stands behind it.
    const [noun] = conceptsOf(head, 'reunion-ordre-du-jour').filter((one) => one.at < lead.at);
    const ahead = (noun && cut(spanIn(head, noun).end)) || cut(from);
    const behind = own ? withoutRemark(text.slice(spanIn(head, own).end), lexicon) : '';
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

/** To be compared: "le tour de table" is "Tour de table". */
export const bare = (point: string): string =>
  fold(point).replace(/^(?:l['’]|(?:les?|la|une?|des?|the|an?)\s+)/u, '');
