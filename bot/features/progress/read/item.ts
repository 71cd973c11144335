/** Reads all that a text says of one fiche or action. */
import { readWhen } from '../../../language/when/read-when.ts';
import { asOfIn } from './day.ts';
import { figuresIn } from './figures.ts';
import type { ItemGroup, ItemPiece } from './items.ts';
import type { ItemReading } from './reading.ts';
import { covered, type Part, slice, spansOf, trimmed, use } from './sentence.ts';
import { type Statements, statementsIn } from './statements.ts';
import { type Weather, weatherIn } from './weather.ts';

interface Told {
  piece: ItemPiece;
  part: Part;
  said: Statements;
  /** The clause holds another field, so it is no reason for the one before. */
  filled: boolean;
  rest: string;
  /** The rest, where it tells what comes next. */
  step?: string;
}

type Whole = Pick<Part, 'text' | 'marks' | 'used' | 'words'>;

export interface ItemContext {
  today: string;
  /** A figure alone is a percentage: a prompt is answered, or a table says so. */
  prompted: boolean;
}

export function readItem(group: ItemGroup, whole: Whole, context: ItemContext): ItemReading {
  const item: ItemReading = {
    ...named(group),
    highlights: [],
    indicators: [],
    invalid: [],
    cleared: [],
  };
  const weather: Weather[] = [];
  const told: Told[] = [];
  for (const piece of group.pieces) {
    if (piece.asks) continue;
    const part: Part = { ...whole, from: piece.from, to: piece.to };
    for (const mention of piece.mentions) use(part, mention);
    useAxes(part);
    told.push(readPiece(piece, part, item, weather, context));
  }
  gather(told, item, whole);
  for (const { step } of told)
    if (step && item.nextStep === undefined) item.nextStep = step;
    else if (step) item.highlights.push(step);
  settle(item, weather, whole);
  if (item.percent === undefined && told.some(({ said }) => said.done)) item.percent = 100;
  return item;
}

function named({
  fiche,
  unknown,
  action,
}: ItemGroup): Pick<ItemReading, 'fiche' | 'unknown' | 'action'> {
  return {
    ...(fiche === undefined ? {} : { fiche }),
    ...(unknown === undefined ? {} : { unknown }),
    ...(action === undefined ? {} : { action }),
  };
}

/** "axe 4" only says where the action is. */
function useAxes(part: Part): void {
  for (let at = part.from; at + 1 < part.to; at++)
    if (
      /^(?:axe|axis|gt)$/.test(part.marks[at]?.folded ?? '') &&
      part.marks[at + 1]?.kind === 'number'
    )
      use(part, { from: at, to: at + 2 });
}

function readPiece(
  piece: ItemPiece,
  part: Part,
  item: ItemReading,
  weather: Weather[],
  { today, prompted }: ItemContext,
): Told {
  const before = part.used.size;
  const day = asOfIn(part, today);
  if (day && 'day' in day) item.asOf ??= day.day;
  if (day && 'invalid' in day) item.invalid.push('asOf');
  const seen = weatherIn(part);
  weather.push(...seen);
  const isStep = spansOf(part, 'etape').length > 0;
  const figures =
    isStep && !/%|percent|pour ?cent/i.test(slice(part, part))
      ? undefined
      : figuresIn(part, prompted || weather.length > 0 || piece.mentions.length > 0);
  if (figures) {
    const last = figures.percents.at(-1);
    if (last !== undefined) item.percent = last;
    if (figures.invalid && !item.invalid.includes('percent')) item.invalid.push('percent');
    item.indicators.push(...figures.indicators);
  }
  const filled = part.used.size > before;
  const said = statementsIn(part);
  if (said.unchanged) item.unchanged = true;
  if (said.arbitration) item.arbitration ??= said.arbitration;
  if (said.nextStep) item.nextStep ??= said.nextStep;
  if (said.tone && (said.tone === 'bad' || !item.tone)) item.tone = said.tone;
  for (const what of said.cleared) if (!item.cleared.includes(what)) item.cleared.push(what);
  const rest = said.unchanged ? '' : restOf(part, filled);
  const step = rest !== '' && said.nextStep === undefined && isToCome(part, today);
  return {
    piece,
    part,
    said,
    filled:
      filled ||
      said.cleared.length > 0 ||
      said.nextStep !== undefined ||
      said.arbitration !== undefined,
    rest: step ? '' : rest,
    ...(step ? { step: rest } : {}),
  };
}

/** "Rendez-vous avec les bailleurs le 15 décembre", "il reste à …": what comes next, and not what was done. */
function isToCome(part: Part, today: string): boolean {
  if (spansOf(part, 'av-reste-a').length > 0) return true;
  if (spansOf(part, 'av-rendez-vous').length === 0) return false;
  const now = new Date(`${today}T10:00:00Z`);
  return readWhen(slice(part, part), { now, zone: 'UTC' }, part.words.vocabulary.when).some(
    (found) => found.kind === 'day' && found.date > today && !found.before,
  );
}

/** What is left of a clause, when it is worth keeping as a fact. */
function restOf(part: Part, valued: boolean): string {
  const light = covered(
    part,
    'appui',
    'etiquettes',
    'correction',
    'av-politesse',
    'av-reprise',
    'av-partout',
  );
  // "Je file", "j'y croyais plus": of who speaks, and nothing that was done.
  const aside = spansOf(part, 'av-je').length > 0 || spansOf(part, 'av-adresse').length > 0;
  if (aside && spansOf(part, 'av-nouvelle').length === 0) return '';
  const span = trimmed(part, part, light);
  const words = part.marks
    .map((mark, at) => ({ mark, at }))
    .slice(span.from, span.to)
    .filter(({ mark, at }) => mark.kind !== 'sign' && !light.has(at) && !part.used.has(at));
  const opinion = valued ? covered(part, 'av-avis') : new Set<number>();
  const heavy = words.filter(
    ({ mark, at }) =>
      mark.kind === 'word' &&
      mark.folded.length > 3 &&
      !part.words.light.has(mark.folded) &&
      !opinion.has(at),
  );
  if (heavy.length === 0 || words.length < 2) return '';
  // "La première a eu lieu", "nous avons ouvert": an article or a subject goes with what it opens.
  const opening = part.marks[span.from - 1]?.folded ?? '';
  const article =
    /^(?:la|le|les|l|the|un|une|des)$/.test(opening) ||
    spansOf(part, 'av-sujet').some(({ to }) => to === span.from);
  const from =
    article && span.from > part.from && !part.used.has(span.from - 1) ? span.from - 1 : span.from;
  return slice(part, { from, to: span.to });
}

/** Puts clauses together that only make sense together; the rest are facts. */
function gather(told: readonly Told[], item: ItemReading, whole: Whole): void {
  const taken = new Set<number>();
  told.forEach(({ piece, said }, at) => {
    const next = told[at + 1];
    const follows =
      next && next.piece.sentence === piece.sentence && !next.filled && next.rest !== '';
    if (said.opensStep && next && !next.filled && next.rest !== '') {
      item.nextStep ??= next.rest;
      taken.add(at + 1);
    }
    if (said.blocker === undefined || item.blocker !== undefined) return;
    item.blocker = said.blocker;
    if (said.bare && follows && next.said.blocker === undefined) {
      item.blocker =
        slice(whole, {
          from: whole.marks.findIndex(
            (_, i) =>
              i >= piece.from &&
              slice(whole, { from: i, to: piece.to }).startsWith(said.blocker ?? ''),
          ),
          to: next.piece.to,
        }) || `${said.blocker}, ${next.rest}`;
      taken.add(at + 1);
    }
    const before = told[at - 1];
    const reason =
      said.bare &&
      !follows &&
      before &&
      before.piece.sentence === piece.sentence &&
      !before.filled &&
      before.rest !== '';
    if (reason) {
      item.blocker = slice(whole, { from: before.piece.from, to: piece.to });
      taken.add(at - 1);
    }
    if (said.whole) {
      const first = told.findIndex(({ piece: p }) => p.sentence === piece.sentence);
      item.blocker = slice(whole, { from: told[first]?.piece.from ?? piece.from, to: piece.to });
      for (let i = first; i < at; i++) taken.add(i);
    }
  });
  item.highlights = told.flatMap(({ rest, said }, at) =>
    rest && !taken.has(at) && said.blocker === undefined ? [rest] : [],
  );
}

/** Which météo counts: the last one that is so now; a word rather than a sign. */
function settle(item: ItemReading, weather: readonly Weather[], whole: Whole): void {
  const now = weather.some(({ past }) => !past) ? weather.filter(({ past }) => !past) : weather;
  const said = now.some(({ sign }) => !sign) ? now.filter(({ sign }) => !sign) : now;
  const values = [...new Set(said.map(({ meteo }) => meteo))];
  const [first] = values;
  const whole0: Part = { ...whole, from: 0, to: whole.marks.length };
  const corrected = spansOf(whole0, 'correction').some(({ from }) => from > (said[0]?.at ?? 0));
  const chosen = values.length > 1 && corrected ? values.at(-1) : first;
  if (chosen) item.meteo = chosen;
  const words =
    item.tone === 'bad' ||
    (item.blocker !== undefined &&
      /bloqu|blok|block|stuck/i.test(item.blocker) &&
      !/^bloc?kage|^blocage|blocker/i.test(item.blocker));
  if (
    (values.length > 1 && !corrected) ||
    (chosen === 'soleil' && words) ||
    (chosen === 'orage' && item.tone === 'good')
  )
    item.conflict = true;
}
