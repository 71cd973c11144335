/** Query of a measure: how it changed from one year to another, where it is the most, how two places compare. */
import { capital } from '../../../knowledge/entries/builder.ts';
import { valueInWords } from '../../../knowledge/entries/figures.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { yearsIn } from '../../../language/dates.ts';
import { sameMeasure } from '../read/figures.ts';
import { isClosed } from '../read/form.ts';
import { type Piece, saysAny } from '../read/piece.ts';
import { graphOf } from './graph.ts';
import type { Result } from './result.ts';
import { strings } from './strings.ts';

/** @returns undefined when no measure is named, or nothing of it is to be worked out */
export function measureAsked(piece: Piece, knowledge: Knowledge): Result | undefined {
  const called = piece.utterance.names.find(({ entity }) => entity.startsWith('chiffre:'))?.entity;
  if (called === undefined) return undefined;
  const named = moreAbout(piece, called, knowledge);
  const rows = sameMeasure(named.slice('chiffre:'.length), knowledge);
  const { territoires, plan } = knowledge.plan;
  const said = piece.utterance.names.map(({ entity }) => entity.replace('territoire:', ''));
  const isWhole = saysAny(piece, 'q-en-france');
  const places = territoires.filter(
    ({ id, type }) => said.includes(id) || (isWhole && type === 'pays'),
  );
  const own = territoires.filter(({ id }) => id === plan.territoire);
  return (
    changed(piece, rows, places.length > 0 ? places : own, knowledge) ??
    most(piece, rows, places, knowledge) ??
    beside(piece, rows, places, knowledge)
  );
}

/** "Médecins traitants": of the measures, the one that has the words of what is said; in doubt the one that is called so. */
function moreAbout({ utterance: { terms } }: Piece, called: string, knowledge: Knowledge): string {
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

type Row = Knowledge['plan']['chiffres'][number];
type Place = Knowledge['plan']['territoires'][number];

const numberIn = ({ valeurs }: Row, { id }: Place): number | undefined => {
  const value = valeurs[id];
  return typeof value === 'number' ? value : undefined;
};

/** "A baissé de combien entre 2022 et 2024 ?" */
function changed(
  piece: Piece,
  rows: readonly Row[],
  [place]: readonly Place[],
  knowledge: Knowledge,
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
  return resultOf(to, place, { headline: settled || capital(told) }, knowledge);
}

/** "La commune avec le plus de familles monoparentales": of the towns, in the year that is said or the last one. */
function most(
  piece: Piece,
  rows: readonly Row[],
  places: readonly Place[],
  knowledge: Knowledge,
): Result | undefined {
  const isMost = saysAny(piece, 'q-le-plus');
  if (places.length > 0 || !(isMost || saysAny(piece, 'q-le-moins'))) return undefined;
  const [year] = yearsIn(piece.text);
  const row = year === undefined ? rows.at(-1) : rows.find(({ annee }) => annee === year);
  const towns = knowledge.plan.territoires.filter(({ type }) => type === 'commune');
  const known = towns.flatMap((place) => {
    const value = row && numberIn(row, place);
    return value === undefined ? [] : [{ place, value }];
  });
  const [first, second] = known.sort((a, b) => (isMost ? b.value - a.value : a.value - b.value));
  const entry = first && row && knowledge.entry(`chiffre:${row.id}/${first.place.id}`);
  if (!entry || !second || second.value === first.value) return undefined;
  return resultOf(row, first.place, entry.say(piece.utterance.locale), knowledge);
}

/** "Chanteloup, au-dessus ou en dessous de la moyenne nationale ?": the first place beside the second. */
function beside(
  piece: Piece,
  rows: readonly Row[],
  [first, second, third]: readonly Place[],
  knowledge: Knowledge,
): Result | undefined {
  const [isOver, isUnder] = [saysAny(piece, 'q-plus-de'), saysAny(piece, 'q-moins-de')];
  const row = rows.at(-1);
  const isOpen = saysAny(piece, 'q-ecart') || !(isOver || isUnder);
  if (!first || !second || third || !row || isOpen) return undefined;
  const [own, other] = [numberIn(row, first), numberIn(row, second)];
  if (own === undefined || other === undefined) return undefined;
  const say = strings[piece.utterance.locale];
  const told = say.beside(
    own - other,
    `${inWords(own, row, piece)} ${nameOf(first, piece)}`,
    `${inWords(other, row, piece)} ${nameOf(second, piece)}`,
  );
  const holds = isOver ? own > other : own < other;
  const settled = isClosed(piece) && isOver !== isUnder;
  const headline = settled ? (holds ? say.yes(told) : say.no(told)) : capital(told);
  return resultOf(row, first, { headline }, knowledge);
}

const inWords = (value: number, { unite }: Row, { utterance: { locale } }: Piece): string =>
  valueInWords(value, unite, locale);

const nameOf = ({ avecPreposition, nom, en }: Place, { utterance: { locale } }: Piece): string =>
  locale === 'fr' ? avecPreposition : `in ${en ?? nom}`;

function resultOf(
  { id }: Row,
  place: Place,
  spoken: Result['spoken'],
  { entry }: Knowledge,
): Result | undefined {
  const own = entry(`chiffre:${id}/${place.id}`);
  return (
    own && {
      spoken,
      sources: [own.source],
      entities: own.entities,
      fields: ['valeur'],
      entry: own.id,
    }
  );
}
