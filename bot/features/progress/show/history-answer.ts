/** The history of a subject, word for word, and its curve. */

import { trendCard } from '../../../../cards/progress/trend.ts';
import { average } from '../../../../documents/restitution/figures.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith } from '../../../conversation/answers.ts';
import { briefDay, shortDay } from '../../../knowledge/entries/days.ts';
import { type Subject, subjectOf, subjectsOf } from '../../../knowledge/subjects.ts';
import { nameOfVersion, sourcesOf } from '../../../knowledge/versions.ts';
import type { Locale } from '../../../language/locale.ts';
import { isAnswered, roundsToCome, toAsk } from '../model/asked.ts';
import { historyOf, silent } from '../model/history.ts';
import { withSources } from '../model/ledger.ts';
import { campaigns, type Meteo, type Round, type Update } from '../model/schema.ts';
import { shownText } from '../read/reading.ts';
import { askStrings } from './ask-strings.ts';
import { campaignStrings } from './campaign-strings.ts';
import { doubtsOf, linesOf, nameOfSubject, notesOf, shortState } from './describe.ts';
import {
  authorOf,
  freshness,
  lastOf,
  type ProgressRecords,
  pageOf,
  pilotesOf,
  stateOf,
  todayOf,
} from './known.ts';
import { card } from './status-card.ts';
import { statusStrings } from './status-strings.ts';
import { strings } from './strings.ts';

/** Updates that are seen before a press shows the others. */
const SEEN = 3;

/** Words shown of one update; the history keeps them whole. */
const SHOWN_WORDS = 300;

/** Newest first: when, who, from where, what was said; the words as typed where not all of them was read. */
export function historyAnswer(known: ProgressRecords, subject: Subject): Answer {
  const { act } = known;
  const { locale } = act;
  const say = askStrings[locale];
  const { plan } = act.context;
  const rows = [...withSources(known.updates, plan, subject.id)].sort((a, b) =>
    a.value.at < b.value.at ? 1 : -1,
  );
  const saidOf = (id: string): string[] => {
    const source = sourcesOf(plan.versions, subject.id).find(({ entity }) => entity === id);
    if (!source) return [];
    const { numero, titre } = source.thing;
    return [say.saidOf(numero ?? titre, nameOfVersion(source.last))];
  };
  /** What it was at before an update, of those that say how far it is. */
  const before = (at: number): number | null =>
    rows
      .slice(at + 1)
      .find(({ value: { withdrawnAt, said } }) => !withdrawnAt && said.percent !== null)?.value.said
      .percent ?? null;
  const whoSaid = rows.map(({ value }) => authorOf(value, act) + sourceOf(value, locale));
  // Who said all of it is named once.
  const authors = [...new Set(whoSaid)];
  const alone = authors.length === 1 ? authors : [];
  const links = pageOf(known, subject);
  const sections = rows.map(({ value }, at) => ({
    title: briefDay(value.asOf, todayOf(known), locale),
    ...standing(value, before(at), links.length > 0, locale),
    notices: doubtsOf(value, locale),
    notes: [
      ...saidOf(value.subject),
      ...notesOf(value, locale),
      ...(isReadWhole(value)
        ? []
        : [strings[locale].quoted(shownText(value.words.slice(0, SHOWN_WORDS)))]),
      ...(value.revisions.length > 0 && value.withdrawnAt === null ? [say.edited] : []),
      ...(value.withdrawnAt === null ? [] : [say.withdrawn]),
    ],
    ...(alone.length === 0 && { by: whoSaid[at] ?? '' }),
  }));
  const about = [
    ...(subject.kind === 'fiche' ? [subject.short[locale]] : []),
    say.newsOf(rows.length),
    ...alone,
  ];
  const headline = say.history(nameOfSubject(subject, locale));
  return card(act, headline, sections, [], { about: [about.join(' · ')], seen: SEEN, links });
}

/** Where it stood and how far it moved, in the sign and after the day; below, what was done and what stops it, or all of it where neither was said or no page `tells` the rest. */
function standing(update: Update, before: number | null, tells: boolean, locale: Locale) {
  const { meteo, percent } = update.said;
  const isMoved = before !== null && percent !== null && before !== percent;
  const state = [
    shortState({ ...silent, meteo, percent: isMoved ? null : percent }, locale),
    ...(isMoved ? [statusStrings[locale].percents(before, percent)] : []),
  ]
    .filter(Boolean)
    .join(', ');
  const said = { ...update.said, meteo: null, percent: null };
  const main = { ...said, arbitration: null, nextStep: null, indicators: [] };
  const lines = tells ? linesOf({ ...update, said: main }, locale) : [];
  return {
    signs: meteo ? [meteo] : [],
    change: state && ` ${state}`,
    lines: lines.length > 0 ? lines : linesOf({ ...update, said }, locale),
  };
}

/** All that was typed is in the fields: told twice, it is read less. */
const isReadWhole = (update: Update): boolean => {
  const { conflict, invalid, said } = update;
  const isRead = said.unchanged || said.cleared.length > 0 || linesOf(update, 'fr').length > 0;
  return isRead && !conflict && invalid.length === 0;
};

const sourceOf = ({ origin }: Update, locale: 'fr' | 'en'): string =>
  origin.reportedBy === null ? '' : shownText(askStrings[locale].fromPhone(origin.reportedBy));

const LEVEL: Record<Meteo, number> = { soleil: 4, couvert: 3, nuage: 2, orage: 1 };

/** Météo over time, one line for each day that said one. */
export function trendAnswer(known: ProgressRecords, subject: Subject): Answer {
  const { locale } = known.act;
  const say = askStrings[locale];
  const words = strings[locale];
  const steps = historyOf(known.updates.get(subject.id) ?? [])
    .filter(({ after }) => after.meteo !== null)
    .slice(-24);
  if (steps.length === 0) return card(known.act, say.noTrend, []);
  const message = trendCard({
    lang: locale,
    headline: say.trendTitle(nameOfSubject(subject, locale)),
    head: [say.day, say.meteo, say.percent],
    rows: steps.map(({ update, after }) => ({
      cells: [
        briefDay(update.value.asOf, todayOf(known), locale),
        words.meteoShort[after.meteo ?? 'couvert'],
        after.percent === null ? '—' : words.percent(after.percent),
      ],
    })),
    notes: [],
    chart: {
      kind: 'line',
      title: say.level,
      points: steps.map(({ update, after }) => ({
        x: update.value.asOf,
        y: LEVEL[after.meteo ?? 'couvert'],
      })),
    },
  });
  return answerWith(message, locale, 'answered');
}

/** Progress of each axe: the average of what is known, and of how many. */
export function axesAnswer(known: ProgressRecords): Answer {
  const { locale, context } = known.act;
  const say = askStrings[locale];
  const rows = context.plan.axes.map(({ numero }) => {
    const known_ = subjectsOf(context.plan)
      .filter((s) => s.axe === numero)
      .flatMap((s) => stateOf(known, s).percent ?? []);
    return { numero, count: known_.length, average: average(known_) };
  });
  const told = rows.filter(({ average }) => average !== null);
  if (told.length === 0) return card(known.act, say.none(), []);
  const message = trendCard({
    lang: locale,
    headline: say.axesTitle,
    head: [say.axisColumn, say.average, say.counted],
    rows: rows.map(({ numero, average, count }) => ({
      cells: [
        say.axe(numero),
        average === null ? '—' : strings[locale].percent(average),
        String(count),
      ],
    })),
    notes: [say.axesNote],
    chart: {
      kind: 'bar',
      title: say.average,
      points: told.map(({ numero, average }) => ({ x: say.axe(numero), y: average ?? 0 })),
    },
  });
  return answerWith(message, locale, 'answered');
}

export async function roundAnswer(known: ProgressRecords, axe?: string): Promise<Answer> {
  const { act, updates } = known;
  const { plan } = act.context;
  const say = askStrings[act.locale];
  const askedIn = ({ asked }: ProgressRecords['rounds'][number]['value']): Subject[] =>
    asked
      .flatMap(({ subject }) => subjectOf(plan, subject) ?? [])
      .filter((s) => (axe === undefined || s.axe === axe) && pilotesOf(known, s) !== '');
  const today = todayOf(known);
  const every = known.rounds
    .map(({ value }) => value)
    .filter((round) => askedIn(round).length > 0)
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  const open = every.filter(({ closesOn }) => closesOn >= today);
  const { view, knowledge } = act.context;
  const pilotOf = view.pilotsOn(today);
  const launched = await known.reader.list(campaigns);
  const [toCome] =
    open.length > 0
      ? []
      : roundsToCome(launched, known.rounds, plan, pilotOf, today, knowledge.calendar);
  const shown = open.length > 0 ? open : toCome ? [toCome] : every.slice(0, 1);
  const [first, second] = shown;
  // Nothing was asked yet: who gave news of what they lead all the same.
  const led = toAsk(subjectsOf(plan), pilotOf).filter((s) => pilotesOf(known, s) !== '');
  const told = first
    ? shown.flatMap((round) =>
        askedIn(round).map((subject) => ({
          subject,
          round,
          isAnswered: isAnswered(subject, round, updates, plan),
        })),
      )
    : led.map((subject) => ({
        subject,
        round: undefined,
        isAnswered: lastOf(known, subject) !== undefined,
      }));
  if (told.length === 0) return card(act, say.noRound, []);
  const answered = told.filter((one) => one.isAnswered);
  const day = ({ opensOn }: Round) => shortDay(opensOn, act.locale);
  return card(
    act,
    !first
      ? statusStrings[act.locale].news(answered.length, told.length)
      : second
        ? say.rounds(shown.length, answered.length, told.length)
        : (toCome ? say.roundToCome : say.round)(day(first), answered.length, told.length),
    // Who has not answered is what is looked for.
    [...told.filter((one) => !one.isAnswered), ...answered].map((one) => ({
      title: nameOfSubject(one.subject, act.locale),
      lines: [],
      notes: [
        ...(second && one.round ? [say.ofRound(day(one.round))] : []),
        [
          pilotesOf(known, one.subject),
          // Nothing is answered before it is asked.
          ...(one.round && !toCome
            ? [one.isAnswered ? say.answered : say.waits]
            : one.isAnswered
              ? freshness(known, one.subject)
              : [say.silentYet]),
        ].join(' '),
      ],
    })),
    first && !second ? [campaignStrings[act.locale].wantedBy(first.closesOn)] : [],
  );
}
