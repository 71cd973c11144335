/** What a fiche says under a label of its own, asked for by that label: "les points de vigilance de la fiche 1". */
import { ficheOf } from '../../../knowledge/identity.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { cut } from '../../../language/words.ts';
import { isClosed } from '../read/form.ts';
import type { Piece } from '../read/piece.ts';
import type { Result } from './result.ts';

/** @returns undefined unless one fiche is named, and one of its labels stands whole in the question */
export function labelled(piece: Piece, { plan, entry }: Knowledge): Result | undefined {
  const { utterance } = piece;
  const [thing = '', another] = utterance.references.things;
  const fiche = another === undefined ? ficheOf(plan, thing) : undefined;
  if (!fiche || fiche.rubriques.length === 0 || isClosed(piece)) return undefined;
  const said = utterance.words.map(({ stem }) => stem);
  const at = fiche.rubriques.findIndex(({ libelle }) => {
    const own = cut(libelle).map(({ stem }) => stem);
    return said.some((_, from) => own.every((stem, i) => said[from + i] === stem));
  });
  const found = at < 0 ? undefined : entry(`${thing}/rubriques/${at + 1}`);
  return (
    found && {
      spoken: found.say(utterance.locale),
      sources: [found.source],
      entities: found.entities,
      fields: found.fields,
      entry: found.id,
    }
  );
}
