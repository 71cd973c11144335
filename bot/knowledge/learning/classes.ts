/**
 * What is learned, by number: the entries of the plan; that nothing of it is asked for; what is never given,
 * in the order of the plan's refusals; small talk, in the order of `talks`.
 */

/** Where it stands that nothing of the plan is asked for. */
export const outsideAt = (entries: number): number => entries;

/** Where the first of what is never given stands. */
export const refusalAt = (entries: number): number => entries + 1;

/** Where the first kind of small talk stands. */
export const talkAt = (entries: number, refusals: number): number => refusalAt(entries) + refusals;
