/** Pieces of an answer: an entry in a line or two, whom to ask, a word as it was typed. */
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { fold } from '../../../language/fold.ts';
import type { Locale } from '../../../language/locale.ts';
import { isFigure } from '../read/beside.ts';
import { strings } from './strings.ts';

/** Context lines are cut there: below the answer, a hint is enough. */
const CONTEXT_LENGTH = 420;

/** A word as the person wrote it, with its accents and its plural. */
export const asTyped = (word: string, text: string): string =>
  text.split(/[^\p{L}\p{M}-]+/u).find((typed) => {
    const folded = fold(typed);
    return folded.startsWith(word) && folded.length <= word.length + 2;
  }) ?? word;

/** An entry in a line or two, for the context of another. */
export function brief(entry: Entry, locale: Locale): string {
  const { headline, items, rows, quote, note } = entry.say(locale);
  const [colon, semicolon] = locale === 'fr' ? [' : ', ' ; '] : [': ', '; '];
  const listed = items?.length
    ? items
    : entry.shape === 'whole'
      ? (rows ?? []).map(({ label, value }) => `${label}${colon}${value}`)
      : [];
  // A line that announces the next ones needs no semicolon after its colon.
  const joined = listed.reduce(
    (text, line) => `${text}${/:$/.test(text) ? ' ' : semicolon}${line}`,
    '',
  );
  const more = joined === '' ? '' : ` ${joined.slice(semicolon.length)}`;
  const words = quote && headline.length < 120 && entry.shape === 'fact' ? ` (« ${quote} »)` : '';
  // A figure is of a year, and from somebody.
  const dated = note && isFigure(entry) ? ` (${note})` : '';
  return shorten(headline + words + more + dated);
}

/** Who knows what the plan does not say: the pilote of the fiche, else the group of its axe. */
export function whom(entities: readonly string[], { plan }: Knowledge, locale: Locale): string {
  const say = strings[locale];
  const fiche = plan.fiches.find((f) => entities.includes(`fiche:${f.numero}`));
  const [pilote] = fiche?.pilote ?? [];
  const organisation = plan.organisations.find((o) => o.id === pilote);
  if (fiche && organisation)
    return say.theLead(
      fiche.numero,
      locale === 'fr' ? organisation.avecArticle : `the ${organisation.nom}`,
    );
  const axe = fiche?.axe ?? entities.find((e) => /^axe:[^/]+$/.test(e))?.slice('axe:'.length);
  return axe ? say.theGroup(axe) : say.theGroups;
}

const shorten = (text: string) =>
  text.length > CONTEXT_LENGTH ? `${text.slice(0, CONTEXT_LENGTH).replace(/\s+\S*$/, '')} …` : text;
