/** Answer of a version of the plan that was served before, said as such. */
import type { Answer } from '../../../contract/turn.ts';
import { answerWith } from '../../../conversation/answers.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { nameOfVersion } from '../../../knowledge/versions.ts';
import type { Locale } from '../../../language/locale.ts';
import { refusedAlone } from '../read/continuation.ts';
import type { EarlierAsked } from '../read/earlier.ts';
import { pieceOf } from '../read/piece.ts';
import { compose, finish } from '../show/compose.ts';
import { strings } from '../show/strings.ts';
import { draftOf, repliesTo } from './replies.ts';

/** Puts the question to that version, which is read for it; nothing of it is remembered as the subject. */
export async function earlierAnswer(
  { version, question }: EarlierAsked,
  { earlier, plan }: Knowledge,
  { locale, now }: { locale: Locale; now: Date },
): Promise<Answer> {
  const say = strings[locale].earlier;
  const name = nameOfVersion(version.mark);
  const asked = await earlier?.(version);
  if (!asked) return answerWith(say.notKept(name), locale, 'unknown');
  const utterance = asked.reader.read(question, locale);
  const replies = repliesTo(pieceOf(utterance, asked), { now });
  const decided = replies.at(-1) ?? refusedAlone(utterance, asked);
  if (!decided) return answerWith(say.silent(name), locale, 'unknown');
  const { decision, question: read } = decided;
  const fields = read.fields.filter(({ strong }) => strong).map(({ id }) => id);
  const draft = draftOf(replies) ?? compose({ decision, utterance, fields }, asked);
  const day = shortDay(version.until.slice(0, 10), locale);
  const served = plan.versions?.served;
  const { data } = draft;
  return finish({
    ...draft,
    subject: undefined,
    about: '',
    data: {
      ...data,
      headline: say.said(name, data.headline),
      notes: [...(served ? [say.since(nameOfVersion(served), day)] : []), ...data.notes],
      // They would be asked of the version in effect.
      questions: [],
      wrong: [],
    },
  });
}
