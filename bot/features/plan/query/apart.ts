/** One question of several in a message: answered by itself, or of the thing that another part names. */
import type { Situation } from '../../../contract/feature.ts';
import type { Entry } from '../../../knowledge/entry.ts';
import type { Decision } from '../read/decision.ts';
import { type Piece, reread } from '../read/piece.ts';
import { type PlanReply, replyOf, replyTo } from './reply.ts';
import type { PlanAsking } from './several.ts';

/** Kinds of decisions that answer nothing. */
const UNANSWERED: ReadonlySet<Decision['kind']> = new Set([
  'outOfScope',
  'nothing',
  'clarify',
  'absent',
]);

/** The reply to one question of a message; undefined when it cannot be answered apart from the others. */
export function replyToOne(
  asking: PlanAsking,
  first: PlanReply | undefined,
  situation: Situation,
  whole: Piece,
): PlanReply | undefined {
  const { ways, field } = asking;
  let unknown: PlanReply | undefined;
  for (const [i, way] of ways.entries()) {
    const piece = reread(whole, way);
    const reply = replyTo(piece, situation);
    if (reply.decision.kind === 'refused') return reply;
    const isLast = i === ways.length - 1;
    if (field === undefined) {
      if (isLast ? isApart(reply, piece) : isAnswered(reply)) return reply;
    } else if (isOfField(reply, field)) {
      if (isAnswered(reply)) return reply;
      if (isUnknown(reply)) unknown ??= reply;
    }
  }
  if (field === undefined) return undefined;
  return unknown ?? missingIn(asking, first);
}

/** Whether a question says enough to be answered by itself. */
export function isApart(reply: PlanReply, piece: Piece): boolean {
  if (UNANSWERED.has(reply.decision.kind)) return false;
  const isNamed = piece.utterance.fields.some(({ strong }) => strong);
  const words = contentOf(piece);
  return isAnswered(reply) ? words > 0 || isNamed : words > 1;
}

/** "Qui pilote la 1.1, et pourquoi ?": the field that the plan does not give of it, said by its name. */
function missingIn(
  { field, isBare }: PlanAsking,
  first: PlanReply | undefined,
): PlanReply | undefined {
  if (field === undefined || !isBare || first?.decision.kind !== 'entry') return undefined;
  const { entry } = first.decision;
  const { piece } = first.question;
  return replyOf({ kind: 'missing', field, entry, near: undefined }, piece, [field]);
}

/** Whether a reply tells of a field, or says that it is not known. */
const isOfField = ({ decision }: PlanReply, field: string): boolean =>
  decision.kind === 'missing'
    ? decision.field === field
    : decision.kind === 'entry' && saysOf(decision.entry, field);

/** Fields that answer another one too. */
const NEAR: Readonly<Record<string, readonly string[]>> = {
  date: ['annee', 'periode', 'echeance'],
  lieu: ['adresse', 'salle'],
  heure: ['date'],
  partenaire: ['acteurs'],
};

const saysOf = ({ fields }: Entry, field: string): boolean =>
  [field, ...(NEAR[field] ?? [])].some((one) => fields.includes(one));

const isUnknown = ({ decision }: PlanReply): boolean =>
  decision.kind === 'missing' ||
  (decision.kind === 'entry' && decision.entry.outcome === 'unknown');

const isAnswered = ({ decision }: PlanReply): boolean =>
  decision.kind === 'entry' && decision.entry.outcome === 'answered';

/** How many words say what is asked: "… et quand ?", "et quelle source" have too few to be asked apart. */
const contentOf = ({ utterance: { terms, references, relatives } }: Piece): number =>
  relatives.length +
  references.fiches.length +
  references.axes.length +
  terms.filter(({ field, weight }) => !field && weight > 0.5).length;
