/** What a part says in words: blocked, to be decided, what comes next, nothing new. */
import { isLight } from '../../../sentence/between.ts';
import { overlap } from '../../../sentence/placed.ts';
import { placeOf } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { sinceSpan } from '../model/since.ts';
import { announcingIn, articleOf, attributesIn, lackingIn, saidOf } from './difficulty.ts';
import {
  covered,
  type Extent,
  foldedAt,
  isColonBefore,
  isDenied,
  isHead,
  isPast,
  isSaid,
  isWord,
  leftIn,
  opened,
  type Part,
  placesIn,
  spansOf,
  trimmed,
  use,
  type Within,
  wholeOf,
} from './part.ts';
import { hasVerb } from './rest.ts';

export interface Blocked extends Extent {
  /** "Bloqué" and nothing more, since when apart: what stands beside it in the sentence says why. */
  bare?: boolean;
  /** "Bloquée depuis trois semaines": the state of what stands before it. */
  dated?: boolean;
  /** "C'est bloquant": the whole sentence says what. */
  whole?: boolean;
}

export interface Statements {
  unchanged?: true;
  blocker?: Blocked;
  arbitration?: Extent;
  nextStep?: Extent;
  /** "Prochaine étape :" and nothing more. */
  opensStep?: true;
  cleared: ('blocker' | 'arbitration')[];
  /** "Plus bloqué je pense": lifted maybe. */
  unsure?: true;
  /** All of it is done. */
  done?: true;
  /** Things go well, or badly, as a whole. */
  tone?: 'good' | 'bad';
}

export function statementsIn(part: Part, slots: SlotContext): Statements {
  const said: Statements = { cleared: [] };
  tone(part, said);
  if (spansOf(part, 'av-rien').some((nothing) => isUnchanged(part, nothing))) {
    const but = exceptedIn(part);
    use(part, but ? { from: part.from, to: but.from } : part);
    return but ? { ...said, ...statementsIn(but, slots) } : { ...said, unchanged: true };
  }
  if (isDone(part)) {
    use(part, part);
    said.done = true;
  }
  step(part, said);
  blocker(part, said, slots);
  arbitration(part, said);
  return said;
}

/** "Rien de neuf à part que la relecture a pris du retard": what is excepted is told. */
function exceptedIn(part: Part): Part | undefined {
  const { light } = part.sentence.lexicon;
  const [but] = spansOf(part, 'av-sauf');
  if (!but) return undefined;
  const that = spansOf(part, 'bord-subordonne').find(({ from }) => from === but.to);
  const told = { ...part, from: (that ?? but).to };
  return leftIn(told, covered(told, 'av-appui')).some((at) => !light.has(foldedAt(part, at)))
    ? told
    : undefined;
}

/** "Rien de neuf"; "rien n’a bougé faute de chef de projet", "pas de nouvelles de la mairie", "pareil que Karim" and "la salle ne change pas" are said of something else. */
function isUnchanged(part: Part, nothing: Extent): boolean {
  const { tokens, lexicon } = part.sentence;
  const light = covered(part, 'av-autour-rien');
  // "Ras le bol" is no "RAS".
  if (covered(part, 'muet-plainte').has(nothing.from)) return false;
  if (spansOf(part, 'av-cause').some(({ from }) => from >= nothing.to)) return false;
  const isOther = (at: number) =>
    at < part.to && isWord(tokens[at]) && !part.used.has(at) && !light.has(at);
  let after = nothing.to;
  if (!/^(?:de|du|des|d|que?)$/.test(foldedAt(part, after))) after = part.to;
  while (after < part.to && lexicon.light.has(foldedAt(part, after))) after++;
  const before = /^(?:n|ne)$/.test(foldedAt(part, nothing.from)) ? nothing.from - 1 : part.to;
  // "On me relance trois fois pour la même chose": a noun, of what the verb tells.
  const isNoun = foldedAt(part, nothing.from - 1) === 'la';
  if (isNoun && tokens.slice(part.from, nothing.from).some((_, i) => isOther(part.from + i)))
    return false;
  return !covered(part, 'av-rien-faux').has(nothing.from) && !isOther(after) && !isOther(before);
}

/** "La 1.1 est terminée", "on a fini"; "l'étape 1 est terminée" is said of a part of it. */
function isDone(part: Part): boolean {
  const [said] = spansOf(part, 'av-acheve');
  if (!said) return false;
  if (spansOf(part, 'av-avenir').some(({ to }) => to <= said.from)) return false;
  const others = leftIn(part, covered(part, 'av-autour-acheve')).some(
    (at) => !part.sentence.lexicon.light.has(foldedAt(part, at)),
  );
  const denied = isDenied(part, said.from);
  // "Pas terminé" says nothing else.
  if (denied && !others) use(part, part);
  return !others && !denied;
}

function tone(part: Part, said: Statements): void {
  if (spansOf(part, 'av-tout-va-mal').some(({ from }) => !isDenied(part, from))) {
    said.tone = 'bad';
    return;
  }
  const good =
    // "Ça avance pas trop".
    spansOf(part, 'av-tout-va-bien').find(
      ({ from, to }) => !isDenied(part, from) && !/^(?:pas|plus|guere)$/.test(foldedAt(part, to)),
    ) ??
    // "La 5 avance".
    spansOf(part, 'av-avance').find(({ from }) => part.used.has(from - 1)) ??
    spansOf(part, 'av-ok').find((ok) => isAllBeside(part, ok));
  if (!good) return;
  use(part, good);
  said.tone = 'good';
}

/** "4.1 ok": nothing else is said of what is named. */
const isAllBeside = ({ sentence: { tokens }, used }: Part, { from, to }: Extent): boolean =>
  used.size > 0 &&
  tokens.every((token, at) => used.has(at) || (at >= from && at < to) || !isWord(token));

function step(part: Part, said: Statements): void {
  // "Je prends la suite d’Agnès" tells who follows her, and no step.
  const no = covered(part, 'av-etape-faux', 'gens-suite');
  const found = spansOf(part, 'av-etape-dite').find(
    ({ from, to }) => !no.has(from) && (to - from > 1 || isHead(part, from)),
  );
  if (!found) return;
  const rest = trimmed(part, { from: afterName(part, found.to), to: part.to }, new Set());
  use(part, { from: found.from, to: part.to });
  if (rest.from < rest.to) said.nextStep = rest;
  else said.opensStep = true;
}

/** "Prochaine étape de la 1.1 : …": behind the name of what it is about. */
function afterName(part: Part, from: number): number {
  const light = covered(part, 'av-appui');
  let at = from;
  while (at < part.to && light.has(at)) at++;
  while (part.used.has(at)) from = ++at;
  return from;
}

function blocker(part: Part, said: Statements, slots: SlotContext): void {
  const again = spansOf(part, 'av-blocage-renvoi')[0];
  // "C’est pas la salle qui bloque": kept as it is said.
  const isNot = ({ from, to }: Extent) =>
    isSaid({ ...part, from: Math.max(part.from, from - 2), to }, 'av-est');
  if (again && spansOf({ ...part, to: again.from }, 'nie-celui').some(isNot)) return;
  if (again) {
    said.blocker = saidOf(part, again) ?? { ...part, whole: true };
    use(part, part);
    return;
  }
  // "Rendez-vous pour débloquer" lifts nothing yet.
  const up = lifted(part).filter(({ from }) => !isIf(part, from) && !isInfinitive(part, from));
  const label =
    labelIn(part, 'bord-difficulte') ??
    announcingIn(part).find(({ to }) => to < part.to) ??
    (up.length === 0 ? troubleIn(part) : undefined);
  const [attribute] = attributesIn(part);
  const of = attribute && saidOf(part, attribute);
  const [noun] = label ? [label] : of ? [] : spansOf(part, 'av-blocage-mot');
  const verb =
    spansOf(part, 'av-blocage-dit').find(
      ({ from }) => !isInfinitive(part, from) && !isIf(part, from),
    ) ??
    attribute ??
    (isSaid(part, 'av-depuis-jour') ? lackingIn(part)[0] : undefined);
  const found = noun ?? verb;
  const denied =
    found !== undefined &&
    (isDenied(part, found.from) || (found === verb && foldedAt(part, found.to) === 'pas'));
  // "Pas de blocage à part la signature".
  const but = exceptedIn(part);
  const isNoTrouble = (one: Extent) => but && one.to <= but.from && isDenied(part, one.from);
  if (but && (denied || up.length > 0 || spansOf(part, 'bord-difficulte').some(isNoTrouble))) {
    said.blocker = opened(but, trimmed(but, but));
    use(part, part);
    return;
  }
  if (denied || up.some(({ from }) => !noun || from !== noun.from)) {
    if (isDoubted(part)) said.unsure = true;
    else said.cleared.push('blocker');
    if (denied) use(part, part);
    // "Le blocage de Saint-Denis est levé": what was in the way is no fact; "le recrutement est réglé" is one.
    for (const { from, to } of up)
      if (noun) use(part, { from: Math.min(noun.from, from), to: Math.max(noun.to, to) });
      else if (isOwnClause(part, { from, to }) || !isSaid({ ...part, from, to }, 'av-leve'))
        use(part, { from, to });
    return;
  }
  if (!found) return;
  const from = afterName(part, found.to);
  // "Blocage : la ville ne répond plus".
  const isLabel =
    noun !== undefined &&
    (isColonBefore(part, from) || announcingIn({ ...part, ...noun }).length > 0);
  // "On a du mal à recruter": words that lead up elsewhere are its own.
  const lead = covered(part, 'av-appui', ...(noun ? (['av-etiquettes'] as const) : []));
  if (!noun) for (let at = found.from; at < found.to; at++) lead.delete(at);
  const span = isLabel
    ? { from, to: part.to }
    : (found === attribute && of) || opened(part, trimmed(part, part, lead));
  // "Blocage : aucun".
  const isNone = isLabel && spansOf(part, 'av-aucun').some(({ to }) => to >= span.to);
  const since = sinceIn(part, slots);
  const empty = covered(part, 'av-blocage-seul');
  use({ used: empty }, since);
  // "Gros souci, la ville ne répond plus": what stands beside it says which.
  let bare = span.from >= span.to || !isLabel;
  for (let at = span.from; at < span.to; at++) bare &&= part.used.has(at) || empty.has(at);
  const dated = since.from === found.to;
  const alone = { from: articleOf(part, found.from), to: dated ? since.to : found.to };
  use(part, part);
  if (isNone) said.cleared.push('blocker');
  else said.blocker = bare ? { ...alone, bare, dated } : span;
}

/** "Depuis trois semaines", with the word that leads to it; empty where it is not said. */
function sinceIn(part: Part, slots: SlotContext): Extent {
  const lead = spansOf(part, 'av-depuis-jour').at(-1);
  const span = lead && sinceSpan(part.sentence.text, slots);
  if (!lead || !span) return { from: 0, to: 0 };
  const said = placeOf(part.sentence, span);
  const days = whenSlot(part.sentence, slots).filter((day) =>
    overlap(day, { ...said, value: day.value }),
  );
  return { from: lead.from, to: Math.max(...[said, ...days].map(({ at, length }) => at + length)) };
}

/** "Je dois bloquer mon agenda". */
export const isInfinitive = ({ sentence }: Within, at: number): boolean =>
  sentence.lexicon.grammar.isInfinitive(sentence.tokens[at]?.folded ?? '');

/** "Levé", "n'est plus bloquée", "ne bloque plus", "enlève le blocage". */
const lifted = (part: Part): readonly Extent[] => [
  ...spansOf(part, 'av-leve'),
  ...obstaclesOff(part),
  ...spansOf(part, 'av-ne-plus').flatMap((no): Extent[] =>
    [
      ...spansOf(part, 'av-blocage-dit'),
      ...spansOf(part, 'av-blocage-mot'),
      ...attributesIn(part),
    ].flatMap((said) =>
      near(no, said) ? [{ from: Math.min(no.from, said.from), to: Math.max(no.to, said.to) }] : [],
    ),
  ),
];

/** "Plus bloquée", "n'est plus vraiment bloquée", "bloque plus". */
const near = (no: Extent, said: Extent): boolean =>
  no.from === said.to || (no.to <= said.from && said.from - no.to < (no.to - no.from > 1 ? 2 : 1));

/** "Débloqué, la mairie a signé", "on peut repartir": said alone, or of what has a verb of its own behind it. */
function isOwnClause(part: Part, { from, to }: Extent): boolean {
  const behind = { ...part, from: to };
  return isHead(part, from) && (leftIn(behind, covered(behind)).length === 0 || hasVerb(behind));
}

/** "Si on les débloque", "je n’irais pas jusqu’à dire bloqué", "ça bloque pas vraiment": not so. */
const isIf = (part: Part, at: number): boolean =>
  ['av-si', 'av-pas-dire'].some((one) => spansOf(part, one).some(({ to }) => to <= at)) ||
  spansOf(part, 'av-pas-vraiment').some(({ from, to }) => to === at || from === at + 1);

/** "C’est débloqué je crois", "plus bloqué, je pense". */
const isDoubted = (part: Part): boolean =>
  isSaid(part, 'doute') ||
  spansOf(wholeOf(part.sentence), 'doute').some(({ from }) => from === part.to);

/** "Soucis avec le recrutement", "difficultés à recruter": what is in the way opens what is told. */
const troubleIn = (part: Part): Extent | undefined =>
  spansOf(part, 'bord-difficulte').find(
    ({ from, to }) =>
      isHead(part, from) &&
      !isDenied(part, from) &&
      spansOf(part, 'q-preposition').some((one) => one.from === to),
  );

/** "Difficulté 1.1 :", "à décider par le comité :", "le souci c'est que": where what they announce follows. */
export const labelIn = (part: Part, concept: string): Extent | undefined =>
  spansOf(part, concept).find(
    ({ from, to }) => isHead(part, from) && isColonBefore(part, afterName(part, to)),
  );

/** Whether somebody is to decide something: "besoin d'un arbitrage", "il faut que le comité choisisse". */
export const isToSettle = (part: Within): boolean =>
  !isRelative(part) &&
  (isSaid(part, 'av-arbitrage-mot', 'bord-demande-comite') ||
    (isSaid(part, 'av-besoin', 'bord-souhait') && isSaid(part, 'bord-que-le-comite')) ||
    (isSaid(part, 'av-besoin', 'av-comite') &&
      spansOf(part, 'av-trancher').some(({ from }) => !isPast(part, from))));

/** "Ce qu’il faut décider" names what is to be decided, and asks for it. */
const isRelative = (part: Within): boolean =>
  foldedAt(part, part.from) === 'ce' && /^qu/.test(foldedAt(part, part.from + 1));

/** "Oubliez la décision": what was asked of the committee is asked no more. */
export const isTakenBack = (part: Within): boolean =>
  isSaid(part, 'bord-demande-retiree') && removals(part).length > 0;

/** "Enlève le blocage", "vire le souci": the verb, to the end of what is in the way no more. */
export const obstaclesOff = (part: Within): Extent[] =>
  removals(part).flatMap(({ from, to }): Extent[] => {
    const named = [...spansOf(part, 'av-blocage-mot'), ...spansOf(part, 'bord-difficulte')].find(
      (one) => one.from > to && isLight(part.sentence, to, one.from),
    );
    return named && !isInfinitive(part, from) ? [{ from, to: named.to }] : [];
  });

const removals = (part: Within): Extent[] =>
  spansOf(part, 'av-supprimer').filter(
    ({ from }) => !spansOf(part, 'av-aucun').some(({ to }) => to === from),
  );

function arbitration(part: Part, said: Statements): void {
  const label = labelIn(part, 'bord-decision');
  if (label) {
    said.arbitration = { from: afterName(part, label.to), to: part.to };
    use(part, part);
    return;
  }
  // "Décision retirée : c’est le département": what follows the colon is told.
  if (isTakenBack(part)) {
    said.cleared.push('arbitration');
    const colon = placesIn(part).find((at) => at > part.from && isColonBefore(part, at));
    use(part, { from: part.from, to: colon ?? part.to });
    return;
  }
  // "La décision est tombée", "l’arbitrage est rendu": it waits no more, and is told.
  const [named] = [...spansOf(part, 'av-decision'), ...spansOf(part, 'bord-demande-comite')];
  const isGiven = ({ from, to }: Extent) => named && to > named.from && !isDenied(part, from, 4);
  if (spansOf(part, 'av-arbitrage-rendu').some(isGiven)) {
    said.cleared.push('arbitration');
    return;
  }
  if (!isToSettle(part)) return;
  // "Plus besoin que le comité tranche".
  const no = [...spansOf(part, 'av-ne-plus'), ...spansOf(part, 'av-aucun')];
  const isNeeded = spansOf(part, 'av-besoin').every((need) => !no.some((one) => near(one, need)));
  const [noun] = [...spansOf(part, 'av-arbitrage-mot'), ...spansOf(part, 'bord-demande-comite')];
  if (!isNeeded || (noun && isDenied(part, noun.from))) {
    said.cleared.push('arbitration');
    use(part, part);
    return;
  }
  said.arbitration = trimmed(part, part, new Set());
  const links = covered(part, 'bord-liaison', 'av-charniere');
  while (links.has(said.arbitration.from)) said.arbitration.from++;
  said.arbitration.from = matterOf(part) ?? said.arbitration.from;
  use(part, part);
}

/** "Je veux que le comité décide des horaires": what is to be decided, and not that it is. */
function matterOf(part: Part): number | undefined {
  const [body] = spansOf(part, 'av-comite');
  const verb = spansOf(part, 'av-trancher').find(({ from }) => body && from >= body.to);
  if (!body || !verb) return undefined;
  const needed = covered(part, 'av-besoin');
  for (let at = body.to; at < verb.from; at++) if (!needed.has(at)) return undefined;
  if (verb.to < part.to && /^(?:de|du|des|d|sur|on)$/.test(foldedAt(part, verb.to)))
    return verb.to + 1 < part.to ? verb.to + 1 : undefined;
  // "Décide avant janvier": when, and not of what.
  const what = [...covered(part, 'bord-subordonne', 'interroge', 'av-si')];
  const isWhat =
    what.includes(verb.to) ||
    isColonBefore(part, verb.to) ||
    /^(?:l|le|la|les|un|une|qui|entre|the|between)$/.test(foldedAt(part, verb.to));
  return isWhat && verb.to < part.to ? verb.to : undefined;
}
