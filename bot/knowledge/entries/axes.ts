import { inLocale, type Locale } from '../../language/locale.ts';
import type { Entry } from '../entry.ts';
import { axeId } from '../identity.ts';
import { shortName } from '../labels.ts';
import type { Axe, Fiche } from '../schema.ts';
import { type Builder, bilingual, faintly, indexOf, inWords, toldOr } from './builder.ts';
import { nameOfAxe } from './fiches.ts';
import { isComplete, objectiveLine } from './organisations.ts';
import { strings } from './strings.ts';

/** An axe as a whole, its actions together and one by one, and its fiches. */
export function axeEntries(builder: Builder, axe: Axe, fiches: readonly Fiche[]): Entry[] {
  const own = indexOf([axe.titre, `axe ${axe.numero}`, 'axis'], axe);
  const faint = faintly(own, 0.45);
  const entities = [axeId(axe)];
  const { actions } = axe;
  const lines = (locale: Locale) => ({
    items: actions.map((a) => bilingual(a, locale)),
    ...(actions.every(({ court }) => court) && {
      short: actions.map((a) => shortName(a, a.texte, locale)),
    }),
  });

  const { reunions, propositions } = builder.plan;
  const isMet = reunions.some((meeting) => meeting.axe === axe.numero);
  const proposed = (locale: Locale) =>
    (isMet ? propositions : []).map(({ titre, court = titre, courtEn = court }) =>
      inLocale(locale, court, courtEn),
    );

  const whole: Entry = {
    id: axeId(axe),
    entities,
    fields: ['titre', 'contenu', 'definition', 'objectifs', 'axe'],
    outcome: 'answered',
    shape: 'whole',
    source: builder.source(axe.source),
    index: own,
    say: (locale) => {
      const say = strings[locale];
      const title = say.axeTitle(axe.numero, axe.titre, axe.en);
      return actions.length
        ? {
            name: axe.court && `${say.axe} ${axe.numero} – ${nameOfAxe(axe, locale)}`,
            headline: `${title}. ${say.axeActions(axe.numero, actions.length)}`,
            ...lines(locale),
          }
        : { headline: title };
    },
  };
  /** A list of the axe, found by its words and some more. */
  const listOf = (
    name: string,
    words: Entry['index'],
    told: Pick<Entry, 'fields' | 'say'> & Partial<Entry>,
  ): Entry => ({
    id: `${axeId(axe)}/${name}`,
    entities,
    ...toldOr(true, 'list'),
    source: builder.source(axe.source),
    index: [...faint, ...words],
    ...told,
  });
  const ofActions = actions.flatMap((a) => faintly(indexOf([a.texte], a), 0.35));
  const list = listOf(
    'actions',
    [['actions du groupe de travail working group', 1], ...ofActions],
    {
      fields: ['actions', 'nombre'],
      ...toldOr(actions.length, 'list'),
      source: builder.source(actions[0]?.source ?? axe.source),
      say: (locale) =>
        actions.length
          ? {
              headline: strings[locale].axeActions(axe.numero, actions.length),
              ...lines(locale),
              note: inLocale(locale, axe.remarque, axe.remarqueEn),
            }
          : { headline: strings[locale].noAxeActions(axe.numero, proposed(locale)) },
    },
  );
  const shown = listOf('fiches', [['fiches de l axe sheets', 1]], {
    fields: ['contenu', 'nombre', 'fiche'],
    ...toldOr(fiches.length, 'list'),
    say: (locale) => {
      const say = strings[locale];
      return fiches.length
        ? {
            headline: say.fichesOf(axe.numero, fiches.length, isComplete(builder.plan)),
            items: fiches.map((f) => say.ficheTitle(f.numero, f.titre)),
          }
        : { headline: say.noFiche(axe.numero) };
    },
  });
  const under = axe.sousAxes.map(({ numero, titre, en }, i): Entry => {
    const own = fiches.filter(({ sousAxe }) => sousAxe === numero);
    const words = `objectif stratégique ${numero} orientation fiches`;
    return listOf(`sous-axes/${i + 1}`, indexOf([words, titre]), {
      fields: ['sous-axe', 'fiche', 'nombre'],
      series: { id: `${axeId(axe)}/sous-axes`, order: i + 1, of: axe.sousAxes.length },
      say: (locale) => {
        const say = strings[locale];
        return {
          headline: say.fichesUnder(numero, inLocale(locale, titre, en), own.length),
          items: own.map((f) => say.ficheTitle(f.numero, f.titre)),
        };
      },
    });
  });
  const orientations = 'objectifs stratégiques orientations de l axe strategic objectives';
  const objectives = listOf('sous-axes', [[orientations, 1]], {
    fields: ['sous-axe', 'nombre'],
    say: (locale) => ({
      headline: strings[locale].axeObjectives(axe.numero, axe.sousAxes.length),
      items: axe.sousAxes.map((one) => objectiveLine(one, locale)),
    }),
  });
  return [
    whole,
    list,
    shown,
    ...(axe.sousAxes.length > 1 ? [objectives] : []),
    ...under,
    ...actions.map((action, i) => actionEntry(builder, axe, action, i, faint)),
  ];
}

function actionEntry(
  builder: Builder,
  axe: Axe,
  action: Axe['actions'][number],
  i: number,
  faint: Entry['index'],
): Entry {
  const id = `${axeId(axe)}/actions/${i + 1}`;
  return {
    id,
    entities: [axeId(axe), id],
    fields: ['actions', 'axe'],
    outcome: 'answered',
    shape: 'item',
    series: { id: `${axeId(axe)}/actions`, order: i + 1, of: axe.actions.length },
    source: builder.source(action.source ?? axe.source),
    index: [...indexOf([action.texte, action.phrase], action), ...faintly(faint, 0.4)],
    say: (locale) => {
      const { line, quote } = inWords(action, locale);
      return { headline: strings[locale].axeAction(axe.numero, line), quote };
    },
  };
}
