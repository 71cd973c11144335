/** Who has something to do, by how it is said: "Omar doit …", "Rachid envoie le fichier", "Paul tu réserves la salle". */
import type { Span } from '../../../language/when/expression.ts';
import { isLight, isParted, saysOnly } from '../../../sentence/between.ts';
import { allPartsOf, readParts } from '../../../sentence/clauses.ts';
import { withoutEnd } from '../../../sentence/edges.ts';
import { hasClause, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
} from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';

/** What somebody is given to do, in a text. */
export interface Duty extends Span, DutyRead {}

interface DutyRead {
  /** `given`: said to them, or to all; `own`: said of oneself; `told`: of somebody. */
  how: 'given' | 'own' | 'told';
  /** Name of whoever has it to do; empty where it is said in what they do. */
  name: string;
  /** Recipient of them, where it is known. */
  person?: string | undefined;
  does: string;
  /** What they do goes with their name: "Paul Martin réserve la salle". */
  isSaid?: boolean;
  /** "Paul s’occupe de réserver la salle": nothing else is said by such words. */
  isOwed?: boolean;
}

const given = { how: 'given' } as const;

/** As it is kept: "Paul Martin réserve la salle", "Paul Martin : réserver la salle". */
export const lineOf = ({ name, does, isSaid }: Duty): string =>
  name === '' ? does : `${name}${isSaid ? ' ' : ' : '}${does}`;

/** "Omar doit …", "Rachid envoie le fichier": somebody, and what they do; "Fatou est désignée" does nothing. */
export function isDuty(line: Sentence, context: SlotContext): boolean {
  const { lexicon } = line;
  if (says(line, 'reunion-devoir')) return true;
  const self = selfEnd(line);
  if (self > 0) return doesAt(line, verbFrom(line, self));
  // "Mariam appelle la mairie": a word that no list has, before a verb, is a name.
  const { end = 0 } = line.typed[1] ?? {};
  const isName = !lexicon.known.has(line.typed[0]?.folded ?? '');
  const isMade = /é[es]*$/u.test(line.text.slice(0, end));
  // In minutes, "Zoé l’envoie" too; alone, "Karim nous rejoint" is no duty.
  return (isName && doesAt(line, 1) && !isMade) || doerIn(line, context, true) !== undefined;
}

/** Where "moi je" ends, at the start of a line: who speaks. */
export function selfEnd(line: Sentence): number {
  const own = conceptsOf(line, 'moi-meme');
  const end = line.tokens.findIndex((_, at) => !own.some((one) => one.at === at));
  return end < 0 ? line.tokens.length : end;
}

const verbFrom = (line: Sentence, from: number): number => {
  const at = line.tokens.findIndex((_, i) => i >= from && !stands(line, 'devant-verbe', i));
  return at < 0 ? line.tokens.length : at;
};

function doesAt(line: Sentence, at: number): boolean {
  const { grammar } = line.lexicon;
  const folded = line.tokens[at]?.folded ?? '';
  // "Amène": a form that the table lacks is read as its infinitive.
  const isForm = grammar.isInfinitive(folded) && line.typed[at]?.folded !== folded;
  return (grammar.isFinite(folded) || isForm) && !stands(line, 'auxiliaire', at);
}

/** Somebody who is known, and the verb of what they do: "la relance, c’est Sophie qui la lance". */
function doerIn(
  line: Sentence,
  context: SlotContext,
  isOfMinutes = false,
): { name: string; person: string | undefined; verb: number } | undefined {
  return personsSlot(line, context).flatMap(({ value, at, length }) => {
    const isSaid = conceptsOf(line, 'gens-cest').some((one) => one.at + one.length === at);
    const behind = at + length + Number(isSaid);
    const verb = isSaid || isOfMinutes ? verbFrom(line, behind) : behind;
    // "Il faut que Nadia appelle la mairie".
    const isFirst = isLight(line, 0, at, conceptsOf(line, 'gens-falloir'));
    // "… et que Rachid présente la carte".
    const isWanted = isFirst && (says(line, 'gens-falloir') || stands(line, 'vote-que', 0));
    const isKnown = (at === 0 || isSaid || isWanted) && value.found.length > 0;
    return isKnown && doesAt(line, verb)
      ? [{ name: value.name, person: value.found[0], verb }]
      : [];
  })[0];
}

/** What stands by itself in the bot: to plan, to vote or to lead is no action. */
const OTHERS = [
  ...['reunion', 'sondage', 'fiche', 'gens-groupe', 'gens-admin', 'presence-je-saute'],
  ...['aide-pilote', 'aide-suppleant', 'aide-coanimateur', 'gens-suite'],
];

/** "La réunion", and not "le bilan de la réunion". */
const isOfBot = (said: Sentence): boolean =>
  placesOf(said, OTHERS).some(({ at }) => {
    const noun = stands(said, 'derriere-ordre', at - 1) ? at - 1 : at;
    return !stands(said, 'presence-de', noun - 1);
  });

/** Every place in a text where something is given to somebody to do, and what is kept of it. */
export function dutiesIn(text: string, context: SlotContext): Duty[] {
  const { lexicon } = context.knowledge;
  const read = (span: Span) => readSentence(text.slice(span.start, span.end), lexicon);
  const headed = headedIn(read({ start: 0, end: text.length }), context);
  if (headed) return headed;
  const duties: Duty[] = [];
  let before: Span | undefined;
  for (const span of calledIn(text, context)) {
    const said = read(span);
    const last = duties.at(-1);
    const duty = dutyIn(said, context);
    const over = duty ? undefined : before && takenOver(said, read(before), context);
    if (duty) duties.push({ ...span, ...duty });
    else if (before && over) {
      duties.push({ ...span, start: before.start, ...over });
    }
    // "… prévenir l’intervenante et sortir les plans": one who has both to do.
    else if (
      last &&
      last.end === before?.end &&
      lexicon.grammar.isInfinitive(said.tokens[0]?.folded ?? '')
    ) {
      duties.push({ ...last, ...span, isSaid: false, does: tidy(said.text, lexicon) });
    }
    before = span;
  }
  return duties;
}

/** "À faire : Nadia appelle l’intervenante", of somebody who is known. */
function headedIn(whole: Sentence, context: SlotContext): Duty[] | undefined {
  const { text } = whole;
  const [, behind = ''] = /^[^:]*:\s*(.*)$/su.exec(text) ?? [];
  const isHead = conceptsOf(whole, 'reunion-suites').some(({ at }) => isLight(whole, 0, at));
  const isNamed = () => personsSlot(whole, context).some(({ value }) => value.found.length > 0);
  if (!isHead || behind === '' || !isNamed()) return undefined;
  return behind
    .split(/[;\n]+/u)
    .map((line) => line.replace(/^[\s–—•*-]+/u, '').trim())
    .filter(Boolean)
    .map((does) => ({ ...given, start: 0, end: text.length, name: '', does }));
}

/** The parts of a text; "Paul, tu réserves …" is one, and so is "tu réserves …, Paul ?". */
function calledIn(text: string, context: SlotContext): Span[] {
  const { lexicon } = context.knowledge;
  const spans: Span[] = [];
  let before = { isName: false, isSaid: false };
  for (const { said, ...span } of readParts({ text, lexicon }, allPartsOf)) {
    const last = spans.at(-1);
    const persons = personsSlot(said, context);
    const isName = persons.length > 0 && saysOnly(said, persons);
    const isSaid = addressIn(said, 0) !== undefined;
    const isOne = (before.isName && isSaid) || (before.isSaid && isName);
    if (last && isOne) last.end = span.end;
    else spans.push(span);
    before = isOne ? { isName: false, isSaid: false } : { isName, isSaid };
  }
  return spans;
}

/** "Tu", "tu peux", "peux-tu": where what is said to somebody goes on. */
function addressIn(said: Sentence, at: number): { end: number; isAsked: boolean } | undefined {
  const lead = placesOf(said, ['interpeller', 'action-tu']).find((one) => one.at === at);
  return lead && { end: lead.at + lead.length, isAsked: lead.value === 'interpeller' };
}

/** "Il faut prévenir la PMI, Karim tu peux t’en charger ?", "…, je m’en occupe": what the clause before says. */
function takenOver(said: Sentence, before: Sentence, context: SlotContext): DutyRead | undefined {
  const { grammar } = said.lexicon;
  const verb = overAt(said);
  const [person, other] = personsSlot(said, context).filter(({ value }) => !value.isSelf);
  const isOwn = selfEnd(said) > 0 || !person;
  if (verb === undefined || other || isOfBot(before)) return undefined;
  if (isOwn ? selfEnd(said) === 0 : person?.value.found.length !== 1) return undefined;
  const at = before.tokens.findIndex(({ folded }) => grammar.isInfinitive(folded));
  if (at < 0 && !hasClause(before)) return undefined;
  const what = before.text.slice(before.typed[at]?.start ?? 0);
  const behind = person && person.at > verb ? said.typed[person.at]?.start : undefined;
  const rest = said.text.slice(said.typed[verb]?.end, behind);
  const does = tidy(`${tidy(what, said.lexicon)}${rest}`, said.lexicon);
  if (isOwn) return { ...ownOf(context), does };
  const how = addressIn(said, person?.at === 0 ? person.length : 0) ? 'given' : 'told';
  return { how, name: person?.value.name ?? '', person: person?.value.found[0], does };
}

/** Where "s’en charger", "le faire" stands, of what was said before. */
const overAt = (said: Sentence): number | undefined =>
  conceptsOf(said, 'action-prend').find(({ at }) => stands(said, 'action-cela', at - 1))?.at;

const ownOf = ({ view, speaking: { self } }: SlotContext) =>
  ({ how: 'own', name: view.person(self)?.name ?? '' }) as const;

function dutyIn(said: Sentence, context: SlotContext): DutyRead | undefined {
  if (overAt(said) !== undefined) return undefined;
  const { grammar } = said.lexicon;
  const isDoing = (at: number) => grammar.isInfinitive(said.tokens[at]?.folded ?? '');
  const rest = (at: number, until?: number) =>
    tidy(said.text.slice(said.typed[at]?.start, until), said.lexicon);
  const isState = (at: number) => stands(said, 'action-etat', at);
  const when = whenSlot(said, context);
  // "Nadia passe le 12", "Karim s’en charge": of nothing that is said.
  const takes = (at: number) =>
    !when.some((one) => one.at === at + 1 || one.at === at + 2) &&
    (stands(said, 'derriere-ordre', at + 1) ||
      (stands(said, 'action-prend', at) && stands(said, 'devant-nom', at + 1)));
  const [person, other] = personsSlot(said, context).filter(({ value }) => !value.isSelf);
  const isFirst = person?.at === 0;
  const from = person && isFirst ? person.length : 0;
  const called = addressIn(said, from);
  if (person && called !== undefined && person.value.found.length === 1) {
    // "Tu réserves la salle, Paul ?", and not "peux-tu appeler Paul ?".
    const isLast = isLight(said, person.at + person.length) && isParted(said, person.at, person.at);
    if (!isFirst && !(isLast && !other)) return undefined;
    const { end, isAsked } = called;
    const {
      name,
      found: [recipient],
    } = person.value;
    const to = { ...given, name, person: recipient };
    const verb = verbFrom(said, end);
    const until = isFirst ? undefined : said.typed[person.at]?.start;
    const word = said.typed[verb];
    if (!word || isState(verb)) return undefined;
    if (isAsked) return isDoing(verb) ? { ...to, does: rest(verb, until) } : undefined;
    if (!doesAt(said, verb)) return undefined;
    const before = said.text.slice(said.typed[end]?.start, word.start).replace(/^t(?=['’e])/u, 's');
    const does = ofThird(said.text.slice(word.start, word.end));
    const behind = rest(verb, until).slice(word.end - word.start);
    return { ...to, does: `${before}${does}${behind}`, isSaid: true };
  }
  // "Que chacun relise la carte".
  const [all] = conceptsOf(said, 'action-de-chacun');
  if (all && all.at <= 1 && isLight(said, 0, all.at) && takes(all.at + all.length)) {
    const does = rest(0);
    return { ...given, name: '', does: does.charAt(0).toUpperCase() + does.slice(1) };
  }
  if (isOfBot(said)) return undefined;
  const self = selfEnd(said);
  const subject = self > 0 ? self : isFirst ? person.length : undefined;
  // "Je dois", "je m’occupe de", whose "m’" is of both.
  const isOf = ({ at, length }: { at: number; length: number }) =>
    subject !== undefined && (self > 0 ? at <= subject : at === subject) && at + length > subject;
  const must = conceptsOf(said, 'reunion-devoir').find(isOf);
  // "Je peux rejoindre le groupe ?" asks.
  if (must && !(self > 0 && said.text.includes('?'))) {
    const next = must.at + must.length;
    const {
      name = '',
      found: [recipient],
    } = person?.value ?? { found: [] };
    const theirs = self > 0 ? ownOf(context) : ({ how: 'told', name, person: recipient } as const);
    if (isDoing(next) && takes(next)) return { ...theirs, does: rest(next) };
    // "Nadia se charge de la sono"; "je m’occupe de la petite enfance" is what one is.
    const isDone = isDoing(next + 1);
    const isKnown = self > 0 ? isDone : recipient !== undefined;
    if (!stands(said, 'devant-nom', next) || !isKnown) return undefined;
    return { ...theirs, does: rest(isDone ? next + 1 : must.at), isSaid: !isDone, isOwed: true };
  }
  const doer = doerIn(said, context);
  if (!doer || isState(doer.verb)) return undefined;
  const may = conceptsOf(said, 'gens-pouvoir').find(({ at }) => at === doer.verb);
  const verb = may ? may.at + may.length : doer.verb;
  if (!takes(verb) || (may && !isDoing(verb))) return undefined;
  const { name, person: recipient } = doer;
  const word = said.typed[verb];
  const isOwn = self > 0 && !may && word !== undefined;
  const does = rest(verb);
  const own = isOwn ? ofThird(said.text.slice(word.start, word.end)) : '';
  const behind = isOwn ? does.slice(word.end - word.start) : does;
  return { how: 'told', name, person: recipient, does: own + behind, isSaid: !may };
}

const tidy = (text: string, lexicon: Sentence['lexicon']): string =>
  withoutEnd(text, lexicon, 'bord-merci').replace(/[\s.,;!?…]+$/u, '');

/** "Réserves", "prends", "fais": the same verb, said of somebody. */
const ofThird = (verb: string): string =>
  /[eadtc]s$/u.test(verb) ? verb.slice(0, -1) : verb.replace(/[sx]$/u, 't');
