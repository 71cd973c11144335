/** Words of answers that are made from a query and its result. */
const fr = {
  yes: (sentence: string) => `Oui : ${sentence}`,
  no: (sentence: string) => `Non : ${sentence}`,
  /** A negative question that does not hold. */
  yesAgainst: (sentence: string) => `Si : ${sentence}`,
};

const en: typeof fr = {
  yes: (sentence) => `Yes: ${sentence}`,
  no: (sentence) => `No: ${sentence}`,
  yesAgainst: (sentence) => `Yes: ${sentence}`,
};

export const strings = { fr, en };
