/** Whether a sentence asks for something to be done about a poll, and what. */
import type { PollIntent } from './reading.ts';
import { first, has, isQuestion, opens, type Said } from './said.ts';
import type { Mark } from './words.ts';

export interface Meant {
  intent: PollIntent;
  score: number;
}

const scores = { order: 1, told: 0.97 };

/** What a verb does to a poll, in the order in which they are looked for. */
const acts: readonly (PollIntent & Mark)[] = [
  'missing',
  'reopen',
  'extend',
  'cancel',
  'duplicate',
  'export',
  'close',
  'nudge',
];

export function intentOf(said: Said): Meant | undefined {
  if (!has(said, 'poll')) return proposing(said);
  if (has(said, 'past')) return undefined;
  if (slotsIn(said) >= 2 && !earlierThanDays(said)) return { intent: 'create', score: scores.told };
  const act = acts.find((mark) => has(said, mark) && !(mark === 'close' && isDeadline(said)));
  if (act && !(opens(said, 'create') && act !== 'reopen'))
    return { intent: act, score: scores.order };
  if (has(said, 'results')) return { intent: 'results', score: scores.order };
  const proposal = has(said, 'slots') ? proposing(said) : undefined;
  if (proposal) return proposal;
  if (opens(said, 'create') && !asksForFacts(said))
    return { intent: 'create', score: scores.order };
  return slotsIn(said) > 0 && !isQuestion(said)
    ? { intent: 'create', score: scores.told }
    : undefined;
}

const slotsIn = ({ when }: Said): number =>
  when.filter((found) => (found.kind === 'day' && !found.limit) || found.kind === 'noDay').length;

/** "clos le sondage", "prolonge…": a verb that stands before every day, and is no deadline's name. */
function earlierThanDays(said: Said): boolean {
  const verb = acts.find((mark) => opens(said, mark));
  return verb !== undefined;
}

/** "clôture le 9 septembre" behind slots names the deadline. */
function isDeadline(said: Said): boolean {
  const mark = first(said, 'close');
  const poll = first(said, 'poll');
  return (
    mark !== undefined &&
    poll !== undefined &&
    poll.at < mark.at &&
    said.when.some((f) => f.kind === 'day' && f.limit)
  );
}

const asksForFacts = (said: Said): boolean => isQuestion(said) && !said.text.includes('?');

/** "propose des créneaux la semaine du 7 septembre, 2 h, l'après-midi". */
function proposing(said: Said): Meant | undefined {
  const verb = first(said, 'propose');
  const slots = first(said, 'slots');
  if (!verb || !slots || verb.at > 6) return undefined;
  const bounded = said.when.length > 0 || said.group !== undefined;
  return bounded || opens(said, 'propose') ? { intent: 'propose', score: scores.order } : undefined;
}
