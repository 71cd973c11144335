/** Exception: what is left of a list that the search finds, once what the question puts aside is gone. */
import type { Entry } from '../../../knowledge/entry.ts';
import { isFigure } from '../read/beside.ts';
import { around, type Piece, reread, saysAny } from '../read/piece.ts';
import { KINDS } from './kinds.ts';
import { linesOf, meantBy } from './members.ts';
import { fromEntry, type Result } from './result.ts';
import { strings } from './strings.ts';

/** What is put aside: as it was put, and the field that it is, when no line of a list. */
export interface Except {
  text: string;
  put: string;
  field?: string | undefined;
}

/** Fields that say who does what in which fiche. */
export const OF_ORGANISATIONS: ReadonlySet<string> = new Set([
  'pilote',
  'acteurs',
  'partenaire',
  'fiche',
]);

/** What is left out, and the question without it. */
interface Cut {
  main: Piece;
  except: Except;
}

/** "Lesquels ne sont pas …", "which axis says nothing about …": asked of several things. */
const isChosen = (piece: Piece): boolean =>
  piece.utterance.choosing || saysAny(piece, ...KINDS.map(([concept]) => concept));

/** "À part le pilote": a field, and no line of a list. */
const fieldAlone = ({ utterance: { terms, fields, references } }: Piece): string | undefined =>
  references.used.size === 0 && terms.every(({ field }) => field)
    ? fields.find(({ id, strong }) => strong && OF_ORGANISATIONS.has(id))?.id
    : undefined;

/** A comma before another number goes on: "sauf la 1, la 2 et la 3". */
const END_OF_EXCEPTED = /[;:?!.]\s|[?!.]$|,\s(?!\D{0,8}\d)/;

export function exceptIn(piece: Piece): Cut | undefined {
  const { sentence } = piece;
  for (const concept of ['q-sauf', 'q-pas']) {
    const sides = around(piece, concept);
    // "Caf mise à part ?": what is put aside stands before.
    if (!sides || !/\p{L}/u.test(sides.behind) || (concept === 'q-pas' && !isChosen(piece)))
      continue;
    const end = END_OF_EXCEPTED.exec(sides.behind);
    const excepted = end ? sides.behind.slice(0, end.index) : sides.behind;
    const rest = end ? sides.behind.slice(end.index).replace(/^[,;:.]\s*/, '') : '';
    const said = sentence.text.slice(sides.before.length).trim();
    const put = said.slice(0, said.indexOf(excepted) + excepted.length).trim();
    return {
      main: reread(piece, `${sides.before} ${rest}`.trim()),
      except: { text: excepted.trim(), put, field: fieldAlone(reread(piece, excepted)) },
    };
  }
  const postfix = around(piece, 'q-mis-a-part');
  const at = postfix ? postfix.before.lastIndexOf(',') : -1;
  if (!postfix || at < 0) return undefined;
  const text = postfix.before.slice(at + 1).trim();
  const put = sentence.text
    .slice(at + 1)
    .replace(/[?!.\s]+$/, '')
    .trim();
  return { main: reread(piece, postfix.before.slice(0, at)), except: { text, put } };
}

/** What an entry counts up without what is put aside; undefined when that is no part of it, or all. */
export function withoutExcepted(
  entry: Entry,
  { text, put }: Except,
  piece: Piece,
): Result | undefined {
  const { locale } = piece.utterance;
  // A place without another one is no part of its figure.
  const all = isFigure(entry) ? [] : linesOf(entry, locale);
  const out = exceptedIn(text, all, piece);
  if (out.length === 0 || out.length === all.length) return undefined;
  const items = all.filter((line) => !out.includes(line)).map(({ shown }) => shown);
  return fromEntry(entry, { headline: strings[locale].left(put), items }, entry.fields.slice(0, 1));
}

/** "Caf et Département": each of what is put aside, when all of it is in the list. */
function exceptedIn(text: string, all: ReturnType<typeof linesOf>, piece: Piece) {
  const parts = text.split(/\s*,\s+|\s+(?:et|and|ou|or)\s+/u).filter(Boolean);
  const meant = parts.map((part) => meantBy(reread(piece, part), all));
  return meant.some((members) => members.length === 0) ? [] : [...new Set(meant.flat())];
}
