/** What is answered: the restitution in short, then the document as a file or behind a link. */
import {
  type RestitutionData,
  restitutionCard,
  type SendClick,
} from '../../../../cards/restitution/restitution.ts';
import { stacked } from '../../../../cards/stack.ts';
import { aside } from '../../../../documents/aside.ts';
import {
  type Format,
  formats,
  type RestitutionFile,
} from '../../../../documents/restitution/formats.ts';
import {
  askedHeadline,
  axesHeadline,
  blockersHeadline,
  frozenHeadline,
} from '../../../../documents/restitution/headlines.ts';
import { essentialItems } from '../../../../documents/restitution/outline.ts';
import { fileNameOf, sayIn } from '../../../../documents/restitution/say.ts';
import { tilesOf } from '../../../../documents/restitution/tiles.ts';
import { localDay } from '../../../calendar/local-time.ts';
import type { Reader } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused } from '../../../conversation/answers.ts';
import { addLink, linkPath } from '../../../links/links.ts';
import { type Act, allowed, change, look, selfOf } from '../../people/model/acts.ts';
import type { Period } from '../model/case.ts';
import { type Making, made } from '../model/restitution.ts';
import { strings } from '../show/strings.ts';

/** An act, with what the installation chose. */
export type Giving = Act & Making;

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

/** In short, with a button for each format. */
export function summary(act: Giving, period: Period | undefined): Promise<Answer> {
  const { locale, turn, settings } = act;
  const s = strings[locale];
  const say = sayIn(locale);
  return look(act, 'restitution.show', { kind: 'own' }, async (reader) => {
    if (!period) return refused(s.noPeriod, locale);
    const today = localDay(turn.now, settings.zone);
    const future = toCome(act, period);
    if (future) return future;
    const data = await made(act, { period, lang: locale, now: turn.now }, reader);
    const tiles = tilesOf(data, say);
    // Where no météo was given, that is said, and no row of zeros is counted.
    const isEmpty = tiles.every(({ value }) => Number(value) === 0);
    const shown: RestitutionData = {
      lang: locale,
      headline: s.headline(say.day(period.from), say.day(period.to)),
      about: [s.holds(data.meetings.length, say.day(today))],
      tiles: (isEmpty ? [] : tiles).map(({ sign, word, value }) => ({
        sign,
        alt: word,
        count: Number(value),
      })),
      // The tiles say the météo and how it moved; what follows them says why they are not today's.
      items: isEmpty
        ? essentialItems(data, say)
        : [
            `${askedHeadline(data, say)}.`,
            frozenHeadline(data),
            `${axesHeadline(data, true)}.`,
            `${blockersHeadline(data, say)}.`,
          ].filter(Boolean),
      notes: [],
      formats: formats.map((format) => ({
        ...period,
        format,
        lang: locale,
        title: s.openIn(s.formats[format]),
      })),
      links: [],
    };
    return answerWith(restitutionCard(shown), locale);
  });
}

/** Nothing was told yet of a period that starts after today. */
function toCome({ locale, turn, settings }: Giving, { from }: Period): Answer | undefined {
  const today = localDay(turn.now, settings.zone);
  return from > today
    ? refused(strings[locale].future(sayIn(locale).day(today)), locale)
    : undefined;
}

/** The answer, with what "la même en Excel" will be said of; a period that was not said is named. */
export function opening(
  { locale }: Pick<Giving, 'locale'>,
  answer: Answer,
  { from, to }: Period,
  presumed: boolean,
  format?: Format,
): Answer {
  if (answer.outcome === 'refused') return answer;
  const say = sayIn(locale);
  const s = strings[locale];
  const label = s.label(say.day(from), say.day(to));
  const opened = {
    ...answer,
    opens: [{ kind: 'restitution.document', data: { from, to, ...(format && { format }) }, label }],
  };
  // A card says its period in its first line.
  if (!presumed || answer.message.card) return opened;
  const note = s.presumed(say.day(from), say.day(to));
  const { message } = answer;
  return { ...opened, message: { ...message, text: `${message.text}\n${note}` } };
}

/** What is asked for and is no format of the restitution: said, with what there is. */
export const lacks = (
  { locale }: Pick<Giving, 'locale'>,
  lacking: readonly string[],
  answer: Answer,
): Answer => behind(strings[locale].lacks(lacking.join(', ')), answer);

/** "La restitution de l’axe 1": there is one of the whole plan, in which each axe has its own part. */
export const ofWholePlan = ({ locale }: Pick<Giving, 'locale'>, answer: Answer): Answer =>
  behind(strings[locale].wholePlan, answer);

/** An answer behind what is to be known first. */
function behind(note: string, answer: Answer): Answer {
  if (answer.outcome === 'refused') return answer;
  const card = stacked([note, answer.message.card ?? answer.message.text]);
  const text = `${note}\n\n${answer.message.text}`;
  const message = card ? { text, card: { ...card, fallbackText: text } } : { text };
  return { ...answer, message: { ...answer.message, ...message } };
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
    answerWith(
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
  if (publicUrl === undefined) {
    // Where no file is taken in a chat of one's own, nothing but an address is missing.
    const isPersonal = turn.conversation.type === 'personal';
    return Promise.resolve(refused(isPersonal ? s.noAddress : s.noLink, locale));
  }
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
      about: [],
      tiles: [],
      items: [s.ready(s.formats[wanted.format])],
      notes: [s.once],
      formats: [],
      links: [{ title: s.open(s.formats[wanted.format]), url: publicUrl + linkPath(token) }],
    };
    return answerWith(restitutionCard(shown), locale);
  });
}

/** The bytes of the document, made when they are asked for. */
export async function document(
  parts: Making,
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
