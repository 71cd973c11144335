/** What is in the way, called by a noun: "le souci", "notre principal obstacle". */
import { oncePer } from '../../../language/once-per.ts';
import { gap } from '../../../sentence/between.ts';
import { insteadIn } from '../../../sentence/instead.ts';
import { placeOf, readSentence, type Sentence } from '../../../sentence/sentence.ts';
import {
  covered,
  type Extent,
  foldedAt,
  isSaid,
  opened,
  type Part,
  STOP,
  spansOf,
  trimmed,
  type Within,
  wholeOf,
} from './part.ts';

/**
 * "Le frein c’est …", "ce qui coince c’est qu’on …", "notre seul obstacle reste …": what follows is in the way. From
 * its article to the word before what it is.
 */
export const announcingIn = (part: Within): Extent[] => [
  ...spansOf(part, 'bord-difficulte-annonce'),
  ...spansOf(part, 'bord-difficulte').flatMap(({ from, to }): Extent[] => {
    const verb = spansOf(part, 'av-est').find((one) => one.from === to);
    if (!verb) return [];
    const that = /^qu[e']?$/.test(foldedAt(part, verb.to)) ? 1 : 0;
    return [{ from: articleOf(part, from), to: verb.to + that }];
  }),
];

/** "Le recrutement c’est une difficulté", "la salle reste un vrai souci": said of what stands before it, with its article. */
export const attributesIn = (part: Part): Extent[] =>
  spansOf(part, 'bord-difficulte').flatMap(({ from, to }): Extent[] => {
    const start = articleOf(part, from);
    const isVerb = spansOf({ ...part, to: start }, 'av-est').some((verb) => {
      const no = covered(
        { ...part, from: verb.to, to: start },
        'av-ne-plus',
        'av-aucun',
        'av-reste',
      );
      return no.size >= start - verb.to;
    });
    return start < from && isVerb ? [{ from: start, to }] : [];
  });

/** "Les données, c’est un blocage", "ah non les adresses c’est bloquant": what it is said of, where nothing follows. */
export function saidOf(part: Part, { from, to }: Extent): Extent | undefined {
  const { tokens, lexicon } = part.sentence;
  const light = covered(part, ...LEADS);
  for (const [at, { folded }] of tokens.entries()) if (lexicon.light.has(folded)) light.add(at);
  for (const at of covered(part, 'av-aucun')) light.delete(at);
  const [before, behind] = [
    { from: part.from, to: from },
    { from: to, to: part.to },
  ].map((span) => trimmed(part, span, light)) as [Extent, Extent];
  return before.from < before.to && behind.from === behind.to ? opened(part, before) : undefined;
}

/** What is said not to be in the way, and what is instead; `from` and `to`: all that says so. */
interface InTheWay extends Extent {
  was: Extent;
  now: Extent;
}

/** "C’est pas la salle le problème c’est l’assurance", "pas bloqué par le budget mais par le recrutement". */
export const insteadOf = oncePer((sentence: Sentence): InTheWay | undefined => {
  const { typed, lexicon } = sentence;
  const whole = { sentence, from: 0, to: typed.length };
  for (const denial of spansOf(whole, 'nie-celui')) {
    // "C’est pas", "ce n’est plus".
    const around = { ...whole, from: Math.max(0, denial.from - 2), to: denial.to + 1 };
    if (!isSaid(around, 'av-est', 'av-passe')) continue;
    const said = causeIn(whole, denial) ?? nameIn(sentence, denial);
    // "C’est pas grave si ça bloque": nothing does yet.
    if (!said || isSaid({ sentence, ...said.was }, 'av-si')) continue;
    // "Plus rien de bloqué, la ville a signé" names nothing that is not.
    const isNamed = typed.some(
      ({ folded }, at) => at >= said.was.from && at < said.was.to && !lexicon.light.has(folded),
    );
    if (isNamed) return { from: denial.from, to: said.now.to, ...said };
  }
  return undefined;
});

/** "Pas le budget qui bloque, c’est le local": by their names, and the state behind the first. */
function nameIn(sentence: Sentence, { from }: Extent): Pick<InTheWay, 'was' | 'now'> | undefined {
  const { text, typed, lexicon } = sentence;
  const start = typed[from]?.start ?? 0;
  const [said] = insteadIn(readSentence(text.slice(start), lexicon));
  if (!said) return undefined;
  const [was, now] = [said.was, said.now].map((span) => {
    const { at, length } = placeOf(sentence, { start: start + span.start, end: start + span.end });
    return { from: at, to: at + length };
  }) as [Extent, Extent];
  const [state] = STATES.flatMap((one) => spansOf({ sentence, ...was }, one));
  if (!state || now.from < was.to) return undefined;
  const whole = wholeOf(sentence);
  return {
    was: { from: was.from, to: articleOf(whole, state.from) },
    now: { from: articleOf(whole, now.from), to: now.to },
  };
}

/** "Pas bloqué par le budget mais par le recrutement": the state, and then by what. */
function causeIn(part: Within, { to }: Extent): Pick<InTheWay, 'was' | 'now'> | undefined {
  const state = STATES.flatMap((one) => spansOf(part, one)).find((one) => one.from === to);
  const causes = covered(part, 'av-cause');
  const [turn] = ['av-charniere', 'av-est']
    .flatMap((one) => spansOf(part, one))
    .filter(({ from }) => state && from > state.to)
    .sort((a, b) => a.from - b.from);
  if (!state || !turn || !causes.has(state.to) || !causes.has(turn.to)) return undefined;
  const behind = ({ from, to: end }: Extent) => {
    let start = from;
    while (causes.has(start)) start++;
    return { from: start, to: end };
  };
  const stop = part.sentence.tokens.findIndex(
    (_, at) => at > turn.to && STOP.test(gap(part.sentence, at, at)),
  );
  return {
    was: behind({ from: state.to, to: turn.from }),
    now: behind({ from: turn.to, to: stop < 0 ? part.to : stop }),
  };
}

const STATES = ['bord-difficulte', 'av-blocage-renvoi', 'av-blocage-dit'] as const;

/** Words around what is said to be in the way. */
const LEADS = [
  'av-appui',
  'av-etiquettes',
  'av-correction',
  'av-reprise',
  'av-politesse',
  'av-est',
  'av-reste',
  'av-a-consigner',
  'bord-liaison',
] as const;

/** "On cherche un local", "personne ne répond", "par contre plus de local": what is not there; since a day, it is in the way. */
export function lackingIn(part: Within): Extent[] {
  const { grammar } = part.sentence.lexicon;
  const isVerb = (at: number) => grammar.isFinite(foldedAt(part, at));
  const noMore = spansOf(part, 'av-ne-plus');
  const isOver = ({ to }: Extent) =>
    [...noMore, ...spansOf(part, 'av-aucun')].some(({ from }) => from === to);
  const lacks = [...spansOf(part, 'av-attend'), ...spansOf(part, 'av-manque')].filter(
    (one) => (isVerb(one.from) || one.to - one.from > 1) && !isOver(one),
  );
  const gone = isSaid(part, 'av-charniere') ? noMore.filter((no) => isOfSome(part, no)) : [];
  const nobody = spansOf(part, 'bord-personne').filter(({ to }) => isVerb(to) || isVerb(to + 1));
  return [...lacks, ...gone, ...nobody];
}

/** "Plus de": there is no more, or more of it. */
const isOfSome = (part: Within, { to }: Extent): boolean =>
  /^d(?:e|es|u)?$/.test(foldedAt(part, to));

/** "Plus de local", "le bailleur nous lâche", "on attend toujours", "rien reçu depuis mars": whoever says so is asked whether it is in the way. */
export const mayBlock = (part: Within): boolean =>
  spansOf(part, 'av-ne-plus').some(
    (no) =>
      isOfSome(part, no) &&
      // "On n’a plus de local".
      covered({ ...part, to: no.from }, ...HAVING).size === no.from - part.from,
  ) ||
  isSaid(part, 'av-lache') ||
  lackingIn(part).some(
    ({ from }) =>
      isSaid(part, 'av-toujours') || spansOf(part, 'av-manque').some((one) => one.from === from),
  ) ||
  (isSaid(part, 'av-depuis-jour', 'av-toujours') && isSaid(part, 'av-aucun', 'nie-ne'));

const HAVING = ['av-je', 'av-sujet', 'av-a-fait', 'nie-ne'] as const;

/** An article, or what makes it worse. */
const isDetermined = (part: Within, at: number): boolean =>
  /^(?:un|une|des|le|la|les|l|notre|nos|the|our)$/.test(foldedAt(part, at)) ||
  covered(part, 'av-pire').has(at);

/** Where the article of a noun stands, and what makes it worse. */
export function articleOf(part: Within, noun: number): number {
  let start = noun;
  while (start > part.from && isDetermined(part, start - 1)) start--;
  return start;
}
