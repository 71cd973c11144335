/** Meetings: what they hear, what is pressed, what they send and show. */
import { answerClick, meetingClick, pointedClick } from '../../../cards/meetings/meeting.ts';
import { formClick, newClick } from '../../../cards/meetings/meeting-form.ts';
import { minutesClick } from '../../../cards/meetings/meeting-minutes.ts';
import { draftClick } from '../../../cards/meetings/meeting-plan.ts';
import { click, type Feature } from '../../contract/feature.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { personRecipient } from '../people/model/directory.ts';
import { viewOf } from '../people/model/view.ts';
import { actionClick, actionIn, changeAction } from './act/actions.ts';
import { answer, replyForm, unanswer, unanswerClick } from './act/answer.ts';
import { linesFor } from './act/ask-lists.ts';
import { check, discard, edit, send } from './act/draft.ts';
import { heldClick, recordHeld, unwrite, unwriteClick } from './act/held.ts';
import { dayIn, recordMinutes } from './act/minutes.ts';
import { openChange, openForm, openMinutes } from './act/plan.ts';
import { type ActOf, givenIn, readingsOf } from './act/readings.ts';
import { later } from './act/reminders.ts';
import { invitationOf, lastCame } from './act/waiting.ts';
import { choiceIn, meantBy } from './act/which.ts';
import type { MeetingsContext } from './context.ts';
import type { PlannedMeeting } from './model/schedule.ts';
import { MeetingsView } from './model/view.ts';
import { openersOf } from './show/files.ts';
import { meetingsHowTo } from './show/how-to.ts';
import { aboutMeetings, answeredLines, comingLines, meetingViews } from './show/page.ts';
import { rendersOf } from './show/render.ts';
import { strings } from './show/strings.ts';

/** Meetings: planned, announced, recalled, answered, written down. */
export const meetings = (knowledge: Knowledge, planned: PlannedMeeting): Feature => ({
  name: 'meetings',
  howTo: meetingsHowTo,
  start: ({ store, isAdmin, settings }) => {
    const { plan } = knowledge;
    const view = viewOf(store, plan);
    const kept = new MeetingsView(store);
    const { zone } = settings;
    const context: MeetingsContext = {
      ...{ store, isAdmin, plan, view, zone, settings },
      ...{ knowledge, kept, planned },
    };
    const actOf: ActOf = (turn, locale = turn.locale, open = undefined) => {
      return { context, turn, locale, say: strings[locale], open };
    };
    return {
      hear: {
        understand(utterance, situation) {
          view.touch(situation.now);
          return readingsOf(context, utterance, situation, actOf);
        },
        given: (utterance, situation) => givenIn(context, utterance, situation, actOf),
        completes: {
          which: (reply, speaker) => choiceIn(context, reply, speaker),
          day: (reply, speaker) => dayIn(context, reply, speaker),
          action: (reply, speaker) => actionIn(context, reply, speaker),
          meantYes: (reply) => meantBy(reply, knowledge.lexicon, 'yes'),
          meantNo: (reply) => meantBy(reply, knowledge.lexicon, 'no'),
        },
        expects: (asked) => ({ invitation: invitationOf(context, asked) }),
        came: (asked) => lastCame(context, asked),
      },
      press: {
        clicks: {
          new: click(newClick, (turn) => openForm(actOf(turn))),
          move: click(pointedClick, (turn, data) => openChange(actOf(turn), data, 'change')),
          cancel: click(pointedClick, (turn, data) => openChange(actOf(turn), data, 'cancel')),
          minutes: click(pointedClick, (turn, data) => openMinutes(actOf(turn), data)),
          send: click(draftClick, (turn, data) => send(actOf(turn), data)),
          edit: click(draftClick, (turn, data) => edit(actOf(turn), data)),
          discard: click(draftClick, (turn, data) => discard(actOf(turn), data)),
          check: click(formClick, (turn, data) => check(actOf(turn), data)),
          answer: click(answerClick, (turn, { meeting, version, ...reply }) =>
            answer(actOf(turn), meeting, reply, version),
          ),
          unanswer: click(unanswerClick, (turn, data) => unanswer(actOf(turn), data)),
          unwrite: click(unwriteClick, (turn, data) => unwrite(actOf(turn), data)),
          reply: click(meetingClick, (turn, data) => replyForm(actOf(turn), data.meeting)),
          later: click(meetingClick, (turn, data) => later(actOf(turn), data.meeting)),
          held: click(heldClick, (turn, data) => recordHeld(actOf(turn), data)),
          action: click(actionClick, (turn, data) => changeAction(actOf(turn), data)),
          record: click(minutesClick, (turn, data) => recordMinutes(actOf(turn), data)),
        },
      },
      send: {
        render: rendersOf(context),
        recalls: ['reminder', 'nudge'],
        // An invitation twice is better than none; an edit changes nothing the second time.
        repeatable: [
          'invitation',
          'news',
          'reminder',
          'nudge',
          'refresh',
          'minutes',
          'answeredFor',
          'parting',
        ],
      },
      show: {
        waits: async (speaker, locale) => {
          await view.follow();
          const self = personRecipient(speaker.person);
          return [
            ...comingLines(self, context, locale, speaker.now),
            ...(await linesFor(context, speaker, locale)),
          ];
        },
        noted: (speaker, locale) => answeredLines(context, speaker, locale),
        about(entity, locale, now) {
          view.touch(now);
          return aboutMeetings(entity, context, locale, now);
        },
        links: openersOf(context),
        heavy: ['sheet'],
        kept: ['feed'],
        views: meetingViews(context),
      },
    };
  },
});
