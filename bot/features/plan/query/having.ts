/** Value by which things are told apart: "en cours", "de priorité basse", "finissent en 2030". */
import { yearsIn } from '../../../language/dates.ts';
import { cut } from '../../../language/words.ts';
import { says } from '../../../sentence/sentence.ts';
import { isNegated } from '../read/form.ts';
import type { Piece } from '../read/piece.ts';
import type { Thing } from './graph.ts';

/** Value that things have in a field, or lack. */
export interface Having {
  field: string;
  /** Fields that are stated, or lacking, as well. */
  also?: readonly string[];
  isStated: boolean;
  /** What a value says ("en cours", "2030"); absent: any value. */
  says?: ValueSaid | undefined;
}

/** Short values, as they are written; or a year that the value begins or ends with, or has. */
interface ValueSaid {
  texts?: readonly string[] | undefined;
  year?: { value: number; at: 'first' | 'last' | 'any' } | undefined;
}

/** "En cours", "finissent en 2030": what values of a field say, and the words that say it here. */
export function saidValue(
  { text, sentence, utterance }: Piece,
  things: readonly Thing[],
): { having: Having; words: ReadonlySet<string> } | undefined {
  const [year] = yearsIn(text);
  if (year !== undefined) {
    const at = says(sentence, 'q-commence') ? 'first' : says(sentence, 'q-finit') ? 'last' : 'any';
    const words = new Set([String(year)]);
    return { having: { field: DUE, isStated: true, says: { year: { value: year, at } } }, words };
  }
  const stems = utterance.words.map(({ stem }) => stem);
  // "Bas" and "moyen" are words of many things: they are ranks where priority is spoken of.
  const field = utterance.fields.some(({ id }) => RANKED.has(id)) ? RANK : STATUS;
  const values = [...new Set(things.flatMap((thing) => thing.fields.get(field) ?? []))];
  const said = values.filter(({ words }) => {
    const own = cut(words.fr).map(({ stem }) => stem);
    return own.length <= LONGEST_STATUS && stands(own, stems);
  });
  // "Non commencé" says more than "commencé".
  const longest = Math.max(0, ...said.map(({ words }) => words.fr.length));
  const texts = [
    ...new Set(said.flatMap(({ words: { fr } }) => (fr.length === longest ? fr : []))),
  ];
  if (texts.length === 0) return undefined;
  const own = new Set(texts.flatMap((one) => cut(one).map(({ stem }) => stem)));
  const words = utterance.words.filter(({ stem }) => own.has(stem)).map(({ folded }) => folded);
  return {
    having: { field, isStated: !isNegated(sentence), says: { texts } },
    words: new Set(words),
  };
}

const DUE = 'echeance';
const STATUS = 'avancement';
const RANK = 'niveau-priorite';
/** Fields under which a rank is asked for. */
const RANKED: ReadonlySet<string> = new Set([RANK, 'priorites']);
/** Words of a status; more of them tell what was done. */
const LONGEST_STATUS = 3;

/** Whether words stand in others, one after the other. */
const stands = (own: readonly string[], all: readonly string[]): boolean =>
  all.some((_, at) => own.every((word, i) => all[at + i] === word));
