/** Rows below an answer that say which version gives it, and what a number of the version before is now. */
import type { KnownRow } from '../../../contract/feature.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { type CalledBefore, calledBefore, nameOfVersion } from '../../../knowledge/versions.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { thingInWords } from '../../versions/model/change-line.ts';
import { strings } from './strings.ts';

/** None while the plan has had one version only. */
export function versionRows(
  { references, locale }: Pick<Utterance, 'references' | 'locale'>,
  { versions }: Plan,
): KnownRow[] {
  if (!versions || versions.earlier.length === 0) return [];
  const { label, inEffect, before } = strings[locale].version;
  const { served } = versions;
  const day = shortDay(served.since.slice(0, 10), locale);
  const called = [
    ...references.fiches.map((number) => calledBefore(versions, 'fiche', number)),
    ...references.axes.map((number) => calledBefore(versions, 'axe', number)),
  ];
  return [
    ...called.flatMap((one): KnownRow[] =>
      one ? [{ label: before, value: becameOf(one, served.things, locale), stays: true }] : [],
    ),
    { label, value: inEffect(nameOfVersion(served), day), stays: true },
  ];
}

function becameOf(
  { entity, thing, now, gone, mark }: CalledBefore,
  things: Record<string, { numero?: string | undefined; titre: string }>,
  locale: Locale,
): string {
  const { isNow, isGone, became } = strings[locale].version;
  const [was, version] = [thingInWords(entity, thing, locale), nameOfVersion(mark)];
  if (now) return isNow(was, version, now.numero ?? now.titre);
  const heirs = (gone?.heirs ?? []).flatMap((heir) =>
    Object.hasOwn(things, heir) ? [thingInWords(heir, things[heir] ?? thing, locale)] : [],
  );
  return heirs.length > 0 ? became(was, version, heirs.join(', ')) : isGone(was, version);
}
