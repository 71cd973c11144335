import { howTosOf } from '../../../contract/how-to.ts';
import { privacyIntents } from '../read/intents.ts';

export const privacyHowTo = howTosOf('privacy', privacyIntents, {
  hush: {
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
  mine: {
    by: 'anyone',
    say: {
      fr: { what: 'voir ce que je garde sur vous', example: 'mes données' },
      en: { what: 'see what I keep about you', example: 'my data' },
    },
  },
  forget: {
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
});
