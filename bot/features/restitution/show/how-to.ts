import type { HowTo } from '../../../contract/how-to.ts';

export const restitutionHowTo: readonly HowTo[] = [
  {
    name: 'restitution.make',
    ways: ['aide-restitution', 'aide-restitution aide-creer|aide-voir|aide-noter'],
    by: 'animates',
    shown: true,
    say: {
      fr: {
        what: 'obtenir le document du comité',
        example: 'restitution Word du 1er septembre au 31 octobre',
        next: 'Aussi en PowerPoint ou en Excel.',
      },
      en: {
        what: 'get the document for the committee',
        example: 'Word report from 1 September to 31 October',
        next: 'Also as PowerPoint or Excel.',
      },
    },
  },
];
