/** Slot of organisations: those of the plan by any of their names, which one of several where its place is said, and "la ville de …" of any commune. */

import type { Knowledge } from '../../../../knowledge/knowledge.ts';
import type { Plan } from '../../../../knowledge/schema.ts';
import { fold } from '../../../../language/fold.ts';
import { oncePer } from '../../../../language/once-per.ts';
import { LINKS, Phrases } from '../../../../language/phrases.ts';
import { endOf, gap, isCapital } from '../../../../sentence/between.ts';
import { isOver, longest, type Placed } from '../../../../sentence/placed.ts';
import { isBehind, stands } from '../../../../sentence/saying.ts';
import { type Sentence, typedOver } from '../../../../sentence/sentence.ts';
import { once, type SlotContext } from './context.ts';

export interface NamedOrganisation {
  /** Id in the plan; absent: none of the plan's. */
  id?: string | undefined;
  /** As typed. */
  text: string;
  /** Of several that the plan calls so, this one: "la PMI de Pantin", "Est Ensemble". */
  which?: string | undefined;
}

interface OrganisationName {
  id: string;
  name: string;
  /** Only of whoever works there: "Département" elsewhere is a territory. */
  isOfStaff: boolean;
  /** With its article. */
  called: string;
}

const organisations = oncePer((knowledge: Knowledge): Phrases<OrganisationName> => {
  const made = new Phrases<OrganisationName>(LINKS);
  for (const { id, nom, alias, employeur, avecArticle: called } of knowledge.plan.organisations) {
    const add = (isOfStaff: boolean) => (name: string) =>
      made.add(name, { id, name: fold(name), isOfStaff, called });
    [nom, ...alias].forEach(add(false));
    employeur.forEach(add(true));
  }
  return made;
});

/** Towns and bodies of towns that the plan names: of an organisation that is in many, they tell which. */
const towns = oncePer(({ autresLieux, territoires }: Plan): Phrases<string> => {
  const made = new Phrases<string>(LINKS, { exact: true });
  const communes = territoires.filter(({ type }) => type === 'commune');
  const names = communes.flatMap(({ nom, alias }) => [nom, ...alias]);
  for (const name of [...(autresLieux?.noms ?? []), ...names]) made.add(name, name);
  return made;
});

/** Shorter names are acronyms: "cafés" is no plural of "Caf". */
const ACRONYM = 4;

/** What leads up to where somebody works: "je bosse au département". */
const WORK: readonly string[] = ['gens-est-de', 'gens-je-suis-de', 'gens-organisation'];

export const organisationsSlot = once((sentence, context) => organisationsIn(sentence, context));

/** @param isStaff what else tells that somebody works at what stands there: a name before it */
export function organisationsIn(
  sentence: Sentence,
  { knowledge }: Pick<SlotContext, 'knowledge'>,
  isStaff: (at: number) => boolean = () => false,
): Placed<NamedOrganisation>[] {
  const { tokens, concepts, typed, text, lexicon } = sentence;
  const named = longest(
    towns(knowledge.plan)
      .find(tokens)
      .map(({ value, at, length }) => ({ value, at, length })),
  );
  const townAt = (at: number) => named.find((one) => one.at === at);
  const ownTown = (at: number, length: number) =>
    named.find((one) => one.at === at && one.length === length)?.value;
  const isWork = (at: number) =>
    isCapital(sentence, at) || WORK.some((one) => isBehind(sentence, one, at)) || isStaff(at);
  const ofPlan = longest(
    organisations(knowledge)
      .find(tokens)
      .map(({ value, at, length }) => ({ value, at, length })),
  ).flatMap(({ value: { id, name, isOfStaff, called }, at, length }) => {
    const said = typedOver(sentence, at, length);
    if (isOfStaff && !isWork(at)) return [];
    // "Café" is no Caf.
    const isSame = fold(said) === name || fold(said) === `${name}s`;
    if (name.length <= ACRONYM && said.length > name.length && !isSame) return [];
    // "Que je n’ai pas encore communiqué" names no commune.
    if (length === 1 && !isSame && lexicon.grammar.isParticiple?.(fold(said))) return [];
    const end = at + length;
    const town = stands(sentence, 'gens-depuis', end) ? townAt(end + 1) : undefined;
    const to = town ? endOf(town) : end;
    const which = town ? `${called} ${typedOver(sentence, end, to - end)}` : ownTown(at, length);
    const value: NamedOrganisation = { id, text: typedOver(sentence, at, to - at), which };
    return [{ value, at, length: to - at }];
  });
  const communes = longest(concepts.filter(({ value }) => value === 'ville-de')).flatMap(
    ({ at, length }): Placed<NamedOrganisation>[] => {
      const town = townAt(at + length);
      let end = town ? endOf(town) : at + length;
      while (end < typed.length && isNamePart(text, typed, end)) end++;
      // "la ville de pantin": one word at least is its name.
      const next = tokens[end];
      if (end === at + length && next && !lexicon.light.has(next.folded) && !/\d/.test(next.folded))
        end++;
      if (end === at + length) return [];
      return [{ value: { text: typedOver(sentence, at, end - at) }, at, length: end - at }];
    },
  );
  const free = ofPlan.filter(({ at }) => !isOver(communes, at));
  return [...withWhich(sentence, free), ...communes];
}

/** "L’EPT Plaine Commune", "Est Ensemble (l’EPT)": one, called by what it is and by its own name. */
function withWhich(sentence: Sentence, found: readonly Placed<NamedOrganisation>[]) {
  const all: Placed<NamedOrganisation>[] = [];
  for (const one of found) {
    const last = all.at(-1);
    const isOne =
      last?.value.id === one.value.id &&
      (last?.value.which === undefined) !== (one.value.which === undefined) &&
      /^[\s(]*(?:\p{L}{1,2}['’\s])?$/u.test(gap(sentence, last ? endOf(last) : 0, one.at));
    if (last && isOne)
      all[all.length - 1] = {
        value: one.value.which ? one.value : last.value,
        at: last.at,
        length: endOf(one) - last.at,
      };
    else all.push(one);
  }
  return all;
}

/** A capital, or a link inside the name of a town: "Saint-Denis", "Le Pré Saint-Gervais", "Aulnay-sous-Bois". */
function isNamePart(text: string, typed: Sentence['typed'], at: number): boolean {
  const token = typed[at];
  const before = typed[at - 1];
  if (!token || !before) return false;
  const between = text.slice(before.end, token.start);
  if (!/^[\s’'-]*$/.test(between)) return false;
  return /^\p{Lu}/u.test(text.slice(token.start, token.end)) || between.includes('-');
}
