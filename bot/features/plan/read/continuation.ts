/** A sentence alone, or as the continuation of what was said before. */
import type { Situation } from '../../../contract/feature.ts';
import type { ConversationSubject } from '../../../contract/turn.ts';
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { oncePer } from '../../../language/once-per.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { isOver } from '../../../sentence/placed.ts';
import type { Decision } from './decision.ts';
import { pieceOf, saysAny } from './piece.ts';
import { continued, goesOn, type PlanQuestion, questionOf } from './question.ts';
import { decide, refusedIn } from './rules.ts';
import { thresholds } from './thresholds.ts';
import { saysToo } from './twins.ts';

/**
 * Decides, alone or as the continuation of what was said: an ellipsis goes on; a sentence that
 * stands badly alone and well as a continuation goes on too; anything else is a new question.
 */
export const decideInContext = (
  utterance: Utterance,
  situation: Situation,
  knowledge: Knowledge,
): Standing => decidedIn(situation)(knowledge)(utterance);

/** Asked by each way of answering in turn. */
const decidedIn = oncePer((situation: Situation) =>
  oncePer((knowledge: Knowledge) =>
    oncePer((utterance: Utterance) => decided(utterance, situation, knowledge)),
  ),
);

function decided(utterance: Utterance, situation: Situation, knowledge: Knowledge): Standing {
  const { subject } = situation;
  const standing = standingAlone(utterance, situation.now, knowledge);
  const { decision, question: alone } = standing;
  if (!subject || decision.kind === 'refused' || alone.strange.length > 0) return standing;
  const after = continued(alone, subject);
  const next =
    samePlaceAsked(alone, subject) ?? inSeries(after, subject) ?? ofSameLine(alone, subject);
  if (next) return { decision: { kind: 'entry', entry: next, score: 0.8 }, question: after };
  if (utterance.turning && alone.terms.length > 1) return standing;
  const ellipsis = after.strange.length > 0 || goesOn(alone);
  // "Pilote ?" names no other thing than the one that was spoken of.
  const words = utterance.terms.some((term) => !term.field);
  const isChosen = saysAny(alone.piece, 'choix-celui');
  const isOther = otherOfKind(decision, subject, isChosen ? 0 : thresholds.otherOfKind);
  if (ellipsis && words && isOther && after.firm.size > 0 && !after.own) return standing;
  if (!ellipsis && (alone.own || decision.kind === 'entry')) return standing;
  const going = { decision: decide(after, situation.now, true), question: after };
  // What was spoken of does not say it, and the sentence stands alone: it leans on nothing.
  const isLost = going.decision.kind === 'missing' || going.decision.kind === 'nothing';
  const standsAlone = decision.kind === 'entry' && decision.entry.outcome === 'answered';
  if (isLost && standsAlone && utterance.terms.length > 1) return standing;
  if (ellipsis) return going;
  return going.decision.kind === 'entry' && going.decision.score >= thresholds.continued
    ? going
    : standing;
}

/** "Et celui sur les familles ?": by its own words, another thing of the kind that was spoken of. */
function otherOfKind(
  decision: Decision,
  { entities: [focus] }: ConversationSubject,
  least: number,
): boolean {
  if (decision.kind !== 'entry' || decision.score < least) return false;
  const [main] = decision.entry.entities;
  return main !== focus && main?.split(':')[0] === focus?.split(':')[0];
}

/** What an organisation leads. */
const LED = /^organisation:[^/]+\/pilote$/;

/** "Et à Saint-Denis ?" after a figure: the same one, of that place. */
function samePlaceAsked(
  { fields, firm, piece }: PlanQuestion,
  { entities, entry: last }: ConversationSubject,
): Entry | undefined {
  const { names, terms } = piece.utterance;
  const { entry } = piece.knowledge;
  // "Et France Travail ?": what another organisation leads.
  const bodies = names.filter(({ entity }) => entity.startsWith('organisation:'));
  const [body] = bodies;
  if (body && bodies.length === 1 && LED.test(last ?? '') && firm.size === 0)
    return entry(`${body.entity}/pilote`);
  const figure = entities.find((entity) => /^chiffre:[^/]+$/.test(entity));
  const places = names.filter(({ entity }) => entity.startsWith('territoire:'));
  const [place] = places;
  const strong = fields.some((field) => field.strong);
  if (!figure || !place || places.length > 1 || firm.size > 0 || strong) return undefined;
  // "In the whole department".
  const { concepts } = piece.sentence;
  const parts = [place, ...concepts.filter(({ value }) => value === 'oppose-part-entiere')];
  return terms.every(({ at }) => isOver(parts, at))
    ? entry(`${figure}/${place.entity.slice('territoire:'.length)}`)
    : undefined;
}

/** "Tous les combien ? — Et dans quel but ?": the plan prints both in one line, of which another fact states the field. */
function ofSameLine(
  { own, fields, piece }: PlanQuestion,
  { entry: last }: ConversationSubject,
): Entry | undefined {
  const { followUp, terms } = piece.utterance;
  const { entry, index, vocabulary } = piece.knowledge;
  const said = entry(last ?? '');
  const line = said?.say('fr').quote;
  const [asked] = fields.filter(({ strong }) => strong);
  if (!followUp || own || !line || !asked || terms.some((term) => !term.field)) return undefined;
  if (said.fields.includes(asked.id)) return undefined;
  const ids = [asked.id, ...(vocabulary.champs.get(asked.id)?.proches ?? [])];
  return index.entries.find(
    (one) =>
      one !== said &&
      one.outcome === 'answered' &&
      ids.some((id) => one.fields.includes(id)) &&
      one.say('fr').quote === line,
  );
}

/** An order or a statement may ask for what is never given, and goes on from no question. */
export function refusedAlone(utterance: Utterance, knowledge: Knowledge): Standing | undefined {
  const question = questionOf(pieceOf(utterance, knowledge));
  const decision = refusedIn(question);
  return decision && { decision, question };
}

interface Standing {
  decision: Decision;
  question: PlanQuestion;
}

/** What utterances taken alone come to, by day: a button is pressed by many. */
const stood = new WeakMap<Utterance, Standing & { day: number; knowledge: Knowledge }>();
const DAY_MS = 24 * 60 * 60 * 1000;

function standingAlone(utterance: Utterance, now: Date, knowledge: Knowledge): Standing {
  const day = Math.floor(now.getTime() / DAY_MS);
  const known = stood.get(utterance);
  if (known?.day === day && known.knowledge === knowledge) return known;
  const question = questionOf(pieceOf(utterance, knowledge));
  const made = { decision: decide(question, now), question, day, knowledge };
  stood.set(utterance, made);
  return made;
}

/** The list that an entry is, is a line of, or tells of as another entry that is one does. */
function membersOf(last: Entry, knowledge: Knowledge): readonly Entry[] {
  const { index } = knowledge;
  const own = index.series(last.series?.id ?? last.id);
  if (own.length > 0 || last.shape !== 'fact') return own;
  const list = index.entries.find(
    (entry) =>
      entry.shape === 'list' &&
      index.series(entry.id).length > 0 &&
      (saysToo(last, entry, knowledge) || saysToo(entry, last, knowledge)),
  );
  return list ? index.series(list.id) : own;
}

/** "Et la suivante ?", "la dernière, …": a place in the list that was spoken of. */
function inSeries(question: PlanQuestion, subject: ConversationSubject): Entry | undefined {
  const { utterance, knowledge } = question.piece;
  const { entry } = knowledge;
  const last = subject.entry ? entry(subject.entry) : undefined;
  // "Quoi d'autre ?": the list that the last answer was a line of.
  if (last?.series && utterance.relatives.includes('autre') && utterance.terms.length <= 2)
    return entry(last.series.id);
  if (!last || question.own) return undefined;
  const members = membersOf(last, knowledge);
  const [ordinal] = utterance.ordinals;
  const from = last.series?.order ?? 0;
  const at = utterance.relatives.includes('suivant')
    ? from + 1
    : utterance.relatives.includes('precedent')
      ? from - 1
      : ordinal === undefined
        ? utterance.relatives.includes('dernier')
          ? members.length
          : undefined
        : ordinal < 0
          ? members.length + 1 + ordinal
          : ordinal;
  // "Le premier, c'est quoi ?" of a sentence that counts things up: it holds them all.
  if (members.length === 0 && last.shape !== 'fact') return undefined;
  if (members.length === 0 && ordinal !== undefined && utterance.terms.length <= 2)
    return /[:;]/.test(last.say('fr').headline) ? last : undefined;
  return members.find((e) => e.series?.order === at);
}
