import { type CardMessage, card } from '../card.ts';
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
export const welcomeCard = (data: WelcomeData): CardMessage => card(template, data);

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
