/** What a fiche says under a label of its own, asked for by that label: "les points de vigilance de la fiche 1". */
import { ficheOf } from '../../../knowledge/identity.ts';
import { cut } from '../../../language/words.ts';
import { isClosed } from '../read/form.ts';
import { leftIn } from '../read/piece.ts';
import { TAKEN } from './query.ts';
import { type AskedOfPlan, fromEntry, type Result } from './result.ts';
import { strings } from './strings.ts';

/**
 * "Où en est la fiche 5 ?": the field that a fiche leaves out, and its actions state one by one; "qui pilote les actions
 * de la fiche 5 ?": what all of them leave out.
 */
export function ofItsActions({ piece }: AskedOfPlan): Result | undefined {
  const { locale, references, fields } = piece.utterance;
  const [thing = '', another] = references.things;
  const strong = fields.filter((one) => one.strong);
  const [field, more] = strong.filter(({ id }) => id !== 'actions');
  if (another !== undefined || !field || more || leftIn(piece, TAKEN).length > 0) return undefined;
  const { index, vocabulary } = piece.knowledge;
  const own = index.own(thing).find(({ fields: [first] }) => first === field.id);
  const champ = vocabulary.champs.get(field.id);
  if (own?.outcome !== 'unknown' || !champ || isClosed(piece)) return undefined;
  const ofActions = index.entries.filter(
    ({ entities, fields: [first] }) =>
      first === field.id &&
      entities[0] === thing &&
      entities.some((id) => id.startsWith(`${thing}/`)),
  );
  const told = ofActions.filter(({ outcome }) => outcome === 'answered');
  const [only] = told;
  const [silent] = ofActions;
  const say = strings[locale];
  const isOfActions = strong.length > 1;
  if (isOfActions && !only && silent && ofActions.length > 1) {
    const headline = say.noAction(champ[locale], ofActions.length);
    return { ...fromEntry(silent, { headline }, [field.id]), entities: [thing] };
  }
  // Who leads an action does not lead its fiche.
  if (!only || (champ.forme === 'organisme' && !isOfActions)) return undefined;
  const items = told.map((entry) => entry.say(locale).headline);
  const spoken = { headline: say.byAction(champ[locale]), items };
  return { ...fromEntry(only, spoken, [field.id]), entities: [thing] };
}

/** @returns undefined unless one fiche is named, and one of its labels stands whole in the question */
export function labelled({ piece }: AskedOfPlan): Result | undefined {
  const { utterance, knowledge } = piece;
  const { plan, entry } = knowledge;
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
