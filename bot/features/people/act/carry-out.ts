/** Commands carried out, in their order: each by the act that is its own. */
import type { Situation } from '../../../contract/feature.ts';
import type { Answer } from '../../../contract/turn.ts';
import { isAnswer } from '../../../conversation/answers.ts';
import { together } from '../../../conversation/together.ts';
import type { PeopleAct } from '../context.ts';
import { speakingNow } from '../model/acts.ts';
import { isNamed, type KnownGroup, nameId } from '../model/group-names.ts';
import {
  type Command,
  isOfUnknown,
  type PeopleCommand,
  type PeopleIntent,
} from '../read/command.ts';
import type { Made } from '../read/frame.ts';
import { passedIn, type StartAnswer } from '../read/read-start.ts';
import { chosen, create, leave, link, list, mine, unknownGroup, unlink } from './groups.ts';
import { askInvite } from './invite.ts';
import { amended, answered } from './last-change.ts';
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
import { onNamed, organisationOfNamed, undo } from './others.ts';
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
  const name = newIn(commands, act);
  if (name !== undefined) {
    const come: PeopleCommand[] = commands.filter((one) => isOfNew(one, name));
    const rest = commands.filter((one) => !come.includes(one));
    const done = rest.length > 0 ? [await carryOutAll(rest, act, last)] : [];
    const all = [{ intent: 'create', name } as const, ...come];
    const asked = (await askToRecord(act, all, { left: [], isBeside: true })) ?? [];
    return answered([...done, unknownGroup(act, name), asked].flat(), act);
  }
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

/** Name of a group that people are put into, that there is not, and that whoever acts may make. */
function newIn(commands: readonly PeopleCommand[], act: PeopleAct): string | undefined {
  const { isAdmin, view } = act.context;
  const mayMake = isAdmin(act.turn.person) || speakingNow(act).coAnimates.length > 0;
  const isMade = commands.some(({ intent }) => intent === 'create');
  const [name = ''] = commands.flatMap((one) =>
    (one.intent === 'add' || one.intent === 'appoint') && isOfUnknown(one) ? one.group.text : [],
  );
  const isKnown = isMade || view.groups.some((one) => isNamed(one, name));
  return mayMake && name !== '' && !/\d/.test(name) && !isKnown ? name : undefined;
}

/** Somebody is to lead something that the plan does not have. */
const isUnknown = (one: PeopleCommand): one is Command<'pilot'> =>
  one.intent === 'pilot' && one.led.id === undefined && !one.led.among;

/** "Crée le groupe Carto avec Paul", that there is: whether Paul comes into that one. */
async function intoNamesake(
  { name }: Command<'create'>,
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

type Done = Answer | Promise<Answer>;

/** Acts of commands that are about no group that is there. */
const acts: {
  [I in Exclude<PeopleIntent, OnGroup>]: (act: PeopleAct, said: Command<I>, beside: Beside) => Done;
} = {
  organisation: (act, { organisation, other }) => choose(act, organisation, other),
  askOrganisation,
  organisationOf: organisationOfNamed,
  mine,
  groups: allGroups,
  rights: ownRights,
  admins,
  pilots: allPilots,
  pilotOf,
  whoIs,
  ownLed,
  ownRole,
  begin: (act) => begin(act),
  become,
  requests,
  accept: decideNamed,
  decline: decideNamed,
  create,
  pilot: async (act, said, { isOneOfSeveral }) => {
    if (isTheirs(act, said)) return ownRole(act, said);
    const done = await namePilot(act, said, { isOneOfSeveral });
    return orAskFor(act, [said], await withOwnRole(act, [said], done));
  },
  unpilot: removePilot,
  newAddress,
  hasTeams,
  amend: async (act, said, { last }) => {
    const { back, commands } = amended(last ?? [], said, act);
    const turn = { ...act.turn, keys: act.turn.keys?.map((key) => `${key}:back`) };
    // Whoever comes to lead it comes in the place of the one who was put there.
    const gone = commands.length > 0 ? back.filter(({ kind }) => kind === 'group') : back;
    const taken = await undo({ ...act, turn }, gone);
    if (commands.length === 0) return taken;
    const done = await carryOutAll(commands, act, undefined);
    // What could not be taken back was never there.
    return taken.outcome === 'command' ? answered([taken, done], act) : done;
  },
  askInvite: (act, { group: { found }, name }) => {
    // Any group will do: the form asks which.
    const [only, second] = found;
    return askInvite(act, { group: only && !second ? only.id : '', name });
  },
};

type OnGroup = keyof typeof groupActs;

/** Acts of those about a group, which may have been made or renamed elsewhere: it is looked up as it is now. */
const groupActs = {
  members: list,
  coAnimators: list,
  join,
  leave,
  entry: setEntry,
  link,
  unlink,
  rename,
  askDissolve,
  invite,
  uninvite,
  add: onNamed,
  remove: onNamed,
  appoint: onNamed,
  dismiss: onNamed,
};

function carryOut(command: PeopleCommand, act: PeopleAct, beside: Beside): Done {
  if (!(command.intent in groupActs)) {
    const own = acts[command.intent as keyof typeof acts];
    return (own as (act: PeopleAct, said: PeopleCommand, beside: Beside) => Done)(
      act,
      command,
      beside,
    );
  }
  const { group: named, intent } = command as Command<OnGroup>;
  const group = chosen(act, named, intent);
  const own = groupActs[intent] as (act: PeopleAct, group: KnownGroup, said: PeopleCommand) => Done;
  return isAnswer(group) ? group : own(act, group, command);
}

/** A refusal of "je pilote la 5", behind what they are there and who leads it. */
export async function withOwnRole(
  act: PeopleAct,
  commands: readonly PeopleCommand[],
  done: Answer,
): Promise<Answer> {
  const own = commands.find(
    (one) => one.intent === 'pilot' && [one.holder, one.substitute].includes('moi'),
  ) as Command<'pilot'> | undefined;
  if (done.outcome !== 'refused' || !own) return done;
  return { ...together([await ownRole(act, own), done]), outcome: 'refused' };
}
