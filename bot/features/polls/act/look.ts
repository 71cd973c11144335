/** Looking at a poll: where it stands, who is missing, and which one is meant. */

import { chaseCard } from '../../../../cards/polls/poll-chase.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused, shown } from '../../../conversation/answers.ts';
import { allowed, look, outside, selfOf } from '../../people/model/acts.ts';
import { channelId } from '../../people/model/directory.ts';
import { groupsOf, isIn } from '../../people/model/groups.ts';
import { organisationName } from '../../people/model/names.ts';
import { refusalOf } from '../../people/model/rights.ts';
import { isShared, type PollAct } from '../context.ts';
import { leading } from '../model/rules.ts';
import { ballotId, ballots, polls } from '../model/schema.ts';
import { MOST_POLLS, type PollRow, type PollState, pollsIn, stateOf } from '../model/state.ts';
import {
  ballotInWords,
  called,
  canSeeNames,
  decideMessage,
  type Look,
  pollMessage,
} from '../show/face.ts';
import { resultFace, slotLine } from '../show/results.ts';
import { momentInWords, slotsInShort } from '../show/slot-words.ts';
import { strings } from '../show/strings.ts';
import { spoken, WHICH, WHICH_MS } from './find.ts';

/** Names of one list: a group has some dozens of people. */
const MOST_NAMES = 60;

/** The card of a poll, on one of its pages; `person`: to answer for a colleague. */
export async function show(
  act: PollAct,
  id: string,
  over: Pick<Look, 'page' | 'person' | 'before' | 'onlyResult' | 'still'> = {},
): Promise<Answer> {
  const { context, locale, turn } = act;
  const poll = await context.store.read((reader) => reader.get(polls, id));
  if (!poll) return refused(strings[locale].unknown, locale);
  return look(act, 'polls.show', { kind: 'group', id: poll.value.group }, async (reader) => {
    const state = await stateOf(reader, id, context.plan);
    if (!state) return refused(strings[locale].unknown, locale);
    const self = selfOf(act);
    const ballot = await reader.get(ballots, ballotId(id, over.person || self));
    const version = ballot?.version ?? 0;
    // An administrator who is not in the group looks and does not answer.
    const onlyResult = over.onlyResult || !state.asked.includes(self);
    const shared = isShared(turn);
    const seen = { locale, now: turn.now, self, shared, version, ...over, onlyResult };
    return answerWith(pollMessage(state, seen, context), locale);
  });
}

/** What is told of a poll as it stands, to whoever may look: what comes next in the conversation means that one. */
async function tell(
  act: PollAct,
  verb: 'polls.missing' | 'polls.results' | 'polls.decide',
  { id, poll }: PollRow,
  work: (state: PollState) => Answer,
): Promise<Answer> {
  const { context, locale } = act;
  const told = await look(act, verb, { kind: 'group', id: poll.group }, async (reader) => {
    const state = await stateOf(reader, id, context.plan);
    return state ? work(state) : refused(strings[locale].unknown, locale);
  });
  return speaking(told, id, poll, locale);
}

/** Who has not answered, for those who co-animate. */
export const missing = (act: PollAct, known: PollRow): Promise<Answer> =>
  tell(act, 'polls.missing', known, (state) => {
    const { context, locale } = act;
    const { poll } = known;
    const say = strings[locale];
    if (isShared(act.turn)) return refused(say.namesInPrivate(state.undecided.length), locale);
    const names = state.undecided
      .map((person) => called(person, state.people, context.plan, locale))
      .sort((a, b) => a.localeCompare(b, locale));
    const heard = new Set(state.votes.flatMap(({ organisations }) => organisations));
    const silent = poll.required.filter((organisation) => !heard.has(organisation));
    const seen = { names: false, locale };
    const best = state.votes.length > 0 ? leading(state.ranked) : [];
    const lacking = silent.map((one) => organisationName(one, context.plan, locale)).join(', ');
    return shown(
      {
        headline: say.missingPeople(names.length),
        items: names.slice(0, MOST_NAMES),
        notes: [
          say.headline(poll.title),
          ...(lacking ? [say.missingOrganisations(lacking)] : []),
          // What takes shape meanwhile is asked in the same breath.
          ...best.map((one) => say.row(one.rank, slotLine(one, state, seen, context))),
        ],
        questions: [
          say.ask.results(poll.title),
          ...(names.length > 0 ? [say.ask.nudge(poll.title)] : []),
        ],
      },
      locale,
    );
  });

/** An answer about a poll: what comes next in the conversation means that one. */
const speaking = (
  answer: Answer,
  id: string,
  poll: PollRow['poll'],
  locale: PollAct['locale'],
): Answer => ({ ...answer, opens: [...(answer.opens ?? []), spoken(id, poll, locale)] });

/** Whether names may be seen, by whoever looks from where they look. */
const seesNames = (act: PollAct, state: PollState): boolean =>
  canSeeNames(state, act.context, { self: selfOf(act), shared: isShared(act.turn) });

/** How a poll stands, in a few lines: the best slot first, with who said what where names may be seen. */
export const results = (act: PollAct, known: PollRow): Promise<Answer> =>
  tell(act, 'polls.results', known, (state) => {
    const { locale, turn } = act;
    const names = seesNames(act, state);
    return shown(resultFace(state, { names, now: turn.now, locale }, act.context), locale);
  });

/**
 * The card of a poll that was named and nothing more: what comes next means that one. Where others read along,
 * it would show them what the speaker answered: there, how it stands.
 */
export const showNamed = (act: PollAct, row: PollRow): Promise<Answer> =>
  isShared(act.turn)
    ? results(act, row)
    : show(act, row.id).then((answer) => speaking(answer, row.id, row.poll, act.locale));

/** Who can come to the slots that are meant, one line each. */
export const whoCan = (act: PollAct, known: PollRow, ids: readonly string[]): Promise<Answer> =>
  tell(act, 'polls.results', known, (state) => {
    const { context, locale } = act;
    const names = seesNames(act, state);
    const items = state.ranked
      .filter(({ slot }) => ids.includes(slot.id))
      .map((standing) => slotLine(standing, state, { names, locale }, context));
    return shown({ headline: strings[locale].headline(known.poll.title), items }, locale);
  });

/** Whether somebody has answered, and what. */
export const voted = (act: PollAct, known: PollRow, person: string): Promise<Answer> =>
  tell(act, 'polls.results', known, (state) => {
    const { context, locale, turn } = act;
    const { poll } = known;
    const say = strings[locale];
    const own = person === selfOf(act);
    if (isShared(turn) && !own) return refused(say.namesInPrivate(state.undecided.length), locale);
    const name = called(person, state.people, context.plan, locale);
    if (!state.asked.includes(person)) return refused(say.notOf(name, poll.title), locale);
    const ballot = state.ballots.find((one) => one.person === person);
    if (!ballot)
      return answerWith(own ? say.youSilent(poll.title) : say.isSilent(name, poll.title), locale);
    const seen = own || canSeeNames(state, context, { self: selfOf(act) });
    const words = seen ? ballotInWords(ballot, poll, locale) : '';
    return answerWith(
      own ? say.youSaid(poll.title, words) : say.hasSaid(name, poll.title, words),
      locale,
    );
  });

/** Kind of the matter while it is asked which slot is chosen. */
export const DECIDE = 'polls.decide';

/** Which slot is chosen: asked of a co-animator, with the best one proposed unless several are. */
export const decide = (act: PollAct, known: PollRow, before: string[] = []): Promise<Answer> =>
  tell(act, 'polls.decide', known, (state) => {
    const { context, locale } = act;
    const say = strings[locale];
    if (state.poll.state !== 'open') return refused(say.notOpen, locale);
    const answered = state.asked.length - state.undecided.length;
    const why = say.whyAsked(answered, state.asked.length);
    const label = say.decideNow(known.poll.title).slice(0, 300);
    return {
      ...answerWith(decideMessage(state, [...before, why], locale, context), locale),
      opens: [{ kind: DECIDE, data: { poll: known.id }, label }],
    };
  });

/** Polls of the groups that somebody is in, or animates; of all, for an administrator. */
export async function pollsOf(act: PollAct): Promise<PollRow[]> {
  const self = selfOf(act);
  const { context, turn } = act;
  const admin = context.isAdmin(turn.person);
  return context.store.read(async (reader) => {
    const rows = admin
      ? await reader.page(polls, { limit: MOST_POLLS })
      : await pollsIn(reader, await groupsOf(reader, self));
    return rows
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, value }) => ({ id, poll: value }));
  });
}

/** A poll is open in the channel where it is said, of a group that whoever says it is not in. */
function outsideHere(act: PollAct): Answer | undefined {
  const { board, view } = act.context;
  const self = selfOf(act);
  const channel = channelId(act.turn.conversation.id);
  const here = view.groups.find(
    ({ id, row }) => row?.channel === channel && board.open.some(({ poll }) => poll.group === id),
  );
  const isOf = isIn(here?.row?.members ?? [], self) || isIn(here?.row?.coAnimators ?? [], self);
  return here && !isOf ? outside(act, 'polls.vote', here.id) : undefined;
}

/**
 * Says that one of several is to be chosen, with a button for each; a reply in words chooses too.
 * @param said the sentence that is then done
 */
export function choose(act: PollAct, found: readonly PollRow[], said: string): Answer {
  const { context, locale } = act;
  const say = strings[locale];
  if (found.length === 0) return outsideHere(act) ?? refused(say.nonePolls, locale);
  const { zone } = context.settings;
  const card = chaseCard({
    lang: locale,
    headline: say.which,
    polls: found.map(({ id, poll }) => ({
      poll: id,
      line: say.whichLine(
        poll.title,
        context.view.group(poll.group)?.label[locale] ?? poll.group,
        slotsInShort(poll, locale),
        momentInWords(poll.createdAt, zone, locale),
      ),
      title: poll.title,
    })),
  });
  const data = { polls: found.map(({ id }) => id), said: said.slice(0, 4_000) };
  const opens = [{ kind: WHICH, data, label: say.which, ms: WHICH_MS }];
  return { ...answerWith(card, locale, 'clarify'), opens };
}

/** Whether whoever acts may do this to the poll, for acts that only open a card. */
export const refusalToOpen = async (
  act: PollAct,
  verb: 'polls.duplicate' | 'polls.propose' | 'polls.create',
  group: string,
): Promise<Answer | undefined> => {
  const may = await act.context.store.read((reader) =>
    allowed(act, verb, { kind: 'group', id: group }, reader),
  );
  return may ? undefined : refused(refusalOf(verb, act.locale), act.locale);
};
