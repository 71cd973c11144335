/** Sentences that lacked something the bot asked for: the next message adds to them. In memory only. */
import type { Answer, Turn } from '../contract/turn.ts';
import type { SentenceReader } from '../language/reader.ts';
import { ConversationMemory, UNFINISHED_MS } from './memory.ts';

export class UnfinishedSentences {
  readonly #waiting = new ConversationMemory<{
    text: string;
    add: NonNullable<Answer['unfinished']>;
  }>(UNFINISHED_MS);
  readonly #completed = new ConversationMemory<{ turn: string; whole: string }>(UNFINISHED_MS);
  readonly #reader: SentenceReader;

  constructor(reader: SentenceReader) {
    this.#reader = reader;
  }

  /** Something that was done since leaves nothing to complete; a thanks or a question does. */
  note({ conversation, person, now }: Turn, text: string, answer: Answer): void {
    const { unfinished: add, outcome } = answer;
    if (add) this.#waiting.keep(conversation, person, { text, add }, now);
    else if (outcome === 'command') this.#waiting.take(conversation, person, now);
  }

  /** The whole sentence, when the text only answers what the bot asked about the one before. */
  wholeOf({ id, conversation, person, now, locale }: Turn, text: string): string {
    // The same message once more, after a cut: it says what it said the first time.
    const last = this.#completed.recall(conversation, person, now);
    if (last?.turn === id) return last.whole;
    const asked = this.#waiting.recall(conversation, person, now);
    const more = asked?.add(this.#reader.read(text, locale));
    if (!asked || more === undefined) return text;
    this.#waiting.take(conversation, person, now);
    const [, said = '', end = ''] = /^(.*?)([\s.!?]*)$/s.exec(asked.text) ?? [];
    const whole = `${said}, ${more}${end}`;
    this.#completed.keep(conversation, person, { turn: id, whole }, now);
    return whole;
  }
}
