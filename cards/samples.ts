/** One filled card of each kind: what pictures are made of and what the card tests check. */
import { sample as answer, answerCard, daysSample } from './answer/answer.ts';
import type { CardMessage } from './card.ts';
import { sample as meeting, meetingCard } from './meetings/meeting.ts';
import { sample as meetingForm, meetingFormCard } from './meetings/meeting-form.ts';
import { sample as meetingLinks, meetingLinksCard } from './meetings/meeting-links.ts';
import { sample as meetingMinutes, meetingMinutesCard } from './meetings/meeting-minutes.ts';
import { sample as meetingPlan, meetingPlanCard } from './meetings/meeting-plan.ts';
import { sample as meetingReply, meetingReplyCard } from './meetings/meeting-reply.ts';
import { sample as choose, chooseCard } from './people/choose.ts';
import { sample as dissolve, dissolveCard } from './people/dissolve.ts';
import { sample as invite, inviteCard } from './people/invite.ts';
import { sample as joinRequest, joinRequestCard } from './people/join-request.ts';
import { sample as organisation, organisationCard } from './people/organisation.ts';
import { closedSample, sample as poll, pollCard } from './polls/poll.ts';
import { chaseCard, sample as pollChase } from './polls/poll-chase.ts';
import { confirmCard, sample as pollConfirm } from './polls/poll-confirm.ts';
import { decideCard, sample as pollDecide } from './polls/poll-decide.ts';
import { formCard, sample as pollForm } from './polls/poll-form.ts';
import { sample as forget, forgetCard } from './privacy/forget.ts';
import { sample as mine, mineCard } from './privacy/mine.ts';
import { sample as noted, notedCard } from './progress/noted.ts';
import { sample as progressForm, formCard as progressFormCard } from './progress/progress-form.ts';
import { manySample, sample as status, statusCard } from './progress/status.ts';
import { sample as trend, trendCard } from './progress/trend.ts';
import { sample as restitution, restitutionCard } from './restitution/restitution.ts';
import { sample as report, reportCard } from './sendings/report.ts';
import { sample as welcome, welcomeCard } from './welcome/welcome.ts';

export const samples: (CardMessage & { name: string })[] = [
  { name: 'answer', ...answerCard(answer) },
  { name: 'answer-days', ...answerCard(daysSample) },
  { name: 'choose', ...chooseCard(choose) },
  { name: 'dissolve', ...dissolveCard(dissolve) },
  { name: 'forget', ...forgetCard(forget) },
  { name: 'invite', ...inviteCard(invite) },
  { name: 'join-request', ...joinRequestCard(joinRequest) },
  { name: 'meeting', ...meetingCard(meeting) },
  { name: 'meeting-form', ...meetingFormCard(meetingForm) },
  { name: 'meeting-links', ...meetingLinksCard(meetingLinks) },
  { name: 'meeting-minutes', ...meetingMinutesCard(meetingMinutes) },
  { name: 'meeting-plan', ...meetingPlanCard(meetingPlan) },
  { name: 'meeting-reply', ...meetingReplyCard(meetingReply) },
  { name: 'mine', ...mineCard(mine) },
  { name: 'noted', ...notedCard(noted) },
  { name: 'progress-form', ...progressFormCard(progressForm) },
  { name: 'organisation', ...organisationCard(organisation) },
  { name: 'poll', ...pollCard(poll) },
  { name: 'poll-chase', ...chaseCard(pollChase) },
  { name: 'poll-confirm', ...confirmCard(pollConfirm) },
  { name: 'poll-decide', ...decideCard(pollDecide) },
  { name: 'poll-form', ...formCard(pollForm) },
  { name: 'poll-closed', ...pollCard(closedSample) },
  { name: 'report', ...reportCard(report) },
  { name: 'restitution', ...restitutionCard(restitution) },
  { name: 'status', ...statusCard(status) },
  { name: 'status-many', ...statusCard(manySample) },
  { name: 'trend', ...trendCard(trend) },
  { name: 'welcome', ...welcomeCard(welcome) },
];
