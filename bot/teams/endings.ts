/** How turns end, for who counts, for the log and for the person. */
import { ZodError } from 'zod';
import { StoreError } from '../contract/store.ts';
import type { Answer } from '../contract/turn.ts';
import { NotRecorded } from './once.ts';
import { invokeError } from './reply.ts';
import { strings } from './strings.ts';
import type { TeamsLog } from './transport.ts';
import { deliver, send, type TurnVisit } from './visit.ts';

/** An outcome of the bot, or what kept it from answering. */
export type TurnEnd =
  | Answer['outcome']
  | 'repeated'
  | 'searched'
  | 'notRecorded'
  | 'late'
  | 'unavailable'
  | 'declined'
  | 'failed';

export interface EndingPorts {
  log: TeamsLog;
  ended?: ((end: TurnEnd) => void) | undefined;
}

export class Endings {
  readonly #log: TeamsLog;
  /** Counts a turn. */
  readonly ended: (end: TurnEnd) => void;

  constructor({ log, ended = () => {} }: EndingPorts) {
    this.#log = log;
    this.ended = ended;
  }

  /** Nothing for the bot to do; an invoke is told so, for Teams would show an error of its own. */
  async decline({ exchange, envelope }: TurnVisit, reason: string): Promise<void> {
    this.#log.debug({ reason }, 'ignored');
    this.ended('declined');
    if (!envelope.invoke) return;
    const { unknownAction } = strings[envelope.locale];
    await exchange.answer(invokeError(400, 'BadRequest', unknownAction));
  }

  /** A store that is away is told to the person in one sentence; anything else passes. */
  async excuse(visit: TurnVisit, error: unknown): Promise<void> {
    const end = this.#away(error);
    await deliver({ text: strings[visit.envelope.locale][end] }, visit);
  }

  /** The same for a click, whose data may have been made by anybody: what is none of ours is refused. */
  async excuseClick(visit: TurnVisit, error: unknown): Promise<void> {
    if (!(error instanceof ZodError)) return this.excuse(visit, error);
    this.#misshapen();
    const { unknownAction } = strings[visit.envelope.locale];
    if (!visit.envelope.invoke) return send(visit, { text: unknownAction });
    await visit.exchange.answer(invokeError(400, 'BadRequest', unknownAction));
  }

  /** The same for a file: Teams shows nothing of the answer to its invoke, so it is a message. */
  async excuseFile(visit: TurnVisit, error: unknown): Promise<void> {
    const misshapen = error instanceof ZodError;
    if (misshapen) this.#misshapen();
    const end = misshapen ? 'unknownAction' : this.#away(error);
    await send(visit, { text: strings[visit.envelope.locale][end] });
    await visit.exchange.answer();
  }

  /** Never what is wrong with it: that may be somebody's words. */
  #misshapen(): void {
    this.#log.warn({ status: 400, code: 'click-shape' }, 'refused');
    this.ended('declined');
  }

  #away(error: unknown): 'notRecorded' | 'unavailable' {
    const end = error instanceof NotRecorded ? 'notRecorded' : 'unavailable';
    if (end === 'unavailable' && !(error instanceof StoreError)) {
      this.ended('failed');
      throw error;
    }
    this.#log.error({ err: error }, 'store unavailable');
    this.ended(end);
    return end;
  }
}
