/** What was typed into the form for somebody without Teams: read, and what is wrong with it. */
import { z } from 'zod';
import { oneLine } from '../../../../cards/one-line.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { titles } from '../model/name-words.ts';
import { OTHER } from '../model/names.ts';
import { emailsIn, plainName } from './read-email.ts';

/** The fields, as they are kept or shown again. */
export interface Filled {
  name: string;
  /** In lower case where it is an address; else as typed. */
  email: string;
  /** Id of an organisation of the plan, `autre`, or empty: it is not known. */
  organisation: string;
  other: string;
  /** Id of a group. */
  group: string;
}

/** The value of the choice that says nothing. */
export const UNSAID = 'inconnue';

/** Longer, and it is no name. In characters. */
const MOST_NAME = 120;

const wholeAddress = z.email().max(254);

/** A whole e-mail address; what is kept takes nothing else. */
export const isAddress = (email: string): boolean => wholeAddress.safeParse(email).success;

/** What can be wrong with the fields; `show/invite-strings.ts` has a sentence for each. */
export type FormProblem =
  | 'noName'
  | 'badName'
  | 'longName'
  | 'noEmail'
  | 'badEmail'
  | 'several'
  | 'noOther'
  | 'longOther'
  | 'organisation';

/** The field that each is about. */
export const fieldOf: Record<FormProblem, Exclude<keyof Filled, 'group'>> = {
  noName: 'name',
  badName: 'name',
  longName: 'name',
  noEmail: 'email',
  badEmail: 'email',
  several: 'email',
  noOther: 'other',
  longOther: 'other',
  organisation: 'organisation',
};

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
  const chosen = organisationOf(organisation, elsewhere);
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

/** What was written beside the list is meant, where nothing was chosen in it. */
function organisationOf(chosen: string, other: string): string {
  const said = chosen === UNSAID ? '' : chosen;
  return said === '' && other !== '' ? OTHER : said;
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
