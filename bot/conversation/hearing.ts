/** Hearing of a text: what it says with what was said before, which feature answers, what is remembered. */
import type { Reading, Situation } from '../contract/feature.ts';
import type { Answer, ConversationSubject, Turn } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';
import type { SentenceReader } from '../language/reader.ts';
import { refused } from './answers.ts';
import { type Budget, type Clocks, readingBudget } from './budget.ts';
import { ConversationMemory, SILENCE_MS } from './memory.ts';
import { type Claim, inOrder } from './precedence.ts';
import type { Started } from './started.ts';
import { UnfinishedSentences } from './unfinished.ts';
import { YesOrNoQuestions } from './yes-or-no.ts';

/** Runs what changes something, or gives the answer that it had the first time. */
export type Once = (run: () => Promise<Answer>) => Promise<Answer>;

/** Does what a button does. @throws when no feature answers to the verb */
export type PressButton = (turn: Turn, verb: string, data: unknown) => Promise<Answer>;

interface HearingParts {
  started: readonly Started[];
  reader: SentenceReader;
  clocks: Clocks | undefined;
  press: PressButton;
}

interface ReadWith {
  situation: Situation;
  locale: Locale;
  budget: Budget;
}

export class Hearing {
  readonly #parts: HearingParts;
  readonly #subjects = new ConversationMemory<ConversationSubject>(SILENCE_MS);
  readonly #unfinished: UnfinishedSentences;
  readonly #questions = new YesOrNoQuestions();

  constructor(parts: HearingParts) {
    this.#parts = parts;
    this.#unfinished = new UnfinishedSentences(parts.reader);
  }

  /** Every reading of a text, best first, however long it takes. */
  understand(text: string, situation: Situation, locale: Locale): Reading[] {
    return this.#read(text, { situation, locale, budget: readingBudget(undefined) });
  }

  /** @throws {TooLongToRead} when the text costs more than a reading may */
  async hear(turn: Turn, typed: string, once: Once): Promise<Answer> {
    const meant = this.#questions.meantBy(turn, typed);
    if (meant && 'say' in meant) return this.#noted(turn, refused(meant.say, turn.locale));
    if (meant && 'verb' in meant)
      return this.#noted(turn, await once(() => this.#parts.press(turn, meant.verb, meant.data)));
    // Said before it is answered: were that to fail, a later "oui" would answer something older.
    this.#questions.drop(turn);
    return this.#answer(turn, typed, meant?.hear, once);
  }

  /** Question that the answer to a button asks: a "oui" answers it too. */
  noteQuestion(turn: Turn, answer: Answer): void {
    this.#questions.note(turn, answer);
  }

  #noted(turn: Turn, answer: Answer): Answer {
    this.#questions.note(turn, answer);
    return answer;
  }

  async #answer(turn: Turn, typed: string, meant: string | undefined, once: Once): Promise<Answer> {
    const { conversation, person, now } = turn;
    const budget = readingBudget(this.#parts.clocks);
    const text = meant ?? this.#unfinished.wholeOf(turn, typed);
    const best = this.#best(turn, text, budget);
    const run = async () => best.answer(turn);
    const answer = this.#noted(turn, await (best.changes ? once(run) : run()));
    this.#unfinished.note(turn, text, answer);
    if (answer.subject) this.#subjects.keep(conversation, person, answer.subject, now);
    for (const { hear } of this.#parts.started) await hear?.heard?.(turn, text, answer);
    return answer;
  }

  /** The best reading of a text, by what the conversation knows. */
  #best(turn: Turn, text: string, budget: Budget): Reading {
    const { conversation, person, now, locale } = turn;
    const expected = this.#parts.started.map(({ hear }) => hear?.expects?.(turn));
    const situation = {
      now,
      subject: this.#subjects.recall(conversation, person, now),
      given: Object.assign({}, ...expected),
    };
    const [best] = this.#read(text, { situation, locale, budget });
    if (best) return best;
    throw new Error(
      'No feature has a word to say: the list of features lacks one that always answers',
    );
  }

  #read(text: string, { situation, locale, budget }: ReadWith): Reading[] {
    const utterance = this.#parts.reader.read(text, locale);
    budget.check();
    const claims: Claim[] = [];
    for (const { name: feature, hear } of this.#parts.started) {
      if (!hear?.understand) continue;
      for (const reading of hear.understand(utterance, situation))
        claims.push({ feature, reading });
      budget.check();
    }
    return inOrder(claims, utterance);
  }
}
