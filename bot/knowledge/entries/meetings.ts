import { inLocale, type Locale } from '../../language/locale.ts';
import type { Entry } from '../entry.ts';
import { thingNumbered } from '../identity.ts';
import type { Plan } from '../schema.ts';
import { type Builder, bilingual, capital, faintly, indexOf, inWords } from './builder.ts';
import { dayInWords, dayOfYearInWords, timeInWords } from './days.ts';
import { strings } from './strings.ts';

type Meeting = Plan['reunions'][number];
type Session = Plan['seances'][number];

/** A meeting of the plan's own document: day, hours, place, agenda and its points. */
export function meetingEntries(builder: Builder, meeting: Meeting): Entry[] {
  const days = [dayInWords(meeting.date, 'fr'), dayInWords(meeting.date, 'en')];
  const own = indexOf([meeting.titre, ...days, 'réunion meeting'], meeting);
  const faint = faintly(own, 0.6);
  const entities = [
    `reunion:${meeting.id}`,
    ...(meeting.axe ? [thingNumbered(builder.plan, 'axe', meeting.axe)] : []),
  ];
  const source = builder.source(meeting.source);
  const rows = (locale: Locale) => {
    const say = strings[locale];
    return [
      { label: say.date, value: dayInWords(meeting.date, locale) },
      {
        label: say.time,
        value: `${timeInWords(meeting.debut, locale)} – ${timeInWords(meeting.fin, locale)}`,
      },
      { label: say.place, value: meeting.lieu },
    ];
  };
  const on = (locale: Locale) =>
    strings[locale].meetingOn(
      meeting.titre,
      dayInWords(meeting.date, locale),
      timeInWords(meeting.debut, locale),
      timeInWords(meeting.fin, locale),
    );
  return [
    {
      id: entities[0] as string,
      entities,
      fields: ['date', 'heure', 'duree', 'contenu', 'annee'],
      outcome: 'answered',
      shape: 'whole',
      date: meeting.date,
      source,
      index: own,
      say: (locale) => ({ headline: on(locale), rows: rows(locale) }),
    },
    {
      id: `${entities[0]}/lieu`,
      entities,
      fields: ['lieu'],
      outcome: 'answered',
      shape: 'fact',
      source,
      index: [...faint, [meeting.lieu, 1]],
      say: (locale) => ({
        headline: strings[locale].meetingPlace(meeting.titre, meeting.lieu),
      }),
    },
    {
      id: `${entities[0]}/ordre-du-jour`,
      entities,
      fields: ['ordre-du-jour', 'contenu', 'nombre'],
      outcome: meeting.ordreDuJour.length ? 'answered' : 'unknown',
      shape: 'list',
      source: builder.source(meeting.ordreDuJour[0]?.source ?? meeting.source),
      index: [...faint, ['ordre du jour agenda programme', 1]],
      say: (locale) => ({
        headline: strings[locale].meetingAgenda(meeting.titre, meeting.ordreDuJour.length),
        items: meeting.ordreDuJour.map((point) => bilingual(point, locale)),
      }),
    },
    ...meeting.ordreDuJour.map(
      (point, i): Entry => ({
        id: `${entities[0]}/ordre-du-jour/${i + 1}`,
        entities,
        fields: ['ordre-du-jour'],
        outcome: 'answered',
        shape: 'item',
        series: {
          id: `${entities[0]}/ordre-du-jour`,
          order: i + 1,
          of: meeting.ordreDuJour.length,
        },
        source: builder.source(point.source ?? meeting.source),
        index: [...faint, ...indexOf([point.texte, 'point ordre du jour agenda item'], point)],
        say: (locale) => {
          const { line, quote } = inWords(point, locale);
          const day = dayInWords(meeting.date, locale);
          return { headline: strings[locale].agendaPoint(i + 1, line, meeting.titre, day), quote };
        },
      }),
    ),
  ];
}

/** Sessions of a cycle; the plan may print their day without the year. */
export function sessionEntries(builder: Builder, sessions: readonly Session[]): Entry[] {
  const [first] = sessions;
  if (!first) return [];
  const theme = builder.plan.themes.find((t) => t.id === first.theme);
  const faint = theme ? faintly(indexOf([theme.titre], theme), 0.5) : [];
  const day = (s: Session, locale: Locale) =>
    [dayOfYearInWords(s.jour, locale), s.annee, inLocale(locale, s.moment, s.momentEn)]
      .filter(Boolean)
      .join(' ');
  const note = (locale: Locale) =>
    sessions.some((s) => s.annee === undefined) ? strings[locale].noYear : undefined;
  const items = (locale: Locale) =>
    sessions.map(
      (s) =>
        `${capital(day(s, locale))} : ${locale === 'en' && s.en ? `${s.en} (« ${s.titre} »)` : `« ${s.titre} »`}`,
    );
  const list: Entry = {
    id: `seances:${first.theme}`,
    entities: [`theme:${first.theme}`, `seances:${first.theme}`],
    fields: ['date', 'contenu', 'titre'],
    outcome: 'answered',
    shape: 'list',
    source: builder.source(first.source ?? theme?.source),
    index: [...faint, ['séances dates calendrier programme sessions schedule', 1]],
    say: (locale) => ({
      headline: strings[locale].sessions(sessions.length),
      items: items(locale),
      note: note(locale),
    }),
  };
  return [
    list,
    ...sessions.map(
      (s, i): Entry => ({
        id: `seance:${s.id}`,
        entities: [`theme:${s.theme}`, `seance:${s.id}`],
        fields: ['date', 'titre', 'contenu'],
        outcome: 'answered',
        shape: 'item',
        date: s.annee === undefined ? undefined : `${s.annee}-${s.jour}`,
        series: { id: `seances:${s.theme}`, order: i + 1, of: sessions.length },
        source: builder.source(s.source ?? theme?.source),
        index: [
          ...faint,
          ...indexOf([s.titre, day(s, 'fr'), day(s, 'en'), seasonOf(s.jour), 'séance session'], s),
        ],
        say: (locale) => ({
          headline: strings[locale].session(s.ordre, s.titre, day(s, locale)),
          note: [locale === 'en' ? s.en : undefined, note(locale)]
            .filter(Boolean)
            .join('. ')
            .replace('..', '.'),
        }),
      }),
    ),
  ];
}

/** "La séance d’automne": the season of a day of the year, by its month. */
const seasonOf = (day: string): string =>
  ['hiver winter', 'printemps spring', 'été summer', 'automne autumn'][
    Math.floor((Number(day.slice(0, 2)) % 12) / 3)
  ] ?? '';
