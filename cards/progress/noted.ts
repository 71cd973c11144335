import { z } from 'zod';
import { id, lines, most } from '../fields.ts';
import { type Card, render } from '../render.ts';
import { typography } from '../typography.ts';
import template from './noted.json' with { type: 'json' };

/** A button: its data holds the verb and what the verb needs, never what a person typed. */
export interface ProgressButton {
  title: string;
  data: Record<string, string | number>;
}

export interface ProgressSection {
  title: string;
  lines: { label: string; value: string }[];
  notes: string[];
  buttons: ProgressButton[];
}

/** What the card is given: what was noted, asked or found, fiche by fiche. */
export interface NotedData {
  lang: 'fr' | 'en';
  headline: string;
  sections: ProgressSection[];
  notes: string[];
  buttons: ProgressButton[];
}

/** Progress, fiche by fiche, with what can be done about it. */
export function notedCard(data: NotedData): { card: Card; text: string } {
  const key = JSON.stringify(data);
  const ready = filled.get(key);
  if (ready) return ready;
  const polished = polish(data);
  const text = textOf(polished);
  const made = { card: render(template, { ...polished, text }), text };
  filled.set(key, made);
  const [oldest] = filled.keys();
  if (filled.size > MOST_FILLED && oldest !== undefined) filled.delete(oldest);
  return made;
}

/** Cards already filled: many people ask how the same fiches stand. */
const filled = new Map<string, { card: Card; text: string }>();
/** A card of twelve fiches weighs some 400 kB in memory. */
const MOST_FILLED = 60;

function polish(data: NotedData): NotedData {
  const nice = (text: string) => typography(text, data.lang);
  const colon = data.lang === 'fr' ? ' : ' : ': ';
  const buttons = (list: ProgressButton[]) => list.map((b) => ({ ...b, title: nice(b.title) }));
  return {
    lang: data.lang,
    headline: nice(data.headline),
    sections: data.sections.map((section) => ({
      title: nice(section.title),
      lines: section.lines.map(({ label, value }) => ({
        label: nice(`${label}${colon}`),
        value: nice(value),
      })),
      notes: section.notes.map(nice),
      buttons: buttons(section.buttons),
    })),
    notes: data.notes.map(nice),
    buttons: buttons(data.buttons),
  };
}

/** What the card says, in reading order, without the buttons: its text twin. */
const textOf = ({ headline, sections, notes }: NotedData): string =>
  [
    headline,
    ...sections.flatMap((section) => [
      section.title,
      ...section.lines.map(({ label, value }) => label + value),
      ...section.notes,
    ]),
    ...notes,
  ].join('\n');

/** What the buttons give back. */
export const undoClick = z.strictObject({
  updates: lines(most.text).min(1),
  version: z.int().min(0),
});
export const correctClick = z.strictObject({ update: id, version: z.int().min(0) });
export const answerClick = z.strictObject({ subject: id, version: z.int().min(0) });
export const roundClick = z.strictObject({
  subject: id,
  round: id,
  version: z.int().min(0),
});
export const postponeClick = z.strictObject({ round: id, version: z.int().min(0) });

/** For pictures and checks. */
export const sample: NotedData = {
  lang: 'fr',
  headline: 'Voici ce que j’ai noté',
  sections: [
    {
      title: 'Fiche 1.1',
      lines: [
        { label: 'Météo', value: 'soleil ☀️ (objectif sécurisé)' },
        { label: 'Avancement', value: '60 %' },
        { label: 'Fait marquant', value: 'convention signée avec 3 communes' },
        { label: 'Blocage', value: 'blocage foncier à Bondy' },
        { label: 'Besoin d’arbitrage', value: 'besoin d’un arbitrage Caf' },
      ],
      notes: ['La météo et les mots ne disent pas la même chose : corrigez si besoin.'],
      buttons: [
        { title: 'Corriger', data: { verb: 'progress.correct', update: 'u1', version: 1 } },
      ],
    },
  ],
  notes: ['Votre texte est gardé tel que vous l’avez écrit.'],
  buttons: [{ title: 'Annuler', data: { verb: 'progress.undo', updates: 'u1', version: 1 } }],
};
