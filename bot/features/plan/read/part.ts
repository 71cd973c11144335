/** Of the thing that was found, the part that was asked: a field, a place in a list, the next in time. */
import { type Entry, isSheet, kindOf } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Hit } from '../../../knowledge/query.ts';
import { readDays } from '../../../language/dates.ts';
import { fold } from '../../../language/fold.ts';
import type { Term, Utterance } from '../../../language/utterance.ts';
import type { Vocabulary } from '../../../language/vocabulary.ts';
import type { Champ } from '../../../language/vocabulary-schema.ts';
import { cut } from '../../../language/words.ts';
import { readSentence, says, typedOver } from '../../../sentence/sentence.ts';
import type { Decision } from './decision.ts';
import { pieceOfUtterance } from './piece.ts';
import type { PlanQuestion } from './question.ts';
import { thresholds } from './thresholds.ts';

/** By so much more a word belongs to one line of a list than to another. */
const SAID = 0.5;

/** The thing was found by its name or its words: of its parts, the one that answers what is asked. */
export function partAsked(
  question: PlanQuestion,
  best: Hit,
  hits: readonly Hit[],
  { index }: Knowledge,
): Entry | undefined {
  const [main] = best.entry.entities;
  if (best.entry.shape !== 'whole' || !main) return undefined;
  const asked = question.fields.filter((f) => !best.entry.fields.includes(f.id));
  if (question.fields.some((f) => f.strong && best.entry.fields.includes(f.id))) return undefined;
  const [first] = asked.filter((f) => f.strong);
  // "Quand": a date, a term, a period: whichever the thing states.
  const wanted = first ? [first] : asked;
  const found = hits.find(
    ({ entry }) => entry.entities[0] === main && wanted.some(({ id }) => entry.fields.includes(id)),
  )?.entry;
  return found ?? (first && index.own(main).find(({ fields: [field] }) => field === first.id));
}

/** Of the thing that was found, what answers the field asked: its place, when its agenda came first. */
export function sameThing(
  best: Hit,
  field: string,
  hits: readonly Hit[],
  { index, entry }: Knowledge,
): Entry | undefined {
  const [main = ''] = best.entry.entities;
  const fits = (one: Entry) =>
    one !== best.entry &&
    one.entities[0] === main &&
    one.fields.includes(field) &&
    // How many lines a list has is asked of that list.
    !(field === 'nombre' && one.shape === 'list');
  const near = hits.find((hit) => fits(hit.entry) && best.score - hit.score < thresholds.sameThing);
  // A meeting is one thing; a theme holds many, of which another fact is no answer.
  if (near) return near.entry;
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
  {
    utterance,
    question,
    knowledge,
  }: { utterance: Utterance; question: PlanQuestion; knowledge: Knowledge },
): Entry | undefined {
  const { index } = knowledge;
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
      isStated(stated, utterance, entry, knowledge),
  )?.entry;
}

/** "Quels résultats attend-on ?": words that tell no line of a list from the next ask for the list. */
export function listAsked(
  { entry, score, chance }: Hit,
  hits: readonly Hit[],
  { orders = [], fields, terms }: PlanQuestion,
  knowledge: Knowledge,
): Entry | undefined {
  const { series } = entry;
  if (!series || orders.length > 0) return undefined;
  // "Quelles actions pour les conseillers ?": the field, of the whole thing that is called so.
  const whole = knowledge.entry(entry.entities[0] ?? '');
  const said = terms.filter((term) => !term.field && term.weight === 1);
  const isOfWhole = whole && said.every((term) => knowledge.index.explains(whole, term));
  if (
    chance === 0 &&
    isOfWhole &&
    fields.some(({ id, strong }) => strong && entry.fields[0] === id)
  )
    return knowledge.entry(series.id);
  const alike = hits.filter(
    (hit) =>
      hit.entry.series?.id === series.id && score - hit.score < SAME && chance === hit.chance,
  );
  return alike.length > 1 && alike.length > series.of * HALF
    ? knowledge.entry(series.id)
    : undefined;
}
/** Scores nearer than this are one. */
const SAME = 0.01;

/** A figure asked for a place is that of the place; for two, the whole row answers. */
export function ofPlaces(
  best: Entry,
  { named }: PlanQuestion,
  { entry }: Knowledge,
): Entry | undefined {
  const [place, ...more] = [...named].filter((name) => name.startsWith('territoire:'));
  const [figure] = best.entities;
  if (!place || !figure?.startsWith('chiffre:')) return undefined;
  if (more.length > 0) return entry(figure);
  return best.id === figure ? entry(`${figure}/${place.slice(place.indexOf(':') + 1)}`) : undefined;
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
  { orders = [], terms }: PlanQuestion,
  { relatives }: Utterance,
  { index, entry }: Knowledge,
): Decision | undefined {
  const id = best.series?.id ?? best.id;
  const members = index.series(id);
  const list = entry(id);
  const [ordinal] = orders;
  if (best.series && list && relatives.includes('autre'))
    return { kind: 'entry', entry: list, score: 0.9 };
  if (ordinal === undefined || members.length === 0) return undefined;
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
  { relatives, terms }: Utterance,
  { entry, score }: Hit,
  hits: readonly Hit[],
  { index }: Knowledge,
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

/** A hard field that was asked first, by one of its names, and that the best entry does not state in any form. */
export function lackingField(
  utterance: Utterance,
  question: PlanQuestion,
  { entry, likeness, chance, fieldFit = 1 }: Hit,
  knowledge: Knowledge,
): string | undefined {
  const written = likeness > thresholds.sure && fieldFit >= thresholds.met;
  if (entry.outcome === 'unknown' || written) return undefined;
  const strong = question.fields.filter((f) => f.strong);
  const met = Math.max(
    0,
    ...strong.filter((f) => entry.fields.includes(f.id)).map((f) => f.weight),
  );
  const value = valueAsked(utterance, question, entry, knowledge);
  if (value) return value;
  // Where nothing was learned, a question word asks for its field: "quand", of a line that says no day.
  const { sentence } = pieceOfUtterance(utterance, knowledge);
  const isWhen = strong.length === 0 || !strong.some(({ id }) => entry.fields.includes(id));
  if (chance === 0 && isWhen && says(sentence, 'demande-champ-date') && entry.shape === 'item')
    if (!has.temps(textOf(entry), undefined, knowledge.vocabulary)) return 'date';
  const lacking = strong.find(
    (f) =>
      question.hard.has(f.id) &&
      (!entry.fields.includes(f.id) ||
        (f.id === 'nombre' && countsElse(utterance, entry, knowledge))),
  );
  if (!lacking || lacking.weight < met * thresholds.hardShare || lacking.weight === 0)
    return undefined;
  // "Qui est responsable de … ?": a list of the fiche that names organisations does not say which of them leads.
  const [main = ''] = entry.entities;
  const isOfThing = entry.shape === 'list' || entry.shape === 'whole';
  if (isOfThing && knowledge.index.own(main).some(({ fields: [first] }) => first === lacking.id))
    return lacking.id;
  return isStated(lacking.id, utterance, entry, knowledge) ? undefined : lacking.id;
}

/** "Combien d’informations préoccupantes ?": a list says how many lines it has, and of nothing else how many there are. */
function countsElse(utterance: Utterance, entry: Entry, { vocabulary }: Knowledge): boolean {
  if (entry.shape !== 'list') return false;
  const [named] = vocabulary.hardFields
    .find(utterance.words)
    .filter(({ value }) => value === 'nombre')
    .sort((a, b) => a.at - b.at || b.length - a.length);
  const counted = countedIn(utterance, named);
  const own = sensesOf(`${entry.say('fr').headline} ${entry.say('en').headline}`);
  return (
    counted !== undefined && !counted.field && !counted.senses.some(([one]) => own.includes(one))
  );
}

/**
 * "Quel est le délai du premier rendez-vous ?": an indicator names what is measured, and gives no measure. Who asks for
 * indicators says so.
 */
function valueAsked(
  { terms, words }: Utterance,
  { fields, firm, hard }: PlanQuestion,
  entry: Entry,
  { reader, vocabulary }: Knowledge,
): string | undefined {
  const isList = entry.shape === 'list' && entry.fields[0] === MEASURED;
  if (!isList || fields.some(({ id }) => id === MEASURED || id === 'evolution')) return undefined;
  const others = fields.filter(
    ({ id, strong }) => strong && hard.has(id) && id !== 'nombre' && id !== 'valeur',
  );
  const placed = vocabulary.hardFields
    .find(words)
    .filter(({ value }) => others.some(({ id }) => id === value))
    .flatMap(({ at, length }) => words.slice(at, at + length));
  const said = terms.filter((term) => !term.field && term.weight === 1);
  if (said.length === 0 || (firm.size > 0 && said.length < 2)) return undefined;
  const isNamed = (entry.say('fr').items ?? []).some((item) => {
    const own = new Set(reader.read(item, 'fr').terms.map(({ folded }) => folded));
    // "Délai" is a word of the indicator before it is the name of a field.
    const isOwn = placed.some(({ folded }) => own.has(folded));
    const named = said.filter(({ folded }) => own.has(folded));
    return (isOwn || others.length === 0) && named.length > said.length * HALF;
  });
  return isNamed ? 'valeur' : undefined;
}

const MEASURED = 'indicateurs';
const HALF = 0.5;

/** Whether an entry states a field that it does not declare, or the field was not truly asked. */
function isStated(
  field: string,
  utterance: Utterance,
  entry: Entry,
  knowledge: Knowledge,
): boolean {
  const { vocabulary, index, reader } = knowledge;
  // "Ou c'est réservé": written so inside a sentence, it is no "où".
  const isOr = (at: number) =>
    at > 0 && utterance.words[at]?.folded === 'ou' && !/où/i.test(utterance.text);
  const named = vocabulary.hardFields
    .find(utterance.words)
    .filter(({ value, at }) => value === field && !isOr(at));
  // "Où en sont": the word is one of those that name a field which is stated.
  const inside = vocabulary.fields
    .find(utterance.words)
    .filter(({ value }) => entry.fields.includes(value));
  if (
    named.every(({ at, length }) =>
      inside.some((one) => one.at <= at && one.at + one.length >= at + length),
    )
  )
    return true;
  // "Attend-on" is no attendee: a word that is only of the same stem names no field.
  if (named.length === 0) return true;
  const over = (term: Term) =>
    named.some(({ at, length }) => term.at >= at && term.at < at + length);
  // "Day-to-day topics": the entry says the word itself, which then asks for nothing.
  const said = utterance.terms.filter(over);
  const own = new Set(['fr' as const, 'en' as const].flatMap((l) => sensesOf(textOf(entry, l))));
  if (said.length > 0 && said.every(({ senses: [first] }) => own.has(first?.[0] ?? '')))
    return true;
  const form = vocabulary.champs.get(field)?.forme;
  const text = textOf(entry);
  if (form === undefined || form === 'web') {
    // "Où trouver les pages": "sur le site du CRP" names the field; "à la salle des fêtes", one that answers for it.
    const answers = [field, ...(vocabulary.champs.get(field)?.proches ?? [])];
    const names = vocabulary.hardFields.find(cut(text));
    if (names.some(({ value }) => answers.includes(value))) return true;
  }
  if (field === 'lieu' && namesPlace(text, knowledge)) return true;
  if (form === undefined) return false;
  if (form === 'organisme')
    return reader.read(text, 'fr').names.some(({ entity }) => kindOf(entity) === 'organisation');
  const counted = form === 'nombre' ? countedIn(utterance, named[0]) : undefined;
  if (counted && !index.explains(entry, counted)) return false;
  return has[form](text, counted, vocabulary);
}

/** "À Sault-le-Vieux": a place, and not the whole of what the plan is about; or a name behind what says where. */
function namesPlace(text: string, { reader, lexicon, plan }: Knowledge): boolean {
  const whole = `territoire:${plan.plan.territoire}`;
  const isPlace = (entity: string) =>
    entity === 'ailleurs' || (entity.startsWith('territoire:') && entity !== whole);
  if (reader.read(text, 'fr').names.some(({ entity }) => isPlace(entity))) return true;
  const sentence = readSentence(text, lexicon);
  return sentence.concepts.some(
    ({ value, at, length }) =>
      value === 'q-en-un-lieu' && /^\p{Lu}/u.test(typedOver(sentence, at + length, 1)),
  );
}

/** What is counted: "combien de places"; nothing in "combien partent en retraite ?". */
function countedIn(
  { terms, words, locale }: Utterance,
  named: { at: number; length: number } | undefined,
): Term | undefined {
  if (!named) return undefined;
  const { at: from, length } = named;
  const over = words.slice(from, from + length + 1);
  const isOf = over.some(({ folded }) => folded === 'de' || folded === 'd' || folded === 'des');
  return isOf || locale === 'en' ? terms.find(({ at }) => at > from) : undefined;
}

/** All that an entry says, in the words of the plan. */
export const textOf = (entry: Entry, locale: 'fr' | 'en' = 'fr'): string => {
  const { headline, items = [], rows = [], quote = '' } = entry.say(locale);
  return [headline, ...items, ...rows.map(({ value }) => value), quote].join(' . ');
};

const sensesOf = (text: string): string[] => cut(text).map(({ stem }) => `s:${stem}`);

/** So many words may stand between a number and what it counts: "61,5 % des places". */
const COUNTED = 3;

type Form = Exclude<Champ['forme'], 'organisme' | undefined>;

/** Whether a text holds a value of a form. */
const has: Record<
  Form,
  (text: string, counted: Term | undefined, vocabulary: Vocabulary) => boolean
> = {
  nombre(text, counted, { usages }) {
    const words = cut(text);
    const numbers = words.flatMap(({ folded }, at) =>
      (/\d/.test(folded) && !/^(?:19|20)\d\d$/.test(folded)) || (usages.nombres.fr[folded] ?? 0) > 1
        ? [at]
        : [],
    );
    const isSame = (at: number) => `s:${words[at]?.stem}` === counted?.senses[0]?.[0];
    const met = words.some((_, at) => isSame(at));
    return numbers.some(
      (at) => !met || words.slice(at + 1, at + 1 + COUNTED).some((_, i) => isSame(at + 1 + i)),
    );
  },
  montant: (text) => /\d\s*(?:k?€|euros?|millions?)/i.test(text),
  temps: (text, _, { usages }) =>
    readDays(cut(text), usages).length > 0 ||
    /\b(?:19|20)\d\d\b/.test(text) ||
    cut(text).some(({ folded }) => usages.mois.fr.some((month) => fold(month) === folded)),
  web: (text) => /https?:\/\/|\b[\w-]+(?:\.[\w-]+)+\.?[a-z]{2,}\b/i.test(text),
};
