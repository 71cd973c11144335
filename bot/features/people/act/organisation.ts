/** The organisation of a person: asked once, said at any time, corrected by a co-animator. */
import { organisationCard } from '../../../../cards/people/organisation.ts';
import type { Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused, shown } from '../../../conversation/answers.ts';
import { UNFINISHED_MS } from '../../../conversation/memory.ts';
import type { PeopleAct } from '../context.ts';
import { type Act, change, selfIn, selfOf } from '../model/acts.ts';
import { type KnownPerson, people } from '../model/directory.ts';
import { CHANGE } from '../model/just-changed.ts';
import { OTHER, organisationName, organisationOf } from '../model/names.ts';
import { guess } from '../model/rules.ts';
import { ORGANISATION_ASKED } from '../read/organisation-beside.ts';
import { strings } from '../show/strings.ts';

/**
 * What was done, and the question about the organisation when it was never put. Only in a 1:1
 * chat: in a channel everybody would see it.
 */
export async function joinedOrAsked(
  tx: Transaction,
  act: PeopleAct,
  [headline = '', ...notes]: string[],
): Promise<Answer> {
  const { locale, turn } = act;
  const self = await selfIn(tx, act);
  const due =
    turn.conversation.type === 'personal' &&
    self.organisation === null &&
    self.organisationAskedAt === null;
  const next = due ? { ...self, organisationAskedAt: turn.now.toISOString() } : self;
  if (due || !(await tx.get(people, selfOf(act)))) await tx.put(people, selfOf(act), next);
  return due
    ? asked(tx, act, self, [headline, ...notes])
    : shown({ headline, notes, questions: [strings[locale].ask.mine] }, locale);
}

export function askOrganisation(act: PeopleAct): Promise<Answer> {
  return change(act, 'people.askOrganisation', { kind: 'own' }, async (tx) => {
    const self = await selfIn(tx, act);
    await tx.put(people, selfOf(act), {
      ...self,
      organisationAskedAt: self.organisationAskedAt ?? act.turn.now.toISOString(),
    });
    return asked(tx, act, self, []);
  });
}

async function asked(
  tx: Transaction,
  { context, locale }: Act,
  self: KnownPerson,
  before: string[],
): Promise<Answer> {
  const { plan } = context;
  const say = strings[locale];
  const rows = self.domain ? await tx.where(people, 'domain', self.domain) : [];
  const known = rows.map(({ value }) => value);
  const current = organisationOf(self, plan, locale, organisationName);
  const hint = current ? undefined : guess(self.domain, plan, known);
  const message = organisationCard({
    lang: locale,
    before: current ? [...before, say.now(current)] : before,
    question: say.organisationQuestion,
    why: say.organisationWhy,
    hints: hint ? [say.organisationGuess(organisationName(hint, plan, locale))] : [],
    label: say.organisationLabel,
    missing: say.otherMissing,
    // A guess is shown in words and left to be chosen.
    selected: self.organisation ?? '',
    choices: [
      ...plan.organisations.map(({ id, nom }) => ({ title: nom, value: id })),
      { title: say.other, value: OTHER },
    ],
    otherLabel: say.otherLabel,
    save: say.save,
  });
  const label = say.organisationQuestion;
  const opens = [{ kind: ORGANISATION_ASKED, data: {}, label, ms: UNFINISHED_MS }];
  return { ...answerWith(message, locale), opens };
}

/** Keeps what the person said; `other` is the name of an organisation that is not in the plan. */
export function choose(act: PeopleAct, organisation: string | null, other = ''): Promise<Answer> {
  const { locale, context } = act;
  const say = strings[locale];
  return change(act, 'people.organisation', { kind: 'own' }, async (tx) => {
    const self = await selfIn(tx, act);
    if ((organisation === OTHER || organisation === '') && other === '')
      return asked(tx, act, self, [say.otherMissing]);
    const none = { organisation: null, otherOrganisation: null };
    const next =
      organisation === null
        ? { ...self, ...none }
        : withOrganisation(self, organisation || OTHER, other, act);
    if (!next) return refused(say.unknownOrganisation, locale);
    await tx.put(people, selfOf(act), next);
    const name = organisationOf(next, context.plan, locale, organisationName);
    const headline = name === undefined ? say.chosenNone : say.chosen(name);
    return { ...shown({ headline }, locale), closes: [ORGANISATION_ASKED] };
  });
}

/** The same for somebody else, by a co-animator of one of their groups. */
export function chooseFor(
  act: PeopleAct,
  person: string,
  organisation: string,
  other = '',
): Promise<Answer> {
  const { locale, context } = act;
  const say = strings[locale];
  return change(act, 'people.organisationOf', { kind: 'person', person }, async (tx) => {
    const row = await tx.get(people, person);
    const next = row && withOrganisation(row.value, organisation, other, act);
    if (!row || !next)
      return refused(row ? say.unknownOrganisation : say.unknownPerson(''), locale);
    await tx.put(people, person, next);
    const where = organisationOf(next, context.plan, locale, organisationName) ?? other;
    const answer = shown({ headline: say.chosenFor(row.value.name, where) }, locale);
    // "Annule ça" is of this, and of no change before it.
    return { ...answer, closes: [CHANGE] };
  });
}

/** The person with this organisation; undefined when there is none such. */
export function withOrganisation(
  person: KnownPerson,
  organisation: string,
  other: string,
  { context, turn }: Act,
): KnownPerson | undefined {
  const known =
    organisation === OTHER || context.plan.organisations.some(({ id }) => id === organisation);
  if (!known) return undefined;
  return {
    ...person,
    organisation,
    otherOrganisation: other || null,
    organisationAskedAt: person.organisationAskedAt ?? turn.now.toISOString(),
  };
}
