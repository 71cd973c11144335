/** After a meeting: what was decided, the sheet that was signed, and one's own calendar. */

import { meetingLinksCard } from '../../../../cards/meetings/meeting-links.ts';
import type { Reader } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, isAnswer, refused } from '../../../conversation/answers.ts';
import { addLink, linkPath, links } from '../../../links/links.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import { isPrivate, type MeetingAct } from '../context.ts';
import { whenInWords } from '../model/meeting-words.ts';
import type { MeetingRow } from '../model/rows.ts';
import type { MeetingNamed } from '../read/reading.ts';
import { meetingFor } from './which.ts';

const day = 86_400_000;
const sheetLifeMs = 7 * day;
const feedLifeMs = 2 * 365 * day;

/** The sheet of the meeting that is on, or of the next, or of the last one. */
export async function sheet(act: MeetingAct, named: MeetingNamed): Promise<Answer> {
  const found = await act.context.store.read((reader) => sheetMeeting(act, reader, named));
  const [only, second] = named.group.found;
  const id = isAnswer(found) ? (second ? undefined : only?.id) : found.meeting.group;
  if (id === undefined) return found as Answer;
  const { locale, context, turn, say } = act;
  const { publicUrl, newToken } = context.settings;
  return change(act, 'meetings.sheet', { kind: 'group', id }, async (tx) => {
    if (isAnswer(found)) return found;
    if (!isPrivate(act)) return refused(say.sheetPrivate, locale);
    if (!publicUrl) return refused(say.noPublicUrl, locale);
    const expiresAt = new Date(turn.now.getTime() + sheetLifeMs).toISOString();
    const link = async (as: 'docx' | 'csv') => {
      const token = newToken();
      const payload = { meeting: found.id, as, locale };
      const kind = 'meetings.sheet';
      await addLink(tx, token, { kind, payload, person: selfOf(act), expiresAt, once: false });
      return publicUrl + linkPath(token);
    };
    return answerWith(
      meetingLinksCard({
        lang: locale,
        heading: say.sheet(whenInWords(found.meeting.when, locale)),
        lines: [say.sheetHow],
        links: [
          { title: say.word, url: await link('docx') },
          { title: say.excel, url: await link('csv') },
        ],
      }),
      act.locale,
    );
  });
}

/** On the day and after it the meeting that was; before, the next. */
async function sheetMeeting(
  act: MeetingAct,
  reader: Reader,
  named: MeetingNamed,
): Promise<MeetingRow | Answer> {
  const past = await meetingFor(act, reader, named, { scope: 'past' });
  const isRecent = ({ meeting: { when } }: MeetingRow) =>
    act.turn.now.getTime() - Date.parse(when.date) < 8 * day;
  if (!isAnswer(past) && (named.date !== undefined || isRecent(past.known))) return past.known;
  const coming = await meetingFor(act, reader, named);
  if (!isAnswer(coming)) return coming.known;
  // A sheet is printed before: where several may be meant, those to come are asked about.
  if (!isAnswer(past)) return past.known;
  return coming.outcome === 'clarify' || past.outcome !== 'clarify' ? coming : past;
}

/** A subscription to all one's meetings. Another ends the one before, which an agenda may show: it is made where it is asked for. */
export async function feed(act: MeetingAct, isAnother = false): Promise<Answer> {
  const { locale, context, turn, say } = act;
  const { publicUrl, newToken } = context.settings;
  return change(act, 'meetings.feed', { kind: 'own' }, async (tx) => {
    if (!isPrivate(act)) return refused(say.feedPrivate, locale);
    if (!publicUrl) return refused(say.noPublicUrl, locale);
    const person = selfOf(act);
    const own = await tx.where(links, 'person', person);
    const before = own.filter(({ value }) => value.kind === 'meetings.feed');
    const isLive = before.some(({ value }) => value.expiresAt > turn.now.toISOString());
    if (isLive && !isAnother) return answerWith(say.feedThere, locale);
    for (const { id } of before) await tx.remove(links, id);
    const token = newToken();
    const expiresAt = new Date(turn.now.getTime() + feedLifeMs).toISOString();
    const payload = { person, locale };
    await addLink(tx, token, { kind: 'meetings.feed', payload, person, expiresAt, once: false });
    const url = publicUrl + linkPath(token);
    return answerWith(
      meetingLinksCard({
        lang: locale,
        heading: say.feed,
        lines: [url, say.feedHow],
        links: [{ title: say.subscribe, url }],
      }),
      act.locale,
    );
  });
}
