/** What is answered: the restitution in short, then the document as a file or behind a link. */
import {
  type RestitutionData,
  restitutionCard,
  type SendClick,
} from '../../../../cards/restitution/restitution.ts';
import { aside } from '../../../../documents/aside.ts';
import {
  type Format,
  formats,
  type RestitutionFile,
} from '../../../../documents/restitution/formats.ts';
import { essentialItems } from '../../../../documents/restitution/outline.ts';
import type { Restitution } from '../../../../documents/restitution/restitution.ts';
import { fileNameOf, sayIn } from '../../../../documents/restitution/say.ts';
import { localTimeOf } from '../../../calendar/local-time.ts';
import type { Settings } from '../../../contract/feature.ts';
import type { Reader } from '../../../contract/store.ts';
import type { Answer, Message } from '../../../contract/turn.ts';
import { refused } from '../../../conversation/answers.ts';
import type { Locale } from '../../../language/locale.ts';
import { addLink, linkPath } from '../../../links/links.ts';
import { type Act, allowed, change, look, selfOf } from '../../people/model/acts.ts';
import { ledgerOf } from '../../progress/model/ledger.ts';
import type { Period } from '../model/case.ts';
import { readKept } from '../model/kept.ts';
import { restitutionOf } from '../model/restitution.ts';
import { strings } from '../show/strings.ts';

/** An act, with what the installation chose. */
export interface Giving extends Act {
  settings: Settings;
}

/** How long a link waits to be opened. */
const LINK_MS = 24 * 3_600_000;
/** What Teams shows beside the name of a file before it is made, in bytes: measured on a year. */
const usualSize: Record<Format, number> = {
  docx: 40_000,
  pptx: 150_000,
  xlsx: 80_000,
  csv: 30_000,
  md: 60_000,
};

const answered = (message: Message, locale: Locale): Answer => ({
  outcome: 'command',
  locale,
  message,
  sources: [],
});

/** The restitution of a period, from what is kept now. */
export async function made(
  { context, settings }: Pick<Giving, 'context' | 'settings'>,
  asked: { period: Period; lang: Locale; now: Date },
  reader: Reader,
): Promise<Restitution> {
  const { store, plan } = context;
  const kept = await readKept(reader, ledgerOf(store), plan);
  return restitutionOf({ plan, kept, zone: settings.zone, ...asked });
}

/** In short, with a button for each format. */
export function summary(act: Giving, period: Period | undefined): Promise<Answer> {
  const { locale, turn, settings } = act;
  const s = strings[locale];
  const say = sayIn(locale);
  return look(act, 'restitution.show', { kind: 'own' }, async (reader) => {
    if (!period) return refused(s.noPeriod, locale);
    const { date: today } = localTimeOf(turn.now, settings.zone);
    const future = toCome(act, period);
    if (future) return future;
    const data = await made(act, { period, lang: locale, now: turn.now }, reader);
    const shown: RestitutionData = {
      lang: locale,
      headline: s.headline(say.day(period.from), say.day(period.to)),
      items: essentialItems(data, say),
      notes: [s.upToDate(say.day(today)), s.choose],
      formats: formats.map((format) => ({
        ...period,
        format,
        lang: locale,
        title: s.formats[format],
      })),
      links: [],
    };
    return answered(restitutionCard(shown), locale);
  });
}

/** Nothing was told yet of a period that starts after today. */
function toCome({ locale, turn, settings }: Giving, { from }: Period): Answer | undefined {
  const { date: today } = localTimeOf(turn.now, settings.zone);
  return from > today
    ? refused(strings[locale].future(sayIn(locale).day(today)), locale)
    : undefined;
}

/** The document: offered as a file where Teams takes files, behind a link elsewhere. */
export async function give(act: Giving, wanted: SendClick): Promise<Answer> {
  const future = toCome(act, wanted);
  if (future) return future;
  return act.turn.files ? offer(act, wanted) : linkTo(act, wanted);
}

function offer(act: Giving, wanted: SendClick): Promise<Answer> {
  const { locale, context } = act;
  const s = strings[locale];
  const { format, from, to } = wanted;
  return look(act, 'restitution.send', { kind: 'own' }, async () =>
    answered(
      {
        text: s.offered(s.formats[format]),
        file: {
          name: fileNameOf({ period: { from, to }, short: context.plan.plan.sigle }, format),
          description: s.offer(s.formats[format]),
          size: usualSize[format],
          verb: 'restitution.document',
          data: wanted,
        },
      },
      locale,
    ),
  );
}

function linkTo(act: Giving, wanted: SendClick): Promise<Answer> {
  const { locale, turn, settings } = act;
  const s = strings[locale];
  const say = sayIn(locale);
  const { publicUrl, newToken } = settings;
  if (publicUrl === undefined) return Promise.resolve(refused(s.noLink, locale));
  const token = newToken();
  return change(act, 'restitution.send', { kind: 'own' }, async (tx) => {
    await addLink(tx, token, {
      kind: 'restitution.document',
      payload: wanted,
      person: selfOf(act),
      expiresAt: new Date(turn.now.getTime() + LINK_MS).toISOString(),
      once: true,
    });
    const shown: RestitutionData = {
      lang: locale,
      headline: s.headline(say.day(wanted.from), say.day(wanted.to)),
      items: [],
      notes: [s.ready(s.formats[wanted.format]), s.once],
      formats: [],
      links: [{ title: s.open(s.formats[wanted.format]), url: publicUrl + linkPath(token) }],
    };
    return answered(restitutionCard(shown), locale);
  });
}

/** The bytes of the document, made when they are asked for. */
export async function document(
  parts: Pick<Giving, 'context' | 'settings'>,
  { from, to, format, lang }: SendClick,
  reader: Reader,
  now: Date,
): Promise<RestitutionFile> {
  const data = await made(parts, { period: { from, to }, lang, now }, reader);
  return aside('restitution', { data, format });
}

/** The same, for whoever still may. */
export const documentFor = (act: Giving, wanted: SendClick): Promise<RestitutionFile | undefined> =>
  act.context.store.read(async (reader) =>
    (await allowed(act, 'restitution.send', { kind: 'own' }, reader))
      ? document(act, wanted, reader, act.turn.now)
      : undefined,
  );
