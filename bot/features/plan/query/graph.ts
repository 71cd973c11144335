/** Graph of a plan: its things, their fields and values, each with its source; the same for every plan. */

import type { LivingValue } from '../../../contract/living-value.ts';
import type { Source } from '../../../contract/turn.ts';
import { sourceIn } from '../../../knowledge/entries/builder.ts';
import { dayInWords, dayOfYearInWords } from '../../../knowledge/entries/days.ts';
import { type Line, lineSaid } from '../../../knowledge/entries/fiches.ts';
import { axeId, ficheId, thingNumbered } from '../../../knowledge/identity.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import { oncePer } from '../../../language/once-per.ts';
import { amountIn } from './measures.ts';

export type Kind = 'axe' | 'fiche' | 'seance' | 'reunion' | 'chiffre' | 'organisation';

export type Words = Readonly<Record<Locale, string>>;

/** What a field of a thing says. */
export interface Value {
  words: Words;
  /** Id of the thing it is. */
  thing?: string | undefined;
  number?: number | undefined;
  source: Source;
  /** Told by the partners on that day, and not by the document. */
  on?: string | undefined;
}

export interface Thing {
  /** As entries have it: `fiche:1.1`. */
  id: string;
  kind: Kind;
  /** As the plan prints it, for fiches and axes. */
  numero?: string;
  /** As a sentence says it: "la fiche 1.1". */
  name: Words;
  /** As a list shows it: "Fiche 1.1 : « … »". */
  title: Words;
  /** All the words it is known by. */
  known: string;
  source: Source;
  /** By field of `champs.yaml`; none: the plan has the field, and nothing in it. */
  fields: ReadonlyMap<string, readonly Value[]>;
}

export interface Graph {
  thing: (id: string) => Thing | undefined;
  ofKind: (kind: Kind) => readonly Thing[];
}

export const graphOf = ({ plan }: Knowledge): Graph => graphIn(plan);

const graphIn = oncePer((plan: Plan): Graph => {
  const things = thingsOf(plan);
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  return {
    thing: (id) => byId.get(id),
    ofKind: (kind) => things.filter((thing) => thing.kind === kind),
  };
});

/** The graph with what features know today; what an organisation leads follows from it. */
export function withLiving(graph: Graph, living: readonly LivingValue[] = []): Graph {
  if (living.length === 0) return graph;
  const led = (organisation: string) =>
    living.flatMap(({ field, is, thing: id, on }) => {
      const thing = field === 'pilote' && is === organisation ? graph.thing(id) : undefined;
      return thing ? [{ words: thing.name, thing: id, source: thing.source, on }] : [];
    });
  const told = ({ id, source }: Thing, field: string): Value[] =>
    living.flatMap((value) =>
      value.thing === id && value.field === field
        ? [{ words: value.words, thing: value.is, source, on: value.on }]
        : [],
    );
  const alive = (thing: Thing): Thing => {
    const more: [string, Value[]][] =
      thing.kind === 'organisation'
        ? [['fiche', led(thing.id)]]
        : ['pilote', 'avancement'].map((field) => [field, told(thing, field)]);
    const added = more.filter(([, values]) => values.length > 0);
    if (added.length === 0) return thing;
    const fields = new Map(thing.fields);
    for (const [field, values] of added) {
      const known = fields.get(field) ?? [];
      const isNew = ({ thing: one }: Value) => !one || !known.some((value) => value.thing === one);
      fields.set(field, [...known, ...values.filter(isNew)]);
    }
    return { ...thing, fields };
  };
  return {
    thing: (id) => {
      const thing = graph.thing(id);
      return thing && alive(thing);
    },
    ofKind: (kind) => graph.ofKind(kind).map(alive),
  };
}

const same = (text: string): Words => ({ fr: text, en: text });
const inBoth = (say: (locale: Locale) => string): Words => ({ fr: say('fr'), en: say('en') });
const both = (texte: string, en: string | undefined): Words => ({ fr: texte, en: en ?? texte });

/** Anything with words to be known by. */
interface Known {
  en?: string | undefined;
  alias?: readonly string[];
  mots?: readonly string[];
}

const knownBy = (texts: readonly string[], { en = '', alias = [], mots = [] }: Known): string =>
  [...texts, en, ...alias, ...mots].join(' ; ');

/** "07-01" as 701. */
const dayNumber = (day: string): number => Number(day.replace('-', ''));

function thingsOf(plan: Plan): Thing[] {
  const sourceOf = (section: string | undefined): Source => sourceIn(plan, section);
  const organisations = new Map(plan.organisations.map((one) => [one.id, one]));
  const byOrganisation = (ids: readonly string[] | null | undefined, source: Source): Value[] =>
    (ids ?? []).map((id) => {
      const { avecArticle = id, nom = id } = organisations.get(id) ?? {};
      return { words: { fr: avecArticle, en: `the ${nom}` }, thing: `organisation:${id}`, source };
    });
  const lines = (items: readonly Line[] | undefined, source: Source): Value[] =>
    (items ?? []).map((item) => ({
      words: { fr: lineSaid(item, 'fr'), en: lineSaid(item, 'en') },
      thing: item.organisation && `organisation:${item.organisation}`,
      source,
    }));
  const numbered = (kind: 'axe' | 'fiche', numero: string): Value['words'] =>
    kind === 'axe'
      ? { fr: `l’axe ${numero}`, en: `axis ${numero}` }
      : { fr: `la fiche ${numero}`, en: `fiche ${numero}` };
  type Sheet = Known & { numero: string; titre: string; source?: string | undefined };
  /** An axe or a fiche. */
  const sheet = (
    kind: 'axe' | 'fiche',
    { id, known, of }: { id: string; known: Known; of: Sheet },
    fieldsOf: (source: Source) => [string, Value[]][],
  ): Thing => {
    const { numero, titre, en } = of;
    const source = sourceOf(of.source);
    return {
      id,
      numero,
      kind,
      name: numbered(kind, numero),
      title: {
        fr: `${kind === 'axe' ? 'Axe' : 'Fiche'} ${numero} : « ${titre} »`,
        en: `${kind === 'axe' ? 'Axis' : 'Fiche'} ${numero}: “${titre}”${en ? ` (${en})` : ''}`,
      },
      known: knownBy([titre], known),
      source,
      fields: new Map(fieldsOf(source)),
    };
  };
  const axes = plan.axes.map((axe) => {
    const own = plan.fiches.filter((fiche) => fiche.axe === axe.numero);
    return sheet('axe', { id: axeId(axe), known: { en: axe.en }, of: axe }, (source) => [
      ['actions', lines(axe.actions, source)],
      [
        'fiche',
        own.map((one) => ({ words: numbered('fiche', one.numero), thing: ficheId(one), source })),
      ],
    ]);
  });
  const fiches = plan.fiches.map((fiche) => {
    const { axe, priorite, echeancier, budget, actionsCles = [], actions = [] } = fiche;
    return sheet('fiche', { id: ficheId(fiche), known: fiche, of: fiche }, (source) => [
      ['pilote', byOrganisation(fiche.pilote, source)],
      [
        'axe',
        axe === undefined
          ? []
          : [{ words: numbered('axe', axe), thing: thingNumbered(plan, 'axe', axe), source }],
      ],
      ['acteurs', lines(fiche.acteurs, source)],
      ['priorites', lines(fiche.priorites, source)],
      ['objectifs', lines(fiche.objectifs, source)],
      ['indicateurs', lines(fiche.indicateurs, source)],
      ['actions', lines([...actionsCles, ...actions], source)],
      ['avancement', lines(fiche.avancement, source)],
      ['niveau-priorite', priorite ? [{ words: same(priorite), source }] : []],
      ['echeance', echeancier ? [{ words: same(echeancier), source }] : []],
      ['budget', budget ? [{ words: same(budget), number: amountIn(budget), source }] : []],
    ]);
  });
  const dated = (day: string, words: Words, source: Source): [string, Value[]] => [
    'date',
    [{ words, number: dayNumber(day), source }],
  ];
  const sessions = plan.seances.map((session): Thing => {
    const { id, titre, jour, annee, en } = session;
    const source = sourceOf(session.source);
    const day = inBoth((locale) =>
      [dayOfYearInWords(jour, locale), annee].filter(Boolean).join(' '),
    );
    return {
      id: `seance:${id}`,
      kind: 'seance',
      name: same(`« ${titre} »`),
      title: {
        fr: `${day.fr} : « ${titre} »`,
        en: `${day.en} : « ${titre} »${en ? ` (${en})` : ''}`,
      },
      known: knownBy([titre, day.fr, day.en], session),
      source,
      fields: new Map([dated(jour, day, source)]),
    };
  });
  const meetings = plan.reunions.map((meeting): Thing => {
    const { id, titre, date } = meeting;
    const source = sourceOf(meeting.source);
    const day = inBoth((locale) => dayInWords(date, locale));
    return {
      id: `reunion:${id}`,
      kind: 'reunion',
      name: same(titre),
      title: { fr: `${titre} : ${day.fr}`, en: `${titre}: ${day.en}` },
      known: knownBy([titre, day.fr, day.en], meeting),
      source,
      fields: new Map([
        dated(date.slice(5), day, source),
        ['ordre-du-jour', lines(meeting.ordreDuJour, source)],
      ]),
    };
  });
  const figures = plan.chiffres.map((figure): Thing => {
    const source = sourceOf(figure.source);
    const values = plan.territoires.flatMap((place): Value[] => {
      const value = figure.valeurs[place.id];
      return typeof value === 'number'
        ? [{ words: same(place.nom), thing: `territoire:${place.id}`, number: value, source }]
        : [];
    });
    const name = both(figure.nom, figure.en);
    return {
      id: `chiffre:${figure.id}`,
      kind: 'chiffre',
      name,
      title: {
        fr: `${name.fr} (${figure.annee}, source ${figure.origine})`,
        en: `${name.en} (${figure.annee}, source ${figure.origine})`,
      },
      known: `${knownBy([figure.nom], figure)} ; ${figure.annee} ; ${figure.origine}`,
      source,
      fields: new Map([
        ['valeur', values],
        ['annee', [{ words: same(String(figure.annee)), number: figure.annee, source }]],
      ]),
    };
  });
  const bodies = plan.organisations.map((one): Thing => {
    const source = sourceOf(one.source);
    const led = fiches.filter((fiche) =>
      fiche.fields.get('pilote')?.some(({ thing }) => thing === `organisation:${one.id}`),
    );
    return {
      id: `organisation:${one.id}`,
      kind: 'organisation',
      name: { fr: one.avecArticle, en: `the ${one.nom}` },
      title: same(one.nom),
      known: knownBy([one.nom, one.avecArticle], one),
      source,
      fields: new Map([['fiche', led.map(({ id, name }) => ({ words: name, thing: id, source }))]]),
    };
  });
  return [...axes, ...fiches, ...sessions, ...meetings, ...figures, ...bodies];
}

/** Whether the number of a thing is one of those from one to another. */
export const isBetween = ({ numero }: Thing, [from, to]: readonly [number, number]): boolean => {
  const number = Number(numero);
  return number >= from && number <= to;
};
