import { describe, expect, it } from '@jest/globals';
import { partsOf, sentencesOf } from '../../../bot/sentence/clauses.ts';

const cut = (text: string, by: typeof partsOf) =>
  by(text).map(({ start, end }) => text.slice(start, end));

describe('sentences of a message', () => {
  it.each([
    ['Note 40 %. Et qui vient ?', ['Note 40 %.', 'Et qui vient ?']],
    ['fiche 1.1 : 44,9 %', ['fiche 1.1 : 44,9 %']],
    ['M. Benali pilote la 5. Merci !', ['M. Benali pilote la 5.', 'Merci !']],
    ['Mme Cherif, env. 30 places', ['Mme Cherif, env. 30 places']],
    ['un\n\n- deux\n- trois', ['un', '- deux', '- trois']],
    ['le lien https://exemple.fr/a.b est bon', ['le lien https://exemple.fr/a.b est bon']],
    ['oui', ['oui']],
    ['!!! ...', []],
    ['', []],
    ['super 🎉', ['super 🎉']],
  ])('« %s »', (text, expected) => expect(cut(text, sentencesOf)).toEqual(expected));
});

describe('parts of a sentence, at what joins them', () => {
  it.each([
    ['annule la réunion et note 40 %', ['annule la réunion', 'note 40 %']],
    ['ok pour mardi, mais pas jeudi', ['ok pour mardi', 'pas jeudi']],
    ['présents : Diallo ; excusé : Girard', ['présents', 'Diallo', 'excusé', 'Girard']],
    ['44,9 % et 1.1', ['44,9 %', '1.1']],
    ['book it then send it', ['book it', 'send it']],
    ['co-animateur', ['co-animateur']],
    ['quel est le but de l’axe 3', ['quel est le but de l’axe 3']],
    ['come but be late', ['come', 'be late']],
  ])('« %s »', (text, expected) => expect(cut(text, partsOf)).toEqual(expected));
});

it('parts keep their places, without the blanks around them', () => {
  const text = '  un ,  deux ';
  for (const { start, end } of partsOf(text)) {
    expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
    expect(start).toBeLessThan(end);
  }
});
