import { type Card, render } from '../render.ts';
import { typography } from '../typography.ts';
import template from './answer.json' with { type: 'json' };

/** A button that asks the next question, or says that the answer missed. */
export interface AnswerAction {
  title: string;
  verb: string;
  /** What is sent as if typed. */
  ask: string;
  /** What the click is about, for `plan.wrong`; empty otherwise. */
  id: string;
}

/** What the card is given. Every text is plain: nothing in it is read as Markdown. */
export interface AnswerData {
  lang: 'fr' | 'en';
  headline: string;
  items: string[];
  rows: { label: string; value: string }[];
  notes: string[];
  contextTitle: string;
  context: string[];
  sources: string[];
  actions: AnswerAction[];
}

/** The answer as a card, and the text that says the same. */
export function answerCard(data: AnswerData): { card: Card; text: string } {
  const polished = polish(data);
  const text = answerText(data);
  return { card: render(template, { ...polished, text }), text };
}

/** What the card says, in reading order, without the buttons: its text twin. */
export function answerText(data: AnswerData): string {
  const { headline, items, rows, notes, contextTitle, context, sources } = polish(data);
  return [
    headline,
    ...items.map((item) => `• ${item}`),
    ...rows.map(({ label, value }) => `${label} : ${value}`),
    ...notes,
    ...(context.length ? [contextTitle, ...context] : []),
    ...sources,
  ].join('\n');
}

function polish(data: AnswerData): AnswerData {
  const nice = (text: string) => typography(text, data.lang);
  return {
    ...data,
    headline: nice(data.headline),
    items: data.items.map(nice),
    rows: data.rows.map(({ label, value }) => ({ label: nice(label), value: nice(value) })),
    notes: data.notes.map(nice),
    contextTitle: nice(data.contextTitle),
    context: data.context.map(nice),
    sources: data.sources.map(nice),
    actions: data.actions.map((action) => ({ ...action, title: nice(action.title) })),
  };
}

/** For pictures and checks. */
export const sample: AnswerData = {
  lang: 'fr',
  headline: "La fiche 1.1 est pilotée par la Caf.",
  items: [],
  rows: [
    { label: 'Axe', value: "1 : Agir pour le développement quantitatif et qualitatif de l'offre petite enfance et parentalité dans une logique de rééquilibrage territorial" },
    { label: 'Acteurs principaux', value: 'Communes, Conseil départemental (PMI notamment), Gestionnaires' },
  ],
  notes: ["Fiche 1.1 : « Poursuivre l'accompagnement à la création, au maintien, au développement des EAJE et veiller à leur qualité d'accueil »"],
  contextTitle: '',
  context: [],
  sources: ['Source : support du GT Axe 5, 1er juillet 2025, « Introduction – 1. Présentation du Schéma départemental des services aux familles »'],
  actions: [
    { title: 'Quels indicateurs ?', verb: 'plan.ask', ask: 'Quels sont les indicateurs de la fiche 1.1 ?', id: '' },
    { title: "Ce n'est pas ça", verb: 'plan.wrong', ask: "Ce n'est pas ça", id: 'fiche:1.1/pilote' },
  ],
};
