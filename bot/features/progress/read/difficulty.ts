/** What is in the way, called by a noun: "le souci", "notre principal obstacle". */
import { covered, type Extent, foldedAt, type Part, spansOf, type Within } from './part.ts';

/**
 * "Le frein c’est …", "ce qui coince c’est qu’on …", "notre seul obstacle reste …": what follows is in the way. From
 * its article to the word before what it is.
 */
export const announcingIn = (part: Within): Extent[] => [
  ...spansOf(part, 'bord-difficulte-annonce'),
  ...spansOf(part, 'bord-difficulte').flatMap(({ from, to }): Extent[] => {
    const verb = spansOf(part, 'av-est').find((one) => one.from === to);
    if (!verb) return [];
    const that = /^qu[e']?$/.test(foldedAt(part, verb.to)) ? 1 : 0;
    return [{ from: articleOf(part, from), to: verb.to + that }];
  }),
];

/** "Le recrutement c’est une difficulté", "la salle reste un vrai souci": said of what stands before it, with its article. */
export const attributesIn = (part: Part): Extent[] =>
  spansOf(part, 'bord-difficulte').flatMap(({ from, to }): Extent[] => {
    const start = articleOf(part, from);
    const isVerb = spansOf({ ...part, to: start }, 'av-est').some((verb) => {
      const no = covered(
        { ...part, from: verb.to, to: start },
        'av-ne-plus',
        'av-aucun',
        'av-reste',
      );
      return no.size >= start - verb.to;
    });
    return start < from && isVerb ? [{ from: start, to }] : [];
  });

/** An article, or what makes it worse. */
const isDetermined = (part: Within, at: number): boolean =>
  /^(?:un|une|des|le|la|les|notre|nos|the|our)$/.test(foldedAt(part, at)) ||
  covered(part, 'av-pire').has(at);

/** Where the words begin that lead up to a noun. */
function articleOf(part: Within, noun: number): number {
  let start = noun;
  while (start > part.from && isDetermined(part, start - 1)) start--;
  return start;
}
