/** People without Teams as they are typed: their addresses and names in a sentence, and the form for them. */
import { z } from 'zod';
import { oneLine } from '../../../../cards/one-line.ts';
import type { InviteData } from '../../../../cards/people/invite.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { endOf } from '../../../sentence/between.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { placeOf, type Sentence } from '../../../sentence/sentence.ts';
import { titles } from '../model/name-words.ts';
import { OTHER } from '../model/names.ts';

/** As mail programs copy it, with or without "mailto:" and angle brackets. */
const ADDRESS = /(?:mailto:)?([^\s<>()[\]"«»“”,;:@]+@[^\s<>()[\]"«»“”,;:]+)/giu;

/** What ends a sentence, not an address. */
const END = /[.!?’']+$/u;

/** All that somebody may have meant as addresses, as typed. */
export const emailsIn = (text: string): string[] =>
  [...text.matchAll(ADDRESS)].flatMap(([, address]) => address ?? []);

/** Addresses, in lower case. */
export const emailsSlot = (sentence: Sentence): Placed<string>[] =>
  sentence.text.includes('@')
    ? [...sentence.text.matchAll(ADDRESS)].flatMap((match) => {
        const value = match[1]?.replace(END, '').toLowerCase();
        const span = { start: match.index, end: match.index + match[0].replace(END, '').length };
        return value ? [{ value, ...placeOf(sentence, span) }] : [];
      })
    : [];

/** Letters, and what joins them; a point only where letters follow a blank: "J. Martin". */
const NAME = /^(?:[\p{L}\p{M}'’-]|\.(?= )| )+/u;

/**
 * The name of somebody who may be known by nothing but what is typed here: up to the first sign that no name
 * has. It is shown to others, in letters too: neither lines, nor addresses, nor links can hide in it.
 */
export const plainName = (text: string): string =>
  (NAME.exec(text.replace(/\S*@\S*/gu, '@'))?.[0] ?? '').trim();

/** Whoever is named last before the address, behind the one before it; of an only address, whoever is named. */
export function invitedName(
  sentence: Sentence,
  email: Placed<string>,
  [persons, organisations]: readonly (readonly Placed<string>[])[],
  emails: readonly Placed<string>[],
): string {
  const from = Math.max(0, ...emails.filter(({ at }) => at < email.at).map(endOf));
  const before = (all: readonly Placed<string>[] = []) =>
    all.findLast((one) => one.at >= from && endOf(one) <= email.at);
  // "Ajoute PMI accueil@…": an organisation is said to be none.
  const own =
    before(persons) ?? before(organisations) ?? (emails.length > 1 ? undefined : persons?.[0]);
  // "Mme Rousselet": one capital behind a title is a name where an address is given.
  const [, titled] =
    (emails.length === 1 &&
      /\b(?:M\.|Mr|Mme|Mlle|Dr|Madame|Monsieur|Ms|Mrs)\s+(\p{Lu}[\p{L}’'-]+)/u.exec(
        sentence.text,
      )) ||
    [];
  return plainName(own?.value ?? titled ?? '');
}

/** The fields, as they are kept or shown again; an address is in lower case, anything else as typed. */
export type Filled = InviteData['values'];

/** The value of the choice that says nothing. */
export const UNSAID = 'inconnue';

/** Longer, and it is no name. In characters. */
const MOST_NAME = 120;

const wholeAddress = z.email().max(254);

/** A whole e-mail address; what is kept takes nothing else. */
export const isAddress = (email: string): boolean => wholeAddress.safeParse(email).success;

/** What can be wrong, and the field that it is about; `show/invite-strings.ts` has a sentence for each. */
export const fieldOf = {
  noName: 'name',
  badName: 'name',
  longName: 'name',
  noEmail: 'email',
  badEmail: 'email',
  several: 'email',
  noOther: 'other',
  longOther: 'other',
  organisation: 'organisation',
} as const satisfies Record<string, keyof Filled>;
export type FormProblem = keyof typeof fieldOf;

/** Every field that is wrong is named; what was typed is given back, to be put right. */
export function readForm(
  { name, email, organisation, other, group }: Filled,
  plan: Plan,
): { filled: Filled; problems: FormProblem[] } {
  const problems: FormProblem[] = [];
  const said = withoutTitle(oneLine(name));
  if (said === '') problems.push('noName');
  // The sentence takes the name up to the first sign that none has; here nothing is cut unseen.
  else if (plainName(said) !== said || !/\p{L}/u.test(said)) problems.push('badName');
  else if (said.length > MOST_NAME) problems.push('longName');
  const address = addressIn(email);
  if (email.trim() === '') problems.push('noEmail');
  else if (emailsIn(email).length > 1) problems.push('several');
  else if (!isAddress(address)) problems.push('badEmail');
  const elsewhere = oneLine(other);
  // What was written beside the list is meant, where nothing was chosen in it.
  const picked = organisation === UNSAID ? '' : organisation;
  const chosen = picked === '' && elsewhere !== '' ? OTHER : picked;
  const isKnown = plan.organisations.some(({ id }) => id === chosen);
  if (chosen === OTHER && elsewhere === '') problems.push('noOther');
  else if (elsewhere.length > MOST_NAME) problems.push('longOther');
  else if (chosen !== '' && chosen !== OTHER && !isKnown) problems.push('organisation');
  return {
    filled: {
      name: said,
      email: isAddress(address) ? address : email,
      organisation: chosen === OTHER || isKnown ? chosen : '',
      other: elsewhere,
      group,
    },
    problems,
  };
}

/** "zoe@x.fr", "mailto:zoe@x.fr", "Zoé <zoe@x.fr>": whole, as mail programs copy it; else as typed. */
function addressIn(typed: string): string {
  const text = typed.trim();
  const inside = /^[^<>@]*<([^<>]*)>$/.exec(text)?.[1] ?? text;
  return inside
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();
}

function withoutTitle(name: string): string {
  const [first = '', ...rest] = name.split(' ');
  return titles.has(first.replace(/\.$/, '').toLowerCase()) ? rest.join(' ') : name;
}
