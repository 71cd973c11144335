/** What was typed into the form for somebody without Teams: read, and what is wrong with it. */
import { z } from 'zod';
import { oneLine } from '../../../../cards/one-line.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import { OTHER, titles } from '../model/names.ts';
import { inviteStrings } from '../show/invite-strings.ts';
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

/** Every field that is wrong gets its sentence; what was typed is given back, to be put right. */
export function readForm(
  { name, email, organisation, other, group }: Filled,
  plan: Plan,
  locale: Locale,
): { filled: Filled; problems: string[] } {
  const say = inviteStrings[locale].problems;
  const problems: string[] = [];
  const said = withoutTitle(oneLine(name));
  if (said === '') problems.push(say.noName);
  // The sentence takes the name up to the first sign that none has; here nothing is cut unseen.
  else if (plainName(said) !== said || !/\p{L}/u.test(said)) problems.push(say.badName);
  else if (said.length > MOST_NAME) problems.push(say.longName);
  const address = addressIn(email);
  if (email.trim() === '') problems.push(say.noEmail);
  else if (emailsIn(email).length > 1) problems.push(say.several);
  else if (!isAddress(address)) problems.push(say.badEmail);
  const elsewhere = oneLine(other);
  const chosen = organisationOf(organisation, elsewhere);
  const isKnown = plan.organisations.some(({ id }) => id === chosen);
  if (chosen === OTHER && elsewhere === '') problems.push(say.noOther);
  else if (elsewhere.length > MOST_NAME) problems.push(say.longOther);
  else if (chosen !== '' && chosen !== OTHER && !isKnown) problems.push(say.organisation);
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
