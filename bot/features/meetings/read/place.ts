/** Where a meeting is: what is left of a sentence once everything else was found in it. */
import type { Plan } from '../../../knowledge/schema.ts';
import { LINKS, Phrases } from '../../../language/phrases.ts';
import type { Span } from '../../../language/when/expression.ts';
import { cut } from '../../../language/words.ts';
import { piecesOf, type TextPiece } from './pieces.ts';
import { COMPANY, ending, isOnline, label, lead, NOUN, online, SAME } from './place-words.ts';

const LONGEST = 300;

export interface PlaceFound extends Partial<Span> {
  place?: string;
  online: boolean;
}

const known = new WeakMap<Plan, Phrases<true>>();

/** Names of towns, territories and organisations that the plan holds: places even without a capital. */
export function placesOf(plan: Plan): Phrases<true> {
  const ready = known.get(plan);
  if (ready) return ready;
  const places = new Phrases<true>(LINKS, { exact: true });
  const names = [...plan.territoires, ...plan.organisations].flatMap(({ nom, alias }) => [
    nom,
    ...alias,
  ]);
  for (const name of [...(plan.autresLieux?.noms ?? []), ...names]) places.add(name, true);
  known.set(plan, places);
  return places;
}

/** `taken` is everything else that was found: dates, the group, the link, the words of the command. */
export function placeIn(text: string, taken: readonly Span[], places: Phrases<true>): PlaceFound {
  const pieces = piecesOf(text, taken);
  const best = bestOf(pieces, places);
  const remote = pieces.find((piece) => isOnline(piece.text));
  const isRemote = remote !== undefined || online.test(text);
  if (!best) {
    const word = remote && online.exec(remote.text);
    return word ? { place: word[0], online: true } : { online: isRemote };
  }
  const start = best.start + best.text.length - stripped(best.text, 'lead').length;
  const end = extended(text, pieces, best);
  const place = stripped(text.slice(start, end), 'end').slice(0, LONGEST);
  return place ? { place, online: isRemote, start, end } : { online: isRemote };
}

/** In the order of how surely a piece is a place. */
function bestOf(pieces: readonly TextPiece[], places: Phrases<true>): TextPiece | undefined {
  const real = pieces.filter(({ text }) => !isOnline(text) && !COMPANY.test(text));
  const named = (text: string) => places.find(cut(text)).length > 0;
  const proper = (text: string) => /^\p{Lu}/u.test(text) || named(text);
  return (
    real.find(({ text }) => label.test(text)) ??
    real.find(({ text }) => NOUN.test(stripped(text, 'lead'))) ??
    real.find(({ text }) => SAME.test(text)) ??
    real.find(({ text }) => lead.test(text) && proper(stripped(text, 'lead'))) ??
    real.find(({ text, after }) => after === 'sign' && proper(text)) ??
    real.find(
      ({ text, after }) => after === 'found' && proper(text) && text.split(/\s+/).length <= 5,
    )
  );
}

const stripped = (text: string, side: 'lead' | 'end'): string =>
  side === 'lead'
    ? text
        .replace(label, '')
        .replace(lead, '')
        .replace(/^(?:la|le|l['’]|les|the)\s*(?=\S)/iu, '')
    : text.replace(ending, '').replace(/[\s,;:.?!–—-]+$/u, '');

/** "Est Ensemble, Romainville", "bureau 12 (Caf)": proper names that follow belong to it. */
function extended(text: string, pieces: readonly TextPiece[], best: TextPiece): number {
  let end = best.start + best.text.length;
  for (const piece of pieces.slice(pieces.indexOf(best) + 1)) {
    const between = text.slice(end, piece.start);
    const joined = /^\s*[,(]\s*$/u.test(between) || /^\s+-\s+$/u.test(between);
    if (!joined || isOnline(piece.text) || !/^[\p{Lu}\d]/u.test(piece.text)) break;
    end = piece.start + piece.text.length;
    if (between.includes('(') && text[end] === ')') end += 1;
  }
  return end;
}
