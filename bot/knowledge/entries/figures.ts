import { inLocale, type Locale } from '../../language/locale.ts';
import type { Entry } from '../entry.ts';
import type { Plan } from '../schema.ts';
import { type Builder, capital, faintly, indexOf, toldOr } from './builder.ts';
import { strings } from './strings.ts';

type Figure = Plan['chiffres'][number];

const numbers: Record<Locale, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
};

/** "1 264", "44,9 %": as French writes it; English the English way. */
export function valueInWords(value: number, unit: string | undefined, locale: Locale): string {
  const number = numbers[locale].format(value);
  return unit === '%' ? (locale === 'fr' ? `${number} %` : `${number}%`) : number;
}

/** A figure for each territory of its row; "n.r." is not zero, and is said to be missing. */
export function figureEntries(builder: Builder, figure: Figure): Entry[] {
  const { plan } = builder;
  const own = indexOf([figure.nom], figure);
  const theme = plan.themes.find((t) => t.id === figure.theme);
  const faint = theme ? faintly(indexOf([theme.titre], theme), 0.4) : [];
  const territories = plan.territoires.filter((t) => t.id in figure.valeurs);
  const name = (locale: Locale) => inLocale(locale, figure.nom, figure.en);
  const cell = (id: string, locale: Locale) => {
    const value = figure.valeurs[id];
    return typeof value === 'number'
      ? valueInWords(value, figure.unite, locale)
      : strings[locale].notProvided;
  };
  const rows = (locale: Locale) =>
    territories.map((t) => ({ label: label(t, locale), value: cell(t.id, locale) }));
  const base = { source: builder.source(figure.source ?? theme?.source) };
  const all: Entry = {
    ...base,
    id: `chiffre:${figure.id}`,
    entities: [`chiffre:${figure.id}`, `theme:${figure.theme}`],
    fields: ['valeur', 'nombre', 'annee', 'source', 'origine'],
    outcome: 'answered',
    shape: 'whole',
    index: [...own, ...faint],
    say: (locale) => ({
      headline: strings[locale].figures(name(locale), figure.annee, figure.origine),
      rows: rows(locale),
    }),
  };
  return [
    all,
    ...territories.map((territory): Entry => {
      const value = figure.valeurs[territory.id];
      const known = typeof value === 'number';
      return {
        ...base,
        id: `chiffre:${figure.id}/${territory.id}`,
        entities: [`chiffre:${figure.id}`, `territoire:${territory.id}`, `theme:${figure.theme}`],
        fields: ['valeur', 'nombre', 'annee', 'source', 'origine'],
        ...toldOr(known, 'item'),
        index: [
          ...own,
          ...faint,
          ...faintly(indexOf([territory.nom], territory), 0.8),
          ...(known ? [[numberWord(value), 3] as const] : []),
        ],
        say: (locale) =>
          known
            ? {
                headline: sentence(figure, territory, cell(territory.id, locale), locale),
              }
            : { headline: strings[locale].notFilled(name(locale), place(territory, locale)) },
      };
    }),
  ];
}

type Territory = Plan['territoires'][number];

const kinds = {
  fr: {
    commune: 'commune',
    epci: 'intercommunalité',
    ept: 'EPT',
    canton: 'canton',
    departement: 'département',
    region: 'région',
  },
  en: {
    commune: 'town',
    epci: 'group of towns',
    ept: 'EPT',
    canton: 'canton',
    departement: 'département',
    region: 'region',
  },
} as const;

const label = (territory: Territory, locale: Locale) =>
  territory.type === 'pays' || territory.type === 'autre'
    ? territory.nom
    : `${territory.nom} (${kinds[locale][territory.type]})`;

const place = (territory: Territory, locale: Locale) =>
  inLocale(locale, territory.avecPreposition, territory.en);

const sentence = (figure: Figure, territory: Territory, value: string, locale: Locale) =>
  capital(
    inLocale(locale, figure.phrase, figure.phraseEn)
      .replace('{valeur}', value)
      .replace('{lieu}', place(territory, locale)),
  ).replace(/\.?$/, strings[locale].figureOf(figure.annee, figure.origine));

/** As a person types it, so that "25 912, c'est quoi ?" finds it: digits, decimal comma. */
const numberWord = (value: number) => String(value).replace('.', ',');
