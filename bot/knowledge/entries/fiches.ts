import type { Locale } from '../../language/locale.ts';
import type { Entry, Spoken } from '../entry.ts';
import { axeId, ficheId } from '../identity.ts';
import type { Action, Axe, Fiche, Item } from '../schema.ts';
import { type Builder, faintly, type Index, indexOf, join } from './builder.ts';
import { shortDay } from './days.ts';
import { rubricEntries } from './rubrics.ts';
import { fieldNames, type ListField, strings } from './strings.ts';

const lists: readonly ListField[] = [
  'acteurs',
  'priorites',
  'objectifs',
  'indicateurs',
  'actionsCles',
  'actions',
  'avancement',
];

/** Fields of `champs.yaml` that a list of a fiche answers. */
const champsOf: Record<ListField, string[]> = {
  acteurs: ['acteurs', 'partenaire'],
  priorites: ['priorites', 'objectifs'],
  objectifs: ['objectifs', 'priorites'],
  indicateurs: ['indicateurs'],
  actionsCles: ['actions'],
  actions: ['actions'],
  avancement: ['avancement'],
};

/** Lists that are answered whole: one of their lines alone would say little. */
const short: ReadonlySet<ListField> = new Set(['acteurs', 'indicateurs']);

/** Everything a fiche says, as a whole, field by field and line by line; and what it leaves out. */
export function ficheEntries(builder: Builder, fiche: Fiche, axe: Axe | undefined): Entry[] {
  const base: Base = {
    builder,
    fiche,
    axe,
    entities: [ficheId(fiche), ...(axe ? [axeId(axe)] : [])],
    faint: faintly(
      indexOf([fiche.titre, `fiche ${fiche.numero}`], {
        alias: fiche.alias,
        mots: fiche.mots,
        en: fiche.en,
      }),
      0.45,
    ),
  };
  const ofRubrics = rubricEntries(base);
  const covered = new Set(ofRubrics.flatMap(({ fields }) => fields));
  const all = [
    whole(base),
    ...belongs(base),
    ...under(base),
    pilote(base),
    ...lists.flatMap((field) => list(base, field)),
    ...single(base, 'echeancier', ['echeance', 'date', 'duree']),
    ...single(base, 'budget', ['budget', 'prix']),
  ];
  // What a rubrique says is not missing.
  const isSaid = ({ outcome, fields }: Entry) =>
    outcome === 'answered' || !fields.some((field) => covered.has(field));
  return [...all.filter(isSaid), ...ofRubrics];
}

interface Base {
  builder: Builder;
  fiche: Fiche;
  axe: Axe | undefined;
  entities: string[];
  faint: Index;
}

function whole({ builder, fiche, axe, entities }: Base): Entry {
  return {
    id: ficheId(fiche),
    entities,
    fields: ['titre', 'contenu', 'definition', 'fiche'],
    outcome: 'answered',
    shape: 'whole',
    source: builder.source(fiche.source),
    index: indexOf([fiche.titre, `fiche ${fiche.numero}`, 'fiche action sheet'], fiche),
    say: (locale) => ({
      headline: strings[locale].ficheTitle(fiche.numero, fiche.titre, fiche.en),
      rows: rowsOf(builder, fiche, axe, locale),
    }),
  };
}

/** The short name of an axe, which the plan gives beside its title. */
export const nameOfAxe = ({ court, courtEn, titre }: Axe, locale: Locale): string =>
  (locale === 'en' ? (courtEn ?? court) : court) ?? titre;

function rowsOf(builder: Builder, fiche: Fiche, axe: Axe | undefined, locale: Locale) {
  const say = strings[locale];
  const rows = [];
  if (axe) rows.push({ label: `${say.axe} ${axe.numero}`, value: nameOfAxe(axe, locale) });
  rows.push({ label: say.pilote, value: pilotes(builder, fiche, locale) ?? say.notGiven });
  if (fiche.acteurs)
    rows.push({
      label: fieldNames[locale].acteurs.title,
      value: fiche.acteurs.map((a) => a.texte).join(', '),
    });
  return rows;
}

const pilotes = (
  builder: Builder,
  { pilote }: { pilote?: string[] | null | undefined },
  locale: Locale,
) =>
  pilote
    ? join(
        pilote.map((id) => builder.organisation(id)[locale]),
        locale,
      )
    : undefined;

function belongs({ builder, fiche, axe, entities, faint }: Base): Entry[] {
  if (!axe) return [];
  return [
    {
      id: `${ficheId(fiche)}/axe`,
      entities,
      fields: ['axe'],
      outcome: 'answered',
      shape: 'fact',
      source: builder.source(fiche.source),
      index: [...faint, ['axe rattachée relève', 1]],
      say: (locale) => ({
        headline: strings[locale].belongs(fiche.numero, axe.numero, nameOfAxe(axe, locale)),
      }),
    },
  ];
}

/** The strategic objective of its axe that it comes under. */
function under({ builder, fiche, axe, entities, faint }: Base): Entry[] {
  const found = axe?.sousAxes.find(({ numero }) => numero === fiche.sousAxe);
  if (!found) return [];
  return [
    {
      id: `${ficheId(fiche)}/sous-axe`,
      entities,
      fields: ['sous-axe'],
      outcome: 'answered',
      shape: 'fact',
      source: builder.source(fiche.source),
      index: [...faint, ['objectif stratégique orientation dépend relève', 1]],
      say: (locale) => ({
        headline: strings[locale].underAxe(fiche.numero, found.numero, found.titre),
      }),
    },
  ];
}

function pilote({ builder, fiche, entities, faint }: Base): Entry {
  const known = Boolean(fiche.pilote);
  return {
    id: `${ficheId(fiche)}/pilote`,
    entities: [...entities, ...(fiche.pilote ?? []).map((id) => `organisation:${id}`)],
    fields: ['pilote'],
    outcome: known ? 'answered' : 'unknown',
    shape: known ? 'fact' : 'missing',
    source: builder.source(fiche.source),
    index: [...faint, ['pilote de la fiche lead', 1]],
    say: (locale) => {
      const who = pilotes(builder, fiche, locale);
      const say = strings[locale];
      return { headline: who ? say.pilotedBy(fiche.numero, who) : say.noPilote(fiche.numero) };
    },
  };
}

function list(base: Base, field: ListField): Entry[] {
  const { builder, fiche, entities, faint } = base;
  const items: readonly (Item | Action)[] = fiche[field] ?? [];
  const partial = (fiche.extraits as readonly string[]).includes(field);
  if (items.length === 0) return missing(base, field);
  const whole: Entry = {
    id: `${ficheId(fiche)}/${field}`,
    entities,
    fields: [...champsOf[field], 'nombre', ...(short.has(field) ? ['axe', 'fiche'] : [])],
    outcome: 'answered',
    shape: 'list',
    source: builder.source(items[0]?.source ?? fiche.source),
    index: [
      ...faint,
      [`${fieldNames.fr[field].title} ${fieldNames.en[field].title}`, 1],
      ...items.flatMap((item) => faintly(indexOf([item.texte], item), short.has(field) ? 1 : 0.35)),
    ],
    say: (locale) => {
      const [only = '', ...others] = items.map((item) => lineSaid(item, locale));
      const named = fieldNames[locale][field];
      // A state is no list of one.
      if (field === 'avancement' && others.length === 0)
        return { headline: strings[locale].valueOf(named, fiche.numero, only) };
      return {
        headline: strings[locale].listOf(named, fiche.numero, items.length, partial),
        items: [only, ...others],
      };
    },
  };
  return short.has(field)
    ? [whole]
    : [whole, ...items.flatMap((item, i) => itemEntries(base, field, item, i))];
}

/** A line of a list, as it is written; its level when it has one. */
export type Line = Pick<Item, 'texte' | 'en'> & {
  niveau?: NonNullable<Fiche['objectifs']>[number]['niveau'];
  organisation?: string | undefined;
};

/** The plan's French, and for an English reader the English beside it; an objective with its level. */
export function lineSaid({ texte, en, niveau }: Line, locale: Locale): string {
  const own = locale === 'en' && en ? `${en} (« ${texte} »)` : texte;
  return niveau ? `${strings[locale].levels[niveau]} : ${own}` : own;
}

function itemEntries(
  { builder, fiche, axe, entities, faint }: Base,
  field: ListField,
  item: Item | Action,
  i: number,
): Entry[] {
  const id = `${ficheId(fiche)}/${field}/${i + 1}`;
  const source = builder.source(item.source ?? fiche.source);
  const { niveau }: Line = item;
  const own = [
    ...indexOf([item.texte, item.phrase, niveau && strings.fr.levels[niveau]], item),
    ...faintly(faint, 0.4),
  ];
  const context = (locale: Locale): Spoken => ({
    headline: locale === 'en' && item.en ? item.en : (item.phrase ?? item.texte),
    quote: (locale === 'en' && item.en) || item.phrase ? item.texte : undefined,
    note: strings[locale].itemOf(fieldNames[locale][field], fiche.numero, fiche.axe ?? ''),
    // An action is told with its steps.
    ...('sousActions' in item &&
      item.sousActions.length > 0 && {
        items: item.sousActions.map((step) => (locale === 'en' && step.en) || step.texte),
      }),
  });
  const main: Entry = {
    id,
    entities: [...entities, id],
    fields: [...champsOf[field], 'axe', 'fiche'],
    outcome: 'answered',
    shape: 'item',
    source,
    series: { id: `${ficheId(fiche)}/${field}`, order: i + 1, of: fiche[field]?.length ?? 0 },
    index: own,
    say: context,
  };
  if (!('avancement' in item) && !('pilote' in item)) return [main];
  return [
    main,
    ...actionEntries({
      id,
      item: item as Action,
      entities,
      own,
      builder,
      axe,
      numero: fiche.numero,
    }),
  ];
}

interface ActionBase {
  id: string;
  item: Action;
  entities: string[];
  own: Index;
  builder: Builder;
  axe: Axe | undefined;
  numero: string;
}

/** The own pilote and progress of one action of a fiche. */
/** An action without what it counts up in parentheses. */
const titleOf = ({ texte }: Action): string => texte.replace(/\s*\([^)]*\)/, '');

function actionEntries({ id, item, entities, own, builder, numero }: ActionBase): Entry[] {
  const source = builder.source(item.source);
  const made: Entry[] = [];
  if ('pilote' in item) {
    const known = Boolean(item.pilote);
    made.push({
      id: `${id}/pilote`,
      entities: [...entities, id, ...(item.pilote ?? []).map((o) => `organisation:${o}`)],
      fields: ['pilote'],
      outcome: known ? 'answered' : 'unknown',
      shape: known ? 'fact' : 'missing',
      source,
      index: [...own, ['pilote lead', 1]],
      say: (locale) => ({
        headline: known
          ? strings[locale].actionPilotedBy(pilotes(builder, item, locale) ?? '')
          : strings[locale].blankPilote(numero),
        quote: item.texte,
      }),
    });
  }
  const done = item.avancement ?? [];
  if (done.length > 0)
    made.push({
      id: `${id}/avancement`,
      entities: [...entities, id],
      fields: ['avancement', 'evolution'],
      outcome: 'answered',
      shape: 'fact',
      source,
      index: [...own, ['avancement progress', 1], ...done.flatMap((d) => indexOf([d.texte], d))],
      say: (locale) => ({
        headline: `${strings[locale].progressOf(titleOf(item))} ${done.map((d) => `« ${d.texte} »`).join(' ; ')}`,
        quote: item.texte,
        note: [
          locale === 'en'
            ? done
                .map((d) => d.en)
                .filter(Boolean)
                .join(' ; ')
            : '',
          strings[locale].situation(
            shortDay(builder.plan.plan.date, locale),
            item.statut !== undefined,
          ),
        ]
          .filter(Boolean)
          .join(' '),
      }),
    });
  return made;
}

/** Two names for what a fiche aims at, and for what it does: one of them is enough. */
const instead: Partial<Record<ListField, ListField>> = {
  actions: 'actionsCles',
  actionsCles: 'actions',
  objectifs: 'priorites',
  priorites: 'objectifs',
};

function missing({ builder, fiche, entities, faint }: Base, field: ListField): Entry[] {
  const other = instead[field];
  if (other && fiche[other]?.length) return [];
  return [
    {
      id: `${ficheId(fiche)}/${field}`,
      entities,
      fields: champsOf[field],
      outcome: 'unknown',
      shape: 'missing',
      source: builder.source(fiche.source),
      index: [...faint, [`${fieldNames.fr[field].title} ${fieldNames.en[field].title}`, 1]],
      say: (locale) => ({
        headline: strings[locale].missing(fieldNames[locale][field], fiche.numero),
      }),
    },
  ];
}

function single(
  { builder, fiche, entities, faint }: Base,
  field: 'echeancier' | 'budget',
  champs: string[],
): Entry[] {
  const value = fiche[field];
  return [
    {
      id: `${ficheId(fiche)}/${field}`,
      entities,
      fields: champs,
      outcome: value ? 'answered' : 'unknown',
      shape: value ? 'fact' : 'missing',
      source: builder.source(fiche.source),
      index: [
        ...faint,
        [`${fieldNames.fr[field].title} ${fieldNames.en[field].title}`, 1],
        [value ?? '', 1],
        ...(field === 'budget' && fiche.financements.length > 0
          ? [['finance financeur financement funds', 1] as const]
          : []),
      ],
      say: (locale) => ({
        headline: value
          ? strings[locale].valueOf(fieldNames[locale][field], fiche.numero, value)
          : strings[locale].missing(fieldNames[locale][field], fiche.numero),
      }),
    },
  ];
}
