import { chooseClick } from '../../../cards/people/choose.ts';
import { dissolveClick } from '../../../cards/people/dissolve.ts';
import { askInviteClick, inviteClick } from '../../../cards/people/invite.ts';
import { joinRequestClick } from '../../../cards/people/join-request.ts';
import { organisationClick } from '../../../cards/people/organisation.ts';
import { click, type Feature, type Situation } from '../../contract/feature.ts';
import type { Answer, Turn } from '../../contract/turn.ts';
import { isAnswer } from '../../conversation/answers.ts';
import { together } from '../../conversation/together.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { fold } from '../../language/fold.ts';
import type { Locale } from '../../language/locale.ts';
import { overlap, type Placed } from '../../sentence/placed.ts';
import { sayingOf } from '../../sentence/saying.ts';
import { conceptsOf, type Sentence, sentenceOf, typedOver } from '../../sentence/sentence.ts';
import { begin, leaveStart, passOn } from './act/begin.ts';
import { chosen, create, leave, link, list, mine, unknownGroup, unlink } from './act/groups.ts';
import { askInvite, inviteFilled } from './act/invite.ts';
import { amended, answered, undo } from './act/last-change.ts';
import {
  admins,
  allGroups,
  allPilots,
  become,
  isTheirs,
  ownLed,
  ownRights,
  ownRole,
} from './act/living.ts';
import { askDissolve, dissolve, rename } from './act/made.ts';
import { askOrganisation, choose, chooseFor } from './act/organisation.ts';
import { onNamed, onPerson, organisationOfNamed } from './act/others.ts';
import { namePilot, removePilot, swapPilots } from './act/pilots.ts';
import { decide, decideNamed, join, requests, setEntry } from './act/requests.ts';
import { askToRecord } from './act/told.ts';
import { pilotOf, whoIs } from './act/who-leads.ts';
import { hasTeams, invite, newAddress, uninvite } from './act/without-teams.ts';
import type { PeopleAct, PeopleContext } from './context.ts';
import { nameAlone } from './model/group-alone.ts';
import { groupField, type KnownGroup, type NamedGroup } from './model/group-names.ts';
import { dropAddresses } from './model/let-go.ts';
import { dropAwaited } from './model/recognise.ts';
import { requestKinds } from './model/request-rows.ts';
import type { Verb } from './model/rights.ts';
import { slotContext } from './model/slots/context.ts';
import { groupNamed } from './model/slots/groups.ts';
import { thingsSlot } from './model/slots/things.ts';
import { viewOf } from './model/view.ts';
import type { GroupIntent, PeopleCommand, PeopleIntent } from './read/command.ts';
import { lastChange, type Made } from './read/frame.ts';
import { mentionsIn } from './read/mentions.ts';
import { nameGiven } from './read/new-name.ts';
import { readPeople } from './read/read-people.ts';
import { passedIn, readStart, type StartAnswer } from './read/read-start.ts';
import { peopleHowTo } from './show/how-to.ts';
import { aboutRows, ledValues } from './show/led.ts';
import { groupViews } from './show/page.ts';
import { requestRenders } from './show/request-renders.ts';

/** The row of the table that each command asks for; a command without one does not compile. */
export const commandVerbs: { [I in PeopleIntent]: Extract<Verb, `people.${I}`> } = {
  organisation: 'people.organisation',
  askOrganisation: 'people.askOrganisation',
  organisationOf: 'people.organisationOf',
  mine: 'people.mine',
  groups: 'people.groups',
  rights: 'people.rights',
  admins: 'people.admins',
  pilots: 'people.pilots',
  pilotOf: 'people.pilotOf',
  whoIs: 'people.whoIs',
  ownLed: 'people.ownLed',
  ownRole: 'people.ownRole',
  begin: 'people.begin',
  become: 'people.become',
  members: 'people.members',
  coAnimators: 'people.coAnimators',
  join: 'people.join',
  leave: 'people.leave',
  requests: 'people.requests',
  accept: 'people.accept',
  decline: 'people.decline',
  entry: 'people.entry',
  link: 'people.link',
  unlink: 'people.unlink',
  create: 'people.create',
  rename: 'people.rename',
  askDissolve: 'people.askDissolve',
  add: 'people.add',
  remove: 'people.remove',
  askInvite: 'people.askInvite',
  invite: 'people.invite',
  uninvite: 'people.uninvite',
  newAddress: 'people.newAddress',
  hasTeams: 'people.hasTeams',
  appoint: 'people.appoint',
  dismiss: 'people.dismiss',
  pilot: 'people.pilot',
  unpilot: 'people.unpilot',
  swap: 'people.swap',
  undo: 'people.undo',
  amend: 'people.amend',
};

/** Commands that change nothing. */
const reading: ReadonlySet<PeopleIntent> = new Set([
  'mine',
  'groups',
  'rights',
  'admins',
  'pilots',
  'pilotOf',
  'whoIs',
  'ownLed',
  'ownRole',
  'begin',
  'become',
  'members',
  'coAnimators',
  'askDissolve',
  'askInvite',
  'requests',
]);
/** Questions that others may understand better. */
const asking: ReadonlySet<PeopleIntent> = new Set(['become']);

/** Who is who, in which organisation and in which groups; who leads what. */
export const people = (
  knowledge: Knowledge,
  others: Pick<PeopleContext, 'newcomers' | 'leavers' | 'unfinished'>,
): Feature => ({
  name: 'people',
  howTo: peopleHowTo,
  start: ({ store, isAdmin, settings }) => {
    const { plan } = knowledge;
    const view = viewOf(store, plan);
    const { zone } = settings;
    const context: PeopleContext = {
      store,
      isAdmin,
      plan,
      view,
      zone,
      settings,
      ...others,
    };
    const { lexicon } = knowledge;
    const onGroup = (intent: GroupIntent) =>
      click(chooseClick, async (turn, { person, target }) => {
        const group = view.group(target);
        const act = { context, turn, locale: turn.locale };
        return group ? onPerson(act, intent, group, person) : unknownGroup(act, target);
      });
    const onRequest = (decision: 'accept' | 'decline') =>
      click(joinRequestClick, async (turn, { group: id, person }) => {
        const group = view.group(id);
        const act = { context, turn, locale: turn.locale };
        return group ? decide(act, decision, group, person) : unknownGroup(act, id);
      });
    return {
      hear: {
        understand(utterance, situation) {
          if (utterance.credentials || utterance.copying) return [];
          view.touch(situation.now);
          const known = { knowledge, view, zone };
          const slots = slotContext(situation, known);
          const { locale } = utterance;
          const words = utterance.words.map((w) => w.folded);
          const sentence = sentenceOf(utterance, lexicon);
          const started = readStart(sentence, slots, situation.open);
          if (started) {
            const answer = (turn: Turn) => goOn({ context, turn, locale }, started, situation);
            const fields = { intent: 'begin' };
            return [{ kind: 'command', rank: 'answer', fields, words, changes: true, answer }];
          }
          const last = lastChange(situation.open);
          const { subject } = situation;
          const read = readPeople(utterance, { context: slots, lexicon, last, subject });
          if (!read) return [];
          const { commands, doubtful = [], isMost = true, left } = read;
          const [first] = [...commands, ...doubtful];
          const speaker = situation.speaker?.person;
          const isAdministrator = speaker !== undefined && isAdmin(speaker);
          if (first?.intent === 'begin' && !isAdministrator) return [];
          // "On monte un groupe de parents", of who makes no group here, is news.
          const mayMake = isAdministrator || slots.speaking.coAnimates.length > 0;
          if (first?.intent === 'create' && first.isTold && !mayMake) return [];
          const fields = fieldsOf([...commands, ...doubtful]);
          const all = [...commands, ...doubtful];
          // What names people and their group or fiche is no meeting and no poll.
          const things = thingsSlot(sentence, slots);
          const isOurs =
            !read.isQuestion && all.every(namesWhat) && !isElsewhere(sentence, all, things);
          const by = { kind: isOurs ? 'people' : 'command', words } as const;
          // "… the group but I’m not in the committee, may I?": asked, and of no group that there is.
          const saying = sayingOf(utterance, sentence);
          const isNobodys = all.every(isOfUnknown) && saying === 'asks';
          // "Les fiches de l’axe 5 sauf celles pilotées par la Caf": only named, and not clear: no order.
          const isNamed = commands.length === 0 && saying === 'names';
          const ordered = isNobodys || isNamed ? 'guess' : 'order';
          const answer = async (turn: Turn) => {
            const act = { context, turn, locale };
            const done = commands.length > 0 ? [await carryOutAll(commands, act, last)] : [];
            if (doubtful.length === 0) return answered(done, act);
            // Whose group is not clear is asked first.
            const toAsk = await askToRecord(act, doubtful, left);
            const asked = toAsk
              ? await withOwnRole(act, doubtful, toAsk)
              : await carryOutAll(doubtful, act, last);
            return answered([...done, asked], act);
          };
          if (commands.length === 0)
            return [
              {
                ...by,
                rank: isMost ? ordered : 'told',
                fields,
                left: [...left],
                changes: true,
                untaken: [],
                answer,
              },
            ];
          const changes = commands.some(({ intent }) => !reading.has(intent));
          const rank = first && asking.has(first.intent) ? 'question' : ordered;
          return [{ ...by, rank, fields, left: [...left], changes, answer }];
        },
        mentions: (utterance, situation) =>
          mentionsIn(
            sentenceOf(utterance, lexicon),
            slotContext(situation, { knowledge, view, zone }),
            utterance.locale,
          ),
        completes: {
          group: (reply, speaker) => {
            const slots = slotContext({ ...speaker, speaker }, { knowledge, view, zone });
            return nameAlone(reply, groupNamed(reply.text, slots));
          },
          name: (reply) => nameGiven(sentenceOf(reply, lexicon)),
        },
      },
      keep: {
        daily: async (now) => ({
          addresses: await dropAddresses(store, now),
          awaited: await store.transact((tx) => dropAwaited(tx, now)),
        }),
      },
      press: {
        clicks: {
          organisation: click(organisationClick, (turn, { organisation, other }) =>
            choose({ context, turn, locale: turn.locale }, organisation, other),
          ),
          organisationOf: click(chooseClick, (turn, { person, target }) =>
            chooseFor({ context, turn, locale: turn.locale }, person, target),
          ),
          dissolve: click(dissolveClick, (turn, { group, version }) =>
            dissolve({ context, turn, locale: turn.locale }, group, version),
          ),
          askInvite: click(askInviteClick, (turn, { group }) =>
            askInvite({ context, turn, locale: turn.locale }, { group }),
          ),
          invite: click(inviteClick, (turn, data) =>
            inviteFilled({ context, turn, locale: turn.locale }, data),
          ),
          accept: onRequest('accept'),
          decline: onRequest('decline'),
          add: onGroup('add'),
          remove: onGroup('remove'),
          appoint: onGroup('appoint'),
          dismiss: onGroup('dismiss'),
        },
      },
      send: {
        render: requestRenders(context),
        // Each is worth saying twice rather than never, and an edit changes nothing the second time.
        repeatable: Object.values(requestKinds).map((kind) => kind.slice('people.'.length)),
      },
      show: {
        views: groupViews(context),
        about(entity: string, locale: Locale, now: Date) {
          view.touch(now);
          return aboutRows(entity, { plan, view, zone }, locale, now);
        },
        values(now: Date) {
          view.touch(now);
          return ledValues({ plan, view, zone }, now);
        },
      },
    };
  },
});

/** Whether words of another feature are said, those in the name of a group that is made apart. */
function isElsewhere(
  sentence: Sentence,
  commands: readonly PeopleCommand[],
  things: readonly Placed<unknown>[],
): boolean {
  const names = commands.flatMap((one) => (one.intent === 'create' ? [fold(one.name)] : []));
  return conceptsOf(sentence, 'gens-ailleurs').some(({ at, length, value }) => {
    if (things.some((thing) => overlap(thing, { at, length, value }))) return false;
    const word = fold(typedOver(sentence, at, length));
    return !names.some((name) => name.includes(word));
  });
}

/** Whether it names the group or the thing that it is about. */
const namesWhat = (command: PeopleCommand): boolean =>
  (command.intent === 'create' && command.name !== '') ||
  ('group' in command && command.group?.text !== '' && command.group !== undefined) ||
  ('led' in command && command.led?.id !== undefined);

/** Whether it names a group that nobody knows. */
const isOfUnknown = (command: PeopleCommand): boolean =>
  'group' in command && command.group?.found.length === 0 && command.group.text !== '';

/** Every command in its order, each remembered under a name of its own. */
async function carryOutAll(
  commands: readonly PeopleCommand[],
  act: PeopleAct,
  last: readonly Made[] | undefined,
): Promise<Answer> {
  const { keys } = act.turn;
  const answers: Answer[] = [];
  for (const [at, command] of commands.entries()) {
    const own = commands.length > 1 && keys ? keys.map((key) => `${key}:${at}`) : keys;
    const turn = own ? { ...act.turn, keys: own } : act.turn;
    const isOneOfSeveral = commands.filter(({ intent }) => intent === 'pilot').length > 1;
    const answer = await carryOut(command, { ...act, turn }, { last, isOneOfSeveral });
    answers.push(answer);
    // What it made is known to what the same message does next.
    if (commands.some(({ intent }) => intent === 'create'))
      await act.context.view.follow().catch(() => {});
    // Nobody comes into a group that could not be made.
    if (command.intent === 'create' && answer.outcome === 'refused') break;
  }
  return answered(answers, act);
}

/** What was answered to the guided start, and its next question. */
async function goOn(
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
      return organisationOfNamed(act, command.person, command.organisation);
    case 'mine':
      return mine(act);
    case 'groups':
      return allGroups(act);
    case 'rights':
      return ownRights(act);
    case 'admins':
      return admins(act);
    case 'pilots':
      return allPilots(act);
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
        : withOwnRole(act, [command], await namePilot(act, command, { isOneOfSeveral }));
    case 'unpilot':
      return removePilot(act, command);
    case 'swap':
      return swapPilots(act, command.led);
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
async function withOwnRole(
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

/** For `npm run understand`: intent, then ids of what was named; several commands are `acts`. */
function fieldsOf(commands: readonly PeopleCommand[]): Record<string, unknown> {
  const [first, second] = commands;
  if (!first) return {};
  return second ? { acts: commands.map(fieldsOfOne) } : fieldsOfOne(first);
}

function fieldsOfOne(command: PeopleCommand): Record<string, unknown> {
  const { group, ...rest }: Partial<Record<string, unknown>> & { group?: NamedGroup | undefined } =
    {
      ...command,
      // An address is said nowhere, not even to who measures.
      ...('email' in command ? { email: true } : {}),
      ...('persons' in command ? { person: command.persons.join(', ') } : {}),
    };
  return group ? { ...rest, ...groupField(group.found), said: group.text } : rest;
}
