/** How a météo, a percentage, a day and a source are written, the same in every document. */
import { fileName } from '../file-name.ts';
import type {
  DatedText,
  DocumentLang,
  Measure,
  Restitution,
  RestitutionMeteo,
  SubjectStanding,
  Voice,
} from './restitution.ts';
import { strings } from './strings.ts';

/** Of signs that every common font has: newer ones would be empty boxes on some machines. */
const signs: Record<RestitutionMeteo, string> = {
  soleil: '☀',
  couvert: '☀☁',
  nuage: '☁',
  orage: '☁⚡',
};

/** Light enough for black text (contrast above 12:1), on top of the sign and the word. */
export const meteoFill: Record<RestitutionMeteo, string> = {
  soleil: 'FFF1C2',
  couvert: 'DCEBF9',
  nuage: 'DDE1E7',
  orage: 'F8D7D5',
};

/** Of bars: told apart in grey too, each light enough for the black number on it (above 5:1). */
export const meteoColor: Record<RestitutionMeteo | 'none', string> = {
  none: 'E3E3E3',
  soleil: 'F5C242',
  couvert: '8FBBE3',
  nuage: '8794A6',
  orage: 'D9605A',
};

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
  const months = new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });

  /** "1er juillet 2025", held together on one line. */
  const day = (iso: string): string =>
    days
      .format(new Date(`${iso}T00:00:00Z`))
      .replace(/^1 /, lang === 'fr' ? '1er ' : '1 ')
      .replaceAll(' ', '\u00a0');
  /** "26/03/2026", for narrow columns. */
  const shortDay = (iso: string): string => iso.split('-').reverse().join('/');
  const month = (iso: string): string => months.format(new Date(`${iso}-01T00:00:00Z`));
  const meteo = (value: RestitutionMeteo | null): string =>
    value === null ? s.noMeteo : `${signs[value]}\u00a0${s.meteo[value].word}`;
  const percent = (value: number | null): string =>
    value === null ? '–' : `${numbers.format(value)}${lang === 'fr' ? '\u00a0%' : '%'}`;
  const number = (value: number): string => numbers.format(value);
  const measure = (m: Measure | null): string =>
    m === null ? s.notFilled : `${number(m.value)} (${shortDay(m.on)})`;
  /** "Camille Durand (la Caf), reçu par téléphone de Zoé Petit". */
  const voice = ({ name, organisation, via, reportedBy }: Voice): string => {
    const who = organisation ? `${name} (${organisation})` : name;
    if (via === 'link') return `${who}, ${s.byLink}`;
    return via === 'phone' && reportedBy ? `${who}, ${s.byPhone(reportedBy)}` : who;
  };
  const source = ({ by, on }: Pick<DatedText, 'by' | 'on'>): string =>
    by ? s.told_(voice(by), day(on)) : day(on);
  const standing = ({ meteo: value, percent: share }: SubjectStanding): string =>
    share === null ? meteo(value) : `${meteo(value)}, ${percent(share)}`;
  return { s, day, shortDay, month, meteo, percent, number, measure, voice, source, standing };
}
export type Say = ReturnType<typeof sayIn>;

/** "restitution SDSF 2026-01-01 2026-12-31". */
export const titleOf = ({
  period,
  short,
}: {
  period: Restitution['period'];
  short: string;
}): string => `restitution ${short} ${period.from} ${period.to}`;

/** "restitution-sdsf-2026-01-01-2026-12-31.docx". */
export const fileNameOf = (of: Parameters<typeof titleOf>[0], extension: string): string =>
  fileName(titleOf(of), extension);
