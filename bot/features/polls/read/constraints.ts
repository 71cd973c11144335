/** What slots must be, or must not be: "l'après-midi", "pas le mercredi après-midi", "no Fridays". */
import type {
  DayFound,
  DayPart,
  PartFound,
  Weekday,
  WhenFound,
} from '../../../language/when/expression.ts';
import type { Placed } from '../../../sentence/placed.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import type { Constraint } from '../model/offered-slots.ts';

type Bound = DayFound | PartFound;

const isBound = (found: WhenFound): found is Bound =>
  found.kind === 'part' || (found.kind === 'day' && found.partial === 'weekday' && !found.limit);

export function constraintsOf(said: Sentence, when: readonly WhenFound[]): Constraint[] {
  const bounds = asked(said, when.filter(isBound));
  const refusals = said.concepts.filter(({ value }) => value === 'sondage-sans');
  const constraints: Constraint[] = [];
  let refused = false;
  for (const [i, bound] of bounds.entries()) {
    const before = bounds[i - 1];
    refused =
      isRefused(said, bound, refusals) ||
      (refused && before !== undefined && isListed(said, before, bound));
    const made = constraintOf(bounds, i, refused, said);
    const follows = bound.kind === 'part' && before?.kind === 'day' && isNext(said, before, bound);
    if (!follows) constraints.push(made);
  }
  return constraints;
}

/** "Elle finit à midi vendredi, donc trouve-nous un créneau le matin": those behind what is asked, if there are any. */
function asked({ concepts, tokens }: Sentence, bounds: readonly Bound[]): readonly Bound[] {
  const order = concepts.find(({ value }) => value === 'sondage-proposer');
  const from = tokens[order?.at ?? 0]?.start ?? 0;
  const behind = bounds.filter(({ start }) => start >= from);
  return behind.length > 0 ? behind : bounds;
}

function constraintOf(
  bounds: readonly Bound[],
  at: number,
  refused: boolean,
  said: Sentence,
): Constraint {
  const bound = bounds[at] as Bound;
  if (bound.kind === 'part') return refused ? { not: bound.part } : { only: bound.part };
  const weekday = bound.weekday as Weekday;
  const part = partOf(bounds, at, said, refused);
  return refused ? { not: weekday, part } : { only: weekday, part };
}

/** "Mardi ou jeudi matin": the part of the day behind a weekday, or behind those it is listed with. */
function partOf(
  bounds: readonly Bound[],
  at: number,
  said: Sentence,
  isOwn: boolean,
): DayPart | undefined {
  const [bound, next] = [bounds[at], bounds[at + 1]];
  if (!bound || !next) return undefined;
  if (next.kind === 'part') return isNext(said, bound, next) ? next.part : undefined;
  return !isOwn && isListed(said, bound, next) ? partOf(bounds, at + 1, said, isOwn) : undefined;
}

/** The word right before, but for an article. */
function isRefused(
  { tokens, text }: Sentence,
  { start }: Bound,
  refusals: readonly Placed<string>[],
): boolean {
  return refusals.some(({ at, length }) => {
    const end = tokens[at + length - 1]?.end ?? 0;
    return (
      end <= start &&
      /^[\s']*(?:(?:le|la|les|l['’]|de|d['’]|du|des|on|the|any|in|en)[\s]*)*$/iu.test(
        text.slice(end, start),
      )
    );
  });
}

/** "mercredi après-midi": nothing but an article between them. */
const isNext = ({ text }: Sentence, a: Bound, b: Bound): boolean =>
  /^\s*(?:(?:le|l['’]|in the|en)\s*)?$/iu.test(text.slice(a.end, b.start));

/** "ni lundi ni vendredi", "pas le lundi et le vendredi". */
const isListed = ({ text }: Sentence, a: Bound, b: Bound): boolean =>
  /^\s*(?:,|et|ou|ni|and|or|nor|\/)?\s*(?:(?:le|la|les|l['’]|on)\s*)?$/iu.test(
    text.slice(a.end, b.start),
  );

const NAMES: Record<Weekday, string> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};

/** "afternoon", "noWednesdayAfternoon": as `npm run understand` writes them. */
export function constraintName(constraint: Constraint): string {
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const part = 'part' in constraint && constraint.part ? capital(constraint.part) : '';
  if ('only' in constraint)
    return typeof constraint.only === 'number'
      ? `only${NAMES[constraint.only]}${part}`
      : constraint.only;
  if (typeof constraint.not === 'string') return `no${capital(constraint.not)}`;
  return `no${NAMES[constraint.not]}${part}`;
}
