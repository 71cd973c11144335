/** WhichPoll poll is meant, by one rule for every act: what is said, what was spoken of last, who speaks and where. */

import { z } from 'zod';
import { type Matter, type NewMatter, openMatter } from '../../../contract/matter.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Locale } from '../../../language/locale.ts';
import type { WhenFound } from '../../../language/when/expression.ts';
import { cut } from '../../../language/words.ts';
import { type Sentence, says } from '../../../sentence/sentence.ts';
import { selfOf } from '../../people/model/acts.ts';
import { channelId } from '../../people/model/directory.ts';
import { isIn } from '../../people/model/groups.ts';
import type { PollAct } from '../context.ts';
import { type Poll, pollId } from '../model/schema.ts';
import type { PollRow } from '../model/state.ts';
import { intentRow, type PollIntent, type PollReading } from '../read/reading.ts';
import { slotsNamed } from '../read/slots-named.ts';
import { strings } from '../show/strings.ts';

/** The polls that a sentence may mean: one when it is clear. */
export function meantBy(
  act: PollAct,
  reading: Pick<PollReading, 'intent' | 'group' | 'when'>,
  sentence: Sentence,
  all: readonly PollRow[],
): PollRow[] {
  const { context, turn, only } = act;
  const chosen = only === undefined ? [] : all.filter(({ id }) => id === only);
  if (chosen.length > 0) return chosen;
  const { intent } = reading;
  const { state, days } = intentRow(intent);
  const fitting = inState(all, state);
  const here = channelId(turn.conversation.id);
  const groups = new Set(
    reading.group.found.length > 0
      ? reading.group.found.map(({ id }) => id)
      : context.view.groups.filter(({ row }) => row?.channel === here).map(({ id }) => id),
  );
  const named = groups.size > 0 ? fitting.filter(({ poll }) => groups.has(poll.group)) : fitting;
  const ofGroup = intent === 'choose' ? offeringIn(act, named, fitting, reading, sentence) : named;
  const when = days ? [] : reading.when;
  const told = pointedAt(ofGroup, sentence, when, context.knowledge);
  return newestOf(byWhom(act, intent, told));
}

/** "On prend lundi 14 …, pour lancer la carto": a poll of hers that has that slot, where none of the group has it. */
function offeringIn(
  act: PollAct,
  named: readonly PollRow[],
  all: readonly PollRow[],
  { when }: Pick<PollReading, 'when'>,
  { text }: Sentence,
): readonly PollRow[] {
  const offers = ({ poll }: PollRow) =>
    slotsNamed(text, when, poll.slots).some(({ slots }) => slots.length > 0);
  if (named.some(offers)) return named;
  const own = all.filter((row) => offers(row) && isAnimated(act, row));
  return own.length > 0 ? own : named;
}

const isAnimated = (act: PollAct, { poll }: PollRow): boolean =>
  isIn(act.context.view.group(poll.group)?.row?.coAnimators ?? [], selfOf(act));

/** Of several, what the words tell: the title, the days, when it was made. */
export function pointedAt(
  all: readonly PollRow[],
  sentence: Sentence,
  when: readonly WhenFound[],
  { vocabulary: { empty } }: Pick<Knowledge, 'vocabulary'>,
): readonly PollRow[] {
  const tells = (word: string) => !empty.fr.has(word) && !empty.en.has(word);
  return byAge(byDays(byTitle(all, sentence.text, tells), sentence.text, when), sentence);
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
function byTitle(
  all: readonly PollRow[],
  text: string,
  tells: (word: string) => boolean,
): readonly PollRow[] {
  const said = new Set(cut(text).map(({ stem }) => stem));
  return best(
    all,
    ({ poll }) =>
      cut(poll.title).filter(
        ({ folded, stem }) =>
          folded.length > 3 && !plain.has(folded) && tells(folded) && said.has(stem),
      ).length,
  );
}

/** Polls that have the most of the days said. */
const byDays = (all: readonly PollRow[], text: string, when: readonly WhenFound[]) =>
  best(
    all,
    ({ poll }) => slotsNamed(text, when, poll.slots).filter(({ slots }) => slots.length > 0).length,
  );

/** Those with the best score; all, when none has any. */
function best(all: readonly PollRow[], scoreOf: (known: PollRow) => number): readonly PollRow[] {
  const scored = all.map((known) => ({ known, score: scoreOf(known) }));
  const most = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === most).map(({ known }) => known);
}

/** "Le dernier sondage", "le premier": by when it was made. */
function byAge(all: readonly PollRow[], sentence: Sentence): readonly PollRow[] {
  const newest = says(sentence, 'sondage-dernier');
  if (all.length < 2 || (!newest && !says(sentence, 'sondage-premier'))) return all;
  const sorted = all.toSorted((a, b) => (a.poll.createdAt < b.poll.createdAt ? -1 : 1));
  return sorted.slice(newest ? -1 : 0, newest ? undefined : 1);
}

/** Of several, the one that was spoken of last, else those of whom a co-animator speaks as hers. */
function byWhom(act: PollAct, intent: PollIntent, all: readonly PollRow[]): readonly PollRow[] {
  if (all.length < 2) return all;
  const last = lastSpoken(act.open);
  const spoken = all.filter(({ id }) => id === last);
  if (spoken.length > 0) return spoken;
  const own = all.filter((row) => isAnimated(act, row));
  return intentRow(intent).isTheirs && own.length > 0 ? own : all;
}

/** Of polls that are over only the newest is of interest, unless the words said which. */
function newestOf(all: readonly PollRow[]): PollRow[] {
  if (all.some(({ poll }) => poll.state === 'open')) return [...all];
  return all.toSorted((a, b) => (a.poll.createdAt < b.poll.createdAt ? 1 : -1)).slice(0, 1);
}

/** Kind of the matter while it is asked which of several polls is meant. */
export const WHICH = 'polls.which';
/** A question of which is answered at once, or not at all, in ms. */
export const WHICH_MS = 10 * 60_000;

const whichOf = z.object({
  /** Among which it was asked; none: one was taken, and another may be meant. */
  polls: z.array(pollId).default([]),
  /** The sentence that asked for something. */
  said: z.string().max(4_000),
});
export type WhichPoll = z.infer<typeof whichOf>;

/** What was asked, when nothing was said since. */
export function whichOpen(open: readonly Matter[] | undefined): WhichPoll | undefined {
  const [newest] = open ?? [];
  return newest?.kind.startsWith('polls.') ? whichOf.safeParse(newest.data).data : undefined;
}

export const SPOKEN = 'polls.spoken';

const spokenOf = z.strictObject({ poll: pollId });

export const spoken = (id: string, poll: Pick<Poll, 'title'>, locale: Locale): NewMatter => ({
  kind: SPOKEN,
  data: { poll: id },
  label: strings[locale].pollLabel(poll.title).slice(0, 300),
  further: strings[locale].further,
});

/** Id of that poll. */
export function lastSpoken(open: readonly Matter[] | undefined): string | undefined {
  const matter = openMatter(open, SPOKEN);
  return matter && spokenOf.safeParse(matter.data).data?.poll;
}
