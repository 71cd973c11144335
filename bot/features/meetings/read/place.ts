/** Where a meeting is: what is left of a sentence once everything else was found in it. */
import { fold } from '../../../language/fold.ts';
import type { Span } from '../../../language/when/expression.ts';

const LONGEST = 300;
/** Said before a place and no part of it: "à la Caf", "at the town hall". */
const LEAD =
  /^(?:(?:ça|ca|elle|it)\s+)?(?:se\s+(?:tiendra|passe|tient)\s+|aura\s+lieu\s+|a\s+lieu\s+)?(?:lieu|salle de réunion|adresse|place|location|where|venue|où|ou)?\s*[:=]?\s*(?:(?:à\s+la|a\s+la|à\s+l['’]|a\s+l['’]|aux?|à|a|chez|dans|en|sur|at|in|@)(?=\s|(?<=['’]))\s*)(?:(?:la|le|les|l['’]|the|nos|vos)(?=\s|(?<=['’]))\s*)?/iu;
const LABEL = /^(?:lieu|adresse|place|location|venue|où)\s*[:=]\s*/iu;
const NOUN =
  /^(?:(?:la|le|les|l['’]|the)\s*)?(?:salles?|mairie|h[ôo]tel de ville|h[ôo]tel du d[ée]partement|maison|centre|caf|pr[ée]fecture|sous-pr[ée]fecture|locaux|si[èe]ge|b[âa]t(?:iment)?|amphi|amphith[ée][âa]tre|room|town hall|city hall|office|offices|campus|universit[ée]|biblioth[èe]que|m[ée]diath[èe]que|cr[èe]che|[ée]cole|espace|p[ôo]le|cpam|pmi|relais|ccas|d[ée]partement|conseil|rectorat|inspection|tribunal|th[ée][âa]tre|gymnase|\d{1,4}(?:\s*(?:bis|ter))?,?\s+(?:rue|av|avenue|bd|boulevard|place|all[ée]e|chemin|quai|impasse|cours))(?![\p{L}\d])/iu;
const ONLINE =
  /^(?:(?:en|par|sur|via|à|on|by|in)\s+)?(?:visio(?:conf[ée]rence|conf)?s?|teams|zoom|webex|distance|distanciel|ligne|online|remote(?:ly)?|video(?:\s+call)?|google meet|meet)(?![\p{L}\d])/iu;
const EMPTY =
  /^(?:[\s,;:.()\-–—]|et|ou|avec|pour|and|or|with|for|the|de|du|des|la|le|les|une?|à|a|l['’]|d['’]|svp|stp|merci|please|thanks)*$/iu;

export interface PlaceFound extends Partial<Span> {
  place?: string;
  online: boolean;
}

interface Piece {
  text: string;
  start: number;
  /** A comma, or something that was found, stands right before it. */
  after: 'start' | 'sign' | 'found';
}

/** `taken` is everything else that was found: dates, the group, the link, the words of the command. */
export function placeIn(text: string, taken: readonly Span[]): PlaceFound {
  const pieces = piecesOf(text, taken);
  const online =
    pieces.some((piece) => ONLINE.test(piece.text)) || /\bvisio|\bonline\b|\bremote/iu.test(text);
  const offline = pieces.filter((piece) => !ONLINE.test(piece.text));
  const best =
    offline.find((p) => LABEL.test(p.text)) ??
    offline.find((p) => NOUN.test(p.text) || NOUN.test(stripped(p.text))) ??
    offline.find((p) => LEAD.test(p.text) && isName(stripped(p.text))) ??
    offline.find((p) => p.after === 'sign' && isName(p.text));
  if (!best) return { online };
  const place = stripped(best.text).slice(0, LONGEST);
  const offset = best.text.length - stripped(best.text).length;
  return { place, online, start: best.start + offset, end: best.start + offset + place.length };
}

const stripped = (text: string): string => {
  const bare = text
    .replace(LABEL, '')
    .replace(LEAD, '')
    .replace(/^(?:la|le|l['’]|les|the)\s*(?=\S)/iu, '');
  return bare.replace(/[\s,;:.()\-–—]+$/u, '');
};

/** A proper name, or several words: "Bobigny", "Caf de Bobigny". */
const isName = (text: string): boolean =>
  /\p{Lu}/u.test(text) || fold(text).split(/\s+/).length > 1;

function piecesOf(text: string, taken: readonly Span[]): Piece[] {
  const spans = [...taken].sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let from = 0;
  let after: Piece['after'] = 'start';
  const cut = (until: number) => {
    pieces.push(...signed(text.slice(from, until), from, after));
  };
  for (const { start, end } of spans) {
    if (start > from) cut(start);
    from = Math.max(from, end);
    after = 'found';
  }
  cut(text.length);
  return pieces.filter(({ text: piece }) => !EMPTY.test(piece));
}

/** Cut once more at commas, brackets and dashes. */
function signed(text: string, offset: number, first: Piece['after']): Piece[] {
  const pieces: Piece[] = [];
  let after = first;
  for (const match of text.matchAll(/[^,;()\n]+|[,;()\n]/g)) {
    const [whole] = match;
    if (/^[,;()\n]$/.test(whole)) {
      after = 'sign';
      continue;
    }
    for (const part of whole.split(/(?<=\s[-–—])(?=\s)|(?<=\.)\s/)) {
      const at = match.index + whole.indexOf(part);
      const bare = part.replace(/^[\s\-–—:.]+/u, '');
      const start = offset + at + part.length - bare.length;
      const dash = part !== whole && at > match.index;
      pieces.push({ text: bare.replace(/[\s\-–—:.]+$/u, ''), start, after: dash ? 'sign' : after });
    }
    after = 'sign';
  }
  return pieces;
}
