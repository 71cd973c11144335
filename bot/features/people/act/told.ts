/** "Karim Haddad pilote la fiche 1.1", said as a fact: it is asked whether that is to be recorded. */

import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { textOf } from '../../../language/tokens.ts';
import type { PeopleAct } from '../context.ts';
import { allowed } from '../model/acts.ts';
import { refusalOf } from '../model/rights.ts';
import type { CommandSentence } from '../read/command-sentence.ts';
import { groupIn } from '../read/group-in.ts';
import { strings } from '../show/strings.ts';

export interface StatedLead {
  /** As typed, with its capitals. */
  name: string;
  /** A fiche by its number, or a group by its id. */
  leads: { fiche: string } | { group: string };
}

/** The verb, as written once folded; "est pilote de", "is the lead of". */
const LEADS =
  /^(?:pilote|pilotera|va piloter|(?:est|sera|devient) (?:le |la |l )?(?:nouveau |nouvelle )?pilote|leads|will lead|is (?:the )?(?:new )?lead(?:er)?)$/;
const ANIMATES =
  /^(?:(?:co ?)?anime|(?:co ?)?animera|(?:est|sera|devient) (?:le |la |l )?(?:co ?)?animat(?:eur|rice)|(?:co )?facilitates|will (?:co )?facilitate|is (?:the )?(?:co )?facilitator)$/;

const MOST_VERB = 5;

/** Two capitals at least open the sentence, which asks nothing: a name, and neither a question nor a noun. */
export function toldIn(said: CommandSentence): StatedLead | undefined {
  const { text, tokens, organisations, utterance } = said;
  if (text.includes('?')) return undefined;
  const isProper = ({ start }: { start: number }) => /^\p{Lu}/u.test(text.slice(start));
  const end = tokens.findIndex((token) => !isProper(token));
  if (end < 2 || end > 4 || organisations.find(tokens.slice(0, end)).length > 0) return undefined;
  const verb = (length: number) =>
    tokens
      .slice(end, end + length)
      .map(({ folded }) => folded)
      .join(' ');
  const says = (pattern: RegExp) =>
    Array.from({ length: MOST_VERB }, (_, i) => verb(i + 1)).some((words) => pattern.test(words));
  const name = textOf(text, tokens.slice(0, end));
  const [fiche] = utterance.references.fiches;
  if (fiche !== undefined && said.fiches.has(fiche) && says(LEADS))
    return { name, leads: { fiche } };
  const [group, other] = (says(ANIMATES) && groupIn(said, end)?.found) || [];
  return group && !other ? { name, leads: { group: group.id } } : undefined;
}

/** Asked of whoever may decide it; the others learn whom it is for. */
export async function askToRecord(act: PeopleAct, { name, leads }: StatedLead): Promise<Answer> {
  const { context, locale } = act;
  const say = strings[locale].told;
  const group = 'group' in leads ? context.view.group(leads.group) : undefined;
  const label = group?.label[locale] ?? '';
  const may = await context.store.read((reader) => {
    if ('group' in leads)
      return allowed(act, 'people.appoint', { kind: 'group', id: leads.group }, reader);
    const id = `fiche:${leads.fiche}`;
    return allowed(
      act,
      'people.pilot',
      { kind: 'led', id, group: context.view.groupOf(id) },
      reader,
    );
  });
  if (!may)
    return refused(refusalOf('group' in leads ? 'people.appoint' : 'people.pilot', locale), locale);
  const [headline, order] =
    'group' in leads
      ? [say.animates(name, label), say.appoint(name, label)]
      : [say.leads(name, leads.fiche), say.pilot(name, leads.fiche)];
  return {
    ...shown({ headline, notes: [say.how], questions: [order] }, locale),
    outcome: 'clarify',
    asks: { yes: { hear: order }, no: { say: say.kept } },
  };
}
