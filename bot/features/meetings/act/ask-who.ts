/** Who comes, and who has not said. */

import { type Reader, valuesOf } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { isAnswer, refused } from '../../../conversation/answers.ts';
import { allowed, look, selfOf } from '../../people/model/acts.ts';
import { people } from '../../people/model/directory.ts';
import type { KnownGroup } from '../../people/model/group-names.ts';
import { nameOf } from '../../people/model/names.ts';
import { calledIn } from '../../people/model/within-reach.ts';
import { isPrivate, labelOf, type MeetingAct } from '../context.ts';
import { silentOf } from '../model/attendance.ts';
import type { MeetingRow } from '../model/rows.ts';
import { endOf } from '../model/times.ts';
import type { MeetingNamed } from '../read/reading.ts';
import { cardStrings } from '../show/card-strings.ts';
import { answerInWords, countsOf } from '../show/section.ts';
import { headlineOf, mostShown, placeOf, told } from './asked.ts';
import { meetingFor } from './which.ts';

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
    if (silent.length === 0) return told(act, { headline: say.everybodyAnswered });
    const rows = valuesOf(await reader.getAll(people, silent));
    const names = silent.map((id) => nameOf(rows.get(id), context.plan, locale));
    return told(act, {
      headline: say.missing(silent.length),
      items: names.sort((a, b) => a.localeCompare(b, locale)).slice(0, mostShown * 2),
      questions: [say.ask.nudge(labelOf(act, object.id))],
    });
  });
}
