/** Entries that say the same: whoever reads the one has read the other, and there is no choice to make. */
import type { Entry, Spoken } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { oncePer } from '../../../language/once-per.ts';
import { cut } from '../../../language/words.ts';

/** Share of the words of an answer that another one must hold to say it too. */
const SAME = 0.75;

/** Whether the answer `entry` holds what `other` says: its numbers, and most of its words. */
export const saysToo = (entry: Entry, other: Entry, knowledge: Knowledge): boolean =>
  heldIn(knowledge)(entry)(other);

/** Pairs that were set side by side: neighbours in one question are neighbours in the next. */
const heldIn = oncePer((knowledge: Knowledge) =>
  oncePer((entry: Entry) => oncePer((other: Entry) => holds(entry, other, knowledge))),
);

function holds(entry: Entry, other: Entry, { vocabulary }: Knowledge): boolean {
  if (entry.outcome !== other.outcome || entry.source.section !== other.source.section)
    return false;
  const mine = entry.say('fr');
  const theirs = other.say('fr');
  if (mine.quote !== undefined && mine.quote === theirs.quote) return true;
  const empty = vocabulary.empty.fr;
  const words = wordsOf(told(theirs), empty);
  // Rows beside a first line are context; those of a whole are the answer.
  const shown = entry.shape === 'whole' ? told(mine) : told({ ...mine, rows: [] });
  const held = new Set(wordsOf([...shown, mine.quote ?? ''], empty));
  const missing = words.filter((word) => !held.has(word));
  return missing.length <= words.length * (1 - SAME) && !missing.some((word) => /\d/.test(word));
}

const told = ({ headline, items = [], rows = [] }: Spoken): string[] => [
  headline,
  ...items,
  ...rows.flatMap(({ label, value }) => [label, value]),
];

const wordsOf = (texts: readonly string[], empty: ReadonlySet<string>): string[] =>
  cut(texts.join(' '))
    .filter(({ folded }) => !empty.has(folded) && folded.length > 1)
    .map(({ stem }) => stem);
