/** Of the thing that was found, the part that was asked: a field, a place in a list, the next in time. */
import { type Entry, isSheet } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Hit } from '../../../knowledge/query.ts';
import type { Term, Utterance } from '../../../language/utterance.ts';
import type { Decision } from './decision.ts';
import { isStated } from './lacking.ts';
import { ITSELF } from './named.ts';
import type { Piece } from './piece.ts';
import type { PlanQuestion } from './question.ts';
import { thresholds } from './thresholds.ts';

/** By so much more a word belongs to one line of a list than to another. */
const SAID = 0.5;

/** The thing was found by its name or its words: of its parts, the one that answers what is asked. */
export function partAsked(
  question: PlanQuestion,
  best: Hit,
  hits: readonly Hit[],
): Entry | undefined {
  const { index, vocabulary } = question.piece.knowledge;
  const [main] = best.entry.entities;
  if (best.entry.shape !== 'whole' || !main) return undefined;
  const asked = question.fields.filter((f) => !best.entry.fields.includes(f.id));
  if (question.fields.some((f) => f.strong && best.entry.fields.includes(f.id))) return undefined;
  const [first] = asked.filter((f) => f.strong);
  // "Quand": a date, a term, a period: whichever the thing states.
  const wanted = first ? [first] : asked;
  const found = hits.find(
    ({ entry }) =>
      entry.entities[0] === main &&
      wanted.some(
        ({ id }) =>
          entry.fields.includes(id) &&
          // "Avec" hints at partners, and does not ask for them: the plan is not said to lack any.
          (first || entry.outcome === 'answered' || vocabulary.champs.get(id)?.dur),
      ),
  )?.entry;
  return found ?? (first && index.own(main).find(({ fields: [field] }) => field === first.id));
}

/** Of the thing that was found, what answers the field asked: its place, when its agenda came first. */
export function sameThing(
  best: Hit,
  field: string,
  { index, entry }: Knowledge,
): Entry | undefined {
  const [main = ''] = best.entry.entities;
  const fits = (one: Entry) =>
    one !== best.entry &&
    one.entities[0] === main &&
    one.fields.includes(field) &&
    // How many lines a list has is asked of that list.
    !(field === 'nombre' && one.shape === 'list');
  // A meeting is one thing; a theme holds many, of which another fact is no answer.
  if (main.startsWith('reunion:')) return index.entries.find(fits);
  // What a line does not say of itself, its fiche says of the whole, and names itself.
  return isSheet(main) && !entry(`${best.entry.id}/${field}`)
    ? index.own(main).find((one) => one.outcome === 'answered' && fits(one))
    : undefined;
}

/**
 * "Où se tient le forum ?": what was found does not say where; of the same thing, another line about it does, in a form
 * that the field has.
 */
export function statedBeside(
  best: Hit,
  field: string,
  hits: readonly Hit[],
  question: PlanQuestion,
): Entry | undefined {
  const { index } = question.piece.knowledge;
  const [main] = best.entry.entities;
  const stated = field === 'valeur' ? 'nombre' : field;
  if (!question.hard.has(stated)) return undefined;
  const said = question.terms.filter((term) => !term.field && index.explains(best.entry, term));
  return hits.find(
    ({ entry }) =>
      entry !== best.entry &&
      entry.shape === 'item' &&
      entry.entities[0] === main &&
      said.length > 0 &&
      said.every((term) => index.explains(entry, term)) &&
      isStated(stated, entry, question.piece),
  )?.entry;
}

/** A figure asked for a place is that of the place; for two, the whole row answers. */
export function ofPlaces(best: Entry, { named, piece }: PlanQuestion): Entry | undefined {
  const { entry } = piece.knowledge;
  const [place, ...more] = [...named].filter((name) => name.startsWith('territoire:'));
  const [figure] = best.entities;
  if (!place || !figure?.startsWith('chiffre:')) return undefined;
  if (more.length > 0) return entry(figure);
  return best.id === figure ? entry(`${figure}/${place.slice(place.indexOf(':') + 1)}`) : undefined;
}

/** "La prochaine séance", today being known; a day whose year is not printed is not placed in time. */
export function nextInTime(
  best: Entry,
  { utterance, knowledge: { index } }: Piece,
  now: Date,
): Decision | undefined {
  // "La prochaine séance du séminaire": of what has sessions, whatever was found of it.
  const theme = best.entities.find((e) => index.series(e.replace('theme:', 'seances:')).length > 0);
  const kind = theme
    ? 'seances'
    : best.entities.find((e) => /^(?:reunion|seance|seances):/.test(e))?.replace(/:.*/, '');
  if (!utterance.relatives.includes('prochain')) return undefined;
  // A day that something took place on is not the next of anything.
  const isDay = best.outcome === 'answered' && best.fields.includes('date');
  if (!kind)
    return isDay && utterance.fields[0]?.id === 'date'
      ? { kind: 'nothing', near: undefined }
      : undefined;
  const dated = index.entries.filter(
    (e) =>
      e.entities.some((x) => x.startsWith(`${kind.slice(0, 6)}`)) &&
      (e.shape === 'whole' || e.series?.id.startsWith('seances:')),
  );
  const from = fromWhen(utterance, dated, now);
  if (from === undefined) return undefined;
  const ahead = dated
    .filter((e) => e.date !== undefined && e.date >= from)
    .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
  const [first] = ahead;
  if (!first) return { kind: 'noNext', entries: dated };
  // "L’ordre du jour de la prochaine": what is asked of it.
  const asked = utterance.fields.find(({ strong }) => strong)?.id;
  const part = index.own(first.entities[0] ?? '').find(({ fields: [field] }) => field === asked);
  return { kind: 'entry', entry: part ?? first, score: 0.9 };
}

/** Today; or the morrow of the day of the plan that was said: "la prochaine après le 20 mai". */
function fromWhen(
  { days: [day], words }: Utterance,
  dated: readonly Entry[],
  now: Date,
): string | undefined {
  if (!day) return now.toISOString().slice(0, 10);
  if (!words.some(({ folded }) => folded === 'apres' || folded === 'after')) return undefined;
  const two = (figure: number) => String(figure).padStart(2, '0');
  const said = dated.find((e) => e.date?.endsWith(`-${two(day.month)}-${two(day.day)}`));
  return said?.date && `${said.date}~`;
}

/**
 * "La troisième action": that line of the list, or that the list is shorter. "Hormis le forum, quelle
 * autre action ?" asks for the list.
 */
export function placeIn(
  best: Entry,
  { orders = [], terms, piece }: PlanQuestion,
): Decision | undefined {
  const { relatives, names } = piece.utterance;
  const { index, entry } = piece.knowledge;
  const id = best.series?.id ?? best.id;
  const members = index.series(id);
  const list = entry(id);
  const [ordinal] = orders;
  if (best.series && list && relatives.includes('autre'))
    return { kind: 'entry', entry: list, score: 0.9 };
  if (ordinal === undefined || members.length === 0) return undefined;
  // "L’ordre du jour de la dernière réunion": the rank is that of the meeting.
  const isOfMeeting = names.some(
    ({ entity, at: from }) =>
      ITSELF.test(entity) &&
      piece.sentence.concepts.some(
        (one) => one.value.startsWith('choix-') && one.at + one.length === from,
      ),
  );
  if (isOfMeeting) return undefined;
  const at = ordinal < 0 ? members.length + 1 + ordinal : ordinal;
  const member = members.find((e) => e.series?.order === at);
  // "Leur premier poste": a rank is not that of the line when the words are those of another one.
  const ofAnother = (term: Term) => {
    const own = index.support(member as Entry, term);
    return !term.field && members.some((other) => index.support(other, term) - own > SAID);
  };
  if (member && terms.some(ofAnother)) return undefined;
  if (member) return { kind: 'entry', entry: member, score: 0.9 };
  return list && at > members.length
    ? { kind: 'beyond', entry: list, count: members.length }
    : undefined;
}

/**
 * "Quels autres territoires démonstrateurs ?": beside the one fact that was found, the plan tells of none,
 * for nothing else of it is near what is asked.
 */
export const asksForOthers = (
  { utterance: { relatives, terms }, knowledge: { index } }: Piece,
  { entry, score }: Hit,
  hits: readonly Hit[],
): boolean =>
  terms.every((term) => term.field || index.explains(entry, term)) &&
  relatives.includes('autre') &&
  entry.shape === 'fact' &&
  entry.outcome === 'answered' &&
  !entry.series &&
  !hits.some(
    (other) =>
      other.entry !== entry &&
      other.entry.outcome === 'answered' &&
      score - other.score < thresholds.rival,
  );
