/** What a label announces, put into a fiche: each value as printed, doubtful when it can be read otherwise. */
import type { Line, Place } from '../../documents/readers/blocks.ts';
import { comparable } from '../../documents/readers/clean.ts';
import {
  type DraftAction,
  type DraftFiche,
  type DraftFunding,
  type DraftObjective,
  type FoundValue,
  found,
  type ImportDoubt,
  type TextKey,
} from './draft.ts';
import type { FieldKey, ImportWords } from './import-words.ts';
import { keyOf } from './labels.ts';
import type { Organisations } from './organisations.ts';
import { amountOf, dateOf, isEmptyText, onOneLine, partsOf } from './values.ts';

/** What fields are read with. */
export interface FieldTools {
  words: ImportWords;
  organisations: Organisations;
  /** Keeps a line that no key takes. */
  basket: (line: Line) => void;
}

/** A label with what stands under or beside it. */
export interface Field {
  key: FieldKey | 'rubrique';
  label: string;
  place: Place;
  lines: readonly Line[];
  doubts: readonly ImportDoubt[];
}

const LISTS = ['acteurs', 'priorites', 'indicateurs', 'actionsCles', 'avancement'] as const;
const LEVELS = {
  objectifs: undefined,
  objectifGeneral: 'general',
  objectifSpecifique: 'specifique',
  objectifOperationnel: 'operationnel',
} as const;
const TEXTS = new Set<string>(['statut', 'priorite', 'debut', 'fin', 'echeancier', 'budget']);

/** Lines that say something. */
export const toldBy = (lines: readonly Line[], words: ImportWords): Line[] =>
  lines
    .map((line) => ({ ...line, text: onOneLine(line.text) }))
    .filter(({ text }) => !isEmptyText(text, words));

/** Items of a list; one line that is several is cut where its signs leave no doubt. */
function itemsOf(
  lines: readonly Line[],
  doubts: readonly ImportDoubt[],
  isOfNames: boolean,
): FoundValue[] {
  const [only] = lines;
  if (lines.length !== 1 || !only || only.bullet !== undefined)
    return lines.map(({ text, place }) => found(withoutEnd(text), place, ...doubts));
  const bySemicolon = partsOf(only.text, ';');
  if (bySemicolon.length > 1) return bySemicolon.map((text) => found(text, only.place, ...doubts));
  const byComma = partsOf(only.text, ',');
  const isList = byComma.length > 1 && byComma.every((part) => /^[\p{Lu}\d]/u.test(part));
  if (isOfNames && isList)
    return byComma.map((text) => found(withoutEnd(text), only.place, ...doubts));
  const several: ImportDoubt[] = isOfNames && byComma.length > 1 ? ['maybe-several'] : [];
  return [found(withoutEnd(only.text), only.place, ...doubts, ...several)];
}

/** An item of a list without the semicolon that ends it. */
const withoutEnd = (text: string): string => text.replace(/\s*;$/, '');

/** Puts a field into a fiche. */
export function addField(fiche: DraftFiche, field: Field, tools: FieldTools): void {
  const { key, doubts } = field;
  const { words, organisations, basket } = tools;
  const lines = toldBy(field.lines, words);
  const list = LISTS.find((one) => one === key);
  if (list) {
    if (lines.length === 0) return;
    const items = itemsOf(lines, doubts, key === 'acteurs');
    fiche.lists[list] = [...(fiche.lists[list] ?? []), ...items];
  } else if (key in LEVELS) {
    const niveau = LEVELS[key as keyof typeof LEVELS];
    const own = itemsOf(lines, doubts, false).map((one) => levelled(one, niveau, words));
    fiche.objectives.push(...own);
  } else if (key === 'pilote') fiche.pilots = pilotsOf(lines, field, tools, fiche.pilots);
  else if (key === 'actions') fiche.actions.push(...actionsOf(lines, doubts));
  else if (TEXTS.has(key)) addText(fiche, key as TextKey, lines, field, tools);
  else if (key === 'service')
    fiche.services.push(...lines.map(({ text, place }) => found(text, place, ...doubts)));
  else if (key === 'territoires') fiche.places.push(...itemsOf(lines, doubts, true));
  else if (key === 'financements')
    fiche.funding.push(...lines.map((line) => fundingOf(line, doubts, organisations)));
  else if (key === 'personne') lines.forEach(basket);
  else if (lines.length > 0) addRubric(fiche, field, lines);
}

/** Signs of what stands before the colon that ends the level of an objective: « Objectif opérationnel 1.2 : ». */
const LONGEST_LEVEL = 50;

/** An objective with its level: that of its label, or the one it begins with. */
function levelled(
  one: FoundValue,
  niveau: DraftObjective['niveau'],
  words: ImportWords,
): DraftObjective {
  const at = one.value.slice(0, LONGEST_LEVEL).indexOf(':');
  const head = at < 0 ? '' : one.value.slice(0, at).replace(/(?:\s?[nN]\s?[°º])?\s?[\d.]+\s*$/, '');
  const key = keyOf(head.trim(), words);
  const own = key && key in LEVELS ? LEVELS[key as keyof typeof LEVELS] : undefined;
  if (own) return { ...one, value: one.value.slice(at + 1).trim(), niveau: own };
  return { ...one, ...(niveau && { niveau }) };
}

function addRubric(
  fiche: DraftFiche,
  { label, place, doubts }: Field,
  lines: readonly Line[],
): void {
  const points = lines.map((line) => found(withoutEnd(line.text), line.place, ...doubts));
  const same = fiche.rubrics.find((one) => comparable(one.label.value) === comparable(label));
  if (same) same.points.push(...points);
  else {
    // What is not a date is what stands under the label: it is read again there, once, with its words.
    const own = doubts.filter((doubt) => doubt !== 'date-unread');
    fiche.rubrics.push({ label: found(label, place, ...own), points });
  }
}

function addText(
  fiche: DraftFiche,
  key: TextKey,
  lines: readonly Line[],
  field: Field,
  { words }: FieldTools,
): void {
  const [first] = lines;
  if (!first) return;
  const text = lines.map((line) => line.text).join(' ; ');
  if (key !== 'debut' && key !== 'fin') {
    const isOdd = key === 'statut' && !words.statuses.has(comparable(text));
    fiche.texts[key] = found(
      text,
      first.place,
      ...field.doubts,
      ...(isOdd ? ['status-unknown' as const] : []),
    );
    return;
  }
  const date = dateOf(text, words);
  // A date that is not one is kept under its own label: no day is made of it.
  if (!date) addRubric(fiche, { ...field, doubts: [...field.doubts, 'date-unread'] }, lines);
  else
    fiche.texts[key] = found(
      date.value,
      first.place,
      ...field.doubts,
      ...(date.isSerial ? ['date-as-number' as const] : []),
    );
}

function pilotsOf(
  lines: readonly Line[],
  { place, doubts }: Pick<Field, 'place' | 'doubts'>,
  { organisations }: Pick<FieldTools, 'organisations'>,
  before?: FoundValue<string[]> | null,
): FoundValue<string[]> | null {
  const [first] = lines;
  if (!first) return before ?? null;
  const read = lines.map((line) => organisations.read(line.text, line.place));
  const ids = [...new Set([...(before?.value ?? []), ...read.flatMap((one) => one.ids)])];
  if (ids.length === 0) return before ?? null;
  const isDoubtful = read.some((one) => one.isDoubtful);
  return found(
    ids,
    first.place ?? place,
    ...doubts,
    ...(isDoubtful ? ['maybe-several' as const] : []),
  );
}

/** Numbers and signs before an action: "Action 3 :", "1)". */
const BEFORE_ACTION = /^(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}\s?[:–—-])\s+(?=\p{L})/u;

/** Actions of a list; what is deeper in it is a step of the one before. */
export function actionsOf(lines: readonly Line[], doubts: readonly ImportDoubt[]): DraftAction[] {
  const actions: DraftAction[] = [];
  const outer = Math.min(...lines.map(({ bullet = 0 }) => bullet));
  for (const { text, place, bullet = 0 } of lines) {
    const own = found(withoutEnd(text.replace(BEFORE_ACTION, '')), place, ...doubts);
    const last = actions.at(-1);
    if (last && bullet > outer) last.steps.push(own);
    else actions.push({ text: own, progress: [], steps: [] });
  }
  return actions;
}

/** Who pays, and how much where it is read. */
export function fundingIn(text: string, organisations: Organisations): DraftFunding {
  const amount = amountOf(text);
  const who = (amount ? amount.rest : text).replace(/[\s,;]+$/, '');
  const id = organisations.known(who);
  return {
    ...(id ? { organisation: id } : who && { qui: who }),
    ...(amount && { montant: amount.amount }),
  };
}

function fundingOf(
  { text, place }: Line,
  doubts: readonly ImportDoubt[],
  organisations: Organisations,
): DraftFiche['funding'][number] {
  const funding = fundingIn(text, organisations);
  const isUnread = funding.montant === undefined;
  return found(funding, place, ...doubts, ...(isUnread ? ['amount-unread' as const] : []));
}

/** What a row of a table of actions gives of one action, by the keys of its columns. */
export function actionOfRow(
  cells: readonly { key: FieldKey; lines: readonly Line[]; place: Place }[],
  tools: FieldTools,
): DraftAction | undefined {
  const of = (key: FieldKey) => cells.find((cell) => cell.key === key);
  const told = (key: FieldKey) => toldBy(of(key)?.lines ?? [], tools.words);
  const [first, ...others] = told('actions').length > 0 ? told('actions') : told('titre');
  if (!first) return undefined;
  const isList = others.some(({ bullet }) => bullet !== undefined);
  const text = isList ? first.text : [first, ...others].map((line) => line.text).join(' ');
  const dates = (['debut', 'fin'] as const).map((key) => {
    const [line] = told(key);
    const date = line && dateOf(line.text, tools.words);
    return (
      date &&
      line &&
      found(date.value, line.place, ...(date.isSerial ? ['date-as-number' as const] : []))
    );
  });
  const [status] = told('statut');
  const pilot = of('pilote');
  return {
    text: found(withoutEnd(text.replace(BEFORE_ACTION, '')), first.place),
    ...(pilot && { pilots: pilotsOf(told('pilote'), { place: pilot.place, doubts: [] }, tools) }),
    progress: told('avancement').map((line) => found(line.text, line.place)),
    ...(status && { status: found(status.text, status.place) }),
    ...(dates[0] && { from: dates[0] }),
    ...(dates[1] && { to: dates[1] }),
    steps: isList ? others.map((line) => found(line.text, line.place)) : [],
  };
}
