/** Something told with more around it than was understood: it is asked whether it is to be recorded. */
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import type { PeopleAct } from '../context.ts';
import { allowed } from '../model/acts.ts';
import { refusalOf } from '../model/rights.ts';
import type { PeopleCommand } from '../read/command.ts';
import { strings } from '../show/strings.ts';
import { objectOf } from './pilots.ts';

/** The order that says a command, and the question whether it is meant; undefined for what is not asked back. */
function wordsFor(command: PeopleCommand, act: PeopleAct): [string, string] | undefined {
  const { context, locale, turn } = act;
  const say = strings[locale].told;
  const named = (name: string) => (name === 'moi' ? turn.person.name : name);
  if (command.intent === 'pilot' && command.led.id?.startsWith('fiche:')) {
    const fiche = command.led.id.slice('fiche:'.length);
    if (command.holder !== undefined && command.substitute === undefined)
      return [say.leads(named(command.holder), fiche), say.pilot(named(command.holder), fiche)];
    if (command.substitute !== undefined && command.holder === undefined)
      return [
        say.stands(named(command.substitute), fiche),
        say.substitute(named(command.substitute), fiche),
      ];
  }
  if (command.intent === 'appoint' && command.persons.length === 1) {
    const [group, other] = command.group.found;
    const name = named(command.persons[0] ?? '');
    const label = group && context.view.group(group.id)?.label[locale];
    if (label && !other) return [say.animates(name, label), say.appoint(name, label)];
  }
  return undefined;
}

/** Asked of whoever may decide it; the others learn whom it is for. Undefined: it is done without asking. */
export async function askToRecord(
  act: PeopleAct,
  commands: readonly PeopleCommand[],
): Promise<Answer | undefined> {
  const { context, locale } = act;
  const say = strings[locale].told;
  const [command, second] = commands;
  const words = command && !second ? wordsFor(command, act) : undefined;
  if (!command || !words) return undefined;
  const may = await context.store.read((reader) => {
    if (command.intent === 'appoint')
      return allowed(
        act,
        'people.appoint',
        { kind: 'group', id: command.group.found[0]?.id ?? '' },
        reader,
      );
    const id = command.intent === 'pilot' ? (command.led.id ?? '') : '';
    return allowed(act, 'people.pilot', objectOf(id, context.view), reader);
  });
  if (!may)
    return refused(
      refusalOf(command.intent === 'appoint' ? 'people.appoint' : 'people.pilot', locale),
      locale,
    );
  const [headline, order] = words;
  return {
    ...shown({ headline, notes: [say.how], questions: [order] }, locale),
    outcome: 'clarify',
    asks: { yes: { hear: order }, no: { say: say.kept } },
  };
}
