/** Whom to tell of a subject: names that answers about the plan already show. */
import { localDay } from '../../../calendar/local-time.ts';
import type { Reader } from '../../../contract/store.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { everyoneOf, groups } from '../../people/model/groups.ts';
import { organisationName } from '../../people/model/names.ts';
import { pilotsAmong } from '../../people/model/piloting.ts';
import type { ProgressAct } from '../context.ts';
import { strings } from './strings.ts';

/** "Dites-le à Paul Pilote ou Ines Animatrice."; to an administrator, when nobody is designated. */
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
  const say = strings[locale];
  if (names.length > 0)
    return say.askThem(new Intl.ListFormat(locale, { type: 'disjunction' }).format(new Set(names)));
  const { organisation } = current ?? {};
  return organisation
    ? say.askThem(organisationName(organisation, context.plan, locale))
    : say.askNobody;
}
