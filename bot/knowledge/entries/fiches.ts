import { inLocale, type Locale } from '../../language/locale.ts';
import type { Entry, Spoken } from '../entry.ts';
import { axeId, ficheId } from '../identity.ts';
import type { Action, Axe, Fiche, Item } from '../schema.ts';
import { type Builder, bilingual, faintly, type Index, indexOf, join, toldOr } from './builder.ts';
import { shortDay } from './days.ts';
import { type RubricBase, rubricEntries } from './rubrics.ts';
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

interface Base extends RubricBase {
  axe: Axe | undefined;
}

/** What one field of a fiche says, found by the words of the fiche and some more; a fact, unless it is told otherwise. */
const ofFiche = (
  { builder, fiche, entities, faint }: Base,
  name: string,
  words: Index,
  told: Pick<Entry, 'fields' | 'say'> & Partial<Entry>,
): Entry => ({
  id: `${ficheId(fiche)}/${name}`,
  entities,
  ...toldOr(true, 'fact'),
  source: builder.source(fiche.source),
  index: [...faint, ...words],
  ...told,
});

/** What a list or a value is called, in both languages. */
const wordsFor = (field: keyof typeof fieldNames.fr): Index => [
  [`${fieldNames.fr[field].title} ${fieldNames.en[field].title}`, 1],
];

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
  inLocale(locale, court, courtEn) ?? titre;

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

function belongs(base: Base): Entry[] {
  const { fiche, axe } = base;
  if (!axe) return [];
  const say = (locale: Locale) => ({
    headline: strings[locale].belongs(fiche.numero, axe.numero, nameOfAxe(axe, locale)),
  });
  return [ofFiche(base, 'axe', [['axe rattachée relève', 1]], { fields: ['axe'], say })];
}

/** The strategic objective of its axe that it comes under. */
function under(base: Base): Entry[] {
  const { fiche, axe } = base;
  const found = axe?.sousAxes.find(({ numero }) => numero === fiche.sousAxe);
  if (!found) return [];
  const words: Index = [['objectif stratégique orientation dépend relève', 1]];
  const say = (locale: Locale) => ({
    headline: strings[locale].underAxe(fiche.numero, found.numero, found.titre),
  });
  return [ofFiche(base, 'sous-axe', words, { fields: ['sous-axe'], say })];
}

function pilote(base: Base): Entry {
  const { builder, fiche, entities } = base;
  return ofFiche(base, 'pilote', [['pilote de la fiche lead', 1]], {
    entities: [...entities, ...(fiche.pilote ?? []).map((id) => `organisation:${id}`)],
    fields: ['pilote'],
    ...toldOr(fiche.pilote, 'fact'),
    say: (locale) => {
      const who = pilotes(builder, fiche, locale);
      const say = strings[locale];
      return { headline: who ? say.pilotedBy(fiche.numero, who) : say.noPilote(fiche.numero) };
    },
  });
}

function list(base: Base, field: ListField): Entry[] {
  const { builder, fiche } = base;
  const items: readonly (Item | Action)[] = fiche[field] ?? [];
  const partial = (fiche.extraits as readonly string[]).includes(field);
  if (items.length === 0) return missing(base, field);
  const ofItems = items.flatMap((item) =>
    faintly(indexOf([item.texte], item), short.has(field) ? 1 : 0.35),
  );
  const whole = ofFiche(base, field, [...wordsFor(field), ...ofItems], {
    fields: [...champsOf[field], 'nombre', ...(short.has(field) ? ['axe', 'fiche'] : [])],
    shape: 'list',
    source: builder.source(items[0]?.source ?? fiche.source),
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
  });
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
export const lineSaid = ({ niveau, ...line }: Line, locale: Locale): string =>
  (niveau ? `${strings[locale].levels[niveau]} : ` : '') + bilingual(line, locale);

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
    headline: inLocale(locale, item.phrase ?? item.texte, item.en),
    quote: (locale === 'en' && item.en) || item.phrase ? item.texte : undefined,
    note: strings[locale].itemOf(fieldNames[locale][field], fiche.numero, fiche.axe ?? ''),
    // An action is told with its steps.
    ...('sousActions' in item &&
      item.sousActions.length > 0 && {
        items: item.sousActions.map((step) => inLocale(locale, step.texte, step.en)),
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

/** An action without what it counts up in parentheses. */
const titleOf = ({ texte }: Action): string => texte.replace(/\s*\([^)]*\)/, '');

/** The own pilote and progress of one action of a fiche. */
function actionEntries({ id, item, entities, own, builder, numero }: ActionBase): Entry[] {
  const source = builder.source(item.source);
  const made: Entry[] = [];
  if ('pilote' in item) {
    const known = Boolean(item.pilote);
    made.push({
      id: `${id}/pilote`,
      entities: [...entities, id, ...(item.pilote ?? []).map((o) => `organisation:${o}`)],
      fields: ['pilote'],
      ...toldOr(known, 'fact'),
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

function missing(base: Base, field: ListField): Entry[] {
  const { fiche } = base;
  const other = instead[field];
  if (other && fiche[other]?.length) return [];
  return [
    ofFiche(base, field, wordsFor(field), {
      fields: champsOf[field],
      ...toldOr(false, 'list'),
      say: (locale) => ({
        headline: strings[locale].missing(fieldNames[locale][field], fiche.numero),
      }),
    }),
  ];
}

function single(base: Base, field: 'echeancier' | 'budget', champs: string[]): Entry[] {
  const { fiche } = base;
  const value = fiche[field];
  const isFunded = field === 'budget' && fiche.financements.length > 0;
  const funds = isFunded ? 'finance financeur financement funds' : undefined;
  const words: Index = [...wordsFor(field), [value ?? '', 1], ...indexOf([funds])];
  return [
    ofFiche(base, field, words, {
      fields: champs,
      ...toldOr(value, 'fact'),
      say: (locale) => ({
        headline: value
          ? strings[locale].valueOf(fieldNames[locale][field], fiche.numero, value)
          : strings[locale].missing(fieldNames[locale][field], fiche.numero),
      }),
    }),
  ];
}
