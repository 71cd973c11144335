/** Pieces of an answer: an entry in a line or two, whom to ask, a word as it was typed. */

import type { Entry } from '../../../knowledge/entry.ts';
import { ficheId } from '../../../knowledge/identity.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { fold } from '../../../language/fold.ts';
import type { Locale } from '../../../language/locale.ts';
import { strings } from './strings.ts';

/** Lines about several things set side by side are cut there; a hint below what is not known, sooner. */
const LONGEST = { beside: 420, hint: 160 };

/** A word as the person wrote it, with its accents and its plural. */
export const asTyped = (word: string, text: string): string =>
  text.split(/[^\p{L}\p{M}-]+/u).find((typed) => {
    const folded = fold(typed);
    return folded.startsWith(word) && folded.length <= word.length + 2;
  }) ?? word;

/** An entry in a line or two, beside another one or below what is not known. */
export function brief(entry: Entry, locale: Locale, as: keyof typeof LONGEST = 'beside'): string {
  const { headline, items, rows } = entry.say(locale);
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
  return shorten(headline + more, LONGEST[as]);
}

/** Who knows what the plan does not say of a fiche: its pilote. Nobody else is named by the plan. */
export function whom(
  entities: readonly string[],
  { plan }: Knowledge,
  locale: Locale,
): string | undefined {
  const say = strings[locale];
  const fiche = plan.fiches.find((f) => entities.includes(ficheId(f)));
  const [pilote] = fiche?.pilote ?? [];
  const organisation = plan.organisations.find((o) => o.id === pilote);
  return fiche && organisation
    ? say.theLead(
        fiche.numero,
        locale === 'fr' ? organisation.avecArticle : `the ${organisation.nom}`,
      )
    : undefined;
}

const shorten = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most).replace(/\s+\S*$/, '')} …` : text;
