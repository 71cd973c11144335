/** Points of an agenda as typed: behind a colon or "ODJ", cut at semicolons, lines, bullets or commas. */

/** Maximum points of one meeting. */
const MAX_POINTS = 60;
/** Maximum length of the text that is read, in characters: an agenda of 4,000 is read whole. */
const MAX_TEXT_LENGTH = 8000;
/** Length of the head of the text, in characters, in which the agenda must start. */
const HEAD_LENGTH = 2000;
/** Maximum colons tried as its start. */
const MAX_COLONS = 3;
/** A longer point is cut into several: nothing of it is lost, and a card stays readable. */
const MAX_POINT_LENGTH = 500;

const LABEL =
  /(?:^|[\s,;.])(?:avec|with)\s+(?:pour\s+|comme\s+|à\s+l['’]|as\s+(?:the\s+)?|on\s+the\s+)?(?:o\.?d\.?j\.?|ordre\s+du\s+jour|agenda|programme)\s+|(?:^|[\s,;.(–—-])(?:avec\s+)?(?:(?:à|a)\s+)?(?:l['’\s]\s*)?(?:o\.?d\.?j\.?|ordre\s+du\s+jour|agenda|au\s+programme|programme|points?)\s*(?:\s*(?:(?:c['’\s]?)?est|is|:|=|-|–)\s*|[ \t]*\n\s*)+/iu;

/** "…, ordre du jour la maquette et les données": behind a sign its name needs no other, unless it says whose it is. */
const BEHIND_SIGN =
  /[,;.(–—]\s*(?:[àa]\s+l['’]\s*)?(?:o\.?d\.?j\.?|ordre\s+du\s+jour)\s+(?!(?:de|du|des|pour|of|for)\s|d['’]|[:=–-])/iu;

/** "L'ordre du jour du 8 c'est …": what stands between says of which meeting. */
const OF_MEETING =
  /(?<=(?<!\p{L})(?:o\.?d\.?j\.?|ordre\s+du\s+jour|agenda)\s(?:de|du|of|for)\s[^,;:.?!\n]{1,40})\s(?:c['’\s]?est|ce\s+sera|is)\s+/iu;

export interface AgendaFound {
  points: string[];
  /** Where the text before it ends. */
  start: number;
  /** Called an agenda, and not only behind a colon. */
  labelled: boolean;
}

/**
 * Finds where the agenda starts: behind its name, else behind the first colon after which no day is
 * said. `isDay` tells whether something between two places in the text says a day.
 */
export function agendaIn(
  whole: string,
  isDay: (from: number, to: number) => boolean,
): AgendaFound | undefined {
  const text = whole.slice(0, MAX_TEXT_LENGTH);
  let tries = MAX_COLONS;
  const head = text.slice(0, HEAD_LENGTH);
  const label = LABEL.exec(head) ?? BEHIND_SIGN.exec(head);
  const said = label ? undefined : OF_MEETING.exec(head);
  if (said) {
    const points = pointsOf(text.slice(said.index + said[0].length));
    return points.length > 0 ? { points, start: said.index, labelled: false } : undefined;
  }
  if (label) {
    const from = label.index + label[0].length;
    const points = pointsOf(text.slice(from));
    if (points.length > 0 && !isDay(from, from + 1))
      return { points, start: label.index, labelled: true };
  }
  for (const { index } of head.matchAll(/(?<!\d):(?!\/\/)|(?<=\s):(?=\s)|\n\s*[-•*–]\s/g)) {
    if (isDay(index, text.length)) continue;
    if (--tries < 0) break;
    if (
      /(?<!\p{L})(?:lieu|salle|place|room|date|heure|lien|link|visio)\s*$/iu.test(
        text.slice(0, index),
      )
    )
      continue;
    const points = pointsOf(text.slice(text[index] === ':' ? index + 1 : index));
    if (points.length > 0) return { points, start: index, labelled: false };
  }
  return undefined;
}

/** Cut at the strongest sign that is there. */
export function pointsOf(text: string): string[] {
  const [own = ''] = text.split(CLOSING);
  return listOf(own).map(bare).filter(Boolean).flatMap(cutLong).slice(0, MAX_POINTS);
}

/** A letter ends with its courtesies, which are no point of the agenda. */
const CLOSING =
  /(?:^|\n|\.\s|,\s)\s*(?:bien\s+)?(?:cordialement|amicalement|à bientôt|a bientot|bonne journ[ée]e|belle journ[ée]e|merci(?:\s|[,.!]|$)|en vous remerciant|kind regards|best regards|regards|thanks|thank you|see you|best,)/iu;

function listOf(text: string): string[] {
  // "Budget (Caf, Département)": what stands in brackets is of one point.
  const lines = text.split(/\n|;(?<!\([^()\n]*)|•|\s\|\s/);
  const numbered = lines.length > 1 ? lines : text.split(/(?:^|[\s,])(?=\(?\d{1,2}[.)]\s)/);
  const dashed = numbered.length > 1 ? numbered : text.split(/(?:^|\s)[-–—*](?=\s)/);
  return dashed.length > 1 ? dashed : text.split(/,(?=\s)(?<!\([^()\n]*)/);
}

const bare = (point: string): string =>
  point
    // "* budget" is a bullet, "**budget**" is what somebody typed.
    .replace(/^(?:[\s\-–—•·:>]|\*(?!\S))+/u, '')
    .replace(/^\(?\d{1,2}[.)]\s*/u, '')
    .replace(/^(?:et|puis|and|then)\s+(?=\S)/iu, '')
    .replace(/[\s.,;]+$/u, '');

/** At spaces where there are any. */
function cutLong(point: string): string[] {
  const pieces: string[] = [];
  let rest = point;
  while (rest.length > MAX_POINT_LENGTH) {
    const space = rest.lastIndexOf(' ', MAX_POINT_LENGTH);
    const at = space > MAX_POINT_LENGTH / 2 ? space : MAX_POINT_LENGTH;
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return rest ? [...pieces, rest] : pieces;
}

/**
 * Points without a colon: "mets « budget » à l'ordre du jour", "put the budget on the agenda".
 * @param between the text between the verb and the word "agenda".
 */
export function pointsBetween(text: string, between: string): string[] {
  const quoted = [...text.matchAll(/«([^»]+)»|“([^”]+)”|"([^"]+)"/gu)].map(
    ([, french, english, plain]) => (french ?? english ?? plain ?? '').trim(),
  );
  if (quoted.length > 0) return quoted.flatMap(pointsOf);
  const bare_ = between
    .replace(/(?:(?:^|\s+)(?:à|a|dans|sur|on|to|in|the|de|du|le|la|l['’]))*\s*$/iu, '')
    .trim();
  const lead = bare_.replace(
    /^(?:un|une|le|la|les|des|the|a)?\s*(?:points?|items?|sujets?|topics?)\s*(?:sur|on|about|:)?\s*/iu,
    '',
  );
  return lead.length > 1 ? pointsOf(lead) : [];
}
