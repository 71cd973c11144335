/** The page of the restitution: the same data as the document, to be read before it is made. */

import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { axeSummaries, monthCounts, stepAhead } from '../../../../documents/restitution/figures.ts';
import { formats } from '../../../../documents/restitution/formats.ts';
import { gathered } from '../../../../documents/restitution/gathered.ts';
import { frozenHeadline } from '../../../../documents/restitution/headlines.ts';
import { essentialItems } from '../../../../documents/restitution/outline.ts';
import type {
  RestitutionSubject,
  StandingText,
} from '../../../../documents/restitution/restitution.ts';
import {
  capital,
  closedOn,
  named,
  rankOf,
  type Say,
  sayIn,
} from '../../../../documents/restitution/say.ts';
import { tilesOf } from '../../../../documents/restitution/tiles.ts';
import { localDay } from '../../../calendar/local-time.ts';
import { Forbidden, type PageView, view } from '../../../contract/feature.ts';
import type { Reader, StoreMoment } from '../../../contract/store.ts';
import type { Asker } from '../../../contract/turn.ts';
import type { RestitutionPage } from '../../../pages/restitution.ts';
import { meetings } from '../../meetings/model/schema.ts';
import { may, refusalOf } from '../../people/model/rights.ts';
import { ledgerOf } from '../../progress/model/ledger.ts';
import { snapshots } from '../../progress/model/schema.ts';
import type { Period } from '../model/case.ts';
import { type Making, made } from '../model/restitution.ts';
import { strings } from './strings.ts';

const asked = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to);

/** Highlights of one subject on the page; the document has all of them. */
const MOST_HIGHLIGHTS = 5;

export const restitutionViews = (parts: Making): Record<string, PageView> => {
  const pages = createPages();
  const stateOf = createState(parts);
  return {
    preview: view(asked, (asker, period) =>
      parts.context.store.read(async (reader) => {
        const { person, locale, now } = asker;
        const actor = { person, admin: parts.context.isAdmin(person) };
        const today = localDay(now, parts.settings.zone);
        if (!(await may(actor, 'restitution.show', { kind: 'own' }, reader, today)))
          throw new Forbidden(refusalOf('restitution.show', locale));
        const state = await stateOf(reader);
        const name = JSON.stringify([period, locale, today]);
        return pages(state, name, () => preview(parts, asker, period, reader));
      }),
    ),
  };
};

/** A committee prepares one period, in two languages; more would only fill the memory. */
const MOST_PAGES = 4;

/**
 * Pages made of what the store holds now: the same for all who may see one, and a year of ten
 * thousand updates takes a tenth of a second. Once something changed, the next look drops all of them:
 * what was erased is shown to nobody.
 */
function createPages() {
  let current = '';
  const kept = new LRUCache<string, RestitutionPage>({ max: MOST_PAGES });
  return async (
    state: string,
    name: string,
    make: () => Promise<RestitutionPage>,
  ): Promise<RestitutionPage> => {
    if (state !== current) kept.clear();
    current = state;
    const page = kept.get(name) ?? (await make());
    if (state === current) kept.set(name, page);
    return page;
  };
}

/** Text that is another one once anything that a page is made of has changed. */
function createState({ context: { store, view } }: Making): (reader: Reader) => Promise<string> {
  const ledger = ledgerOf(store);
  let last: StoreMoment | undefined;
  let serial = 0;
  return async (reader) => {
    await ledger.read(reader);
    const { moment } = reader;
    const isSame = (before: StoreMoment) =>
      [snapshots, meetings].every((of) => moment.since(of, before).length === 0);
    if (!last || !isSame(last)) serial = moment.serial;
    last = moment;
    return [ledger.version, view.version, serial].join();
  };
}

async function preview(
  parts: Making,
  { locale, now }: Asker,
  period: Period,
  reader: Reader,
): Promise<RestitutionPage> {
  const say = sayIn(locale);
  const s = strings[locale];
  const data = await made(parts, { period, lang: locale, now }, reader);
  const asked = gathered('arbitration', data);
  const today = localDay(now, parts.settings.zone);
  return {
    headline: s.headline(say.day(period.from), say.day(period.to)),
    ...period,
    closing: closedOn(data),
    tiles: tilesOf(data, say).map(({ sign, word, value, note }) => ({
      ...{ sign, word, count: value, note },
    })),
    // Why the tiles are not today's is read under them; what is to be decided is a list of its own.
    items: [
      frozenHeadline(data),
      ...essentialItems(data, say).slice(asked.length > 0 ? 1 : 0),
    ].filter(Boolean),
    notes: [s.upToDate(say.day(today))],
    decisions: asked.map(({ text, subjects, since }) => ({
      text: capital(say.question(text)),
      by: subjects.map(named).join(', '),
      since,
    })),
    months: monthCounts(data).map(({ month, meteo, none }) => ({
      month,
      counts: { ...meteo, silence: none },
    })),
    axes: axeSummaries(data).flatMap(({ axe, percent }) =>
      percent === null
        ? []
        : [
            {
              numero: axe?.numero ?? null,
              name: axe?.short ?? say.s.collective,
              percent: Math.round(percent),
            },
          ],
    ),
    subjects: worstFirst(data.subjects).map((subject) => {
      const ahead = stepAhead(subject);
      return {
        id: subject.id,
        label: subject.label,
        short: subject.short ?? subject.label,
        title: subject.title,
        before: { meteo: subject.before.meteo, percent: subject.before.percent },
        now: { meteo: subject.now.meteo, percent: subject.now.percent },
        updates: subject.updates,
        highlights: subject.highlights.slice(-MOST_HIGHLIGHTS).map(({ text }) => text),
        earlier: Math.max(0, subject.highlights.length - MOST_HIGHLIGHTS),
        blocker: withDay(subject.blocker, say),
        arbitration: withDay(subject.arbitration, say),
        nextStep: ahead && say.dated(ahead),
        validated: subject.validation && {
          on: subject.validation.on,
          since: subject.validation.since,
        },
      };
    }),
    meetings: data.meetings.length,
    formats: formats.map((format) => ({ format, title: s.formats[format] })),
  };
}

/** The day since which it stands is the one that every document gives. */
const withDay = (told: StandingText | null, { s, day }: Say): string | null =>
  told && `${told.text} (${s.since_(day(told.since))})`;

/** What needs the committee most is read first, as on the dashboard; among equals, the order of the plan. */
const worstFirst = (subjects: readonly RestitutionSubject[]): RestitutionSubject[] => {
  const need = ({ now, blocker, arbitration }: RestitutionSubject) =>
    3 * (now.meteo === null ? rankOf.nuage : rankOf[now.meteo]) +
    (blocker ? 1 : 0) +
    (arbitration ? 1 : 0);
  return [...subjects].sort((a, b) => need(b) - need(a));
};
