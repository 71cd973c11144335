/** What a fiche says under a label of its own, asked for by that label: "les points de vigilance de la fiche 1". */
import { ficheOf } from '../../../knowledge/identity.ts';
import { cut } from '../../../language/words.ts';
import { isClosed } from '../read/form.ts';
import { TAKEN } from './query.ts';
import { type AskedOfPlan, fromEntry, type Result } from './result.ts';
import { strings } from './strings.ts';
import { leftIn } from './terms.ts';

/** "Où en est la fiche 5 ?": the field that a fiche leaves out, and its actions state one by one. */
export function ofItsActions({ piece, knowledge }: AskedOfPlan): Result | undefined {
  const { locale, references, fields } = piece.utterance;
  const [thing = '', another] = references.things;
  const [field, more] = fields.filter(({ strong }) => strong);
  if (another !== undefined || !field || more || leftIn(piece, TAKEN).length > 0) return undefined;
  const { index, vocabulary } = knowledge;
  const own = index.own(thing).find(({ fields: [first] }) => first === field.id);
  const told = index.entries.filter(
    ({ outcome, entities, fields: [first] }) =>
      outcome === 'answered' &&
      first === field.id &&
      entities[0] === thing &&
      entities.some((id) => id.startsWith(`${thing}/`)),
  );
  const [only] = told;
  const champ = vocabulary.champs.get(field.id);
  if (own?.outcome !== 'unknown' || !only || !champ || isClosed(piece)) return undefined;
  // Who leads an action does not lead its fiche.
  if (champ.forme === 'organisme') return undefined;
  const items = told.map((entry) => entry.say(locale).headline);
  const spoken = { headline: strings[locale].byAction(champ[locale]), items };
  return { ...fromEntry(only, spoken, [field.id]), entities: [thing] };
}

/** @returns undefined unless one fiche is named, and one of its labels stands whole in the question */
export function labelled({ piece, knowledge }: AskedOfPlan): Result | undefined {
  const { plan, entry } = knowledge;
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
  return found && fromEntry(found, found.say(utterance.locale));
}
