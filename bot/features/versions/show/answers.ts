/** Answers about the version in effect, and about what it changed in the one before. */
import type { Answer } from '../../../contract/turn.ts';
import { shown } from '../../../conversation/answers.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { Plan, Versions } from '../../../knowledge/schema.ts';
import { changedThings, lastDay, nameOfVersion } from '../../../knowledge/versions.ts';
import { inLocale, type Locale } from '../../../language/locale.ts';
import { changeLine } from '../model/change-line.ts';
import { strings } from './strings.ts';

/** Lines of a card; the page of the tab has all of them. */
const MOST = 12;

const dayOf = (instant: string, locale: Locale): string => shortDay(instant.slice(0, 10), locale);

/** The version that answers, since when, what it follows and what follows it. */
export function whichAnswer({ plan, versions, fiches }: Plan, locale: Locale): Answer {
  const say = strings[locale];
  const { sigle, debut, fin, document, documentEn, date } = plan;
  const name = versions ? nameOfVersion(versions.served) : `${sigle} ${debut}-${fin}`;
  const printed = inLocale(locale, document, documentEn);
  const [before] = versions?.earlier ?? [];
  const next = versions?.next;
  const [fiche] = fiches;
  return shown(
    {
      headline: say.which(name, printed, shortDay(date, locale)),
      items: [
        ...(versions && before ? [say.since(dayOf(versions.served.since, locale))] : []),
        ...(versions?.earlier ?? []).map(({ mark, until }) =>
          say.until(nameOfVersion(mark), dayOf(lastDay(until), locale)),
        ),
        ...(next ? [say.coming(nameOfVersion(next), dayOf(next.since, locale))] : []),
      ],
      notes: before ? [] : [say.only],
      questions:
        before && fiche
          ? [say.ask.changed, say.ask.before(before.mark.years?.join('-') ?? '', fiche.numero)]
          : [],
    },
    locale,
    'answered',
  );
}

/** Changes of the version in effect to the one before; undefined where there was none. */
export function changedAnswer({ served, earlier }: Versions, locale: Locale): Answer | undefined {
  const [before] = earlier;
  if (!before) return undefined;
  const say = strings[locale];
  const changed = changedThings(served, before.mark);
  const lines = changed.map((one) => changeLine(one, locale));
  const items = lines
    .slice(0, MOST)
    .map(({ becomes, before: was, now }) => say.item(becomes, say.line(was, now)));
  const rest = lines.length - items.length;
  return shown(
    {
      headline: say.changed(
        nameOfVersion(served),
        nameOfVersion(before.mark),
        dayOf(served.since, locale),
      ),
      items,
      notes: [
        ...(lines.length === 0 ? [say.nothing] : []),
        ...(rest > 0 ? [say.more(rest)] : []),
        ...(changed.some(({ becomes }) => becomes === 'closed') ? [say.kept] : []),
      ],
    },
    locale,
    'answered',
  );
}
