/** Publishing of a draft: refused while a number is double or a pilote unknown, else for its day, by itself. */
import { z } from 'zod';
import { id } from '../../../../cards/fields.ts';
import { localTimeOf } from '../../../calendar/local-time.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused, shown } from '../../../conversation/answers.ts';
import { blockingIn } from '../../../importer/blocking.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { nameOfVersion } from '../../../knowledge/versions.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import { publishNext } from '../../versions/model/publishing.ts';
import { follow } from '../model/follow.ts';
import { draftOf, importDrafts } from '../model/schema.ts';
import { pageStrings } from '../show/page-strings.ts';
import { strings } from '../show/strings.ts';
import type { ImportAct } from './read-dropped.ts';

/** `version`: of the row as it was read, so that nothing is published that nobody saw. */
export const publishClick = z.strictObject({
  draft: id,
  day: z.iso.date(),
  version: z.int(),
});

/** Reasons that are said at once. */
const MOST_SAID = 6;

export function publishDraft(
  act: ImportAct,
  { draft: draftId, day, version }: z.infer<typeof publishClick>,
): Promise<Answer> {
  const { locale, turn, context } = act;
  const say = strings[locale];
  return change(act, 'importer.publish', { kind: 'own' }, async (tx) => {
    const row = await tx.get(importDrafts, draftId);
    if (!row) return refused(say.gone, locale);
    const { value } = row;
    if (value.published) return refused(say.isPublished, locale);
    if (row.version !== version) return refused(say.amendRefusals.changed, locale);
    const draft = draftOf(value);
    const blocking = blockingIn(draft).map(({ why, what }) => say.blocking[why](what));
    if (blocking.length > 0) return notYet(act, blocking);
    const followed = await follow(tx, { draft, file: value.file, day, context });
    if (!followed) return refused(say.neverServed, locale);
    if (followed === 'unkept') return refused(say.unkept, locale);
    if ('faults' in followed) return notYet(act, followed.faults.map(pageStrings[locale].fault));
    const { succession } = followed;
    const { served, next } = succession;
    if (succession.isTooEarly)
      return refused(
        say.tooEarly(served.titre, shortDay(dayOf(act, served.since), locale)),
        locale,
      );
    await publishNext(tx, succession);
    const at = turn.now.toISOString();
    await tx.put(importDrafts, draftId, {
      ...value,
      changedAt: at,
      published: { by: selfOf(act), at, from: day },
    });
    const lines = [
      say.published(
        nameOfVersion(succession.version),
        nameOfVersion(served),
        shortDay(day, locale),
      ),
      ...(next ? [say.notAnyMore(next.titre, shortDay(dayOf(act, next.since), locale))] : []),
    ];
    return answerWith(lines.join('\n'), locale);
  });
}

const dayOf = ({ context }: ImportAct, instant: string): string =>
  localTimeOf(new Date(instant), context.zone).date;

function notYet({ locale }: ImportAct, why: readonly string[]): Answer {
  const say = strings[locale];
  const rest = why.length - MOST_SAID;
  const items = [...why.slice(0, MOST_SAID), ...(rest > 0 ? [say.andMore(rest)] : [])];
  return shown({ headline: say.notYet, items }, locale, 'refused');
}
