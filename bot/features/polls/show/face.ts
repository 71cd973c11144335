/** A poll as somebody sees it: their page of slots, how it stands, and what they may know. */

import { pollCard } from '../../../../cards/polls/poll.ts';
import { decideCard } from '../../../../cards/polls/poll-decide.ts';
import { FORMER } from '../../../contract/marks.ts';
import type { Message } from '../../../contract/turn.ts';
import type { Locale } from '../../../language/locale.ts';
import { signs } from '../../../language/signs.ts';
import { isIn } from '../../people/model/groups.ts';
import { nameOf } from '../../people/model/names.ts';
import type { PollContext } from '../context.ts';
import { leading } from '../model/rules.ts';
import type { Ballot, Choice, Poll } from '../model/schema.ts';
import type { PollState } from '../model/state.ts';
import {
  countsInWords,
  momentInWords,
  reasonInWords,
  slotInBrief,
  slotInWords,
} from './slot-words.ts';
import { strings } from './strings.ts';

/** Slots on one page of the card: what is seen at a glance, the best first. */
const PAGE = 5;
/** Names in one card, which is read on a phone; the export has all of them. */
const MOST_NAMES = 12;

/** Who looks, and at what. */
export interface Look {
  locale: Locale;
  now: Date;
  /** By recipient; absent: the card that a whole channel sees. */
  self?: string | undefined;
  /** For whom the answer is, when it is for a colleague. */
  person?: string | undefined;
  page?: number;
  /** What happened just before. */
  before?: string[];
  /** Row version of the ballot shown. */
  version?: number;
  /** Where others read along: in a channel nobody's name goes with an answer. */
  shared?: boolean;
  /** Without the slots to answer. */
  onlyResult?: boolean;
  /** Stays as it is sent: brought up to date, it would lose what it asks in `before`. */
  still?: boolean;
}

/** Slots of a ballot that is put in words one by one. */
const MOST_TOLD = 8;

const choices = ['yes', 'maybe', 'no'] as const satisfies readonly Choice[];

const pagesOf = ({ slots }: Pick<Poll, 'slots'>): number => Math.ceil(slots.length / PAGE);

/** A ballot in words: "oui : mardi 8 septembre, 14h–16h ; non : …"; of many slots, how many of each. */
export function ballotInWords(
  { answers, word, proposal }: Pick<Ballot, 'answers' | 'word' | 'proposal'>,
  { slots }: Pick<Poll, 'slots'>,
  locale: Locale,
): string {
  const say = strings[locale];
  const decided = slots.filter(({ id }) => answers[id] !== undefined);
  const none = decided.length === slots.length && decided.every(({ id }) => answers[id] === 'no');
  const parts = choices.flatMap((choice) => {
    const of = decided.filter(({ id }) => answers[id] === choice);
    if (of.length === 0) return [];
    // Thirty slots one after another would be read by nobody: the grid has them.
    if (slots.length > MOST_TOLD) return [`${of.length} ${say[choice]}`];
    return [say.person(say[choice], of.map((slot) => slotInWords(slot, locale)).join(', '))];
  });
  return [
    ...(none ? [say.noneSuits] : parts),
    ...(proposal ? [say.proposes(proposal)] : []),
    ...(word ? [say.word(word)] : []),
  ].join(signs[locale].semicolon);
}

/** Names are for those whom the poll lets see them, in a chat of their own. */
export const canSeeNames = (
  { poll, group }: PollState,
  context: PollContext,
  { self, shared = false }: Pick<Look, 'self' | 'shared'>,
): boolean =>
  self !== undefined && !shared && (!poll.namesHidden || animates(group, context, self));

const animates = (group: PollState['group'], { isAdmin }: PollContext, self: string): boolean =>
  isIn(group.coAnimators, self) || isAdmin({ id: self.split(':')[2] ?? '' });

/** The card and its text; who looks decides about names, answers to press and buttons. */
export function pollMessage(state: PollState, look: Look, context: PollContext): Message {
  const { id, poll } = state;
  const { locale, self, person = '' } = look;
  const say = strings[locale];
  const mine = state.ballots.find((ballot) => ballot.person === (person || self));
  const open = poll.state === 'open' && look.onlyResult !== true;
  const page = Math.min(Math.max(look.page ?? 0, 0), pagesOf(poll) - 1);
  const closes = self !== undefined && person === '' && animates(state.group, context, self);
  const { pageUrl } = context.settings;
  const people = namesOf(state, locale, canSeeNames(state, context, look), context);
  const isOnePage = pagesOf(poll) === 1;
  return pollCard({
    lang: locale,
    before: look.before ?? [],
    headline: say.headline(poll.title),
    facts: factsOf(state, look, context),
    yours: person ? [say.yoursFor(nameOf(state.people.get(person), context.plan, locale))] : [],
    rows: rowsOf(state, page, locale, context),
    open,
    says: { yes: say.yes, maybe: say.maybe, no: say.no, chosen: say.chosen },
    legend: say.press,
    notes: notesOf(state, page, pageUrl !== undefined, locale),
    buttons: [
      ...(open ? buttonsOf(page, closes, locale) : []),
      ...turning(poll, page, pageUrl !== undefined, locale),
    ],
    // All slots and answers are here: the grid says no more.
    links:
      pageUrl && !(isOnePage && people.length > 0)
        ? [
            {
              title: isOnePage ? say.wholeGrid : say.allSlots(poll.slots.length),
              url: pageUrl(`sondages/${id}`),
              isAside: isOnePage,
            },
          ]
        : [],
    more: {
      title: say.more,
      who: say.who,
      people,
      wordTitle: say.wordTitle,
      wordLabel: say.wordLabel,
      buttons: open
        ? [
            { title: say.sendWord, verb: 'polls.vote', page, inputs: true },
            ...(mine ? [{ title: say.withdraw, verb: 'polls.withdraw', page, inputs: false }] : []),
          ]
        : [],
    },
    answers: mine?.answers ?? {},
    word: mine?.proposal || mine?.word || '',
    poll: id,
    person,
    version: look.version ?? 0,
    page,
    watchers: watchersOf(state, look),
  });
}

/** Whose it is and until when, while it can be answered; then how many answered. */
function factsOf(state: PollState, look: Look, { view, settings }: PollContext): string[] {
  const { poll, asked, votes, undecided } = state;
  const { locale } = look;
  const say = strings[locale];
  const group = view.group(poll.group)?.tag[locale];
  const chosen = poll.slots.find((slot) => slot.id === poll.chosen);
  const answered = asked.length - undecided.length;
  const progress =
    votes.length > answered && asked.length === 0
      ? say.extra(votes.length)
      : say.progress(answered, asked.length);
  if (poll.state !== 'open')
    return [chosen ? say.closed(slotInWords(chosen, locale)) : say.cancelled, progress];
  const moment = momentInWords(poll.deadline, settings.zone, locale);
  const late = poll.deadline <= look.now.toISOString();
  const until = (late ? say.wasUntil : say.before)(moment);
  return [[...(group ? [group] : []), progress, until].join(' · ')];
}

/** The best slots of a page, by date: a vote changes their counts, not where they stand. */
function rowsOf(
  { poll, ranked, votes }: PollState,
  page: number,
  locale: Locale,
  { plan }: PollContext,
) {
  const say = strings[locale];
  const first = leading(ranked);
  const isFirst = (standing: (typeof ranked)[number]) =>
    votes.length > 0 && standing.yes + standing.maybe > 0 && first.includes(standing);
  return ranked
    .slice(page * PAGE, (page + 1) * PAGE)
    .toSorted((a, b) => poll.slots.indexOf(a.slot) - poll.slots.indexOf(b.slot))
    .map((standing) => {
      const { slot } = standing;
      const best = poll.chosen ? slot.id === poll.chosen : isFirst(standing);
      const why = reasonInWords(standing, poll, { plan, locale });
      const isKept = slot.id === poll.chosen;
      const leads = first.length > 1 ? say.level : say.leads;
      return {
        id: slot.id,
        slot: (isKept ? '✓\u00a0' : '') + slotInBrief(slot, locale),
        said: slotInWords(slot, locale),
        place: best && votes.length > 0 ? (isKept ? say.kept : leads) : '',
        count:
          votes.length === 0
            ? say.nobodyYet
            : [countsInWords(standing, locale), why].filter(Boolean).join(' · '),
        best,
      };
    });
}

function notesOf(
  { poll, ranked, votes }: PollState,
  page: number,
  isLinked: boolean,
  locale: Locale,
): string[] {
  const say = strings[locale];
  const tied = votes.length > 0 ? leading(ranked).length : 1;
  const pages = pagesOf(poll);
  return [
    ...(poll.state === 'open' && tied > 1 ? [say.tie(tied)] : []),
    ...(pages > 1 && !isLinked ? [say.page(page + 1, pages)] : []),
    ...(poll.namesHidden ? [say.namesHidden] : []),
  ];
}

/** Where there is no page of the tab, the card turns its own. */
function turning(poll: Poll, page: number, isLinked: boolean, locale: Locale) {
  const say = strings[locale];
  if (isLinked) return [];
  return [
    ...(page > 0 ? [{ title: say.back, verb: 'polls.show', page: page - 1 }] : []),
    ...(page < pagesOf(poll) - 1 ? [{ title: say.next, verb: 'polls.show', page: page + 1 }] : []),
  ];
}

function buttonsOf(page: number, closes: boolean, locale: Locale) {
  const say = strings[locale];
  return [
    { title: say.all, verb: 'polls.all', page },
    { title: say.none, verb: 'polls.none', page },
    ...(closes ? [{ title: say.close, verb: 'polls.decide', page, isAside: true }] : []),
  ];
}

function namesOf(state: PollState, locale: Locale, names: boolean, context: PollContext): string[] {
  const rest = state.ballots.length - MOST_NAMES;
  // More would be left out than shown: the grid, one tap away, has them all.
  const inGrid = rest > MOST_NAMES && context.settings.pageUrl !== undefined;
  if (!names || inGrid) return [];
  // Sorted before anything is put in words: of sixty people, twelve are shown.
  const named = state.ballots
    .map((ballot) => ({ ballot, name: called(ballot.person, state.people, context.plan, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  const lines = named
    .slice(0, MOST_NAMES)
    .map(({ ballot, name }) => personLine(ballot, name, state, locale, context));
  return rest > 0 ? [...lines, `… + ${rest}`] : lines;
}

/** "Camille Durand (Caf) : oui : mardi 8 septembre, 14h–16h (réponse donnée par Zoé Petit)". */
function personLine(
  ballot: Ballot,
  name: string,
  { poll, people }: PollState,
  locale: Locale,
  { plan }: PollContext,
): string {
  const say = strings[locale];
  const line = say.person(name, ballotInWords(ballot, poll, locale));
  if (ballot.by === ballot.person) return line;
  return `${line} (${say.forThem(called(ballot.by, people, plan, locale))})`;
}

/** The name of somebody; whoever was forgotten has none any more. */
export const called = (
  person: string,
  people: PollState['people'],
  plan: PollContext['plan'],
  locale: Locale,
): string =>
  person.startsWith(FORMER) ? strings[locale].former : nameOf(people.get(person), plan, locale);

/** In a channel those who answered have a card of their own; in a chat, whoever it is with. */
function watchersOf({ poll, ballots, people }: PollState, { self, still }: Look): string[] {
  if (still || (poll.state !== 'open' && self === undefined)) return [];
  const whose = self === undefined ? ballots.map(({ person }) => person) : [self];
  return whose.flatMap((person) => people.get(person)?.teamsId || []);
}

export function decideMessage(
  state: PollState,
  facts: string[],
  locale: Locale,
  { plan }: PollContext,
): Message {
  const { id, poll, ranked } = state;
  const say = strings[locale];
  const best = leading(ranked);
  const [only, second] = best;
  return decideCard({
    lang: locale,
    headline: say.decideNow(poll.title),
    facts: [...facts, ...(second ? [say.tieHint(best.length)] : [])],
    rows: ranked.map((standing) => {
      const slot = slotInWords(standing.slot, locale);
      const first = standing === only && !second;
      const how = [
        countsInWords(standing, locale),
        reasonInWords(standing, poll, { plan, locale }),
      ];
      return {
        id: standing.slot.id,
        // The day on a line of its own, where Teams keeps lines.
        choice: `${say.person(first ? `${slot} (${say.best})` : slot, '').trimEnd()}\n${how.filter(Boolean).join(' · ')}`,
      };
    }),
    slotLabel: say.slotLabel,
    pick: say.pick,
    selected: only && !second ? only.slot.id : '',
    placeLabel: say.placeLabel,
    place: poll.place,
    confirm: say.confirmClose,
    poll: id,
    version: poll.round,
  });
}
