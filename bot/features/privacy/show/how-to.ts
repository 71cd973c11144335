import type { HowTo } from '../../../contract/how-to.ts';

export const privacyHowTo: readonly HowTo[] = [
  {
    name: 'privacy.hush',
    ways: ['muet', 'muet-cesser muet-messages'],
    by: 'anyone',
    say: {
      fr: {
        what: 'ne plus recevoir de rappels',
        example: 'plus de rappels',
        next: '« reprends les rappels » les remet.',
      },
      en: {
        what: 'get no more reminders',
        example: 'no more reminders',
        next: '“resume the reminders” brings them back.',
      },
    },
  },
  {
    name: 'privacy.mine',
    ways: ['donnees-voir', 'donnees-garder|donnees-chose donnees-sur-moi'],
    by: 'anyone',
    say: {
      fr: { what: 'voir ce que je garde sur vous', example: 'mes données' },
      en: { what: 'see what I keep about you', example: 'my data' },
    },
  },
  {
    name: 'privacy.forget',
    ways: ['donnees-oublier', 'donnees-effacer donnees-miennes', 'donnees-effacer donnees-sur-moi'],
    by: 'anyone',
    say: {
      fr: {
        what: 'faire effacer vos données',
        example: 'oublie-moi',
        next: 'Je dis ce qui sera effacé avant de le faire.',
      },
      en: {
        what: 'have your data erased',
        example: 'forget me',
        next: 'I say what will be erased before I do it.',
      },
    },
  },
];
