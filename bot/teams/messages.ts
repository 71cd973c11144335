/** Messages: answered once however often Teams delivers them; what was made of them follows an edit. */
import type { Parts } from './parts.ts';
import { activityKeys, createRecent } from './repeats.ts';
import { deliver, type TurnVisit } from './visit.ts';

/** Messages under way or answered, by their name: as long and as many as R23 allows. */
const recentMs = 24 * 3_600_000;
const mostMessages = 50_000;

export class Messages {
  readonly #parts: Parts;
  readonly #recent = createRecent<true>(mostMessages, recentMs);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async hear(visit: TurnVisit, text: string): Promise<void> {
    const { bot, clock, once, endings, turnOf } = this.#parts;
    const now = clock();
    const keys = activityKeys(visit.envelope);
    const turn = turnOf(visit, now, keys);
    if (!turn) return endings.decline(visit, 'person without an AAD object id');
    if (this.#recent.get(keys, now.getTime())) return endings.ended('repeated');
    this.#recent.set(keys, true, now.getTime());
    try {
      const answer = await bot.hear(turn, text, (run, own = keys) =>
        once({ ...turn, keys: own }, run),
      );
      await deliver(answer.message, visit);
      endings.ended(answer.outcome);
    } catch (error) {
      // Not answered: the same message, delivered again, is a second chance.
      this.#recent.delete(keys);
      await endings.excuse(visit, error);
    }
  }

  /** A message was edited or deleted: what was made of it follows. The same again changes nothing. */
  async amend(visit: TurnVisit, text: string | undefined): Promise<void> {
    const { bot, clock, endings, turnOf } = this.#parts;
    // The activity has the id of the message, whose name in the inbox is taken by its first text.
    const turn = turnOf(visit, clock());
    if (!turn) return endings.decline(visit, 'person without an AAD object id');
    try {
      if (text === undefined) return await bot.deleted(turn);
      const answer = await bot.edited(turn, text);
      if (!answer) return endings.decline(visit, 'edit of no consequence');
      await deliver(answer.message, visit);
      endings.ended(answer.outcome);
    } catch (error) {
      await endings.excuse(visit, error);
    }
  }
}
