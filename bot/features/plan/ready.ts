/** Answers kept ready: a plan has few of them, and many people who ask for them. */
import type { Answer, Locale } from '../../contract.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { compose, finish, subjectAbout, type Understood } from './compose.ts';
import type { Decision } from './decision.ts';

/** About 5 kB each, the card included. */
const MOST_READY = 2000;

const kept = new WeakMap<Knowledge, Map<string, Answer>>();

/**
 * Puts what was understood into an answer, as `compose` and `finish` do. Only what is made of the plan
 * alone is kept: neither what was typed, nor `extra`, which tells what people said.
 */
export function answerTo(understood: Understood, knowledge: Knowledge, extra: string[]): Answer {
  const { decision, utterance } = understood;
  const make = () => finish(compose(understood, knowledge, extra));
  if (decision.kind !== 'entry' || extra.length > 0) return make();
  const ready = readyFor(knowledge);
  const key = keyOf(decision, utterance.locale);
  const known = ready.get(key);
  if (known) return { ...known, subject: subjectAbout(decision.entry, understood) };
  const made = make();
  ready.set(key, { ...made, subject: undefined });
  const [oldest] = ready.keys();
  if (ready.size > MOST_READY && oldest !== undefined) ready.delete(oldest);
  return made;
}

function readyFor(knowledge: Knowledge): Map<string, Answer> {
  const known = kept.get(knowledge);
  if (known) return known;
  const made = new Map<string, Answer>();
  kept.set(knowledge, made);
  return made;
}

/** All that the words of the answer depend on. */
function keyOf(
  { entry, others, caveat }: Extract<Decision, { kind: 'entry' }>,
  locale: Locale,
): string {
  let key = `${locale}\n${entry.id}\n${caveat?.id ?? ''}`;
  for (const { id } of others) key += `\n${id}`;
  return key;
}
