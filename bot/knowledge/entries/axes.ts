import type { Locale } from '../../language/locale.ts';
import type { Entry } from '../entry.ts';
import { axeId } from '../identity.ts';
import { shortName } from '../labels.ts';
import type { Axe, Fiche } from '../schema.ts';
import { type Builder, faintly, indexOf } from './builder.ts';
import { nameOfAxe } from './fiches.ts';
import { isComplete, objectiveLine } from './organisations.ts';
import { strings } from './strings.ts';

const bilingual = (item: { texte: string; en?: string | undefined }, locale: Locale) =>
  locale === 'en' && item.en ? `${item.en} (« ${item.texte} »)` : item.texte;

/** An axe as a whole, its actions together and one by one, and its fiches. */
export function axeEntries(builder: Builder, axe: Axe, fiches: readonly Fiche[]): Entry[] {
  const own = indexOf([axe.titre, `axe ${axe.numero}`, 'axis'], axe);
  const faint = faintly(own, 0.45);
  const entities = [axeId(axe)];
  const remark = (locale: Locale) =>
    locale === 'en' ? (axe.remarqueEn ?? axe.remarque) : axe.remarque;
  const actions = axe.actions.map((a) => a);
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
      locale === 'en' ? courtEn : court,
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
  const list: Entry = {
    id: `${axeId(axe)}/actions`,
    entities,
    fields: ['actions', 'nombre'],
    outcome: actions.length ? 'answered' : 'unknown',
    shape: actions.length ? 'list' : 'missing',
    source: builder.source(actions[0]?.source ?? axe.source),
    index: [
      ...faint,
      ['actions du groupe de travail working group', 1],
      ...actions.flatMap((a) => faintly(indexOf([a.texte], a), 0.35)),
    ],
    say: (locale) =>
      actions.length
        ? {
            headline: strings[locale].axeActions(axe.numero, actions.length),
            ...lines(locale),
            note: remark(locale),
          }
        : { headline: strings[locale].noAxeActions(axe.numero, proposed(locale)) },
  };
  const shown: Entry = {
    id: `${axeId(axe)}/fiches`,
    entities,
    fields: ['contenu', 'nombre', 'fiche'],
    outcome: fiches.length ? 'answered' : 'unknown',
    shape: fiches.length ? 'list' : 'missing',
    source: builder.source(axe.source),
    index: [...faint, ['fiches de l axe sheets', 1]],
    say: (locale) => {
      const say = strings[locale];
      return fiches.length
        ? {
            headline: say.fichesOf(axe.numero, fiches.length, isComplete(builder.plan)),
            items: fiches.map((f) => say.ficheTitle(f.numero, f.titre)),
          }
        : { headline: say.noFiche(axe.numero) };
    },
  };
  const under = axe.sousAxes.map(({ numero, titre, en }, i): Entry => {
    const own = fiches.filter(({ sousAxe }) => sousAxe === numero);
    return {
      id: `${axeId(axe)}/sous-axes/${i + 1}`,
      entities,
      fields: ['sous-axe', 'fiche', 'nombre'],
      outcome: 'answered',
      shape: 'list',
      series: { id: `${axeId(axe)}/sous-axes`, order: i + 1, of: axe.sousAxes.length },
      source: builder.source(axe.source),
      index: [...faint, [`objectif stratégique ${numero} orientation fiches`, 1], [titre, 1]],
      say: (locale) => {
        const say = strings[locale];
        return {
          headline: say.fichesUnder(numero, (locale === 'en' && en) || titre, own.length),
          items: own.map((f) => say.ficheTitle(f.numero, f.titre)),
        };
      },
    };
  });
  const objectives: Entry = {
    id: `${axeId(axe)}/sous-axes`,
    entities,
    fields: ['sous-axe', 'nombre'],
    outcome: 'answered',
    shape: 'list',
    source: builder.source(axe.source),
    index: [...faint, ['objectifs stratégiques orientations de l axe strategic objectives', 1]],
    say: (locale) => ({
      headline: strings[locale].axeObjectives(axe.numero, axe.sousAxes.length),
      items: axe.sousAxes.map((one) => objectiveLine(one, locale)),
    }),
  };
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
    say: (locale) => ({
      headline: strings[locale].axeAction(
        axe.numero,
        locale === 'en' && action.en ? action.en : action.texte,
      ),
      quote: locale === 'en' && action.en ? action.texte : undefined,
    }),
  };
}
