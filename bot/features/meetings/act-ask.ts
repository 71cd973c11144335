/** Questions that only what is kept of meetings can answer. */
import { refused, shown } from '../../answers.ts';
import type { Answer, Reader } from '../../contract.ts';
import { people } from '../../directory.ts';
import { groups, isIn } from '../../groups.ts';
import { silentOf } from '../../meetings/attendance.ts';
import type { Known } from '../../meetings/rows.ts';
import { startOf } from '../../meetings/times.ts';
import { whenInWords } from '../../meetings/words.ts';
import { allowed, look, selfOf } from '../../partners/acts.ts';
import type { KnownGroup } from '../../partners/group-names.ts';
import { nameOf } from '../../partners/names.ts';
import {
  groupFor,
  isAnswer,
  isPrivate,
  labelOf,
  type MeetingAct,
  pastOf,
  upcomingOf,
} from './house.ts';
import type { MeetingQuestion } from './read/reading.ts';
import { capital, countsOf, statusInWords } from './section.ts';
import { strings } from './strings.ts';

const mostShown = 30;

export function ask(act: MeetingAct, question: MeetingQuestion): Promise<Answer> {
  if (question.asks === 'missing') return missing(act, question);
  return look(act, 'meetings.ask', { kind: 'own' }, (reader) => reply(act, reader, question));
}

async function reply(act: MeetingAct, reader: Reader, question: MeetingQuestion): Promise<Answer> {
  const { asks, group: mention } = question;
  if (asks === 'upcoming') return upcoming(act, reader, question);
  const group = groupFor(act, mention);
  if (isAnswer(group))
    return mention.found.length === 0 && mention.text === '' && asks === 'next'
      ? nextOfMine(act, reader)
      : group;
  if (asks === 'decisions') return decisions(act, reader, group, question.date);
  const known = await meetingOf(act, reader, group, question.date);
  if (!known)
    return answered(refused(strings[act.locale].noMeeting(group.label[act.locale]), act.locale));
  switch (asks) {
    case 'where':
      return where(act, group, known);
    case 'link':
      return link(act, group, known);
    case 'agenda':
      return agenda(act, group, known);
    case 'who':
      return who(act, reader, group, known);
    default:
      return next(act, group, known);
  }
}

/** That nothing is planned is an answer too. */
const answered = (answer: Answer): Answer => ({ ...answer, outcome: 'answered' });

async function meetingOf(
  act: MeetingAct,
  reader: Reader,
  group: KnownGroup,
  date: string | undefined,
): Promise<Known | undefined> {
  const all = await upcomingOf(reader, act.turn.now, (id) => id === group.id);
  return date ? all.find(({ meeting }) => meeting.when.date === date) : all[0];
}

const told = (act: MeetingAct, face: Parameters<typeof shown>[0]): Answer =>
  answered(shown(face, act.locale));

function headlineOf(act: MeetingAct, group: KnownGroup, { meeting }: Known): string {
  const say = strings[act.locale];
  const begun = startOf(meeting.when) <= act.turn.now;
  const when = whenInWords(meeting.when, act.locale);
  return (begun ? say.nowOn : say.next)(group.label[act.locale], when);
}

const placeOf = ({ locale }: MeetingAct, { meeting }: Known): string[] => {
  const say = strings[locale];
  return [
    ...(meeting.place ? [say.place(meeting.place)] : []),
    ...(meeting.link ? [say.online(meeting.link)] : []),
  ];
};

function next(act: MeetingAct, group: KnownGroup, known: Known): Answer {
  const say = strings[act.locale];
  const notes = placeOf(act, known);
  return told(act, {
    headline: headlineOf(act, group, known),
    notes: notes.length > 0 ? notes : [say.noPlace],
    questions: [say.ask.who(group.label[act.locale]), say.ask.upcoming],
  });
}

function where(act: MeetingAct, group: KnownGroup, known: Known): Answer {
  const notes = placeOf(act, known);
  const { noPlace } = strings[act.locale];
  return told(act, {
    headline: notes[0] ?? noPlace,
    notes: [...notes.slice(1), headlineOf(act, group, known)],
  });
}

function link(act: MeetingAct, group: KnownGroup, known: Known): Answer {
  const say = strings[act.locale];
  const { link: address } = known.meeting;
  return told(act, {
    headline: address ? say.online(address) : say.noLink,
    notes: [headlineOf(act, group, known)],
  });
}

function agenda(act: MeetingAct, group: KnownGroup, known: Known): Answer {
  const say = strings[act.locale];
  const points = known.meeting.agenda;
  return told(act, {
    headline: points.length > 0 ? say.agenda : say.noAgenda,
    items: cutTo(points, mostLetters),
    notes: [headlineOf(act, group, known)],
  });
}

/** A card holds 28 kB, and its text twice. */
const mostLetters = 8_000;

function cutTo(points: readonly string[], most: number): string[] {
  const kept: string[] = [];
  let left = most;
  for (const point of points) {
    if (left <= 0) break;
    kept.push(point.slice(0, left));
    left -= point.length;
  }
  return kept;
}

/** Names for members who ask in private; counts by institution for everybody else. */
async function who(
  act: MeetingAct,
  reader: Reader,
  group: KnownGroup,
  known: Known,
): Promise<Answer> {
  const { locale, house } = act;
  const say = strings[locale];
  const answers = Object.entries(known.meeting.attendance);
  const headline = headlineOf(act, group, known);
  if (answers.length === 0) return told(act, { headline, notes: [say.nobodyAnswered] });
  const { turn } = act;
  const counts = await countsOf(known, { reader, house, locale, now: turn.now, recipient: '' });
  const countLines = counts.rows.map(({ label, value }) => say.line(label, value));
  const object = { kind: 'group', id: group.id } as const;
  const named = isPrivate(act) && (await allowed(act, 'meetings.who', object, reader));
  if (!named) {
    const notes = [...counts.title, say.countsOnly];
    return told(act, { headline, items: countLines, notes });
  }
  const lines = await Promise.all(
    answers.map(async ([person, answer]) =>
      say.line(
        nameOf((await reader.get(people, person))?.value, house.plan, locale),
        statusInWords(answer, locale),
      ),
    ),
  );
  const items = lines.sort((a, b) => a.localeCompare(b, locale)).slice(0, mostShown * 2);
  return told(act, { headline, items, notes: [...counts.title, ...countLines] });
}

/** Who has not answered: for those who can nudge them, and not in front of everybody. */
async function missing(
  act: MeetingAct,
  { group: mention, date }: MeetingQuestion,
): Promise<Answer> {
  const group = groupFor(act, mention);
  if (isAnswer(group)) return group;
  const { locale, house } = act;
  const say = strings[locale];
  return look(act, 'meetings.missing', { kind: 'group', id: group.id }, async (reader) => {
    if (!isPrivate(act)) return refused(say.countsOnly, locale);
    const known = await meetingOf(act, reader, group, date);
    if (!known) return answered(refused(say.noMeeting(group.label[locale]), locale));
    const silent = await silentOf(reader, known);
    if (silent.length === 0) return told(act, { headline: say.everybodyAnswered });
    const names = await Promise.all(
      silent.map(async (person) =>
        nameOf((await reader.get(people, person))?.value, house.plan, locale),
      ),
    );
    return told(act, {
      headline: say.missing(silent.length),
      items: names.sort((a, b) => a.localeCompare(b, locale)).slice(0, mostShown * 2),
      questions: [say.ask.nudge(group.label[locale])],
    });
  });
}

async function upcoming(act: MeetingAct, reader: Reader, question: MeetingQuestion) {
  const { locale, turn } = act;
  const say = strings[locale];
  const { found, text } = question.group;
  if (found.length === 0 && text !== '') {
    const group = groupFor(act, question.group);
    if (isAnswer(group)) return group;
  }
  const ids = new Set(found.map(({ id }) => id));
  const all = await upcomingOf(reader, turn.now, (id) => ids.size === 0 || ids.has(id));
  const [only] = found;
  if (all.length === 0)
    return answered(refused(only ? say.noMeeting(only.label[locale]) : say.noMeetingAtAll, locale));
  const [one, more] = all;
  if (only && one && !more) return next(act, only, one);
  return told(act, {
    headline: say.upcoming,
    items: all.slice(0, mostShown).map((known) => lineOf(act, known)),
  });
}

const lineOf = (act: MeetingAct, { meeting }: Known): string => {
  const when = whenInWords(meeting.when, act.locale);
  const label = capital(labelOf(act, meeting.group));
  const line = act.locale === 'fr' ? `${label} : ${when}` : `${label}: ${when}`;
  return meeting.place ? `${line}, ${meeting.place}` : line;
};

/** Without a group: the next of all the groups of whoever asks, else of anybody. */
async function nextOfMine(act: MeetingAct, reader: Reader): Promise<Answer> {
  const { locale, turn } = act;
  const say = strings[locale];
  const self = selfOf(act);
  const own = new Set(
    (await reader.list(groups))
      .filter(({ value }) => isIn(value.members, self) || isIn(value.coAnimators, self))
      .map(({ id }) => id),
  );
  const all = await upcomingOf(reader, turn.now, (id) => own.size === 0 || own.has(id));
  const [first] = all;
  if (!first) return answered(refused(say.noMeetingAtAll, locale));
  return told(act, {
    headline: own.size > 0 ? say.nextOfMine : say.upcoming,
    items: [lineOf(act, first)],
    questions: [say.ask.upcoming],
  });
}

async function decisions(
  act: MeetingAct,
  reader: Reader,
  group: KnownGroup,
  date: string | undefined,
): Promise<Answer> {
  const { locale, turn } = act;
  const say = strings[locale];
  const past = await pastOf(reader, turn.now, (id) => id === group.id);
  const last = date ? past.find(({ meeting }) => meeting.when.date === date) : past[0];
  if (!last) return answered(refused(say.noPast(group.label[locale]), locale));
  const { decisions: decided, nextSteps, when } = last.meeting;
  const day = whenInWords(when, locale);
  if (decided === '' && nextSteps === '') return told(act, { headline: say.noDecisions(day) });
  const lines = (text: string, word: (line: string) => string) =>
    cutTo(text.split(/\n+/), 4_000).flatMap((line) => (line.trim() ? [word(line.trim())] : []));
  return told(act, {
    headline: say.decided(day),
    items: [...lines(decided, say.decision), ...lines(nextSteps, say.nextStep)],
  });
}
