/** "Oui", "vas-y", "laisse tomber": a whole message that says yes or no to what is asked. */
import { z } from 'zod';
import { LINKS } from '../language/phrases.ts';
import { partsOf, sentencesOf } from '../sentence/clauses.ts';
import { isOver, longest, overlap } from '../sentence/placed.ts';
import { conceptsOf, readSentence, type Sentence, typedOver } from '../sentence/sentence.ts';
import { putsRight } from '../sentence/superseded.ts';

export const assentSchema = z.strictObject({
  /** `drop`: it is called off, which answers neither way ("laisse tomber"). */
  says: z.enum(['yes', 'no', 'drop']),
  /** Said by a word that can mean nothing else ("oui", "je confirme"), and not "ok" or "vas-y". */
  isPlain: z.boolean(),
  /** Said by the word for a sending, and no other: "envoie" answers no other question. */
  isSending: z.boolean().default(false),
  /** What it is said of, as typed: "la réunion" of "oui envoie la réunion". */
  about: z.string(),
});
export type Assent = z.infer<typeof assentSchema>;

/** "Oui ❌" is no yes: what a sign says beside the words is asked again. */
const DOUBT = /[?❌❎✖🚫⛔👎🤔]/u;

/** A sign alone that agrees; it means less than a word. */
const AGREES = /^(?:(?:👍|👌|✅)[\u{1F3FB}-\u{1F3FF}]?[\s!]*)+$/u;

/** Longer than this, it says something else as well. */
const MOST_WORDS = 8;
const MOST_LETTERS = 200;

/** Concepts of an assent (`plan/vocabulaire/commandes/communs.yaml`). */
const ANSWERS: ReadonlySet<string> = new Set(['oui', 'volontiers', 'non', 'laisse-tomber']);
/** What is proposed, and the doing of it: said behind a yes, they add nothing. */
const BESIDE: ReadonlySet<string> = new Set(['faire-ainsi', 'chose-proposee']);
/** Which of several is meant. */
const CHOICES: ReadonlySet<string> = new Set([
  'choix-premier',
  'choix-deuxieme',
  'choix-troisieme',
  'choix-dernier',
  'choix-tous',
]);

const nobody = (): boolean => false;

/**
 * What a message answers to a yes-or-no question, when it does nothing else.
 * @param names whether a word belongs to the name of what was asked last
 */
export function assentIn(
  sentence: Sentence,
  names: (folded: string) => boolean = nobody,
): Assent | undefined {
  const { text, tokens, concepts, lexicon } = sentence;
  if (AGREES.test(text.trim())) return { says: 'yes', isPlain: false, isSending: false, about: '' };
  if (text.length > MOST_LETTERS || DOUBT.test(text) || tokens.length === 0) return undefined;
  const answers = longest(concepts.filter(({ value }) => ANSWERS.has(value)));
  const beside = longest(concepts.filter(({ value }) => BESIDE.has(value)));
  const said = new Set(answers.map(({ value }) => value));
  const yes = said.has('oui') || said.has('volontiers');
  const no = said.has('non');
  const covered = [...answers, ...beside];
  // The name of what was asked, said behind a yes: "non, le 8" may be another day.
  const isNamed = (at: number) =>
    yes && !isOver(covered, at) && !light(at) && names(tokens[at]?.folded ?? '');
  const light = (at: number) => lexicon.light.has(tokens[at]?.folded ?? '');
  if (tokens.filter((_, at) => !isNamed(at)).length > MOST_WORDS) return undefined;
  // "Oublie-moi" calls nothing off: beside what is no plain yes or no, only articles stand.
  const mayStand = said.has('oui') || said.has('non') ? lexicon.light : LINKS;
  const stands = (at: number) => mayStand.has(tokens[at]?.folded ?? '');
  if (!tokens.every((_, at) => isOver(covered, at) || stands(at) || isNamed(at))) return undefined;
  if (yes && no) return undefined;
  const things = beside.filter(
    ({ value, at }) => value === 'chose-proposee' && !answers.some((a) => a.at === at),
  );
  const named = tokens.flatMap((_, at) => (isNamed(at) ? [{ value: '', at, length: 1 }] : []));
  const about = [...things, ...named]
    .map(({ at, length }) => typedOver(sentence, at, length))
    .join(' ');
  // "Non, je veux un sondage": something else is wanted.
  if (no && things.length > 0 && concepts.some(({ value }) => value === 'demande-polie'))
    return undefined;
  // "Annule la réunion" is an order of its own; "oui, annule la réunion" answers.
  if (!yes && !no && about !== '') return undefined;
  const sending = concepts.filter(({ value }) => value === 'oui-envoie');
  const isSending =
    !said.has('oui') && answers.every((one) => sending.some((other) => overlap(one, other)));
  if (yes) return { says: 'yes', isPlain: said.has('oui'), isSending, about };
  // "Non, laisse tomber" says no.
  if (no) return { says: 'no', isPlain: true, isSending: false, about };
  return answers[0] ? { says: 'drop', isPlain: false, isSending: false, about } : undefined;
}

/** "Ah d’accord", "ok": it agrees with whatever was said last, and names nothing. */
export const onlyAgrees = (assent: Assent | undefined): boolean =>
  assent?.says === 'yes' && !assent.isPlain && assent.about === '';

/** A yes or a no that something else is said behind: "oui, et ajoute Karim", "non, nomme Paul". */
export interface AssentAhead {
  assent: Assent;
  rest: string;
  /** "Oui mais …": what follows limits it. */
  isLimited: boolean;
}

/** What opens with a yes or a no, and goes on with another sentence or a part of its own. */
export function openingIn(sentence: Sentence): AssentAhead | undefined {
  const { text, typed, lexicon } = sentence;
  if (putsRight(sentence)) return undefined;
  for (const [first, second] of [sentencesOf(text), partsOf(text)]) {
    const assent = first && assentIn(readSentence(text.slice(first.start, first.end), lexicon));
    if (!second || !assent) continue;
    const isBetween = ({ at }: { at: number }) => {
      const start = typed[at]?.start ?? 0;
      return first.end <= start && start < second.start;
    };
    const isLimited = conceptsOf(sentence, 'av-charniere').some(isBetween);
    return { assent, rest: text.slice(second.start), isLimited };
  }
  return undefined;
}

/**
 * Words that name something, in a message that may also say yes or no, or which of several.
 * @param ranks whether what says which ("la première", "2") is left out too
 */
export function wordsBeside({ tokens, concepts, lexicon }: Sentence, ranks: boolean): string[] {
  const isAside = (value: string): boolean =>
    ANSWERS.has(value) ||
    value === 'faire-ainsi' ||
    value === 'choix-celui' ||
    (ranks && CHOICES.has(value));
  const aside = longest(concepts.filter(({ value }) => isAside(value)));
  return tokens.flatMap(({ folded }, at) =>
    isOver(aside, at) || lexicon.light.has(folded) ? [] : [folded],
  );
}
