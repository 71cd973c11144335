/** A field that was asked of what was found, and that it does not state in any form. */
import { type Entry, kindOf } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Hit } from '../../../knowledge/query.ts';
import { readDays } from '../../../language/dates.ts';
import { fold } from '../../../language/fold.ts';
import type { Term, Utterance } from '../../../language/utterance.ts';
import type { Vocabulary } from '../../../language/vocabulary.ts';
import type { Champ } from '../../../language/vocabulary-schema.ts';
import { cut } from '../../../language/words.ts';
import { covers, isOver } from '../../../sentence/placed.ts';
import { readSentence, says, typedOver } from '../../../sentence/sentence.ts';
import type { Piece } from './piece.ts';
import type { PlanQuestion } from './question.ts';
import { thresholds } from './thresholds.ts';

/** A hard field that was asked first, by one of its names, and that the best entry does not state in any form. */
export function lackingField(
  question: PlanQuestion,
  { entry, likeness, chance, fieldFit = 1 }: Hit,
): string | undefined {
  const { piece } = question;
  const { utterance, sentence, knowledge } = piece;
  const written = likeness > thresholds.sure && fieldFit >= thresholds.met;
  if (entry.outcome === 'unknown' || written) return undefined;
  const strong = question.fields.filter((f) => f.strong);
  const met = Math.max(
    0,
    ...strong.filter((f) => entry.fields.includes(f.id)).map((f) => f.weight),
  );
  const value = valueAsked(question, entry);
  if (value) return value;
  // Where nothing was learned, a question word asks for its field: "quand", of a line that says no day.
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
  return isStated(lacking.id, entry, piece) ? undefined : lacking.id;
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
function valueAsked({ fields, firm, hard, piece }: PlanQuestion, entry: Entry): string | undefined {
  const { terms, words } = piece.utterance;
  const { reader, vocabulary } = piece.knowledge;
  const isList = entry.shape === 'list' && entry.fields[0] === MEASURED;
  // "Quelle fiche parle de … ?": which thing it is, and no value of it.
  if (!isList || fields.some(({ id }) => NO_VALUE.has(id))) return undefined;
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
const NO_VALUE: ReadonlySet<string> = new Set([MEASURED, 'evolution', 'fiche', 'axe']);
const HALF = 0.5;

/** Whether an entry states a field that it does not declare, or the field was not truly asked. */
export function isStated(field: string, entry: Entry, { utterance, knowledge }: Piece): boolean {
  const { vocabulary, index, reader } = knowledge;
  // "Ou c'est réservé": written so inside a sentence, it is no "où".
  const isOr = (at: number) =>
    at > 0 && utterance.words[at]?.folded === 'ou' && !/où/i.test(utterance.text);
  const named = vocabulary.hardFields
    .find(utterance.words)
    .filter(({ value, at }) => value === field && !isOr(at));
  // "Où en sont": the word is one of those that name a field which is stated; "attend-on" is no attendee, and names none.
  const inside = vocabulary.fields
    .find(utterance.words)
    .filter(({ value }) => entry.fields.includes(value));
  if (named.every((one) => inside.some((other) => covers(other, one)))) return true;
  // "Day-to-day topics": the entry says the word itself, which then asks for nothing.
  const said = utterance.terms.filter(({ at }) => isOver(named, at));
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
