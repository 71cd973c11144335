/** Slot of organisations: those of the plan by any of their names, and "la ville de …" of any commune. */

import type { Knowledge } from '../../../../knowledge/knowledge.ts';
import { fold } from '../../../../language/fold.ts';
import { oncePer } from '../../../../language/once-per.ts';
import { LINKS, Phrases } from '../../../../language/phrases.ts';
import { gap, isCapital } from '../../../../sentence/between.ts';
import { isOver, longest, type Placed } from '../../../../sentence/placed.ts';
import { isBehind } from '../../../../sentence/saying.ts';
import { conceptsOf, type Sentence, typedOver } from '../../../../sentence/sentence.ts';
import { once, type SlotContext, whenSlot } from './context.ts';

export interface NamedOrganisation {
  /** Id in the plan; absent: none of the plan's. */
  id?: string | undefined;
  /** As typed. */
  text: string;
}

interface OrganisationName {
  id: string;
  name: string;
  /** Only of whoever works there: "Département" elsewhere is a territory. */
  isOfStaff: boolean;
}

const organisations = oncePer((knowledge: Knowledge): Phrases<OrganisationName> => {
  const made = new Phrases<OrganisationName>(LINKS);
  for (const { id, nom, alias, employeur } of knowledge.plan.organisations) {
    for (const name of [nom, ...alias]) made.add(name, { id, name: fold(name), isOfStaff: false });
    for (const name of employeur) made.add(name, { id, name: fold(name), isOfStaff: true });
  }
  return made;
});

/** Whoever is "du département" works at the organisation that the plan calls so. */
export const asEmployer = (named: NamedOrganisation, { plan }: Knowledge): NamedOrganisation => {
  const isCalled = (name: string) => fold(name) === fold(named.text);
  const known = plan.organisations.find(({ employeur }) => employeur.some(isCalled));
  return known ? { ...named, id: known.id } : named;
};

/** Shorter names are acronyms: "cafés" is no plural of "Caf". */
const ACRONYM = 4;

export const organisationsSlot = once(readOrganisations);

function readOrganisations(sentence: Sentence, context: SlotContext): Placed<NamedOrganisation>[] {
  const { tokens, concepts, typed, text, lexicon } = sentence;
  const ofPlan = longest(
    organisations(context.knowledge)
      .find(tokens)
      .map(({ value, at, length }) => ({ value, at, length })),
  ).flatMap(({ value: { id, name, isOfStaff }, at, length }): Placed<NamedOrganisation>[] => {
    const said = typedOver(sentence, at, length);
    if (isOfStaff && !isEmployer(sentence, at)) return [];
    // "Café" is no Caf.
    const isSame = fold(said) === name || fold(said) === `${name}s`;
    const isOther = name.length <= ACRONYM && said.length > name.length && !isSame;
    return isOther ? [] : [{ value: { id, text: said }, at, length }];
  });
  const towns = longest(concepts.filter(({ value }) => value === 'ville-de')).flatMap(
    ({ at, length }): Placed<NamedOrganisation>[] => {
      let end = at + length;
      while (end < typed.length && isNamePart(text, typed, end)) end++;
      // "la ville de pantin": one word at least is its name.
      const next = tokens[end];
      if (end === at + length && next && !lexicon.light.has(next.folded) && !/\d/.test(next.folded))
        end++;
      if (end === at + length) return [];
      // "Noisy le sec".
      if (goesOn(sentence, end, context)) end += 2;
      return [{ value: { text: typedOver(sentence, at, end - at) }, at, length: end - at }];
    },
  );
  return [...ofPlan.filter(({ at }) => !isOver(towns, at)), ...towns];
}

/** "Omar (Département)", "je bosse au département": a capital, or a word of work before it. */
const isEmployer = (sentence: Sentence, at: number): boolean =>
  isCapital(sentence, at) ||
  ['gens-est-de', 'gens-je-suis-de', 'gens-organisation'].some((one) =>
    isBehind(sentence, one, at),
  );

/** An article and one word that ends what is said: neither a day ("… le mardi") nor anything else follows. */
const goesOn = (sentence: Sentence, at: number, context: SlotContext): boolean =>
  ['devant-nom', 'devant-verbe'].every((one) =>
    conceptsOf(sentence, one).some((found) => found.at === at),
  ) &&
  /^\s*$/.test(gap(sentence, at, at)) &&
  /^\s*$/.test(gap(sentence, at + 1, at + 1)) &&
  (at + 2 === sentence.tokens.length || /[,;.!\n]/.test(gap(sentence, at + 2, at + 2))) &&
  !/\d/.test(sentence.tokens[at + 1]?.folded ?? '') &&
  !whenSlot(sentence, context).some((one) => one.at <= at + 1 && at < one.at + one.length);

/** A capital, or a link inside the name of a town: "Saint-Denis", "Le Pré Saint-Gervais", "Aulnay-sous-Bois". */
function isNamePart(text: string, typed: Sentence['typed'], at: number): boolean {
  const token = typed[at];
  const before = typed[at - 1];
  if (!token || !before) return false;
  const between = text.slice(before.end, token.start);
  if (!/^[\s’'-]*$/.test(between)) return false;
  return /^\p{Lu}/u.test(text.slice(token.start, token.end)) || between.includes('-');
}
