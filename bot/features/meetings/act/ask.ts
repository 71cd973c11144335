/** Questions that only what is kept of meetings can answer. */
import { type Reader, valuesOf } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { isAnswer, refused } from '../../../conversation/answers.ts';
import { together } from '../../../conversation/together.ts';
import { allowed, look, outside, selfOf } from '../../people/model/acts.ts';
import { people } from '../../people/model/directory.ts';
import type { KnownGroup } from '../../people/model/group-names.ts';
import { nameOf } from '../../people/model/names.ts';
import { calledIn } from '../../people/model/within-reach.ts';
import { isPrivate, labelOf, type MeetingAct } from '../context.ts';
import { silentOf } from '../model/attendance.ts';
import type { MeetingRow } from '../model/rows.ts';
import { endOf } from '../model/times.ts';
import type { MeetingNamed, MeetingQuestion } from '../read/reading.ts';
import { cardStrings } from '../show/card-strings.ts';
import { answerInWords, audienceHere, countsOf, isWithin, publicPart } from '../show/section.ts';
import { actions, decisions, lastDecisions, nextOfMine, ofBody, upcoming } from './ask-lists.ts';
import { cutTo, headlineOf, mostLetters, mostShown, next, placeOf, told } from './asked.ts';
import { reminded, remindersOf } from './reminders.ts';
import { meetingFor, speaksOf, spokenIn, unknownGroup } from './which.ts';

export function ask(act: MeetingAct, question: MeetingQuestion): Promise<Answer> {
  if (question.asks === 'missing') return missing(act, question);
  return look(act, 'meetings.ask', { kind: 'own' }, (reader) => reply(act, reader, question));
}

async function reply(act: MeetingAct, reader: Reader, question: MeetingQuestion): Promise<Answer> {
  const { asks, group: mention, date, also, ...named } = question;
  const unknown = unknownGroup(act, mention);
  if (unknown) return unknown;
  // "Qui vient, et y a quoi à l'ordre du jour ?": each is answered of the same meeting, to those who may know it.
  if (also) {
    const all = [asks, also].map((one) =>
      reply(act, reader, { ...named, group: mention, date, asks: one }),
    );
    return together(await Promise.all(all));
  }
  if (asks === 'upcoming') return upcoming(act, reader, question);
  if (asks === 'actions') {
    const shown = { context: act.context, reader, now: act.turn.now };
    const [only] = mention.found;
    const isTold = !only || (await isWithin(audienceHere(act), only.id, shown));
    return isTold ? actions(act, reader, question) : whyNot(act, only, shown);
  }
  if (asks === 'reminders') return remindersOf(act, reader, question);
  const isBare = mention.found.length === 0 && mention.text === '' && date === undefined;
  if (isBare && question.body !== undefined) return ofBody(act, reader, question.body);
  if (isBare && asks === 'next' && spokenIn(act) === undefined) return nextOfMine(act, reader);
  if (isBare && asks === 'decisions' && spokenIn(act) === undefined) {
    const last = await lastDecisions(act, reader);
    if (last) return last;
  }
  const isOver = asks === 'decisions' || question.over;
  const asked = { scope: isOver ? 'past' : 'coming', tellsWho: true } as const;
  const found = await meetingFor(act, reader, question, asked);
  if (isAnswer(found))
    return found.outcome === 'refused' ? { ...found, outcome: 'answered' } : found;
  const group = act.context.view.group(found.known.meeting.group);
  if (!group) return refused(act.say.goneMeeting, act.locale);
  const shown = { context: act.context, reader, now: act.turn.now };
  const within = await isWithin(audienceHere(act), group.id, shown);
  if (!within && ofMembers.has(asks)) return whyNot(act, group, shown);
  const known = within ? found.known : publicPart(found.known);
  const answer = await tellOf(act, reader, group, known, question);
  const spoken = speaksOf(act, known);
  // What is added next is one of its points.
  const agenda = { ...spoken, kind: 'meetings.agenda', ms: AGENDA_MS };
  return { ...answer, opens: asks === 'agenda' ? [agenda, spoken] : [spoken] };
}

const AGENDA_MS = 10 * 60_000;

function tellOf(
  act: MeetingAct,
  reader: Reader,
  group: KnownGroup,
  known: MeetingRow,
  question: MeetingQuestion,
): Answer | Promise<Answer> {
  const { say } = act;
  const { link, agenda: items } = known.meeting;
  const which = headlineOf(act, group, known);
  switch (question.asks) {
    case 'decisions':
      return decisions(act, known);
    case 'where': {
      const [headline = say.noPlace, ...notes] = placeOf(act, known, question.place);
      return told(act, { headline, notes: [...notes, which] });
    }
    case 'link':
      return told(act, { headline: link ? say.online(link) : say.noLink, notes: [which] });
    case 'agenda': {
      const headline = items.length > 0 ? say.agenda : say.noAgenda;
      return told(act, { headline, items: cutTo(items, mostLetters), notes: [which] });
    }
    case 'who':
      return who(act, reader, group, known, question.where || question.over);
    case 'reminded':
      return reminded(act, reader, which, known);
    case 'person':
      return whether(act, reader, group, known, question.person ?? '');
    default:
      return next(act, group, known);
  }
}

/** What is told to those who may read all of a meeting, and to nobody else. */
const ofMembers: ReadonlySet<MeetingQuestion['asks']> = new Set(['link', 'agenda', 'decisions']);

/** Whom to ask, or where: a member who asks before others is answered in private. */
async function whyNot(
  act: MeetingAct,
  group: KnownGroup,
  shown: { context: MeetingAct['context']; reader: Reader; now: Date },
): Promise<Answer> {
  const self = await isWithin(selfOf(act), group.id, shown);
  return self ? refused(act.say.notElsewhere, act.locale) : outside(act, 'meetings.read', group.id);
}

/** Names for members who ask in private; counts by institution for everybody else. */
export async function who(
  act: MeetingAct,
  reader: Reader,
  group: KnownGroup,
  known: MeetingRow,
  saysWhere = false,
): Promise<Answer> {
  const { locale, context, say } = act;
  const said = placeOf(act, known);
  const places = !saysWhere ? [] : said.length > 0 ? said : [say.noPlace];
  const answers = Object.entries(known.meeting.attendance);
  const headline = headlineOf(act, group, known);
  const { turn } = act;
  if (answers.length === 0) {
    const nobody = endOf(known.meeting.when) <= turn.now ? say.nobodyNoted : say.nobodyAnswered;
    return told(act, { headline, notes: [...places, nobody] });
  }
  const counts = await countsOf(known, { reader, context, locale, now: turn.now, recipient: '' });
  const countLines = counts.rows.map(({ label, value }) => say.line(label, value));
  const object = { kind: 'group', id: group.id } as const;
  const named = isPrivate(act) && (await allowed(act, 'meetings.who', object, reader));
  if (!named) {
    const notes = [...places, ...counts.title, isPrivate(act) ? say.membersOnly : say.countsOnly];
    return told(act, { headline, items: countLines, notes });
  }
  const lines = await Promise.all(
    answers.map(async ([person]) => {
      const name = nameOf((await reader.get(people, person))?.value, context.plan, locale);
      return say.line(name, (await answerOf(act, reader, known, person)) ?? '');
    }),
  );
  const items = lines.sort((a, b) => a.localeCompare(b, locale)).slice(0, mostShown * 2);
  return told(act, { headline, items, notes: [...places, ...counts.title, ...countLines] });
}

const answerOf = (
  { locale, context, turn }: MeetingAct,
  reader: Reader,
  known: MeetingRow,
  recipient: string,
) => answerInWords(known.meeting, { reader, context, locale, now: turn.now, recipient });

/** "Karim vient ?": the answer of one person, to those who may read names; of who asks, without a name. */
export async function whether(
  act: MeetingAct,
  reader: Reader,
  group: KnownGroup,
  known: MeetingRow,
  name: string,
): Promise<Answer> {
  const { locale, say } = act;
  const headline = headlineOf(act, group, known);
  const object = { kind: 'group', id: group.id } as const;
  if (!isPrivate(act)) return told(act, { headline, notes: [say.countsOnly] });
  if (name === '') {
    const words = await answerOf(act, reader, known, selfOf(act));
    const own = words ? cardStrings[locale].yours(words) : say.youSilent;
    return told(act, { headline: own, notes: [headline] });
  }
  if (!(await allowed(act, 'meetings.who', object, reader)))
    return told(act, { headline, notes: [say.membersOnly] });
  const [one, second] = await calledIn(reader, name, selfOf(act));
  if (!one || second) return refused(say.unknownPerson(name), locale);
  const words = await answerOf(act, reader, known, one.id);
  const whom = one.value.name || name;
  return told(act, {
    headline: words ? say.line(whom, words) : say.hasNotAnswered(whom),
    notes: [headline],
  });
}

/** Who has not answered: for those who can nudge them, and not in front of everybody. */
export async function missing(act: MeetingAct, named: MeetingNamed): Promise<Answer> {
  const { locale, context, say } = act;
  const found = await context.store.read((reader) => meetingFor(act, reader, named));
  if (isAnswer(found))
    return found.outcome === 'refused' ? { ...found, outcome: 'answered' } : found;
  const { known } = found;
  const object = { kind: 'group', id: known.meeting.group } as const;
  return look(act, 'meetings.missing', object, async (reader) => {
    if (!isPrivate(act)) return refused(say.countsOnly, locale);
    const silent = await silentOf(reader, known);
    const opens = [speaksOf(act, known)];
    if (silent.length === 0) return { ...told(act, { headline: say.everybodyAnswered }), opens };
    const rows = valuesOf(await reader.getAll(people, silent));
    const names = silent.map((id) => nameOf(rows.get(id), context.plan, locale));
    const list = told(act, {
      headline: say.missing(silent.length),
      items: names.sort((a, b) => a.localeCompare(b, locale)).slice(0, mostShown * 2),
      questions: [say.ask.nudge(labelOf(act, object.id))],
    });
    return { ...list, opens };
  });
}
