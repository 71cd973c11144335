/** Answers to the guided start: names alone, "passe", "plus tard". */

import { z } from 'zod';
import { type Matter, openMatter } from '../../../contract/matter.ts';
import { numberOf } from '../../../knowledge/identity.ts';
import { isLight } from '../../../sentence/between.ts';
import { type Sentence, says } from '../../../sentence/sentence.ts';
import { asNamed } from '../model/group-names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { PeopleCommand } from './command.ts';
import { employersSlot, peopleSlot } from './people-slots.ts';
import { nameOf, nameOfPerson, roleOfEach, rolesIn } from './roles.ts';

/** Kind of the matter of the guided start. */
export const START = 'people.start';

export const startSchema = z.strictObject({
  /** What is asked of: `fiche:1.1`, or the id of a group. */
  at: z.string(),
  passed: z.array(z.string()).max(200),
});

export type StartAnswer = 'pass' | 'leave' | readonly PeopleCommand[];

/** What a message answers to the question of the start; undefined when it says something else. */
export function readStart(
  sentence: Sentence,
  context: SlotContext,
  open: readonly Matter[] | undefined,
): StartAnswer | undefined {
  // Only while nothing else was done since: a name, "passe" and "plus tard" may answer other things too.
  const { data } = startSchema.safeParse(open?.[0]?.kind === START ? open[0].data : undefined);
  if (!data || sentence.tokens.length > 30 || sentence.text.includes('?')) return undefined;
  const { at } = data;
  const persons = peopleSlot(sentence, context);
  if (persons.length === 0 && sentence.tokens.length <= 6) {
    if (says(sentence, 'laisse-tomber')) return 'leave';
    if (says(sentence, 'gens-passer')) return 'pass';
  }
  const organisations = employersSlot(sentence, context).filter(
    ({ value }) => value.id !== undefined,
  );
  const isOfFiche = at.startsWith('fiche:');
  const roles = rolesIn(sentence).filter(({ value }) => (value === 'coAnimator') !== isOfFiche);
  const taken = [...persons, ...organisations, ...roles];
  const isWhole = isLight(sentence, 0, undefined, taken);
  if (!isWhole || (persons.length === 0 && organisations.length === 0)) return undefined;
  if (!isOfFiche) {
    const group = context.view.group(at);
    return group && [{ intent: 'appoint', group: asNamed(group), persons: persons.map(nameOf) }];
  }
  const given = roleOfEach(sentence, persons, roles);
  const named = (isSubstitute: boolean) =>
    persons.find((_, i) => (given[i] === 'substitute') === isSubstitute)?.value;
  const [holder, substitute] = [named(false), named(true)];
  return [
    {
      intent: 'pilot',
      led: { id: at, text: numberOf(context.knowledge.plan, at) },
      ...(organisations[0]?.value.id && { organisation: organisations[0].value.id }),
      ...(holder && { holder: nameOfPerson(holder) }),
      ...(substitute && { substitute: nameOfPerson(substitute) }),
    },
  ];
}

/** What was skipped so far. */
export const passedIn = (open: readonly Matter[] | undefined): readonly string[] =>
  startSchema.safeParse(openMatter(open, START)?.data).data?.passed ?? [];
