/** Hearing of a text: what it says with what was said before, which features answer, what stays open. */
import type { Reading, Situation } from '../contract/feature.ts';
import type { Answer, ConversationSubject, Turn } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';
import type { SentenceReader } from '../language/reader.ts';
import type { Lexicon } from '../sentence/lexicon.ts';
import { readSentence } from '../sentence/sentence.ts';
import { actsIn, type MessageAct } from './acts.ts';
import { meantBy, whichOf } from './answering.ts';
import { refused } from './answers.ts';
import { type Budget, type Clocks, readingBudget } from './budget.ts';
import type { Matters, OpenMatters } from './matters.ts';
import { ConversationMemory, SILENCE_MS } from './memory.ts';
import { type Claim, inOrder } from './precedence.ts';
import type { Started } from './started.ts';
import { together, withUntaken } from './together.ts';
import { UnfinishedSentences } from './unfinished.ts';

/** Runs what changes something, or gives the answer that it had the first time. */
export type Once = (run: () => Promise<Answer>) => Promise<Answer>;

/** Does what a button does. @throws when no feature answers to the verb */
export type PressButton = (turn: Turn, verb: string, data: unknown) => Promise<Answer>;

interface HearingParts {
  started: readonly Started[];
  reader: SentenceReader;
  lexicon: Lexicon;
  matters: Matters;
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

  constructor(parts: HearingParts) {
    this.#parts = parts;
    this.#unfinished = new UnfinishedSentences(parts.reader);
  }

  /** Every reading of a text as one act, best first, however long it takes. */
  understand(text: string, situation: Situation, locale: Locale): Reading[] {
    const budget = readingBudget(undefined);
    return this.#read(text, { situation, locale, budget }).map(({ reading }) => reading);
  }

  /** What a text does, in order: one reading an act. */
  acts(text: string, situation: Situation, locale: Locale): Reading[] {
    const budget = readingBudget(undefined);
    return this.#acts(text, { situation, locale, budget }).map(({ reading }) => reading);
  }

  /** @throws {TooLongToRead} when the text costs more than a reading may */
  async hear(turn: Turn, typed: string, once: Once): Promise<Answer> {
    const { matters, lexicon, press } = this.#parts;
    const open = await matters.of(turn);
    const meant = meantBy(readSentence(typed, lexicon), open, turn);
    if (meant && 'which' in meant) {
      const answer = whichOf(meant.which, meant.assent, turn.locale);
      await matters.note(turn, answer, open);
      return answer;
    }
    if (meant && 'hear' in meant) return this.#answer(turn, meant.hear, once, open, meant.settles);
    if (!meant) return this.#answer(turn, this.#unfinished.wholeOf(turn, typed), once, open);
    const answer =
      'say' in meant
        ? refused(meant.say, turn.locale)
        : await once(() => press(turn, meant.press.verb, meant.press.data));
    await matters.note(turn, answer, open, meant.settles);
    return answer;
  }

  /** What the answer to a button opens, closes or asks. */
  async noteAnswer(turn: Turn, answer: Answer): Promise<void> {
    const { matters } = this.#parts;
    if (answer.asks || answer.opens || answer.closes)
      await matters.note(turn, answer, await matters.of(turn));
  }

  async #answer(
    turn: Turn,
    text: string,
    once: Once,
    open: OpenMatters,
    settled?: string,
  ): Promise<Answer> {
    const { conversation, person, now } = turn;
    const acts = this.#acts(text, this.#readWith(turn, open));
    const run = async () => together(await this.#inOrder(turn, acts));
    const answer = await (acts.some(({ reading }) => reading.changes) ? once(run) : run());
    await this.#parts.matters.note(turn, answer, open, settled);
    this.#unfinished.note(turn, text, answer);
    if (answer.subject) this.#subjects.keep(conversation, person, answer.subject, now);
    for (const { hear } of this.#parts.started) await hear?.heard?.(turn, text, answer);
    return answer;
  }

  async #inOrder(turn: Turn, acts: readonly MessageAct[]): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const [at, { reading }] of acts.entries()) {
      // Each act of one message is remembered under a name of its own.
      const keys =
        turn.keys && acts.length > 1 ? turn.keys.map((key) => `${key}.${at}`) : turn.keys;
      const answer = await reading.answer(keys ? { ...turn, keys } : turn);
      answers.push(withUntaken(answer, reading.untaken ?? [], answer.locale));
    }
    return answers;
  }

  /** What a text is read with, by what the conversation knows. */
  #readWith(turn: Turn, { open }: OpenMatters): ReadWith {
    const { conversation, person, now, locale } = turn;
    const expected = this.#parts.started.map(({ hear }) => hear?.expects?.(turn));
    const situation = {
      now,
      subject: this.#subjects.recall(conversation, person, now),
      given: Object.assign({}, ...expected),
      speaker: { person, conversation, now },
      open,
    };
    return { situation, locale, budget: readingBudget(this.#parts.clocks) };
  }

  #acts(text: string, with_: ReadWith): MessageAct[] {
    return actsIn(text, (part) => {
      const [best] = this.#read(part, with_);
      if (best) return best;
      throw new Error(
        'No feature has a word to say: the list of features lacks one that always answers',
      );
    });
  }

  #read(text: string, { situation, locale, budget }: ReadWith): Claim[] {
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
