/** A text → what it says of fiches and actions, or nothing when it is no update. */
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { clausesOf } from './clauses.ts';
import { readItem } from './item.ts';
import { groupsOf } from './items.ts';
import { withoutFrame } from './letter.ts';
import type { UpdateToken } from './lex.ts';
import { type Lexed, lexer, MOST, namesOf } from './mentions.ts';
import type { ItemReading, ReadContext, UpdateReading } from './reading.ts';
import { reporterIn } from './report.ts';
import { type ProgressWords, progressWords } from './update-words.ts';

export interface UpdateReader {
  words: ProgressWords;
  lex: (text: string) => Lexed;
  read: (text: string, context: ReadContext) => UpdateReading | undefined;
}

export function updateReader(knowledge: Knowledge): UpdateReader {
  const { plan } = knowledge;
  const words = progressWords(knowledge);
  const lex = lexer(namesOf(plan), words);
  return { words, lex, read: (text, context) => readUpdate(text, context, words, lex) };
}

/** Most texts are questions: a look at a few lists spares them the reading. */
const isTelling = (marks: readonly UpdateToken[], words: ProgressWords): boolean =>
  marks.some(({ kind, folded }) => kind === 'number' || words.signs.has(folded)) ||
  words.meteo(marks).length > 0 ||
  signals.some((list) => words.find(list, marks).length > 0);

const signals = [
  'pour-cent',
  'rien',
  'blocage-mot',
  'blocage-dit',
  'blocage-renvoi',
  'leve',
  'arbitrage-mot',
  'etape',
  'tout-va-bien',
  'tout-va-mal',
  'indicateurs',
  'av-acheve',
  'av-moitie',
  'av-tiers',
  'av-deux-tiers',
  'av-quart',
  'av-trois-quarts',
] as const;

/** "~~50 %~~" was struck out by whoever wrote it. */
const STRUCK = /~~[^~\n]{0,200}~~/g;

function readUpdate(
  typed: string,
  { today, prompt, presumed = false, led, isNoted = false }: ReadContext,
  words: ProgressWords,
  lex: UpdateReader['lex'],
): UpdateReading | undefined {
  const isAbout = (part: string) => lex(part).mentions.length > 0;
  const tells = (part: string) => isAbout(part) || isTelling(lex(part).marks, words);
  const framed = withoutFrame(typed, isAbout, tells);
  const text = framed.replace(STRUCK, (struck) => ' '.repeat(struck.length));
  const { marks, mentions } = lex(text);
  if (mentions.length > MOST) return undefined;
  if (prompt === undefined && !presumed && mentions.length === 0 && !isTelling(marks, words))
    return undefined;
  const clauses = clausesOf(marks, mentions, words, isNoted);
  if (clauses.every(({ asks }) => asks)) return undefined;
  const used = new Set<number>();
  const reportedBy = reporterIn({ text, marks, from: 0, to: marks.length, used, words });
  const groups = groupsOf(marks, clauses, mentions, words);
  const prompted = prompt !== undefined || /\|[^|\n]*%[^|\n]*\|/.test(text);
  const items = groups.map((group) =>
    readItem(group, { text, marks, used, words }, { today, prompted }),
  );
  shareJoined(
    groups.map(({ joined }) => joined),
    items,
  );
  const asOf = items[0]?.asOf;
  for (const item of items) finish(item, prompt ?? led, asOf);
  const kept =
    items.length > 1 ? items.filter((item) => says(item) || item.invalid.length > 0) : items;
  const left = marks.flatMap(({ folded, kind }, at) =>
    kind === 'word' && !used.has(at) ? [folded] : [],
  );
  const asks = clauses.some((clause) => clause.asks);
  return { items: kept, left, asks, ...(reportedBy === undefined ? {} : { reportedBy }) };
}

/** "RAS sur la 1.1 et la 5": of the second nothing else is said. */
function shareJoined(joined: readonly boolean[], items: ItemReading[]): void {
  // "La 1.1 et la 5 sont à 20 %": of the first nothing else is said.
  for (let at = items.length - 1; at > 0; at--) {
    const [before, after] = [items[at - 1], items[at]];
    if (!before || !after || !joined[at] || says(before) || !says(after)) continue;
    const { fiche, action, unknown, invalid, ...said } = after;
    Object.assign(before, structuredClone(said));
  }
  items.forEach((item, at) => {
    const before = items[at - 1];
    if (!before || !joined[at] || says(item)) return;
    const { fiche, action, unknown, invalid, ...said } = before;
    Object.assign(item, structuredClone(said));
  });
}

function finish(item: ItemReading, prompt: string | undefined, asOf: string | undefined): void {
  if (asOf !== undefined) item.asOf ??= asOf;
  if (item.unknown !== undefined) item.invalid.unshift('fiche');
  else if (prompt !== undefined && item.fiche === undefined)
    if (!item.action || item.action.fiche === prompt) item.fiche = prompt;
}

/** Whether anything but the subject was read. */
export const says = (item: ItemReading): boolean => isStrong(item) || item.highlights.length > 0;

/** Whether a field was read that only updates have. */
export const isStrong = (item: ItemReading): boolean =>
  item.meteo !== undefined ||
  item.percent !== undefined ||
  item.blocker !== undefined ||
  item.arbitration !== undefined ||
  item.nextStep !== undefined ||
  item.unchanged === true ||
  item.tone !== undefined ||
  item.cleared.length > 0 ||
  item.indicators.length > 0 ||
  item.invalid.some((field) => field !== 'fiche');

/** What `npm run understand` prints: absent what was not said. */
export function fieldsOf({ items, reportedBy }: UpdateReading): Record<string, unknown> {
  const [only, second] = items.map(itemFields);
  const who = reportedBy === undefined ? {} : { reportedBy };
  return second ? { items: items.map(itemFields), ...who } : { ...only, ...who };
}

function itemFields({ unknown: _, cleared: __, tone: ___, action, ...item }: ItemReading) {
  const { highlights, indicators, invalid, ...rest } = item;
  return {
    ...rest,
    ...(action ? { action: action.name } : {}),
    ...(highlights.length > 0 ? { highlights } : {}),
    ...(indicators.length > 0 ? { indicators } : {}),
    ...(invalid.length > 0 ? { invalid } : {}),
  };
}
