/** The form of a draft, with what is wrong with it. */
import { meetingFormCard } from '../../../../cards/meetings/meeting-form.ts';
import type { NewMatter, Pressed } from '../../../contract/matter.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith } from '../../../conversation/answers.ts';
import { selfOf } from '../../people/model/acts.ts';
import type { KnownGroup } from '../../people/model/group-names.ts';
import { isIn } from '../../people/model/groups.ts';
import type { MeetingAct } from '../context.ts';
import type { Fields, MeetingDraft } from '../model/drafts.ts';
import { cutText, fieldOf, type Problem } from '../model/rules.ts';
import { planStrings } from './plan-strings.ts';
import { strings } from './strings.ts';

/** A draft by its id. */
export interface KnownDraft {
  id: string;
  draft: MeetingDraft;
}

/** Shows the form of a draft, and changes nothing. */
export const editing = ({ id, draft: { version } }: KnownDraft): Pressed => ({
  verb: 'meetings.edit',
  data: { draft: id, version },
});

/** The draft as an open matter: what is said next may change it, send it or drop it. */
export const draftMatter = ({ locale }: MeetingAct, { id, draft }: KnownDraft): NewMatter => ({
  kind: draft.intent === 'cancel' ? 'meetings.cancellation' : 'meetings.draft',
  data: {
    draft: id,
    place: draft.fields.place,
    agenda: draft.fields.agenda.split('\n').filter(Boolean),
    isBlank: !Object.values(draft.fields).some(Boolean),
  },
  label: labelOf(draft, strings[locale]),
  instead: draft.intent === 'cancel' ? undefined : strings[locale].instead,
});

function labelOf({ intent, fields: { date } }: MeetingDraft, say: (typeof strings)['fr']): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(date);
  return intent === 'cancel' && isDay
    ? say.theCancellation(date)
    : say.theInvitation(isDay ? date : '');
}

/** The form, with all that was typed in it. */
export function form(
  act: MeetingAct,
  { id, draft }: KnownDraft,
  problems: readonly Problem[] = [],
): Answer {
  const { locale, context } = act;
  const say = planStrings[locale];
  const admin = context.isAdmin(act.turn.person);
  // Only what can be sent: the right itself is read when it is.
  const animates = ({ row }: KnownGroup) => admin || isIn(row?.coAnimators ?? [], selfOf(act));
  const groupsShown = context.view.groups
    .filter((g) => g.id === draft.group || (draft.intent === 'create' && animates(g)))
    .map(({ id: value, tag }) => ({ title: tag[locale], value }));
  const outcome = problems.length > 0 ? ('clarify' as const) : ('command' as const);
  const { link, title, note } = draft.fields;
  // What nobody has filled in yet is no mistake: its label says that it is needed.
  const isNew = Object.values(draft.fields).every((text) => text === '');
  const isAside = problems.some((problem) => ['link', 'title', 'note'].includes(fieldOf[problem]));
  const answer = answerWith(
    meetingFormCard({
      lang: locale,
      heading: draft.intent === 'create' ? say.form : say.formChange,
      problems: [
        ...draft.said.map((text) => ({ field: '', text })),
        ...(isNew ? [] : problems).map((problem) => ({
          field: fieldOf[problem],
          text: say.problems[problem],
        })),
      ],
      labels: say.labels,
      groups: groupsShown,
      group: draft.group,
      ...fieldsShown(draft.fields),
      more: link === '' && title === '' && note === '' && !isAside ? say.more : '',
      check: say.check,
      draft: id,
      version: draft.version,
    }),
    locale,
    outcome,
  );
  return { ...answer, opens: [draftMatter(act, { id, draft })] };
}

/** Inputs of dates and times take nothing else; long texts come back whole within a card. */
const fieldsShown = ({ date, start, end, ...texts }: Fields): Fields => ({
  ...texts,
  agenda: cutText(texts.agenda, 9_000),
  note: cutText(texts.note, 4_500),
  date: /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : '',
  start: /^\d{2}:\d{2}$/.test(start) ? start : '',
  end: /^\d{2}:\d{2}$/.test(end) ? end : '',
});
