/** Commands carried out, in their order: each by the act that is its own. */
import type { Situation } from '../../../contract/feature.ts';
import type { Answer } from '../../../contract/turn.ts';
import { isAnswer } from '../../../conversation/answers.ts';
import { together } from '../../../conversation/together.ts';
import type { PeopleAct } from '../context.ts';
import { type KnownGroup, type NamedGroup, nameId } from '../model/group-names.ts';
import type { PeopleCommand } from '../read/command.ts';
import type { Made } from '../read/frame.ts';
import { passedIn, type StartAnswer } from '../read/read-start.ts';
import { chosen, create, leave, link, list, mine, unlink } from './groups.ts';
import { askInvite } from './invite.ts';
import { amended, answered, undo } from './last-change.ts';
import {
  admins,
  allGroups,
  allPilots,
  become,
  begin,
  isTheirs,
  leaveStart,
  ownLed,
  ownRights,
  ownRole,
  passOn,
} from './living.ts';
import { askDissolve, namesOf, rename } from './made.ts';
import { askOrganisation, choose } from './organisation.ts';
import { onNamed, organisationOfNamed } from './others.ts';
import { namePilot, removePilot, unknownLed } from './pilots.ts';
import { decideNamed, join, orAskFor, requests, setEntry } from './requests.ts';
import { askToRecord, isOfNew } from './told.ts';
import { pilotOf, whoIs } from './who-leads.ts';
import { hasTeams, invite, newAddress, uninvite } from './without-teams.ts';

/** Every command in its order, each remembered under a name of its own. */
export async function carryOutAll(
  commands: readonly PeopleCommand[],
  act: PeopleAct,
  last: readonly Made[] | undefined,
): Promise<Answer> {
  const { keys } = act.turn;
  const answers: Answer[] = [];
  const unknown = commands.flatMap((one) => (isUnknown(one) ? one.led.text : []));
  for (const [at, command] of commands.entries()) {
    const own = commands.length > 1 && keys ? keys.map((key) => `${key}:${at}`) : keys;
    const turn = own ? { ...act.turn, keys: own } : act.turn;
    const isOneOfSeveral = commands.filter(({ intent }) => intent === 'pilot').length > 1;
    const answer = isUnknown(command)
      ? unknownLed(act, unknown)
      : await carryOut(command, { ...act, turn }, { last, isOneOfSeveral });
    answers.push(answer);
    // What it made is known to what the same message does next.
    if (commands.some(({ intent }) => intent === 'create'))
      await act.context.view.follow().catch(() => {});
    // Nobody comes into a group that could not be made; whether into the one of that name is asked.
    if (command.intent === 'create' && answer.outcome === 'refused') {
      answers.push(...(await intoNamesake(command, commands, act)));
      break;
    }
  }
  return answered(answers, act);
}

/** Somebody is to lead something that the plan does not have. */
const isUnknown = (one: PeopleCommand): one is Extract<PeopleCommand, { intent: 'pilot' }> =>
  one.intent === 'pilot' && one.led.id === undefined && !one.led.among;

/** "Crée le groupe Carto avec Paul", that there is: whether Paul comes into that one. */
async function intoNamesake(
  { name }: Extract<PeopleCommand, { intent: 'create' }>,
  commands: readonly PeopleCommand[],
  act: PeopleAct,
): Promise<Answer[]> {
  const found = act.context.view.groups.filter((one) =>
    namesOf(one).some((own) => nameId(own) === nameId(name)),
  );
  const come = commands.flatMap((one) =>
    isOfNew(one, name) ? [{ ...one, group: { found, text: name } }] : [],
  );
  if (found.length !== 1 || come.length === 0) return [];
  return [(await askToRecord(act, come, { left: [], isBeside: true })) ?? []].flat();
}

/** What was answered to the guided start, and its next question. */
export async function goOn(
  act: PeopleAct,
  started: StartAnswer,
  { open }: Pick<Situation, 'open'>,
): Promise<Answer> {
  if (started === 'leave') return leaveStart(act);
  if (started === 'pass') return passOn(act, open);
  const done = await carryOutAll(started, act, undefined);
  if (done.outcome !== 'command') return done;
  const next = await begin(act, { passed: passedIn(open), answered: [done] });
  const { opens = [] } = next;
  return {
    ...together([done, next]),
    opens: [...opens, ...(done.opens ?? [])],
    closes: next.closes,
  };
}

interface Beside {
  last: readonly Made[] | undefined;
  /** Others are appointed by the same message: each is said in a line. */
  isOneOfSeveral: boolean;
}

async function carryOut(
  command: PeopleCommand,
  act: PeopleAct,
  { last, isOneOfSeveral }: Beside,
): Promise<Answer> {
  switch (command.intent) {
    case 'organisation':
      return choose(act, command.organisation, command.other);
    case 'askOrganisation':
      return askOrganisation(act);
    case 'organisationOf':
      return organisationOfNamed(act, command);
    case 'mine':
      return mine(act);
    case 'groups':
      return allGroups(act, command);
    case 'rights':
      return ownRights(act);
    case 'admins':
      return admins(act);
    case 'pilots':
      return allPilots(act, command);
    case 'pilotOf':
      return pilotOf(act, command);
    case 'whoIs':
      return whoIs(act, command.person);
    case 'ownLed':
      return ownLed(act);
    case 'ownRole':
      return ownRole(act, command);
    case 'begin':
      return begin(act);
    case 'become':
      return become(act);
    case 'requests':
      return requests(act);
    case 'accept':
    case 'decline':
      return decideNamed(act, command.intent, command.group, command.person);
    case 'create':
      return create(act, command);
    case 'pilot':
      return isTheirs(act, command)
        ? ownRole(act, command)
        : orAskFor(
            act,
            [command],
            await withOwnRole(act, [command], await namePilot(act, command, { isOneOfSeveral })),
          );
    case 'unpilot':
      return removePilot(act, command);
    case 'newAddress':
      return newAddress(act, command.person, command.email);
    case 'hasTeams':
      return hasTeams(act, command.person);
    case 'undo':
      return undo(act, last);
    case 'amend': {
      const { back, commands } = amended(last ?? [], command, act);
      const { keys } = act.turn;
      const back_ = keys ? { ...act.turn, keys: keys.map((key) => `${key}:back`) } : act.turn;
      const taken = await undo(
        { ...act, turn: back_ },
        back.filter(({ kind }) => kind === 'group'),
      );
      if (commands.length === 0) return taken;
      const done = await carryOutAll(commands, act, undefined);
      // What could not be taken back was never there.
      return taken.outcome === 'command' ? answered([taken, done], act) : done;
    }
    case 'askInvite': {
      // Any group will do: the form asks which.
      const [only, second] = command.group.found;
      const group = only && !second ? only.id : '';
      return askInvite(act, { group, name: command.name });
    }
    default: {
      // A group may have been made or renamed elsewhere: it is looked up as it is now.
      const group = chosen(act, command.group, command.intent);
      return isAnswer(group) ? group : onGroupOf(command, group, act);
    }
  }
}

/** A refusal of "je pilote la 5", behind what they are there and who leads it. */
export async function withOwnRole(
  act: PeopleAct,
  commands: readonly PeopleCommand[],
  done: Answer,
): Promise<Answer> {
  const own = commands.find(
    (one) => one.intent === 'pilot' && [one.holder, one.substitute].includes('moi'),
  ) as Extract<PeopleCommand, { intent: 'pilot' }> | undefined;
  if (done.outcome !== 'refused' || !own) return done;
  return { ...together([await ownRole(act, own), done]), outcome: 'refused' };
}

type OnGroup = Exclude<
  Extract<PeopleCommand, { group: NamedGroup }>,
  { intent: 'askInvite' | 'accept' | 'decline' }
>;

function onGroupOf(command: OnGroup, group: KnownGroup, act: PeopleAct): Promise<Answer> {
  switch (command.intent) {
    case 'members':
      return list(act, command.intent, group, command);
    case 'coAnimators':
      return list(act, command.intent, group);
    case 'join':
      return join(act, group);
    case 'leave':
      return leave(act, group);
    case 'entry':
      return setEntry(act, group, command.open);
    case 'link':
      return link(act, group);
    case 'unlink':
      return unlink(act, group);
    case 'rename':
      return rename(act, group, command.name);
    case 'askDissolve':
      return askDissolve(act, group);
    case 'invite':
      return invite(act, group, command);
    case 'uninvite':
      return uninvite(act, group, command);
    default:
      return onNamed(act, command.intent, group, command);
  }
}
