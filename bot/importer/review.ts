/** What is to be read again in a draft, value by value, each with its place and why. It goes beside the draft. */
import type { Draft, DraftAction, DraftFiche, FoundValue } from './draft.ts';
import { valuesOf } from './remarks.ts';
import type { DraftCounts, ImportStrings } from './strings.ts';

/** Value of a draft as it is reviewed. */
export interface ReviewedValue {
  /** "fiche 1.1 › pilote". */
  chemin: string;
  valeur: string;
  lieu: string;
  surete: 'sûr' | 'à relire';
  raison?: string;
}

/** File beside a draft. */
export interface Review {
  source: { fichier: string; empreinte: string; pages?: number };
  resume: string;
  a_relire: ReviewedValue[];
  remarques: string[];
  panier: { texte: string; lieu: string }[];
  sur: ReviewedValue[];
}

/** Things and values of a draft, counted. */
export function countsOf(draft: Draft): DraftCounts {
  const values = valuesOf(draft);
  const doubtful = values.filter(({ doubts }) => doubts.length > 0).length;
  return {
    axes: draft.axes.length,
    fiches: draft.fiches.length,
    sure: values.length - doubtful,
    doubtful: doubtful + draft.remarks.length,
    unplaced: draft.basket.length,
  };
}

/** Share of instructions from which a document is a model to fill in. */
const MODEL = 0.25;

/** Why a document is no plan, if it is none. */
export function notAPlan(draft: Draft, { noPlan, model }: ImportStrings): string | undefined {
  const values = valuesOf(draft).length;
  if (draft.axes.length === 0 && draft.fiches.length === 0)
    return draft.instructions > 2 ? model : noPlan;
  const isEmpty = draft.fiches.length <= 1 && draft.fiches.every(({ pilots }) => !pilots);
  return isEmpty && draft.instructions >= 4 && draft.instructions > MODEL * values
    ? model
    : undefined;
}

/** The review of a draft. */
export function reviewOf(draft: Draft, source: Review['source'], strings: ImportStrings): Review {
  const all = namedValues(draft).map(
    ([chemin, { value, place, doubts }]): ReviewedValue => ({
      chemin,
      valeur: inText(value),
      lieu: strings.place(place),
      surete: doubts.length > 0 ? 'à relire' : 'sûr',
      ...(doubts.length > 0 && {
        raison: doubts.map((doubt) => strings.doubts[doubt]).join(' ; '),
      }),
    }),
  );
  return {
    source,
    resume: strings.read(countsOf(draft)),
    a_relire: all.filter(({ surete }) => surete === 'à relire'),
    remarques: [
      ...draft.remarks.map(strings.remark),
      ...(draft.credentials > 0 ? [strings.dropped(draft.credentials)] : []),
      ...(draft.running > 0 ? [strings.running(draft.running)] : []),
      ...draft.notices.map((notice) => strings.notices[notice]),
    ],
    panier: draft.basket.map(({ text, place }) => ({ texte: text, lieu: strings.place(place) })),
    sur: all.filter(({ surete }) => surete === 'sûr'),
  };
}

const inText = (value: unknown): string =>
  Array.isArray(value)
    ? value.join(', ')
    : typeof value === 'object' && value !== null
      ? Object.values(value).join(' ')
      : String(value);

type Named = [path: string, value: FoundValue<unknown>];
type MaybeNamed = [path: string, value: FoundValue<unknown> | null | undefined];

const actionValues = (at: string, action: DraftAction, i: number): MaybeNamed[] => {
  const own = `${at} › action ${i + 1}`;
  return [
    [own, action.text],
    [`${own} › pilote`, action.pilots],
    [`${own} › statut`, action.status],
    [`${own} › debut`, action.from],
    [`${own} › fin`, action.to],
    ...action.progress.map((value): MaybeNamed => [`${own} › avancement`, value]),
    ...action.steps.map((value): MaybeNamed => [`${own} › sousActions`, value]),
  ];
};

function ficheValues(fiche: DraftFiche, i: number): MaybeNamed[] {
  const at = `fiche ${fiche.number?.value ?? `n° ${i + 1} du document`}`;
  const all = (key: string, list: readonly FoundValue<unknown>[]): MaybeNamed[] =>
    list.map((value) => [`${at} › ${key}`, value]);
  return [
    [`${at} › numero`, fiche.number],
    [`${at} › titre`, fiche.title],
    [`${at} › pilote`, fiche.pilots],
    ...all('responsables', fiche.services),
    ...Object.entries(fiche.texts).map(([key, value]): MaybeNamed => [`${at} › ${key}`, value]),
    ...Object.entries(fiche.lists).flatMap(([key, list]) => all(key, list)),
    ...all('objectifs', fiche.objectives),
    ...fiche.actions.flatMap((action, n) => actionValues(at, action, n)),
    ...all('financements', fiche.funding),
    ...all('territoires', fiche.places),
    ...fiche.rubrics.flatMap(({ label, points }): MaybeNamed[] => [
      [`${at} › rubriques`, label],
      ...all(`rubriques › ${label.value}`, points),
    ]),
  ];
}

/** Every value of a draft with the words that say where in the plan it is. */
function namedValues(draft: Draft): Named[] {
  const axes = draft.axes.flatMap((axe, i): MaybeNamed[] => {
    const at = `axe ${axe.number?.value ?? `n° ${i + 1} du document`}`;
    return [
      [`${at} › numero`, axe.number],
      [`${at} › titre`, axe.title],
      ...axe.parts.flatMap((part): MaybeNamed[] => [
        [`${at} › sousAxes › numero`, part.number],
        [`${at} › sousAxes › titre`, part.title],
      ]),
      ...axe.actions.flatMap((action, n) => actionValues(at, action, n)),
    ];
  });
  return [...axes, ...draft.fiches.flatMap(ficheValues)].filter(
    (one): one is Named => one[1] !== undefined && one[1] !== null,
  );
}
