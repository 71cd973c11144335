import { z } from 'zod';
import { dateBlock } from '../../visual/date-block.ts';
import { type CardMessage, card } from '../card.ts';
import { id } from '../fields.ts';
import { labelled } from '../text.ts';
import template from './answer.json' with { type: 'json' };
import type { AnswerData } from './answer-data.ts';
import { documentsOf, foldAfter, isHeading, sourceLine } from './room.ts';

/** The answer as a card, and the text that says the same. What would make it taller than a screen is behind a press. */
export const answerCard = (data: AnswerData): CardMessage => {
  const label = labelled(data.lang);
  const { lang, days = [], items } = data;
  const kept = foldAfter(data);
  const short = kept < items.length ? data.short : undefined;
  const seen = short ?? items.slice(0, kept);
  const rest = short ? items : items.slice(kept);
  const more = rest.length + days.slice(kept).length;
  const title = short ? foldWords[lang].whole : foldWords[lang].rest(more);
  const folds = more > 0 ? [{ title }] : [];
  const here = rest.length > 0 && !short ? [foldWords[lang].here(kept, items.length)] : [];
  const whole = sourceLine(lang, data.sources);
  const source = sourceLine(lang, documentsOf(data));
  // Behind the "…" of what may be wrong: without it, a button would stand alone.
  const isWhole = data.wrong.length === 0 || whole.join() === source.join();
  const rows = days.map(({ date, rows: said = [], say, url, ...day }) => ({
    ...day,
    action: pressOf(day.whole, say, url),
    ...(date && { block: dateBlock(date, lang) }),
    rows: said.map(label),
  }));
  return card(template, {
    ...data,
    heads: [...headed(data), ...here.map((text) => ({ ...look, ...HERE, text }))],
    items: seen,
    rest,
    days: rows.slice(0, kept),
    restDays: rows.slice(kept),
    folds,
    rows: data.rows.map(label),
    known: (data.known ?? []).map(label),
    small: data.small ?? [],
    source,
    sources: whole,
    isWhole,
    references: isWhole ? [] : [foldWords[lang].source],
    links: (data.links ?? []).map(({ isMain, ...link }) => ({
      ...link,
      style: isMain ? 'positive' : 'default',
    })),
    presses: data.presses ?? [],
    questions: data.questions.map((one, at) => ({
      title: titleOf(one),
      say: typeof one === 'string' ? one : one.say,
      // With "Ce n'est pas ça" there is a "…": one button stands before it.
      mode: data.wrong.length > 0 && at + folds.length > 0 ? 'secondary' : 'primary',
    })),
  });
};

/** What a row does when it is pressed; null: nothing. */
const pressOf = (title: string, say?: string, url?: string) =>
  url
    ? { type: 'Action.OpenUrl', title, url }
    : say
      ? { type: 'Action.Submit', title, data: { msteams: { type: 'imBack', value: say } } }
      : null;

const look = { weight: 'Default', size: 'Default', isVisible: true, isSubtle: false };
/** How many of a list are seen: its twin has all. */
const HERE = { id: 'seen', size: 'Small', isSubtle: true };

/**
 * A title is one sentence, or the name that opens a text longer than a heading ("Fiche 1.1 : « … »"); what follows is
 * under it. Seen apart, they are read in one line.
 */
function headed({ headline, name }: AnswerData) {
  const title = (isHeading(headline) ? SENTENCE : NAME).exec(headline)?.[0] ?? '';
  const rest = headline.slice(title.length).trim();
  const bold = { ...look, weight: 'Bolder', size: 'Medium' };
  if (title === '' || rest === '')
    return [{ ...(isHeading(headline) ? bold : look), id: 'said', text: headline }];
  const opening = title.replace(/\s?:$/, '');
  return [
    { ...bold, id: 'seen', text: name?.startsWith(opening) ? name : opening },
    { ...look, id: 'seen', text: rest },
    { ...look, id: 'said', text: headline, isVisible: false },
  ];
}

/** The first of several; a full stop behind a few letters ends none ("M. Durand", "art. 3"). */
const SENTENCE = /^.*?\p{Ll}{4}(?:\s?[»”)])*\s?[.!?](?= [\p{Lu}«“])/su;
const NAME = /^[^«:]{2,30}:(?= ?[«“])/;

const titleOf = (question: AnswerData['questions'][number]): string =>
  typeof question === 'string' ? question : question.title;

export const foldWords = {
  fr: {
    rest: (n: number) => `La suite (${n})`,
    here: (n: number, all: number) => `Début de la liste : ${n} sur ${all}`,
    whole: 'Tout lire',
    source: 'Source entière',
  },
  en: {
    rest: (n: number) => `The rest (${n})`,
    here: (n: number, all: number) => `Start of the list: ${n} of ${all}`,
    whole: 'Read it all',
    source: 'Whole source',
  },
};

/** What the "Ce n'est pas ça" button gives back. */
export const wrongClick = z.object({ id });
