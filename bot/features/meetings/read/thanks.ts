/** Courtesy at the end of what is to be kept: "… à la mairie, merci !" */

const THANKS = /(?<!\p{L})(?:svp|stp|merci|please|s['’]il (?:te|vous) pla[iî]t)[\s.!]*$/iu;

/** The text without it, nor the signs it ends with. */
export const withoutThanks = (text: string): string =>
  text.replace(THANKS, '').replace(/[\s,.!]+$/u, '');
