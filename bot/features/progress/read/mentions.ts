/** Where a sentence names a fiche or an action: "la 1.1", "fiche cinq", "5 : nuage", "l’inventaire". */

import type { Plan } from '../../../knowledge/schema.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import { stem } from '../../../language/fold.ts';
import { oncePer } from '../../../language/once-per.ts';
import { LINKS, Phrases } from '../../../language/phrases.ts';
import { KnownWords, Speller } from '../../../language/spelling.ts';
import { cut } from '../../../language/words.ts';
import { gap, isLight } from '../../../sentence/between.ts';
import { longest, overlap, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, setIn } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { fichesSlot } from '../../people/model/slots/fiches.ts';
import {
  clauseAt,
  isColonBefore,
  isHead,
  isWord,
  STOP,
  type SubjectMention,
  spansOf,
} from './part.ts';
import { ledByName } from './whose.ts';

interface Names {
  called: Phrases<Subject>;
  speller: Speller;
}

const namesOf = oncePer((plan: Plan): Names => {
  const called = new Phrases<Subject>(LINKS, { exact: true });
  const letters: string[] = [];
  for (const subject of subjectsOf(plan))
    for (const name of subject.names) {
      // A number is read where it stands, not wherever it is written.
      if (/^[\d.]+$/.test(name)) continue;
      called.add(name, subject);
      letters.push(...cut(name).flatMap(({ folded }) => (folded.length > 6 ? [folded] : [])));
    }
  return { called, speller: new Speller([new KnownWords(letters)]) };
});

const lately = new WeakMap<Sentence, { by: unknown; mentions: SubjectMention[] }>();

/** In order; readers of the same sentence ask in a row. */
export function mentionsIn(sentence: Sentence, context: SlotContext): SubjectMention[] {
  const ready = lately.get(sentence);
  if (ready?.by === context.speaking) return ready.mentions;
  const fiches = [...numbered(sentence, context), ...bare(sentence, context)];
  const own = fiches.filter((one, i) => !fiches.slice(0, i).some((other) => overlaps(one, other)));
  const named = [...own, ...actions(sentence, context, own)];
  const others = ledByName(sentence, context).filter(
    (one) => !named.some((other) => overlaps(one, other)),
  );
  const mentions = [...named, ...others, ...unheardOf(sentence, named)]
    .filter((one) => !isLeftOut(sentence, one))
    .sort((a, b) => a.at - b.at);
  lately.set(sentence, { by: context.speaking, mentions });
  return mentions;
}

/** A word with a sense, and no "ah" nor "oui". */
const isHeavy = ({ lexicon }: Sentence, token: Sentence['tokens'][number]): boolean =>
  isWord(token) && token.folded.length > 3 && !lexicon.light.has(token.folded);

/** "Toutes les fiches sauf la cartographie": said of the others; "sauf la 5 : orage" opens, and is said of it. */
const isLeftOut = (sentence: Sentence, { at }: SubjectMention): boolean =>
  spansOf({ sentence, from: 0, to: at }, 'av-sauf').some(
    ({ from, to }) =>
      sentence.tokens.slice(0, from).some((token) => isHeavy(sentence, token)) &&
      isLight(sentence, to, at),
  );

const overlaps = (a: SubjectMention, b: SubjectMention): boolean =>
  overlap({ value: a, ...a }, { value: b, ...b });

const spansAt = (sentence: Sentence, at: number, ...named: readonly string[]): boolean =>
  named.some((name) => setIn(sentence, name).some((one) => one.at === at));

/** Whether a token opens a clause: nothing but words that lead up before it, back to a stop. */
const isOpening = (sentence: Sentence, at: number): boolean =>
  isHead({ ...clauseAt(sentence, at), to: at }, at, 'av-tete-nommee');

/** "Deux fiches :", and then "- 1.1": the number alone. */
function withinClause(sentence: Sentence, { at, length }: Pick<SubjectMention, 'at' | 'length'>) {
  const end = at + length;
  let from = at;
  for (let i = at + 1; i < end; i++) if (STOP.test(gap(sentence, i, i))) from = i;
  return { at: from, length: end - from };
}

/** Fiches as all features read them, but for numbers that count something. */
function numbered(sentence: Sentence, context: SlotContext): SubjectMention[] {
  const { tokens } = sentence;
  return fichesSlot(sentence, context).flatMap(
    ({ value: { found, text }, ...place }): SubjectMention[] => {
      const { at, length } = withinClause(sentence, place);
      const [fiche, second] = found;
      const number = tokens[at + length - 1]?.folded ?? '';
      const before = tokens[at - 1]?.folded ?? '';
      const isNamed = length > 1 || /^(?:la|fiches?|f)$/.test(before);
      const next = tokens[at + length];
      const isCount = isWord(next) && !sentence.lexicon.light.has(next?.folded ?? '');
      if (second !== undefined) return [];
      if (fiche === undefined)
        return isNamed || (number.includes('.') && isOpening(sentence, at))
          ? [{ at, length, unknown: text.replace(/[,/-]/g, '.') }]
          : [];
      // "1,1 million", "1.1 et 5 communes".
      if (!isNamed && !number.includes('.') && /\d/.test(number)) {
        const isPaired = !isCount || spansAt(sentence, at + length, 'av-mots-meteo');
        if (!isPaired) return [];
      }
      return [{ at, length, fiche }];
    },
  );
}

/** "5 : nuage", "5 soleil", "5 inventaire": a number that opens, and how it stands. */
function bare(sentence: Sentence, context: SlotContext): SubjectMention[] {
  const { fiches } = context.knowledge.numbers;
  const { called } = namesOf(context.knowledge.plan);
  return sentence.tokens.flatMap(({ folded }, at): SubjectMention[] => {
    if (!/^\d{1,2}$/.test(folded) || !fiches.has(folded)) return [];
    // "Axe 5 : toutes les fiches" names no fiche 5.
    if (spansAt(sentence, at - 1, 'axe')) return [];
    const joins = /^(?:et|and)$/.test(sentence.tokens[at - 1]?.folded ?? '');
    const opens = isOpening(sentence, at);
    const isPaired =
      isColonBefore({ sentence }, at + 1) || spansAt(sentence, at + 1, 'av-mots-meteo');
    const next = sentence.tokens[at + 1]?.folded;
    const says =
      isPaired ||
      spansAt(sentence, at + 1, 'av-rien', 'av-acheve', 'av-blocage-dit') ||
      (/^(?:a|est|is|at)$/.test(next ?? '') &&
        sentence.tokens.slice(at + 2, at + 5).some((token) => token.folded === '%')) ||
      called.find(sentence.tokens).some((f) => f.at === at + 1);
    return (opens && says) || (joins && isPaired) ? [{ at, length: 1, fiche: folded }] : [];
  });
}

/** "L’action « pages du CRP »", which the plan has not: what is said of it is said of nothing else. */
function unheardOf(sentence: Sentence, named: readonly SubjectMention[]): SubjectMention[] {
  const { text, tokens, typed } = sentence;
  return conceptsOf(sentence, 'av-action').flatMap(({ at, length }): SubjectMention[] => {
    const from = at + length;
    const quoted = /^\s{0,2}[«“"]([^«»“”"]{1,80})[»”"]/u.exec(
      text.slice(typed[from - 1]?.end ?? text.length),
    );
    const name = quoted?.[1]?.trim();
    if (!quoted || !name) return [];
    const end = (typed[from - 1]?.end ?? 0) + quoted[0].length;
    const behind = tokens.findIndex((_, i) => i >= from && (typed[i]?.start ?? 0) >= end);
    const place = { at, length: (behind < 0 ? tokens.length : behind) - at };
    return named.some((one) => overlaps(one, { ...place })) ? [] : [{ ...place, unknown: name }];
  });
}

/** Actions by their name; slips in long names are corrected, but for a word of another ending. */
function actions(
  sentence: Sentence,
  { knowledge: { plan } }: SlotContext,
  taken: readonly SubjectMention[],
): SubjectMention[] {
  const { called, speller } = namesOf(plan);
  const tokens = sentence.tokens.map((token) => {
    const { folded } = token;
    if (folded.length < 6 || !isWord(token) || speller.has(folded)) return token;
    const better = speller.correct(folded);
    return better && better.at(-1) === folded.at(-1) && better[0] === folded[0]
      ? { ...token, folded: better, stem: stem(better) }
      : token;
  });
  const found: Placed<Subject>[] = called
    .find(tokens)
    .map(({ value, at, length }) => ({ value, at, length }));
  return longest(
    found.filter((one) => !taken.some((other) => overlap(one, { value: 0, ...other }))),
  ).map(({ value, at, length }) =>
    value.kind === 'fiche' ? { at, length, fiche: value.name } : { at, length, action: value },
  );
}
