import { type Card, render } from '../render.ts';
import { readCard } from '../text.ts';
import { typography } from '../typography.ts';
import template from './welcome.json' with { type: 'json' };

/** What the card is given: our own sentences only. */
export interface WelcomeData {
  lang: 'fr' | 'en';
  headline: string;
  intro: string;
  sections: { title: string; lines: string[] }[];
  /** Questions to try, as buttons. */
  examples: string[];
}

/** What the bot can do, how it answers and what is kept. */
export function welcomeCard(data: WelcomeData): { card: Card; text: string } {
  const nice = (text: string) => typography(text, data.lang);
  const polished = {
    lang: data.lang,
    headline: nice(data.headline),
    intro: nice(data.intro),
    sections: data.sections.map(({ title, lines }) => ({
      title: nice(title),
      lines: lines.map(nice),
    })),
    examples: data.examples.map(nice),
    text: '',
  };
  const text = readCard(render(template, polished), { actions: false });
  return { card: render(template, { ...polished, text }), text };
}

/** For pictures and checks. */
export const sample: WelcomeData = {
  lang: 'fr',
  headline: 'Bonjour, je suis Fil rouge, le robot du SDSF.',
  intro: 'Je peux répondre à vos questions sur le Schéma départemental des services aux familles.',
  sections: [
    {
      title: 'Comment je réponds',
      lines: [
        'Je cite la page d’où vient chaque réponse.',
        'Quand le plan ne dit pas quelque chose, je le dis.',
      ],
    },
  ],
  examples: ['Qui pilote la fiche 1.1 ?', 'Que veut dire EAJE ?'],
};
