/** How much of the processor one reading of a text may take before it is given up. */

/**
 * Clocks of the process, in ms from any moment: the processor time of the whole process, and a time
 * that never goes back. What runs elsewhere in the process adds to the first, and what runs elsewhere
 * on the machine to the second; the smaller of both is at least what the reading took, and little more.
 */
export interface Clocks {
  processor: () => number;
  monotonic: () => number;
}

/**
 * Budget of one reading, in ms. A usual question takes one; the longest text that is read (4,000
 * units, at its worst) some tens on one core of a small machine, so that a busy one stays far below.
 * It is the longest that one person may keep all others waiting, and Teams sends a message again after
 * 15 s.
 */
export const READING_MS = 1_000;

/** A text costs more than its length deserves: nothing is made of it. */
export class TooLongToRead extends Error {
  override name = 'TooLongToRead';
}

/** Asked between two readers; without clocks it never ends. */
export interface Budget {
  /** @throws {TooLongToRead} when it is spent */
  check: () => void;
}

/** A budget that begins now. */
export function readingBudget(clocks: Clocks | undefined): Budget {
  if (!clocks) return { check: () => {} };
  const { processor, monotonic } = clocks;
  const began = { processor: processor(), monotonic: monotonic() };
  return {
    check() {
      if (monotonic() - began.monotonic <= READING_MS) return;
      if (processor() - began.processor > READING_MS) throw new TooLongToRead();
    },
  };
}

/** What the person is told, and what to do. */
export const tooLong = {
  fr: "Votre message est trop long à lire d'un coup : je n'en ai rien fait, rien n'est enregistré. Coupez-le en messages de 4 000 signes au plus, une demande par message. Un ordre du jour ou des créneaux se collent plutôt dans leur formulaire : écrivez « nouvelle réunion » ou « nouveau sondage ».",
  en: 'Your message is too long to be read at once: I did nothing with it, nothing is recorded. Cut it into messages of 4,000 characters at most, one request each. An agenda or slots rather go into their form: type “new meeting” or “new poll”.',
};
