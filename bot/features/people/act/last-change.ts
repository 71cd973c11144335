/** The last change of a conversation: kept open, so that it can be taken back or made right in words. */

import type { NewMatter } from '../../../contract/matter.ts';
import type { Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { together } from '../../../conversation/together.ts';
import type { PeopleAct } from '../context.ts';
import type { Act } from '../model/acts.ts';
import { asNamed } from '../model/group-names.ts';
import { everyoneOf, type Pilot, pilots } from '../model/groups.ts';
import { CHANGE } from '../model/just-changed.ts';
import { letGo } from '../model/let-go.ts';
import { isPartOf } from '../model/name-words.ts';
import { placeOfPilot, tellPlace } from '../model/told-of-change.ts';
import { type Command, intoAs, opposite, type PeopleCommand } from '../read/command.ts';
import { changeSchema, type Made } from '../read/frame.ts';
import { strings } from '../show/strings.ts';

/** More people than this are taken back only once it was asked. */
const MOST_UNDONE = 2;

/** What an answer opens when it changed something. */
export function changed(made: readonly Made[], { locale, context }: PeopleAct): NewMatter[] {
  if (made.length === 0) return [];
  const say = strings[locale].change;
  const labels = made.map((one) => {
    if (one.kind === 'pilot') return say.pilot(one.name, one.text);
    const group = context.view.group(one.group)?.label[locale] ?? one.group;
    return one.kind === 'created'
      ? say.created(one.name)
      : say[one.did === 'out' ? 'out' : 'in'](one.name, group);
  });
  const data = { made: [...made] };
  // Several people are taken back only once it was asked.
  const isMade = made.some(({ kind }) => kind === 'created');
  const asked = !isMade && new Set(made.map(({ name }) => name)).size > MOST_UNDONE;
  const back = { verb: 'people.undo', data, asked };
  const [only] = made.length === 1 ? made : [];
  const group = only?.kind === 'group' && context.view.group(only.group)?.name;
  const instead =
    only?.kind === 'created' ? say.rename(only.name) : only && say.instead(group || only.name);
  const label = labels.join(', ').slice(0, 300);
  return [{ kind: CHANGE, data, label, back, ...(instead && { instead }) }];
}

/** Several answers of one message as one, with all that they changed as one matter. */
export function answered(answers: readonly Answer[], act: PeopleAct): Answer {
  const said = answers.filter(
    ({ message }, i) => !answers.slice(0, i).some((other) => other.message.text === message.text),
  );
  const [only, second] = said;
  if (only && !second) return only;
  const opens = answers.flatMap((answer) => answer.opens ?? []);
  const made = opens.flatMap(({ kind, data }) =>
    kind === CHANGE ? changeSchema.parse(data).made : [],
  );
  const others = opens.filter(({ kind }) => kind !== CHANGE);
  return { ...together(said), opens: [...others, ...changed(made.slice(0, 40), act)] };
}

/** Commands that do the last change again for somebody else, and the part of it that is taken back first. */
export function amended(
  last: readonly Made[],
  { persons, instead }: Command<'amend'>,
  act: PeopleAct,
): { back: Made[]; commands: PeopleCommand[] } {
  const all = last.filter((one) => one.kind !== 'created');
  const named = all.filter(({ name }) => instead.some((other) => isPartOf(other, name)));
  const back = named.length > 0 ? named : all.slice(-1);
  const commands = back.flatMap((one): PeopleCommand[] => {
    if (one.kind === 'pilot') {
      const led = { id: one.led, text: one.text };
      // "Ok pour Karim mais pas Nadia", where he leads it already: she goes, and he stays what he is.
      const isThere = (person: string) =>
        !isPartOf(person, one.name) &&
        everyoneOf(act.context.view.pilot(one.led)).some(({ name }) => isPartOf(person, name));
      return persons.map((person) => {
        if (isThere(person)) return { intent: 'unpilot', led, person: one.name };
        return one.role === 'substitute'
          ? { intent: 'pilot', led, substitute: person }
          : { intent: 'pilot', led, holder: person };
      });
    }
    const group = one.kind === 'group' ? act.context.view.group(one.group) : undefined;
    if (one.kind !== 'group' || !group) return [];
    const into = intoAs(one.role);
    const intent = one.did === 'out' ? opposite[into] : into;
    // "Non, garde Omar", who was just taken out: he is put back, and that is all.
    const others =
      one.did === 'out' ? persons.filter((other) => !isPartOf(other, one.name)) : persons;
    return others.length > 0 ? [{ intent, group: asNamed(group), persons: others }] : [];
  });
  return { back, commands };
}

/** What an amendment comes to, where it is asked first: whoever is only taken back goes. */
export function amendedAsked(
  last: readonly Made[],
  said: Command<'amend'>,
  act: PeopleAct,
): PeopleCommand[] {
  const { back, commands } = amended(last, said, act);
  if (said.persons.length > 0) return commands;
  return back.flatMap((one): PeopleCommand[] => {
    if (one.kind === 'pilot')
      return [{ intent: 'unpilot', led: { id: one.led, text: one.text }, person: one.name }];
    const group = one.kind === 'group' ? act.context.view.group(one.group) : undefined;
    if (one.kind !== 'group' || !group) return [];
    const into = intoAs(one.role);
    const intent = one.did === 'out' ? into : one.joined ? 'remove' : opposite[into];
    return [{ intent, group: asNamed(group), persons: [one.name] }];
  });
}

/**
 * `null`: nobody does any more. Whoever leads it no more, without Teams and in no group, is let go: nothing more of
 * them is of use.
 */
export async function putPilot(
  tx: Transaction,
  act: Act,
  id: string,
  pilot: Pilot | null,
): Promise<void> {
  const before = (await tx.get(pilots, id))?.value;
  if (pilot) await tx.put(pilots, id, pilot);
  else await tx.remove(pilots, id);
  const persons = (one: Pilot | null | undefined) =>
    everyoneOf(one ?? undefined).flatMap(({ person }) => person ?? []);
  for (const person of persons(before)) await letGo(tx, person, null, act.turn.now);
  for (const person of new Set([...persons(before), ...persons(pilot)])) {
    const place = placeOfPilot(before, person);
    if (place !== placeOfPilot(pilot ?? undefined, person))
      await tellPlace(tx, act, person, { of: id, place });
  }
}
