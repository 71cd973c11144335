import { describe, expect, it } from '@jest/globals';
import { knowledgeOf } from '../support/vocabulary.ts';
import { folded, judge, meets } from './checks.ts';
import { withDays } from './days.ts';
import type { Step } from './dialogue.ts';
import { daysOf } from './play.ts';

const days = daysOf(await knowledgeOf('seineSaintDenis'));
const judged = (step: Partial<Step>, read: string, job: 'ask' | 'tell' = 'tell') =>
  judge({ who: 'claire', ...step }, read, { days, job });
const finds = (check: string, read: string) => judged({ expect: [[check]] }, read).ok;

it.each([
  ['14h', 'à 14 h 00', true],
  ['14h', 'de 14:00 à 16:00', true],
  ['14h30', '14 heures 30', true],
  ['9h–12h', 'de 9 h – 12 h', true],
  ['1er juillet', 'le 1ᵉʳ juillet', true],
  ['14h', '14h30', false],
  ['5%', '45 %', false],
  ['45%', '45 % d’avancement', true],
  ['1.1', 'fiche 11.1', false],
  ['inès haddad', 'INES HADDAD', true],
  ['carto', 'la cartographie', true],
  ['carto', 'l’encarto', false],
  ['/fiches? 5/', 'la fiche 5', true],
])('"%s" is found in "%s": %s', (check, read, found) => expect(finds(check, read)).toBe(found));

it.each([
  'mardi 8 décembre 2026',
  '8 déc.',
  '08/12',
  '2026-12-08',
  'Tuesday 8 December',
  'December 8',
])('a day alone is found however it is written: %s', (read) =>
  expect(finds('{{d2}}', read)).toBe(true),
);

it.each(['18 décembre', '8 novembre', '8/1', 'mardi'])('%s is another day', (read) =>
  expect(finds('{{d2}}', read)).toBe(false),
);

it('the first week begins nine days ahead at least, and holidays belong to none', () => {
  expect(withDays('{{today}} ; {{d1}} ; {{d10}}', days)).toBe(
    'mardi 24 novembre ; lundi 7 décembre ; vendredi 18 décembre',
  );
  expect(withDays('{{d1:num}} {{d1:wd}} {{d1:en}} {{p1:dm}}', days)).toBe(
    '7/12 lundi Monday 7 December 23 novembre',
  );
});

describe('what is not to be read', () => {
  it('is a harm only where the step says so', () => {
    expect(judged({ not: ['50%'] }, '50 %')).toMatchObject({ ok: false, harm: false });
    expect(judged({ not: ['50%'], harm: true }, '50 %')).toMatchObject({ ok: false, harm: true });
    expect(judged({ avoid: ['50%'], harm: true }, '50 %')).toMatchObject({
      ok: false,
      harm: false,
    });
  });

  it('a fact of the document that was asked for may have its source', () => {
    const read = 'La fiche 1.1 est pilotée par la Caf. Source : support du GT';
    expect(judged({ expect: [['caf']], avoid: ['@lost'] }, read, 'ask').ok).toBe(true);
    expect(judged({ expect: [['benali']], avoid: ['@lost'] }, read, 'ask').ok).toBe(false);
    expect(judged({ avoid: ['@lost'] }, read).ok).toBe(false);
  });

  it('the document’s silence answers no order, whatever else is read', () => {
    const read = 'Le plan ne nomme pas de pilote. Pilote désigné : Nadia Cherif.';
    expect(judged({ expect: [['nadia cherif']], avoid: ['@lost'] }, read).ok).toBe(false);
  });
});

it.each([
  ['Dois-je l’envoyer ?', true],
  ['Voici ce que j’ai compris', true],
  ['C’est noté.', false],
])('"%s" asks something: %s', (read, asks) => expect(meets('?', read, days)).toBe(asks));

it('spaces of every kind, accents and typographic signs do not count', () => {
  expect(folded('Cœur\u00a0: l’été\u202f!')).toBe("coeur : l'ete !");
});
