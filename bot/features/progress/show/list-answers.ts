/** Which subjects stand so: in a météo, blocked, waiting for a decision, silent. */

import type { StatusData } from '../../../../cards/progress/status.ts';
import { signs } from '../../../../visual/meteo.ts';
import { localDay } from '../../../calendar/local-time.ts';
import type { Answer } from '../../../contract/turn.ts';
import { briefDay, shortDay } from '../../../knowledge/entries/days.ts';
import { thingNumbered } from '../../../knowledge/identity.ts';
import { labelOf } from '../../../knowledge/labels.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import type { Locale } from '../../../language/locale.ts';
import { toAsk } from '../model/asked.ts';
import { type SubjectState, standsSince } from '../model/history.ts';
import { snapshots } from '../model/schema.ts';
import type { ProgressQuestion } from '../read/ask.ts';
import { card, cardOf } from './answer-card.ts';
import { askStrings } from './ask-strings.ts';
import { nameOfSubject } from './describe.ts';
import {
  authorOf,
  freshness,
  lastOf,
  overdue,
  type ProgressRecords,
  pilotesOf,
  stateOf,
  todayOf,
} from './known.ts';
import {
  type CutRow,
  inLine,
  lineAmong,
  rowOf,
  rowsOf,
  status,
  wholeOf,
  worstFirst,
} from './status-card.ts';
import { statusStrings } from './status-strings.ts';
import { strings } from './strings.ts';

const say = ({ act }: ProgressRecords) => askStrings[act.locale];

const inAxe = (known: ProgressRecords, axe: string | undefined): Subject[] =>
  subjectsOf(known.act.context.plan).filter((s) => axe === undefined || s.axe === axe);

/** Nobody told anything yet: "nothing is blocked" would be said of what is not known. */
const isUntold = (known: ProgressRecords, axe: string | undefined): boolean =>
  !inAxe(known, axe).some((subject) => lastOf(known, subject));

/** Subjects that stand so, by axe. */
export function listAnswer(
  known: ProgressRecords,
  { meteo, axe }: Pick<ProgressQuestion, 'meteo' | 'axe'>,
): Answer {
  const { locale } = known.act;
  if (isUntold(known, axe)) return card(known.act, say(known).none, []);
  const found = inAxe(known, axe).filter((s) => {
    const state = stateOf(known, s);
    return meteo ? state.meteo === meteo : state.blocker !== null;
  });
  const what = meteo
    ? say(known).inWeather(strings[locale].meteoShort[meteo])
    : say(known).blocked(found.length);
  return status(known, say(known).listTitle(what, found.length), {
    ...rowsOf(known, sorted(known, found), (s) => stoppedRow(known, s, lineAmong(found.length))),
  });
}

/** The worst first, then as the plan has them. */
const sorted = (known: ProgressRecords, found: readonly Subject[]): Subject[] =>
  found.toSorted((a, b) => worstFirst(stateOf(known, a), stateOf(known, b)));

/** How it stands, and what stops it. */
function stoppedRow(known: ProgressRecords, subject: Subject, most: number): CutRow {
  const state = stateOf(known, subject);
  return {
    ...rowOf(known, subject, state, stoppedBy(known, subject, most)),
    whole: wholeOf(state.blocker ?? '', most),
  };
}

/** What stops it, since when, and that somebody must decide: one line. */
const stoppedBy = (known: ProgressRecords, subject: Subject, most: number): string[] => {
  const { locale } = known.act;
  const { blocker, arbitration } = stateOf(known, subject);
  const since = standsSince(known.updates.get(subject.id) ?? [], 'blocker');
  const words = statusStrings[locale];
  const day = since && briefDay(since, todayOf(known), locale);
  const stopped = blocker && day ? words.since(inLine(blocker, most), day) : blocker;
  const line = [stopped, arbitration && words.waits].filter(Boolean).join(' · ');
  return line === '' ? [] : [line];
};

/** What waits for a decision of the committee, without the next steps. */
export function arbitrationAnswer(
  known: ProgressRecords,
  { axe, subject }: Pick<ProgressQuestion, 'axe' | 'subject'>,
): Answer {
  if (isUntold(known, axe)) return card(known.act, say(known).none, []);
  const found = inAxe(known, axe).filter(
    (s) =>
      (subject === undefined || s.led === subject.led) && stateOf(known, s).arbitration !== null,
  );
  return status(known, say(known).arbitrations(found.length), {
    ...rowsOf(known, byAge(known, found), (s) => arbitrationRow(known, s, lineAmong(found.length))),
  });
}

/** What waits longest first. */
const byAge = (known: ProgressRecords, found: readonly Subject[]): Subject[] =>
  found.toSorted((a, b) => (sinceOf(known, a) < sinceOf(known, b) ? -1 : 1));

const sinceOf = ({ updates }: ProgressRecords, { id }: Subject): string =>
  standsSince(updates.get(id) ?? [], 'arbitration') ?? '';

function arbitrationRow(known: ProgressRecords, subject: Subject, most: number): CutRow {
  const { locale } = known.act;
  const question = stateOf(known, subject).arbitration ?? '';
  const asked = inLine(question, most);
  const day = briefDay(sinceOf(known, subject), todayOf(known), locale);
  const last = lastOf(known, subject);
  const who = last ? [authorOf(last.value, known.act)] : [];
  const detail = [statusStrings[locale].since(asked, day), ...who].join(' · ');
  return {
    ...rowOf(known, subject, stateOf(known, subject), [detail]),
    whole: wholeOf(question, most),
  };
}

/** Subjects whose last round got no word; without a round, those that are led and never told of. */
export function silentAnswer(
  known: ProgressRecords,
  axe: string | undefined,
  since: string | undefined,
): Answer {
  const { locale, turn, context } = known.act;
  const today = localDay(turn.now, context.zone);
  const isAsked = since === undefined && known.rounds.some(({ value }) => value.closesOn < today);
  const all = inAxe(known, axe);
  const led = toAsk(all, context.view.pilotsOn(today)).filter(
    (one) => pilotesOf(known, one) !== '',
  );
  if (!isAsked && led.length === 0) return card(known.act, say(known).nobodyLeads, []);
  const isSilent = (subject: Subject) => {
    const last = lastOf(known, subject)?.value.asOf;
    return last === undefined || (since !== undefined && last < since);
  };
  const found = isAsked ? all.filter((one) => overdue(known, one)) : led.filter(isSilent);
  const { silentTitle, silentSince, untoldTitle } = say(known);
  const title = isAsked
    ? silentTitle
    : since === undefined
      ? untoldTitle
      : silentSince(shortDay(since, locale));
  return status(known, title(found.length), {
    ...rowsOf(known, found, (s) => {
      const who = [pilotesOf(known, s), ...freshness(known, s)].filter((line) => line !== '');
      return rowOf(known, s, stateOf(known, s), who.length > 0 ? [who.join(' ')] : []);
    }),
  });
}

/** Lines of the card of a whole: it says first how many stand how. */
const OVERVIEW_ROWS = 4;

/** How the plan or an axe stands: how many in each météo, the average, and the worst first. */
export function overviewAnswer(known: ProgressRecords, axe: string | undefined): Answer {
  const { locale, context } = known.act;
  const words = statusStrings[locale];
  const all = inAxe(known, axe);
  const found = all.filter((subject) => lastOf(known, subject));
  if (found.length === 0) return card(known.act, say(known).none, []);
  const states = all.map((subject) => stateOf(known, subject));
  const percents = states.flatMap(({ percent }) => percent ?? []);
  const sum = percents.reduce((a, b) => a + b, 0);
  const average = percents.length === 0 ? null : Math.round(sum / percents.length);
  const label =
    axe === undefined
      ? null
      : labelOf(context.plan, thingNumbered(context.plan, 'axe', axe), locale);
  const what = label?.number ?? context.plan.plan.sigle;
  const about = [
    ...(label?.name ? [label.name] : []),
    // That everybody gave news is no news.
    ...(found.length < all.length ? [words.news(found.length, all.length)] : []),
    ...stuckOf(states, locale),
  ].join(' · ');
  return status(
    known,
    average === null ? words.known(what) : words.average(what, strings[locale].percent(average)),
    {
      percent: average,
      about: about === '' ? [] : [about],
      tiles: tilesOf(states, all.length - found.length, locale),
      ...rowsOf(
        known,
        sorted(known, found),
        (s) => {
          const state = stateOf(known, s);
          const row = rowOf(known, s, state);
          return state.blocker === null
            ? row
            : { ...row, text: `${row.text} · ${statusStrings[locale].stopped}` };
        },
        OVERVIEW_ROWS,
      ),
    },
  );
}

/** How many are blocked, and how many wait for a decision; none where nothing does. */
function stuckOf(states: readonly SubjectState[], locale: Locale): string[] {
  const words = statusStrings[locale];
  const blocked = states.filter(({ blocker }) => blocker !== null).length;
  const undecided = states.filter(({ arbitration }) => arbitration !== null).length;
  return [
    ...(blocked > 0 ? [words.blocked(blocked)] : []),
    ...(undecided > 0 ? [words.undecided(undecided)] : []),
  ];
}

/** How many stand in each météo, the best first; then those told of without one, and those of which nothing was told. */
function tilesOf(
  states: readonly SubjectState[],
  silent: number,
  locale: Locale,
): StatusData['tiles'] {
  const { silence, noMeteo } = statusStrings[locale];
  const { meteoShort } = strings[locale];
  const told = signs.flatMap((sign) => {
    const count = states.filter(({ meteo }) => meteo === sign).length;
    return sign === 'silence' ? [] : [{ sign, alt: meteoShort[sign], count }];
  });
  const unsaid = states.filter(({ meteo }) => !meteo).length - silent;
  return [
    ...told,
    { sign: 'silence' as const, alt: noMeteo, count: unsaid },
    { sign: 'silence' as const, alt: silence, count: silent },
  ].filter(({ count }) => count > 0);
}

/** Snapshots that are looked at, the last ones: a committee has some hundred. */
const MOST_FROZEN = 500;

/** What was declared good for the committee, by whom and when; the last time of each. */
export async function validatedAnswer(known: ProgressRecords): Promise<Answer> {
  const { act } = known;
  const { locale, context } = act;
  const frozen = await known.reader.page(snapshots, { limit: MOST_FROZEN });
  const last = new Map(frozen.reverse().map((row) => [row.value.subject, row.value]));
  const found = subjectsOf(context.plan).filter(({ id }) => last.has(id));
  return cardOf(act, say(known).validatedTitle(found.length), found, (s) => {
    const frozen = last.get(s.id);
    const by = frozen && authorOf({ author: frozen.by }, act);
    return {
      title: nameOfSubject(s, locale),
      lines: [],
      notes: frozen
        ? [say(known).validatedBy(shortDay(frozen.at.slice(0, 10), locale), by ?? '')]
        : [],
    };
  });
}
