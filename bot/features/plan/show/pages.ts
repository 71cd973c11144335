/** The pages of the plan: every fiche with where it stands, and one of them whole. */

import { z } from 'zod';
import { id } from '../../../../cards/fields.ts';
import { localDay } from '../../../calendar/local-time.ts';
import { type PageView, type Tools, view } from '../../../contract/feature.ts';
import type { Reader, Row } from '../../../contract/store.ts';
import type { Asker } from '../../../contract/turn.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { subjectOf, subjectsOf } from '../../../knowledge/subjects.ts';
import { inLocale } from '../../../language/locale.ts';
import type { PlanPage, SubjectLine, SubjectPage } from '../../../pages/plan.ts';
import { endOf } from '../../meetings/model/times.ts';
import { MeetingsView } from '../../meetings/model/view.ts';
import { may } from '../../people/model/rights.ts';
import { viewOf } from '../../people/model/view.ts';
import { waiting } from '../../progress/model/asked.ts';
import { monthsUntil } from '../../progress/model/by-month.ts';
import { lastFrozen } from '../../progress/model/history.ts';
import { type BySubject, ledgerOf } from '../../progress/model/ledger.ts';
import { createPending } from '../../progress/model/pending.ts';
import type { Round } from '../../progress/model/schema.ts';
import { isLedBy, lineOf, type SubjectLineParts } from './subject-line.ts';
import { subjectPage } from './subject-page.ts';

export function planViews(
  knowledge: Knowledge,
  { store, isAdmin, settings: { zone } }: Pick<Tools, 'store' | 'isAdmin' | 'settings'>,
): Record<string, PageView> {
  const { plan } = knowledge;
  const partners = viewOf(store, plan);
  const ledger = ledgerOf(store);
  const pending = createPending(store);
  const planned = new MeetingsView(store);
  const telling = async (reader: Reader, asker: Asker): Promise<SubjectLineParts> => {
    // With it, all copies are of the moment of the reader.
    const updates = await ledger.read(reader);
    const next = nextMeetings(planned, asker.now);
    const today = localDay(asker.now, zone);
    return {
      knowledge,
      partners,
      updates,
      version: ledger.version,
      asker,
      today,
      next,
      frozen: await lastFrozen(reader),
      due: dueBy(pending.open(today), today, updates, plan),
    };
  };
  const ready = async (now: Date) => {
    if (!partners.loaded) await partners.follow();
    partners.touch(now);
  };
  return {
    all: view(z.strictObject({}), async (asker) => {
      await ready(asker.now);
      return store.read(async (reader) =>
        planPage(await telling(reader, asker), isAdmin(asker.person)),
      );
    }),
    subject: view(z.strictObject({ id }), async (asker, query) => {
      const subject = subjectOf(plan, query.id);
      if (!subject) return undefined;
      await ready(asker.now);
      return store.read(async (reader): Promise<SubjectPage> => {
        const actor = { person: asker.person, admin: isAdmin(asker.person) };
        const { id, led, group } = subject;
        const on = { kind: 'led', id: led, own: id, group } as const;
        const mayTell = await may(actor, 'progress.answer', on, reader, localDay(asker.now, zone));
        return { ...subjectPage(subject, await telling(reader, asker)), mayTell };
      });
    }),
  };
}

/** The next meeting of each group, of those that are held in memory. */
function nextMeetings(planned: MeetingsView, now: Date): SubjectLineParts['next'] {
  const next = new Map<string, { id: string; date: string; start: string }>();
  for (const { id, value } of planned.rows) {
    const { group, state, when } = value;
    if (state !== 'planned' || endOf(when) <= now) continue;
    const known = next.get(group);
    const { date, start } = when;
    if (!known || `${date}T${start}` < `${known.date}T${known.start}`)
      next.set(group, { id, date, start });
  }
  return next;
}

/** What the open rounds wait for, with the last day of the round that ends first. */
function dueBy(
  open: readonly Row<Round>[],
  today: string,
  updates: BySubject,
  plan: Plan,
): SubjectLineParts['due'] {
  const due = new Map<string, string>();
  for (const { value: round } of open) {
    for (const { id } of waiting(round, today, updates, plan)) {
      const known = due.get(id);
      if (!known || round.closesOn < known) due.set(id, round.closesOn);
    }
  }
  return due;
}

function planPage(telling: SubjectLineParts, mayImport: boolean): PlanPage {
  const { knowledge, asker } = telling;
  const { plan } = knowledge.plan;
  const { locale } = asker;
  const { earlier = [], next = null } = knowledge.plan.versions ?? {};
  return {
    title: inLocale(locale, plan.titre, plan.en),
    short: plan.sigle,
    document: inLocale(locale, plan.document, plan.documentEn),
    date: plan.date,
    versions: earlier.length > 0 || next ? 'changed' : mayImport ? 'first' : null,
    today: telling.today,
    months: monthsUntil(telling.today),
    axes: knowledge.plan.axes.map(({ numero, titre, en }) => ({
      numero,
      title: inLocale(locale, titre, en),
    })),
    subjects: linesOf(telling),
  };
}

/** The lines of everybody, and what they were made of; one for each language. */
const made = new WeakMap<Knowledge, Map<string, { of: string; lines: SubjectLine[] }>>();

/**
 * All lines. They are the same for everybody but for `mine`, and a thousand of them cost 10 ms: they
 * are made again when an update, a partner, a meeting or the day changed.
 */
function linesOf(telling: SubjectLineParts): SubjectLine[] {
  const { knowledge, partners, version, next, due, frozen, asker } = telling;
  const validated = [...frozen.values()].map(({ at }) => at);
  const of = JSON.stringify([
    ...[version, partners.version, telling.today],
    ...[[...next], [...due], validated],
  ]);
  const ofPlan = made.get(knowledge) ?? new Map<string, { of: string; lines: SubjectLine[] }>();
  made.set(knowledge, ofPlan);
  const ready = ofPlan.get(asker.locale);
  const everybody = { ...telling, asker: { ...asker, person: nobody } };
  const lines =
    ready?.of === of
      ? ready.lines
      : subjectsOf(knowledge.plan).map((subject) => lineOf(subject, everybody));
  ofPlan.set(asker.locale, { of, lines });
  return lines.map((line, at) => {
    const subject = subjectsOf(knowledge.plan)[at];
    return subject && isLedBy(subject, telling) ? { ...line, mine: true } : line;
  });
}

/** Leads nothing. */
const nobody: Asker['person'] = { tenantId: '', id: '', teamsId: '', name: '' };
