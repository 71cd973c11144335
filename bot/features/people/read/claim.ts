/** What a feature’s claim on a sentence rests on: what its commands name, and what `npm run understand` shows of them. */
import { fold } from '../../../language/fold.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, typedOver } from '../../../sentence/sentence.ts';
import { groupField, type NamedGroup } from '../model/group-names.ts';
import type { PeopleCommand } from './command.ts';

/** Whether words of another feature are said, those in the name of a group that is made apart. */
export function isElsewhere(
  sentence: Sentence,
  commands: readonly PeopleCommand[],
  things: readonly Placed<unknown>[],
): boolean {
  const names = commands.flatMap((one) => (one.intent === 'create' ? [fold(one.name)] : []));
  return conceptsOf(sentence, 'gens-ailleurs').some(({ at, length, value }) => {
    if (things.some((thing) => overlap(thing, { at, length, value }))) return false;
    const word = fold(typedOver(sentence, at, length));
    return !names.some((name) => name.includes(word));
  });
}

/** Whether it names the group or the thing that it is about. */
export const namesWhat = (command: PeopleCommand): boolean =>
  (command.intent === 'create' && command.name !== '') ||
  ('group' in command && command.group?.text !== '' && command.group !== undefined) ||
  ('led' in command && (command.led?.id ?? command.led?.among) !== undefined);

/** Whether it names a group that nobody knows. */
export const isOfUnknown = (command: PeopleCommand): boolean =>
  'group' in command && command.group?.found.length === 0 && command.group.text !== '';

/** For `npm run understand`: intent, then ids of what was named; several commands are `acts`. */
export function fieldsOf(commands: readonly PeopleCommand[]): Record<string, unknown> {
  const [first, second] = commands;
  if (!first) return {};
  return second ? { acts: commands.map(fieldsOfOne) } : fieldsOfOne(first);
}

function fieldsOfOne(command: PeopleCommand): Record<string, unknown> {
  const { group, ...rest }: Partial<Record<string, unknown>> & { group?: NamedGroup | undefined } =
    {
      ...command,
      // An address is said nowhere, not even to who measures.
      ...('email' in command ? { email: true } : {}),
      ...('persons' in command ? { person: command.persons.join(', ') } : {}),
    };
  return group ? { ...rest, ...groupField(group.found), said: group.text } : rest;
}
