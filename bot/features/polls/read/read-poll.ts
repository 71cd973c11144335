/** A sentence → what is to be done about a poll, or nothing. */
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { View } from '../../../partners/view.ts';
import type { PollReading } from './reading.ts';

/** What a sentence is read against. */
export interface ReadingWith {
  now: Date;
  /** IANA zone of the partnership. */
  zone: string;
  knowledge: Knowledge;
  view: View;
}

export function readPoll(_utterance: Utterance, _with: ReadingWith): PollReading | undefined {
  return undefined;
}

/** For `npm run understand`: only what was said. */
export function pollFields(_reading: PollReading): Record<string, unknown> {
  return {};
}
