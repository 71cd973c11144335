/**
 * How text is made comparable: no case, no accents, one kind of apostrophe, no inclusive endings.
 * Everything that compares words goes through here, so that a plan, a vocabulary and a message meet.
 */

/** Longest text that is read, in UTF-16 units: a question is short, and no input may cost more. */
export const MAX_TEXT = 2000;

const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss' };

/** Lower case without accents; apostrophes and dashes unified; as long as `MAX_TEXT` at most. */
export function fold(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[œæß]/g, (letter) => LIGATURES[letter] ?? letter)
    .replace(/[’‘ʼ`´′]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .slice(0, MAX_TEXT);
}

/** "assistant.e", "professionnel·le·s", "directeur(trice)": the ending goes, the word stays. */
const INCLUSIVE =
  /([a-z]{3,})[.·•(/-](?:e|es|le|les|ne|nes|se|ses|ve|ves|te|tes|ere|eres|iere|ieres|rice|rices|trice|trices|euse|euses)\)?(?:[.·•-]?s)?(?![a-z0-9])/g;

/** Folded text without inclusive endings. */
export const foldInclusive = (text: string): string => fold(text).replace(INCLUSIVE, '$1');

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
  'x',
  'y',
  'a',
  'i',
].sort((a, b) => b.length - a.length);

/**
 * A light stem, the same for French and English: enough for plural, feminine and the common forms
 * of a verb. Two words with the same stem are taken for the same word.
 */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  let base = word.endsWith('s') || word.endsWith('x') ? word.slice(0, -1) : word;
  for (const suffix of SUFFIXES) {
    const least = suffix.length > 2 ? 4 : 3;
    if (base.endsWith(suffix) && base.length - suffix.length >= least) {
      base = base.slice(0, -suffix.length);
      break;
    }
  }
  base = base.replace(/(.)\1$/, '$1');
  return base;
}
