/** Who can note progress of a subject: names that answers about the plan already show. */
import { localDay } from '../../../calendar/local-time.ts';
import type { Reader } from '../../../contract/store.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { groups, isCurrent, pilots } from '../../people/model/groups.ts';
import { organisationName } from '../../people/model/names.ts';
import type { ProgressAct } from '../context.ts';

/** "Paul Pilote ou Ines Animatrice"; empty when nobody is designated. */
export async function whomToAsk(
  reader: Reader,
  { context, locale, turn }: ProgressAct,
  { id, led, group }: Subject,
): Promise<string> {
  const pilot = ((await reader.get(pilots, id)) ?? (await reader.get(pilots, led)))?.value;
  const current = pilot && isCurrent(pilot, localDay(turn.now, context.zone)) ? pilot : undefined;
  const animators = (await reader.get(groups, group))?.value.coAnimators ?? [];
  const names = [
    current?.holder?.name,
    current?.substitute?.name,
    ...animators.map(({ person }) => context.view.person(person)?.name),
  ].flatMap((name) => (name ? [name] : []));
  if (names.length > 0)
    return new Intl.ListFormat(locale, { type: 'disjunction' }).format(new Set(names));
  return current?.organisation ? organisationName(current.organisation, context.plan, locale) : '';
}
