/** Sous-groupes that people made: renamed, or deleted after a question. Those of the plan stay. */
import { dissolveCard } from '../../../../cards/people/dissolve.ts';
import type { YesOrNo } from '../../../contract/matter.ts';
import type { Reader, Row, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused, shown } from '../../../conversation/answers.ts';
import type { PeopleAct } from '../context.ts';
import { type Act, allowed, change, look, selfOf } from '../model/acts.ts';
import { idOf, type KnownGroup, labelsOf, nameId, tagsOf } from '../model/group-names.ts';
import { type Group, groups, MADE, peopleIn } from '../model/groups.ts';
import { letGo } from '../model/let-go.ts';
import { settleAll } from '../model/requests.ts';
import type { Command } from '../read/command.ts';
import { MEMBERS } from '../read/frame.ts';
import { strings } from '../show/strings.ts';

type Made = Row<Group & { name: string }>;

/** The row of a group that people made; undefined for one of the plan, or one that is gone. */
async function madeIn(reader: Reader, id: string): Promise<Made | undefined> {
  const row = await reader.get(groups, id);
  return row && row.value.name !== null ? (row as Made) : undefined;
}

/** What a sous-groupe of this name is called where it is said. */
export const calledBy = (name: string, { context, locale }: Act): string =>
  labelsOf(name, context.plan)[locale];

/** Names that a group goes by: those of the plan have a title, a short name and the one of a heading. */
export const namesOf = ({ name = '', tag, called }: KnownGroup): string[] => [
  name,
  tag.fr,
  ...called,
];

/** "Crèches" and "crèches": two groups cannot be told apart by that. */
export async function isTaken(
  reader: Reader,
  { context }: Act,
  name: string,
  but?: string,
): Promise<boolean> {
  const wanted = new Set([name, labelsOf(name, context.plan).fr, tagsOf(name).fr].map(nameId));
  const kept = (await reader.where(groups, 'made', MADE)).flatMap(({ id, value }) =>
    id === but || value.name === null ? [] : [value.name],
  );
  const ofPlan = context.view.groups.flatMap((one) => (one.row?.name ? [] : namesOf(one)));
  return [...kept, ...ofPlan].some((other) => wanted.has(nameId(other)));
}

/** An id for a new group: that of its name, unless a group was called so when it was made. */
export async function freeId(reader: Reader, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const id = idOf(name, number);
    if (!(await reader.get(groups, id))) return id;
  }
}

/** Gives a group another name; it stays the same group, with its members and its channel. */
export async function rename(
  act: PeopleAct,
  group: KnownGroup,
  { name }: Command<'rename'>,
): Promise<Answer> {
  const { locale } = act;
  const say = strings[locale];
  const answer = await change(act, 'people.rename', { kind: 'group', id: group.id }, async (tx) => {
    const row = await madeIn(tx, group.id);
    if (!row) return refused(say.ofThePlan(group.label[locale]), locale);
    if (!/\p{L}/u.test(name)) return refused(say.newNameMissing, locale);
    const after = calledBy(name, act);
    if (await isTaken(tx, act, name, group.id)) return refused(say.exists(after), locale);
    await tx.put(groups, group.id, { ...row.value, name });
    return shown({ headline: say.renamed(calledBy(row.value.name, act), after) }, locale);
  });
  // "Et ajoute Léa dedans": of that one, whether or not its name could be changed.
  return { ...answer, subject: { entities: [group.id], fields: [MEMBERS], terms: [] } };
}

/** Asks first: what a group was is not to be had back. */
export function askDissolve(act: PeopleAct, group: KnownGroup): Promise<Answer> {
  const { locale } = act;
  const say = strings[locale];
  return look(act, 'people.askDissolve', { kind: 'group', id: group.id }, async (reader) => {
    const row = await madeIn(reader, group.id);
    if (!row) return refused(say.ofThePlan(group.label[locale]), locale);
    const { members, channel } = row.value;
    const label = calledBy(row.value.name, act);
    const left = await unfinishedOf(act, reader, group.id);
    if (left.length > 0) return refused(say.unfinished(label, left), locale);
    const message = dissolveCard({
      lang: locale,
      question: say.dissolve(label),
      consequences: [
        say.dissolveMembers(members.length),
        ...(channel === null ? [] : [say.dissolveChannel]),
        say.dissolveFinal,
      ],
      yes: say.dissolveYes,
      cancel: say.dissolveCancel,
      no: say.dissolveNo,
      group: group.id,
      version: row.version,
    });
    const data = { group: group.id, version: row.version };
    const asks: YesOrNo = {
      yes: { verb: 'people.dissolve', data },
      no: { say: say.dissolveKept(label) },
      firm: true,
    };
    return { ...answerWith(message, locale), asks };
  });
}

/** What other features still have going on for a group: its people are told of the end of each by its own feature. */
export async function unfinishedOf(
  act: PeopleAct,
  reader: Reader,
  group: string,
): Promise<string[]> {
  const { context, turn, locale } = act;
  const said = { now: turn.now, locale };
  return (await Promise.all(context.unfinished.map((of) => of(reader, group, said)))).flat();
}

/** A group that was just made is no more, unless others are in it by now or something goes on in it. */
export async function unmade(
  tx: Transaction,
  act: PeopleAct,
  id: string,
): Promise<string | undefined> {
  const row = await madeIn(tx, id);
  const others = row && peopleIn(row.value).some((person) => person !== selfOf(act));
  const isWaitedFor = (row?.value.awaited ?? []).length > 0;
  if (!row || others || isWaitedFor) return undefined;
  const mayDelete = await allowed(act, 'people.dissolve', { kind: 'group', id }, tx);
  if (!mayDelete || (await unfinishedOf(act, tx, id)).length > 0) return undefined;
  await removed(tx, act, row);
  return strings[act.locale].dissolved(calledBy(row.value.name, act));
}

/** Takes a group away, and lets go of who was in it. */
async function removed(tx: Transaction, act: PeopleAct, { id, value }: Made): Promise<void> {
  const members = value.members.map((m) => m.person);
  await tx.remove(groups, id);
  await settleAll(tx, act, id, value.name);
  for (const person of members) await letGo(tx, person, id, act.turn.now);
}

/** Deletes the group that was shown, and only as it was shown. */
export function dissolve(act: PeopleAct, id: string, version: number): Promise<Answer> {
  const { locale } = act;
  const say = strings[locale];
  return change(act, 'people.dissolve', { kind: 'group', id }, async (tx) => {
    const row = await madeIn(tx, id);
    if (row?.version !== version) return refused(say.dissolveStale, locale);
    const left = await unfinishedOf(act, tx, id);
    const label = calledBy(row.value.name, act);
    if (left.length > 0) return refused(say.unfinished(label, left), locale);
    await removed(tx, act, row);
    return shown({ headline: say.dissolved(label) }, locale);
  });
}
