/** Slot of what can be led: fiches by their numbers, fiches and actions by what they are called or are about. */
import { thingNumbered } from '../../../../knowledge/identity.ts';
import type { Plan } from '../../../../knowledge/schema.ts';
import { stem } from '../../../../language/fold.ts';
import { LINKS, Phrases } from '../../../../language/phrases.ts';
import { cut } from '../../../../language/words.ts';
import { longest, overlap, type Placed } from '../../../../sentence/placed.ts';
import { type Sentence, typedOver } from '../../../../sentence/sentence.ts';
import { type Subject, subjectsOf } from '../../../progress/model/subjects.ts';
import type { SlotContext } from './context.ts';
import { fichesSlot } from './fiches.ts';
import { groupsSlot } from './groups.ts';
import { once } from './once.ts';

export interface NamedThing {
  /** `fiche:1.1`, `action:…`: one when it is clear, several when a question is due, none that the plan has. */
  found: readonly string[];
  /** As typed. */
  text: string;
  /** By what it is called, and not by its number. */
  byName?: true;
}

interface Named {
  called: Phrases<Subject>;
  /** Stems of what each is called, and of its title. */
  words: ReadonlyMap<Subject, ReadonlySet<string>>;
}

const known = new WeakMap<Plan, Named>();

function namesOf(plan: Plan): Named {
  const ready = known.get(plan);
  if (ready) return ready;
  const called = new Phrases<Subject>(LINKS, { exact: true });
  const words = new Map<Subject, ReadonlySet<string>>();
  for (const subject of subjectsOf(plan)) {
    // What is carried by a sous-groupe is named by it.
    if (subject.kind === 'proposition') continue;
    const names = [...subject.names, ...Object.values(subject.short)];
    for (const name of names) if (!/^[\d.]+$/.test(name)) called.add(name, subject);
    const own = [...names, subject.title, ...subject.words].flatMap((name) => cut(name));
    words.set(subject, new Set(own.map((word) => stem(word.folded))));
  }
  const made = { called, words };
  known.set(plan, made);
  return made;
}

export const thingsSlot = once(readThings);

function readThings(sentence: Sentence, context: SlotContext): Placed<NamedThing>[] {
  const { plan } = context.knowledge;
  const numbered = fichesSlot(sentence, context).map(
    ({ value: { found, text }, ...place }): Placed<NamedThing> => ({
      value: { found: found.map((number) => thingNumbered(plan, 'fiche', number)), text },
      ...place,
    }),
  );
  const isFree = (one: Placed<unknown>) => !numbered.some((other) => overlap(one, other));
  const named = namedIn(sentence, plan).filter(isFree);
  if (named.length === 0) return numbered;
  // "Le groupe forum" is a group, "la boîte à outils passerelles" is no group of that name.
  const groups = groupsSlot(sentence, context);
  const isOfGroup = (one: Placed<unknown>) =>
    groups.some((group) => overlap(group, one) && group.length > one.length);
  return [...numbered, ...named.filter((one) => !isOfGroup(one))].sort((a, b) => a.at - b.at);
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

/** "L’accompagnement des CAP AEPE": with the words of its title that stand beside what it is called. */
function withAbout(
  { tokens, typed, text }: Sentence,
  { at, length }: Placed<unknown>,
  words: ReadonlySet<string>,
): { at: number; length: number } {
  const isOwn = (i: number) => words.has(stem(tokens[i]?.folded ?? ''));
  const isApart = (i: number) =>
    /[^\s’'«»"“”-]/.test(text.slice(typed[i - 1]?.end ?? 0, typed[i]?.start ?? 0));
  const isLink = (i: number) => LINKS.has(tokens[i]?.folded ?? '');
  let [from, to] = [at, at + length];
  for (let i = from - 1; i >= 0 && !isApart(i + 1) && (isOwn(i) || isLink(i)); i--)
    if (!isLink(i)) from = i;
  for (let i = to; i < tokens.length && !isApart(i) && (isOwn(i) || isLink(i)); i++)
    if (!isLink(i)) to = i + 1;
  return { at: from, length: to - from };
}
