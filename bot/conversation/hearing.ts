/** Hearing of a text: what it says with what was said before, which features answer, what stays open. */

import type { Hear, Reading, Situation } from '../contract/feature.ts';
import { openMatter } from '../contract/matter.ts';
import type { Answer, ConversationSubject, Turn } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';
import { sayingOf } from '../sentence/saying.ts';
import { readSentence } from '../sentence/sentence.ts';
import { accounted } from './accounted.ts';
import {
  isAsking,
  type Meant,
  meantBy,
  PLAIN_YES,
  type Settled,
  settledKinds,
  whichOf,
} from './answering.ts';
import { refused } from './answers.ts';
import { assentIn } from './assent.ts';
import { type Clocks, readingBudget } from './budget.ts';
import { DONE, doneBy, isRepeat } from './done.ts';
import { askedAgain, askedFurther } from './ellipsis.ts';
import { type Matters, type OpenMatters, openAfter } from './matters.ts';
import { UNKNOWN } from './meaning.ts';
import { ConversationMemory, SILENCE_MS, UNFINISHED_MS } from './memory.ts';
import { asksOfKept, isOrdered, type MessageAct } from './message-act.ts';
import { refusedAgain } from './refusal.ts';
import { saidOfOrder } from './said-right.ts';
import { registry } from './started.ts';
import { mendedBy, recordOf, takenBackBy } from './take-back.ts';
import {
  alreadyDone,
  isLostStore,
  notDone,
  together,
  withUntaken,
  withWaiting,
} from './together.ts';
import { type ReadingParts, type ReadWith, Understanding } from './understanding.ts';
import { halfSaid, letsGo, UNFINISHED, unfinishedIn, wholeOf } from './unfinished.ts';

/**
 * Runs what changes something, or gives the answer that it had the first time. `keys`: its own names, when the
 * request does several things.
 */
export type Once = (run: () => Promise<Answer>, keys?: readonly string[]) => Promise<Answer>;

/** Does what a button does. @throws when no feature answers to the verb */
export type PressButton = (turn: Turn, verb: string, data: unknown) => Promise<Answer>;

interface HearingParts extends ReadingParts {
  matters: Matters;
  clocks: Clocks | undefined;
  press: PressButton;
}

/** Names of what says that what was recorded last is not right (`intentions.yaml`). */
const RECALLS = ['conversation.back', 'conversation.mend'];

/** Kinds of which the same words twice would keep the same thing twice. */
const ADDING: ReadonlySet<Reading['kind']> = new Set<Reading['kind']>([
  'progress',
  'meeting',
  'poll',
]);

/** One act of a message as it is read, and the feature whose it is. */
export type ReadAct = Reading & { feature: string };

/** How what a message does is done. */
interface Ways {
  once: Once;
  open: OpenMatters;
}

/** The turn of one of several acts of a message. */
const partOf = (turn: Turn, at: number, count: number): Turn =>
  turn.keys && count > 1 ? { ...turn, keys: turn.keys.map((key) => `${key}.${at}`) } : turn;

export class Hearing {
  readonly #parts: HearingParts;
  readonly #reading: Understanding;
  readonly #subjects = new ConversationMemory<ConversationSubject>(SILENCE_MS);
  /** What was refused last, as it was answered; never on disk, since a refusal writes nothing. */
  readonly #refusals = new ConversationMemory<string>(UNFINISHED_MS);
  /** When anything was last answered. */
  readonly #answered = new ConversationMemory<string>(SILENCE_MS);
  /** The last message, where it asked what is kept. */
  readonly #asked = new ConversationMemory<string>(UNFINISHED_MS);
  /** The last message that ordered or told something, done or not; never on disk. */
  readonly #ordered = new ConversationMemory<{ text: string; at: string }>(UNFINISHED_MS);
  readonly #completes: ReadonlyMap<string, NonNullable<Hear['completes']>[string]>;

  constructor(parts: HearingParts) {
    this.#parts = parts;
    this.#reading = new Understanding(parts);
    this.#completes = registry(parts.started, ({ hear }) => hear?.completes);
  }

  /** Every reading of a text as one act, best first, however long it takes. */
  understand(text: string, situation: Situation, locale: Locale): Reading[] {
    const budget = readingBudget(undefined);
    return this.#reading.readings(text, { situation, locale, budget });
  }

  /** What a text does, in order: one reading an act. */
  acts(text: string, situation: Situation, locale: Locale): Reading[] {
    const budget = readingBudget(undefined);
    return this.#reading.acts(text, { situation, locale, budget }).map(({ reading }) => reading);
  }

  /**
   * What a text would do in a turn, with what is open there, in order; nothing is done.
   * @param given what the caller knows besides
   */
  async reads(turn: Turn, typed: string, given: Situation['given'] = {}): Promise<ReadAct[]> {
    const open = await this.#parts.matters.of(turn);
    const meant = this.#meantBy(turn, typed, open);
    const [settled] = meant && 'settled' in meant ? meant.settled : [];
    const text = settled && 'hear' in settled.does ? settled.does.hear : undefined;
    const behind = settled?.behind?.text;
    const first = meant && text === undefined ? [readingOf(meant)] : [];
    if (first.length > 0 && behind === undefined) return first;
    const with_ = this.#readWith(turn, typed, open);
    const situation = { ...with_.situation, given: { ...with_.situation.given, ...given } };
    const whole = text ?? behind ?? this.#wholeOf(turn, typed, open);
    const acts = this.#reading.actsOrPart(whole, { ...with_, situation });
    return [...first, ...acts.map(({ reading, feature }) => ({ ...reading, feature }))];
  }

  /** @throws {TooLongToRead} when the text costs more than a reading may */
  async hear(turn: Turn, typed: string, once: Once): Promise<Answer> {
    const answer = await this.#hear(turn, typed, once);
    this.#answered.keep(turn.conversation, turn.person, turn.now.toISOString(), turn.now);
    return answer;
  }

  async #hear(turn: Turn, typed: string, once: Once): Promise<Answer> {
    const { matters } = this.#parts;
    const open = await matters.of(turn);
    // Another delivery of the same message gets the answer that it had.
    if (isRepeat(open.open, turn.id, typed)) return alreadyDone(turn.locale);
    const meant = this.#meantBy(turn, typed, open);
    if (!meant) return this.#answer(turn, this.#wholeOf(turn, typed, open), { once, open });
    if (!('settled' in meant)) {
      const answer = 'back' in meant ? meant.back : whichOf(meant, turn.locale);
      await matters.note(turn, answer, open);
      return answer;
    }
    const [first] = meant.settled;
    const answer = first?.behind
      ? await this.#goesOn(turn, meant.settled, first.behind.text, { once, open })
      : await this.#settle(turn, meant.settled, { once, open });
    if (!meant.other || answer.asks) return answer;
    const again = whichOf({ which: [meant.other], assent: PLAIN_YES, again: false }, turn.locale);
    await matters.note(turn, again, await matters.of(turn));
    return together([answer, again]);
  }

  /** "Oui, et qui vient ?": the answer, then what is said behind it, as two messages. */
  async #goesOn(
    turn: Turn,
    settled: readonly Settled[],
    behind: string,
    ways: Ways,
  ): Promise<Answer> {
    const answer = await this.#settle(partOf(turn, 0, 2), settled, ways);
    // What was ordered before is done with: the rest puts nothing of it right.
    this.#ordered.take(turn.conversation, turn.person, turn.now);
    const rest = await this.#hear(partOf(turn, 1, 2), behind, ways.once);
    return together([answer, rest]);
  }

  /** What the answer to a button opens, closes or asks. */
  async noteAnswer(turn: Turn, answer: Answer): Promise<void> {
    const { matters } = this.#parts;
    this.#answered.keep(turn.conversation, turn.person, turn.now.toISOString(), turn.now);
    const open = await matters.of(turn);
    if (answer.asks || answer.opens || answer.closes || openMatter(open.open, DONE))
      await matters.note(turn, answer, open);
  }

  #meantBy(turn: Turn, typed: string, open: OpenMatters): Meant | undefined {
    const sentence = readSentence(typed, this.#parts.lexicon);
    const now = { ...turn, answered: this.#answeredIn(turn), came: this.#cameTo(turn) };
    const read = (text: string) => this.#reading.acts(text, this.#readWith(turn, text, open));
    const meant =
      takenBackBy(sentence, open, now) ??
      mendedBy(sentence, open, now, {
        read,
        isLikely: () => this.#reading.isLikely(RECALLS, typed, this.#readWith(turn, typed, open)),
        before: () => this.#saidOfOrder(turn, typed, now.answered),
      }) ??
      meantBy(sentence, open, now);
    const [first, ...others] = meant && 'settled' in meant ? meant.settled : [];
    if (!first?.behind) return meant;
    const { text, isBound } = first.behind;
    const acts = read(text);
    // "Oui, et ajoute un point": what was proposed is edited, and shown again.
    const isEdit = acts.some(
      ({ feature, reading: { fields } }) =>
        fields.draft === true && first.settles === `${feature}.draft`,
    );
    if (isEdit) return { settled: [{ ...first, does: { hear: text }, behind: undefined }] };
    // "Efface ça, c’était 21": what was recorded stays, with that in the place of what was wrong.
    const isMended = acts.every(
      ({ feature, reading: { mends, changes } }) =>
        mends && changes && first.settles.startsWith(`${feature}.`),
    );
    if (first.says === 'back' && acts.length > 0 && isMended)
      return { settled: [{ settles: '', says: 'back', does: { hear: text } }] };
    const isRead = acts.some(({ reading: { rank } }) => !UNKNOWN.has(rank) && rank !== 'guess');
    const asking = open.open.filter(isAsking).find(({ kind }) => kind === first.settles);
    if (isRead) return meant;
    return isBound && asking
      ? { which: [asking], assent: PLAIN_YES, again: false }
      : { settled: [{ ...first, behind: undefined, untaken: text }, ...others] };
  }

  /** What a message says of the last order. */
  #saidOfOrder(turn: Turn, typed: string, answered: string | undefined) {
    const before = this.#ordered.recall(turn.conversation, turn.person, turn.now);
    const named = (text: string) => this.#reading.named(turn, text);
    return (
      before && {
        ...saidOfOrder(named(typed), named(before.text)),
        isLast: before.at === answered,
      }
    );
  }

  #wholeOf(turn: Turn, typed: string, matters: OpenMatters): string {
    const { open } = matters;
    const half = halfSaid(open);
    const made = half && this.#reading.completed(half, typed, this.#readWith(turn, typed, matters));
    if (made) return made;
    const read = () => this.#parts.reader.read(typed, turn.locale);
    const whole = wholeOf(typed, open, { completes: this.#completes, read, speaker: turn });
    if (whole !== typed) return whole;
    const asked = this.#asked.recall(turn.conversation, turn.person, turn.now);
    const said = this.#reading.named(turn, typed);
    const again =
      asked === undefined ? undefined : askedAgain(said, () => this.#reading.named(turn, asked));
    // What the last answer was of.
    const spoken = open.find(({ at, further }) => further && at === this.#answeredIn(turn));
    return again ?? (spoken && askedFurther(said, spoken)) ?? typed;
  }

  async #settle(turn: Turn, settled: readonly Settled[], ways: Ways): Promise<Answer> {
    const { matters, press } = this.#parts;
    const [first] = settled;
    const kinds = settledKinds(settled);
    const untaken = first?.untaken === undefined ? [] : [first.untaken];
    if (first && 'hear' in first.does)
      return withUntaken(await this.#answer(turn, first.does.hear, ways, kinds), untaken);
    const answers: Answer[] = [];
    for (const [at, { does }] of settled.entries()) {
      const own = partOf(turn, at, settled.length);
      if ('say' in does) answers.push(refused(does.say, turn.locale));
      else if ('press' in does)
        answers.push(await ways.once(() => press(own, does.press.verb, does.press.data), own.keys));
    }
    const answer = withUntaken(together(answers), untaken);
    const isBack = ways.open.open.some(({ kind, back }) => back && kinds.includes(kind));
    const records = first?.says === 'yes' && !isBack ? recordOf(answer) : [];
    const opens = [...(answer.opens ?? []), ...records];
    await matters.note(turn, { ...answer, opens }, ways.open, kinds);
    return answer;
  }

  async #answer(
    turn: Turn,
    text: string,
    ways: Ways,
    settled: readonly string[] = [],
  ): Promise<Answer> {
    const { conversation, person, now } = turn;
    const { open } = ways;
    const acts = this.#reading.actsOrPart(text, this.#readWith(turn, text, open));
    if (acts.every(asksOfKept)) this.#asked.keep(conversation, person, text, now);
    else this.#asked.take(conversation, person, now);
    if (acts.some(({ reading }) => reading.changes || isOrdered(reading)))
      this.#ordered.keep(conversation, person, { text, at: now.toISOString() }, now);
    const done = together(await this.#inOrder(turn, acts, ways));
    const answer = withWaiting(done, open, settled);
    // What waits for an answer is shown again.
    const adds = acts.some(({ reading: { changes, kind } }) => changes && ADDING.has(kind));
    const isWhole = adds && answer.outcome === 'command' && !answer.asks;
    const opens = [
      ...unfinishedIn(text, answer),
      ...(isWhole ? [doneBy(turn.id, text)] : []),
      ...(acts.some(({ reading }) => reading.changes) ? recordOf(done) : []),
    ];
    const gone = letsGo(answer) ? [...settled, UNFINISHED] : settled;
    await this.#parts.matters.note(turn, { ...answer, opens }, open, gone);
    if (answer.denied) this.#refusals.keep(conversation, person, answer.message.text, now);
    if (answer.subject) {
      const subject = { ...answer.subject, at: now.toISOString() };
      this.#subjects.keep(conversation, person, subject, now);
    }
    for (const { hear } of this.#parts.started) await hear?.heard?.(turn, text, answer);
    return answer;
  }

  /**
   * Each act is read when those before it are done, and is remembered under a name of its own. Once the store is lost
   * nothing more is changed, and what only asks is answered still.
   */
  async #inOrder(turn: Turn, acts: readonly MessageAct[], { once, open }: Ways): Promise<Answer[]> {
    const answers: Answer[] = [];
    const lost: string[] = [];
    let cause: unknown;
    const before = this.#refusals.take(turn.conversation, turn.person, turn.now);
    for (const [at, act] of acts.entries()) {
      if (lost.length > 0 && act.reading.changes) {
        lost.push(act.text);
        continue;
      }
      const own = partOf(turn, at, acts.length);
      const with_ = this.#readAfter(answers, turn, act.text, open);
      const again = at === 0 ? act.reading : this.#reading.act(act.text, with_).reading;
      const reading = act.put !== undefined && again.changes ? act.reading : again;
      const run = async () => {
        const { utterance, sentence } = this.#reading.named(turn, act.text);
        const saying = sayingOf(utterance, sentence);
        const refusal = refusedAgain(reading, saying, before, turn.locale);
        if (refusal && before)
          this.#refusals.keep(turn.conversation, turn.person, before, turn.now);
        if (refusal) return refusal;
        const answer = await reading.answer(own);
        return accounted(
          answer,
          act.text,
          { ...act, reading },
          {
            lexicon: this.#parts.lexicon,
            speaker: turn.person.name,
            named: (text) => this.#reading.named(turn, text),
            read: (text) => this.#reading.act(text, with_),
            isAside: (text) => this.#reading.isAside(text, with_),
          },
          partOf(own, 1, 2),
        );
      };
      // What was answered here before may have been this very message.
      const mayRepeat =
        reading.changes === true || open.open.length > 0 || this.#isAssent(act.text);
      try {
        answers.push(mayRepeat ? await once(run, own.keys) : await run());
      } catch (error) {
        if (!isLostStore(error)) throw error;
        cause ??= error;
        lost.push(act.text);
      }
    }
    if (answers.length === 0 && cause) throw cause;
    return lost.length > 0 ? [...answers, notDone(lost, turn.locale)] : answers;
  }

  /** What a text is read with behind others of its message: what they opened, and what they spoke of. */
  #readAfter(answers: readonly Answer[], turn: Turn, text: string, open: OpenMatters): ReadWith {
    const with_ = this.#readWith(turn, text, openAfter(open, answers, turn.now));
    const spoken = answers.findLast(({ subject }) => subject)?.subject;
    const subject = spoken && { ...spoken, at: turn.now.toISOString() };
    return subject ? { ...with_, situation: { ...with_.situation, subject } } : with_;
  }

  /** When anything was last answered here; undefined where that was long ago. */
  #answeredIn({ conversation, person, now }: Turn): string | undefined {
    return this.#answered.recall(conversation, person, now);
  }

  /** When an invitation or a poll last came to somebody. */
  #cameTo(turn: Turn): string | undefined {
    return this.#parts.started
      .flatMap(({ hear }) => hear?.came?.(turn) ?? [])
      .sort()
      .at(-1);
  }

  #isAssent(text: string): boolean {
    return assentIn(readSentence(text, this.#parts.lexicon)) !== undefined;
  }

  /** What a text is read with, by what the conversation knows. */
  #readWith(turn: Turn, text: string, { open }: OpenMatters): ReadWith {
    const { conversation, person, now, locale } = turn;
    const expected = this.#parts.started.map(({ hear }) => hear?.expects?.(turn));
    const subject = this.#subjects.recall(conversation, person, now);
    const situation = {
      now,
      subject,
      given: Object.assign({}, ...expected),
      speaker: turn,
      open,
      isAnswered: (this.#answeredIn(turn) ?? '') > (this.#cameTo(turn) ?? ''),
    };
    return {
      situation,
      // A word alone tells no language: that of the turn before goes on.
      locale: (/\s/.test(text.trim()) ? undefined : subject?.locale) ?? locale,
      budget: readingBudget(this.#parts.clocks),
    };
  }
}

/** What an answer to what was asked comes to, for `npm run understand`. */
function readingOf(meant: Meant): ReadAct {
  const [settled] = 'settled' in meant ? meant.settled : [];
  const kind = settled?.settles.endsWith('.draft') ? 'draft' : 'command';
  const intents = { yes: 'send', no: 'drop', drop: 'drop', back: 'undo' };
  const intent = settled ? intents[settled.says] : 'which';
  return {
    feature: settled?.settles.split('.')[0] ?? '',
    kind,
    rank: 'answer',
    fields: { intent, ...(settled && { matter: settled.settles }) },
    words: [],
    changes: settled !== undefined,
    answer: () => Promise.reject(new Error('Only `hear` answers what was asked')),
  };
}
