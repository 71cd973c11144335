/** The météo of a part: a sign, or a word that stands where a météo is said. */
import { gap, isLight } from '../../../sentence/between.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import type { Meteo } from '../model/schema.ts';
import {
  covered,
  type Extent,
  foldedAt,
  isColonBefore,
  isDenied,
  isHead,
  isNumber,
  isSaid,
  isWord,
  type Part,
  slice,
  spansOf,
  use,
  type Within,
  wholeOf,
} from './part.ts';

export interface Weather {
  meteo: Meteo;
  /** "On était nuage": what was, not what is. */
  past: boolean;
  sign: boolean;
  from: number;
  /** "Je mets couvert": whatever else is said of the weather. */
  decided: boolean;
  /** The word that says it. */
  word: string;
  /** "Entre soleil et couvert": one of two. */
  either: boolean;
}

export const meteos = ['soleil', 'couvert', 'nuage', 'orage'] as const satisfies readonly Meteo[];

/** A percentage, a météo, "rien de neuf", "bloqué". */
export const tellsState = (part: Within): boolean =>
  part.sentence.tokens.slice(part.from, part.to).some(({ folded }) => folded === '%') ||
  isSaid(part, 'av-mots-meteo', 'av-pour-cent', 'av-rien', 'av-blocage-dit');

/** Météos by where they are said, whatever they mean there; of expressions that overlap, the longest. */
export function meteosSaid(part: Within): (Extent & { meteo: Meteo })[] {
  const all = meteos.flatMap((meteo) =>
    spansOf(part, `av-${meteo}`).map((span) => ({ ...span, meteo })),
  );
  return all
    .filter(
      (a) => !all.some((b) => b.from <= a.from && a.to <= b.to && b.to - b.from > a.to - a.from),
    )
    .sort((a, b) => a.from - b.from);
}

export function weatherIn(part: Part): Weather[] {
  const said = meteosSaid(part);
  const was = spansOf(part, 'av-passe');
  for (const span of said) if (isSign(part, span)) use(part, span);
  return said.flatMap(({ meteo, ...span }) => {
    const sign = isSign(part, span);
    // "Nuageux à tendance éclaircie": the first is how it stands.
    const shade = spansOf(part, 'av-nuance').find(({ to }) => to === span.from);
    if (shade && said[0] && said[0].from < shade.from) {
      use(part, { from: shade.from, to: span.to });
      return [];
    }
    const denial = denialOf(part, span);
    if (denial) {
      use(part, { from: denial.from, to: Math.max(denial.to, span.to) });
      return [];
    }
    const between = betweenIn(part, said, span);
    if (between) use(part, between);
    else if (!sign && !isTold(part, span)) return [];
    const past = !sign && (was.some(({ to }) => to <= span.from) || isLeft(part, span));
    use(part, { from: announcement(part, span.from) ?? span.from, to: span.to });
    const decided = [...spansOf(part, 'av-mesure'), ...spansOf(part, 'av-mettre')].some(
      ({ to }) => to <= span.from && span.from - to < 2,
    );
    return [
      { meteo, past, sign, from: span.from, decided, word: slice(part, span), either: !!between },
    ];
  });
}

/** "Le ciel s’assombrit", "je sens l’orage arriver": it is changing, and nobody says to what. */
export function turnsIn(part: Part, told: readonly Weather[]): boolean {
  const turns = spansOf(part, 'av-ciel-tourne');
  for (const span of turns) if (isHead(part, span.from)) use(part, span);
  const isUntold = told.length === 0 && meteosSaid(part).length > 0;
  return turns.length > 0 || (isUntold && isSaid(part, 'av-menace'));
}

/** "Et pas nuageux", "ni soleil ni orage": what it is not, and nothing else behind it. */
function denialOf(part: Part, span: Extent): Extent | undefined {
  const no = [...spansOf(part, 'av-pas'), ...spansOf(part, 'av-aucun')];
  const isEnd = span.to >= part.to || /^(?:ni|et|mais|nor|and|but)$/.test(foldedAt(part, span.to));
  // "Orage évité de justesse", "on a échappé à l’orage": what did not come.
  const around = spansOf(part, 'av-evite').find(
    ({ from, to }) =>
      !part.used.has(from) &&
      ((from >= span.to && isLight(part.sentence, span.to, from)) ||
        (to <= span.from && isLight(part.sentence, to, span.from))),
  );
  return around
    ? { from: Math.min(around.from, span.from), to: Math.max(around.to, span.to) }
    : no.find(({ to }) => isEnd && to === span.from);
}

/** "Entre nuage et couvert": it is one or the other. */
function betweenIn(part: Part, said: readonly Extent[], span: Extent): Extent | undefined {
  const isLed = (from: number, to: number) => from <= to && isLight(part.sentence, from, to);
  for (const lead of spansOf(part, 'av-entre')) {
    const [first, second] = said.filter(({ from }) => from >= lead.to);
    if (!first || !second || (span.from !== first.from && span.from !== second.from)) continue;
    if (isLed(lead.to, first.from) && isLed(first.to, second.from))
      return { from: lead.from, to: second.to };
  }
  return undefined;
}

/** "Temps pourri ce matin à Bobigny, orage et tout", "pluie toute la journée": the weather outside, and of no fiche. */
export function isOutside(sentence: Sentence, slots: SlotContext): boolean {
  const whole = wholeOf(sentence);
  if (isSaid(whole, 'av-nouvelle', 'av-blocage-dit', 'av-mettre', 'av-pour-cent')) return false;
  if (sentence.tokens.some((token) => token.folded === '%')) return false;
  if (isSaid(whole, 'bord-ciel')) return true;
  const isDated = () => whenSlot(sentence, slots).some(({ value }) => value.kind === 'part');
  return isSaid(whole, 'av-mots-meteo') && (isSaid(whole, 'bord-dehors') || isDated());
}

const isSign = (part: Part, { from }: Extent): boolean => !isWord(part.sentence.tokens[from]);

/** "De nuage à couvert": the first is what was. */
const isLeft = (part: Part, { from }: Extent): boolean =>
  /^(?:de|from)$/.test(foldedAt(part, from - 1));

/** Whether a weather word tells how things stand, and is no name, storm or cover. */
function isTold(part: Part, { from, to }: Extent): boolean {
  if (isDenied(part, from) || isSaid({ ...part, to: from }, 'av-pas-dire')) return false;
  if (to - from > 1) return true;
  if (isName(part, from)) return false;
  if (announcement(part, from) !== undefined) return true;
  return (
    isBesideFigure(part, { from, to }) ||
    (!isOther(part, from) && (isHead(part, from) || isLast(part, from)))
  );
}

/** "70 % soleil", "nuage, 20 %", "des éclaircies soixante dix pour cent". */
function isBesideFigure(part: Part, { from, to }: Extent): boolean {
  const light = covered(part, 'av-appui', 'av-etiquettes', 'av-autre-sens');
  let before = from - 1;
  while (before >= part.from && light.has(before)) before--;
  const units = spansOf(part, 'av-pour-cent');
  if (
    before >= part.from &&
    (foldedAt(part, before) === '%' ||
      units.some((u) => u.to === before + 1) ||
      // "60 et soleil".
      (before + 1 < from && isNumber(part.sentence.tokens[before])))
  )
    return true;
  let after = to;
  while (after < part.to && light.has(after)) after++;
  const first = part.sentence.tokens[after];
  if (!(isNumber(first) || part.numbers.has(first?.folded ?? ''))) return false;
  const near = { ...part, from: after, to: Math.min(part.to, after + MOST_IN_FIGURE) };
  return (
    near.sentence.tokens.slice(near.from, near.to).some(({ folded }) => folded === '%') ||
    isSaid(near, 'av-pour-cent')
  );
}

/** "Quatre-vingt dix sept pour cent". */
const MOST_IN_FIGURE = 9;

/** "Peu couverts", "l'orage de vendredi": the word before says that it is something else. */
const isOther = (part: Part, at: number): boolean =>
  at > part.from &&
  !part.used.has(at - 1) &&
  (/^(?:l|le|la|the)$/.test(foldedAt(part, at - 1)) ||
    spansOf(part, 'av-autre-sens').some(({ to }) => to === at));

/** Where "météo", "passe en", "c'est" stands just before, with small words in between. */
function announcement(part: Part, at: number): number | undefined {
  const light = covered(part, 'av-appui');
  let first = at;
  while (first > part.from && light.has(first - 1)) first--;
  const leads = [...spansOf(part, 'av-annonce-meteo'), ...spansOf(part, 'av-mesure')];
  // "Passer en orange": what leads may share a word with what it leads to.
  return leads.find(({ from, to }) => from < at && to <= at + 1 && to >= first)?.from;
}

/** "Rayon de Soleil", "Les Petits Nuages", "Sunny Kids": a name,. */
function isName(part: Part, at: number): boolean {
  const { text, typed } = part.sentence;
  const isCapital = (i: number) => /^\p{Lu}\p{Ll}/u.test(text.slice(typed[i]?.start));
  if (!isCapital(at)) return false;
  const isNext = (i: number) => /^[\s’'-]*$/.test(gap(part.sentence, i, i));
  return at + 1 < part.to && isNext(at + 1) && isCapital(at + 1);
}

/** "… est couvert", at the end of what is said, after a verb. */
const isLast = (part: Part, at: number): boolean =>
  at + 1 >= part.to &&
  !isColonBefore(part, at) &&
  /^(?:c|cest|est|is|en|now|la|maintenant)$/.test(foldedAt(part, at - 1));
