/** Where a meeting is: what is left of a sentence once everything else was found in it. */
import type { Plan } from '../../../knowledge/schema.ts';
import { LINKS, Phrases } from '../../../language/phrases.ts';
import type { Span } from '../../../language/when/expression.ts';
import { cut } from '../../../language/words.ts';
import { blank, conceptsOf, type Heard, spanIn, spansOf } from './heard.ts';
import { piecesOf, type TextPiece } from './pieces.ts';
import { COMPANY, ending, isOnline, label, lead, NOUN, online, SAME } from './place-words.ts';
import { withoutThanks } from './thanks.ts';

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
    if (!remote || !word) return { online: isRemote };
    const at = remote.start + word.index;
    return { place: word[0], online: true, start: at, end: at + word[0].length };
  }
  const start = best.start + best.text.length - stripped(best.text, 'lead').length;
  const end = extended(text, pieces, best);
  const place = stripped(text.slice(start, end), 'end').slice(0, LONGEST);
  return place ? { place, online: isRemote, start, end } : { online: isRemote };
}

/** In the order of how surely a piece is a place. */
function bestOf(pieces: readonly TextPiece[], places: Phrases<true>): TextPiece | undefined {
  const real = pieces.filter(
    ({ text }) => !isOnline(text) && !COMPANY.test(text) && !isSaidOf(text),
  );
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

/** "La salle est prise" tells of a place, and names none. */
const isSaidOf = (text: string): boolean =>
  /[\p{L}\d]\s+(?:est|sont|était|n['’]est|is|was|are)\s+(?!(?:à|au|en|dans|chez|at|in)(?![\p{L}]))/iu.test(
    text.replace(lead, ''),
  );

const stripped = (text: string, side: 'lead' | 'end'): string =>
  side === 'lead'
    ? text
        .replace(/^(?:et|mais|puis|donc|and|but)\s+/iu, '')
        .replace(label, '')
        .replace(lead, '')
        .replace(/^(?:(?:la|le|les|the)\s+|l['’]\s*)(?=\S)/iu, '')
    : text.replace(ending, '').replace(/[\s,;:.?!–—-]+$/u, '');

/** "Est Ensemble, Romainville", "bureau 12 (Caf)": proper names that follow belong to it. */
function extended(text: string, pieces: readonly TextPiece[], best: TextPiece): number {
  let end = best.start + best.text.length;
  for (const piece of pieces.slice(pieces.indexOf(best) + 1)) {
    const between = text.slice(end, piece.start);
    const joined = /^\s*[,(]\s*$/u.test(between) || /^\s+-\s+$/u.test(between);
    if (
      !joined ||
      isOnline(piece.text) ||
      !(/^[\p{Lu}\d]/u.test(piece.text) || NOUN.test(piece.text))
    )
      break;
    end = piece.start + piece.text.length;
    if (between.includes('(') && text[end] === ')') end += 1;
  }
  return end;
}

/** What leads to the new place: "change le lieu : …", "c'est …", "→ …", "par …", "se fera à …". */
const LEADS =
  /(?:[:→]|\bpar\b|\bc['’ ]?est\b|\bit['’ ]?s\b|\bit is\b|\bplutôt\b|\bse fera\b|\bsera\b|\bto\b|\bnow\b|\bdevient\b)\s*(?:(?:euh|heu|plutôt)\s+)?/giu;
/** "Plus à la Caf", "pas salle 3": where it is no more. */
const NO_MORE = /^(?:plus|pas|non|not|no longer|no more)(?![\p{L}])/iu;

/** The place that takes the place of another: behind what leads to it, the last first. */
export function newPlaceIn(said: Heard, places: Phrases<true>): PlaceFound {
  const whole = said.link ? blank(said.text, said.link) : said.text;
  // Sentences apart: "Le reste ne bouge pas."
  const [text = whole] = [whole.slice(0, 1_000)];
  const leads = [...text.matchAll(LEADS)].map(({ index, 0: lead }) => index + lead.length);
  for (const from of leads.reverse()) {
    const behind = text.slice(from);
    if (NO_MORE.test(behind)) continue;
    const spans = spansOf(said).map(({ start, end }) => ({ start: start - from, end: end - from }));
    const own = behind.split(/(?<=\p{L}{2}|\d)[.!?](?:\s|$)|\n/u)[0] ?? '';
    const found = placeIn(
      own,
      spans.filter(({ start, end }) => end > 0 && start < own.length && start >= 0),
      places,
    );
    const place = found.place ?? namedAfter(own);
    if (place) return { ...found, place, start: from, end: from + own.length };
  }
  const clear = conceptsOf(said.head, 'reunion-changer').map((placed) => spanIn(said.head, placed));
  return placeIn(said.head.text, [...spansOf(said), ...clear], places);
}

/** "Change le lieu : maison du projet": behind its name, all is the place. */
function namedAfter(text: string): string | undefined {
  const bare = withoutThanks(stripped(text.trim(), 'lead'));
  return bare.length > 1 && bare.length <= 80 && /^[\p{L}\d]/u.test(bare) ? bare : undefined;
}

/** "Change le titre : bilan de l'année": what a meeting is called. */
export function titleIn(said: Heard): string | undefined {
  const [word] = conceptsOf(said.head, 'reunion-titre');
  if (!word) return undefined;
  const behind = said.text.slice(spanIn(said.head, word).end);
  const colon = /[:«"“]|\b(?:en|par|to)\b/u.exec(behind);
  const title = behind.slice(colon ? colon.index + colon[0].length : 0);
  const bare = title.replace(/^[\s«"“:]+|[\s»"”.!]+$/gu, '');
  return bare === '' ? undefined : bare.slice(0, 200);
}
