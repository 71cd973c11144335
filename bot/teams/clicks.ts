/** Buttons: answered in time, once for each click however often Teams delivers it. */
import type { Answer } from '../contract/turn.ts';
import type { Parts } from './parts.ts';
import { createClickNames, createRecent } from './repeats.ts';
import { strings } from './strings.ts';
import { deliver, type TurnVisit } from './visit.ts';

/** Answers under way or given, by the names of their click: as long and as many as R23 allows. */
const recentMs = 24 * 3_600_000;
/** Answers to clicks hold cards of up to 28 kB; older ones are in the inbox. */
const mostClicks = 2_000;

export class Clicks {
  readonly #parts: Parts;
  readonly #lateMs: number;
  readonly #namesOf = createClickNames();
  readonly #recent = createRecent<Promise<Answer>>(mostClicks, recentMs);

  /** `lateMs`: how long a click may wait for its answer before it is told to ask again. */
  constructor(parts: Parts, lateMs: number) {
    this.#parts = parts;
    this.#lateMs = lateMs;
  }

  /** `learned` resolves when the directory knows whoever clicks; the time it takes is theirs too. */
  async press(
    visit: TurnVisit,
    { verb, data }: { verb: string; data: unknown },
    learned: Promise<void>,
  ): Promise<void> {
    const { bot, clock, once, endings, turnOf } = this.#parts;
    const now = clock();
    const { local, durable } = this.#namesOf(visit.envelope, now.getTime());
    const turn = turnOf(visit, now, durable);
    if (!turn) return endings.decline(visit, 'person without an AAD object id');
    const first = this.#recent.get(local, now.getTime());
    const act = () => bot.click(turn, verb, data);
    const click = first ?? learned.then(() => once({ ...turn, keys: durable }, act));
    if (!first) this.#recent.set(local, click, now.getTime());
    try {
      const answer = await this.#inTime(click);
      if (!answer) return await this.#putOff(visit, click, local);
      // A message is answered once; an invoke waits for its answer each time.
      if (!first || visit.envelope.invoke) await deliver(answer.message, visit);
      endings.ended(first ? 'repeated' : answer.outcome);
    } catch (error) {
      this.#recent.delete(local);
      await endings.excuseClick(visit, error);
    }
  }

  /** Nothing when the answer takes too long; it may still come. */
  async #inTime(click: Promise<Answer>): Promise<Answer | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), this.#lateMs);
    });
    return Promise.race([click, late]).finally(() => clearTimeout(timer));
  }

  /**
   * It is not known yet whether the click is recorded, and the person is told so. Who clicks again
   * gets the answer of the first click: it changes nothing twice.
   */
  async #putOff(visit: TurnVisit, click: Promise<Answer>, names: string[]): Promise<void> {
    const { log, endings } = this.#parts;
    click.catch((error: unknown) => {
      this.#recent.delete(names);
      log.error({ err: error }, 'a late click failed');
    });
    endings.ended('late');
    await deliver({ text: strings[visit.envelope.locale].late }, visit);
  }
}
