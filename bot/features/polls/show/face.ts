/** A poll as somebody sees it: their page of slots, how it stands, and what they may know. */
import { pollCard, type SheetData } from '../../../../cards/polls/poll.ts';
import { FORMER } from '../../../contract/marks.ts';
import type { Message } from '../../../contract/turn.ts';
import type { Locale } from '../../../language/locale.ts';
import { isIn } from '../../people/model/groups.ts';
import { nameOf } from '../../people/model/names.ts';
import type { PollContext } from '../context.ts';
import { leading } from '../model/rules.ts';
import type { Ballot, Choice, Poll, Slot } from '../model/schema.ts';
import type { PollState } from '../model/state.ts';
import {
  countsInWords,
  momentInWords,
  reasonInWords,
  slotInShort,
  slotInWords,
} from './slot-words.ts';
import { strings } from './strings.ts';

/** Slots on one page of the card: what a phone shows without getting lost. */
export const PAGE = 8;
/** Names in one card, which is read on a phone; the export has all of them. */
const MOST_NAMES = 12;
/** Bars in one picture. */
const MOST_BARS = 8;

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

const choices = ['yes', 'maybe', 'no'] as const satisfies readonly Choice[];

export const pagesOf = ({ slots }: Pick<Poll, 'slots'>): number => Math.ceil(slots.length / PAGE);

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
    if (slots.length > PAGE) return [`${of.length} ${say[choice]}`];
    return [say.person(say[choice], of.map((slot) => slotInWords(slot, locale)).join(', '))];
  });
  return [
    ...(none ? [say.noneSuits] : parts),
    ...(proposal ? [say.proposes(proposal)] : []),
    ...(word ? [say.word(word)] : []),
  ].join(locale === 'fr' ? ' ; ' : '; ');
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

/** The card and its text; who looks decides about names, slots to answer and buttons. */
export function pollMessage(state: PollState, look: Look, context: PollContext): Message {
  const { id } = state;
  const { locale, self, person = '' } = look;
  const mine = state.ballots.find((ballot) => ballot.person === (person || self));
  return pollCard({
    lang: locale,
    before: look.before ?? [],
    sheet: sheetOf(state, look, mine !== undefined, context),
    answers: mine?.answers ?? {},
    word: mine?.proposal || mine?.word || '',
    poll: id,
    person,
    version: look.version ?? 0,
    standing: {
      ...resultOf(state, locale, context),
      ...namesOf(state, locale, canSeeNames(state, context, look), context),
    },
    watchers: watchersOf(state, look),
  });
}

/** `answered`: there is an answer to take back. */
function sheetOf(state: PollState, look: Look, answered: boolean, context: PollContext): SheetData {
  const { poll, id } = state;
  const { locale, person = '', self } = look;
  const say = strings[locale];
  const page = Math.min(Math.max(look.page ?? 0, 0), pagesOf(poll) - 1);
  const open = poll.state === 'open' && look.onlyResult !== true;
  const late = poll.deadline <= look.now.toISOString();
  const closes = self !== undefined && person === '' && animates(state.group, context, self);
  return {
    headline: say.headline(poll.title),
    facts: factsOf(state, locale, late, context),
    inputs: open ? inputsOf(poll, page, locale) : [],
    yours: yoursOf(state, look, page, context),
    pick: say.pick,
    choices: choices.map((value) => ({ title: titleOf(value, locale), value })),
    wordLabel: say.wordLabel,
    buttons: open ? buttonsOf(poll, page, { answered, closes }, locale) : [],
    links: context.settings.pageUrl
      ? [{ title: say.wholeGrid, url: context.settings.pageUrl(`sondages/${id}`) }]
      : [],
  };
}

const titleOf = (choice: Choice, locale: Locale): string => {
  const { Yes, Maybe, No } = strings[locale];
  return { yes: Yes, maybe: Maybe, no: No }[choice];
};

function factsOf(
  state: PollState,
  locale: Locale,
  late: boolean,
  { view, settings }: PollContext,
): string[] {
  const { poll, asked, votes, undecided } = state;
  const say = strings[locale];
  const group = view.group(poll.group)?.label[locale];
  const moment = momentInWords(poll.deadline, settings.zone, locale);
  const chosen = poll.slots.find((slot) => slot.id === poll.chosen);
  const open = (late ? say.wasUntil : say.until)(moment);
  const ended = chosen ? say.closed(slotInWords(chosen, locale)) : say.cancelled;
  const answered = asked.length - undecided.length;
  return [
    ...(group ? [say.forGroup(group)] : []),
    poll.state === 'open' ? open : ended,
    votes.length > answered && asked.length === 0
      ? say.extra(votes.length)
      : say.progress(answered, asked.length),
  ];
}

const inputsOf = (poll: Poll, page: number, locale: Locale) =>
  poll.slots.slice(page * PAGE, (page + 1) * PAGE).map((slot: Slot) => ({
    id: slot.id,
    label: slotInWords(slot, locale),
  }));

function yoursOf(
  { poll, people }: PollState,
  { locale, person }: Look,
  page: number,
  context: PollContext,
) {
  const say = strings[locale];
  const whose = person ? say.yoursFor(nameOf(people.get(person), context.plan, locale)) : say.yours;
  const pages = pagesOf(poll);
  return pages > 1 ? `${whose} (${say.page(page + 1, pages).toLowerCase()})` : whose;
}

function buttonsOf(
  poll: Poll,
  page: number,
  { answered, closes }: { answered: boolean; closes: boolean },
  locale: Locale,
): SheetData['buttons'] {
  const say = strings[locale];
  const last = page === pagesOf(poll) - 1;
  const button = (title: string, verb: string, inputs: boolean, to = page) => {
    return { title, verb: `polls.${verb}`, inputs, page: to };
  };
  return [
    button(last ? say.send : say.sendNext, 'vote', true),
    ...(page > 0 ? [button(say.back, 'show', false, page - 1)] : []),
    button(say.all, 'all', true),
    button(say.none, 'none', true),
    ...(answered ? [button(say.withdraw, 'withdraw', false)] : []),
    ...(closes ? [button(say.close, 'decide', false)] : []),
  ];
}

function resultOf(state: PollState, locale: Locale, { plan }: PollContext) {
  const { poll, ranked, votes } = state;
  const say = strings[locale];
  const tied = leading(ranked).length;
  const rows = votes.length === 0 ? [] : ranked;
  return {
    result: poll.state === 'open' ? say.result : say.finalResult,
    legend: { yes: say.Yes, maybe: say.Maybe, no: say.No },
    bars: MOST_BARS,
    rows: rows.map((standing) => ({
      line: say.row(standing.rank, slotInWords(standing.slot, locale)),
      detail: [countsInWords(standing, locale), reasonInWords(standing, poll, { plan, locale })]
        .filter(Boolean)
        .join(' · '),
      short: slotInShort(standing.slot, locale),
      yes: standing.yes,
      maybe: standing.maybe,
      no: standing.no,
    })),
    notes: [
      ...(poll.state === 'open' && tied > 1 ? [say.tie(tied)] : []),
      ...(poll.namesHidden ? [say.namesHidden] : []),
    ],
  };
}

function namesOf(state: PollState, locale: Locale, names: boolean, context: PollContext) {
  const { who } = strings[locale];
  const rest = state.ballots.length - MOST_NAMES;
  // More would be left out than shown: the grid, one tap away, has them all.
  const inGrid = rest > MOST_NAMES && context.settings.pageUrl !== undefined;
  if (!names || inGrid) return { who, people: [] };
  // Sorted before anything is put in words: of sixty people, twelve are shown.
  const named = state.ballots
    .map((ballot) => ({ ballot, name: called(ballot.person, state.people, context.plan, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  const lines = named
    .slice(0, MOST_NAMES)
    .map(({ ballot, name }) => personLine(ballot, name, state, locale, context));
  return { who, people: rest > 0 ? [...lines, `… + ${rest}`] : lines };
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
