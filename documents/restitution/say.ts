/** How a météo, a percentage, a day and a voice are written, the same in every document. */
import { fileName } from '../file-name.ts';
import type {
  DatedText,
  DocumentLang,
  Indicator,
  Restitution,
  RestitutionMeteo,
  RestitutionSubject,
  SubjectStanding,
  Voice,
} from './restitution.ts';
import { strings } from './strings.ts';

/** The order of the worst, to tell better from worse. */
export const rankOf: Record<RestitutionMeteo, number> = {
  soleil: 0,
  couvert: 1,
  nuage: 2,
  orage: 3,
};

/** How data is said in one language. */
export function sayIn(lang: DocumentLang) {
  const s = strings[lang];
  const tag = lang === 'fr' ? 'fr-FR' : 'en-GB';
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const months = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const initials = new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' });
  const letters = new Intl.DateTimeFormat(tag, { month: 'narrow', timeZone: 'UTC' });
  const brief = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });

  /** "1er juillet 2025", its day and its month on one line. */
  const day = (iso: string): string =>
    days
      .format(new Date(`${iso}T00:00:00Z`))
      .replace(/^1 /, lang === 'fr' ? '1er ' : '1 ')
      .replace(' ', '\u00a0');
  /** "26/03/2026", for narrow columns. */
  const shortDay = (iso: string): string => iso.split('-').reverse().join('/');
  /** "26 oct.", with its year where that is not the one of the day told of. */
  const briefDay = (iso: string, on: string): string =>
    iso.slice(0, 4) === on.slice(0, 4)
      ? brief.format(new Date(iso)).replace(' ', '\u00a0')
      : short.format(new Date(iso)).replace(' ', '\u00a0');
  /** "janvier 2026". */
  const month = (iso: string): string => months.format(new Date(`${iso}-01T00:00:00Z`));
  const meteo = (value: RestitutionMeteo | null): string =>
    value === null ? s.noMeteo : s.meteo[value].word;
  const percent = (value: number | null): string =>
    value === null ? '–' : `${numbers.format(value)}${lang === 'fr' ? '\u00a0%' : '%'}`;
  const number = (value: number): string => numbers.format(value);
  /** "74 %", "1 240": a figure of an indicator. */
  const figure = (value: number, { unit }: Pick<Indicator, 'unit'>): string =>
    unit ? percent(value) : number(value);
  /** "Camille Durand (Caf), reçu par téléphone de Zoé Petit". */
  const voice = ({ name, organisation, via, reportedBy }: Voice): string => {
    const who = organisation ? `${name} (${organisation})` : name;
    if (via === 'link') return `${who}, ${s.byLink}`;
    return via === 'phone' && reportedBy ? `${who}, ${s.byPhone(reportedBy)}` : who;
  };
  /** What is asked ends as a question does, unless it ends as a sentence. */
  const question = (text: string): string =>
    /[.?!…]$/.test(text) ? text : `${text}${lang === 'fr' ? ' ' : ''}?`;
  /** "partager le schéma (dit le 16 octobre 2026)": what is announced is of the day it was said. */
  const dated = ({ text, on }: DatedText): string => `${text} (${s.toldOn(day(on))})`;
  const standing = ({ meteo: value, percent: share }: SubjectStanding): string =>
    share === null ? meteo(value) : `${meteo(value)}, ${percent(share)}`;
  /** "sept.", above a column of a strip. */
  const monthInitials = (iso: string): string => initials.format(new Date(`${iso}-01T00:00:00Z`));
  /** "J", at the head of a narrow column. */
  const monthLetter = (iso: string): string => letters.format(new Date(`${iso}-01T00:00:00Z`));
  return {
    s,
    day,
    shortDay,
    briefDay,
    month,
    monthInitials,
    monthLetter,
    meteo,
    percent,
    number,
    figure,
    voice,
    dated,
    question,
    standing,
  };
}

export { capital } from '../../cards/typography.ts';

/** "Fiche 1.1 – Créer et maintenir les crèches": a subject in a list or a cell. */
export const named = ({ label, short }: Pick<RestitutionSubject, 'label' | 'short'>): string =>
  short === null ? label : `${label} – ${short}`;

/** "« Cartographie »": a name in a sentence; a fiche is called by its number. */
export const cited = ({ kind, label }: Pick<RestitutionSubject, 'kind' | 'label'>): string =>
  kind === 'fiche' ? label : `« ${label} »`;

/** "Axe 2": in short, of what shares a slide. */
export const whose = (one: RestitutionSubject | undefined, { s }: Say): string =>
  one?.axe ? s.axe(one.axe) : s.collective;

/** What is said of the data, where something is. */
export const noticeOf = ({ notice }: Pick<Restitution, 'notice'>): string[] =>
  notice === '' ? [] : [notice];

/** The last day that is told of: of a period that is not over, the day it was made. */
export const closedOn = ({ period, madeOn }: Pick<Restitution, 'period' | 'madeOn'>): string =>
  period.to < madeOn ? period.to : madeOn;

export type Say = ReturnType<typeof sayIn>;

/** "Période du … au …", "Données arrêtées au …": below the title of every document. */
export const spanOf = (data: Restitution, { s, day }: Say): [period: string, closed: string] => [
  s.period(day(data.period.from), day(data.period.to)),
  s.closed(day(closedOn(data))),
];

/** The same on every page, with whose plan it is and what is said of its data. */
export function footOf(data: Restitution, { s, day }: Say): string {
  const { plan, period } = data;
  const said = s.footer(plan.short, day(period.from), day(period.to), day(closedOn(data)));
  return [said, ...noticeOf(data)].join(' – ');
}

/** "restitution SDSF 2026-01-01 2026-12-31". */
export const titleOf = ({ period, short }: { period: Restitution['period']; short: string }) =>
  `restitution ${short} ${period.from} ${period.to}`;

/** "restitution-sdsf-2026-01-01-2026-12-31.docx". */
export const fileNameOf = (of: Parameters<typeof titleOf>[0], extension: string): string =>
  fileName(titleOf(of), extension);
