import { expect, it } from '@jest/globals';
import { createOnce } from '../../../../bot/teams/once.ts';
import { gather } from '../../../support/meetings.ts';
import { admin, animator, noon, readAll, zoe } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  await gather(house, [animator, zoe]);
  // In no group, and allowed to plan for all: the bot cannot guess which one is meant.
  await house.meet(admin);
});

const lacking = 'réunion mardi 12 janvier 2027 de 14h à 16h, Caf de Bobigny';
const when = 'mardi 12 janvier 2027, de 14 h à 16 h';
const asks = 'Il manque le groupe.';
const hear = async (text: string, { at = noon } = {}) =>
  readAll(await house.say(admin, text, { at })).replace(/[\u00a0\u202f]/g, ' ');

it.each(['cartographie', 'le sous-groupe cartographie, merci', 'carto stp'])(
  'a group said alone completes the sentence that lacked one: « %s »',
  async (reply) => {
    expect(await hear(lacking)).toContain(asks);
    const shown = await hear(reply);
    for (const part of [when, 'Où : Caf de Bobigny\n', 'Sous-groupe Cartographie'])
      expect(shown).toContain(part);
  },
);

it.each([
  'qui est dans le sous-groupe cartographie',
  'rejoindre le sous-groupe cartographie',
  'surtout pas cartographie',
  'non, laisse tomber la cartographie',
  'annule la réunion du sous-groupe cartographie',
  'lance un sondage pour le sous-groupe cartographie',
])('a sentence that names a group is no answer, even a short one: « %s »', async (other) => {
  expect(await hear(lacking)).toContain(asks);
  expect(await hear(other)).not.toContain(when);
});

it.each(['le mien, cartographie', 'c’est celui de la carto', 'pour la carto, oui', 'GT5 plutôt'])(
  'an answer may have the words around it that answers have: « %s »',
  async (reply) => {
    expect(await hear(lacking)).toContain(asks);
    expect(await hear(reply)).toContain(when);
  },
);

it('takes the number of an axe for its group', async () => {
  expect(await hear(lacking)).toContain(asks);
  const shown = await hear('axe 5');
  for (const part of [when, 'GT Axe 5']) expect(shown).toContain(part);
});

it.each(['cartographie', 'c’est pour le sous-groupe cartographie'])(
  'a question in between loses nothing of what is lacking: « %s »',
  async (reply) => {
    expect(await hear(lacking)).toContain(asks);
    expect(await hear('qui pilote la fiche 1.1 ?')).toContain('Caf');
    expect(await hear(reply)).toContain(when);
  },
);

it('completes the sentence of nobody else', async () => {
  expect(await hear(lacking)).toContain(asks);
  expect(readAll(await house.say(zoe, 'cartographie'))).not.toContain('12 janvier');
});

it('asks again for the whole sentence when the name in it is known to nobody', async () => {
  expect(await hear('annule la réunion du sous-groupe poterie')).toContain('Redites votre phrase');
});

it('asks for no group when there is no meeting to cancel', async () => {
  expect(await hear('annule la réunion')).toBe(
    'Aucune réunion n’est prévue : aucune date n’est fixée.',
  );
});

it('means the same when it is sent a second time, after a cut', async () => {
  expect(await hear(lacking)).toContain(asks);
  const turn = {
    id: 'the-same-activity',
    now: noon,
    locale: 'fr' as const,
    person: admin,
    conversation: { id: `a:${admin.id}`, type: 'personal' as const },
    reply: async () => {},
  };
  const once = createOnce({ bot: house.bot, store: house.store });
  const again = () =>
    house.bot.hear({ ...turn, keys: ['key'] }, 'cartographie', (run) =>
      once({ ...turn, keys: ['key'] }, run),
    );
  expect(readAll(await again()).replace(/[\u00a0\u202f]/g, ' ')).toContain(when);
  // The draft as it is now, and no second one.
  expect(JSON.stringify((await again()).message.card)).toContain('2027-01-12');
});
