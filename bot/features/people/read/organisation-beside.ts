/** Where who speaks is from, said beside something else: "je pilote la 1.1 et je bosse à la Caf". */

import type { Matter } from '../../../contract/matter.ts';
import type { Span } from '../../../language/when/expression.ts';
import { endOf, gap, isLight } from '../../../sentence/between.ts';
import { allPartsOf } from '../../../sentence/clauses.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { hasClause, isBehind, stands } from '../../../sentence/saying.ts';
import { conceptsOf, readSentence, type Sentence } from '../../../sentence/sentence.ts';
import { takenBackIn } from '../../../sentence/superseded.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { type NamedOrganisation, organisationsSlot } from '../model/slots/organisations.ts';
import type { Said } from './clauses.ts';
import type { PeopleCommand } from './command.ts';
import { thingsOfEach } from './pairs.ts';
import { employersSlot, isFrom, peopleSlot } from './people-slots.ts';
import { asChosen } from './request.ts';
import { ordersIn } from './requests.ts';

export interface OrganisationBeside {
  command: PeopleCommand;
  /** What else is said, as typed. */
  others: readonly string[];
}

/**
 * The clause that says it whole, or that names who speaks and where they are from: "Sophie Lefèvre, ARS, je suis …";
 * undefined where none does, or the message is that clause alone, and read as one.
 */
export function organisationBeside(
  { text, lexicon }: Sentence,
  context: SlotContext,
): OrganisationBeside | undefined {
  const spans = allPartsOf(text);
  const readAll = ({ start }: Span, end: number) => readSentence(text.slice(start, end), lexicon);
  const saidWhole = (clause: Sentence) => ordersIn(clause, context, ['organisation'])[0];
  const clauses = spans.map((span) => readAll(span, span.end));
  if (clauses.length > MOST) return undefined;
  for (const [at, sentence] of clauses.entries()) {
    // "…, je peux entrer dans le groupe ?": what is asked besides is asked of its own.
    if (sentence.mood === 'ask' || sentence.text.includes('?')) continue;
    const before = clauses[at - 1];
    const next = spans[at + 1];
    const alone = before && introduces(before, context) ? saidAlone(sentence, context) : undefined;
    const command =
      (clauses.length > 1 ? saidWhole(sentence) : undefined) ??
      alone?.command ??
      // "…, mon employeur a changé : la Caf".
      (next && at > 0 ? saidWhole(readAll(spans[at] ?? next, next.end)) : undefined) ??
      (introduces(sentence, context) ? behindName(sentence, context) : undefined);
    if (!command) continue;
    const own = clauses.flatMap((one, i) =>
      one !== sentence && !introduces(one, context) ? [i] : [],
    );
    // As typed, without what tells where they are from.
    const others = own.reduce<Span[]>((kept, i) => {
      const [last, next] = [kept.at(-1), spans[i]];
      if (last && next && own.includes(i - 1)) last.end = next.end;
      else if (next) kept.push({ ...next });
      return kept;
    }, []);
    const beside = command === alone?.command ? alone.others : [];
    return {
      command,
      others: [...beside, ...others.map(({ start, end }) => text.slice(start, end))],
    };
  }
  return undefined;
}

/** What greets, or leads up to one’s own name. */
const LEADS_TO_NAME = /^(?:bavarde-|courtoisie$|ouvre$|gens-je-suis$|gens-cest$|moi-meme$)/;

/** "Hello, Omar Diallo …", "moi c’est Léa": nothing but greetings before the name of who speaks. */
function introduces(sentence: Sentence, context: SlotContext): boolean {
  const [name] = peopleSlot(sentence, context).filter(
    ({ value }) => !value.isSelf && value.found.includes(context.speaking.self),
  );
  const leads = sentence.concepts.filter(({ value }) => LEADS_TO_NAME.test(value));
  return name !== undefined && isLight(sentence, 0, name.at, leads);
}

/** "Omar Diallo de la Caf, euh non pardon de la ville de Bondy": the one that stands. */
function behindName(sentence: Sentence, context: SlotContext): PeopleCommand | undefined {
  const [person] = peopleSlot(sentence, context);
  const back = conceptsOf(sentence, 'gens-erreur');
  const all = employersSlot(sentence, context);
  const gone = takenBackIn([all], back);
  const [from, second] = all.filter((one) => !gone.has(one));
  if (!person) return undefined;
  const end = endOf(person);
  if (from) return !second && from.at >= end ? commandOf(from.value) : undefined;
  // "C’est Paul de l’ars": which that is, nobody knows.
  return stands(sentence, 'gens-depuis', end) ? { intent: 'askOrganisation' } : undefined;
}

/** "Omar Diallo (ville de Bondy)": where somebody is from whose organisation nobody knows. */
export function placesIn(
  { sentence, organisations, persons, groups, fiches }: Said,
  { view }: SlotContext,
) {
  // "Paul de Foncier": a name alone, but in brackets, may be that of anything.
  const isPlace = ({ at, value }: Placed<NamedOrganisation>) =>
    value.id !== undefined ||
    gap(sentence, at, at).includes('(') ||
    !/^\p{Lu}\p{Ll}/u.test(value.text);
  const from = organisations.filter(
    (one) => isPlace(one) && persons.some((other) => isFrom(sentence, other, one)),
  );
  // "Zoé au GT 5 et Camille (ville de Stains) au CDSF": what is told of Zoé ends there.
  const ends = [...groups, ...fiches].filter(({ at }) => at > (persons[0]?.at ?? 0));
  const apart = ends.map((one) => ({ ...one, value: undefined }));
  const each = thingsOfEach(sentence, persons, [...from, ...apart]);
  return persons.flatMap(({ at, value: { name, found, isSelf } }, i) => {
    const [id = '', second] = found;
    const isNew = !isSelf && second === undefined && view.person(id)?.organisation === null;
    const theirs = (each[i] ?? []).filter((one) => from.some((o) => o.value === one && o.at > at));
    return (isNew ? theirs : []).map((one) => ({
      intent: 'organisationOf' as const,
      person: name,
      text: one.text,
      ...asChosen(one),
    }));
  });
}

const commandOf = (one: NamedOrganisation): PeopleCommand => ({
  intent: 'organisation',
  ...asChosen(one),
});

/**
 * "La Caf", "ARS", "chargée de mission à la Caf": an organisation that ends what is said, and what else is said of it; "du
 * service petite enfance de la ville de Montreuil" is all of it. Of another than those of the plan, its capitals tell.
 */
function saidAlone(sentence: Sentence, context: SlotContext): OrganisationBeside | undefined {
  const { text, tokens, typed, concepts, lexicon } = sentence;
  const known = organisationsSlot(sentence, context).find(
    (one) =>
      endOf(one) === tokens.length &&
      !hasClause(readSentence(text.slice(0, typed[one.at]?.start), lexicon)),
  );
  const heavy = typed.filter(({ folded }) => !lexicon.light.has(folded));
  const whole = text.slice(heavy[0]?.start).replace(/[\s.!]+$/u, '');
  if (known) {
    const isBare = isLight(sentence, 0, known.at);
    const isPart = !isBare && isBehind(sentence, 'gens-depuis', known.at);
    const value = isPart ? { ...known.value, text: whole, which: whole } : known.value;
    return { command: commandOf(value), others: isBare || isPart ? [] : [text] };
  }
  const isName =
    heavy.length > 0 &&
    heavy.every(({ start }) => /^\p{Lu}/u.test(text.slice(start))) &&
    concepts.every(({ value }) => value === 'gens-genre') &&
    peopleSlot(sentence, context).length === 0;
  return isName ? { command: commandOf({ text: whole }), others: [] } : undefined;
}

/** Kind of the matter of the question about one’s own organisation. */
export const ORGANISATION_ASKED = 'people.organisationAsked';

/** "Conseil départemental, service PMI", "ARS, membre du comité": what answers that question, while nothing was asked since. */
export function organisationAnswered(
  { text, lexicon }: Sentence,
  context: SlotContext,
  open: readonly Matter[] | undefined,
): OrganisationBeside | undefined {
  const [said, ...others] = (open?.[0]?.kind === ORGANISATION_ASKED ? allPartsOf(text) : []).map(
    ({ start, end }) => text.slice(start, end),
  );
  if (said === undefined || others.length > MOST || text.includes('?')) return undefined;
  const alone = saidAlone(readSentence(said, lexicon), context);
  return alone && { ...alone, others: [...alone.others, ...others] };
}

/** More clauses are a text. */
const MOST = 6;

/** What is asked back waits for its answer: it is said last. */
export const withPlace = (
  commands: readonly PeopleCommand[],
  { command }: OrganisationBeside,
): PeopleCommand[] =>
  command.intent === 'askOrganisation' ? [...commands, command] : [command, ...commands];
