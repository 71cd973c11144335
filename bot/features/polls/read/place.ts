/** Where the meeting of a slot is held, said behind the slot that is taken: "on prend le 8, à la Caf de Bobigny". */
import type { Span, WhenFound } from '../../../language/when/expression.ts';
import { isLight } from '../../../sentence/between.ts';
import { partsOf } from '../../../sentence/clauses.ts';
import { withoutEnd } from '../../../sentence/edges.ts';
import { longest, type Placed } from '../../../sentence/placed.ts';
import { hasClause, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placeOf,
  readSentence,
  type Sentence,
  typedOver,
} from '../../../sentence/sentence.ts';

/** A link says where as well. */
const LINK = /https:\/\/\S+/i;

export function placeBehind(sentence: Sentence, when: readonly WhenFound[]): string | undefined {
  const last = when.filter(({ kind }) => kind === 'day' || kind === 'times').at(-1);
  const behind = sentence.text.slice(last?.end ?? 0);
  const link = LINK.exec(behind)?.[0];
  if (link || !last) return link;
  const { at: start, length } = placeOf(sentence, last);
  const near = placeFrom(sentence, start + length);
  // "…, Karim réserve la salle": behind a verb, only what leads to a place names one.
  const isDone = sentence.tokens
    .slice(start + length, near)
    .some(({ folded }) => sentence.lexicon.grammar.isFinite(folded));
  const at = isDone ? placeFrom(sentence, start + length, true) : near;
  if (at === undefined) return undefined;
  // "… au sondage", "… au groupe": no place.
  const isOther = NO_PLACE.some((name) => conceptsOf(sentence, name).some((one) => one.at >= at));
  return isOther ? undefined : typedFrom(sentence, at, /[,;.!?\n]/u);
}

const NO_PLACE = ['sondage', 'ce-groupe'];

/** A sentence that only says where: "ça sera à la Caf de Bobigny, salle 3", "oui, en mairie". */
export function placeAlone(sentence: Sentence): string | undefined {
  const at = placeFrom(sentence, 0);
  if (at === undefined || /[?\n]/.test(sentence.text)) return undefined;
  return isLight(sentence, 0, at) ? typedFrom(sentence, at, /[.!]\s*$/u) : undefined;
}

/**
 * Where a place begins: a word for one, at a distance, or a name behind what leads to a place.
 * @param onlyLed a word for a place, behind what leads to one
 */
function placeFrom(sentence: Sentence, from: number, onlyLed = false): number | undefined {
  const { text, typed, tokens, lexicon } = sentence;
  const starts = (name: string) =>
    new Set(conceptsOf(sentence, name).flatMap(({ at }) => (at >= from ? [at] : [])));
  const [rooms, afar] = [starts('lieu-nom'), starts('lieu-distance')];
  const isName = (at: number) => /^\p{Lu}/u.test(text.slice(typed[at]?.start));
  const led = conceptsOf(sentence, 'lieu-avant').flatMap(({ at, length }) => {
    let next = at + length;
    while (!isName(next) && !rooms.has(next) && lexicon.light.has(tokens[next]?.folded ?? ''))
      next++;
    return at >= from && (rooms.has(next) || (isName(next) && !onlyLed)) ? [next] : [];
  });
  const all = (onlyLed ? led : [...rooms, ...afar, ...led]).sort((a, b) => a - b);
  return all[0];
}

/** "La Caf salle 3 et préviens tout le monde", "visio, et que chacun relise la carte": up to where something else is said. */
function typedFrom(
  { text, typed, lexicon }: Sentence,
  at: number,
  end: RegExp,
): string | undefined {
  const own = text.slice(typed[at]?.start).split(end)[0] ?? '';
  const parts = partsOf(own);
  const beside = parts.findIndex(({ start, end }, i) => {
    const part = readSentence(own.slice(start, end), lexicon);
    const isSaid = stands(part, 'bord-subordonne', 0) || hasClause(part);
    return i > 0 && (part.mood === 'order' || isSaid);
  });
  const place = own.slice(0, parts.at(beside < 0 ? -1 : beside - 1)?.end);
  return withoutEnd(place.trim(), lexicon, 'courtoisie') || undefined;
}

/** Where a poll that is being made says that it is held: "à la maison des parents de Bondy", up to a sign or a day. */
export function placeLed(
  sentence: Sentence,
  when: readonly WhenFound[],
  title?: Span,
): string | undefined {
  const { text, typed, lexicon } = sentence;
  const at = placeFrom(sentence, 0, true);
  const start = typed[at ?? text.length]?.start ?? text.length;
  const isTitled = title && start >= title.start && start < title.end;
  if (at === undefined || isTitled) return distantIn(sentence, title);
  const end = Math.min(text.length, ...when.flatMap((one) => (one.start > start ? one.start : [])));
  const own = typedFrom(readSentence(text.slice(0, end), lexicon), at, /[,;.!?\n]/u);
  return withoutEnd(own ?? '', lexicon, 'leger') || undefined;
}

/** "Par Teams le 10", "en visio Teams": that a meeting is held from afar, without what leads to it, a title apart. */
function distantIn(sentence: Sentence, title?: Span): string | undefined {
  const isFree = ({ at }: Placed<string>) => {
    const start = sentence.typed[at]?.start ?? 0;
    return !title || start < title.start || start >= title.end;
  };
  const [means, ways] = ['lieu-distance', 'presence-distance'].map((concept) =>
    longest(conceptsOf(sentence, concept))
      .filter(isFree)
      .sort((a, b) => a.at - b.at),
  );
  const [first = ways?.[0], next] = means ?? [];
  if (!first) return undefined;
  const isJoined = next !== undefined && next.at === first.at + first.length;
  return typedOver(sentence, first.at, first.length + (isJoined ? next.length : 0));
}
