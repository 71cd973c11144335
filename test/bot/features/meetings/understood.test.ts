/** What is understood of sentences about meetings, by rule: each line is one of many that its rule covers. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { botWithoutStore } from '../../../support/bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore();
});

const now = new Date('2026-10-14T08:00:00Z');
const acts = (text: string) => bot.acts(text, { now }, 'fr');
const fieldsOf = (text: string) => acts(text)[0]?.fields;

describe('what a meeting becomes, said as a state, changes it and plans no other', () => {
  it.each([
    [
      'la réunion de l’axe 3 du 19 novembre aura finalement lieu salle Jaurès',
      { place: 'salle Jaurès' },
    ],
    ['pour la réunion carto, le lieu c’est la maison des parents', { place: 'maison des parents' }],
    ['mets le lien https://a.fr/b sur la réunion carto', { link: 'https://a.fr/b' }],
  ])('%s', (text, fields) => {
    expect(fieldsOf(text)).toMatchObject({ intent: 'edit', ...fields });
  });

  it('a day that is no more and another are a move', () => {
    expect(fieldsOf('la réunion axe 5 c’est plus le 20 c’est le 21')).toMatchObject({
      intent: 'move',
      date: '2026-10-21',
      was: { date: '2026-10-20' },
    });
  });

  it('moved to another hour alone, it stays on its day', () => {
    expect(fieldsOf('décale la réunion carto du 22 octobre à 16h')).toMatchObject({
      intent: 'move',
      date: '2026-10-22',
      start: '16:00',
    });
  });

  it('"au lendemain" is counted from the day that it had', () => {
    const text = 'la réunion axe 5 de mardi, tu peux la décaler au lendemain ?';
    expect(fieldsOf(text)).toMatchObject({ intent: 'move', date: '2026-10-21' });
  });
});

it('a meeting cancelled and another one planned are two acts', () => {
  const text = 'GT3 de jeudi 22 annulé. Et GT1 vendredi 23, 9h, mairie, convoque-les.';
  expect(acts(text).map(({ fields }) => fields)).toMatchObject([
    { intent: 'cancel', group: 'axe 3', date: '2026-10-22' },
    { intent: 'create', group: 'axe 1', date: '2026-10-23', start: '09:00', place: 'mairie' },
  ]);
});

it('an agenda that is dictated is cut where the next point is announced', () => {
  const text =
    'réunion carto le 19 novembre à 9h30 à l’ordre du jour tu mets la démo ensuite le suivi et pour finir les retours';
  expect(fieldsOf(text)).toMatchObject({ agenda: ['la démo', 'le suivi', 'les retours'] });
});

it.each([
  'on n’a pas le quorum : annule la réunion carto',
  'la carto n’intéresse personne : annulez la réunion',
])('an order behind a colon is no agenda: « %s »', (text) => {
  expect(fieldsOf(text)).toMatchObject({ intent: 'cancel' });
});

it('a link is the place of a meeting that is held online', () => {
  const fields = fieldsOf('réunion carto le 4 novembre 9h30-11h, en visio. Lien : https://a.fr/b');
  expect(fields).toMatchObject({ intent: 'create', link: 'https://a.fr/b' });
  expect(fields).not.toHaveProperty('place');
});

it.each(['la réunion s’est bien passée', 'j’ai une réunion à 14h'])(
  'what is only told of a meeting changes none: « %s »',
  (text) => {
    expect(acts(text).some(({ changes }) => changes)).toBe(false);
  },
);

describe('who was there', () => {
  const by = (text: string) =>
    (fieldsOf(text)?.by as { person: string; status: string }[] | undefined)?.map(
      ({ person, status }) => `${person} ${status}`,
    );

  it('by headings is whoever stands below each', () => {
    expect(
      by(
        'Présences à la réunion carto d’hier :\n- présents : Paul Girard, Fatou Diallo\n- absent : Karim Benali',
      ),
    ).toEqual(['Paul Girard present', 'Fatou Diallo present', 'Karim Benali absent']);
  });

  it('by what follows a name is that one alone, below a heading', () => {
    expect(
      by('hier à la réunion carto y avait Paul Girard et Fatou Diallo, Karim Benali était excusé'),
    ).toEqual(['Paul Girard present', 'Fatou Diallo present', 'Karim Benali excused']);
  });

  it('is only what is over: "je serai présente et Paul aussi" is no list', () => {
    expect(fieldsOf('je serai présente mardi et Paul Girard vient aussi')?.intent).not.toBe(
      'presence',
    );
  });
});
