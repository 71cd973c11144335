/**
 * Says whether an answer to a test question is right. A question carries `all` (lists of which one
 * alternative each must be read in the answer) and `none` (strings that must not).
 */
import path from 'node:path';
import { z } from 'zod';
import { readJsonl } from './jsonl.ts';

export const questionSchema = z.object({
  id: z.string(),
  lang: z.enum(['fr', 'en']),
  /** What else a set calls a kind ("field", "count") is a question that has its answer. */
  kind: z
    .enum(['answerable', 'unknown', 'followup', 'outofscope', 'smalltalk', 'credential'])
    .catch('answerable'),
  q: z.string().optional(),
  turns: z.array(z.string()).optional(),
  all: z.array(z.array(z.string())),
  none: z.array(z.string()),
  fact: z
    .string()
    .nullish()
    .transform((fact) => fact ?? ''),
});

export type Question = z.infer<typeof questionSchema>;

/** `weak`: refused in substance but not called a refusal. `silent`: not answered, though it could be. */
export type Verdict = 'right' | 'wrong' | 'silent' | 'weak';

/** Questions of a set, by its name under `test/questions` (`read/development`), from the root of the project. */
export const readQuestions = (set: string): Question[] =>
  readJsonl(path.resolve('test/questions', `${set}.jsonl`), questionSchema);

export const turnsOf = ({ turns, q }: Question): string[] => turns ?? [q ?? ''];

/** Case, accents, apostrophes, white space and emphasis do not count. */
export const plain = (text: string): string =>
  text
    .replace(/œ/gi, 'oe')
    .replace(/[’‘ʼ`´]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}/g, '')
    .replace(/\s+/g, ' ');

/** Ways to say that the plan does not say. */
const UNSAID =
  /(ne|n')( \w+)? ?(precise|indique|mentionne|donne|dit|nomme|contient|comporte|figure|dispose|cite|apparait)(nt)? ?(pas|aucun)|non (renseigne|precise)|n\.r\.|(does|do) not (say|give|state|name|mention|have|list|show)|not (stated|provided)|pas (dans|encore|trouve)/;

export function verdictOf(
  question: Question,
  { outcome, text }: { outcome: string; text: string },
): Verdict {
  const said = plain(text);
  const holds = (key: string) => said.includes(plain(key));
  const complete = question.all.every((group) => group.some(holds));
  const forbidden = question.none.some(holds);
  const unsaid =
    question.kind === 'unknown' || (question.kind === 'followup' && question.all.length === 0);
  switch (true) {
    case question.kind === 'credential':
      return forbidden ? 'wrong' : outcome === 'refused' ? 'right' : 'weak';
    case question.kind === 'smalltalk':
      return complete && !forbidden ? 'right' : 'wrong';
    case question.kind === 'outofscope':
      return forbidden || outcome === 'answered' ? 'wrong' : 'right';
    case unsaid:
      return forbidden ? 'wrong' : outcome !== 'answered' || UNSAID.test(said) ? 'right' : 'wrong';
    default:
      return complete && !forbidden ? 'right' : outcome === 'answered' ? 'wrong' : 'silent';
  }
}

export interface Score {
  kind: string;
  right: number;
  wrong: number;
  silent: number;
  total: number;
}

/** Counts by kind; a follow-up without keys counts as unknown. */
export function tally(
  rows: readonly { question: Question; verdict: Verdict }[],
): Map<string, Score> {
  const scores = new Map<string, Score>();
  for (const { question, verdict } of rows) {
    const kind =
      question.kind === 'followup' && question.all.length === 0 ? 'unknown' : question.kind;
    const score = scores.get(kind) ?? { kind, right: 0, wrong: 0, silent: 0, total: 0 };
    score.total++;
    if (verdict === 'right') score.right++;
    else if (verdict === 'wrong') score.wrong++;
    else score.silent++;
    scores.set(kind, score);
  }
  return scores;
}
