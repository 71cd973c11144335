/** "nomme la Caf pilote de la fiche 1.1, titulaire Jeanne Martin, suppléant …, jusqu'au …". */
import type { Day } from '../../../language/dates.ts';
import type { Led, PeopleCommand } from './command.ts';
import { type CommandSentence, markIn, nameBetween } from './command-sentence.ts';
import type { CommandMark } from './command-words.ts';
import { groupIn } from './group-in.ts';
import { emailIn, plainName } from './read-email.ts';

/** A date that was said and does not exist. */
export const UNREADABLE = 'unreadable';

const parts = ['holder', 'substitute', 'until'] as const satisfies readonly CommandMark[];
type Part = (typeof parts)[number];

export function readPilot(
  act: 'pilot' | 'unpilot',
  said: CommandSentence,
  from: number,
  today: string,
): PeopleCommand | undefined {
  const word = markIn(said, 'pilot', from);
  const led = word && ledIn(said, from);
  if (!word || !led) return undefined;
  if (act === 'unpilot') return { intent: 'unpilot', led };
  const at = new Map(parts.flatMap((part) => placeOf(said, part, from)));
  const holder = segment(said, at, 'holder');
  const firstPart = Math.min(...[...at.values()].map(({ start }) => start), said.tokens.length);
  const mail = emailIn(said, from);
  // "ville.fr" is where somebody has mail, not the communes.
  const isInMail = (at: number) => mail !== undefined && at >= mail.at && at < mail.after;
  const organisation = said.organisations
    .find(said.tokens)
    .find((f) => f.at >= from && f.at < firstPart && !isInMail(f.at));
  const named = properName(nameBetween(said, from, Math.min(word.at, firstPart)));
  // "Nomme le pilote de la fiche 1.1" is a question, and "la structure pilote" names nobody.
  if (!organisation && !holder && named === '') return undefined;
  return {
    intent: 'pilot',
    led,
    organisation: organisation?.value.slice('organisation:'.length),
    // Without an organisation the person named is the pilote.
    holder: holder ?? (organisation || named === '' ? undefined : named),
    substitute: segment(said, at, 'substitute'),
    until: at.has('until') ? untilOf(said, at.get('until')?.end ?? 0, today) : undefined,
  };
}

/** A name is written with a capital; anything else between the verb and "pilote" is a common word. */
const properName = (name: string): string => (/\p{Lu}/u.test(name) ? plainName(name) : '');

/** The fiche, or the collective action of a sous-groupe. */
function ledIn(said: CommandSentence, from: number): Led | undefined {
  const { fiches } = said.utterance.references;
  const [numero] = fiches;
  if (numero !== undefined)
    return { id: said.fiches.has(numero) ? `fiche:${numero}` : undefined, text: numero };
  const placed = groupIn(said, from);
  if (placed?.under)
    return { id: placed.found.length === 1 ? placed.found[0]?.led : undefined, text: placed.text };
  return undefined;
}

type Places = ReadonlyMap<Part, { start: number; end: number }>;

function placeOf(
  said: CommandSentence,
  part: Part,
  from: number,
): [Part, { start: number; end: number }][] {
  const found = markIn(said, part, from);
  return found ? [[part, { start: found.at, end: found.at + found.length }]] : [];
}

/** From the word that announces a part to the next one, or to the comma. */
function segment(said: CommandSentence, places: Places, part: Part): string | undefined {
  const place = places.get(part);
  if (!place) return undefined;
  const next = Math.min(
    ...[...places.values()].map(({ start }) => start).filter((s) => s >= place.end),
    said.tokens.length,
  );
  const first = said.tokens[place.end];
  const comma = first ? said.text.slice(first.start).search(/[,;\n]|\.\s/) : -1;
  const limit = first && comma >= 0 ? first.start + comma : Number.POSITIVE_INFINITY;
  const end = said.tokens.findIndex(
    ({ start }, i) => i >= place.end && (i >= next || start >= limit),
  );
  const name = plainName(nameBetween(said, place.end, end < 0 ? next : end));
  return name === '' ? undefined : name;
}

/** A day, or the last day of a year. A day without a year is the next one. */
function untilOf(said: CommandSentence, from: number, today: string): string {
  const [day] = said.utterance.days;
  if (day) return dateOf(day, today) ?? UNREADABLE;
  const year = said.tokens.slice(from).find(({ folded }) => /^20\d\d$/.test(folded))?.folded;
  return year ? `${year}-12-31` : UNREADABLE;
}

function dateOf({ day, month, year }: Day, today: string): string | undefined {
  const inYear = (y: number) =>
    `${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  const date = inYear(year ?? (inYear(thisYear) >= today ? thisYear : thisYear + 1));
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)
    ? date
    : undefined;
}
