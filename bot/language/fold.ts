/**
 * How text is made comparable: no case, no accents, one kind of apostrophe, no inclusive endings.
 * Everything that compares words goes through here, so that a plan, a vocabulary and a message meet.
 */

/** Longest text that is read, in UTF-16 units: a question is short, and no input may cost more. */
export const MAX_TEXT = 2000;

/** Letters and signs that are written otherwise; those that are not seen are left out. */
const OTHERWISE = /[œæß’‘ʼ`´′‐‑‒–—−\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss' };

function otherwise(sign: string): string {
  if ('’‘ʼ`´′'.includes(sign)) return "'";
  if ('‐‑‒–—−'.includes(sign)) return '-';
  return LIGATURES[sign] ?? '';
}

/** Text that folding only puts in lower case. */
const PLAIN = /^[ -_a-~]*$/;

/** Lower case without accents; apostrophes and dashes unified; as long as `MAX_TEXT` at most. */
export function fold(text: string): string {
  const read = text.slice(0, MAX_TEXT);
  if (PLAIN.test(read)) return read.toLowerCase();
  return read
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(OTHERWISE, otherwise)
    .slice(0, MAX_TEXT);
}

/** "assistant.e", "professionnel·le·s", "directeur(trice)": the ending goes, the word stays. */
const INCLUSIVE =
  /[.·•(/-](?<=[a-z]{3}.)(?:e|es|le|les|ne|nes|se|ses|ve|ves|te|tes|ere|eres|iere|ieres|rice|rices|trice|trices|euse|euses)\)?(?:[.·•-]?s)?(?![a-z0-9])/g;

/**
 * Folded text without inclusive endings. The sign is looked for, then the word before it: the other
 * way round, a text of one long word would be read again from each of its letters.
 */
export function foldInclusive(text: string): string {
  let end = 0;
  return fold(text).replace(INCLUSIVE, (ending: string, at: number) => {
    // Three letters at least that are not themselves an ending.
    if (at - end < 3) return ending;
    end = at + ending.length;
    return '';
  });
}

const SUFFIXES: readonly string[] = [
  // French and English endings, longest first; what is left must keep four letters (three for the
  // short ones), so that "fiche" and "fichier" stay two words and "pilotage" meets "pilote".
  'issements',
  'issement',
  'atrices',
  'atrice',
  'ateurs',
  'ateur',
  'ations',
  'ation',
  'itions',
  'ition',
  'ements',
  'ement',
  'ments',
  'ment',
  'ances',
  'ance',
  'ences',
  'ence',
  'ables',
  'able',
  'ibles',
  'ible',
  'iques',
  'ique',
  'ismes',
  'isme',
  'istes',
  'iste',
  'euses',
  'euse',
  'trices',
  'trice',
  'eurs',
  'eur',
  'oriales',
  'oriaux',
  'oriau',
  'oriale',
  'orial',
  'oires',
  'oire',
  'iau',
  'au',
  'ialites',
  'ialite',
  'alites',
  'alite',
  'iaux',
  'ial',
  'iale',
  'iales',
  'ives',
  'ive',
  'ifs',
  'if',
  'ites',
  'ite',
  'ages',
  'age',
  'aient',
  'erait',
  'eront',
  'eraient',
  'ions',
  'antes',
  'ante',
  'ants',
  'ant',
  'ees',
  'ers',
  'ies',
  'ing',
  'ings',
  'ion',
  'ait',
  'ais',
  'ent',
  'ons',
  'ez',
  'er',
  'ir',
  'ee',
  'es',
  'ed',
  'al',
  'aux',
  'ale',
  'ales',
  'elle',
  'elles',
  'el',
  'els',
  'ie',
  'e',
  's',
  'y',
  'i',
].sort((a, b) => b.length - a.length);

/** The endings by their last letter: most words have few to try. */
const byLast = new Map<string, string[]>();
for (const suffix of SUFFIXES) {
  const last = suffix.slice(-1);
  byLast.set(last, [...(byLast.get(last) ?? []), suffix]);
}
const NO_SUFFIX: readonly string[] = [];

/** Endings of the same word, plural, feminine or verb; the others make another word of it. */
const INFLECTIONS: ReadonlySet<string> = new Set([
  'aient',
  'erait',
  'eront',
  'eraient',
  'ees',
  'ers',
  'ait',
  'ais',
  'ent',
  'ons',
]);
/** English months that are no stem of a French word: "ça marche", "un marché" are not March. */
const MONTHS: ReadonlySet<string> = new Set(['march']);

/** What is left of a word must be so long: "mission" is no "mise", nor "formation" a "forme". */
const LEAST = { short: 3, inflection: 4, derivation: 5 };

/**
 * A light stem, the same for French and English: enough for plural, feminine and the common forms
 * of a verb. Two words with the same stem are taken for the same word.
 */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const base = word.endsWith('s') || word.endsWith('ux') ? word.slice(0, -1) : word;
  for (const suffix of byLast.get(base.slice(-1)) ?? NO_SUFFIX) {
    const least =
      suffix.length <= 2
        ? LEAST.short
        : INFLECTIONS.has(suffix)
          ? LEAST.inflection
          : LEAST.derivation;
    if (!base.endsWith(suffix)) continue;
    const cut = base.slice(0, -suffix.length);
    const left = single(cut);
    // "Sending" is "send", but "planning" is a word of its own.
    const enough = suffix.startsWith('ing') && left === cut ? LEAST.inflection : least;
    if (left.length >= enough) return MONTHS.has(left) ? base : left;
  }
  return single(base);
}

/** "planning" is "plann" without its ending: the letter before it was doubled for it. */
const single = (text: string): string => (text.at(-1) === text.at(-2) ? text.slice(0, -1) : text);
