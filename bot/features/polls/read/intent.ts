/** Whether a sentence asks for something to be done about a poll, and what. */

import {
  answering as answerWords,
  asking as askingWords,
  leading,
  type PollMark,
} from './poll-marks.ts';
import { first, has, isQuestion, opens, type PollSentence } from './poll-sentence.ts';
import type { PollIntent } from './reading.ts';

export interface ScoredPollIntent {
  intent: PollIntent;
  score: number;
  /** The poll is named, and nothing else is said. */
  onlyNamed?: boolean;
}

const scores = { order: 1, told: 0.97 };

/** What a verb does to a poll, in the order in which they are looked for. */
const acts: readonly (PollIntent & PollMark)[] = [
  'missing',
  'reopen',
  'extend',
  'cancel',
  'duplicate',
  'export',
  'close',
  'nudge',
];

/** @param answering an open poll is at hand: it need not be named. */
export function intentOf(said: PollSentence, answering: boolean): ScoredPollIntent | undefined {
  if (answering && isQuestion(said) && !has(said, 'poll')) {
    const asked = (['missing', 'results'] as const).find((mark) => has(said, mark));
    if (asked && isOfAnswers(said)) return { intent: asked, score: scores.order };
  }
  // "Relance ceux qui n'ont pas répondu".
  if (answering && !has(said, 'poll') && opens(said, 'nudge') && has(said, 'missing'))
    return { intent: 'nudge', score: scores.order };
  if (!has(said, 'poll')) return proposing(said) ?? asking(said);
  if (has(said, 'past')) return undefined;
  if (slotsIn(said) >= 2 && !earlierThanDays(said))
    return { intent: 'create', score: scores.order };
  if (opens(said, 'nudge') && isSaid(said, 'nudge'))
    return { intent: 'nudge', score: scores.order };
  const act = acts.find((mark) => isSaid(said, mark) && !(mark === 'close' && isDeadline(said)));
  if (act && !(opens(said, 'create') && act !== 'reopen'))
    return { intent: act, score: scores.order };
  if (has(said, 'results')) return { intent: 'results', score: scores.order };
  const proposal = has(said, 'slots') ? proposing(said) : undefined;
  if (proposal) return proposal;
  if (opens(said, 'create') && !asksForFacts(said))
    return { intent: 'create', score: scores.order };
  if (isQuestion(said)) return undefined;
  if (slotsIn(said) > 0) return { intent: 'create', score: scores.told };
  return opens(said, 'poll') && said.tokens.length <= MOST_NAMED
    ? { intent: 'create', score: scores.told, onlyNamed: true }
    : undefined;
}

/** "combien ?", "où en est-on ?", "combien de gens peuvent le 8 ?": nothing else is asked about. */
function isOfAnswers(said: PollSentence): boolean {
  const inside = new Set(
    said.marks.flatMap((m) => Array.from({ length: m.length }, (_, i) => m.at + i)),
  );
  return said.tokens.every(
    ({ folded, start, end }, at) =>
      inside.has(at) ||
      leading.has(folded) ||
      askingWords.has(folded) ||
      answerWords.has(folded) ||
      said.when.some((found) => found.start <= start && end <= found.end) ||
      (said.group !== undefined && said.group.start <= start && end <= said.group.end),
  );
}

/** "sondage rentrée sous-groupe cartographie": longer, it tells something of a poll. */
const MOST_NAMED = 5;

/** "on se voit quand ? 8, 10 ou 14 septembre": several days to choose from. */
function asking(said: PollSentence): ScoredPollIntent | undefined {
  const days = said.when.filter((found) => found.kind === 'day' && !found.limit);
  const choosing = has(said, 'when') && days.length >= 2 && said.text.includes('?');
  return choosing && said.group ? { intent: 'create', score: scores.told } : undefined;
}

const slotsIn = ({ when }: PollSentence): number =>
  when.filter((found) => (found.kind === 'day' && !found.limit) || found.kind === 'noDay').length;

/** Said, and not only as the start of something longer: "laisse tomber" keeps nothing open. */
const isSaid = (said: PollSentence, act: PollMark): boolean =>
  said.marks.some(
    (mark) =>
      mark.value === act &&
      !said.marks.some((m) => m.value !== act && m.at === mark.at && m.length > mark.length),
  );

/** "clos le sondage", "prolonge…": a verb that stands before every day, and is no deadline's name. */
function earlierThanDays(said: PollSentence): boolean {
  const verb = acts.find((mark) => opens(said, mark));
  return verb !== undefined;
}

/** "clôture le 9 septembre" behind slots names the deadline. */
function isDeadline(said: PollSentence): boolean {
  const mark = first(said, 'close');
  const poll = first(said, 'poll');
  return (
    mark !== undefined &&
    poll !== undefined &&
    poll.at < mark.at &&
    said.when.some((f) => f.kind === 'day' && f.limit)
  );
}

const asksForFacts = (said: PollSentence): boolean => isQuestion(said) && !said.text.includes('?');

/** "propose des créneaux la semaine du 7 septembre, 2 h, l'après-midi". */
function proposing(said: PollSentence): ScoredPollIntent | undefined {
  const verb = first(said, 'propose');
  const slots = first(said, 'slots');
  if (!verb || !slots || verb.at > 6) return undefined;
  // "Je vous propose une réunion mardi…" proposes the meeting, whatever its agenda speaks of.
  const isMeeting = ({ value, at }: { value: PollMark; at: number }) =>
    value === 'meeting' && at > verb.at && at < slots.at;
  if (said.marks.some(isMeeting) && said.when.some(({ kind }) => kind === 'times'))
    return undefined;
  const bounded = said.when.length > 0 || said.group !== undefined;
  return bounded || opens(said, 'propose') ? { intent: 'propose', score: scores.order } : undefined;
}
