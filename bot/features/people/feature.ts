import { chooseClick } from '../../../cards/people/choose.ts';
import { dissolveClick } from '../../../cards/people/dissolve.ts';
import { askInviteClick, inviteClick } from '../../../cards/people/invite.ts';
import { joinRequestClick } from '../../../cards/people/join-request.ts';
import { organisationClick } from '../../../cards/people/organisation.ts';
import { localDay } from '../../calendar/local-time.ts';
import { click, type Feature } from '../../contract/feature.ts';
import type { Answer, Turn } from '../../contract/turn.ts';
import { isAnswer } from '../../conversation/answers.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Locale } from '../../language/locale.ts';
import { LINKS, Phrases } from '../../language/phrases.ts';
import { chosen, create, leave, link, list, mine, unknownGroup, unlink } from './act/groups.ts';
import { askInvite, inviteFilled } from './act/invite.ts';
import { askDissolve, dissolve, rename } from './act/made.ts';
import { askOrganisation, choose, chooseFor } from './act/organisation.ts';
import { type GroupAct, onNamed, onPerson, organisationOfNamed } from './act/others.ts';
import { aboutLines, namePilot, removePilot } from './act/pilots.ts';
import { decide, decideNamed, join, requests, setEntry } from './act/requests.ts';
import { askToRecord, toldIn } from './act/told.ts';
import { invite, uninvite } from './act/without-teams.ts';
import type { PeopleAct, PeopleContext } from './context.ts';
import { groupMentioned, numbersOf } from './model/group-mention.ts';
import { groupField, type KnownGroup } from './model/group-names.ts';
import { dropAddresses } from './model/let-go.ts';
import { requestKinds } from './model/request-rows.ts';
import type { Verb } from './model/rights.ts';
import { viewOf } from './model/view.ts';
import type { PeopleCommand, PeopleIntent } from './read/command.ts';
import { type CommandLexicon, prepare } from './read/command-sentence.ts';
import { commandWords } from './read/command-words.ts';
import { readCommand } from './read/read-command.ts';
import { peopleHowTo } from './show/how-to.ts';
import { groupViews } from './show/page.ts';
import { requestRenders } from './show/request-renders.ts';

/** The row of the table that each command asks for; a command without one does not compile. */
export const commandVerbs: { [I in PeopleIntent]: Extract<Verb, `people.${I}`> } = {
  organisation: 'people.organisation',
  askOrganisation: 'people.askOrganisation',
  organisationOf: 'people.organisationOf',
  mine: 'people.mine',
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
  appoint: 'people.appoint',
  dismiss: 'people.dismiss',
  pilot: 'people.pilot',
  unpilot: 'people.unpilot',
};

/** Commands that change nothing. */
const reading: ReadonlySet<PeopleIntent> = new Set([
  'mine',
  'members',
  'coAnimators',
  'askDissolve',
  'askInvite',
  'requests',
]);

/** Who is who, in which organisation and in which groups; who leads what. */
export const people = (
  knowledge: Knowledge,
  { newcomers, leavers }: Pick<PeopleContext, 'newcomers' | 'leavers'>,
): Feature => ({
  name: 'people',
  howTo: peopleHowTo,
  start: ({ store, isAdmin, settings }) => {
    const { plan } = knowledge;
    const view = viewOf(store, plan);
    const { zone } = settings;
    const numbers = numbersOf(knowledge.vocabulary);
    const groupNamed = (text: string) =>
      groupMentioned(text, { groups: view.groups, speller: view.speller(commandWords), numbers });
    const context: PeopleContext = {
      store,
      isAdmin,
      plan,
      view,
      zone,
      settings,
      groupNamed,
      newcomers,
      leavers,
    };
    const lexicon = lexiconOf(knowledge);
    const onGroup = (intent: GroupAct) =>
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
        understand(utterance, { now }) {
          view.touch(now);
          const said = prepare(utterance, view, lexicon);
          const command = readCommand(said, localDay(now, zone));
          const words = utterance.words.map((w) => w.folded);
          const { locale } = utterance;
          if (!command) {
            const told = toldIn(said);
            if (!told) return [];
            const ask = (turn: Turn) => askToRecord({ context, turn, locale }, told);
            return [{ kind: 'command', rank: 'told', fields: { ...told }, words, answer: ask }];
          }
          const answer = (turn: Turn) => carryOut(command, { context, turn, locale });
          const changes = !reading.has(command.intent);
          return [
            { kind: 'command', rank: 'order', fields: fieldsOf(command), words, changes, answer },
          ];
        },
      },
      keep: {
        daily: (now) => store.transact(async (tx) => ({ addresses: await dropAddresses(tx, now) })),
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
          return aboutLines(entity, { plan, view, zone }, locale, now);
        },
      },
    };
  },
});

async function carryOut(command: PeopleCommand, act: PeopleAct): Promise<Answer> {
  switch (command.intent) {
    case 'organisation':
      return choose(act, command.organisation);
    case 'askOrganisation':
      return askOrganisation(act);
    case 'organisationOf':
      return organisationOfNamed(act, command.person, command.organisation);
    case 'mine':
      return mine(act);
    case 'requests':
      return requests(act);
    case 'accept':
    case 'decline':
      return decideNamed(act, command.intent, command.group, command.person);
    case 'create':
      return create(act, command.name);
    case 'pilot':
      return namePilot(act, command);
    case 'unpilot':
      return removePilot(act, command.led);
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

type OnGroup = Exclude<
  Extract<PeopleCommand, { group: unknown }>,
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
      return onNamed(act, command.intent, group, command.person);
  }
}

/** For `npm run understand`: intent, then ids of what was named. */
function fieldsOf(command: PeopleCommand): Record<string, unknown> {
  if (!('group' in command)) return { ...command };
  // An address is said nowhere, not even to who measures.
  const { group, ...rest } = { ...command, ...('email' in command ? { email: true } : {}) };
  return { ...rest, ...groupField(group.found), said: group.text };
}

function lexiconOf({ plan, vocabulary }: Knowledge): CommandLexicon {
  const organisations = new Phrases<string>(LINKS);
  for (const { id, nom, alias } of plan.organisations)
    for (const name of [nom, ...alias]) organisations.add(name, `organisation:${id}`);
  const fiches = new Set(plan.fiches.map(({ numero }) => numero));
  return {
    organisations,
    fiches,
    empty: new Set([...vocabulary.empty.fr, ...vocabulary.empty.en]),
  };
}
