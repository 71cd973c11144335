/** What a part says in words: blocked, to be decided, what comes next, nothing new. */
import {
  covered,
  isDenied,
  isHead,
  type Part,
  slice,
  spansOf,
  type TokenSpan,
  trimmed,
  use,
} from './sentence.ts';

export interface Statements {
  unchanged?: true;
  blocker?: string;
  /** "Bloqué" and nothing more: what follows in the sentence says why. */
  bare?: true;
  /** "C'est bloquant": the whole sentence says what. */
  whole?: true;
  arbitration?: string;
  nextStep?: string;
  /** "Prochaine étape :" and nothing more. */
  opensStep?: true;
  cleared: ('blocker' | 'arbitration')[];
  /** All of it is done. */
  done?: true;
  /** Things go well, or badly, as a whole. */
  tone?: 'good' | 'bad';
}

export function statementsIn(part: Part): Statements {
  const said: Statements = { cleared: [], ...tone(part) };
  if (isUnchanged(part)) {
    use(part, part);
    return { ...said, unchanged: true };
  }
  const done = isDone(part);
  if (done) use(part, part);
  return {
    ...said,
    ...(done ? { done } : {}),
    ...step(part),
    ...blocker(part, said),
    ...arbitration(part, said),
  };
}

/** "La 1.1 est terminée", "on a fini"; "l'étape 1 est terminée" is said of a part of it. */
function isDone(part: Part): true | undefined {
  const [said] = spansOf(part, 'av-acheve');
  if (!said || isDenied(part, said.from) || isIf(part, said.from)) return undefined;
  if (spansOf(part, 'av-avenir').some(({ to }) => to <= said.from)) return undefined;
  const light = covered(part, 'appui', 'etiquettes', 'av-acheve', 'av-politesse', 'av-reprise');
  const others = part.marks
    .slice(part.from, part.to)
    .some(
      ({ kind, folded }, i) =>
        kind !== 'sign' &&
        kind !== 'stop' &&
        !part.used.has(part.from + i) &&
        !light.has(part.from + i) &&
        !part.words.light.has(folded),
    );
  return others ? undefined : true;
}

function isUnchanged(part: Part): boolean {
  const no = covered(part, 'rien-faux');
  return spansOf(part, 'rien').some(({ from }) => !no.has(from));
}

function tone(part: Part): Pick<Statements, 'tone'> {
  const bad = spansOf(part, 'tout-va-mal').find(({ from }) => !isDenied(part, from));
  const good = spansOf(part, 'tout-va-bien').find(
    ({ from }) => !isDenied(part, from) || from === part.from,
  );
  if (bad) return { tone: 'bad' };
  if (!good) return {};
  use(part, good);
  return { tone: 'good' };
}

function step(part: Part): Pick<Statements, 'nextStep' | 'opensStep'> {
  const no = covered(part, 'etape-faux');
  const found = spansOf(part, 'etape').find(
    ({ from, to }) =>
      !no.has(from) && (to - from > 1 || isHead(part, from)) && !isDenied(part, from),
  );
  if (!found) return {};
  const rest = trimmed(part, { from: found.to, to: part.to }, new Set());
  const nextStep = slice(part, rest);
  use(part, { from: found.from, to: part.to });
  return nextStep ? { nextStep } : { opensStep: true };
}

function blocker(part: Part, said: Statements): Partial<Statements> {
  const again = spansOf(part, 'blocage-renvoi')[0];
  if (again && !/^[:=]$/.test(part.marks[again.to]?.folded ?? '')) {
    use(part, part);
    return { whole: true, blocker: slice(part, part) };
  }
  const up = spansOf(part, 'leve').filter(({ from }) => !isIf(part, from));
  const noun = spansOf(part, 'blocage-mot')[0] ?? again;
  const verb = spansOf(part, 'blocage-dit').find((s) => !part.used.has(s.from));
  const found = noun ?? verb;
  if (found && (isDenied(part, found.from) || up.some((s) => s.from !== found.from || !noun))) {
    said.cleared.push('blocker');
    if (isDenied(part, found.from) && up.length === 0) use(part, part);
    return {};
  }
  if (!found) {
    if (up.length > 0) said.cleared.push('blocker');
    return {};
  }
  return noun ? named(part, noun) : told(part, found);
}

/** "si on les débloque": not yet so. */
const isIf = (part: Part, at: number): boolean => spansOf(part, 'si').some(({ to }) => to <= at);

/** "blocage : la ville ne répond plus", "blocage foncier à Bondy". */
function named(part: Part, noun: TokenSpan): Partial<Statements> {
  const colon = /^[:=]$/.test(part.marks[noun.to]?.folded ?? '');
  const span = colon
    ? { from: noun.to + 1, to: part.to }
    : trimmed(part, part, covered(part, 'appui', 'etiquettes'));
  const blocker = slice(part, span).replace(/^[\s*_`]+|[\s*_`]+$/g, '');
  const none = spansOf(part, 'aucun').some(({ from, to }) => from >= span.from && to >= span.to);
  use(part, part);
  // "Blocage : aucun".
  if (colon && none) return { cleared: ['blocker'] };
  return blocker ? { blocker } : { blocker: slice(part, noun), bare: true };
}

function told(part: Part, verb: TokenSpan): Partial<Statements> {
  const span = trimmed(part, part);
  const empty = covered(part, 'blocage-nu', 'blocage-dit', 'appui', 'etiquettes', 'tout-va-mal');
  const bare = !part.marks
    .slice(span.from, span.to)
    .some(
      (m, i) => m.kind !== 'sign' && !part.used.has(span.from + i) && !empty.has(span.from + i),
    );
  const blocker = slice(part, span) || slice(part, verb);
  use(part, part);
  return bare ? { blocker, bare } : { blocker };
}

function arbitration(part: Part, said: Statements): Pick<Statements, 'arbitration'> {
  const [found] = spansOf(part, 'arbitrage-mot');
  if (!found) return {};
  const given = spansOf(part, 'arbitrage-rendu').some(({ to }) => to > found.from);
  if (given || isDenied(part, found.from)) {
    said.cleared.push('arbitration');
    if (!given) use(part, part);
    return {};
  }
  const text = slice(part, trimmed(part, part, new Set()));
  use(part, part);
  return { arbitration: text };
}
