/** Reads all that a text says of one fiche or action. */
import type { PartRole } from '../../../sentence/part-role.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { saysNothing } from '../model/schema.ts';
import { besidesOpen } from '../model/told-texts.ts';
import { asOfIn, dutyIn, isToCome } from './dated.ts';
import { insteadOf } from './difficulty.ts';
import { figuresIn } from './figures.ts';
import type { Clause, ItemGroup } from './groups.ts';
import { keptIn } from './kept-fields.ts';
import { frameIn, leadIn } from './lead.ts';
import {
  covered,
  type Extent,
  foldedAt,
  isColonBefore,
  isHead,
  isNumber,
  isSaid,
  isWord,
  leftIn,
  type Part,
  placesIn,
  slice,
  spansOf,
  trimmed,
  use,
} from './part.ts';
import { type ItemReading, nothingRead } from './reading.ts';
import { hasVerb, isLeaning, nameAsSubject, restOf } from './rest.ts';
import { roleOf } from './role-of.ts';
import { type Statements, statementsIn } from './statements.ts';
import { turnsIn, type Weather, weatherIn } from './weather.ts';

interface Told {
  clause: Clause;
  part: Part;
  said: Statements;
  /** The clause holds another field, so it is no reason for the one before. */
  filled: boolean;
  rest: Extent | undefined;
  /** "C’est inquiétant", "celui d’Est Ensemble", "un peu moins si …": no fact of its own, it goes with what stands before it. */
  isRemark: boolean;
  /** The rest tells what comes next. */
  isStep: boolean;
  /** Talk, for sure. */
  isAside: boolean;
}

export interface ItemContext {
  slots: SlotContext;
  /** Who speaks leads something: what they tell is news, whatever the words. */
  presumed: boolean;
  /** A figure alone is a percentage: a prompt is answered, or a table says so. */
  prompted: boolean;
}

type Place = Weather & { at: number };

export function readItem(
  { pieces, joined: _, ...subject }: ItemGroup,
  partOf: (clause: Clause) => Part,
  context: ItemContext,
): ItemReading {
  const item: ItemReading = { ...subject, ...nothingRead() };
  const weather: Place[] = [];
  const told: Told[] = [];
  const isAbout = Object.keys(subject).length > 0;
  for (const clause of pieces) {
    if (clause.asks || clause.orders) continue;
    const part = partOf(clause);
    const instead = insteadOf(clause.sentence);
    if (instead && clause.from === instead.from) {
      use(part, part);
      item.lifting = slice(part, instead.was);
      item.blocker = slice(part, instead.now);
      item.inWords = true;
      continue;
    }
    for (const { at, length } of clause.mentions) {
      // "Pour l’action collective « cartographie » : …": what leads to its name is of the name.
      const before = spansOf({ ...part, to: at }, 'av-pour').at(-1);
      // "Ça se gâte côté 1.1".
      const lead = (isColonBefore(part, at + length) || before?.to === at) && before;
      use(part, { from: lead ? lead.from : at, to: at + length });
    }
    useAxes(part);
    const before = told.at(-1);
    const piece = readPiece(clause, part, item, weather, { ...context, isAbout });
    told.push(piece);
    if (!piece.said.cleared.includes('blocker')) continue;
    // "Montreuil on le garde, c’est réglé": what it lifts is named just before.
    const isOfIt =
      before?.clause.number === clause.number && /^(?:c|ca|cela)$/.test(foldedAt(part, part.from));
    const named = isOfIt ? slice(before.part, before.part) : undefined;
    item.lifting = [item.lifting, named, slice(part, part)].filter(Boolean).join(' ');
  }
  item.isTalk = told.length > 0 && told.every(({ isAside }) => isAside);
  const taken = gather(told, item);
  settle(item, weather, told);
  if (item.percent === undefined && told.some(({ said }) => said.done)) item.percent = 100;
  const facts = item.highlights.length;
  onlyWords(item, told, context);
  if (item.highlights.length === facts)
    for (const one of told)
      if (!taken.has(one) && isLost(one))
        item.lost.push(slice(one.part, trimmed(one.part, one.part)));
  return item;
}

/** "Axe 4" only says where the action is. */
function useAxes(part: Part): void {
  for (const { from } of spansOf(part, 'axe'))
    if (isNumber(part.sentence.tokens[from + 1])) use(part, { from, to: from + 2 });
}

function readPiece(
  clause: Clause,
  part: Part,
  item: ItemReading,
  weather: Place[],
  { slots, prompted, presumed, isAbout }: ItemContext & { isAbout: boolean },
): Told {
  const lead = leadIn(part, ['av-noter', 'av-retenir', 'av-a-dire']) ?? frameIn(part);
  if (lead) use(part, lead);
  // "Euh au fait, …" turns to it; "a fait" is told.
  for (const turn of spansOf(part, 'bord-autre-sujet'))
    if (isHead(part, turn.from) && foldedAt(part, turn.from) !== 'a') use(part, turn);
  // "Ajoute pour la 1.1 que …".
  for (const that of spansOf(part, 'bord-que'))
    if (part.used.has(that.from - 1) || foldedAt(part, that.from - 1) === 'et') use(part, that);
  const before = part.used.size;
  const kept = keptIn(part);
  if (kept) item.kept = [...(item.kept ?? []), kept];
  const day = asOfIn(part, slots);
  if (day && 'day' in day) item.asOf ??= day.day;
  if (day && 'invalid' in day) item.invalid.push('asOf');
  const { typed } = part.sentence;
  const own = weatherIn(part);
  for (const one of own) weather.push({ ...one, at: clause.start + (typed[one.from]?.start ?? 0) });
  if (turnsIn(part, own)) item.turns = true;
  // "Prochaine étape : 3 visites": its figures are its own.
  const isNamed = isSaid(part, 'av-etape-dite');
  const hasUnit = isSaid(part, 'av-pour-cent') || /%/.test(slice(part, part));
  if (!isNamed || hasUnit) {
    const isBare = prompted || presumed || weather.length > 0 || clause.mentions.length > 0;
    const figures = figuresIn(part, isBare);
    const percent = figures.percents.at(-1);
    if (percent !== undefined) item.percent = percent;
    if (figures.change !== undefined) item.change = figures.change;
    if (figures.either) item.either = figures.either;
    else if (new Set(figures.percents).size > 1) item.either = figures.percents;
    if (figures.invalid) item.invalid.push('percent');
    item.indicators.push(...figures.indicators);
  }
  const valued = part.used.size > before;
  const said: Statements = kept ? { cleared: [] } : statementsIn(part, slots);
  if (said.unchanged) item.unchanged = true;
  if (said.tone) item.tone = said.tone;
  if (said.unsure) item.invalid.push('blocker');
  const duty = presumed ? dutyIn(part) : undefined;
  if (duty) use(part, duty);
  const left = said.unchanged
    ? undefined
    : restOf(valued ? part : nameAsSubject(clause, part), valued, slots);
  const isStep =
    (isAbout || presumed || prompted) &&
    said.nextStep === undefined &&
    (duty !== undefined || isToCome(part, slots));
  const short = trimmed(part, part);
  const isShortStep = isStep && !valued && short.from < short.to;
  // "Plus rien ne bloque de ce côté": what stands around what is lifted is no fact.
  const isAround = said.cleared.length > 0 && left && !hasVerb({ ...part, ...left });
  const isFact = left?.isShort === false && !isAround;
  const found = isFact ? left : isShortStep ? short : undefined;
  const isRemark = found ? isLeaning(part, found, slots) : left?.isShort === true;
  // What the words alone leave to be told is a fact, unless people tell what is in the way, or to come, so.
  const isNews = isAbout || presumed || prompted;
  const role = isNews && (valued || !isRemark) ? roleOf(part, slots.knowledge) : undefined;
  const inWords =
    (said.blocker ?? said.arbitration ?? said.nextStep ?? said.opensStep) !== undefined ||
    said.cleared.length > 0 ||
    (isStep && found !== undefined);
  item.inWords ||= inWords;
  const isTaken = found && !inWords && !said.unsure && fill(said, role, found);
  item.cleared.push(...said.cleared.filter((one) => !item.cleared.includes(one)));
  const isAside = role === 'aside';
  const rest = isTaken || isAside ? undefined : found;
  const filled =
    valued || said.cleared.length > 0 || (said.nextStep ?? said.arbitration) !== undefined;
  return {
    clause,
    part,
    said,
    filled,
    rest,
    isRemark: isRemark && (rest !== undefined || !filled),
    isStep: isStep || (!inWords && role === 'next'),
    isAside,
  };
}

/** Fills the field that people fill by such words; whether it takes them all, so that they are no fact. */
function fill(said: Statements, role: PartRole | undefined, found: Extent): boolean {
  if (role === 'block') said.blocker = found;
  if (role === 'decision') said.arbitration = found;
  if (role === 'lifted') said.cleared.push('blocker');
  return role === 'block' || role === 'decision';
}

/** Puts clauses together that only make sense together; the rest are facts. Those that went with another. */
function gather(told: readonly Told[], item: ItemReading): ReadonlySet<Told> {
  const taken = new Set<Told>();
  const isReason = (one: Told | undefined, { clause }: Told): one is Told =>
    one !== undefined &&
    one.clause.number === clause.number &&
    !one.filled &&
    one.rest !== undefined;
  const isStuck = (one: Told | undefined, { clause }: Told) =>
    one?.clause.number === clause.number && one.said.blocker && !one.said.blocker.bare;
  /** "…, qui devrait intervenir mi-décembre": what leans on a text is of it. */
  const withLeaning = ({ clause }: Told, at: number, span: Extent): Extent => {
    let { to } = span;
    for (const next of told.slice(at + 1)) {
      if (!next.isRemark || next.clause.number !== clause.number || taken.has(next)) break;
      taken.add(next);
      to = next.rest?.to ?? next.part.to;
    }
    return { from: span.from, to };
  };
  for (const [at, own] of told.entries()) {
    const { part, said, clause } = own;
    const [before, next] = [told[at - 1], told[at + 1]];
    if (said.nextStep)
      item.nextStep = besidesOpen(item.nextStep, slice(part, withLeaning(own, at, said.nextStep)));
    if (said.opensStep && next?.rest) {
      item.nextStep = besidesOpen(item.nextStep, slice(next.part, next.rest));
      taken.add(next);
    }
    if (said.arbitration) {
      // "Il faut que le comité tranche : qui héberge l'outil, la Caf ou la ville ?"
      const asked = foldedAt(part, part.sentence.tokens.length - 1) === '?';
      // "…, à décider avant janvier": of the same decision.
      const isOfIt = (one: Told) => asked || isSaid(one.part, 'av-trancher');
      const later = told.slice(at + 1).filter((one) => isOfIt(one) && isReason(one, own));
      for (const one of later) taken.add(one);
      const to = later.at(-1)?.part.to ?? said.arbitration.to;
      const text = slice(part, { from: said.arbitration.from, to });
      item.arbitration = besidesOpen(item.arbitration, text);
    }
    if (said.blocker === undefined) continue;
    const { whole, bare, dated, ...span } = said.blocker;
    // "Bloqué, on attend les chiffres depuis juin": what stands beside it is in the way.
    if (bare && !dated && [before, next].some((one) => isStuck(one, own))) continue;
    // "La convention, bloquée depuis trois semaines": said of what stands before it.
    const isOfBefore = dated && (isReason(before, own) || isStuck(before, own));
    if (bare && !isOfBefore && isReason(next, own)) {
      // "Bloqué, on attend les chiffres": what is awaited says it.
      Object.assign(span, { from: next.rest?.from, to: next.part.to });
      taken.add(next);
    } else if (bare && before && (isOfBefore || before.rest)) {
      span.from = before.rest?.from ?? before.said.blocker?.from ?? span.from;
      taken.add(before);
    }
    if (whole) {
      const first = told.findIndex((one) => one.clause.number === clause.number);
      span.from = told[first]?.rest?.from ?? told[first]?.part.from ?? span.from;
      for (const one of told.slice(first, at)) taken.add(one);
    }
    item.blocker = besidesOpen(item.blocker, slice(part, span));
  }
  for (const [at, own] of told.entries()) {
    const { rest, part, said, isStep, filled } = own;
    if (taken.has(own)) continue;
    const next = told[at + 1];
    const isNear = next?.clause.number === own.clause.number && !taken.has(next);
    // "À la moitié, un peu moins si on compte …": the whole of it, whatever was read of its start.
    if (!rest && !(isNear && filled && !said.nextStep && next.isRemark && next.rest)) continue;
    let [last, span] = [at, rest ?? { from: bodyOf(own), to: part.to }];
    // "Après un automne laborieux, nous voici à …": with nothing before it, it leans on what follows.
    if (own.isRemark && !filled && isNear && !next.isRemark) {
      taken.add(next);
      span = { from: span.from, to: next.rest?.to ?? next.part.to };
      last = at + 1;
    }
    const text = slice(part, withLeaning(own, last, span));
    if (isStep) item.nextStep = besidesOpen(item.nextStep, text);
    else item.highlights.push(text);
  }
  return taken;
}

/** Where what is told starts, behind "1.1 :". */
const bodyOf = ({ part, clause }: Told): number =>
  Math.max(
    part.from,
    ...clause.mentions.flatMap(({ at, length }) =>
      isColonBefore(part, at + length) ? [at + length] : [],
    ),
  );

/** A clause of which nothing was made, that says more than words around, and leads to no other. */
function isLost({ part, said, filled, rest }: Told): boolean {
  const { cleared, ...made } = said;
  const isMade = filled || rest || Object.values(made).some(Boolean);
  if (isMade || cleared.length > 0 || isColonBefore(part, part.to)) return false;
  const { tokens, lexicon } = part.sentence;
  return leftIn(part, covered(part, 'av-autour')).some((at) => {
    const folded = foldedAt(part, at);
    return isNumber(tokens[at]) || (folded.length > 3 && !lexicon.light.has(folded));
  });
}

/** "On avance bien", and nothing else: the words are all there is to keep. */
function onlyWords(item: ItemReading, told: readonly Told[], { presumed }: ItemContext): void {
  const { fiche, action, unknown, tone, ...said } = item;
  const isFilled = !saysNothing(said);
  if (tone && isFilled) withTone(item, told);
  if (!(tone || presumed) || isFilled || item.isTalk) return;
  const first = told.find(({ said: one }) => one.tone) ?? told[0];
  if (!first) return;
  const last = told.findLast(({ clause }) => clause.number === first.clause.number) ?? first;
  const part: Part = { ...first.part, to: last.part.to, used: new Set() };
  for (const { clause } of told)
    if (clause.number === first.clause.number)
      for (const { at, length } of clause.mentions) use(part, { from: at, to: at + length });
  // "La 5 est en bonne voie et j’ai vu 3 communes": what is told with it stays.
  if (!tone && isSaid(part, 'av-je', 'av-adresse')) return;
  const span = trimmed(part, part, covered(part, 'av-etiquettes', 'av-politesse', 'av-reprise'));
  const tones = [...spansOf(part, 'av-tout-va-bien'), ...spansOf(part, 'av-tout-va-mal')];
  const least = Math.max(span.from, ...tones.map(({ to }) => to));
  // "Tout est ok pour la 1.1": what led to the fiche goes with it.
  const kept = covered(part, 'bord-dit-oui');
  const isLight = (at: number) =>
    part.sentence.lexicon.light.has(foldedAt(part, at)) && !kept.has(at);
  while (span.to > least && isLight(span.to - 1)) span.to--;
  // "C’est en bonne voie" tells how it stands, and nothing that was done: the météo is asked.
  const isMore = (at: number) => at >= least && isWord(part.sentence.tokens[at]) && !light.has(at);
  const light = covered(part, 'av-appui', 'av-politesse');
  if (tones.some(({ from }) => isHead(part, from)) && !placesIn(part).some(isMore)) return;
  const text = slice(part, span);
  if (/\p{L}{3}/u.test(text)) item.highlights.push(text);
}

/** "Ça avance doucement : 4 communes sur 9": how it goes is told with the fact, where no figure of its own says it. */
function withTone(item: ItemReading, told: readonly Told[]): void {
  if (item.meteo !== undefined || item.percent !== undefined) return;
  for (const { part, rest } of told)
    for (const tone of spansOf(part, 'av-tout-va-bien')) {
      const fact = rest ? item.highlights.indexOf(slice(part, rest)) : -1;
      // "La salle de Stains ça avance": of what stands before it.
      const span = rest && { from: Math.min(rest.from, tone.from), to: Math.max(rest.to, tone.to) };
      if (span && fact >= 0) item.highlights[fact] = slice(part, span);
      // "C’est bon" only agrees.
      else if (!rest && !isSaid(part, 'volontiers')) item.highlights.unshift(slice(part, tone));
    }
}

/** Which météo counts: the last one that is so now; a word rather than a sign. */
function settle(item: ItemReading, weather: readonly Place[], told: readonly Told[]): void {
  const now = weather.some(({ past }) => !past) ? weather.filter(({ past }) => !past) : weather;
  const words = now.some(({ sign }) => !sign) ? now.filter(({ sign }) => !sign) : now;
  const said = words.some(({ decided }) => decided) ? words.filter((one) => one.decided) : words;
  const values = [...new Set(said.map(({ meteo }) => meteo))];
  if (values.length > 1 && said.every(({ either }) => either)) {
    item.turns = true;
    return;
  }
  const [first] = values;
  const isCorrected = told.some(({ part, clause }) =>
    spansOf(part, 'av-correction').some(
      ({ from }) => clause.start + (part.sentence.typed[from]?.start ?? 0) > (said[0]?.at ?? 0),
    ),
  );
  const chosen = values.length > 1 && isCorrected ? values.at(-1) : first;
  if (chosen) item.meteo = chosen;
  item.meteoWord = said.findLast(({ meteo }) => meteo === chosen)?.word;
  const isBad =
    item.tone === 'bad' ||
    told.some(({ said: { blocker }, part }) => blocker && isSaid(part, 'av-blocage-dit'));
  if (
    (values.length > 1 && !isCorrected) ||
    (chosen === 'soleil' && isBad) ||
    (chosen === 'orage' && item.tone === 'good')
  )
    item.conflict = true;
}
