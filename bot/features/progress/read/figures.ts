/** Percentages and values of indicators of a part. */
import { gap, isLight } from '../../../sentence/between.ts';
import { type Numeral, numeralAt } from '../../../sentence/numerals.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import type { Figure } from '../model/schema.ts';
import {
  covered,
  type Extent,
  foldedAt,
  isColonBefore,
  isFiniteAt,
  isHead,
  isSaid,
  isWord,
  leftIn,
  type Part,
  placesIn,
  STOP,
  slice,
  spansOf,
  trimmed,
  unread,
  use,
} from './part.ts';

export interface Figures {
  percents: number[];
  /** "+5 pts": added to the last percentage. */
  change?: number;
  /** "30 voire 35": which of them is asked; none where what is said is not quite so, and kept as it is said. */
  either?: readonly number[];
  indicators: Figure[];
  invalid: boolean;
}

/** @param isBare whether a figure alone is a percentage */
export function figuresIn(part: Part, isBare: boolean): Figures {
  const found: Figures = { percents: [], indicators: [], invalid: false };
  fractionsIn(part, found);
  if (spansOf(part, 'av-acheve').some((span) => isHedged(part, span))) found.either = [];
  for (let at = part.from; at < part.to; at++) {
    const number = numberAt(part, at);
    if (!number || number.to > part.to) continue;
    at = readFigure(part, number, found, isBare) - 1;
  }
  return found;
}

/** A number, "1 264" too. */
function numberAt({ sentence, used, numbers }: Part, at: number): Numeral | undefined {
  const found = numeralAt(sentence.tokens, at, numbers, used);
  if (!found || !/^\d{1,3}$/.test(sentence.tokens[at]?.folded ?? '')) return found;
  let { value, to } = found;
  while (
    /^\d{3}$/.test(sentence.tokens[to]?.folded ?? '') &&
    /^[ \u00a0\u202f]$/.test(gap(sentence, to, to))
  ) {
    value = value * 1000 + Number(sentence.tokens[to]?.folded);
    to++;
  }
  return { value, from: at, to };
}

/** "À la moitié", "aux trois quarts", but not "la moitié des communes". */
const fractions = [
  ['av-trois-quarts', 75],
  ['av-deux-tiers', 67],
  ['av-moitie', 50],
  ['av-tiers', 33],
  ['av-quart', 25],
] as const;

function fractionsIn(part: Part, found: Figures): void {
  for (const [concept, value] of fractions)
    for (const one of spansOf(part, concept)) {
      // "La moitié du chemin est faite": all that says how far.
      const way = covered(part, 'av-chemin');
      const span = { ...one };
      while (way.has(span.to)) span.to++;
      const isBare = spansOf(part, 'av-part-nue').some(({ from }) => from === one.from);
      if (part.used.has(one.from) || !isProgress(part, span)) continue;
      if (isBare && span.to === one.to && !isAlone(part, span)) continue;
      if (isHedged(part, span)) found.either = [];
      else {
        found.percents.push(value);
        use(part, { from: startOf(part, span.from), to: span.to });
      }
    }
}

/** Where what was read ends. */
function readFigure(part: Part, number: Numeral, found: Figures, isBare: boolean): number {
  const { from } = number;
  // "45, pas 40", "20 places et pas 18", "28 au lieu de 20": what is no more.
  const denial = spansOf(part, 'av-pas').find((span) => span.to === from);
  if (denial) {
    use(part, { from: denial.from, to: number.to });
    return number.to;
  }
  const change = changeIn(part, number);
  if (change) {
    found.change = change.by;
    use(part, change);
    return change.to;
  }
  const second = otherIn(part, number);
  const last = second ?? number;
  const unit = unitOf(part, last.to);
  const to = unit ?? last.to;
  // "Dans le 93", "plutôt le 18": a place, or a day.
  const isNamed = /^(?:le|la|les|du|au|the)$/.test(foldedAt(part, from - 1));
  const figure = isNamed || second ? undefined : nameOf(part, number, to);
  if (figure !== undefined) {
    const share = unit === undefined ? {} : { unit: '%' as const };
    found.indicators.push({ name: figure.name, value: number.value, ...share });
    use(part, { from: figure.from, to });
    return to;
  }
  // "Action 2", "étape 3": a number of something; "les deux": all of them.
  const counts =
    spansOf(part, 'av-numerote').some((span) => span.to === from) ||
    covered(part, 'av-partout').has(from);
  if (unit === undefined && (counts || isNamed)) return to;
  const isPercent =
    unit === undefined
      ? (isBare && isAlone(part, { from: second?.from ?? from, to })) ||
        isBesideState(part, { from, to }) ||
        isMeasured(part, { from, to })
      : isProgress(part, { from, to });
  if (isPercent && isHedged(part, { from, to })) found.either = [];
  if (!isPercent || found.either) return to;
  const isNegative =
    /(?:^|[\s:=])[-−]$/u.test(gap(part.sentence, from, from)) ||
    spansOf(part, 'av-moins').some((span) => span.to === from);
  if (isNegative || last.value > 100) found.invalid = true;
  else if (second) found.either = [number.value, second.value];
  else found.percents.push(number.value);
  use(part, { from: startOf(part, from), to });
  return to;
}

/** Whether a figure of a sentence is such a one. */
const someFigure =
  (is: (part: Part, number: Numeral) => unknown) =>
  (sentence: Sentence): boolean => {
    const part = unread(sentence);
    return sentence.tokens.some((_, at) => {
      const number = numberAt(part, at);
      return number && is(part, number);
    });
  };

/** Whether a figure is said of how far it is, without a "%": "on reste à 60", "+5 pts". */
export const saysHowFar = someFigure(
  (part, number) => changeIn(part, number) || isMeasured(part, number),
);

/** Whether a figure is said of what was added: "on a pris 10 points", "+10"; it takes the place of none. */
export const saysChange = someFigure((part, number) => changeIn(part, number));

/** "Que la dernière fois", "par rapport au mois dernier", "depuis le comité": where what it is compared with ends. */
function comparedTo(part: Part, from: number): number {
  const rest = { ...part, from };
  const lead = spansOf(rest, 'av-par-rapport').find((one) => isHead(rest, one.from));
  if (!lead) return from;
  const before = spansOf(part, 'av-rien-avant').find((one) => one.from >= lead.to);
  if (before && isLight(part.sentence, lead.to, before.from)) return before.to;
  // "Depuis qu’on a les réponses": it is told, too.
  const isTold = placesIn(rest).some((at) => isFiniteAt(part, at));
  return isTold ? (/^qu[e']?$/.test(foldedAt(part, lead.to)) ? lead.to + 1 : from) : part.to;
}

/** "+5 pts", "+10 %", "5 points de plus", "on a pris 5 points"; "5 points à l’ordre du jour" change nothing. */
function changeIn(part: Part, { from, to, value }: Numeral): (Extent & { by: number }) | undefined {
  const unit = unitOf(part, to);
  const isPlus = /(?:^|\s)\+\s?$/u.test(gap(part.sentence, from, from));
  const end = comparedTo(part, unit ?? to);
  const isWhole = isHead(part, from) && (end >= part.to || STOP.test(gap(part.sentence, end, end)));
  // "+5 sur la fiche 5".
  const isOn = isSaid({ ...part, from: to, to: to + 1 }, 'av-pour');
  if (isPlus && (unit !== undefined || isWhole || end > to || isOn))
    return { from, to: end, by: value };
  const points = spansOf(part, 'av-points').find((one) => one.from === to);
  const tail = points?.to ?? to;
  // "On a perdu 3 points de couverture": of something else; "3 points de plus", of how far it is.
  const isOf = /^(?:de|du|d|des|of)$/.test(foldedAt(part, tail));
  const ways = (['av-de-plus', 'av-de-moins'] as const).flatMap((concept) =>
    spansOf(part, concept).map((span) => ({
      ...span,
      by: concept === 'av-de-plus' ? value : -value,
    })),
  );
  const isMore = ways.some((span) => span.from === tail);
  // "Dix de plus depuis hier": with no word for points, where it opens and says since when.
  const isSince = isHead(part, from) && isMore && foldedAt(part, to) === 'de';
  if (points ? isOf && !isMore : !(isSince && isSaid(part, 'av-depuis-jour'))) return undefined;
  const [, sign] = /(?:^|\s)([+−-])\s?$/u.exec(gap(part.sentence, from, from)) ?? [];
  const way = sign
    ? { from, to: tail, by: sign === '+' ? value : -value }
    : ways.find((span) => span.from === tail || span.to === from);
  if (!way) return undefined;
  // "Depuis juin nous avons gagné 5 points": who did, and since when.
  const lead = covered(part, 'av-sujet', 'av-a-fait');
  let start = Math.min(from, way.from);
  while (lead.has(start - 1)) start--;
  const isCompared = comparedTo({ ...part, to: start }, part.from) === start;
  return {
    from: isCompared ? part.from : start,
    to: comparedTo(part, Math.max(tail, way.to)),
    by: way.by,
  };
}

/** "30 voire 35", "entre 30 et 35 %": the second of two, of which it is one or the other; from what leads to the first. */
function otherIn(part: Part, { from, to }: Numeral): Numeral | undefined {
  const at = unitOf(part, to) ?? to;
  const or = spansOf(part, 'av-voire').find((one) => one.from === at);
  const between = spansOf(part, 'av-entre').find((one) => one.to === from);
  const isRange = between && /^(?:et|and)$/.test(foldedAt(part, at));
  const other = or || isRange ? numberAt(part, or?.to ?? at + 1) : undefined;
  return other && other.to <= part.to ? { ...other, from: between?.from ?? from } : undefined;
}

/** "Presque 60 %", "100 %, ou presque": not quite so. */
const isHedged = (part: Part, { from, to }: Extent): boolean => {
  const light = covered(part, 'av-appui', 'av-correction', 'av-mesure');
  return spansOf(part, 'av-presque').some((one) => {
    const [start, end] = one.to <= from ? [one.to, from] : [to, one.from];
    return leftIn({ ...part, from: start, to: end }, light).length === 0 && start <= end;
  });
};

/** "On est à 60 maintenant": nothing else stands behind it. */
const isEnd = (part: Part, to: number): boolean =>
  leftIn({ ...part, from: to }, covered(part, 'av-a-ce-jour', 'av-politesse', 'av-appui'))
    .length === 0;

/** "On reste à 60", and nothing behind but what something else is told of: "on est à 45 le recrutement patine". */
const isMeasured = (part: Part, { from, to }: Extent): boolean =>
  (isEnd(part, to) || /^(?:la|le|les|l)$/.test(foldedAt(part, to))) &&
  (spansOf(part, 'av-mesure').some((s) => s.to <= from && from - s.to < 2) ||
    // "Toujours 60", and nothing more.
    spansOf(part, 'av-toujours').some((s) => s.from === part.from && s.to === from));

/** "Plus de blocage et plutôt 70", "débloqué, et à 70": how things stand, and then how far. */
const isBesideState = (part: Part, { from, to }: Extent): boolean =>
  to >= part.to &&
  (foldedAt(part, from - 1) === 'a' || spansOf(part, 'av-correction').some((s) => s.to === from)) &&
  isSaid(part, 'av-etats');

/** Where "%" or "pour cent" after a number ends. */
const unitOf = (part: Part, at: number): number | undefined =>
  foldedAt(part, at) === '%'
    ? at + 1
    : spansOf(part, 'av-pour-cent').find(({ from }) => from === at)?.to;

/** "De 40 à 55 %": the first figure goes with the second. */
function startOf(part: Part, from: number): number {
  const first = /^(?:a|to)$/.test(foldedAt(part, from - 1)) ? from - 2 : from;
  const start = first > part.from && numberAt(part, first) ? first : from;
  // "L’inventaire des outils de com est fini à 80 %": all that it is of.
  const name = placesIn({ from: part.from, to: start }).findLast((at) => part.used.has(at)) ?? from;
  const isOfName = /^(?:d|de|des|du|avec|of|with)$/.test(foldedAt(part, name + 1));
  if (isOfName && isHowFar(part, { from: name + 1, to: start })) return name + 1;
  if (start < from) return /^(?:de|from)$/.test(foldedAt(part, start - 1)) ? start - 1 : start;
  // "Alors disons 95".
  return spansOf(part, 'av-mesure').find((lead) => lead.to === from)?.from ?? from;
}

/** Not a share of something ("60 % des communes"), nor a change ("en hausse de 5 %"). */
function isProgress(part: Part, { from, to }: Extent): boolean {
  if (spansOf(part, 'av-variation').some((s) => s.to <= from && from - s.to < 3)) return false;
  const labels = spansOf(part, 'av-etiquettes');
  // "Taux d'occupation mesuré à 72 %": the value of an indicator.
  const isValue = spansOf(part, 'av-indicateurs').some(
    (s) => s.to <= from && !labels.some((l) => l.from <= s.from && s.to <= l.to),
  );
  // "On sera peut-être à 60 %": it is not so yet.
  if (isValue || spansOf(part, 'av-avenir').some((s) => s.to <= from)) return false;
  // "80 % d’après la Caf" counts nothing of it.
  const isBy = spansOf(part, 'av-entendu').some((s) => s.from === to);
  const share = isBy ? undefined : spansOf(part, 'av-part-de').find((s) => s.from === to);
  const isOfIt = !share || labels.some((s) => s.from >= share.to && s.from <= share.to + 1);
  return isOfIt && !isOfOther(part, { from, to });
}

/** Words of a share that name nothing. */
const AROUND_SHARE = ['av-autour-acheve', 'av-le-tout', 'av-un-pourcentage', 'av-mesure'] as const;

/** Whether what stands before a figure does nothing but say how far something is: "l’étude est faite à". */
const isHowFar = (part: Part, span: Extent): boolean => {
  const light = covered(part, ...AROUND_SHARE, 'av-est');
  return placesIn(span).every((at) => {
    const isMade = part.sentence.lexicon.grammar.isParticiple(foldedAt(part, at));
    return light.has(at) || (!isFiniteAt(part, at) && (!isMade || foldedAt(part, at + 1) === 'a'));
  });
};

/** "Le recrutement est à 40 %", "mets 35 % à l’ingénierie": how far something is that is neither fiche nor action; kept as it is said. */
function isOfOther(part: Part, { from, to }: Extent): boolean {
  const light = covered(part, ...AROUND_SHARE, 'av-autour', 'av-mettre');
  const leads = spansOf(part, 'av-pour');
  const isNamed = (at: number | undefined): at is number =>
    at !== undefined &&
    isWord(part.sentence.tokens[at]) &&
    (leads.some((lead) => lead.to === at) ||
      /^(?:l[ae]?|les|aux?|[nv]otre|[nv]os|m[ao]n?|mes|the|our)$/.test(foldedAt(part, at - 1)));
  const [before] = leftIn({ ...part, to: from }, light);
  const [behind] = leftIn({ ...part, from: to }, light);
  const isLed =
    leads.some((lead) => lead.from === to) ||
    (/^aux?$|^a$/.test(foldedAt(part, to)) && isSaid({ ...part, to: from }, 'av-mettre'));
  return (
    (isNamed(before) && isHowFar(part, { from: before, to: from })) ||
    (isLed && isNamed(behind) && behind - to < 3 && !isSaid({ ...part, from: to }, 'av-a-ce-jour'))
  );
}

/** A figure that is all there is in the part, but for a météo. */
function isAlone(part: Part, figure: Extent): boolean {
  // "On est 43": so many people; "c’était 21": what was counted, and not how far it is.
  if (spansOf(part, 'av-passe').some(({ to }) => to === figure.from)) return false;
  const counts = spansOf(part, 'av-est').find(({ to }) => to === figure.from);
  if (counts && spansOf(part, 'av-sujet').some(({ to }) => to === counts.from)) return false;
  const light = covered(
    part,
    'av-appui',
    'av-etiquettes',
    'av-un-pourcentage',
    'av-mettre',
    'av-a-ce-jour',
  );
  return leftIn(part, light).every((at) => at >= figure.from && at < figure.to);
}

/** "Pour 2026", "d'ici 2030", "in 2025": when, and not how many. */
const isYear = (part: Part, { from, value }: Numeral): boolean =>
  value >= 2000 &&
  value < 2100 &&
  /^(?:pour|en|ici|avant|fin|for|in|by|until)$/.test(foldedAt(part, from - 1));

/** The name of the indicator whose value this is: before a colon, or with a word of indicators. */
function nameOf(part: Part, number: Numeral, end: number) {
  const rest = trimmed(part, { from: end, to: part.to });
  if (rest.from < rest.to || isYear(part, number)) return undefined;
  const isColon = isColonBefore(part, number.from);
  const to = number.from;
  let from = to;
  while (from > part.from && !(from < to && isColonBefore(part, from))) from--;
  const labels = covered(part, 'av-etiquettes', 'av-appui');
  const kinds = spansOf(part, 'av-indicateurs').filter((s) => s.from >= from && s.to <= to);
  const heads = new Set([...labels].filter((at) => !kinds.some((k) => at >= k.from && at < k.to)));
  const span = trimmed(part, { from, to }, heads);
  // "12 places ouvertes sur 30": the first figure is what is counted, and the text says of how many.
  if (span.from >= span.to || numberAt(part, span.from)) return undefined;
  const isHeavy = part.sentence.tokens
    .slice(span.from, span.to)
    .some((token, i) => isWord(token) && token.folded.length > 3 && !labels.has(span.from + i));
  // "Je te donne des nouvelles de la 1.1 : 60 %": a name is a noun, and says what nobody does.
  const isNoun = !isSaid({ ...part, ...span }, 'av-je', 'av-adresse', 'av-sujet');
  const isNamed = isColon ? isHeavy && isNoun : kinds.some((k) => k.from >= span.from);
  return isNamed ? { name: slice(part, span), from: span.from } : undefined;
}
