/** Shows a draft: as a form while something is wrong, else as what was understood. */

import { type MeetingPlanData, meetingPlanCard } from '../../../../cards/meetings/meeting-plan.ts';
import { type Warning, warningsOf } from '../../../calendar/warnings.ts';
import type { YesOrNo } from '../../../contract/matter.ts';
import type { Reader } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith } from '../../../conversation/answers.ts';
import { warningInWords } from '../../../knowledge/entries/day-warnings.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { groups, peopleIn } from '../../people/model/groups.ts';
import { labelOf, type MeetingAct } from '../context.ts';
import type { Details } from '../model/change.ts';
import { clashesOf, expectedIn, plannedOn } from '../model/clashes.ts';
import type { Fields, MeetingDraft } from '../model/drafts.ts';
import { whenInWords } from '../model/meeting-words.ts';
import { audienceOf } from '../model/rows.ts';
import { cutText, detailsFrom, differing, isBlocking, problemsOf } from '../model/rules.ts';
import { cardStrings } from './card-strings.ts';
import { draftMatter, form, type KnownDraft } from './draft-form.ts';
import { planStrings } from './plan-strings.ts';
import { agendaOf } from './section.ts';

/** What was understood, and what is odd about it; the form when it cannot be a meeting. */
export async function present(
  act: MeetingAct,
  reader: Reader,
  known: KnownDraft,
  lines: readonly string[] = [],
): Promise<Answer> {
  const { draft } = known;
  const problems = problemsOf(draft.group, draft.fields);
  if (problems.length > 0 && draft.intent !== 'cancel') return form(act, known, problems);
  const details = detailsFrom(draft.fields, act.context.settings.zone);
  const { texts, blocked, isPast } = await warnings(act, reader, draft, details);
  const isHeld = isPast && draft.intent === 'create';
  const answer = await planned(act, reader, draft, details, {
    heading: planStrings[act.locale][headings[draft.intent]],
    lines: [
      ...lines,
      ...nextLine(act, draft),
      ...(isHeld ? [planStrings[act.locale].wasHeld] : []),
    ],
    warnings: texts,
    reasons:
      draft.intent === 'cancel'
        ? [{ label: planStrings[act.locale].why, value: draft.reason }]
        : [],
    ...(draft.reason !== '' && { notes: [cardStrings[act.locale].reason(draft.reason)] }),
    buttons: buttonsOf(act, known, blocked),
  });
  const opens = [draftMatter(act, known)];
  if (isHeld) return { ...answer, opens, asks: holdingOf(known) };
  return blocked ? { ...answer, opens } : { ...answer, opens, asks: sendingOf(known) };
}

/** Nobody is invited any more to what has begun: it may be noted, for what is told of it. */
const holdingOf = ({ id, draft: { group, fields, version } }: KnownDraft): YesOrNo => {
  const { date, start, end, place } = fields;
  const held = { group, date, start, end, place, decisions: '', nextSteps: '' };
  return {
    yes: { verb: 'meetings.held', data: held },
    no: { verb: 'meetings.discard', data: { draft: id, version } },
  };
};

/** The meetings of the same message that are shown after this one. */
function nextLine({ locale, context }: MeetingAct, { group: own, next }: MeetingDraft): string[] {
  const days = next.map(({ group, fields: { date } }) => {
    const name = group === own ? undefined : context.view.group(group)?.tag[locale];
    return [shortDay(date, locale), ...(name ? [`(${name})`] : [])].join(' ');
  });
  return days.length > 0 ? [planStrings[locale].next(days.join(', '))] : [];
}

/** "Annule" said of a meeting that would be cancelled could mean both. */
function sendingOf({ id, draft }: KnownDraft): YesOrNo {
  const data = { draft: id, version: draft.version, reason: draft.reason };
  return {
    yes: { verb: 'meetings.send', data },
    no: { verb: 'meetings.discard', data },
    firm: draft.intent === 'cancel',
  };
}

const headings = {
  create: 'understood',
  change: 'understoodChange',
  cancel: 'understoodCancel',
} as const;

/** The same card, once it is decided: it says so and has no buttons. */
export const decided = (
  act: MeetingAct,
  reader: Reader,
  draft: MeetingDraft,
  lines: string[],
): Promise<Answer> => {
  const say = planStrings[act.locale];
  const heading = { create: say.sent, change: say.sentChange, cancel: say.sentCancel };
  const details = detailsFrom(draft.fields, act.context.settings.zone);
  const over = {
    heading: heading[draft.intent],
    lines,
    warnings: [],
    reasons: [],
    recipients: [],
    buttons: [],
  };
  return planned(act, reader, draft, details, over);
};

async function planned(
  act: MeetingAct,
  reader: Reader,
  draft: MeetingDraft,
  details: Details,
  over: Pick<MeetingPlanData, 'heading' | 'lines' | 'warnings' | 'reasons' | 'buttons'> &
    Partial<MeetingPlanData>,
): Promise<Answer> {
  const { locale } = act;
  const say = cardStrings[locale];
  const { title, when, place, link, note } = details;
  const fact = (label: string, value: string) => (value === '' ? [] : [{ label, value }]);
  return answerWith(
    meetingPlanCard({
      lang: locale,
      group: act.context.view.group(draft.group)?.tag[locale] ?? draft.group,
      rows: [
        ...fact(say.fields.title, title),
        ...fact(say.when, whenInWords(when, locale)),
        ...fact(say.where, place),
        ...fact(say.online, cutText(link, 200)),
      ],
      ...agendaOf(details, locale),
      notes: note === '' ? [] : [cutText(note, 1_000)],
      recipients: [await recipientsLine(act, reader, draft)],
      ...over,
    }),
    act.locale,
  );
}

async function recipientsLine(
  act: MeetingAct,
  reader: Reader,
  draft: MeetingDraft,
): Promise<string> {
  const say = planStrings[act.locale];
  const group = (await reader.get(groups, draft.group))?.value;
  const audience = group ? audienceOf(group) : [];
  const people = audience.filter((recipient) => recipient.startsWith('person:')).length;
  return audience.length === 0 ? say.nobody : say.recipients(people, audience.length > people);
}

/** What is odd, in words; whether it keeps the meeting from being sent. */
async function warnings(
  act: MeetingAct,
  reader: Reader,
  draft: MeetingDraft,
  details: Details,
): Promise<{ texts: string[]; blocked: boolean; isPast?: boolean }> {
  const { context, turn, locale } = act;
  const { settings, knowledge } = context;
  const timed = !draft.base || differing(draft.base, draft.fields).some(isTime);
  if (draft.intent === 'cancel' || !timed) return { texts: draft.said, blocked: false };
  const { when } = details;
  const day = { calendar: knowledge.calendar, now: turn.now, zone: settings.zone };
  const odd: Warning[] = warningsOf(when, day);
  const group = (await reader.get(groups, draft.group))?.value;
  const planned = await plannedOn(reader, [when.date]);
  const clashes = clashesOf(
    when,
    peopleIn(group),
    planned.meetings,
    (id) => expectedIn(planned, id),
    draft.meeting ?? undefined,
  );
  const { clash } = planStrings[locale];
  const texts = [
    ...draft.said,
    ...odd.map((warning) => warningInWords(warning, locale)),
    ...clashes
      .slice(0, 5)
      .map((c) => clash(labelOf(act, c.group), whenInWords(c.when, locale), c.people.length)),
  ];
  const blocking = odd.filter(isBlocking);
  const isPast = blocking.length > 0 && blocking.every(({ kind }) => kind === 'past');
  return { texts: [...new Set(texts)], blocked: blocking.length > 0, isPast };
}

const isTime = (field: keyof Fields): boolean =>
  field === 'date' || field === 'start' || field === 'end';

function buttonsOf(act: MeetingAct, { id, draft }: KnownDraft, blocked: boolean) {
  const say = planStrings[act.locale].buttons;
  const button = (title: string, verb: string) => {
    return { title, verb: `meetings.${verb}`, draft: id, version: draft.version };
  };
  if (draft.intent === 'cancel') return [button(say.cancelIt, 'send'), button(say.keep, 'discard')];
  return [
    ...(blocked ? [] : [button(say.send, 'send')]),
    button(say.edit, 'edit'),
    button(say.discard, 'discard'),
  ];
}
