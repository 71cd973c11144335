/** Files that are dropped in a personal chat: each answered by itself, once however often Teams delivers it. */
import type { Turn } from '../contract/turn.ts';
import { BusyError } from '../links/document-queue.ts';
import type { DroppedAt } from './activity.ts';
import type { Download } from './drive.ts';
import type { Parts } from './parts.ts';
import { activityKeys, createRecent } from './repeats.ts';
import { strings } from './strings.ts';
import { send, type TurnVisit } from './visit.ts';

/** As long as a repeated delivery may come. */
const forMs = 24 * 3_600_000;
const most = 2_000;

export class Dropped {
  readonly #parts: Parts;
  readonly #download: Download;
  readonly #recent = createRecent<true>(most, forMs);

  constructor(parts: Parts, download: Download) {
    this.#parts = parts;
    this.#download = download;
  }

  /** Whether they are news: another delivery is of files that are read, or being read. */
  async take(visit: TurnVisit, files: readonly DroppedAt[]): Promise<boolean> {
    const { clock, endings, turnOf } = this.#parts;
    const now = clock();
    const keys = activityKeys(visit.envelope);
    const turn = turnOf(visit, now, keys);
    if (!turn) {
      endings.decline(visit, 'person without an AAD object id');
      return false;
    }
    if (this.#recent.get(keys, now.getTime())) {
      endings.ended('repeated');
      return false;
    }
    this.#recent.set(keys, true, now.getTime());
    try {
      for (const [i, file] of files.entries()) await this.#read(visit, turn, file, i);
      return true;
    } catch (error) {
      // Not answered: the same files, delivered again, are a second chance.
      this.#recent.delete(keys);
      await endings.excuse(visit, error);
      return false;
    }
  }

  async #read(visit: TurnVisit, turn: Turn, { name, url }: DroppedAt, i: number): Promise<void> {
    const { bot, endings } = this.#parts;
    const own = {
      ...turn,
      id: `${turn.id}.${i}`,
      keys: (turn.keys ?? []).map((key) => `${key}.${i}`),
    };
    const bytes = (size: number) => this.#download(url, size);
    try {
      const answer = await bot.dropped(own, { name, bytes });
      if (answer) await send(visit, answer.message);
      endings.ended(answer?.outcome ?? 'declined');
    } catch (error) {
      if (!(error instanceof BusyError)) throw error;
      await send(visit, { text: strings[turn.locale].busy });
      endings.ended('refused');
    }
  }
}
