/** Which poll is meant by a sentence, among those that concern whoever says it. */

import { cut } from '../../../language/words.ts';
import { channelId } from '../../people/model/directory.ts';
import type { PollAct } from '../context.ts';
import type { PollRow } from '../model/state.ts';
import type { PollIntent, PollReading } from '../read/reading.ts';

/** What an act is done to: an open poll, one that is over, or any. */
const wanted: Partial<Record<PollIntent, 'open' | 'over'>> = {
  close: 'open',
  extend: 'open',
  cancel: 'open',
  nudge: 'open',
  missing: 'open',
  reopen: 'over',
};

/** The polls that a sentence may mean: one when it is clear. */
export function meantBy(
  { context, turn }: PollAct,
  reading: Pick<PollReading, 'intent' | 'group'>,
  text: string,
  all: readonly PollRow[],
): PollRow[] {
  const fitting = inState(all, wanted[reading.intent]);
  const here = channelId(turn.conversation.id);
  const groups = new Set(
    reading.group.found.length > 0
      ? reading.group.found.map(({ id }) => id)
      : context.view.groups.filter(({ row }) => row?.channel === here).map(({ id }) => id),
  );
  const ofGroup = groups.size > 0 ? fitting.filter(({ poll }) => groups.has(poll.group)) : fitting;
  return newestOf(byTitle(ofGroup, text));
}

/** Those in the state that the act needs; when there is none, all, so that the reason can be said. */
function inState(all: readonly PollRow[], state: 'open' | 'over' | undefined): readonly PollRow[] {
  const open = all.filter(({ poll }) => poll.state === 'open');
  const over = all.filter(({ poll }) => poll.state !== 'open');
  const [first, second] = state === 'over' ? [over, open] : [open, over];
  return first.length > 0 ? first : second;
}

/** Words of every other title: they tell no poll from another. */
const plain = new Set(['sondage', 'reunion', 'poll', 'meeting', 'groupe', 'group', 'sous']);

/** Polls whose title has the most of the words said; all, when no title has any. */
function byTitle(all: readonly PollRow[], text: string): readonly PollRow[] {
  const said = new Set(cut(text).map(({ stem }) => stem));
  const scored = all.map((known) => ({
    known,
    score: cut(known.poll.title).filter(
      ({ folded, stem }) => folded.length > 3 && !plain.has(folded) && said.has(stem),
    ).length,
  }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ known }) => known);
}

/** Of polls that are over only the newest is of interest, unless the words said which. */
function newestOf(all: readonly PollRow[]): PollRow[] {
  if (all.some(({ poll }) => poll.state === 'open')) return [...all];
  return all.toSorted((a, b) => (a.poll.createdAt < b.poll.createdAt ? 1 : -1)).slice(0, 1);
}
