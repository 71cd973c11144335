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

/** For pictures and checks. */
export const sample: AnswerData = {
  lang: 'fr',
  headline: 'La fiche 1.1 est pilotée par la Caf.',
  items: [],
  rows: [
    {
      label: 'Axe 1',
      value:
        "Agir pour le développement quantitatif et qualitatif de l'offre petite enfance et parentalité dans une logique de rééquilibrage territorial",
    },
    {
      label: 'Acteurs principaux',
      value: 'Communes, Conseil départemental (PMI notamment), Gestionnaires',
    },
  ],
  notes: [
    "Fiche 1.1 : « Poursuivre l'accompagnement à la création, au maintien, au développement des EAJE et veiller à leur qualité d'accueil »",
  ],
  known: [{ label: 'Avancement', value: 'couvert, 56 % (13 novembre 2026)' }],
  sources: [
    'ce que les partenaires ont noté',
    'support du GT Axe 5, 1er juillet 2025, « Introduction – 1. Présentation du Schéma départemental des services aux familles »',
  ],
  questions: ['Indicateurs de la fiche 1.1 ?', 'Quels sont les axes du plan ?'],
  days: [
    {
      date: '2026-09-15',
      name: 'GT Axe 1 : bilan',
      brief: '14h–16h · Caf de Bobigny',
      whole: 'GT Axe 1 : bilan – mardi 15 septembre 2026, de 14h à 16h, Caf de Bobigny',
      say: 'GT Axe 1',
    },
    {
      date: '2026-10-01',
      name: 'GT Axe 5 : diagnostics',
      brief: '',
      whole: 'GT Axe 5 : diagnostics – jeudi 1er octobre 2026, de 14h à 16h',
      rows: [{ label: 'Décidé', value: 'les trois communes passent en premier' }],
    },
  ],
  wrong: [{ title: "Ce n'est pas ça", id: 'fiche:1.1/pilote' }],
};

/** What the "Ce n'est pas ça" button gives back. */
export const wrongClick = z.object({ id });
