/** The words of `/accessibilite`: the declaration that the law asks for, in the form of the State's model. */
import { typography } from '../../cards/typography.ts';
import type { Config } from '../config.ts';
import { escaped, htmlPage, type PageLocale } from './page.ts';

/** The day the declaration was made, or last changed. */
const MADE = { fr: '27 novembre 2026', en: '27 November 2026' } as const;

interface Part {
  title: string;
  text: readonly string[];
  items?: readonly string[];
}

const fr = {
  title: 'Déclaration d’accessibilité',
  nobody: 'L’organisme qui exploite Fil rouge',
  noContact: 'la personne qui co-anime votre groupe, ou qui vous a proposé Fil rouge',
  parts: (who: string, contact: string): Part[] => [
    {
      title: 'Engagement',
      text: [
        `${who} s’engage à rendre ses services numériques accessibles, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.`,
        'Cette déclaration s’applique à Fil rouge : l’onglet de Teams, les pages des liens personnels, les courriels et les pages publiques. Les cartes sont affichées par Microsoft Teams.',
      ],
    },
    {
      title: 'État de conformité',
      text: [
        'Fil rouge est non conforme avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1 : aucun audit n’a encore été fait, et la loi ne connaît pas d’autre mot.',
      ],
    },
    {
      title: 'Résultats des tests',
      text: ['Faute d’audit, aucun taux n’est donné. Ce qui est vérifié à chaque modification :'],
      items: [
        'aucune erreur relevée par axe-core (WCAG 2.1, niveaux A et AA) sur chaque page, en thème clair, sombre et contraste élevé',
        'chaque tâche faite au clavier seul',
        'aucun défilement horizontal de la page à 320 pixels de large',
      ],
    },
    {
      title: 'Contenus non accessibles',
      text: [
        'La grille d’un sondage défile dans son cadre, à l’horizontale, quand il y a beaucoup de créneaux ; sur un téléphone, les mêmes réponses se donnent dans la liste qui la précède.',
        'La lecture par un lecteur d’écran n’a pas encore été vérifiée par des personnes qui l’emploient tous les jours.',
      ],
    },
    {
      title: 'Établissement de cette déclaration',
      text: [`Cette déclaration a été établie le ${MADE.fr}.`],
      items: [
        'Technologies : HTML5, CSS, JavaScript, SVG, WAI-ARIA',
        'Environnement de test : Chromium, au clavier, en 320, 640, 1 100 et 1 280 pixels de large, couleurs forcées comprises',
        'Outil : axe-core',
      ],
    },
    {
      title: 'Retour d’information et contact',
      text: [
        `Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez à ${contact} : une autre façon de faire vous est proposée, ou le contenu sous une autre forme.`,
      ],
    },
    {
      title: 'Voies de recours',
      text: [
        'Si vous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à un service, et que vous n’avez pas obtenu de réponse satisfaisante, vous pouvez :',
      ],
      items: [
        'écrire un message au Défenseur des droits (formulaire.defenseurdesdroits.fr)',
        'contacter le délégué du Défenseur des droits dans votre région',
        'envoyer un courrier, sans affranchissement : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07',
      ],
    },
  ],
};

const en: typeof fr = {
  title: 'Accessibility statement',
  nobody: 'The organisation that runs Fil rouge',
  noContact: 'whoever co-facilitates your group, or offered you Fil rouge',
  parts: (who, contact) => [
    {
      title: 'Commitment',
      text: [
        `${who} is committed to making its digital services accessible, as article 47 of French law 2005-102 of 11 February 2005 asks.`,
        'This statement is about Fil rouge: the tab in Teams, the pages of personal links, the e-mails and the public pages. Cards are shown by Microsoft Teams.',
      ],
    },
    {
      title: 'State of conformity',
      text: [
        'Fil rouge is not compliant with the French accessibility standard (RGAA), version 4.1: no audit was made yet, and the law has no other word for that.',
      ],
    },
    {
      title: 'Results of tests',
      text: ['Without an audit no rate is given. What is checked at every change:'],
      items: [
        'no error found by axe-core (WCAG 2.1, levels A and AA) on any page, in the light, dark and high-contrast themes',
        'every task done by keyboard alone',
        'no sideways scroll of the page at 320 pixels wide',
      ],
    },
    {
      title: 'Content that is not accessible',
      text: [
        'The grid of a poll scrolls sideways in its frame when there are many slots; on a phone the same answers are given in the list before it.',
        'Reading with a screen reader has not been checked yet by people who use one every day.',
      ],
    },
    {
      title: 'How this statement was made',
      text: [`This statement was made on ${MADE.en}.`],
      items: [
        'Technologies: HTML5, CSS, JavaScript, SVG, WAI-ARIA',
        'Test environment: Chromium, by keyboard, 320, 640, 1,100 and 1,280 pixels wide, forced colours included',
        'Tool: axe-core',
      ],
    },
    {
      title: 'Feedback and contact',
      text: [
        `If you cannot reach some content or service, write to ${contact}: you are offered another way, or the content in another form.`,
      ],
    },
    {
      title: 'Remedies',
      text: [
        'If you reported a lack of accessibility that keeps you from some content or service, and had no satisfactory answer, you can:',
      ],
      items: [
        'write to the Défenseur des droits, the French ombudsman (formulaire.defenseurdesdroits.fr)',
        'see the delegate of the Défenseur des droits in your region',
        'send a letter, no stamp needed: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07',
      ],
    },
  ],
};

/** The declaration in one language, made once: it depends on the configuration only. */
export function accessibilityPage(
  locale: PageLocale,
  { publisher: { name, contact } }: Pick<Config, 'publisher'>,
): string {
  const say = { fr, en }[locale];
  const nice = (text: string) => escaped(typography(text, locale));
  const parts = say.parts(name ?? say.nobody, contact ?? say.noContact);
  const main = parts.flatMap(({ title, text, items = [] }) => [
    `<h2>${nice(title)}</h2>`,
    ...text.map((line) => `<p>${nice(line)}</p>`),
    ...(items.length > 0
      ? [`<ul>${items.map((one) => `<li>${nice(one)}</li>`).join('')}</ul>`]
      : []),
  ]);
  return htmlPage(locale, say.title, main.join('\n'));
}
