import { inLocale, type Locale } from '../../language/locale.ts';
import type { Entry } from '../entry.ts';
import { axeId } from '../identity.ts';
import { nameInLine } from '../labels.ts';
import type { Plan } from '../schema.ts';
import { type Builder, indexOf, join, toldOr } from './builder.ts';
import { strings } from './strings.ts';

/** What an organisation leads, and where it acts; including that it leads nothing the plan names. */
export function organisationEntries(builder: Builder, plan: Plan): Entry[] {
  return plan.organisations.map((organisation): Entry => {
    const led = plan.fiches.filter((f) => f.pilote?.includes(organisation.id));
    const acts = plan.fiches.filter((f) =>
      f.acteurs?.some((a) => a.organisation === organisation.id),
    );
    const list = (fiches: typeof led, locale: Locale) =>
      join(
        fiches.map((f) => strings[locale].fiche(f.numero)),
        locale,
      );
    return {
      id: `organisation:${organisation.id}/pilote`,
      entities: [`organisation:${organisation.id}`],
      fields: ['pilote', 'role', 'actions', 'acteurs', 'contenu', 'fiche'],
      ...toldOr(led.length || acts.length, 'list'),
      source: builder.source(led[0]?.source ?? acts[0]?.source ?? organisation.source),
      index: [
        ...indexOf([organisation.nom, organisation.avecArticle], organisation),
        ['pilote quelles fiches leads which sheets', 0.8],
      ],
      say: (locale) => {
        const say = strings[locale];
        const who = builder.organisation(organisation.id)[locale];
        const acting = acts.length ? say.actsIn(who, list(acts, locale)) : undefined;
        return led.length
          ? {
              headline: say.pilots(who, list(led, locale)),
              items: led.map((f) => say.ficheTitle(f.numero, f.titre, f.en)),
              note: acting,
            }
          : {
              headline: acting ?? say.pilotsNothing(who),
              note: acting ? say.pilotsNothing(who) : undefined,
            };
      },
    };
  });
}

/** Whether no number of its fiches is skipped: 1 to 29, or 1.1 to 1.4 and 2.1; otherwise others may stand elsewhere. */
export const isComplete = ({ plan, fiches }: Plan): boolean => {
  if (plan.complet) return true;
  const last = new Map<string, number>();
  return fiches.every(({ numero }) => {
    const cut = numero.lastIndexOf('.');
    const head = numero.slice(0, Math.max(0, cut));
    const before = last.get(head) ?? 0;
    const own = Number(numero.slice(cut + 1));
    last.set(head, own);
    return own === before + 1;
  });
};

/** A strategic objective in a list of them: "1.2 Aller vers les habitants éloignés". */
export const objectiveLine = (
  { numero, titre, en }: Plan['axes'][number]['sousAxes'][number],
  locale: Locale,
): string => `${numero} ${inLocale(locale, titre, en)}`;

const axesIn = ({ axes }: Plan, locale: Locale): string[] =>
  axes.map((a) => strings[locale].axeTitle(a.numero, a.titre, a.en));

/** What the plan is, in two sentences: what it is called, and its axes. */
export const planTold = (called: string, plan: Plan, locale: Locale) => ({
  headline: `${called} ${strings[locale].axesCount(plan.axes.length)}`,
  items: axesIn(plan, locale),
  short: plan.axes.map((axe) => nameInLine(plan, axeId(axe), locale)),
});

/** The plan as a whole: its name, its period, its axes, its fiches. */
export function planEntries(builder: Builder, plan: Plan): Entry[] {
  const { sigle, titre, debut, fin } = plan.plan;
  const own = indexOf([sigle, titre], plan.plan);
  const shown = (locale: Locale) =>
    join(
      plan.fiches.map((f) => strings[locale].fiche(f.numero)),
      locale,
    );
  const base = { entities: ['plan'], outcome: 'answered' as const };
  const objectives = plan.axes.flatMap(({ sousAxes }) => sousAxes);
  return [
    {
      ...base,
      id: 'plan',
      fields: ['titre', 'definition'],
      shape: 'whole',
      source: builder.source(undefined),
      index: own,
      say: (locale) => ({
        ...planTold(strings[locale].planTitle(sigle, titre), plan, locale),
        note: strings[locale].period(sigle, debut, fin),
      }),
    },
    {
      ...base,
      id: 'plan/periode',
      fields: ['periode', 'date', 'annee', 'duree'],
      shape: 'fact',
      source: builder.source(undefined),
      index: [...own, ['période durée couvre années porte sur period covers years', 1]],
      say: (locale) => ({ headline: strings[locale].period(sigle, debut, fin) }),
    },
    {
      ...base,
      id: 'plan/axes',
      fields: ['nombre', 'axe', 'contenu'],
      shape: 'list',
      source: builder.source(plan.axes[0]?.source),
      index: [
        ['nombre combien d axes stratégiques plan structuré how many strategic axes', 1],
        ...own.map(([t, w]) => [t, w * 0.5] as const),
      ],
      say: (locale) => ({
        headline: strings[locale].axesCount(plan.axes.length),
        items: axesIn(plan, locale),
        short: plan.axes.map((axe) => nameInLine(plan, axeId(axe), locale)),
      }),
    },
    ...(objectives.length > 0
      ? [
          {
            ...base,
            id: 'plan/sous-axes',
            fields: ['nombre', 'sous-axe'],
            shape: 'list' as const,
            source: builder.source(plan.axes[0]?.source),
            index: [
              ['objectifs stratégiques orientations du plan strategic objectives', 1] as const,
              ...own.map(([t, w]) => [t, w * 0.4] as const),
            ],
            say: (locale: Locale) => ({
              headline: strings[locale].objectivesCount(objectives.length),
              items: objectives.map((one) => objectiveLine(one, locale)),
            }),
          },
        ]
      : []),
    {
      ...base,
      id: 'plan/fiches',
      ...toldOr(isComplete(plan), 'list'),
      fields: isComplete(plan) ? ['nombre', 'fiche'] : ['nombre'],
      source: builder.source(plan.fiches[0]?.source),
      index: [
        ['nombre combien de fiches actions au total plan how many sheets in total', 1],
        ...own.map(([t, w]) => [t, w * 0.4] as const),
      ],
      say: (locale) => ({
        headline: isComplete(plan)
          ? strings[locale].allFiches(plan.fiches.length)
          : strings[locale].fichesCount(shown(locale)),
        items: plan.fiches.map((f) => strings[locale].ficheTitle(f.numero, f.titre, f.en)),
      }),
    },
  ];
}
