/** The restitution as tables of values: everything, with the updates as they were typed. */
import { cut } from '../../cards/clean.ts';
import { typography } from '../../cards/typography.ts';
import { plainText } from '../plain-text.ts';
import type { Sheet, SheetColumn, Value } from '../sheet.ts';
import { axeSummaries, monthCounts, presences } from './figures.ts';
import { type DatedText, meteos, type Restitution, type RestitutionMeteo } from './restitution.ts';
import { type Say, sayIn } from './say.ts';

const text = (title: string, width: number): SheetColumn => ({ title, width });
const day = (title: string): SheetColumn => ({ title, width: 12, kind: 'day' });

/** Fiches and actions: one row each, with all that stands. It is the CSV file, too. */
export function subjectsSheet(data: Restitution): Sheet {
  const say = sayIn(data.lang);
  const { s } = say;
  const c = s.column;
  const meteo = (value: RestitutionMeteo | null) => (value ? s.meteo[value].word : null);
  const told = (one: DatedText | null) => one?.text ?? null;
  return polished(
    {
      name: s.sheets.subjects,
      columns: [
        ...[text(c.subject, 22), text(c.axe, 8), text(c.title, 50), text(c.pilots, 30)],
        ...[text(c.before, 14), text(c.now, 14), text(c.percentBefore, 10)],
        ...[text(c.percentNow, 10), day(c.last), text(c.highlights, 60), text(c.blocker, 40)],
        ...[
          text(c.arbitration, 40),
          text(c.nextStep, 40),
          text(c.count, 12),
          text(c.validation, 14),
        ],
      ],
      rows: data.subjects.map((one) => [
        ...[one.label, one.axe, one.title, one.pilots || null],
        ...[meteo(one.before.meteo), meteo(one.now.meteo), one.before.percent, one.now.percent],
        ...[one.now.on, one.highlights.map((h) => `${say.shortDay(h.on)} : ${h.text}`).join('\n')],
        ...[told(one.blocker), told(one.arbitration), told(one.nextStep), one.updates],
        one.validation ? say.shortDay(one.validation.on) : null,
      ]),
    },
    data,
  );
}

export function sheetsOf(data: Restitution): Sheet[] {
  const say = sayIn(data.lang);
  const others = [
    synthesis(data, say),
    highlights(data, say),
    indicators(data, say),
    months(data, say),
    meetings(data, say),
    attendance(data, say),
  ].map((sheet) => polished(sheet, data));
  const [first, ...rest] = others;
  return [...(first ? [first] : []), subjectsSheet(data), ...rest, entries(data, say)];
}

/** Excel refuses a cell of more than 32,767 characters. */
const MOST = 32_000;

function polished(sheet: Sheet, { lang }: Restitution): Sheet {
  const nice = (value: Value): Value =>
    typeof value === 'string' ? cut(typography(plainText(value), lang), MOST) : value;
  return { ...sheet, rows: sheet.rows.map((row) => row.map(nice)) };
}

function synthesis(data: Restitution, { s }: Say): Sheet {
  const c = s.column;
  return {
    name: s.sheets.synthesis,
    columns: [
      ...[text(c.axe, 18), text(c.title, 60), ...meteos.map((m) => text(s.meteo[m].word, 10))],
      ...[text(c.noMeteo, 12), text(c.average, 14), text(c.highlights, 12)],
      ...[text(c.blockers, 12), text(c.arbitration, 12)],
    ],
    rows: axeSummaries(data).map((sum) => [
      ...[sum.axe ? s.axe(sum.axe.numero) : s.collective, sum.axe?.title ?? null],
      ...meteos.map((m) => sum.meteo[m]),
      ...[sum.none, sum.percent, sum.highlights, sum.blocked, sum.toDecide],
    ]),
  };
}

function highlights(data: Restitution, say: Say): Sheet {
  const c = say.s.column;
  return {
    name: say.s.sheets.highlights,
    columns: [
      day(c.on),
      text(c.subject, 22),
      text(c.title, 50),
      text(c.highlights, 80),
      text(c.source, 50),
    ],
    rows: data.subjects.flatMap(({ label, title, highlights: all }) =>
      all.map((one) => [one.on, label, title, one.text, one.by ? say.voice(one.by) : null]),
    ),
  };
}

function indicators(data: Restitution, say: Say): Sheet {
  const { s } = say;
  const c = s.column;
  return {
    name: s.sheets.indicators,
    columns: [
      ...[text(c.subject, 22), text(c.title, 50), text(c.indicator, 50), text(c.figure, 30)],
      ...[text(c.baseline, 10), day(c.on), text(c.target, 10), text(c.value, 10), day(c.on)],
      text(c.source, 50),
    ],
    rows: data.subjects.flatMap(({ label, title, indicators: all }) =>
      all.map((one) => [
        ...[label, title, one.name, one.measured],
        ...[one.baseline?.value ?? null, one.baseline?.on ?? null, one.target?.value ?? null],
        ...[one.value?.value ?? null, one.value?.on ?? null, one.by ? say.voice(one.by) : null],
      ]),
    ),
  };
}

function months(data: Restitution, say: Say): Sheet {
  const { s } = say;
  return {
    name: s.sheets.months,
    columns: [
      ...[text(s.month, 14), ...meteos.map((m) => text(s.meteo[m].word, 12))],
      text(s.column.noMeteo, 14),
    ],
    rows: monthCounts(data).map(({ month, meteo, none }) => [
      say.month(month),
      ...meteos.map((m) => meteo[m]),
      none,
    ]),
  };
}

function meetings(data: Restitution, { s }: Say): Sheet {
  const c = s.column;
  const { present, remote, represented, excused } = c;
  return {
    name: s.sheets.meetings,
    columns: [
      ...[day(c.on), text(c.meeting, 50), text(c.group, 40), text(c.institution, 40)],
      ...[present, remote, represented, excused].map((title) => text(title, 12)),
      ...[text(c.decisions, 60), text(s.nextSteps, 60)],
    ],
    rows: data.meetings.flatMap((m) =>
      m.attendance.map((one) => [
        ...[m.on, m.title, m.group, one.institution],
        ...[one.present, one.remote, one.represented, one.excused, m.decisions, m.nextSteps],
      ]),
    ),
  };
}

function attendance(data: Restitution, { s }: Say): Sheet {
  const { institution, attended, present, remote, represented, excused } = s.column;
  return {
    name: s.sheets.attendance,
    columns: [
      text(institution, 40),
      ...[attended, present, remote, represented, excused].map((title) => text(title, 14)),
    ],
    rows: presences(data).map((one) => [
      ...[one.institution, one.attended, one.present, one.remote, one.represented, one.excused],
    ]),
  };
}

/** The words stay as typed, apart from what a file cannot hold. */
function entries(data: Restitution, { s }: Say): Sheet {
  const c = s.column;
  return {
    name: s.sheets.entries,
    columns: [
      ...[text(c.at, 18), day(c.on), text(c.subject, 22), text(c.person, 24)],
      ...[text(c.institution, 30), text(c.via, 14), text(c.meteo, 12), text(c.percent, 8)],
      ...[text(c.words, 90), text(c.counts, 14)],
    ],
    rows: data.entries.map(({ at, on, subject, by, meteo, percent, words, counts }) => [
      ...[at, on, subject, by.name, by.organisation],
      by.reportedBy ? s.byPhone(by.reportedBy) : s.via[by.via],
      ...[meteo ? s.meteo[meteo].word : null, percent, cut(plainText(words), MOST)],
      counts ? s.yes : s.no,
    ]),
  };
}
