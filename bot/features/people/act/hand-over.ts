/** A pilote who names somebody else in their own place: they do not decide it, and their request goes to those who do. */
import type { z } from 'zod';
import type { handOverClick } from '../../../../cards/people/hand-over.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { together } from '../../../conversation/together.ts';
import type { PeopleAct } from '../context.ts';
import { change, selfOf } from '../model/acts.ts';
import { emptyGroup, groups } from '../model/groups.ts';
import { isHeldBy } from '../model/piloting.ts';
import { handOverRow } from '../model/request-rows.ts';
import { decidersOf } from '../model/requests.ts';
import { calledIn } from '../model/within-reach.ts';
import type { PeopleCommand } from '../read/command.ts';
import type { Later } from '../read/later.ts';
import { daysOf, handOverStrings } from '../show/hand-over-strings.ts';
import { ofWhat } from '../show/led.ts';
import { strings } from '../show/strings.ts';
import { objectOf } from './pilots.ts';

/** The same refusal, with the button that sends the request: nothing is written until it is pressed. */
export function orAskFor(
  act: PeopleAct,
  commands: readonly PeopleCommand[],
  no: Answer,
  later?: Later | undefined,
): Answer {
  const { context, locale } = act;
  const [led, second] = commands.flatMap((one) => {
    const id = one.intent === 'pilot' ? one.led.id : undefined;
    const name = one.intent === 'pilot' ? (one.holder ?? one.substitute) : undefined;
    const isTheirs = id !== undefined && isHeldBy(context.view.pilot(id), selfOf(act));
    const role = one.intent === 'pilot' && !one.holder ? ('substitute' as const) : undefined;
    return isTheirs && name !== undefined && name !== 'moi'
      ? [{ id, name, ...(role && { role }) }]
      : [];
  });
  if (!no.denied || !led || second) return no;
  const say = handOverStrings[locale];
  const days = later && { after: later.until, ...(later.last && { last: later.last }) };
  const { id, ...named } = led;
  const data = { verb: 'people.handOver', led: id, ...named, ...days };
  const face = {
    headline: say.ask(led.name, ofWhat(id, act) + daysOf(days, locale), say.as(led.role)),
    presses: [{ title: say.send, data }],
  };
  return { ...together([no, shown(face, locale)]), outcome: 'refused', denied: true };
}

/** Sends it to those who co-animate the group concerned, else to the administrators. */
export const handOver = (
  act: PeopleAct,
  { led, name, role, after, last }: z.infer<typeof handOverClick>,
): Promise<Answer> =>
  change(act, 'people.handOver', objectOf(led, act.context.view), async (tx) => {
    const { context, locale, turn } = act;
    const say = handOverStrings[locale];
    const [to, second] = await calledIn(tx, name, selfOf(act));
    if (!to) return refused(strings[locale].unknownPerson(name), locale);
    if (second) return refused(strings[locale].severalPlain(name), locale);
    const group = context.view.groupOf(led);
    const row = (group && (await tx.get(groups, group))?.value) || emptyGroup('axe');
    const asked = {
      person: selfOf(act),
      led,
      to: to.id,
      ...(role && { role }),
      ...(after && { after }),
      ...(last && { last }),
    };
    const deciders = decidersOf(act, row).filter((person) => person !== selfOf(act));
    for (const recipient of deciders) await tx.outbox.add(handOverRow(asked, recipient, turn.now));
    return deciders.length > 0
      ? shown(
          {
            headline: say.sent(
              to.value.name,
              ofWhat(led, act) + daysOf({ after, last }, locale),
              say.as(role),
            ),
          },
          locale,
        )
      : refused(say.nobody, locale);
  });
