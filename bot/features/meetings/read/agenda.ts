/** Points of an agenda as typed: behind a colon or "ODJ", cut at semicolons, lines, bullets or commas. */

/** As many as a meeting may have. */
const MOST = 60;
/** Longer points are cut: nobody reads them on a card. */
const LONGEST = 500;

const LABEL =
  /(?:^|[\s,;.(–—-])(?:avec\s+)?(?:(?:à|a)\s+)?(?:l['’]\s*)?(?:o\.?d\.?j\.?|ordre\s+du\s+jour|agenda|au\s+programme|programme|points?)\s*(?:\s*(?:est|is|:|=|-|–)\s*|[ \t]*\n\s*)+/iu;

export interface AgendaFound {
  points: string[];
  /** Where the text before it ends. */
  start: number;
}

/**
 * Finds where the agenda starts: behind its name, else behind the first colon after which no day is
 * said. `isDay` tells whether something between two places in the text says a day.
 */
export function agendaIn(
  text: string,
  isDay: (from: number, to: number) => boolean,
): AgendaFound | undefined {
  const label = LABEL.exec(text);
  if (label) {
    const from = label.index + label[0].length;
    const points = pointsOf(text.slice(from));
    if (points.length > 0 && !isDay(from, from + 1)) return { points, start: label.index };
  }
  for (const { index } of text.matchAll(/(?<!\d):(?!\/\/)|(?<=\s):(?=\s)|\n\s*[-•*–]\s/g)) {
    if (isDay(index, text.length)) continue;
    if (/\b(?:lieu|salle|place|room|date|heure|lien|link|visio)\s*$/iu.test(text.slice(0, index)))
      continue;
    const points = pointsOf(text.slice(text[index] === ':' ? index + 1 : index));
    if (points.length > 0) return { points, start: index };
  }
  return undefined;
}

/** Cut at the strongest sign that is there. */
export function pointsOf(text: string): string[] {
  const [own = ''] = text.split(CLOSING);
  return listOf(own).map(bare).filter(Boolean).slice(0, MOST);
}

/** A letter ends with its courtesies, which are no point of the agenda. */
const CLOSING =
  /(?:^|\n|\.\s|,\s)\s*(?:bien\s+)?(?:cordialement|amicalement|à bientôt|a bientot|bonne journ[ée]e|belle journ[ée]e|merci(?:\s|[,.!]|$)|en vous remerciant|kind regards|best regards|regards|thanks|thank you|see you|best,)/iu;

function listOf(text: string): string[] {
  const lines = text.split(/\n|;|•|\s\|\s/);
  const numbered = lines.length > 1 ? lines : text.split(/(?:^|[\s,])(?=\(?\d{1,2}[.)]\s)/);
  const dashed = numbered.length > 1 ? numbered : text.split(/(?:^|\s)[-–—*](?=\s)/);
  return dashed.length > 1 ? dashed : text.split(/,(?=\s)/);
}

const bare = (point: string): string =>
  point
    .replace(/^[\s\-–—*•·:>]+/u, '')
    .replace(/^\(?\d{1,2}[.)]\s*/u, '')
    .replace(/^(?:et|puis|and|then)\s+(?=\S)/iu, '')
    .replace(/[\s.,;]+$/u, '')
    .slice(0, LONGEST);
