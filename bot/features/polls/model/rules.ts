/** Pure decisions about a poll: what answers add up to, and which slot is the best. */
import type { Ballot, Choice, Poll, Slot } from './schema.ts';

/** How a slot stands. */
export interface SlotStanding {
  slot: Slot;
  yes: number;
  maybe: number;
  no: number;
  /** Required organisations of which nobody can come. */
  missing: string[];
  /** Whether enough people can come: yes and if-need-be both can. */
  quorate: boolean;
  /** From 1; slots that nothing tells apart share one. */
  rank: number;
}

/** An answer, with the organisations that it stands for: a person's own, and those it is part of. */
export interface Vote {
  person: string;
  answers: Ballot['answers'];
  organisations: readonly string[];
}

const count = (votes: readonly Vote[], { id }: Slot, choice: Choice): number =>
  votes.filter(({ answers }) => answers[id] === choice).length;

/** Whether the person can come to the slot, even if only if need be. */
const comes = ({ answers }: Pick<Vote, 'answers'>, { id }: Slot): boolean =>
  answers[id] === 'yes' || answers[id] === 'maybe';

function standingOf(
  { required, quorum }: Pick<Poll, 'required' | 'quorum'>,
  slot: Slot,
  votes: readonly Vote[],
): SlotStanding {
  const coming = votes.filter((vote) => comes(vote, slot));
  const represented = new Set(coming.flatMap(({ organisations }) => organisations));
  return {
    slot,
    yes: count(votes, slot, 'yes'),
    maybe: count(votes, slot, 'maybe'),
    no: count(votes, slot, 'no'),
    missing: required.filter((organisation) => !represented.has(organisation)),
    quorate: coming.length >= quorum,
    rank: 0,
  };
}

/**
 * Below zero when `a` is better: every required organisation represented, then the quorum, then
 * yes, then if-need-be, then who refuses it least. Zero: only people can tell them apart.
 */
function compare(a: SlotStanding, b: SlotStanding): number {
  return (
    Number(a.missing.length > 0) - Number(b.missing.length > 0) ||
    Number(b.quorate) - Number(a.quorate) ||
    b.yes - a.yes ||
    b.maybe - a.maybe ||
    a.no - b.no
  );
}

const inTime = (a: Slot, b: Slot): number =>
  `${a.date}T${a.start}${a.end}` < `${b.date}T${b.start}${b.end}` ? -1 : 1;

/** All slots, the best first; among equals the earliest is named first, without being better. */
export function ranking(
  poll: Pick<Poll, 'slots' | 'required' | 'quorum'>,
  votes: readonly Vote[],
): SlotStanding[] {
  const sorted = poll.slots
    .map((slot) => standingOf(poll, slot, votes))
    .sort((a, b) => compare(a, b) || inTime(a.slot, b.slot));
  let rank = 0;
  return sorted.map((standing, at) => {
    const before = sorted[at - 1];
    if (!before || compare(before, standing) !== 0) rank = at + 1;
    return { ...standing, rank };
  });
}

/** The slots that share the first place; none as long as nobody can come anywhere. */
export const leading = (ranked: readonly SlotStanding[]): SlotStanding[] =>
  ranked.filter(({ rank, yes, maybe }) => rank === 1 && yes + maybe > 0);

/** Those who are asked and have not answered. */
export function undecided(asked: readonly string[], votes: readonly Pick<Vote, 'person'>[]) {
  const answered = new Set(votes.map(({ person }) => person));
  return asked.filter((person) => !answered.has(person));
}

/** Whether somebody answered anything at all: a slot, or that none suits. */
export const isBlank = ({
  answers,
  proposal,
  word,
}: Pick<Ballot, 'answers' | 'proposal' | 'word'>) =>
  Object.keys(answers).length === 0 && proposal === '' && word === '';

/** Says of every slot what is said of none in particular. */
export const toAll = ({ slots }: Pick<Poll, 'slots'>, choice: Choice): Record<string, Choice> =>
  Object.fromEntries(slots.map(({ id }) => [id, choice]));

/** Slots said that the poll does not have. */
export const unknownSlots = (
  { slots }: Pick<Poll, 'slots'>,
  answers: Readonly<Record<string, Choice>>,
): string[] => {
  const known = new Set(slots.map(({ id }) => id));
  return Object.keys(answers).filter((id) => !known.has(id));
};
