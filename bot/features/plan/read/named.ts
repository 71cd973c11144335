/** What is asked by name, before any search: a sigle, a thing alone, a field of it, two things. */
import { type Entry, isSubject, kindOf } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Hit } from '../../../knowledge/query.ts';
import type { Term } from '../../../language/utterance.ts';
import { isOver } from '../../../sentence/placed.ts';
import type { Decision } from './decision.ts';
import { isIn, type Piece } from './piece.ts';
import type { PlanQuestion } from './question.ts';

/**
 * A sigle whose meaning is asked; or a sigle of the field that the plan never uses: whatever is
 * asked of it, the plan does not say.
 */
export function sigleAsked({ named, fields, terms, firm, piece }: PlanQuestion): Entry | undefined {
  const { plan, entry } = piece.knowledge;
  const sigles = [...named].filter((name) => name.startsWith('sigle:'));
  if (sigles.length === 0) return undefined;
  const [first, ...more] = plan.glossaire.filter((g) => sigles.includes(`sigle:${g.sigle}`));
  if (!first) return undefined;
  const absent = [first, ...more].find((g) => g.absent);
  if (absent) return entry(`sigle:${absent.sigle}`);
  const definition = fields.find((f) => f.id === 'definition');
  const rivals = fields.filter(
    (f) => f.strong && f.id !== 'definition' && f.weight >= (definition?.weight ?? 0),
  );
  const alone = terms.length <= 2 && firm.size === 0;
  return definition && rivals.length === 0 && (definition.strong || alone)
    ? entry(`sigle:${first.sigle}`)
    : undefined;
}

/** "PSSM et CLSM, ça veut dire quoi ?", "la différence entre les deux ?": each of them. */
export const siglesAsked = ({ named, fields, piece }: PlanQuestion): Decision | undefined => {
  const { comparing, names, terms } = piece.utterance;
  const { entry } = piece.knowledge;
  const entries = [...named].flatMap((name) =>
    name.startsWith('sigle:') ? (entry(name) ?? []) : [],
  );
  const isMeaning =
    fields.some(({ id, strong }) => strong && id === 'definition') ||
    // Beside the two, the word that compares and no more.
    (comparing && terms.filter(({ at }) => !isOver(names, at)).length <= 1);
  return entries.length > 1 && isMeaning ? { kind: 'compare', entries } : undefined;
};

/** "L'axe IV porte sur quoi ?": the thing and nothing else; it is shown whole. */
export function bareThing({ firm, terms, fields, piece }: PlanQuestion): Entry | undefined {
  const [thing, ...more] = firm;
  const whole = thing && more.length === 0 ? piece.knowledge.entry(thing) : undefined;
  if (!whole || terms.some((t) => t.weight > 0.5 && !t.field)) return undefined;
  const strong = fields.filter((f) => f.strong);
  // "Titre de l'axe 5": asked of the axe, not of the fiche that belongs to it.
  if (strong.length > 0)
    return strong.every((f) => whole.fields.includes(f.id)) ? whole : undefined;
  const weak = fields.filter((f) => f.id !== 'contenu');
  return weak.length === 0 || weak.length < fields.length ? whole : undefined;
}

/** What takes place: a meeting, a session. */
export const ITSELF = /^(?:seance|reunion):[^/]+$/;

/** "Quand est la dernière réunion prévue ?": a meeting or a session by its rank, and nothing but that it takes place. */
export function rankedAlone({ firm, fields, piece }: PlanQuestion): Entry | undefined {
  const { names, terms, ordinals, relatives } = piece.utterance;
  const [one, another] = names.filter(({ entity }) => ITSELF.test(entity));
  const whole = one && piece.knowledge.entry(one.entity);
  const isNext = relatives.some((relative) => relative !== 'dernier');
  if (!whole || another || firm.size > 0 || isNext || ordinals.length !== 1) return undefined;
  const isSaid = (at: number) =>
    isOver(names, at) || isIn(piece.sentence, at, 'q-evoque', 'q-annee');
  const isOnly = terms.every(({ at, field }) => field || isSaid(at));
  return isOnly && fields.every(({ id, strong }) => !strong || whole.fields.includes(id))
    ? whole
    : undefined;
}

/** What may stand before a name. */
const ARTICLE = 1;

/** "Cartographie": a theme named and nothing else said; its first fact tells what it is. */
export function bareTheme({ firm, own, piece }: PlanQuestion): Entry | undefined {
  const { names, terms, words, relatives, ordinals } = piece.utterance;
  const { index } = piece.knowledge;
  const themes = names.filter(({ entity }) => entity.startsWith('theme:'));
  const [theme] = themes;
  if (!theme || themes.length > 1 || firm.size > 0 || !own) return undefined;
  // "Le séminaire c'est où", "la première séance du séminaire": something is asked of it.
  if (words.length > theme.length + ARTICLE || relatives.length + ordinals.length > 0)
    return undefined;
  return terms.every(({ at }) => isOver([theme], at))
    ? index.entries.find(({ entities }) => entities[0] === theme.entity)
    : undefined;
}

/**
 * "Qui pilote la fiche 2.3 ?": the field of the fiche itself, blank or not, before that of one of
 * its actions, which is another thing.
 */
export function ownField({ firm, terms, fields, piece }: PlanQuestion): Entry | undefined {
  const { index, vocabulary } = piece.knowledge;
  const [thing, ...more] = firm;
  const [field] = fields.filter((f) => f.strong);
  if (!thing || more.length > 0 || !field) return undefined;
  if (terms.some((t) => t.weight > 0.5 && !t.field)) return undefined;
  if (thing.startsWith('axe:')) return ofMeeting(thing, field.id, index);
  if (!thing.startsWith('fiche:')) return undefined;
  const own = index.own(thing);
  // "Combien d’indicateurs": of those that state how many, the one that says of what.
  const said = (entry: Entry) => terms.filter((term) => index.explains(entry, term)).length;
  const [stated] = own
    .filter((entry) => entry.outcome === 'answered' && entry.fields.includes(field.id))
    .sort((a, b) => said(b) - said(a));
  const exact = own.find((entry) => entry.fields[0] === field.id) ?? stated;
  if (exact) return exact;
  // "À quoi sert la fiche 1.1 ?": it states no role, but it states priorities.
  for (const near of vocabulary.champs.get(field.id)?.proches ?? []) {
    const found = own.find((e) => e.fields[0] === near && e.outcome === 'answered');
    if (found) return found;
  }
  return undefined;
}

/** "La date du groupe de l’axe 3": of the meetings of an axe, what the last one says. */
const ofMeeting = (
  axe: string,
  field: string,
  { entries }: Knowledge['index'],
): Entry | undefined =>
  entries
    .filter(
      ({ entities, fields, outcome, shape }) =>
        entities[0]?.startsWith('reunion:') &&
        entities.includes(axe) &&
        fields.includes(field) &&
        outcome === 'answered' &&
        shape !== 'item',
    )
    .at(-1);

/**
 * "Quelle période couvre le schéma suivant ?": the plan is called "le schéma", and another thing is meant. Its only entry
 * that states the field asked.
 */
export function namedField({ firm, fields, named, piece }: PlanQuestion): Entry | undefined {
  const { names } = piece.utterance;
  const { index } = piece.knowledge;
  const [field, another] = fields.filter((f) => f.strong);
  const [thing, ...more] = [...named].filter((name) => name !== 'plan');
  if (!field || another || !thing || !isSubject(thing) || more.length + firm.size > 0)
    return undefined;
  const own = names.find(({ entity }) => entity === thing);
  const plan = names.find(({ entity }) => entity === 'plan');
  if (!own || !plan || plan.at === own.at || plan.at + plan.length <= own.at) return undefined;
  const [only, second] = index.entries.filter(
    (entry) => entry.entities[0] === thing && entry.fields.includes(field.id),
  );
  return second ? undefined : only;
}

/** The fiches and axes, or else the other things, that a question sets against each other. */
function sideBySide({ firm, named, terms, piece: { utterance } }: PlanQuestion): string[] {
  if (firm.size > 1) {
    const kinds = new Set([...firm].map(kindOf));
    const plain = utterance.comparing || terms.every((t) => t.field);
    return plain || (utterance.choosing && kinds.size === 1) ? [...firm] : [];
  }
  const subjects = [...named].filter((thing) => isSubject(thing) && !thing.startsWith('chiffre:'));
  return firm.size === 0 && (utterance.comparing || utterance.choosing) ? subjects : [];
}

/** "Compare l'axe 1 et l'axe 3": what is asked of each, side by side. */
export function compared(question: PlanQuestion): Decision | undefined {
  const { index, entry } = question.piece.knowledge;
  const things = sideBySide(question);
  if (things.length < 2) return undefined;
  const isField = question.fields.some((f) => f.strong);
  const fields = question.fields.map((one) =>
    isField ? one : { ...one, strong: true, weight: 1 },
  );
  const entries = things.flatMap((thing) => {
    // Fiches and axes of which nothing is asked: each by what it is called.
    if (!isField && question.firm.size > 0) return entry(thing) ?? [];
    const [best] = index.search(
      { ...question, fields, named: new Set(), firm: new Set([thing]) },
      1,
    );
    return best ? best.entry : [];
  });
  const isApart = entries.length > 1 && new Set(entries).size === entries.length;
  return isApart ? { kind: 'compare', entries } : undefined;
}

export function refused({ utterance, knowledge }: Piece): string | undefined {
  const { plan, refusals } = knowledge;
  const [first] = plan.refus;
  if (!first) return undefined;
  const asked = refusals.find(utterance.words)[0]?.value;
  if (asked) return asked;
  if (utterance.credentials) return first.id;
  return utterance.copying ? first.id : undefined;
}

/**
 * The thing is named, what is asked of it too, and nothing else was said: "fiche 1.1 indicateurs",
 * "f2.3 c'est quoi", "list the axes".
 */
export function answersExactly(question: PlanQuestion, best: Hit): boolean {
  const { utterance } = question.piece;
  const plan = utterance.names.filter(({ entity }) => entity === 'plan');
  const ofPlan = ({ at }: Term) => isOver(plan, at);
  const more = question.terms.filter((t) => !t.field && t.weight > 0.5 && !ofPlan(t)).length;
  const thing =
    question.firm.size > 0 ||
    (question.named.has('plan') &&
      !best.entry.entities[0]?.startsWith('chiffre:') &&
      !utterance.terms.some((t) => !t.field && !ofPlan(t))) ||
    // "Les axes du plan": a field and nothing else.
    (utterance.terms.every((t) => t.field) &&
      [...question.named].every((name) => name.startsWith('theme:')));
  if (!thing || more > 0) return false;
  return question.fields.some((f) => f.strong) ? best.fieldFit === 1 : best.entry.shape === 'whole';
}
