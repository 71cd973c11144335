import { shown } from '../../answers.ts';
import type { Feature, Reading } from '../../contract.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { viewOf } from '../../partners/view.ts';
import { meetingFields, readMeeting } from './read/read-meeting.ts';
import { questionFields, readMeetingQuestion } from './read/read-question.ts';
import { strings } from './strings.ts';

/** Understands what is said of meetings. */
export const meetings = (knowledge: Knowledge): Feature => ({
  name: 'meetings',
  start: ({ store, settings: { zone } }) => {
    const view = viewOf(store, knowledge.plan);
    return {
      understand(utterance, { now }): Reading[] {
        view.touch(now);
        const { locale } = utterance;
        const answer = () => shown({ headline: strings[locale].understood }, locale);
        const context = { now, zone, knowledge, view };
        const meeting = readMeeting(utterance, context);
        if (meeting) {
          const { score, words, left } = meeting;
          return [{ kind: 'meeting', score, fields: meetingFields(meeting), words, left, answer }];
        }
        const question = readMeetingQuestion(utterance, context);
        if (!question) return [];
        const { score, words, left } = question;
        return [{ kind: 'question', score, fields: questionFields(question), words, left, answer }];
      },
    };
  },
});
