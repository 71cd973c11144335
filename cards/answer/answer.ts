import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { id } from '../fields.ts';
import { labelled } from '../text.ts';
import template from './answer.json' with { type: 'json' };

/** What the card is given. Every text is plain: nothing in it is read as Markdown. */
export interface AnswerData {
  lang: 'fr' | 'en';
  headline: string;
  items: string[];
  rows: { label: string; value: string }[];
  notes: string[];
  /** What is known today, beside what the plan says; who may know what it does not say. */
  known?: { label: string; value: string }[];
  sources: string[];
  /** Next questions, as buttons: a click says them as if typed. */
  questions: string[];
  /** Pages that are opened, as buttons. */
  links?: { title: string; url: string }[];
  /** "Ce n'est pas ça": none, or one button with the id of what was answered. */
  wrong: { title: string; id: string }[];
}

/** The answer as a card, and the text that says the same. */
export const answerCard = (data: AnswerData): CardMessage => {
  const label = labelled(data.lang);
  return card(template, {
    ...data,
    rows: data.rows.map(label),
    known: (data.known ?? []).map(label),
    links: data.links ?? [],
    questions: data.questions.map((title, at) => ({ title, mode: placeOf(data, at) })),
  });
};

/** Signs that buttons of one row have at 440 px, beside the "…" that holds the others. */
const ROW = 36;

/** With "Ce n'est pas ça" there is a "…": what does not fit in its row goes behind it, so that it never stands alone. */
const placeOf = ({ questions, wrong }: AnswerData, at: number): 'primary' | 'secondary' => {
  const before = questions.slice(0, at + 1).join('').length;
  return at > 0 && wrong.length > 0 && before > ROW ? 'secondary' : 'primary';
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
  known: [{ label: 'Avancement', value: 'couvert, 56 %, à jour le 13 novembre 2026' }],
  sources: [
    'Source : support du GT Axe 5, 1er juillet 2025, « Introduction – 1. Présentation du Schéma départemental des services aux familles »',
  ],
  questions: ['Indicateurs de la fiche 1.1 ?', 'Quels sont les axes du plan ?'],
  wrong: [{ title: "Ce n'est pas ça", id: 'fiche:1.1/pilote' }],
};

/** What the "Ce n'est pas ça" button gives back. */
export const wrongClick = z.object({ id });
