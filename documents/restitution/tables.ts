/** The tables of the documents, as cells. */
import type { BlockCell } from '../blocks.ts';
import { grounds } from '../colors.ts';
import { axeSummaries, isSilent, stepAhead } from './figures.ts';
import { type Gathered, gathered } from './gathered.ts';
import { isBad } from './headline-strings.ts';
import {
  meteos,
  type Restitution,
  type RestitutionMeteo,
  type RestitutionSubject,
} from './restitution.ts';
import { capital, closedOn, named, type Say } from './say.ts';
import { sourcesOf } from './sources.ts';
import { left, right, type Table, table, withoutZeros } from './table-makers.ts';

export const meteoCell = (meteo: RestitutionMeteo | null, say: Say): Exclude<BlockCell, string> =>
  meteo === null
    ? { text: say.s.column.noMeteo, fill: grounds.silence, sign: 'silence' }
    : { text: say.meteo(meteo), fill: grounds[meteo], sign: meteo };

/** How a subject stands: its sign, its word, its percentage. */
const standingCell = ({ now }: RestitutionSubject, say: Say) => ({
  ...meteoCell(now.meteo, say),
  ...{ text: say.standing(now), strong: true },
});

/** As a subject is, first; below, when that was validated, if it moved since, and as it was: how far it went. */
export function movedCell(subject: RestitutionSubject, say: Say): BlockCell {
  const { before, validation } = subject;
  const valid = validation?.since ? [say.s.frozenOn(say.shortDay(validation.on))] : [];
  const note = [...valid, say.s.atStart(say.standing(before))].join('\n');
  return { ...standingCell(subject, say), note };
}

/** A row of the strip, named as in every list; one that stops at what was validated says so. */
export const stripName = (subject: RestitutionSubject, { s }: Say): string =>
  named(subject) + (subject.validation?.since ? ` (${s.frozenShort})` : '');

/** One row an axe. */
export function axesTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.column.axe, 5),
    ...meteos.map((meteo) => right(say.meteo(meteo), 1.45)),
    right(s.column.noMeteo, 1.25),
    right(s.column.percentBefore, 1.2),
    right(s.column.percentGiven, 2.5),
    right(s.column.blockers, 1.75),
    right(s.column.arbitration, 1.8),
  ];
  const rows = axeSummaries(data).map((sum) => [
    axeName(sum.axe, say),
    ...meteos.map((meteo) => String(sum.meteo[meteo])),
    String(sum.none),
    say.percent(sum.percentBefore),
    sum.percent === null
      ? say.percent(null)
      : `${say.percent(sum.percent)} (${s.percentGiven(sum.given, sum.subjects.length)})`,
    String(sum.blocked),
    String(sum.toDecide),
  ]);
  return withoutZeros(table(head, rows));
}

export const axeName = (axe: Restitution['axes'][number] | null, { s }: Say): string =>
  axe ? `${s.axe(axe.numero)} – ${axe.short}` : s.collective;

/** Which way each axe went, away from its counts, beside the chart of its percentages. */
export function trendsTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.column.axe, 4),
    left(s.column.trend, 1.9),
    right(s.column.better, 2.1),
    right(s.column.worse, 2.1),
  ];
  const rows = axeSummaries(data).map(({ axe, better, worse, trend }): BlockCell[] => [
    axeName(axe, say),
    trend === null ? '–' : { text: s.trend[trend], strong: isBad(trend) },
    String(better),
    String(worse),
  ]);
  return table(head, rows);
}

/** Then and now of one subject, and the day of its last news. */
export function standingLine(subject: RestitutionSubject, say: Say): [moved: string, told: string] {
  const { s, standing } = say;
  const { before, now } = subject;
  const valid = subject.validation?.since ? subject.validation.on : null;
  return [
    capital(`${standing(before)} → ${standing(now)}`),
    ` · ${valid ? s.frozenOn(say.day(valid)) : now.on ? s.toldOn(say.day(now.on)) : s.never}`,
  ];
}

/** Names said one by one before "and four more". */
const MOST_NAMES = 3;

const namesOf = ({ subjects }: Gathered, { s }: Say): string => {
  const names = subjects.slice(0, MOST_NAMES).map(named);
  const others = subjects.length - names.length;
  return others > 0 ? s.andOthers(names.join(', '), others) : names.join(', ');
};

/** In twips: room for a decision written by hand. */
const TALL = 850;

/** What several subjects say in the same words, the oldest first: a row each, with a last column of its own. */
function gatheredTable(
  what: 'arbitration' | 'blocker',
  data: Restitution,
  say: Say,
  [text, subjects, end]: [string, string, string],
  last: (one: Gathered) => BlockCell,
): Table {
  const isAsked = what === 'arbitration';
  const head = [
    ...[left(text, 5.4), left(subjects, 3.8), left(say.s.column.since, isAsked ? 3.8 : 4.2)],
    left(end, 4.6),
  ];
  const rows = gathered(what, data).map((one): BlockCell[] => [
    { text: capital(isAsked ? say.question(one.text) : one.text), strong: true },
    namesOf(one, say),
    say.day(one.since),
    last(one),
  ]);
  return table(head, rows);
}

/** What is asked of the committee, and where it writes what it decided. */
export function decisionsTable(data: Restitution, say: Say): Table {
  const { asked, subject, committee } = say.s.column;
  const made = gatheredTable('arbitration', data, say, [asked, subject, committee], () => '');
  return { ...made, tall: TALL };
}

/** What blocks, and what should follow. */
export function blockersTable(data: Restitution, say: Say, isSlide = false): Table {
  const { blocker, subject, follows, meteo } = say.s.column;
  // The slides have said what is asked: here, how what is blocked stands.
  if (isSlide)
    return gatheredTable('blocker', data, say, [blocker, subject, meteo], ({ subjects }) =>
      standingCell(subjects[0] as RestitutionSubject, say),
    );
  const asked = ({ subjects }: Gathered) =>
    subjects.flatMap(({ arbitration }) =>
      arbitration ? [`${say.s.arbitration}${say.s.colon}${arbitration.text}`] : [],
    );
  const next = ({ subjects }: Gathered) =>
    subjects
      .map(stepAhead)
      .flatMap((step) => (step ? [`${say.s.nextStep}${say.s.colon}${say.dated(step)}`] : []));
  // Where nothing comes next, what is asked of the committee does.
  const last = (one: Gathered) =>
    [...new Set([...next(one), ...asked(one)])].slice(0, 2).join('\n') || '–';
  return gatheredTable('blocker', data, say, [blocker, subject, follows], last);
}

/** A row a subject, a column a month. */
export function stripTable({ subjects, months }: Restitution, say: Say): Table {
  const head = [
    left(say.s.atMonthEnd, 5.4),
    left(say.s.start, 1.2),
    ...months.map((one) => left(say.monthInitials(one), 1)),
  ];
  const cell = (meteo: RestitutionMeteo | null): BlockCell => ({
    ...meteoCell(meteo, say),
    alone: true,
  });
  const rows = subjects.map((subject): BlockCell[] => [
    stripName(subject, say),
    ...[subject.before.meteo, ...subject.trail].map(cell),
  ]);
  return table(head, rows);
}

/** "Fiche 1.1 : couvert (janv.), orage (oct.)": the strip for those who do not see it. */
export const stripInWords = ({ subjects, months }: Restitution, say: Say): string =>
  subjects
    .map(({ label, trail }) => {
      const changes = trail.flatMap((meteo, at) =>
        meteo !== null && meteo !== trail[at - 1]
          ? [`${say.meteo(meteo)} (${say.monthInitials(months[at] ?? '')})`]
          : [],
      );
      return `${label}${say.s.colon}${changes.join(', ') || say.s.noMeteo}`;
    })
    .join('. ');

export function silentTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [left(s.column.subject, 8), left(s.column.pilots, 5), left(s.column.last, 3)];
  const rows = data.subjects
    .filter((one) => isSilent(one, closedOn(data)))
    .map((subject) => [
      named(subject),
      subject.pilots || s.noPilot,
      subject.now.on ? say.shortDay(subject.now.on) : s.never,
    ]);
  return table(head, rows);
}

export function sourcesTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.column.institution, 6),
    right(s.column.count, 2.5),
    right(s.column.subjects, 2.8),
    left(s.column.first, 2.5),
    left(s.column.latest, 2.5),
  ];
  const rows = sourcesOf(data).map(({ institution, updates, subjects, first, last }) => [
    institution || s.unknownInstitution,
    String(updates),
    String(subjects),
    say.shortDay(first),
    say.shortDay(last),
  ]);
  return table(head, rows);
}
