/** From an utterance and what the conversation remembers to what is looked for. */
import type { Context, Subject } from '../../contract.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Query } from '../../knowledge/search.ts';
import type { Utterance } from '../../language/utterance.ts';

export interface Question extends Query {
  /** Taken over from the former turn. */
  inherited: boolean;
  /** Places named that the plan gives no figure for. */
  elsewhere: string[];
  /** References to fiches and axes that the plan does not have. */
  strange: { kind: 'fiche' | 'axe'; numero: string }[];
}

const kindOf = (entity: string) => entity.slice(0, entity.indexOf(':'));

/** Kinds of things that, once named, are meant: the rest of the sentence asks about them. */
const SUBJECTS = new Set(['theme', 'reunion', 'seance', 'chiffre', 'proposition', 'fiche', 'axe', 'territoire']);

export function questionOf(utterance: Utterance, context: Context, { plan, vocabulary }: Knowledge): Question {
  const fiches = new Set(plan.fiches.map((f) => f.numero));
  const axes = new Set(plan.axes.map((a) => a.numero));
  const { references } = utterance;
  const strange = [
    ...references.fiches.filter((n) => !fiches.has(n)).map((numero) => ({ kind: 'fiche' as const, numero })),
    ...references.axes.filter((n) => !axes.has(n)).map((numero) => ({ kind: 'axe' as const, numero })),
  ];
  const firm = new Set([
    ...references.fiches.filter((n) => fiches.has(n)).map((n) => `fiche:${n}`),
    ...references.axes.filter((n) => axes.has(n)).map((n) => `axe:${n}`),
  ]);
  const named = new Set(utterance.names.map(({ entity }) => entity).filter((e) => e !== 'ailleurs'));
  const elsewhere = utterance.names
    .filter(({ entity }) => entity === 'ailleurs')
    .map(({ at, length }) => utterance.words.slice(at, at + length).map((w) => w.folded).join(' '));

  const own = firm.size > 0 || [...named].some((e) => SUBJECTS.has(kindOf(e)));
  const subject = context.subject;
  const inherited = Boolean(subject) && continues(utterance, own);
  let fields = utterance.fields;
  if (inherited && subject) {
    if (!own) inherit(subject, firm, named);
    if (fields.filter((f) => f.strong).length === 0 && own) fields = [...subject.fields.map((id) => ({ id, strong: true, weight: 1 })), ...fields];
  }
  const hard = new Set(fields.filter((f) => f.strong && vocabulary.champs.get(f.id)?.dur).map((f) => f.id));
  return { terms: utterance.terms, firm, named, fields, hard, inherited, elsewhere, strange };
}

/** An ellipsis continues; a sentence with a subject of its own does not, unless it says so. */
function continues(utterance: Utterance, own: boolean): boolean {
  if (utterance.followUp) return true;
  const said = utterance.terms.filter((t) => !t.field).length;
  return !own && said <= 2;
}

function inherit(subject: Subject, firm: Set<string>, named: Set<string>): void {
  for (const entity of subject.entities) {
    const kind = kindOf(entity);
    if ((kind === 'fiche' || kind === 'axe') && !entity.includes('/')) firm.add(entity);
    else named.add(entity);
  }
}
