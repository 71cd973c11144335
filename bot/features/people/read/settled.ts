/** What a change says that is so already: nothing is made of it, and nothing is asked. */
import type { SlotContext } from '../model/slots/context.ts';
import type { PeopleCommand, TypedName } from './command.ts';

/**
 * The same change, of those for whom it is one; undefined: for nobody.
 *
 * @param isOf those who may be left out, where it is so of them
 */
export function unsettled(
  command: PeopleCommand,
  { view, speaking: { self, here, coAnimates } }: SlotContext,
  isOf: (person: TypedName) => boolean = () => true,
): PeopleCommand | undefined {
  const nameOf = (id: string) => (id === self ? 'moi' : view.person(id)?.name);
  if (command.intent === 'add' || command.intent === 'appoint') {
    const { group, from, instead, but } = command;
    const place = command.intent === 'add' ? 'members' : 'coAnimators';
    // Of no group that is named: the one of here, else of who speaks.
    const own = group.text === '' ? (here === undefined ? coAnimates : [here]) : [];
    const of = group.found.length > 0 ? group.found : own.flatMap((id) => view.group(id) ?? []);
    const [row, other] = of.map((one) => one.row?.[place] ?? []);
    if (!row || other || from || instead || but) return command;
    const there = row.map(({ person }) => nameOf(person));
    const persons = command.persons.filter((one) => !(isOf(one) && there.includes(one)));
    if (persons.length === command.persons.length) return command;
    return persons.length > 0 ? { ...command, persons } : undefined;
  }
  if (command.intent === 'unpilot' && command.role === 'substitute' && command.person) {
    // "Omar n’a plus besoin de suppléant", of who leads it.
    const all = command.led ? [view.pilot(command.led.id ?? '')] : [...view.pilots.values()];
    return all.some((one) => one?.substitute?.name === command.person) ? command : undefined;
  }
  if (command.intent !== 'pilot') return command;
  const { led, instead, beside, others, until, organisation, ...roles } = command;
  const today = view.pilot(led.id ?? '');
  if (!today || instead || beside || others || until) return command;
  const isSo = (role: 'holder' | 'substitute') => {
    const one = today[role];
    const name = one?.person === self ? 'moi' : one?.name;
    return roles[role] === undefined || (roles[role] === name && isOf(name));
  };
  const isFrom = organisation === undefined || organisation === today.organisation;
  return isFrom && isSo('holder') && isSo('substitute') ? undefined : command;
}
