import type { HowTo } from '../../../contract/how-to.ts';

export const doorHowTo: readonly HowTo[] = [
  {
    name: 'door.revoke',
    ways: ['aide-lien', 'aide-lien aide-annuler'],
    by: 'animates',
    say: {
      fr: {
        what: 'reprendre le lien de quelqu’un sans Teams',
        example: 'révoque le lien de Prénom Nom',
      },
      en: {
        what: 'take back the link of somebody without Teams',
        example: 'revoke the link of First Last',
      },
    },
  },
];
