/** Questions with two buttons that wait: "oui" and "non" press them. In memory only, for ten minutes. */
import type { Answer, Pressed, Turn, YesOrNo } from '../contract/turn.ts';
import { assentIn } from './assent.ts';
import { ConversationMemory, FIRM_MS, UNFINISHED_MS } from './memory.ts';

type Where = Pick<Turn, 'conversation' | 'person' | 'now'>;

export class YesOrNoQuestions {
  readonly #waiting = new ConversationMemory<YesOrNo>(UNFINISHED_MS);

  /** Note of what was asked last: the next message answers it; an answer that asks nothing clears it. */
  note({ conversation, person, now }: Where, { asks }: Answer): void {
    if (asks) this.#waiting.keep(conversation, person, asks, now, asks.firm ? FIRM_MS : undefined);
    else this.#waiting.take(conversation, person, now);
  }

  drop({ conversation, person, now }: Where): void {
    this.#waiting.take(conversation, person, now);
  }

  /** Meaning of "oui" or "non", when the bot has just asked for one of them. */
  meantBy(
    { conversation, person, now }: Where,
    text: string,
  ): Pressed | { hear: string } | { say: string } | undefined {
    const asked = this.#waiting.recall(conversation, person, now);
    const assent = asked && assentIn(text, asked.firm);
    if (!asked || !assent) return undefined;
    if (assent === 'drop') return asked.isAnswer ? undefined : asked.no;
    return asked[assent];
  }
}
