/** Pure: from what is kept to the restitution of a period. */

import type {
  EndedSubject,
  Restitution,
  RestitutionSubject,
  UpdateEntry,
} from '../../../../documents/restitution/restitution.ts';
import { localTimeOf } from '../../../calendar/local-time.ts';
import type { Settings } from '../../../contract/feature.ts';
import type { Reader } from '../../../contract/store.ts';
import { axeId } from '../../../knowledge/identity.ts';
import { labelOf } from '../../../knowledge/labels.ts';
import { subjectsOf } from '../../../knowledge/subjects.ts';
import { changedThings, nameOfVersion } from '../../../knowledge/versions.ts';
import { inLocale, type Locale } from '../../../language/locale.ts';
import type { ActContext } from '../../people/model/acts.ts';
import { ledgerOf } from '../../progress/model/ledger.ts';
import { changeLine } from '../../versions/model/change-line.ts';
import { type Case, type Period, voiceOf } from './case.ts';
import { type Counted, countedOf, monthsOf } from './counted.ts';
import { endedSubjects, type PeriodPlans, plansOf } from './in-effect.ts';
import { readKept } from './kept.ts';
import { meetingsOf } from './meetings.ts';
import { subjectOf } from './subject.ts';

export type RestitutionInput = Omit<Case, 'today'>;

export function restitutionOf(asked: RestitutionInput): Restitution {
  const plans = plansOf(asked, asked.period);
  const { plan } = plans.last;
  const c: Case = { ...asked, plan, today: localTimeOf(asked.now, asked.zone).date };
  const { lang, period, today } = c;
  const { document, documentEn } = plan.plan;
  const subjects = subjectsOf(plan).map((subject) => ({
    subject,
    counted: countedOf(subject.id, c),
  }));
  const written = distinct(subjects.map(({ subject, counted }) => subjectOf(subject, counted, c)));
  const ended = endedIn(plans, c);
  return {
    lang,
    plan: {
      title: inLocale(lang, plan.plan.titre, plan.plan.en),
      short: plan.plan.sigle,
      document: inLocale(lang, document, documentEn),
      date: plan.plan.date,
      acronyms: plan.glossaire.flatMap(({ sigle: short, sens, en }) =>
        sens ? [{ short, means: inLocale(lang, sens, en) }] : [],
      ),
    },
    period,
    notice: c.notice ?? '',
    madeOn: today,
    axes: plan.axes.map(({ id, numero, titre, en }) => ({
      numero,
      short: labelOf(plan, axeId({ id }), lang).name,
      title: inLocale(lang, titre, en),
    })),
    subjects: written,
    ended: ended.map(({ written }) => written),
    changes: changesIn(plans, c),
    months: monthsOf(c),
    meetings: meetingsOf(c, plans),
    entries: [
      ...subjects.flatMap(({ counted }, at) => entriesOf(counted, written[at]?.label ?? '', c)),
      ...ended.flatMap(({ counted, written }) => entriesOf(counted, written.label, c)),
    ].sort((a, b) => (a.at < b.at ? -1 : 1)),
  };
}

/** Subjects that ended in the period, and were told of in it: by the last version that had each, under its name. */
function endedIn(plans: PeriodPlans, c: Case): { counted: Counted; written: EndedSubject }[] {
  return endedSubjects(plans).flatMap(({ subject, plan, mark, until = '' }) => {
    const then = { ...c, plan };
    const counted = countedOf(subject.id, then);
    const isTold = counted.rows.some(({ value }) => value.asOf >= c.period.from);
    if (!isTold) return [];
    const written = subjectOf(subject, counted, then);
    const label = `${written.label} (${nameOfVersion(mark)})`;
    return [{ counted, written: { ...written, label, axe: null, endedOn: until } }];
  });
}

/** Changes of the version at the end of the period, when it took effect in it. */
function changesIn({ last, ended: [before] }: PeriodPlans, c: Case): Restitution['changes'] {
  if (!before || !last.mark || last.from === undefined) return null;
  const { mark, from } = last;
  return {
    from,
    before: nameOfVersion(before.mark),
    now: nameOfVersion(mark),
    lines: changedThings(mark, before.mark).map((one) => changeLine(one, c.lang)),
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

/** What a restitution is made with. */
export interface Making {
  context: ActContext;
  settings: Settings;
}

/** The restitution of a period, from what is kept now. */
export async function made(
  { context, settings }: Making,
  asked: { period: Period; lang: Locale; now: Date },
  reader: Reader,
): Promise<Restitution> {
  const { store, plan, view } = context;
  const kept = await readKept(reader, { ledger: ledgerOf(store), view }, asked.period);
  return restitutionOf({ plan, kept, zone: settings.zone, notice: settings.notice, ...asked });
}
