/** The page of a draft: its doubts, its things, its organisations, its basket, and what keeps it from being published. */
import type { Place } from '../../../../documents/readers/blocks.ts';
import type { Row } from '../../../contract/store.ts';
import { isNamedIn, placeKeys } from '../../../importer/amend.ts';
import { blockingIn } from '../../../importer/blocking.ts';
import { coverageOf } from '../../../importer/coverage.ts';
import {
  type Draft,
  type DraftAxe,
  type DraftFiche,
  type FoundValue,
  type ImportDoubt,
  remarkKey,
  saidValue,
} from '../../../importer/draft.ts';
import { sigleOf } from '../../../importer/following.ts';
import { countsOf } from '../../../importer/review.ts';
import { slotsOf } from '../../../importer/slots.ts';
import { importStrings } from '../../../importer/strings.ts';
import { capital } from '../../../knowledge/entries/builder.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import type {
  ImportDraftPage,
  ImportOrganisation,
  ImportRemark,
  ImportThing,
  ImportValue,
} from '../../../pages/importer.ts';
import type { DraftRow } from '../model/schema.ts';
import { pageStrings } from './page-strings.ts';
import { strings } from './strings.ts';

/** A draft as it is shown: in which language, with the names of who amended it. */
export interface ShownDraft {
  row: Row<DraftRow>;
  draft: Draft;
  /** Plan that is served. */
  plan: Plan;
  names: ReadonlyMap<string, string>;
  locale: Locale;
  today: string;
}

export function draftPage(said: ShownDraft): ImportDraftPage {
  const { row, draft, names, locale, plan, today } = said;
  const { value } = row;
  const say = strings[locale];
  const words = importStrings[locale];
  const values = valuesIn(said);
  const coverage = coverageOf(draft, plan);
  const [from, to] = draft.years ?? [plan.plan.debut, plan.plan.fin];
  return {
    id: row.id,
    file: value.file,
    by: names.get(value.by) ?? '',
    at: value.at,
    version: row.version,
    publishedFrom: value.published?.from ?? null,
    notices: [
      ...(draft.credentials > 0 ? [words.dropped(draft.credentials)] : []),
      ...(draft.running > 0 ? [words.running(draft.running)] : []),
      ...draft.notices.map((notice) => words.notices[notice]),
    ],
    made: words.made(countsOf(draft)),
    plan: {
      title: draft.title?.value ?? '',
      sigle: sigleOf(draft, plan),
      from,
      to,
      day: draft.day ?? '',
    },
    covers: { scope: coverage.scope ?? null, text: words.covers(coverage) },
    doubts: [...values.filter(({ why }) => why !== ''), ...pilotsMissing(said)],
    things: thingsOf(said, values),
    organisations: organisationsOf(draft),
    remarks: draft.remarks.map(
      (remark): ImportRemark => ({
        key: remarkKey(remark),
        text: words.remark(remark),
        organisations: remark.kind === 'alike' ? remark.organisations : null,
      }),
    ),
    basket: draft.basket.filter(({ isLeft }) => !isLeft).map((line) => lineOf(said, line)),
    keys: placeKeys.map((key) => ({ key, title: say.keys[key] })),
    blocking: blockingIn(draft).map(({ why, what, id = 0 }) => ({
      text: say.blocking[why](what),
      id,
    })),
    today,
  };
}

/** What is to be read again, each as a question. */
export const doubtsIn = (draft: Draft, locale: Locale): string[] => [
  ...slotsOf(draft).flatMap(({ path, value: { value, doubts } }) =>
    doubts.length > 0
      ? strings[locale].isIt(
          capital(pageStrings[locale].path(path)),
          saidValue(value, draft.organisations),
        )
      : [],
  ),
  ...draft.remarks.map((one) => capital(importStrings[locale].remark(one))),
];

/** Values of one thing, in the order of the plan. */
export const valuesOfThing = (said: ShownDraft, thing: number): ImportValue[] =>
  valuesIn(said).filter((value) => value.thing === thing);

const lineOf = (
  said: ShownDraft,
  { id = 0, text, place, from }: Draft['basket'][number],
): ImportValue => ({
  id,
  path: from ?? '',
  text,
  place: placeIn(said, place),
  why: '',
  by: byIn(said, id),
  kind: 'line',
  thing: 0,
});

const placeIn = ({ locale }: ShownDraft, place: Place): string =>
  importStrings[locale].place(place);

/** Last amendment of a value, and whose it is. */
function byIn({ row, names, locale }: ShownDraft, id: number): string {
  const last = row.value.changes.findLast((change) => change.id === id);
  if (!last) return '';
  const say = pageStrings[locale];
  return say.done(names.get(last.by) ?? say.former, say.acts[last.act] ?? last.act);
}

function valuesIn(said: ShownDraft): ImportValue[] {
  const { draft, locale } = said;
  const { doubts: whys } = importStrings[locale];
  const isTwice = numbersTwice(draft);
  const { path: inWords } = pageStrings[locale];
  return slotsOf(draft).map(({ thing, path, value }): ImportValue => {
    const { id = 0, place } = value;
    // Whether a number is taken twice is seen now: it may have been amended since.
    const own = value.doubts.filter((doubt) => doubt !== 'number-twice');
    const doubts: ImportDoubt[] = isTwice.has(value) ? ['number-twice', ...own] : own;
    return {
      id,
      path: inWords(path),
      text: saidValue(value.value, draft.organisations),
      place: placeIn(said, place),
      why: doubts.map((doubt) => whys[doubt]).join(' ; '),
      by: byIn(said, id),
      kind: 'value',
      thing: thing.id ?? 0,
    };
  });
}

/** Numbers that stand before in the plan already. */
function numbersTwice({ axes, fiches }: Draft): Set<FoundValue<unknown>> {
  const twice = new Set<FoundValue<unknown>>();
  for (const things of [axes, fiches]) {
    const seen = new Set<string>();
    for (const { number } of things) {
      if (number && seen.has(number.value)) twice.add(number);
      if (number) seen.add(number.value);
    }
  }
  return twice;
}

const pilotsMissing = (said: ShownDraft): ImportValue[] => {
  const { draft, locale } = said;
  return blockingIn(draft).flatMap(({ why, id = 0, what }): ImportValue[] => {
    if (why !== 'pilot-missing') return [];
    const fiche = draft.fiches.find((one) => one.id === id);
    const place = (fiche?.title ?? fiche?.number)?.place;
    return [
      {
        id,
        path: pageStrings[locale].path(`fiche ${what} › pilote`),
        text: '',
        place: place ? placeIn(said, place) : '',
        why: strings[locale].pilotMissing,
        by: '',
        kind: 'pilot',
        thing: id,
      },
    ];
  });
};

function thingsOf({ draft, locale }: ShownDraft, values: readonly ImportValue[]): ImportThing[] {
  const byId = new Map(values.map((value) => [value.id, value]));
  const twice = numbersTwice(draft);
  const of = (value: FoundValue | undefined) => (value?.id && byId.get(value.id)) || null;
  const thing = (kind: 'axe' | 'fiche', one: DraftAxe | DraftFiche): ImportThing => ({
    id: one.id ?? 0,
    kind,
    number: of(one.number),
    title: of(one.title),
    name: pageStrings[locale].thing(kind, one.number?.value ?? '?', one.title?.value ?? ''),
    axe: 'axe' in one ? (one.axe?.id ?? 0) : 0,
    isTwice: one.number !== undefined && twice.has(one.number),
  });
  return [
    ...draft.axes.map((axe) => thing('axe', axe)),
    ...draft.fiches.map((fiche) => thing('fiche', fiche)),
  ];
}

/** Organisations that the draft names; those of the plan that it does not name stay in the plan, and out of the way. */
function organisationsOf(draft: Draft): ImportOrganisation[] {
  const uses = new Map<string, number>();
  for (const { value } of slotsOf(draft)) {
    const named = value.value;
    const ids = Array.isArray(named)
      ? named.map(String)
      : [(named as { organisation?: string } | null)?.organisation ?? ''];
    for (const id of ids) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return draft.organisations
    .map(({ id, name, alias, isKnown }) => ({ id, name, alias, isKnown, uses: uses.get(id) ?? 0 }))
    .filter(({ id, isKnown }) => !isKnown || isNamedIn(draft, id));
}
