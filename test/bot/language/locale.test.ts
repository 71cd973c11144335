import { expect, it } from '@jest/globals';
import { guessLocale, localeClues, writtenIn } from '../../../bot/language/locale.ts';
import { cut } from '../../../bot/language/words.ts';

const clues = localeClues(
  { fr: new Set(['le', 'est', 'qui']), en: new Set(['the', 'is', 'who', 'will', 'may']) },
  { fr: new Set(['reunion']), en: new Set(['present', 'meeting', 'group']) },
);
const guess = (text: string, own: 'fr' | 'en') =>
  guessLocale(cut(text), clues, own, writtenIn(text));

it.each([
  'note Karim Haddad présent',
  'note Jean Valjean present',
  'présent',
  'note Will Martin absent',
  'note Rose May excusée',
  'meeting',
])('the language is one’s own while the words do not clearly tell another: "%s"', (text) => {
  expect(guess(text, 'fr')).toBe('fr');
});

it.each([
  'who is Karim Haddad',
  'the present',
  'group meeting',
  'Which meeting? Which group?',
  'good evening',
])('the language is the one of the words when they are clear: "%s"', (text) => {
  expect(guess(text, 'fr')).toBe('en');
});

it('a name of the other language does not weigh, at either side', () => {
  expect(guess('présent, Will May', 'fr')).toBe('fr');
  expect(guess('note Le Est present', 'en')).toBe('en');
});
