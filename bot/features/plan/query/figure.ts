/** Query of measures: how one changed, where it is the most, how two places or two measures compare, what share is where. */

import type { ConversationSubject } from '../../../contract/turn.ts';
import { capital } from '../../../knowledge/entries/builder.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { yearsIn } from '../../../language/dates.ts';
import { inLocale } from '../../../language/locale.ts';
import { sameMeasure } from '../read/figures.ts';
import { isClosed } from '../read/form.ts';
import { leftIn, type Piece, reread, saysAny } from '../read/piece.ts';
import {
  againstEachOther,
  beside,
  COMPARED,
  inWords,
  isLeast,
  type MeasuredPlace,
  type MeasureRow,
  nameOf,
  numberIn,
  ofYear,
  resultOf,
  shareOf,
} from './compared-figures.ts';
import { graphOf } from './graph.ts';
import { TAKEN } from './query.ts';
import type { AskedOfPlan, Result } from './result.ts';
import { strings } from './strings.ts';

/** @returns undefined when no measure is named or was just told, or nothing of it is to be worked out */
export function measureAsked({ piece, subject }: AskedOfPlan): Result | undefined {
  const { knowledge } = piece;
  const { names } = piece.utterance;
  const rowsOf = (id: string) => sameMeasure(id.slice('chiffre:'.length), knowledge);
  const measures = [...new Set(names.map(({ entity }) => entity).filter(isMeasure))];
  const [called] = measures;
  // Another year of it is no other measure.
  const another = measures.find((id) => called && rowsOf(id)[0] !== rowsOf(called)[0]);
  const { territoires, plan } = knowledge.plan;
  const isWhole = saysAny(piece, 'q-en-france');
  // In the order that they are said.
  const placed = (called: ReadonlySet<string>) => {
    const named = [...called].flatMap(
      (one) => territoires.find(({ id }) => one === `territoire:${id}`) ?? [],
    );
    return [
      ...new Set([...named, ...territoires.filter(({ type }) => isWhole && type === 'pays')]),
    ];
  };
  const said = placed(new Set(names.map(({ entity }) => entity)));
  const own = territoires.filter(({ id }) => id === plan.territoire);
  const at = said.length > 0 ? said : own;
  if (saysAny(piece, 'q-part') && !isOfShare(piece)) {
    const all = wordByWord(piece);
    const found = placed(all);
    const places = found.length === 1 ? [...new Set([...found, ...own])] : found;
    const part = shareOf(piece, [...all].find(isMeasure), places);
    if (part) return part;
  }
  const last = called === undefined && goesOn(piece) ? subject?.entities.find(isMeasure) : called;
  if (last === undefined) return undefined;
  if (another !== undefined) {
    const two = againstEachOther(piece, [last, another], at);
    if (two) return two;
  }
  const rows = rowsOf(called === undefined ? last : moreAbout(piece, last));
  const origin = at[0] && !another ? originOf(piece, rows.at(-1), at[0]) : undefined;
  if (origin) return origin;
  const told = called === undefined ? pairOf(rows.at(-1), said, subject, knowledge) : said;
  return changed(piece, rows, at) ?? most(piece, rows, said) ?? beside(piece, rows.at(-1), told);
}

/** "De quand datent les chiffres des crèches ?", "quelle en est la source ?": of which year a measure is, and from whom. */
function originOf(
  piece: Piece,
  row: MeasureRow | undefined,
  place: MeasuredPlace,
): Result | undefined {
  const { fields, references, locale } = piece.utterance;
  const strong = fields.flatMap(({ id, strong }) => (strong ? id : []));
  const isOf = saysAny(piece, 'q-chiffre') || strong.some((id) => FIGURE.has(id));
  const isAsked = saysAny(piece, 'demande-champ-date') || strong.some((id) => ORIGIN.has(id));
  const isElse = strong.some((id) => !FIGURE.has(id) && !ORIGIN.has(id));
  const isCompared = saysAny(piece, ...COMPARED, 'q-evolution') || yearsIn(piece.text).length > 0;
  if (!row || !isOf || !isAsked || isElse || isCompared || references.used.size > 0)
    return undefined;
  const name = inLocale(locale, row.nom, row.en);
  return resultOf(row, place, { headline: `${name}${ofYear(row, piece)}` }, piece);
}

const FIGURE: ReadonlySet<string> = new Set(['nombre', 'valeur', 'source']);
const ORIGIN: ReadonlySet<string> = new Set(['source', 'annee', 'date']);

const isMeasure = (entity: string): boolean => /^chiffre:[^/]+$/.test(entity);

/** "Et de combien de points ?", "ça fait combien de fois plus ?": nothing but how what was told compares. */
const goesOn = (piece: Piece): boolean =>
  saysAny(piece, ...COMPARED) &&
  leftIn(piece, [...TAKEN, ...COMPARED], (entity) => entity.startsWith('territoire:')).length ===
    0 &&
  piece.utterance.references.used.size === 0;

/** The place that was told of, and the one that it is set against: the one said, the plan’s own, or the only other. */
function pairOf(
  row: MeasureRow | undefined,
  said: readonly MeasuredPlace[],
  subject: ConversationSubject | undefined,
  { plan: { territoires, plan } }: Knowledge,
): readonly MeasuredPlace[] {
  const known = territoires.filter((place) => row && numberIn(row, place) !== undefined);
  const last = known.filter(({ id }) => subject?.entities.includes(`territoire:${id}`));
  const first = [...last, ...said.filter((place) => !last.includes(place))];
  if (first.length !== 1) return first.length > 0 ? first : known;
  const others = known.filter((place) => place !== first[0]);
  const own = others.filter(({ id }) => id === plan.territoire);
  return [...first, ...(own.length > 0 ? own : others)];
}

/** "Médecins traitants": of the measures, the one that has the words of what is said; in doubt the one that is called so. */
function moreAbout({ utterance: { terms }, knowledge }: Piece, called: string): string {
  const graph = graphOf(knowledge);
  const shareOf = (id: string) => {
    const known = knowledge.reader.read(graph.thing(id)?.known ?? '', 'fr').terms;
    const own = new Set(known.map(({ senses: [first] }) => first?.[0]));
    return terms.filter(({ field, senses: [first] }) => !field && own.has(first?.[0])).length;
  };
  return graph
    .ofKind('chiffre')
    .reduce((best, { id }) => (shareOf(id) > shareOf(best) ? id : best), called);
}

/** "A baissé de combien entre 2022 et 2024 ?" */
function changed(
  piece: Piece,
  rows: readonly MeasureRow[],
  [place]: readonly MeasuredPlace[],
): Result | undefined {
  const years = yearsIn(piece.text);
  const [isUp, isDown] = [
    saysAny(piece, 'oppose-sens-hausse'),
    saysAny(piece, 'oppose-sens-baisse'),
  ];
  const isAsked = years.length > 1 || isUp || isDown || saysAny(piece, 'q-evolution');
  const from = years.length > 1 ? rows.find(({ annee }) => annee === years[0]) : rows[0];
  const to = years.length > 1 ? rows.find(({ annee }) => annee === years[1]) : rows.at(-1);
  if (!isAsked || !place || !from || !to || from === to) return undefined;
  const [before, after] = [numberIn(from, place), numberIn(to, place)];
  if (before === undefined || after === undefined) return undefined;
  const say = strings[piece.utterance.locale];
  const by = Math.round(Math.abs(after - before) * 100) / 100;
  const told = say.changed(
    after - before,
    inWords(by, to, piece),
    `${inWords(before, from, piece)} (${from.annee})`,
    `${inWords(after, to, piece)} (${to.annee})`,
    nameOf(place, piece),
  );
  const holds = isUp ? after > before : after < before;
  const settled = isClosed(piece) && isUp !== isDown ? (holds ? say.yes(told) : say.no(told)) : '';
  return resultOf(to, place, { headline: settled || capital(told) }, piece);
}

/** "La commune avec le plus de familles monoparentales": of the towns, or of the places, in the year said or the last one. */
function most(
  piece: Piece,
  rows: readonly MeasureRow[],
  places: readonly MeasuredPlace[],
): Result | undefined {
  const { knowledge } = piece;
  const isMost = !isLeast(piece);
  if (places.length > 0 || !saysAny(piece, 'q-le-plus', 'q-le-moins')) return undefined;
  const [year] = yearsIn(piece.text);
  const row = year === undefined ? rows.at(-1) : rows.find(({ annee }) => annee === year);
  const { territoires } = knowledge.plan;
  const known = territoires.filter((place) => row && numberIn(row, place) !== undefined);
  const towns = known.filter(({ type }) => type === 'commune');
  const isWhere = piece.utterance.choosing || saysAny(piece, 'demande-champ-lieu');
  if (towns.length < 2 && isWhere && known.length === 2) return beside(piece, row, known);
  const values = towns.map((place) => ({ place, value: (row && numberIn(row, place)) ?? 0 }));
  const [first, second] = values.sort((a, b) => (isMost ? b.value - a.value : a.value - b.value));
  const entry = first && row && knowledge.entry(`chiffre:${row.id}/${first.place.id}`);
  if (!entry || !second || second.value === first.value) return undefined;
  return resultOf(row, first.place, entry.say(piece.utterance.locale), piece);
}

/** "What share is poor?": words that are those of a measure which is a share itself. */
function isOfShare(piece: Piece): boolean {
  const { plan, index, entry } = piece.knowledge;
  const left = leftIn(piece, [...TAKEN, 'q-part'], (entity) => !entity.startsWith('theme:'));
  const shares = plan.chiffres.filter(({ unite }) => unite === '%');
  const named = piece.utterance.names.map(({ entity }) => entity);
  return shares.some(({ id }) => {
    const whole = entry(`chiffre:${id}`);
    return (
      named.includes(`chiffre:${id}`) ||
      (whole !== undefined && left.some((term) => index.explains(whole, term)))
    );
  });
}

/** What is named, within a longer name too: "crèches du département" has a measure and a place. */
const wordByWord = (piece: Piece): ReadonlySet<string> =>
  new Set(
    [piece, ...piece.utterance.words.map(({ folded }) => reread(piece, folded))]
      .flatMap(({ utterance: { names } }) => names)
      .map(({ entity }) => entity),
  );
