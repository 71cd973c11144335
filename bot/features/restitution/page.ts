/** The page of the restitution: the same data as the document, to be read before it is made. */
import { z } from 'zod';
import { formats } from '../../../documents/restitution/formats.ts';
import { essentialItems } from '../../../documents/restitution/outline.ts';
import { sayIn } from '../../../documents/restitution/say.ts';
import { localTimeOf } from '../../calendar/local-time.ts';
import { type Asker, Forbidden, type View, view } from '../../contract.ts';
import type { RestitutionPage } from '../../pages/restitution.ts';
import { may, refusalOf } from '../../rights.ts';
import type { Period } from './collect/case.ts';
import { type Giving, made } from './give.ts';
import { strings } from './strings.ts';

const asked = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to);

type Parts = Pick<Giving, 'house' | 'settings'>;

export const restitutionViews = (parts: Parts): Record<string, View> => ({
  preview: view(asked, (asker, period) => preview(parts, asker, period)),
});

async function preview(parts: Parts, asker: Asker, period: Period): Promise<RestitutionPage> {
  const { house, settings } = parts;
  const { person, locale, now } = asker;
  const say = sayIn(locale);
  const s = strings[locale];
  const data = await house.store.read(async (reader) => {
    const actor = { person, admin: house.isAdmin(person) };
    if (!(await may(actor, 'restitution.show', { kind: 'own' }, reader, now)))
      throw new Forbidden(refusalOf('restitution.show', locale));
    return made(parts, { period, lang: locale, now }, reader);
  });
  const { date: today } = localTimeOf(now, settings.zone);
  return {
    headline: s.headline(say.day(period.from), say.day(period.to)),
    ...period,
    items: essentialItems(data, say),
    notes: [s.upToDate(say.day(today))],
    subjects: data.subjects.map((subject) => ({
      id: subject.id,
      label: subject.label,
      title: subject.title,
      before: { meteo: subject.before.meteo, percent: subject.before.percent },
      now: { meteo: subject.now.meteo, percent: subject.now.percent },
      updates: subject.updates,
      highlights: subject.highlights.map(({ text }) => text),
      blocker: subject.blocker?.text ?? null,
      arbitration: subject.arbitration?.text ?? null,
      nextStep: subject.nextStep?.text ?? null,
      validated: subject.validation !== null,
    })),
    meetings: data.meetings.length,
    formats: formats.map((format) => ({ format, title: s.formats[format] })),
  };
}
