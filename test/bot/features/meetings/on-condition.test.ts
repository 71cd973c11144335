/** What an answer to a meeting hangs on, takes back, or says of several meetings at once. */
import { describe, expect, it } from '@jest/globals';
import { gather, keptMeeting, noticed, schedule } from '../../../support/meetings.ts';
import { animator, camille, readAll, refOf, zoe } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  await gather(house, [animator, camille, zoe]);
});
const answered = async (text: string, before?: string) => {
  const { id } = await schedule(house);
  await noticed(house);
  if (before) await house.say(camille, before);
  const read = readAll(await house.say(camille, text));
  return { read, kept: (await keptMeeting(house, id))?.attendance[refOf(camille)] };
};

it.each([
  'si si je viens, ignore mon message d’avant',
  'si, je viens',
  'ah si je serai là, oubliez mon dernier message',
  'ben si, je serai présente',
])('« si » against a no is a yes, and no condition: « %s »', async (text) => {
  const { read, kept } = await answered(text, 'je ne viens pas');
  expect(kept).toMatchObject({ status: 'present', word: '' });
  expect(read).not.toContain('Je n’ai rien fait de');
});

it.each([
  ['je viens si mon train roule', 'maybe'],
  ['je serai là si Zoé confirme la salle', 'maybe'],
  ['je ne sais pas si je viens', 'maybe'],
  ['présente, en visio si vous avez un lien', 'remote'],
  ['présente, à distance si possible', 'remote'],
  ['je viens, en visio si je suis malade', 'present'],
  ['oui si Zoé Petit vient', 'maybe'],
])('a condition is of what stands before it: « %s » is %s', async (text, status) => {
  expect((await answered(text)).kept).toMatchObject({ status });
});

it('what somebody else would do under a condition is nothing that is told of them', async () => {
  const { id } = await schedule(house);
  await noticed(house);
  for (const text of ['oui si Zoé Petit vient', 'je ne sais pas si Zoé Petit vient'])
    await house.say(camille, text);
  expect((await keptMeeting(house, id))?.attendance[refOf(zoe)]).toBeUndefined();
});

it.each([
  'si je m’inscris et que finalement je ne peux pas venir, il se passe quoi ?',
  'si je dis oui et que je doive ensuite me désister, est-ce gênant ?',
  'si jamais je tombe malade et que je préviens la veille, ça ira ?',
])('what would become of an answer is asked, and none is given: « %s »', async (text) => {
  expect((await answered(text)).kept).toBeUndefined();
});

it('nothing hangs on what is said with « même », which is theirs alone', async () => {
  const { kept } = await answered('je viens même si je suis malade');
  expect(kept).toMatchObject({ status: 'present', word: '' });
});

it.each(['erreur c’est à distance que je serai', 'je voulais dire à distance'])(
  'what only corrects is kept as no word: « %s »',
  async (text) => {
    const { kept } = await answered(text, 'je serai là');
    expect(kept).toMatchObject({ status: 'remote', word: '' });
  },
);

it.each([
  'je peux pas le 12, c’est ma collègue Zoé Petit qui parlera pour moi',
  'absente le 12, Zoé Petit parlera en mon nom',
  'je ne viens pas, Zoé Petit porte ma voix',
])('who speaks for them stands in for them: « %s »', async (text) => {
  const { kept } = await answered(text);
  expect(kept).toMatchObject({ status: 'represented', representedBy: { name: zoe.name } });
});

it('that somebody else is late is kept with who comes', async () => {
  const { id } = await schedule(house);
  await noticed(house);
  await house.say(animator, 'Camille Durand m’a appelée, elle sera en retard mais elle vient');
  expect((await keptMeeting(house, id))?.attendance[refOf(camille)]).toMatchObject({
    status: 'present',
    word: 'elle sera en retard',
  });
});

describe('two meetings', () => {
  const later = { date: '2027-01-19', start: '14:00', end: '16:00', zone: 'Europe/Paris' };

  it.each([
    ['présent aux deux', 'present'],
    ['pour les deux, je viens', 'present'],
    ['je serai là les deux fois', 'present'],
    ['absent aux deux réunions', 'excused'],
  ])('are answered by one word that counts them: « %s »', async (text, status) => {
    const both = [await schedule(house), await schedule(house, { when: later })];
    await noticed(house);
    await house.say(camille, text);
    for (const { id } of both)
      expect((await keptMeeting(house, id))?.attendance[refOf(camille)]).toMatchObject({
        status,
        word: '',
      });
  });

  it.each([
    ['carto oui, axe 1 non', ['present', 'excused']],
    ['carto non axe 1 oui', ['excused', 'present']],
    ['partante pour la carto, l’autre je ne pourrai pas', ['present', 'excused']],
    [
      'le 12, oui. Le 19, je ne saurais être présente, veuillez m’en excuser auprès de Zoé',
      ['present', 'excused'],
    ],
    ['le 12, c’est non. Le 19, je serai là', ['excused', 'present']],
    ['non à la première, oui à la seconde', ['excused', 'present']],
    ['ok pour la première, pas pour celle du 19', ['present', 'excused']],
    ['je viens chez Zoé mais pas chez Ines', ['excused', 'present']],
    ['présente à Bobigny, absente à Bondy', ['present', 'excused']],
    ['oui pour le 12, et l’autre je ne sais pas encore', ['present', 'maybe']],
    // Of a meeting that nothing was said of.
    ['l’autre je ne pourrai pas', [undefined, undefined]],
  ])(
    'each has the answer of the clause that points at it, however it does: « %s »',
    async (text, expected) => {
      await gather(house, [zoe, camille], { group: 'axe-1' });
      const place = 'mairie de Bondy';
      const both = [
        await schedule(house),
        await schedule(house, { when: later, group: 'axe-1', place }, { by: zoe }),
      ];
      await noticed(house);
      await house.say(camille, text);
      const kept = await Promise.all(both.map(({ id }) => keptMeeting(house, id)));
      const given = kept.map((one) => one?.attendance[refOf(camille)]);
      expect(given.map((one) => one?.status)).toEqual(expected);
      expect(given.map((one) => one?.word ?? '').join('')).toBe('');
    },
  );

  it.each(['je viens avec les deux stagiaires', 'je serai là les deux premières heures'])(
    'are not counted by what counts something else: « %s »',
    async (text) => {
      await schedule(house);
      const { id } = await schedule(house, { when: later });
      await noticed(house);
      await house.say(camille, text);
      expect((await keptMeeting(house, id))?.attendance).toEqual({});
    },
  );

  it.each(['j’ai répondu quoi pour le 12 ?', 'c’est quoi ma réponse pour la réunion du 12 ?'])(
    'each gives what one answered to it: « %s »',
    async (text) => {
      await schedule(house);
      await schedule(house, { when: later });
      await noticed(house);
      await house.say(camille, 'je viens le 12');
      expect(readAll(await house.say(camille, text))).toContain('Votre réponse\u00a0: présent');
    },
  );
});
