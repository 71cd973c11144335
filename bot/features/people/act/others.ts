/** What is done to somebody else: added, removed, made co-animator, given an organisation. */
import { chooseCard } from '../../../../cards/people/choose.ts';
import type { Row, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, isAnswer, refused, shown } from '../../../conversation/answers.ts';
import type { PeopleAct } from '../context.ts';
import { type Act, allowed, change, refusal, selfOf } from '../model/acts.ts';
import { isWithoutTeams, type KnownPerson, people } from '../model/directory.ts';
import type { KnownGroup } from '../model/group-names.ts';
import { groups, isIn } from '../model/groups.ts';
import { letGo } from '../model/let-go.ts';
import { called, nameOf } from '../model/names.ts';
import { refusalOf, type Verb } from '../model/rights.ts';
import { withinReach } from '../model/within-reach.ts';
import type { TypedName } from '../read/command.ts';
import { doorStrings } from '../show/door-strings.ts';
import { inviteStrings } from '../show/invite-strings.ts';
import { strings } from '../show/strings.ts';
import { apply } from './groups.ts';
import { chooseFor } from './organisation.ts';

/** Buttons of one card: Teams shows six well. */
const MOST_CHOICES = 6;

export type GroupAct = 'add' | 'remove' | 'appoint' | 'dismiss';

const changes = { add: 'join', remove: 'leave', appoint: 'appoint', dismiss: 'dismiss' } as const;
const done = {
  add: 'added',
  remove: 'removed',
  appoint: 'appointed',
  dismiss: 'dismissed',
} as const;

/** Does it when the name is one person's; asks which one when it is several's. */
export async function onNamed(
  act: PeopleAct,
  intent: GroupAct,
  group: KnownGroup,
  named: TypedName,
): Promise<Answer> {
  const several = named.split(/\s*[,;&/]\s*|\s+(?:et|and|ainsi que|puis)\s+/iu).filter(Boolean);
  if (several.length > 1) return onSeveral(act, intent, group, several.slice(0, MOST_NAMED));
  const verb = `people.${intent}` as const;
  // The right first: whoever has none does not learn who is known.
  const found = await act.context.store.read(async (reader) =>
    (await allowed(act, verb, { kind: 'group', id: group.id }, reader))
      ? called(named, await withinReach(reader), selfOf(act))
      : refusal(act, verb, { kind: 'group', id: group.id }, reader),
  );
  if (isAnswer(found)) return found;
  const [one, second] = found;
  return one && !second
    ? onPerson(act, intent, group, one.id)
    : ask(act, { verb, target: group.id, named, found });
}

export function onPerson(
  act: PeopleAct,
  intent: GroupAct,
  group: KnownGroup,
  person: string,
): Promise<Answer> {
  const { locale } = act;
  const say = strings[locale];
  return change(act, `people.${intent}`, { kind: 'group', id: group.id }, async (tx) => {
    const row = await tx.get(people, person);
    if (!row) return refused(say.unknownPerson(''), locale);
    if (intent === 'appoint' && isWithoutTeams(person))
      return refused(doorStrings[locale].cannotAnimate(row.value.name), locale);
    return shown({ headline: await doneTo(tx, act, intent, group, row) }, locale);
  });
}

/** Does it, and says so. */
async function doneTo(
  tx: Transaction,
  act: PeopleAct,
  intent: GroupAct,
  group: KnownGroup,
  { id, value }: Row<KnownPerson>,
): Promise<string> {
  const say = strings[act.locale];
  const label = group.label[act.locale];
  const changed = await apply(tx, act, group, changes[intent], id);
  if (intent === 'remove') await letGo(tx, id, group.id, act.turn.now);
  return changed ? say[done[intent]](value.name, label) : say.wasNot(value.name, label);
}

/** Names of one sentence; more are said again. */
const MOST_NAMED = 20;

/** "Ajoute Karim et Claire": each is done or said to be unclear, all in one transaction. */
function onSeveral(
  act: PeopleAct,
  intent: GroupAct,
  group: KnownGroup,
  names: readonly TypedName[],
): Promise<Answer> {
  const { locale } = act;
  const say = strings[locale];
  return change(act, `people.${intent}`, { kind: 'group', id: group.id }, async (tx) => {
    const known = await withinReach(tx);
    const lines: string[] = [];
    for (const named of names) {
      const [one, second] = called(named, known, selfOf(act));
      if (!one) lines.push(say.unknownPerson(named));
      else if (second) lines.push(say.severalPlain(named));
      else if (intent === 'appoint' && isWithoutTeams(one.id))
        lines.push(doorStrings[locale].cannotAnimate(one.value.name));
      else lines.push(await doneTo(tx, act, intent, group, one));
    }
    const [headline = '', ...items] = lines;
    return shown({ headline, items }, locale);
  });
}

/** The organisation of somebody of one of the actor's groups; anybody, for an administrator. */
export async function organisationOfNamed(
  act: PeopleAct,
  named: TypedName,
  organisation: string,
): Promise<Answer> {
  const { context, turn, locale } = act;
  const admin = context.isAdmin(turn.person);
  const found = await context.store.read(async (reader) => {
    const own = (await reader.list(groups)).filter(({ value }) =>
      isIn(value.coAnimators, selfOf(act)),
    );
    if (!admin && own.length === 0) return undefined;
    const near = new Set(
      own.flatMap(({ value }) => [...value.members, ...value.coAnimators].map((m) => m.person)),
    );
    return called(named, await withinReach(reader), selfOf(act)).filter(
      ({ id }) => admin || near.has(id),
    );
  });
  if (!found) return refused(refusalOf('people.organisationOf', locale), locale);
  const [one, second] = found;
  if (one && !second) return chooseFor(act, one.id, organisation);
  return ask(act, { verb: 'people.organisationOf', target: organisation, named, found });
}

interface Choice {
  verb: Verb;
  target: string;
  named: TypedName;
  found: readonly Row<KnownPerson>[];
}

function ask({ locale, context }: Act, { verb, target, named, found }: Choice): Answer {
  const say = strings[locale];
  if (found.length === 0) {
    const more = verb === 'people.add' ? ` ${inviteStrings[locale].ifWithout}` : '';
    return refused(say.unknownPerson(named) + more, locale);
  }
  if (found.length > MOST_CHOICES) return refused(say.severalPlain(named), locale);
  const choices = found.map(({ id, value }) => {
    const name = nameOf(value, context.plan, locale);
    return { person: id, title: name, line: `• ${name}` };
  });
  const message = chooseCard({
    lang: locale,
    question: say.several(named),
    verb,
    target,
    people: choices,
  });
  return answerWith(message, locale, 'clarify');
}
