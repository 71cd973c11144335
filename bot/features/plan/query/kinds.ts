/** Kinds of things, as a question names them: one, several, which of them. */
import { covers } from '../../../sentence/placed.ts';
import { stands } from '../../../sentence/saying.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import { isNegated } from '../read/form.ts';
import type { Piece } from '../read/piece.ts';
import type { Kind } from './graph.ts';

export const KINDS: readonly (readonly [concept: string, kind: Kind])[] = [
  ['q-axe', 'axe'],
  ['q-fiche', 'fiche'],
  ['q-seance', 'seance'],
  ['q-chiffre', 'chiffre'],
];

/** "Quel axe …", "y a-t-il une fiche …": asks which of them, or whether there is one. */
export const isWhich = (sentence: Sentence): boolean => {
  const { tokens, concepts } = sentence;
  return concepts.some(
    ({ value, at, length }) =>
      (value === 'q-interroge' || value === 'q-verifie') &&
      KINDS.some(([concept]) =>
        concepts.some(
          (one) => one.value === concept && one.at >= at + length && one.at <= at + length + 1,
        ),
      ) &&
      /^(?:quel|quelle|which|what|y|is|existe)/.test(tokens[at]?.folded ?? ''),
  );
};

/** "Quelles fiches", "which sheets": the word for the kind, as it is typed ("axis" is one). */
export const isPlural = ({ sentence: { tokens, concepts } }: Piece): boolean =>
  concepts.some(
    ({ value, at }) =>
      KINDS.some(([concept]) => concept === value) && /[^i]s$/.test(tokens[at]?.folded ?? ''),
  );

/** "Fiches qui citent la gendarmerie", "liste les fiches sur …": several are asked for. */
export const opensPlural = (piece: Piece): boolean => {
  const at = piece.sentence.concepts.find(({ value }) => value === 'q-fiche')?.at ?? -1;
  const isLight = (i: number) =>
    ['leger', 'q-tous', 'devant-nom'].some((one) => stands(piece.sentence, one, i));
  return at >= 0 && isPlural(piece) && [...Array(at).keys()].every(isLight);
};

/** "Toutes les fiches ont un pilote ?": all of a kind, and a verb that says something of them. */
export const ofEvery = ({ text, sentence }: Piece): boolean => {
  const { tokens, concepts, lexicon } = sentence;
  const isOfKind = ({ value }: { value: string }) => KINDS.some(([concept]) => concept === value);
  return (
    /\?/.test(text) &&
    !isNegated(sentence) &&
    concepts.some(
      (one) =>
        isOfKind(one) &&
        (stands(sentence, 'borne-tout', one.at - 1) ||
          stands(sentence, 'borne-tout', one.at - 2)) &&
        lexicon.grammar.isFinite(tokens[one.at + one.length]?.folded ?? ''),
    )
  );
};

/** A kind that is named without a number. */
export function kindIn(
  { sentence: { concepts }, utterance }: Piece,
  isRange: boolean,
): Kind | undefined {
  const { axes, fiches } = utterance.references;
  for (const [concept, kind] of KINDS) {
    const places = concepts.filter(
      ({ value, at, length }) =>
        value === concept &&
        !concepts.some(
          (o) => o.value === concept && covers(o, { at, length, value }) && o.length > length,
        ),
    );
    const numbered = kind === 'axe' ? axes : fiches;
    if (isRange ? places.length > 0 : places.length > numbered.length) return kind;
  }
  return undefined;
}
