/** The form that adds somebody without Teams: for whoever would rather not write a sentence. */
import type { z } from 'zod';
import type { FormProblem as Wrong } from '../../../../cards/parts.ts';
import { type InviteData, inviteCard, type inviteClick } from '../../../../cards/people/invite.ts';
import { rememberAnswer } from '../../../contract/remember-answer.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused } from '../../../conversation/answers.ts';
import type { PeopleAct } from '../context.ts';
import { allowed, groupsLed, look } from '../model/acts.ts';
import type { KnownGroup } from '../model/group-names.ts';
import { OTHER } from '../model/names.ts';
import { refusalOf } from '../model/rights.ts';
import { type Filled, fieldOf, readForm, UNSAID } from '../read/typed-people.ts';
import { doorStrings } from '../show/door-strings.ts';
import { inviteStrings } from '../show/invite-strings.ts';
import { strings } from '../show/strings.ts';
import { invite } from './without-teams.ts';

const blank: Filled = { name: '', email: '', organisation: '', other: '', group: '' };

/** The form, with what is known already; and what is wrong with it, once it was sent. */
export function askInvite(
  act: PeopleAct,
  known: Partial<Filled> = {},
  problems: readonly Wrong[] = [],
  outcome: Answer['outcome'] = 'command',
): Promise<Answer> {
  const { context, locale, turn } = act;
  const say = inviteStrings[locale];
  return look(act, 'people.askInvite', { kind: 'own' }, async (reader) => {
    if (!context.settings.personalLink) return refused(doorStrings[locale].noDoor, locale);
    // An address is typed where nobody else reads it.
    if (turn.conversation.type !== 'personal') return refused(say.privately, locale);
    const mine = await groupsLed(act, reader);
    const filled = { ...blank, ...known };
    const only = mine.length === 1 ? mine[0]?.id : undefined;
    const group = mine.some(({ id }) => id === filled.group) ? filled.group : (only ?? '');
    const message = inviteCard(dataOf(act, { ...filled, group }, problems, mine));
    return answerWith(message, locale, outcome);
  });
}

function dataOf(
  { context, locale }: PeopleAct,
  values: Filled,
  problems: readonly Wrong[],
  mine: readonly KnownGroup[],
): InviteData {
  const say = inviteStrings[locale];
  const known = context.plan.organisations.map(({ id, nom }) => ({ title: nom, value: id }));
  return {
    lang: locale,
    headline: say.ask,
    problems: [...problems],
    why: context.settings.sendsMail ? say.whyByMail : say.whyByYou,
    labels: say.labels,
    missing: say.missing,
    values: { ...values, organisation: values.organisation || UNSAID },
    // An example is for a field where nothing stands yet.
    hint: values.email === '' ? say.hint : '',
    organisations: [
      { title: say.unsaid, value: UNSAID },
      ...known,
      { title: strings[locale].other, value: OTHER },
    ],
    groups: mine.map(({ id, tag }) => ({ title: tag[locale], value: id })),
    save: say.save,
  };
}

/** The form as it comes back: the same record, rights and refusals as the sentence. */
export async function inviteFilled(
  act: PeopleAct,
  data: z.infer<typeof inviteClick>,
): Promise<Answer> {
  const { context, locale } = act;
  const say = inviteStrings[locale].problems;
  const { problems: wrong, filled } = readForm(data, context.plan);
  const problems = wrong.map((problem): Wrong => ({ field: fieldOf[problem], text: say[problem] }));
  const group = context.view.group(filled.group);
  if (!group) problems.push({ field: 'group', text: say.group });
  // The right first: whoever has none is told that, and not how to fill in a form.
  else if (!(await mayInvite(act, group.id)))
    return askAgain(act, filled, [ofNone(refusalOf('people.invite', locale))], 'refused');
  if (!group || problems.length > 0) return askAgain(act, filled, problems);
  const { name, email, organisation, other } = filled;
  const answer = await invite(act, group, {
    name,
    email,
    several: false,
    isOutside: true,
    organisation: organisation === '' ? undefined : { id: organisation, other },
  });
  return answer.outcome === 'refused'
    ? askInvite(act, filled, [ofNone(answer.message.text)], 'refused')
    : answer;
}

/**
 * The form once more. A repeated delivery gets the sentences alone: an address that was typed is kept
 * nowhere before its bearer is, so that whoever is forgotten is.
 */
async function askAgain(
  act: PeopleAct,
  filled: Filled,
  problems: Wrong[],
  outcome: Answer['outcome'] = 'clarify',
): Promise<Answer> {
  const { context, turn, locale } = act;
  await context.store.transact((tx) =>
    rememberAnswer(tx, turn, refused(problems.map(({ text }) => text).join('\n'), locale)),
  );
  return askInvite(act, filled, problems, outcome);
}

/** What is wrong with no field of its own. */
const ofNone = (text: string): Wrong => ({ field: '', text });

const mayInvite = (act: PeopleAct, group: string): Promise<boolean> =>
  act.context.store.read((reader) =>
    allowed(act, 'people.invite', { kind: 'group', id: group }, reader),
  );
