import { type CardMessage, card } from '../card.ts';
import { mainFirst } from '../parts.ts';
import template from './welcome.json' with { type: 'json' };

/** A button of the welcome: a job, said as if typed or done at once. */
export type Job = { title: string } & (
  | { say: string }
  | { verb: string; data: Record<string, string | number> }
);

/** What the card is given: our own sentences, and names. */
export interface WelcomeData {
  lang: 'fr' | 'en';
  headline: string;
  /** Said of the data before anything else. */
  notice: string[];
  intro: string[];
  /** Over what waits for them: how much it is; empty: nothing is to be done. */
  toDo: string[];
  /** What waits for them, and how many more do: a row each, pressed whole. */
  waiting: Job[];
  /** One a job, the first one first. */
  jobs: Job[];
  /** How it answers and what is kept, seen once it is asked for. */
  moreTitle: string;
  sections: { title: string; lines: string[] }[];
}

/** Jobs that are seen below nothing that waits, a line each in a narrow window; others are behind "…". */
const SEEN = 2;

/** What pressing a job gives back. */
const given = (job: Job) =>
  'say' in job ? { msteams: { type: 'imBack', value: job.say } } : { verb: job.verb, ...job.data };

/** What waits for somebody, and a button for each thing to do. */
export const welcomeCard = (data: WelcomeData): CardMessage =>
  card(template, {
    ...data,
    waiting: data.waiting.map((job) => ({ title: job.title, data: given(job) })),
    jobs: mainFirst(data.jobs).map((job, at) => ({
      title: job.title,
      style: job.style,
      mode: at < (data.waiting.length > 0 ? 1 : SEEN) ? 'primary' : 'secondary',
      data: given(job),
    })),
  });
