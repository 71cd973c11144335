/** "42,7 % : que mesure ce chiffre ?": a number that the plan prints is the name of its row. */
import type { Entry } from '../../knowledge/entry.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Utterance } from '../../language/utterance.ts';
import type { Decision } from './decision.ts';
import { says } from './doubt.ts';

/** Smaller whole numbers count things, number axes and days: they name no row. */
const SMALLEST = 30;

const rows = new WeakMap<Knowledge, ReadonlyMap<string, Entry>>();

/** Entries by the number that each gives; not those that two give. */
function rowsOf(knowledge: Knowledge): ReadonlyMap<string, Entry> {
  const known = rows.get(knowledge);
  if (known) return known;
  const found = new Map<string, Entry>();
  for (const { id, valeurs } of knowledge.plan.chiffres)
    for (const [place, value] of Object.entries(valeurs)) {
      const entry = knowledge.entry(`chiffre:${id}/${place}`);
      const number = String(value ?? '')
        .replace('.', ',')
        .replace(/[^\d,]/g, '');
      if (!entry || number === '') continue;
      if (found.has(number)) found.delete(number);
      else found.set(number, entry);
    }
  rows.set(knowledge, found);
  return found;
}

/** The rows of the numbers said, when what was found says none of them. */
export function figuresSaid(
  { numbers }: Utterance,
  found: Entry,
  knowledge: Knowledge,
): Decision | undefined {
  const told = numbers.filter((number) => number.includes(',') || Number(number) >= SMALLEST);
  const entries = [...new Set(told.flatMap((number) => rowsOf(knowledge).get(number) ?? []))];
  const [entry] = entries;
  if (!entry || told.some((number) => says(found, number))) return undefined;
  return entries.length > 1
    ? { kind: 'compare', entries }
    : { kind: 'entry', entry, others: [], score: 0.9 };
}
