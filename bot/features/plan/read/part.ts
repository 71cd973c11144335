/** Of the thing that was found, the part that was asked: a field, a place in a list, the next in time. */
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Hit } from '../../../knowledge/query.ts';
import type { Term, Utterance } from '../../../language/utterance.ts';
import type { Decision } from './decision.ts';
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
  const [main] = best.entry.entities;
  if (best.entry.shape !== 'whole' || !main) return undefined;
  const asked = question.fields.filter((f) => !best.entry.fields.includes(f.id));
  if (question.fields.some((f) => f.strong && best.entry.fields.includes(f.id))) return undefined;
  const [first] = asked.filter((f) => f.strong);
  // "Quand": a date, a term, a period: whichever the thing states.
  const wanted = first ? [first] : asked;
  return hits.find(
    ({ entry }) => entry.entities[0] === main && wanted.some(({ id }) => entry.fields.includes(id)),
  )?.entry;
}

/** Of the thing that was found, what answers the field asked: its place, when its agenda came first. */
export function sameThing(
  best: Hit,
  field: string,
  hits: readonly Hit[],
  { index }: Knowledge,
): Entry | undefined {
  const [main] = best.entry.entities;
  const fits = (entry: Entry) => entry.entities[0] === main && entry.fields.includes(field);
  const near = hits.find(
    ({ entry, score }) => fits(entry) && best.score - score < thresholds.sameThing,
  );
  // A meeting is one thing; a theme holds many, of which another fact is no answer.
  return near?.entry ?? (main?.startsWith('reunion:') ? index.entries.find(fits) : undefined);
}

/** A figure asked for two places: the whole row answers. */
export function bothPlaces(
  best: Entry,
  { named }: PlanQuestion,
  { entry }: Knowledge,
): Entry | undefined {
  const places = [...named].filter((name) => name.startsWith('territoire:'));
  const [figure] = best.entities;
  return places.length > 1 && figure?.startsWith('chiffre:') ? entry(figure) : undefined;
}

/** "La prochaine séance", today being known; a day whose year is not printed is not placed in time. */
export function nextInTime(
  best: Entry,
  utterance: Utterance,
  { index }: Knowledge,
  now: Date,
): Decision | undefined {
  const kind = best.entities
    .find((e) => /^(?:reunion|seance|seances):/.test(e))
    ?.replace(/:.*/, '');
  if (!kind || !utterance.relatives.includes('prochain')) return undefined;
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
  return first
    ? { kind: 'entry', entry: first, others: ahead.slice(1, 3), score: 0.9 }
    : { kind: 'noNext', entries: dated };
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
  { orders = [], terms }: PlanQuestion,
  { relatives }: Utterance,
  { index, entry }: Knowledge,
): Decision | undefined {
  const id = best.series?.id ?? best.id;
  const members = index.series(id);
  const list = entry(id);
  const [ordinal] = orders;
  if (best.series && list && relatives.includes('autre'))
    return { kind: 'entry', entry: list, others: [], score: 0.9 };
  if (ordinal === undefined || members.length === 0) return undefined;
  const at = ordinal < 0 ? members.length + 1 + ordinal : ordinal;
  const member = members.find((e) => e.series?.order === at);
  // "Leur premier poste": a rank is not that of the line when the words are those of another one.
  const ofAnother = (term: Term) => {
    const own = index.support(member as Entry, term);
    return !term.field && members.some((other) => index.support(other, term) - own > SAID);
  };
  if (member && terms.some(ofAnother)) return undefined;
  if (member) return { kind: 'entry', entry: member, others: [], score: 0.9 };
  return list && at > members.length
    ? { kind: 'beyond', entry: list, count: members.length }
    : undefined;
}

/**
 * "Quels autres territoires démonstrateurs ?": beside the one fact that was found, the plan tells of none,
 * for nothing else of it is near what is asked.
 */
export const asksForOthers = (
  { relatives }: Utterance,
  { entry, score }: Hit,
  hits: readonly Hit[],
): boolean =>
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

/** A hard field that was asked first and that the best entry does not answer. */
export function lackingField(
  question: PlanQuestion,
  { entry, likeness, fieldFit = 1 }: Hit,
): string | undefined {
  const written = likeness > thresholds.sure && fieldFit >= thresholds.met;
  if (entry.outcome === 'unknown' || written) return undefined;
  const strong = question.fields.filter((f) => f.strong);
  const met = Math.max(
    0,
    ...strong.filter((f) => entry.fields.includes(f.id)).map((f) => f.weight),
  );
  const lacking = strong.find((f) => question.hard.has(f.id) && !entry.fields.includes(f.id));
  return lacking && lacking.weight >= met * thresholds.hardShare && lacking.weight > 0
    ? lacking.id
    : undefined;
}
