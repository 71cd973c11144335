/** Clauses of a sentence: what commas, dashes and "mais" part; and whether the sentence only asks. */
import { gap, isLight } from '../../../sentence/between.ts';
import { type Sentence, setIn } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { announcingIn, insteadOf } from './difficulty.ts';
import {
  covered,
  type Extent,
  foldedAt,
  isColonBefore,
  isFiniteAt,
  isNumber,
  isSaid,
  isWord,
  leftIn,
  placesIn,
  STOP,
  type SubjectMention,
  slice,
  spansOf,
  use,
  type Within,
  wholeOf,
} from './part.ts';
import { othersSlot } from './progress-slots.ts';
import { isTakenBack, isToSettle, obstaclesOff } from './statements.ts';
import { meteosSaid, tellsState } from './weather.ts';

const OPEN = /[([{«“]/gu;
const SHUT = /[)\]}»”]/gu;

/** A long update has some eighty; past these, somebody is trying things out: the rest is one. */
const MOST = 200;

export function clausesOf(sentence: Sentence, mentions: readonly SubjectMention[]): Extent[] {
  const { tokens, text, typed } = sentence;
  const whole = wholeOf(sentence);
  const { grammar } = sentence.lexicon;
  // "Le budget par contre est pas bouclé": it stands between a subject and its verb, and parts nothing.
  const isWithin = ({ from, to }: Extent): boolean => {
    const stop = tokens.findLastIndex((_, at) => at < from && STOP.test(gap(sentence, at, at)));
    const before = tokens.slice(Math.max(0, stop), from);
    const isNamed =
      before.length > 1 &&
      before.every((token) => isWord(token) && !grammar.isFinite(token.folded));
    return isNamed && isFiniteAt(whole, to);
  };
  // "Le souci c’est qu’on trouve pas de salle": what announces is not cut from what it announces.
  const announced = announcingIn(whole);
  const openings = new Set([
    ...spansOf(whole, 'av-charniere').flatMap((span) => (isWithin(span) ? [] : [span.from])),
    ...propositionsIn(whole).map(
      (at) => announced.find(({ from, to }) => from < at && at <= to)?.from ?? at,
    ),
  ]);
  const instead = insteadOf(sentence);
  const riders = ridersIn(whole);
  const heads = new Set(mentions.map(({ at }) => at));
  const ends = new Set(mentions.map(({ at, length }) => at + length));
  const clauses: Extent[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 1; at < tokens.length && clauses.length < MOST; at++) {
    const between = gap(sentence, at, at);
    const isShut = /[)\]}»”]/u.test(text.slice(typed[at]?.end));
    const inside = depth > 0;
    depth = Math.max(0, depth - (between.match(SHUT)?.length ?? 0));
    // Of what stands behind the closing bracket, or before the one that opens.
    const outer = inside
      ? depth > 0
        ? ''
        : between.replace(/^.*[)\]}»”]/su, '')
      : between.replace(/[([{«“].*$/su, '');
    if (isShut) depth += between.match(OPEN)?.length ?? 0;
    // "Par tél, Nadia : fiche 5…", "je donne les nouvelles de la 1.1 : …": a fiche beside the colon parts the clauses.
    const announces =
      /[:→]/.test(outer) &&
      (heads.has(at) || (ends.has(at) && isSaid({ ...whole, from, to: at }, 'av-je')));
    const edge = instead && at >= instead.from && at <= instead.to;
    if (edge && at !== instead.from && at !== instead.to) continue;
    if (riders.has(at)) continue;
    if (
      !edge &&
      !STOP.test(outer) &&
      !announces &&
      !openings.has(at) &&
      tokens[at - 1]?.folded !== '?'
    )
      continue;
    clauses.push({ from, to: at });
    from = at;
  }
  clauses.push({ from, to: tokens.length });
  return withSubjects(whole, clauses);
}

/** "Le quatrième, celui d’Est Ensemble, ne le sera pas", "le volet formation, lui, est terminé": one, from its subject to its verb. */
function withSubjects(whole: Within, clauses: readonly Extent[]): Extent[] {
  const joined: Extent[] = [];
  const { grammar } = whole.sentence.lexicon;
  const determiners = covered(whole, 'derriere-ordre');
  const nominal = covered(whole, 'devant-nom');
  const clitics = covered(whole, 'devant-verbe');
  const verbs = covered(whole, 'av-conjugue');
  const links = covered(whole, 'bord-liaison');
  const around = covered(whole, 'av-autour', 'av-pour-cent');
  let subject: number | undefined;
  for (const clause of clauses) {
    const isVerb = (at: number) =>
      isFiniteAt(whole, at) ||
      (verbs.has(at) && !/^à/iu.test(slice(whole, { from: at, to: at + 1 })));
    // "…, relu par la Caf, …" stands within.
    const isTold = (at: number) =>
      !nominal.has(at - 1) &&
      (isVerb(at) || (subject === undefined && grammar.isParticiple(foldedAt(whole, at))));
    // "1.1 : le volet formation, lui, …": behind the name of what it is about.
    const at = placesIn(clause).findLast((one) => one > clause.from && isColonBefore(whole, one));
    const name = { from: at ?? clause.from, to: clause.to };
    const isName =
      !placesIn(name).some(isTold) &&
      (subject !== undefined || !tellsState({ ...whole, ...clause })) &&
      !/\d/.test(slice(whole, name));
    const verb = placesIn(clause).find((at) => !clitics.has(at));
    // "La carto dynamique, 30 %": how far it is.
    const isShare =
      isSaid({ ...whole, ...clause }, 'av-pour-cent') || /%/.test(slice(whole, clause));
    const isHowFar =
      isShare &&
      leftIn({ ...whole, ...clause }, around).every((at) => isNumber(whole.sentence.tokens[at]));
    joined.push(clause);
    if (subject !== undefined && verb !== undefined && (isVerb(verb) || isHowFar)) {
      const { from } = joined[subject] ?? clause;
      joined.splice(subject, Infinity, { from, to: clause.to });
    }
    const [first = name.from] = placesIn(name).filter((one) => !links.has(one));
    if (!isName) subject = undefined;
    else if (determiners.has(first)) subject ??= joined.length - 1;
  }
  return joined;
}

/** "…, enfin presque", "…, voire 35", "…, tendance orage": said of the figure or the météo that stands before. */
function ridersIn(whole: Within): Set<number> {
  const { tokens } = whole.sentence;
  const around = covered(whole, 'av-correction', 'av-voire', 'bord-liaison');
  const isEnd = (at: number) => at >= tokens.length || STOP.test(gap(whole.sentence, at, at));
  const riders = [
    ...spansOf(whole, 'av-presque').filter(({ to }) => isEnd(to)),
    ...spansOf(whole, 'av-voire').filter(({ to }) => isNumber(tokens[to])),
    ...spansOf(whole, 'av-nuance').filter(({ to }) =>
      meteosSaid({ ...whole, from: to }).some(({ from }) => from === to),
    ),
  ];
  // "Pas bloqués, sauf sur le local": an exception is of what has none.
  const opens = (at: number) =>
    tokens.findLastIndex((_, i) => i < at && STOP.test(gap(whole.sentence, i, i)));
  const excepted = spansOf(whole, 'av-sauf').filter(({ from }) => {
    const before = { ...whole, from: Math.max(0, opens(from)), to: from };
    return (
      isSaid(before, 'av-rien') ||
      (isSaid(before, 'av-aucun', 'av-ne-plus') && isSaid(before, 'av-blocages', 'bord-difficulte'))
    );
  });
  return new Set(
    [...riders, ...excepted].map(({ from }) => {
      let start = from;
      while (around.has(start - 1)) start--;
      return start;
    }),
  );
}

/** How far behind "et" the verb of its own subject stands: "et la commune de Bagnolet a dit oui". */
const FAR = 7;

/**
 * Where a proposition starts that nothing but its own subject and verb parts from the one before, as in what is
 * dictated: "on a avancé on est à 60 et la commune a dit oui et il reste le local".
 */
function propositionsIn(whole: Within): number[] {
  const { tokens } = whole.sentence;
  const isVerb = (at: number) => isFiniteAt(whole, at);
  const verbs = new Set(
    spansOf(whole, 'av-conjugue').flatMap(({ from, to }) => (isVerb(to - 1) ? [from] : [])),
  );
  const led = covered(whole, 'bord-subordonne');
  const links = covered(whole, 'bord-liaison');
  const clitics = covered(whole, 'devant-verbe');
  const isStop = (at: number) => at > 0 && STOP.test(gap(whole.sentence, at, at));
  // "La Caf nous a donné": of "nous" is only a verb that agrees with it.
  const agrees = (from: number, verb: number) =>
    foldedAt(whole, from) !== 'nous' || /(?:ons|sommes)$/.test(foldedAt(whole, verb));
  const pronouns = spansOf(whole, 'bord-proposition').filter(
    ({ from, to }) =>
      !led.has(from - 1) &&
      (to - from > 1 ||
        isSaid({ ...whole, from: to, to: to + 2 }, 'av-besoin', 'bord-souhait') ||
        [0, 1, 2].some((i) => isVerb(to + i) && agrees(from, to + i))),
  );
  const starts = pronouns.map(({ from }) => from);
  for (const { from } of spansOf(whole, 'bord-liaison')) {
    if (foldedAt(whole, from) !== 'et') continue;
    // "… que la 1.1 est à 70 et que plus rien ne bloque".
    if (/^qu[e']?$/.test(foldedAt(whole, from + 1))) starts.push(from);
    const next = Array.from({ length: FAR }, (_, i) => from + 1 + i);
    const verb = next.find((at) => verbs.has(at));
    if (
      verb === undefined ||
      // "L’avis est favorable et nous est parvenu": of the same subject.
      next.every((at) => at >= verb || clitics.has(at)) ||
      next.some((at) => at < verb && (led.has(at) || foldedAt(whole, at) === 'et'))
    )
      continue;
    // "La Caf et la PMI ont signé": both do.
    const isPlural = /^(?:ont|sont|vont|\w+nt)$/.test(foldedAt(whole, verb));
    if (!isPlural || /^(?:les|des|ces|\d.*)$/.test(foldedAt(whole, from + 1))) starts.push(from);
  }
  let last = 0;
  return starts
    .sort((a, b) => a - b)
    .flatMap((start) => {
      let at = start;
      while (at > last && links.has(at - 1)) at--;
      const before = { ...whole, from: last, to: at };
      // "…, le recrutement c’est une difficulté": what a comma opens is what it is said of.
      const opened = Math.max(
        last,
        tokens.findLastIndex((_, i) => i < at && isStop(i)),
      );
      const isTold =
        at > last &&
        !isSaid({ ...before, to: Math.min(at, last + 2) }, 'av-si') &&
        [...verbs].some((verb) => verb >= opened && verb < at);
      if (!isTold) return [];
      last = at;
      return [at];
    });
}

/** "Fais-moi la dernière version", "retire la ligne": a verb that orders heads the clause, for whoever says it. */
export function ordersIn(part: Within, mentions: readonly SubjectMention[]): boolean {
  const { lexicon, text, typed } = part.sentence;
  const around = [
    ...mentions.map((one) => ({ value: one, ...one })),
    ...setIn(part.sentence, 'av-reprises'),
  ];
  const heads = (verb: number) =>
    verb >= part.from &&
    lexicon.verb(foldedAt(part, verb))?.has('imperative') === true &&
    isLight(part.sentence, part.from, verb, around);
  // "On retire", "supprimé": what is done is told.
  const isTold = ({ from }: Extent) =>
    isSaid({ ...part, to: from }, 'nie-sujet') ||
    /^\p{L}+[éÉ]e?s?(?!\p{L})/u.test(text.slice(typed[from]?.start));
  // "Assigne-la à Omar": told to whoever reads it.
  const isToldTo = (at: number) =>
    heads(at) && /^-(?:l[ae]s?|lui|leur)(?!\p{L})/u.test(text.slice(typed[at]?.end));
  return (
    isSaid(part, 'dehors-taches') ||
    placesIn(part).some(isToldTo) ||
    spansOf(part, 'av-a-moi').some(({ from }) => heads(from - 1)) ||
    (!isTakenBack(part) &&
      obstaclesOff(part).length === 0 &&
      spansOf(part, 'av-supprimer').some((verb) => heads(verb.from) && !isTold(verb)))
  );
}

/** Whether a sentence ends with a question mark or starts like a question, and tells nothing. */
export function asksOnly(sentence: Sentence, isNoted: boolean): boolean {
  const { tokens } = sentence;
  const whole = wholeOf(sentence);
  const isMarked = tokens.at(-1)?.folded === '?';
  const to = isMarked ? tokens.length - 1 : tokens.length;
  const first = tokens.findIndex((token) => isWord(token) || /^\d/.test(token.folded));
  // "Tu sais quoi" asks nothing.
  const polite = covered(whole, 'av-politesse');
  // "…, me semble-t-il" only leaves a doubt.
  for (const span of spansOf(whole, 'doute'))
    if (span.to - span.from > 2) use({ used: polite }, span);
  // "Sur quoi faut-il décider": a preposition leads to what asks.
  const lead = spansOf(whole, 'q-preposition').find(({ from }) => from === first)?.to ?? first;
  const opens = (concept: string) =>
    spansOf(whole, concept).some(({ from }) => from === first || from === lead);
  // "Comment je fais pour noter 60 % ?"
  if (opens('av-autre-demande') || opens('interroge')) return true;
  // "Qui doit décider quoi au comité" asks; "qui paie : au comité de trancher" is told.
  // "Rien de neuf sauf Bobigny qui a dit oui" is told.
  if (!isMarked && isSaid(whole, 'av-rien') && isSaid(whole, 'av-sauf')) return false;
  const isOne = !tokens.some(({ folded }) => folded === ':' || folded === ',');
  if (isOne && opens('interroge-en-tete')) return true;
  // "Elles sont écrites où": what asks may come last.
  const ends = spansOf(whole, 'av-demande-fin').some((span) => span.to === to);
  // "Note que … ?", and what the committee is to settle, are told; "le comité doit décider de quoi ?" asks.
  const settles =
    isToSettle(whole) && isSaid(whole, 'av-besoin', 'av-comite') && !(isMarked && ends);
  if (isNoted || settles || isSaid(whole, 'av-mettre', 'av-noter')) return false;
  return (
    isMarked ||
    opens('av-demande') ||
    ends ||
    spansOf(whole, 'av-interroge').some(({ from }) => !polite.has(from))
  );
}

/**
 * "Je serai absente du 7 au 21", "Karim est absent", "…, Zoé prend le relais": of people, and no news of what they lead.
 * @param behind whether the clause before says that somebody is away
 */
export function isAway(
  part: Within,
  mentions: readonly SubjectMention[],
  slots: SlotContext,
  behind: boolean,
): boolean {
  if (mentions.length > 0) return false;
  if (behind && isSaid(part, 'gens-suite')) return true;
  const absent = spansOf(part, 'dehors-absent');
  const self = spansOf(part, 'av-je');
  // "Jeudi je viendrai pas", "jviendrai pas".
  const coming = spansOf(part, 'presence-venir').some(
    ({ from }) => self.length > 0 || /(?:rai|rons|iens)$/.test(foldedAt(part, from)),
  );
  if (coming && isSaid(part, 'nie')) return true;
  // "Nous sommes en retard" is of no leave.
  return (
    (absent.length > 0 || isSaid(part, 'dehors-conges')) &&
    [...absent, ...spansOf(part, 'dehors-pose')].some(
      (one) =>
        one.from === part.from ||
        self.some(({ from }) => from === one.from) ||
        (absent.includes(one) &&
          othersSlot(part.sentence, slots).some(({ at }) => at >= part.from && at < one.from)),
    )
  );
}
