/** Decides what to answer. Pure: the question, the knowledge and the thresholds in, a decision out. */
import type { Context, Subject } from '../../contract.ts';
import type { Entry } from '../../knowledge/entry.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type Hit, isConcept } from '../../knowledge/search.ts';
import { fold } from '../../language/fold.ts';
import type { Utterance } from '../../language/utterance.ts';
import { continued, goesOn, type Question, questionOf } from './question.ts';

export type Decision =
  | { kind: 'entry'; entry: Entry; others: Entry[]; caveat?: Entry | undefined; score: number }
  | { kind: 'refused'; refusal: string }
  | { kind: 'strange'; reference: { kind: 'fiche' | 'axe'; numero: string } }
  | { kind: 'elsewhere'; place: string; entry: Entry }
  | { kind: 'missing'; field: string; entry: Entry }
  | { kind: 'beyond'; entry: Entry; count: number }
  | { kind: 'compare'; entries: Entry[] }
  | { kind: 'noNext'; entries: Entry[] }
  | { kind: 'clarify'; options: Entry[] }
  | { kind: 'absent'; word: string; near: Entry[] }
  | { kind: 'nothing' }
  | { kind: 'outOfScope' };

/** Found on the development questions; see `docs/comprehension.md`. */
export const thresholds = {
  /** Below, nothing in the plan is close. */
  least: 0.32,
  /** Share of the words that must be accounted for. */
  coverage: 0.342,
  /** Two readings of different things closer than this are asked back. */
  margin: 0.072,
  /** Of the words said, the share that the plan knows: below, another subject. */
  known: 0.194,
  /** A sentence that stands badly alone goes on from the one before from this score on. */
  continued: 0.7,
  /** An ellipsis that names another thing of the same kind this well speaks of that one. */
  otherOfKind: 1.3,
  /** Share of the words said from which those the plan has nothing on are what it is about. */
  absent: 0.33,
  /** Likeness to a written phrasing that makes up for words the plan lacks. */
  alike: 0.285,
  /** Likeness from which a question is taken to be the one that was written. */
  sure: 0.798,
  /** A hard field is missed when it weighs this much beside the fields that are met. */
  hardShare: 1.138,
  /** Share of the words accounted for from which an answer is given without a second reading. */
  certain: 0.5,
  /** The same when the thing itself was named. */
  certainNamed: 0.125,
  /** How far ahead of the second reading a less certain one must be. */
  ahead: 0.25,
  /** Below this share of words accounted for, and this likeness, an answer must be that far ahead. */
  ownWords: 0.36,
  halfLike: 0.72,
  farAhead: 0.35,
  /** How near another fact of the same thing must be to answer the field in its place. */
  sameThing: 0.1,
  /** How near a known gap must be to be said along with an answer. */
  caveat: 1.008,
  /** How near a known gap must be to be said in place of two uncertain readings. */
  gap: 0.32,
  /** How near another line of the same fiche must be to be shown with an answer. */
  beside: 0.25,
  /** How near a fact must be to be shown beside a gap. */
  nearby: 0.4,
};

/**
 * Decides, alone or as the continuation of what was said: an ellipsis goes on; a sentence that
 * stands badly alone and well as a continuation goes on too; anything else is a new question.
 */
export function decideInContext(
  utterance: Utterance,
  context: Context,
  knowledge: Knowledge,
): { decision: Decision; question: Question } {
  const { subject } = context;
  const standing = standingAlone(utterance, context.now, knowledge);
  const { decision, question: alone } = standing;
  if (!subject || decision.kind === 'refused' || alone.strange.length > 0) return standing;
  const after = continued(alone, utterance, subject, knowledge);
  const next = inSeries(utterance, after, subject, knowledge);
  if (next)
    return { decision: { kind: 'entry', entry: next, others: [], score: 0.8 }, question: after };
  if (utterance.turning && alone.terms.length > 1) return standing;
  const ellipsis = after.strange.length > 0 || goesOn(utterance, alone);
  if (ellipsis && otherOfKind(decision, subject) && after.firm.size > 0 && !after.own)
    return standing;
  if (!ellipsis && (alone.own || decision.kind === 'entry')) return standing;
  const going = {
    decision: decide(utterance, after, knowledge, context.now, true),
    question: after,
  };
  if (ellipsis) return going;
  return going.decision.kind === 'entry' && going.decision.score >= thresholds.continued
    ? going
    : standing;
}

/** "Et celui sur les familles ?": by its own words, another thing of the kind that was spoken of. */
function otherOfKind(decision: Decision, { entities: [focus] }: Subject): boolean {
  if (decision.kind !== 'entry' || decision.score < thresholds.otherOfKind) return false;
  const [main] = decision.entry.entities;
  return main !== focus && main?.split(':')[0] === focus?.split(':')[0];
}

interface Standing {
  decision: Decision;
  question: Question;
}

/** What utterances taken alone come to, by day: a button is pressed by many. */
const stood = new WeakMap<Utterance, Standing & { day: string; knowledge: Knowledge }>();

function standingAlone(utterance: Utterance, now: Date, knowledge: Knowledge): Standing {
  const day = now.toISOString().slice(0, 10);
  const known = stood.get(utterance);
  if (known?.day === day && known.knowledge === knowledge) return known;
  const question = questionOf(utterance, knowledge);
  const made = { decision: decide(utterance, question, knowledge, now), question, day, knowledge };
  stood.set(utterance, made);
  return made;
}

/** "Et la suivante ?", "la dernière, …": a place in the list that was spoken of. */
function inSeries(
  utterance: Utterance,
  question: Question,
  subject: Subject,
  { entry, index }: Knowledge,
): Entry | undefined {
  const last = subject.entry ? entry(subject.entry) : undefined;
  // "Quoi d'autre ?": the list that the last answer was a line of.
  if (last?.series && utterance.relatives.includes('autre') && utterance.terms.length <= 2)
    return entry(last.series.id);
  const series = last?.series?.id ?? last?.id;
  if (!last || question.own || !series) return undefined;
  const members = index.series(series);
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
  return members.find((e) => e.series?.order === at);
}

export function decide(
  utterance: Utterance,
  question: Question,
  knowledge: Knowledge,
  now: Date,
  goingOn = false,
): Decision {
  const refusal = refused(utterance, knowledge);
  if (refusal) return { kind: 'refused', refusal };
  const [reference] = question.strange;
  if (reference) return { kind: 'strange', reference };
  const sigle = sigleAsked(question, knowledge);
  if (sigle) return { kind: 'entry', entry: sigle, others: [], score: 0.9 };
  const bare = bareThing(question, knowledge) ?? ownField(question, knowledge);
  if (bare) return { kind: 'entry', entry: bare, others: [], score: 0.9 };
  const both = compared(utterance, question, knowledge);
  if (both) return both;
  const hits = knowledge.index.search(question);
  const [best, next] = hits;
  if (!best || (!goingOn && outside(utterance, question, knowledge, best)))
    return { kind: 'outOfScope' };
  const exact = answersExactly(utterance, question, best);
  if (!goingOn && nothingKnown(question, knowledge, best)) return { kind: 'nothing' };
  if (best.score < thresholds.least && !exact) return { kind: 'nothing' };
  const absent = absentWord(question, best, knowledge);
  if (absent)
    return { kind: 'absent', word: absent, near: besideGap(best, hits, question, knowledge) };
  const [place] = question.elsewhere;
  if (place && best.entry.outcome === 'answered' && !says(best.entry, place))
    return { kind: 'elsewhere', place, entry: best.entry };
  const side = bothPlaces(best.entry, question, knowledge);
  if (side) return { kind: 'entry', entry: side, others: [], score: best.score };
  const part = partAsked(question, best, hits);
  if (part) return { kind: 'entry', entry: part, others: [], score: best.score };
  const lacking = lackingField(question, best);
  if (lacking) {
    const other = sameThing(best, lacking, hits, knowledge);
    return other
      ? { kind: 'entry', entry: other, others: [], score: best.score }
      : { kind: 'missing', field: lacking, entry: best.entry };
  }
  const upcoming = nextInTime(best.entry, utterance, knowledge, now);
  if (upcoming) return upcoming;
  const placed = placeIn(best.entry, utterance.ordinals, knowledge);
  if (placed) return placed;
  if (!exact && (otherFigure(best, question, utterance, knowledge) || unsure(best, next, question)))
    return lookalikes(best, hits, question, knowledge);
  return {
    kind: 'entry',
    entry: best.entry,
    others: beside(best, hits, question, knowledge),
    // What was asked is answered to the letter: nothing needs to be set beside it.
    caveat: exact ? undefined : caveatOf(best, hits),
    score: Math.max(best.score, exact ? 0.9 : 0),
  };
}

/**
 * The thing is named, what is asked of it too, and nothing else was said: "fiche 1.1 indicateurs",
 * "f2.3 c'est quoi", "list the axes".
 */
function answersExactly(utterance: Utterance, question: Question, best: Hit): boolean {
  const more = question.terms.filter((t) => !t.field && t.weight > 0.5).length;
  const thing =
    question.firm.size > 0 ||
    (question.named.has('plan') &&
      !best.entry.entities[0]?.startsWith('chiffre:') &&
      !utterance.terms.some((t) => !t.field));
  if (!thing || more > 0) return false;
  return question.fields.some((f) => f.strong) ? best.fieldFit === 1 : best.entry.shape === 'whole';
}

/** The thing was found by its name or its words: of its parts, the one that answers what is asked. */
function partAsked(question: Question, best: Hit, hits: readonly Hit[]): Entry | undefined {
  const [main] = best.entry.entities;
  if (best.entry.shape !== 'whole' || !main) return undefined;
  const asked = question.fields.filter((f) => !best.entry.fields.includes(f.id));
  const [first] = question.fields.some((f) => f.strong) ? asked.filter((f) => f.strong) : asked;
  if (!first || question.fields.some((f) => f.strong && best.entry.fields.includes(f.id)))
    return undefined;
  return hits.find(({ entry }) => entry.entities[0] === main && entry.fields.includes(first.id))
    ?.entry;
}

/** Of the thing that was found, what answers the field asked: its place, when its agenda came first. */
function sameThing(
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

/**
 * Few of the words accounted for, or another reading as good: both are shown and nothing is
 * asserted. A thing named for certain, or carried over from the turn before, is enough.
 */
function unsure(best: Hit, next: Hit | undefined, question: Question): boolean {
  const certainty = Math.max(best.coverage, best.likeness);
  const ahead = next && next.entry.id !== best.entry.id ? best.score - next.score : 1;
  if (question.firm.size > 0 || question.focus)
    return certainty < thresholds.certainNamed && ahead < thresholds.ahead;
  // A phrasing half like, and few of the entry's own words: it must be far ahead.
  if (best.coverage < thresholds.ownWords && best.likeness < thresholds.halfLike)
    return ahead < thresholds.farAhead;
  if (certainty >= thresholds.certain)
    return ahead < thresholds.margin && next !== undefined && differ(best.entry, next.entry);
  return certainty < thresholds.coverage || ahead < thresholds.ahead;
}

/** What the vocabulary understands and the plan says nothing of: "ludothèque", "allaitement". */
function absentWord(
  { terms, firm, own }: Question,
  { likeness }: Hit,
  { index }: Knowledge,
): string | undefined {
  // A thing of the plan is named: what else is said of it does not make it another.
  if (likeness >= thresholds.sure || (own && firm.size === 0)) return undefined;
  const said = terms.filter((t) => !t.field && t.weight === 1);
  const absent = said.filter((t) => t.senses.some(isConcept) && !index.knows(t));
  return absent.length >= said.length * thresholds.absent ? absent[0]?.folded : undefined;
}

/**
 * "Le taux de chômage" is no figure of the plan, near as another rate may be: a figure answers only
 * when every idea in the question is about it, for a number is taken at its word.
 */
function otherFigure(
  { entry, likeness }: Hit,
  { terms }: Question,
  utterance: Utterance,
  { index }: Knowledge,
): boolean {
  if (!entry.entities[0]?.startsWith('chiffre:') || likeness >= thresholds.sure) return false;
  return (
    utterance.numbers.some((number) => !ofPlace(number, utterance) && !says(entry, number)) ||
    terms.some(
      (t) => !t.field && t.weight === 1 && t.senses.some(isConcept) && !index.explains(entry, t),
    )
  );
}

/** "Le 93" is a place. */
const ofPlace = (number: string, { names, words }: Utterance): boolean =>
  names.some(({ at, length }) =>
    words.slice(at, at + length).some(({ folded }) => folded === number),
  );

/** "L'axe IV porte sur quoi ?": the thing and nothing else; it is shown whole. */
function bareThing({ firm, terms, fields }: Question, { entry }: Knowledge): Entry | undefined {
  const [thing, ...more] = firm;
  const whole = thing && more.length === 0 ? entry(thing) : undefined;
  if (!whole || terms.some((t) => t.weight > 0.5 && !t.field)) return undefined;
  const strong = fields.filter((f) => f.strong);
  // "Titre de l'axe 5": asked of the axe, not of the fiche that belongs to it.
  if (strong.length > 0)
    return strong.every((f) => whole.fields.includes(f.id)) ? whole : undefined;
  const weak = fields.filter((f) => f.id !== 'contenu');
  return weak.length === 0 || weak.length < fields.length ? whole : undefined;
}

/**
 * "Qui pilote la fiche 2.3 ?": the field of the fiche itself, blank or not, before that of one of
 * its actions, which is another thing.
 */
function ownField(
  { firm, terms, fields }: Question,
  { index, vocabulary }: Knowledge,
): Entry | undefined {
  const [thing, ...more] = firm;
  const [field] = fields.filter((f) => f.strong);
  if (!thing?.startsWith('fiche:') || more.length > 0 || !field) return undefined;
  if (terms.some((t) => t.weight > 0.5 && !t.field)) return undefined;
  const own = index.own(thing);
  const exact = own.find((entry) => entry.fields[0] === field.id);
  if (exact) return exact;
  // "À quoi sert la fiche 1.1 ?": it states no role, but it states priorities.
  for (const near of vocabulary.champs.get(field.id)?.proches ?? []) {
    const found = own.find((e) => e.fields[0] === near && e.outcome === 'answered');
    if (found) return found;
  }
  return undefined;
}

/** "Compare l'axe 1 et l'axe 3": what is asked of each, side by side. */
function compared(
  utterance: Utterance,
  question: Question,
  { index }: Knowledge,
): Decision | undefined {
  if (question.firm.size < 2 || (!utterance.comparing && utterance.terms.some((t) => !t.field)))
    return undefined;
  const asked = question.fields.some((f) => f.strong)
    ? question.fields
    : [{ id: 'titre', strong: true, weight: 1 }];
  const entries = [...question.firm].flatMap((thing) =>
    index
      .search({ ...question, fields: asked, firm: new Set([thing]) }, 1)
      .map(({ entry }) => entry),
  );
  return entries.length > 1 ? { kind: 'compare', entries } : undefined;
}

/** A figure asked for two places: the whole row answers. */
function bothPlaces(best: Entry, { named }: Question, { entry }: Knowledge): Entry | undefined {
  const places = [...named].filter((name) => name.startsWith('territoire:'));
  const [figure] = best.entities;
  return places.length > 1 && figure?.startsWith('chiffre:') ? entry(figure) : undefined;
}

/** "La prochaine séance", today being known; a day whose year is not printed is not placed in time. */
function nextInTime(
  best: Entry,
  utterance: Utterance,
  { index }: Knowledge,
  now: Date,
): Decision | undefined {
  const kind = best.entities
    .find((e) => /^(?:reunion|seance|seances):/.test(e))
    ?.replace(/:.*/, '');
  if (!kind || !utterance.relatives.includes('prochain') || utterance.days.length > 0)
    return undefined;
  const today = now.toISOString().slice(0, 10);
  const dated = index.entries.filter(
    (e) =>
      e.entities.some((x) => x.startsWith(`${kind.slice(0, 6)}`)) &&
      (e.shape === 'whole' || e.series?.id.startsWith('seances:')),
  );
  const ahead = dated
    .filter((e) => e.date !== undefined && e.date >= today)
    .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
  const [first] = ahead;
  return first
    ? { kind: 'entry', entry: first, others: ahead.slice(1, 3), score: 0.9 }
    : { kind: 'noNext', entries: dated };
}

/** Unsure: a known gap that is liker than the facts is said; else the two nearest readings. */
function lookalikes(
  best: Hit,
  hits: readonly Hit[],
  question: Question,
  knowledge: Knowledge,
): Decision {
  const gap = hits
    .slice(0, 3)
    .find(
      ({ entry, likeness, score, fieldFit = 0 }) =>
        entry.outcome === 'unknown' &&
        likeness >= best.likeness &&
        fieldFit >= (best.fieldFit ?? 0) &&
        best.score - score < thresholds.gap,
    );
  if (gap)
    return {
      kind: 'entry',
      entry: gap.entry,
      others: besideGap(gap, hits, question, knowledge),
      score: gap.score,
    };
  return { kind: 'clarify', options: hits.slice(0, 2).map(({ entry }) => entry) };
}

/** What the plan is known not to say about nearly the same: said along with the answer. */
function caveatOf(best: Hit, hits: readonly Hit[]): Entry | undefined {
  if (best.entry.outcome === 'unknown') return undefined;
  return hits.find(
    ({ entry, score, likeness }) =>
      entry.outcome === 'unknown' &&
      best.score - score < thresholds.caveat &&
      likeness > thresholds.alike &&
      entry.id.startsWith('inconnu:'),
  )?.entry;
}

/** "La troisième action": that line of the list, or that the list is shorter. */
function placeIn(
  best: Entry,
  [ordinal]: readonly number[],
  { index, entry }: Knowledge,
): Decision | undefined {
  const id = best.series?.id ?? best.id;
  const members = index.series(id);
  const list = entry(id);
  if (ordinal === undefined || members.length === 0) return undefined;
  const at = ordinal < 0 ? members.length + 1 + ordinal : ordinal;
  const member = members.find((e) => e.series?.order === at);
  if (member) return { kind: 'entry', entry: member, others: [], score: 0.9 };
  return list && at > members.length
    ? { kind: 'beyond', entry: list, count: members.length }
    : undefined;
}

/**
 * A sigle whose meaning is asked; or a sigle of the field that the plan never uses: whatever is
 * asked of it, the plan does not say.
 */
function sigleAsked(
  { named, fields, terms, firm }: Question,
  { plan, entry }: Knowledge,
): Entry | undefined {
  const sigles = [...named].filter((name) => name.startsWith('sigle:'));
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

function refused(utterance: Utterance, { plan, refusals }: Knowledge): string | undefined {
  const [first] = plan.refus;
  if (!first) return undefined;
  const asked = refusals.find(utterance.words)[0]?.value;
  if (asked) return asked;
  if (utterance.credentials) return first.id;
  return utterance.copying ? first.id : undefined;
}

function outside(
  utterance: Utterance,
  question: Question,
  { index }: Knowledge,
  best: Hit,
): boolean {
  if (question.firm.size > 0) return false;
  const content = utterance.terms;
  if (content.length === 0) return true;
  const total = content.reduce((sum, t) => sum + index.weightOf(t), 0);
  const known = content
    .filter((t) => index.knows(t))
    .reduce((sum, t) => sum + index.weightOf(t), 0);
  const share = known / (total || 1);
  if (utterance.offTopic > 0 && best.likeness < thresholds.sure) return true;
  if (best.likeness > thresholds.alike) return false;
  return share < thresholds.known;
}

/**
 * "Que veut dire GIP ?": what is asked about is no word of the plan, and only the asking is known.
 * The nearest entry would be an answer to something else. A question that is all but written among
 * the phrasings is known by its turn; a word whose meaning is asked is not.
 */
function nothingKnown(
  { firm, named, terms, fields }: Question,
  { index }: Knowledge,
  best: Hit,
): boolean {
  const content = terms.filter((t) => !t.field);
  const defined = fields[0]?.id === 'definition' && fields[0].strong;
  return (
    firm.size === 0 &&
    named.size === 0 &&
    content.length > 0 &&
    !content.some((t) => index.knows(t)) &&
    (defined || Math.max(best.likeness, best.coverage) < thresholds.certain)
  );
}

/** A hard field that was asked first and that the best entry does not answer. */
function lackingField(question: Question, { entry, likeness }: Hit): string | undefined {
  if (entry.outcome === 'unknown' || likeness > thresholds.sure) return undefined;
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

/** The entry says a word or a number itself: Bobigny, where the meeting is held. */
function says(entry: Entry, said: string): boolean {
  const { headline, items = [], rows = [], quote = '', note = '' } = entry.say('fr');
  const texts = [headline, ...items, ...rows.map(({ value }) => value), quote, note];
  const whole = ` ${said} `;
  return texts.some((text) => {
    const read = fold(text).replace(/(?<=\d) (?=\d{3})/g, '');
    return ` ${read.replace(/[^\p{L}\d,-]+/gu, ' ')} `.includes(whole);
  });
}

const differ = (a: Entry, b: Entry) => a.entities[0] !== b.entities[0];

/** What stands beside the answer: facts of the same theme; or, beside a gap, the nearest facts. */
function beside(
  best: Hit,
  hits: readonly Hit[],
  question: Question,
  knowledge: Knowledge,
): Entry[] {
  const [main] = best.entry.entities;
  const answered = hits.filter(
    ({ entry }) => entry.outcome === 'answered' && entry.id !== best.entry.id,
  );
  if (best.entry.outcome === 'unknown') return besideGap(best, hits, question, knowledge);
  if (best.entry.shape === 'list' || best.entry.shape === 'whole') return [];
  const near = main?.startsWith('theme:')
    ? answered
    : answered.filter(({ score }) => best.score - score < thresholds.beside);
  return near
    .filter(
      ({ entry }) =>
        entry.entities[0] === main && (entry.shape === 'fact' || entry.shape === 'item'),
    )
    .map(({ entry }) => entry)
    .slice(0, 3);
}

/**
 * Beside what the plan does not say: the nearest that it does say, or else the thing itself. Never a
 * figure, nor the same field of another thing: beside what is missing, it would read as the answer.
 */
function besideGap(
  gap: Hit,
  hits: readonly Hit[],
  { hard }: Question,
  { entry }: Knowledge,
): Entry[] {
  const [thing] = gap.entry.entities;
  const misleads = ({ entities, fields }: Entry) =>
    entities.some((e) => e.startsWith('chiffre:')) ||
    (entities[0] !== thing && fields.some((field) => hard.has(field)));
  const near = hits
    .filter(
      (hit) =>
        hit.entry.outcome === 'answered' &&
        gap.score - hit.score < thresholds.nearby &&
        !misleads(hit.entry),
    )
    .map((hit) => hit.entry)
    .slice(0, 2);
  const main = gap.entry.entities.find((e) => /^(?:axe|fiche):[^/]+$/.test(e));
  const whole = main && near.length === 0 ? entry(main) : undefined;
  return whole ? [whole] : near;
}
