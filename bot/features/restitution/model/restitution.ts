/** Pure: from what is kept to the restitution of a period. */

import type {
  Restitution,
  RestitutionSubject,
  UpdateEntry,
} from '../../../../documents/restitution/restitution.ts';
import { localTimeOf } from '../../../calendar/local-time.ts';
import { axeId } from '../../../knowledge/identity.ts';
import { labelOf } from '../../../knowledge/labels.ts';
import { subjectsOf } from '../../progress/model/subjects.ts';
import { type Case, voiceOf } from './case.ts';
import { type Counted, countedOf } from './counted.ts';
import { meetingsOf } from './meetings.ts';
import { monthsOf } from './months.ts';
import { subjectOf } from './subject.ts';

export type RestitutionInput = Omit<Case, 'today'>;

export function restitutionOf(asked: RestitutionInput): Restitution {
  const c: Case = { ...asked, today: localTimeOf(asked.now, asked.zone).date };
  const { plan, lang, period, today } = c;
  const { document, documentEn } = plan.plan;
  const subjects = subjectsOf(plan).map((subject) => ({
    subject,
    counted: countedOf(subject.id, c),
  }));
  const written = distinct(subjects.map(({ subject, counted }) => subjectOf(subject, counted, c)));
  return {
    lang,
    plan: {
      title: lang === 'en' ? (plan.plan.en ?? plan.plan.titre) : plan.plan.titre,
      short: plan.plan.sigle,
      document: lang === 'en' ? (documentEn ?? document) : document,
      date: plan.plan.date,
    },
    period,
    notice: c.notice ?? '',
    madeOn: today,
    axes: plan.axes.map(({ id, numero, titre, en }) => ({
      numero,
      short: labelOf(plan, axeId({ id }), lang).name,
      title: lang === 'en' ? (en ?? titre) : titre,
    })),
    subjects: written,
    months: monthsOf(c),
    meetings: meetingsOf(c),
    entries: subjects
      .flatMap(({ counted }, at) => entriesOf(counted, written[at]?.label ?? '', c))
      .sort((a, b) => (a.at < b.at ? -1 : 1)),
  };
}

/** Two actions that the plan calls the same are told apart by a number: no label is another's. */
function distinct(subjects: RestitutionSubject[]): RestitutionSubject[] {
  const seen = new Map<string, number>();
  return subjects.map((subject) => {
    const times = (seen.get(subject.label) ?? 0) + 1;
    seen.set(subject.label, times);
    return times === 1 ? subject : { ...subject, label: `${subject.label} (${times})` };
  });
}

function entriesOf({ rows, counts }: Counted, label: string, c: Case): UpdateEntry[] {
  return rows
    .filter(({ value }) => value.asOf >= c.period.from)
    .map((row) => {
      const { value } = row;
      const { date, time } = localTimeOf(new Date(value.at), c.zone);
      return {
        on: value.asOf,
        at: `${date} ${time}`,
        subject: label,
        by: voiceOf(value, c),
        meteo: value.said.meteo,
        percent: value.said.percent,
        words: value.words,
        counts: counts(row),
      };
    });
}
