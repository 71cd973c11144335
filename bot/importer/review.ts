/** What is to be read again in a draft, value by value, each with its place and why. It goes beside the draft. */
import type { Draft } from './draft.ts';
import { slotsOf, valuesOf } from './slots.ts';
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
    fiches: draft.fiches.map(({ number }) => (number?.doubts.length === 0 ? number.value : '')),
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
  const all = slotsOf(draft).map(
    ({ path, value: { value, place, doubts } }): ReviewedValue => ({
      chemin: path,
      valeur: inText(value),
      lieu: strings.place(place),
      surete: doubts.length > 0 ? 'à relire' : 'sûr',
      ...(doubts.length > 0 && {
        raison: doubts.map((doubt) => strings.doubts[doubt]).join(' ; '),
      }),
    }),
  );
  const counts = countsOf(draft);
  return {
    source,
    resume: `${strings.made(counts)} ; ${strings.toReview(counts)}.`,
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
