/** Hearing of a text: what it says with what was said before, which features answer, what stays open. */

import type { Hear, Mention, Reading, Situation } from '../contract/feature.ts';
import { openMatter } from '../contract/matter.ts';
import type { Answer, ConversationSubject, Turn } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';
import type { SentenceReader } from '../language/reader.ts';
import type { Utterance } from '../language/utterance.ts';
import { askedAlike } from '../sentence/asked-alike.ts';
import type { Lexicon } from '../sentence/lexicon.ts';
import type { RankIntents } from '../sentence/likely-intent.ts';
import { onlyAsks, sayingOf } from '../sentence/saying.ts';
import { readSentence, says, sentenceOf } from '../sentence/sentence.ts';
import { putsRight } from '../sentence/superseded.ts';
import { accounted } from './accounted.ts';
import { actsIn, asksOfKept, type MessageAct } from './acts.ts';
import { type Meant, meantBy, type Settled, settledKinds, whichOf } from './answering.ts';
import { refused } from './answers.ts';
import { assentIn } from './assent.ts';
import { type Budget, type Clocks, readingBudget } from './budget.ts';
import { DONE, doneBy, isRepeat } from './done.ts';
import { askedAgain, type NamedText } from './ellipsis.ts';
import { type Matters, type OpenMatters, openAfter } from './matters.ts';
import { alikeIn, isUnlikely, type Likeness, mayBeMeant, meantOf, saidAgain } from './meaning.ts';
import { ConversationMemory, SILENCE_MS, UNFINISHED_MS } from './memory.ts';
import { offered } from './offers.ts';
import { type Claim, inOrder, isSettled } from './precedence.ts';
import { refusedAgain } from './refusal.ts';
import { registry, type Started } from './started.ts';
import { alreadyDone, isLostStore, notDone, together } from './together.ts';
import { letsGo, UNFINISHED, unfinishedIn, wholeOf } from './unfinished.ts';

/**
 * Runs what changes something, or gives the answer that it had the first time. `keys`: its own names, when the
 * request does several things.
 */
export type Once = (run: () => Promise<Answer>, keys?: readonly string[]) => Promise<Answer>;

/** Does what a button does. @throws when no feature answers to the verb */
export type PressButton = (turn: Turn, verb: string, data: unknown) => Promise<Answer>;

interface HearingParts {
  started: readonly Started[];
  reader: SentenceReader;
  lexicon: Lexicon;
  likely: RankIntents | undefined;
  matters: Matters;
  clocks: Clocks | undefined;
  press: PressButton;
}

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

interface ReadWith {
  situation: Situation;
  locale: Locale;
  budget: Budget;
}

/** The turn of one of several acts of a message. */
const partOf = (turn: Turn, at: number, count: number): Turn =>
  turn.keys && count > 1 ? { ...turn, keys: turn.keys.map((key) => `${key}.${at}`) } : turn;

export class Hearing {
  readonly #parts: HearingParts;
  /** Features in the order in which they are asked. */
  readonly #inTurn: readonly Started[];
  readonly #subjects = new ConversationMemory<ConversationSubject>(SILENCE_MS);
  /** What was refused last, as it was answered; never on disk, since a refusal writes nothing. */
  readonly #refusals = new ConversationMemory<string>(UNFINISHED_MS);
  /** The last message, where it asked what is kept. */
  readonly #asked = new ConversationMemory<string>(UNFINISHED_MS);
  readonly #completes: ReadonlyMap<string, NonNullable<Hear['completes']>[string]>;

  constructor(parts: HearingParts) {
    this.#parts = parts;
    this.#inTurn = [...parts.started].sort(
      (a, b) => Number(a.hear?.isLast ?? false) - Number(b.hear?.isLast ?? false),
    );
    this.#completes = registry(parts.started, ({ hear }) => hear?.completes);
  }

  /** Every reading of a text as one act, best first, however long it takes. */
  understand(text: string, situation: Situation, locale: Locale): Reading[] {
    const budget = readingBudget(undefined);
    const heard = this.#heard(text, { situation, locale, budget }, true);
    const best = bestOf(heard);
    return [best, ...heard.claims.filter((claim) => claim !== best)].map(({ reading }) => reading);
  }

  /** What a text does, in order: one reading an act. */
  acts(text: string, situation: Situation, locale: Locale): Reading[] {
    const budget = readingBudget(undefined);
    return this.#acts(text, { situation, locale, budget }).map(({ reading }) => reading);
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
    if (meant && text === undefined) return [readingOf(meant)];
    const with_ = this.#readWith(turn, typed, open);
    const situation = { ...with_.situation, given: { ...with_.situation.given, ...given } };
    const whole = text ?? this.#wholeOf(turn, typed, open);
    return this.#acts(whole, { ...with_, situation }).map(({ reading, feature }) => ({
      ...reading,
      feature,
    }));
  }

  /** @throws {TooLongToRead} when the text costs more than a reading may */
  async hear(turn: Turn, typed: string, once: Once): Promise<Answer> {
    const { matters } = this.#parts;
    const open = await matters.of(turn);
    // Another delivery of the same message gets the answer that it had.
    if (isRepeat(open.open, turn.id, typed)) return alreadyDone(turn.locale);
    const meant = this.#meantBy(turn, typed, open);
    if (!meant) return this.#answer(turn, this.#wholeOf(turn, typed, open), { once, open });
    if ('which' in meant) {
      const answer = whichOf(meant, turn.locale);
      await matters.note(turn, answer, open);
      return answer;
    }
    return this.#settle(turn, meant.settled, { once, open });
  }

  /** What the answer to a button opens, closes or asks. */
  async noteAnswer(turn: Turn, answer: Answer): Promise<void> {
    const { matters } = this.#parts;
    const open = await matters.of(turn);
    if (answer.asks || answer.opens || answer.closes || openMatter(open.open, DONE))
      await matters.note(turn, answer, open);
  }

  #meantBy(turn: Turn, typed: string, open: OpenMatters): Meant | undefined {
    if (open.open.length === 0) return undefined;
    const came = this.#parts.started.flatMap(({ hear }) => hear?.came?.(turn) ?? []).sort();
    return meantBy(readSentence(typed, this.#parts.lexicon), open, { ...turn, came: came.at(-1) });
  }

  #wholeOf(turn: Turn, typed: string, { open }: OpenMatters): string {
    const read = () => this.#parts.reader.read(typed, turn.locale);
    const whole = wholeOf(typed, open, { completes: this.#completes, read, speaker: turn });
    const asked = this.#asked.recall(turn.conversation, turn.person, turn.now);
    if (asked === undefined || whole !== typed) return whole;
    return askedAgain(this.#named(turn, typed), () => this.#named(turn, asked)) ?? typed;
  }

  #named(turn: Turn, text: string): NamedText {
    const utterance = this.#parts.reader.read(text, turn.locale);
    return {
      utterance,
      sentence: sentenceOf(utterance, this.#parts.lexicon),
      named: this.#mentionsIn(utterance, { now: turn.now, speaker: turn }),
    };
  }

  #mentionsIn(utterance: Utterance, situation: Situation): Mention[] {
    return this.#parts.started.flatMap(({ hear }) => hear?.mentions?.(utterance, situation) ?? []);
  }

  async #settle(turn: Turn, settled: readonly Settled[], ways: Ways): Promise<Answer> {
    const { matters, press } = this.#parts;
    const [first] = settled;
    const kinds = settledKinds(settled);
    if (first && 'hear' in first.does) return this.#answer(turn, first.does.hear, ways, kinds);
    const answers: Answer[] = [];
    for (const [at, { does }] of settled.entries()) {
      const own = partOf(turn, at, settled.length);
      if ('say' in does) answers.push(refused(does.say, turn.locale));
      else if ('press' in does)
        answers.push(await ways.once(() => press(own, does.press.verb, does.press.data), own.keys));
    }
    const answer = together(answers);
    await matters.note(turn, answer, ways.open, kinds);
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
    const acts = this.#acts(text, this.#readWith(turn, text, open));
    if (acts.every(asksOfKept)) this.#asked.keep(conversation, person, text, now);
    else this.#asked.take(conversation, person, now);
    const answer = together(await this.#inOrder(turn, acts, ways));
    // What waits for an answer is shown again.
    const adds = acts.some(({ reading: { changes, kind } }) => changes && ADDING.has(kind));
    const isWhole = adds && answer.outcome === 'command' && !answer.asks;
    const opens = [...unfinishedIn(text, answer), ...(isWhole ? [doneBy(turn.id, text)] : [])];
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
      const again = at === 0 ? act.reading : this.#act(act.text, with_).reading;
      const reading = act.put !== undefined && again.changes ? act.reading : again;
      const run = async () => {
        const { utterance, sentence } = this.#named(turn, act.text);
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
            named: (text) => this.#named(turn, text),
            read: (text) => this.#act(text, with_),
          },
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
    };
    return {
      situation,
      // A word alone tells no language: that of the turn before goes on.
      locale: (/\s/.test(text.trim()) ? undefined : subject?.locale) ?? locale,
      budget: readingBudget(this.#parts.clocks),
    };
  }

  #acts(text: string, with_: ReadWith): MessageAct[] {
    const { started, reader, lexicon } = this.#parts;
    const parting = started.find(({ hear }) => hear?.questions)?.hear?.questions;
    const questions = (one: string) => {
      const alike = askedAlike(one, lexicon).map((full) => [full]);
      const isAlike = alike.length > 0;
      return {
        questions: isAlike ? alike : (parting?.(reader.read(one, with_.locale)) ?? []),
        isAlike,
      };
    };
    const read = (part: string, isFull = part === text) => {
      const made = this.#heard(part, with_);
      const sentence = sentenceOf(made.utterance, this.#parts.lexicon);
      const saying = sayingOf(made.utterance, sentence);
      const act = this.#act(part, with_, made);
      // "J’embauche une jeune. Quelle aide est prévue ?": what leads up to a question is said again as no other one.
      const isMeant = isFull || act.reading.changes === true;
      const mends = putsRight(sentence);
      const asks = saying === 'asks';
      return { ...(isMeant ? act : bestOf(made)), asks, leans: onlyAsks(sentence), mends };
    };
    const orders = (part: string) => readSentence(part, lexicon).mood === 'order';
    return actsIn(text, read, questions, orders);
  }

  /** One act, by its best reading, or by what such words most likely mean. */
  #act(text: string, with_: ReadWith, made = this.#heard(text, with_)): MessageAct {
    const claim = bestOf(made);
    const { utterance, likeness, alike } = made;
    const read = (said: string) =>
      this.#heard(said, { ...with_, locale: utterance.locale }, true).claims;
    // What answers something that is not open says nothing else.
    const meant = likeness && !alike.answers && { claim, likeness, read };
    const again = meant && (saidAgain(utterance, meant) ?? offered(utterance, meant));
    return again ? { text, ...again } : { text, ...claim };
  }

  /** @param all also what can go first no more */
  #heard(text: string, { situation, locale, budget }: ReadWith, all = false): Heard {
    const { reader, likely, lexicon } = this.#parts;
    const utterance = reader.read(text, locale);
    budget.check();
    const named = this.#mentionsIn(utterance, situation);
    const sentence = sentenceOf(utterance, lexicon);
    // A word alone is like too many things.
    const likeness =
      sentence.tokens.length < 2
        ? undefined
        : likely && {
            ranking: likely(sentence, named, (one) => mayBeMeant(one, situation)),
            named,
            isAsked: sentence.mood === 'ask',
            excepts: says(sentence, 'q-sauf'),
          };
    const alike = alikeIn(likeness);
    const here = { ...situation, ...alike };
    const claims: Claim[] = [];
    // "Comment je fais pour que Sophie note à ma place ?": whoever asks how has nothing done.
    const asksHow = sentence.mood === 'ask' && says(sentence, 'comment-faire');
    const isDone = (feature: string) =>
      !all &&
      isSettled(claims, utterance, feature) &&
      !isUnlikely(inOrder(claims, utterance)[0], likeness);
    for (const { name: feature, hear } of this.#inTurn) {
      if (!hear?.understand || (hear.isLast && isDone(feature))) continue;
      for (const reading of hear.understand(utterance, here))
        if (!(asksHow && reading.changes)) claims.push({ feature, reading });
      budget.check();
    }
    return { utterance, claims: inOrder(claims, utterance), likeness, alike };
  }
}

function bestOf({ claims, likeness }: Heard): Claim {
  const best = meantOf(claims, likeness);
  if (best) return best;
  throw new Error(
    'No feature has a word to say: the list of features lacks one that always answers',
  );
}

/** What a text says as one act. */
interface Heard {
  utterance: Utterance;
  /** Best first. */
  claims: Claim[];
  likeness: Likeness | undefined;
  alike: ReturnType<typeof alikeIn>;
}

/** What an answer to what was asked comes to, for `npm run understand`. */
function readingOf(meant: Meant): ReadAct {
  const [settled] = 'settled' in meant ? meant.settled : [];
  const kind = settled?.settles.endsWith('.draft') ? 'draft' : 'command';
  const intent = settled ? (settled.says === 'yes' ? 'send' : 'drop') : 'which';
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
