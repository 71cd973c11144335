/** "Décisions : … ; prochaines étapes : …": the minutes of a meeting, as they are dictated. */

/** Both as typed, one a line. */
export interface TypedMinutes {
  decisions: string;
  nextSteps: string;
}

const DECISIONS =
  /^\s*(?:les\s+|relev[ée]\s+de\s+|compte[ -]rendu\s*:\s*)?(?:d[ée]cisions?|decisions?)(?:\s+(?:de|of)\s+(?:la\s+|the\s+)?(?:derni[èe]re\s+|last\s+)?(?:r[ée]union|meeting))?\s*:\s*/iu;
const NEXT =
  /(?:^|[;,.\n][ \t]*|\s)(?:et\s+|and\s+)?(?:les?\s+|la\s+)?(?:prochaines?\s+[ée]tapes?|suites?|[àa]\s+faire|next\s+steps?)\s*:\s*/iu;

/** Nothing unless it starts with the word: a fiche may have been decided on. */
export function writtenIn(text: string): TypedMinutes | undefined {
  const start = DECISIONS.exec(text);
  if (!start) return undefined;
  const said = text.slice(start[0].length);
  const next = NEXT.exec(said);
  const decisions = lines(next ? said.slice(0, next.index) : said);
  const nextSteps = next ? lines(said.slice(next.index + next[0].length)) : '';
  return decisions || nextSteps ? { decisions, nextSteps } : undefined;
}

const lines = (text: string): string =>
  text
    .split(/[;\n]+/u)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
