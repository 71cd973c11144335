/** Pieces of an answer: an entry in a line or two, whom to ask, a word as it was typed. */

import type { ConversationSubject } from '../../../contract/turn.ts';
import type { Entry, Spoken } from '../../../knowledge/entry.ts';
import { ficheId } from '../../../knowledge/identity.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { fold } from '../../../language/fold.ts';
import type { Locale } from '../../../language/locale.ts';
import { signs } from '../../../language/signs.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { organisationName } from '../../people/model/names.ts';
import type { Decision } from '../read/decision.ts';
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
  const { headline, items = [], rows = [] } = entry.say(locale);
  const isWhole = items.length === 0 && entry.shape === 'whole';
  const listed = inOneLine({ items, rows: isWhole ? rows : [] }, locale);
  return shorten(`${headline}${listed && ` ${listed}`}`, LONGEST[as]);
}

/** A list in a line: what announces the next ones needs no semicolon behind its colon. */
export function inOneLine(
  { items = [], rows = [] }: Pick<Spoken, 'items' | 'rows'>,
  locale: Locale,
): string {
  const { colon, semicolon } = signs[locale];
  return [...items, ...rows.map(({ label, value }) => `${label}${colon}${value}`)].reduce(
    (text, line) => `${text}${text && (/:$/.test(text) ? ' ' : semicolon)}${line}`,
    '',
  );
}

/** Who knows what the plan does not say of a fiche: its pilote. Nobody else is named by the plan. */
export function whom(
  entities: readonly string[],
  { plan }: Knowledge,
  locale: Locale,
): string | undefined {
  const fiche = plan.fiches.find((f) => entities.includes(ficheId(f)));
  const [pilote] = fiche?.pilote ?? [];
  return (
    fiche && pilote && strings[locale].theLead(fiche.numero, organisationName(pilote, plan, locale))
  );
}

const shorten = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most).replace(/\s+\S*$/, '')} …` : text;

/** A question, understood. */
export interface Understood {
  decision: Decision;
  utterance: Utterance;
  /** Fields that were asked by name. */
  fields: string[];
}

/** What the next turn may refer to, an entry having answered. */
export const subjectAbout = (
  { id, entities }: Entry,
  { utterance, fields }: Pick<Understood, 'utterance' | 'fields'>,
): ConversationSubject => ({
  entities: [...namesakes(entities, utterance), ...entities],
  fields,
  entry: id,
  terms: utterance.terms,
  locale: utterance.locale,
});

/** "La PMI, c’est quoi ?", "et elle pilote quoi ?": the body or theme that a sigle is called by, which is spoken of from there on. */
const namesakes = ([first = '']: readonly string[], { names }: Utterance): string[] =>
  first.startsWith('sigle:')
    ? names.flatMap(({ entity }) => (/^(?:organisation|theme):/.test(entity) ? entity : []))
    : [];
