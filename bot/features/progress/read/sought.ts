/** Words that are looked for in what was told, and the thing of which they were. */
import { isOver } from '../../../sentence/placed.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import { stateAt } from '../model/history.ts';
import type { BySubject } from '../model/ledger.ts';
import { stoppedBy, tellsOf } from '../model/told-texts.ts';

/** Stems of what is asked: of what asks, none. */
export function soughtIn({ tokens, concepts, lexicon }: Sentence): string[] {
  const asks = concepts.filter(({ value }) => ASKING.has(value));
  return [
    ...new Set(
      tokens
        .filter(
          ({ folded }, i) =>
            /^[a-z]{4,}$/.test(folded) && !lexicon.light.has(folded) && !isOver(asks, i),
        )
        .map((token) => token.stem),
    ),
  ];
}

/** What asks, and is no word that was told. */
const ASKING: ReadonlySet<string> = new Set([
  'interroge',
  'interroge-dedans',
  'interroge-en-fin',
  'interroge-si',
  'fiche',
  'rappeler-moi',
  'informer',
  'auxiliaire',
  'av-bloque',
  'av-combien',
  'av-conjugue',
  'av-depuis-quand',
  'av-dit',
  'av-donner',
  'av-leve',
  'av-nouvelles',
  'av-qui',
  'av-reste',
  'gens-changer',
  'gens-a-partir',
  'gens-cest',
  'q-evoque',
]);

/** Of what all these were told, once or still, the thing that was told of last; `of`: that one, or none. */
export function toldIn(
  stems: readonly string[],
  updates: BySubject,
  of?: string,
): string | undefined {
  const all = [...updates].filter(([id]) => of === undefined || of === id);
  const lastAt = (rows: Parameters<typeof stateAt>[0]) => stateAt(rows).asOf ?? '';
  return all
    .filter(([, rows]) => tellsOf(stateAt(rows), stems) || stoppedBy(rows, stems) !== undefined)
    .sort(([, a], [, b]) => (lastAt(a) < lastAt(b) ? 1 : -1))[0]?.[0];
}
