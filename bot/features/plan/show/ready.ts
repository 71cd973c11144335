/** Answers kept ready: a plan has few of them, and many people who ask for them. */
import { LRUCache } from 'lru-cache';
import type { Answer } from '../../../contract/turn.ts';
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Decision } from '../read/decision.ts';
import { compose, finish } from './compose.ts';
import { subjectAbout, type Understood } from './understood.ts';

/** About 5 kB each, the card included. */
const MOST_READY = 4000;

const kept = new WeakMap<Knowledge, LRUCache<string, Answer>>();

/**
 * Puts what was understood into an answer, as `compose` and `finish` do. Only what is made of the plan
 * alone is kept: neither what was typed, nor `extra`, which tells what people said.
 */
export function answerTo(understood: Understood, knowledge: Knowledge, extra: string[]): Answer {
  const make = () => finish(compose(understood, knowledge, extra));
  const { decision, utterance } = understood;
  const key = extra.length > 0 ? undefined : keyOf(decision);
  if (key === undefined) return make();
  const ready = readyFor(knowledge);
  const name = `${utterance.locale}\n${understood.fields}\n${key}`;
  const known = ready.get(name);
  if (known) return withSubject(known, understood);
  const made = make();
  ready.set(name, { ...made, subject: undefined });
  return made;
}

/** What the next turn may refer to depends on how it was asked. */
function withSubject(known: Answer, understood: Understood): Answer {
  const main = mainOf(understood.decision);
  return main ? { ...known, subject: subjectAbout(main, understood) } : known;
}

/** The entry that an answer is about. */
function mainOf(decision: Decision): Entry | undefined {
  switch (decision.kind) {
    case 'entry':
    case 'missing':
    case 'noOther':
      return decision.entry;
    case 'noNext':
      return decision.entries[0];
    case 'clarify':
      return decision.options[0];
    default:
      return undefined;
  }
}

function readyFor(knowledge: Knowledge): LRUCache<string, Answer> {
  const known = kept.get(knowledge);
  if (known) return known;
  const made = new LRUCache<string, Answer>({ max: MOST_READY });
  kept.set(knowledge, made);
  return made;
}

const listed = (entry: Entry | undefined): Entry[] => (entry ? [entry] : []);

/** All that the words of the answer depend on, the language apart; none when some were typed. */
function keyOf(decision: Decision): string | undefined {
  const named = (entries: readonly Entry[], more = '') => {
    let key = `${decision.kind}\n${more}`;
    for (const { id } of entries) key += `\n${id}`;
    return key;
  };
  switch (decision.kind) {
    case 'entry':
      return named(
        [decision.entry, ...listed(decision.near)],
        `${decision.also?.id} ${decision.caveat?.id}`,
      );
    case 'refused':
      return named([], decision.refusal);
    case 'missing':
      return named([decision.entry, ...listed(decision.near)], decision.field);
    case 'noOther':
      return named([decision.entry]);
    case 'compare':
    case 'noNext':
      return named(decision.entries);
    case 'clarify':
      return named(decision.options);
    case 'nothing':
      return named(listed(decision.near));
    case 'outOfScope':
      return named([]);
    case 'strange':
    case 'elsewhere':
    case 'beyond':
    case 'absent':
      return undefined;
  }
}
