/** From an utterance and what the conversation remembers to what is looked for. */

import type { ConversationSubject } from '../../../contract/turn.ts';
import { isSheet, isSubject, kindOf } from '../../../knowledge/entry.ts';
import { isOfPlan, numberOf, thingNumbered } from '../../../knowledge/identity.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Query } from '../../../knowledge/query.ts';
import type { AskedField, Term, Utterance } from '../../../language/utterance.ts';
import type { Piece } from './piece.ts';

export interface PlanQuestion extends Query {
  /** What it is read from. */
  piece: Piece;
  /** The utterance names its own subject. */
  own: boolean;
  /** Places named that the plan gives no figure for. */
  elsewhere: string[];
  /** References to fiches and axes that the plan does not have. */
  strange: { kind: 'fiche' | 'axe'; numero: string }[];
}

/** Words of the turn before count for this much beside the words of this one. */
const REMEMBERED = 0.35;

const isPart = (entity: string) => entity.includes('/');

/** Called a fiche or an axe, and not only by what it is about. */
const saysKind = ({ words }: Utterance, at: number, length: number): boolean =>
  words
    .slice(at, at + length)
    .some(({ folded }) => /^(?:fiches?|sheets?|axes?|axis|gt|groupes?|groups?)$/.test(folded));

/** What, once named, is meant: the rest of the sentence asks about it. */
const isMeant = (entity: string) => isSubject(entity) || isSheet(entity);

/** "C'est bien à Bobigny ?": a place that is checked asks for the place, unless something else is asked. */
function withPlace({ fields, names, words }: Utterance): readonly AskedField[] {
  const asked =
    fields.some(({ strong }) => strong) || names.some((n) => /^chiffre:/.test(n.entity));
  const checked = names.some(
    ({ entity, at }) =>
      entity === 'ailleurs' && /^(?:a|au|en|in|at)$/.test(words[at - 1]?.folded ?? ''),
  );
  return asked || !checked || fields.some(({ id }) => id === 'lieu')
    ? fields
    : [...fields, { id: 'lieu', strong: false, weight: 0 }];
}

/** The utterance taken alone. */
export function questionOf(piece: Piece): PlanQuestion {
  const { utterance, knowledge } = piece;
  const { plan, numbers, vocabulary } = knowledge;
  const { fiches, axes } = numbers;
  const { references, names } = utterance;
  // "La fiche sur les crèches" is meant as surely as "la fiche 1.1".
  const called = names
    .filter(({ entity, at, length }) => isSheet(entity) && saysKind(utterance, at, length))
    .map(({ entity }) => entity);
  const numbered = references.fiches.length + references.axes.length > 0;
  const firm = new Set([
    ...(numbered ? [] : called),
    ...references.things.filter((thing) => isOfPlan(plan, thing)),
  ]);
  const named = new Set(names.map(({ entity }) => entity).filter((e) => e !== 'ailleurs'));
  // "List the axes": a field and nothing else is asked of the plan itself.
  if (firm.size === 0 && named.size === 0 && utterance.terms.every((t) => t.field))
    named.add('plan');
  return {
    piece,
    terms: utterance.terms,
    firm,
    named,
    fields: withPlace(utterance),
    orders: utterance.ordinals,
    relatives: utterance.relatives,
    words: utterance.asked,
    hard: hardOf(utterance.fields, vocabulary),
    own: firm.size > 0 || [...named].some(isMeant),
    elsewhere: names
      .filter(({ entity }) => entity === 'ailleurs')
      .map(({ at, length }) =>
        utterance.words
          .slice(at, at + length)
          .map((w) => w.folded)
          .join(' '),
      ),
    strange: [
      ...references.fiches
        .filter((n) => !fiches.has(n))
        .map((numero) => ({ kind: 'fiche' as const, numero })),
      ...references.axes
        .filter((n) => !axes.has(n))
        .map((numero) => ({ kind: 'axe' as const, numero })),
    ],
  };
}

/** The same utterance, read as going on from the turn before. */
export function continued(alone: PlanQuestion, subject: ConversationSubject): PlanQuestion {
  const { utterance, knowledge } = alone.piece;
  const { vocabulary } = knowledge;
  const question = withoutKindNames(withBareNumber(alone, subject));
  // "Et l’axe 3, il parle de quoi ?": what it says is asked, and no field of the one before.
  const isWhole = question.own && question.fields.some(({ id }) => id === 'contenu');
  const asked = isWhole || question.fields.some((f) => f.strong);
  const hinted = hintsOf(question.fields, vocabulary);
  const fields = asked
    ? question.fields
    : hinted.length > 0
      ? hinted
      : [
          ...carried(subject, question).map((id): AskedField => ({ id, strong: true, weight: 1 })),
          ...question.fields,
        ];
  const [focus] = subject.entities;
  const kinds = new Set([...question.named, ...question.firm].map(kindOf));
  const firm = new Set(question.firm);
  const named = new Set(question.named);
  if (!question.own)
    for (const entity of subject.entities) {
      const kind = kindOf(entity);
      if (kinds.has(kind)) continue;
      if ((kind === 'fiche' || kind === 'axe') && !isPart(entity) && entity === focus)
        firm.add(entity);
      else named.add(entity);
    }
  // A bare ellipsis can only be about what was spoken of.
  const bare = utterance.followUp && !question.own && question.terms.length <= 2;
  if (bare && focus && focus !== 'plan' && firm.size === 0) firm.add(focus);
  return {
    ...question,
    terms: [...question.terms, ...(question.own ? [] : remembered(question.terms, subject.terms))],
    firm,
    named,
    fields,
    hard: hardOf(fields, vocabulary),
    focus: question.own ? undefined : focus,
  };
}

/** "Elle a lieu où ?": of what was just spoken of, the question word alone asks for a field. */
const hintsOf = (
  fields: readonly AskedField[],
  { champs }: Knowledge['vocabulary'],
): AskedField[] =>
  fields.filter(({ id }) => champs.get(id)?.dur).map(({ id }) => ({ id, strong: true, weight: 1 }));

/** "Combien d'axes ? — Et le troisième ?": how many there are is not asked of one of them. */
const carried = ({ fields }: ConversationSubject, { firm }: PlanQuestion): readonly string[] =>
  fields.includes('axe') && [...firm].some((thing) => kindOf(thing) === 'axe') ? [] : fields;

/** "Ce groupe", "cette action": the kind of a thing is not the name of another. */
function withoutKindNames(question: PlanQuestion): PlanQuestion {
  const { pointing, followUp, terms } = question.piece.utterance;
  const bare = pointing || (followUp && terms.length === 0);
  if (!bare || question.firm.size > 0) return question;
  const named = new Set([...question.named].filter((name) => kindOf(name) !== 'theme'));
  return { ...question, named, own: [...named].some(isMeant) };
}

/** "Et la 1.3 ?", "et le quatrième ?": a number alone is of the kind that was spoken of. */
function withBareNumber(
  question: PlanQuestion,
  { entities, fields }: ConversationSubject,
): PlanQuestion {
  const { utterance, knowledge } = question.piece;
  const { plan, vocabulary } = knowledge;
  // "Combien d'axes ?": axes were spoken of, none by its number.
  const [focus = ''] = entities;
  const kind = kindOf(focus) !== 'fiche' && fields.includes('axe') ? 'axe' : kindOf(focus);
  const isPlaced = utterance.ordinals.length > 0 || besides(utterance);
  const ranked = isPlaced && utterance.terms.length === 0;
  if (question.firm.size > 0 || (kind !== 'fiche' && kind !== 'axe')) return question;
  // "Le troisième ?", "celle d'avant ?" go on as "et le troisième ?" does.
  if (!utterance.followUp && !ranked) return question;
  const numbers = plan[kind === 'fiche' ? 'fiches' : 'axes'].map((thing) => thing.numero);
  const [rank] = utterance.ordinals;
  const numero =
    bareNumber(utterance) ??
    beside(numbers, numberOf(plan, focus), utterance) ??
    (kind === 'axe' && rank ? numbers.at(rank - +(rank > 0)) : undefined);
  if (!numero) return question;
  // "The next one": that it comes next has been understood.
  const ranks = new Set(vocabulary.relative.find(utterance.words).map(({ at }) => at));
  return numbers.includes(numero)
    ? {
        ...question,
        own: true,
        terms: question.terms.filter((t) => !/^\d/.test(t.folded) && !ranks.has(t.at)),
        named: new Set([...question.named].filter((name) => name !== 'plan')),
        firm: new Set([thingNumbered(plan, kind, numero)]),
        orders: [],
      }
    : { ...question, strange: [{ kind, numero }] };
}

const besides = ({ relatives }: Utterance): boolean =>
  relatives.includes('suivant') || relatives.includes('precedent');

/** "Et celui d'après ?": the next of its kind, or the one before. */
function beside(
  numbers: readonly string[],
  focus: string,
  { relatives }: Utterance,
): string | undefined {
  const at = numbers.indexOf(focus);
  if (at < 0) return undefined;
  if (relatives.includes('suivant')) return numbers[at + 1];
  return relatives.includes('precedent') ? numbers[at - 1] : undefined;
}

const bareNumber = ({ words }: Utterance): string | undefined =>
  words.map((w) => w.folded.replace(/[,-]/g, '.')).find((w) => /^\d{1,2}(\.\d{1,2})*$/.test(w));

const hardOf = (fields: readonly AskedField[], vocabulary: Knowledge['vocabulary']): Set<string> =>
  new Set(fields.filter((f) => f.strong && vocabulary.champs.get(f.id)?.dur).map((f) => f.id));

/** Words of the turn before that this one does not repeat. Fields asked then are not asked again. */
function remembered(now: readonly Term[], before: readonly Term[]): Term[] {
  const said = new Set(now.flatMap(({ senses }) => senses.map(([sense]) => sense)));
  return before
    .filter(
      ({ field, senses }) =>
        !field && !senses.some(([sense, weight]) => weight > 0.5 && said.has(sense)),
    )
    .map((term) => ({ ...term, weight: term.weight * REMEMBERED }));
}

/** An ellipsis: it says that it goes on, or says too little to stand alone. */
export function goesOn({ own, firm, fields, piece }: PlanQuestion): boolean {
  const { pointing, followUp, terms } = piece.utterance;
  if (firm.size === 0 && (pointing || (followUp && terms.length === 0))) return true;
  if (own) return followUp && !fields.some((f) => f.strong);
  const said = terms.filter((t) => !t.field).length;
  return followUp ? said <= 5 : said <= 1;
}
