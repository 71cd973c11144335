/** Who can note progress of a subject: names that answers about the plan already show. */
import { localDay } from '../../../calendar/local-time.ts';
import type { Reader } from '../../../contract/store.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { everyoneOf, groups } from '../../people/model/groups.ts';
import { organisationName } from '../../people/model/names.ts';
import { pilotsAmong } from '../../people/model/piloting.ts';
import type { ProgressAct } from '../context.ts';

/** "Paul Pilote ou Ines Animatrice"; empty when nobody is designated. */
export async function whomToAsk(
  reader: Reader,
  { context, locale, turn }: ProgressAct,
  subject: Subject,
): Promise<string> {
  const today = localDay(turn.now, context.zone);
  const current = (await pilotsAmong(reader, [subject], today))(subject);
  const animators = (await reader.get(groups, subject.group))?.value.coAnimators ?? [];
  const names = [
    ...everyoneOf(current).map(({ name }) => name),
    ...animators.map(({ person }) => context.view.person(person)?.name),
  ].flatMap((name) => (name ? [name] : []));
  if (names.length > 0)
    return new Intl.ListFormat(locale, { type: 'disjunction' }).format(new Set(names));
  return current?.organisation ? organisationName(current.organisation, context.plan, locale) : '';
}
