/** One filled card of each kind: what pictures are made of and what the card tests check. */
import { sample as answer, answerCard } from '../../cards/answer/answer.ts';
import type { CardMessage } from '../../cards/card.ts';
import { sample as meeting, meetingCard } from '../../cards/meetings/meeting.ts';
import { sample as meetingForm, meetingFormCard } from '../../cards/meetings/meeting-form.ts';
import { sample as meetingLinks, meetingLinksCard } from '../../cards/meetings/meeting-links.ts';
import {
  sample as meetingMinutes,
  meetingMinutesCard,
} from '../../cards/meetings/meeting-minutes.ts';
import { sample as meetingPlan, meetingPlanCard } from '../../cards/meetings/meeting-plan.ts';
import { sample as meetingReply, meetingReplyCard } from '../../cards/meetings/meeting-reply.ts';
import { sample as choose, chooseCard } from '../../cards/people/choose.ts';
import { sample as dissolve, dissolveCard } from '../../cards/people/dissolve.ts';
import { sample as invite, inviteCard } from '../../cards/people/invite.ts';
import { sample as joinRequest, joinRequestCard } from '../../cards/people/join-request.ts';
import { sample as organisation, organisationCard } from '../../cards/people/organisation.ts';
import { sample as poll, pollCard } from '../../cards/polls/poll.ts';
import { chaseCard, sample as pollChase } from '../../cards/polls/poll-chase.ts';
import { confirmCard, sample as pollConfirm } from '../../cards/polls/poll-confirm.ts';
import { decideCard, sample as pollDecide } from '../../cards/polls/poll-decide.ts';
import { formCard, sample as pollForm } from '../../cards/polls/poll-form.ts';
import { sample as forget, forgetCard } from '../../cards/privacy/forget.ts';
import { sample as mine, mineCard } from '../../cards/privacy/mine.ts';
import { sample as noted, notedCard } from '../../cards/progress/noted.ts';
import {
  sample as progressForm,
  formCard as progressFormCard,
} from '../../cards/progress/progress-form.ts';
import { sample as status, statusCard } from '../../cards/progress/status.ts';
import { sample as trend, trendCard } from '../../cards/progress/trend.ts';
import { sample as restitution, restitutionCard } from '../../cards/restitution/restitution.ts';
import { sample as report, reportCard } from '../../cards/sendings/report.ts';
import { sample as welcome, welcomeCard } from '../../cards/welcome/welcome.ts';

/** A poll closed: for who looks at what it led to. */
const closedPoll: typeof poll = {
  ...poll,
  before: [],
  facts: ['Sondage clos. Créneau retenu : mardi 8 septembre, 14h–16h.', '7 réponses sur 12'],
  open: false,
  rows: poll.rows.map((row) => ({
    ...row,
    slot: row.best ? `✓\u00a0${row.slot}` : row.slot,
    place: row.best ? 'retenu' : '',
  })),
  buttons: [],
  more: { ...poll.more, buttons: [] },
};

export const samples: (CardMessage & { name: string })[] = [
  { name: 'answer', ...answerCard(answer) },
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
  { name: 'poll-closed', ...pollCard(closedPoll) },
  { name: 'report', ...reportCard(report) },
  { name: 'restitution', ...restitutionCard(restitution) },
  { name: 'status', ...statusCard(status) },
  { name: 'trend', ...trendCard(trend) },
  { name: 'welcome', ...welcomeCard(welcome) },
];
