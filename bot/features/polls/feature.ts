import { z } from 'zod';
import { shown } from '../../answers.ts';
import type { Feature, Reading } from '../../contract.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { viewOf } from '../../partners/view.ts';
import { pollFields, readPoll } from './read/read-poll.ts';
import { pollQuestionFields, readPollQuestion } from './read/read-question.ts';
import { readVote, voteFields } from './read/read-vote.ts';
import { strings } from './strings.ts';

/** The slots of the poll that is answered, as the caller gives them. */
const givenSlots = z.array(
  z.object({
    id: z.string(),
    date: z.iso.date(),
    start: z.string().optional(),
    end: z.string().optional(),
  }),
);

/** Understands what is said of polls, and answers to them. */
export const polls = (knowledge: Knowledge): Feature => ({
  name: 'polls',
  start: ({ store, settings: { zone } }) => {
    const view = viewOf(store, knowledge.plan);
    return {
      understand(utterance, { now, given }): Reading[] {
        view.touch(now);
        const { locale } = utterance;
        const answer = () => shown({ headline: strings[locale].understood }, locale);
        const context = { now, zone, knowledge, view };
        const slots = givenSlots.safeParse(given?.slots);
        const open = slots.success ? slots.data : [];
        const vote = readVote(utterance, open, context);
        const poll = readPoll(utterance, context, open.length > 0);
        const readings: Reading[] = [];
        // "je vote non au 17" answers the poll that is open; it makes no new one.
        const answered = vote !== undefined && Object.keys(vote.answers).length > 0;
        if (poll && !(answered && poll.intent === 'create')) {
          const { score, words, left } = poll;
          readings.push({ kind: 'poll', score, fields: pollFields(poll), words, left, answer });
        }
        if (vote) {
          const { score, words, left } = vote;
          readings.push({ kind: 'vote', score, fields: voteFields(vote), words, left, answer });
        }
        const question = poll || vote ? undefined : readPollQuestion(utterance, context);
        if (question) {
          const { score, words, left } = question;
          const fields = pollQuestionFields(question);
          readings.push({ kind: 'question', score, fields, words, left, answer });
        }
        return readings;
      },
    };
  },
});
