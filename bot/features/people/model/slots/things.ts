/** Slot of what can be led: fiches by their numbers, fiches and actions by what they are called or are about. */

import { thingNumbered } from '../../../../knowledge/identity.ts';
import type { Plan } from '../../../../knowledge/schema.ts';
import { type Subject, subjectOf, subjectsOf } from '../../../../knowledge/subjects.ts';
import { stem } from '../../../../language/fold.ts';
import { oncePer } from '../../../../language/once-per.ts';
import { LINKS, Phrases } from '../../../../language/phrases.ts';
import { cut } from '../../../../language/words.ts';
import { isOver, longest, overlap, type Placed } from '../../../../sentence/placed.ts';
import { type Sentence, typedOver } from '../../../../sentence/sentence.ts';
import { once, type SlotContext } from './context.ts';
import { fichesSlot, OWN } from './fiches.ts';
import { groupsSlot } from './groups.ts';
import { organisationsSlot } from './organisations.ts';
import { personsSlot } from './persons.ts';

export interface NamedThing {
  /** `fiche:1.1`, `action:…`: one when it is clear, several when a question is due, none that the plan has. */
  found: readonly string[];
  /** As typed. */
  text: string;
  /** By what it is called, and not by its number. */
  byName?: true;
  /** By one word of its title alone: it is asked whether it is meant. */
  isGuess?: true;
}

interface Named {
  called: Phrases<Subject>;
  /** Stems of what each is called and of its title, then with those that it is looked for by. */
  titles: ReadonlyMap<Subject, ReadonlySet<string>>;
  words: ReadonlyMap<Subject, ReadonlySet<string>>;
  /** Words of the titles as they are written, in the singular: "intervenant" is no word of "intervenir en soutien". */
  forms: ReadonlyMap<Subject, ReadonlySet<string>>;
}

const singular = (folded: string): string => folded.replace(/[sx]$/, '');

const namesOf = oncePer((plan: Plan): Named => {
  const called = new Phrases<Subject>(LINKS, { exact: true });
  const titles = new Map<Subject, ReadonlySet<string>>();
  const words = new Map<Subject, ReadonlySet<string>>();
  const forms = new Map<Subject, ReadonlySet<string>>();
  const stems = (texts: readonly string[]) =>
    new Set(texts.flatMap((text) => cut(text)).map((word) => stem(word.folded)));
  for (const subject of subjectsOf(plan)) {
    // What is carried by a sous-groupe is named by it.
    if (subject.kind === 'proposition') continue;
    const names = [...subject.names, ...Object.values(subject.short)];
    for (const name of names) if (!/^[\d.]+$/.test(name)) called.add(name, subject);
    titles.set(subject, stems([...names, subject.title]));
    words.set(subject, stems([...names, subject.title, ...subject.words]));
    const own = [...names, subject.title].flatMap((text) => cut(text));
    forms.set(subject, new Set(own.map(({ folded }) => singular(folded))));
  }
  return { called, titles, words, forms };
});

export const thingsSlot = once(readThings);

function readThings(sentence: Sentence, context: SlotContext): Placed<NamedThing>[] {
  const { plan } = context.knowledge;
  const numbered = fichesSlot(sentence, context).map(
    ({ value: { found, text }, ...place }): Placed<NamedThing> => ({
      value: {
        // Whoever leads an action calls it their fiche too.
        found:
          text === OWN
            ? context.speaking.led
            : found.map((number) => thingNumbered(plan, 'fiche', number)),
        text,
      },
      ...place,
    }),
  );
  const isFree = (one: Placed<unknown>) => !numbered.some((other) => overlap(one, other));
  const called = namedIn(sentence, plan).filter(isFree);
  const named = [...called, ...aboutIn(sentence, context, [...numbered, ...called])];
  if (named.length === 0) return numbered;
  // "Le groupe forum" is a group, "la boîte à outils passerelles" is no group of that name; "Plaine Commune" is no commune.
  const others = [...groupsSlot(sentence, context), ...organisationsSlot(sentence, context)];
  const isOfOther = (one: Placed<unknown>) =>
    others.some((other) => overlap(other, one) && other.length > one.length);
  const own = named
    .filter((one) => !isOfOther(one))
    .map((one) => {
      const where = numbered.find((fiche) => isWhere(sentence, one, fiche, plan));
      return where ? { ...one, length: where.at + where.length - one.at } : one;
    });
  const apart = numbered.filter((fiche) => !own.some((one) => overlap(one, fiche)));
  return [...apart, ...own].sort((a, b) => a.at - b.at);
}

/** "L’inventaire de la fiche 5": the fiche says where the action is, and is no second thing. */
function isWhere(
  { tokens }: Sentence,
  action: Placed<NamedThing>,
  fiche: Placed<NamedThing>,
  plan: Plan,
): boolean {
  const between = tokens.slice(action.at + action.length, fiche.at);
  const isOfIt = (id: string) => {
    const numero = subjectOf(plan, id)?.fiche;
    return numero !== undefined && fiche.value.found[0] === thingNumbered(plan, 'fiche', numero);
  };
  return (
    action.at < fiche.at &&
    between.length > 0 &&
    between.every(({ folded }) => LINKS.has(folded)) &&
    action.value.found.every(isOfIt)
  );
}

function namedIn(sentence: Sentence, plan: Plan): Placed<NamedThing>[] {
  const { called, words } = namesOf(plan);
  const found: Placed<Subject>[] = called
    .find(sentence.tokens)
    .map(({ value, at, length }) => ({ value, at, length }));
  return longest(found).map((one) => {
    const same = found.filter(({ at, length }) => at === one.at && length === one.length);
    const place = withAbout(sentence, one, words.get(one.value) ?? new Set());
    const ids = [...new Set(same.map(({ value }) => value.id))];
    return {
      value: { found: ids, text: typedOver(sentence, place.at, place.length), byName: true },
      ...place,
    };
  });
}

/**
 * "L’accompagnement des CAP AEPE": with the words of its title that stand beside what it is called. One other word among
 * them is its own too: "le forum des pros de la parentalité".
 */
function withAbout(
  sentence: Sentence,
  { at, length }: Placed<unknown>,
  words: ReadonlySet<string>,
): { at: number; length: number } {
  const { tokens } = sentence;
  const isOwn = (i: number) => words.has(stem(tokens[i]?.folded ?? ''));
  const isCut = (i: number) => isApart(sentence, i, 0);
  const isLink = (i: number) => LINKS.has(tokens[i]?.folded ?? '');
  let [from, to] = [at, at + length];
  for (let i = from - 1; i >= 0 && !isCut(i + 1) && (isOwn(i) || isLink(i)); i--)
    if (!isLink(i)) from = i;
  for (let i = to, other = 0; i < tokens.length && !isCut(i); i++) {
    if (isOwn(i)) to = i + 1;
    else if (!isLink(i) && (!isLink(i - 1) || ++other > 1)) break;
  }
  return { at: from, length: to - from };
}

/** What somebody takes on: what stands beside it may be said in other words than its name. */
const TAKEN_ON: ReadonlySet<string> = new Set([
  'gens-piloter',
  'gens-pilote',
  'gens-copilote',
  'gens-titulaire',
  'gens-suppleant',
  'gens-prendre',
  'gens-nommer',
]);
/** Fewer words of a title may be said of anything. */
const LEAST_WORDS = 2;

/**
 * "Inès pilote les rencontres entre insertion et petite enfance": words that are all of a title, and of few; among them
 * may be words that it is looked for by ("l’accompagnement des jeunes diplômés du CAP").
 */
function aboutIn(
  sentence: Sentence,
  context: SlotContext,
  taken: readonly Placed<unknown>[],
): Placed<NamedThing>[] {
  const { tokens, concepts, lexicon } = sentence;
  if (!concepts.some(({ value }) => TAKEN_ON.has(value))) return [];
  const named = namesOf(context.knowledge.plan);
  const { titles, words } = named;
  const isLight = (at: number) => {
    const folded = tokens[at]?.folded ?? '';
    return lexicon.light.has(folded) || LINKS.has(folded);
  };
  const closed = [
    ...taken,
    ...personsSlot(sentence, context),
    ...groupsSlot(sentence, context),
    // "Du" alone says nothing, whatever it is a way of saying elsewhere.
    ...concepts.filter(
      ({ value, at, length }) =>
        /^(?:gens-(?!sujet|sein|but)|negation|av-)/.test(value) && !(length === 1 && isLight(at)),
    ),
  ];
  const found: Placed<NamedThing>[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const all = [...titles].filter(([, own]) => !isLight(at) && own.has(tokens[at]?.stem ?? ''));
    let [near, end, heavy] = [all, at, 0];
    for (let i = at; i < tokens.length && near.length > 0; i++) {
      if (isOver(closed, i) || isApart(sentence, i, at)) break;
      if (isLight(i)) continue;
      const word = tokens[i]?.stem ?? '';
      const next = near.filter(([subject]) => words.get(subject)?.has(word));
      const isOfTitle = next.some(([, own]) => own.has(word));
      if (next.length === 0) {
        near = [];
        break;
      }
      [near, end, heavy] = [next, i + 1, heavy + (isOfTitle ? 1 : 0)];
    }
    if (near.length === 0 || heavy < LEAST_WORDS) continue;
    const length = end - at;
    const ids = near.map(([{ id }]) => id);
    found.push({
      value: { found: ids, text: typedOver(sentence, at, length), byName: true },
      at,
      length,
    });
    at = end - 1;
  }
  return found.length > 0 || taken.length > 0 ? found : guessedIn(sentence, named, closed);
}

/** The one thing that a question may be of by a word of its title alone: "la filière, on en est où ?". */
export function thingGuessed(sentence: Sentence, { knowledge }: SlotContext): string | undefined {
  const closed = sentence.concepts.filter(({ value }) => value.startsWith('gens-'));
  const [guess] = guessedIn(sentence, namesOf(knowledge.plan), closed);
  return guess?.value.found[0];
}

/** "Fanta reprend ses passerelles": a word that only one title has, and no other sense. */
function guessedIn(
  sentence: Sentence,
  { titles, forms }: Named,
  closed: readonly Placed<unknown>[],
): Placed<NamedThing>[] {
  const { tokens, concepts } = sentence;
  const isSaid = (at: number) => isOver([...closed, ...concepts], at);
  const found = tokens.flatMap(({ folded }, at) => {
    if (folded.length < LEAST_LETTERS || isSaid(at)) return [];
    const [only, second] = [...forms].filter(([, own]) => own.has(singular(folded)));
    return only && !second ? [{ value: only, at, length: 1 }] : [];
  });
  const [first] = found;
  if (!first || found.some(({ value: [subject] }) => subject !== first.value[0])) return [];
  const [subject] = first.value;
  const own = titles.get(subject) ?? new Set();
  // "La réunion assmat": with what else of its title stands beside it.
  const place = withAbout(sentence, first, own);
  const text = typedOver(sentence, place.at, place.length);
  return [{ value: { found: [subject.id], text, byName: true, isGuess: true }, ...place }];
}

/** Shorter words are in any text. */
const LEAST_LETTERS = 6;

/** A sign stands before a word, behind the first of a run. */
const isApart = ({ typed, text }: Sentence, at: number, from: number): boolean =>
  at > from && /[^\s’'«»"“”-]/.test(text.slice(typed[at - 1]?.end ?? 0, typed[at]?.start ?? 0));
