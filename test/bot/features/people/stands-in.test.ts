/** Who stands in for a pilote for a time: nobody is unseated, and nothing is noted before it is asked. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { deliver } from '../../../support/delivered.ts';
import {
  admin,
  animator,
  camille,
  holder,
  noon,
  readAll,
  refOf,
  zoe,
} from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, animator, camille, holder, zoe]) await house.meet(person);
  await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
});

const say = sayIn(house);
const names = async () => {
  const found = await house.store.read(async (r) => (await r.get(pilots, 'fiche:1.1'))?.value);
  return [found?.holder?.name, found?.substitute?.name];
};

it.each([
  'Paul Pilote est absent du 7 au 18 janvier, Zoé Petit prend la 1.1',
  'Zoé Petit remplace Paul Pilote sur la 1.1 du 7 au 18 janvier, il est en congés',
  'Zoé Petit pilote la 1.1 du 7 au 18 janvier',
])('who leads for a stretch stands in, and unseats nobody: « %s »', async (said) => {
  const asked = await say(admin, said);
  expect(asked).toContain('suppléan');
  expect(asked).toContain('ni changement à venir ni durée');
  expect(asked).toContain('jeudi 7 janvier 2027 au lundi 18 janvier 2027');
  expect(await names()).toEqual(['Paul Pilote', undefined]);
  await say(admin, 'dès aujourd’hui');
  expect(await names()).toEqual(['Paul Pilote', 'Zoé Petit']);
});

it('a pilote who is replaced for a stretch asks for exactly that', async () => {
  const asked = await say(holder, 'Zoé Petit me remplace sur la 1.1 du 7 au 18 janvier');
  const days = 'du jeudi 7 janvier 2027 au lundi 18 janvier 2027';
  expect(asked).toContain(`Zoé Petit suppléant(e) de la fiche 1.1, ${days}`);
  const role = { name: 'Zoé Petit', role: 'substitute' };
  const data = { led: 'fiche:1.1', ...role, after: '2027-01-06', last: '2027-01-18' };
  await house.press(holder, 'people.handOver', data);
  const { sent } = await deliver(house, new Date(noon.getTime() + 61_000));
  const message = sent.find(({ kind }) => kind === 'people.handOver');
  const read = message && readAll(message).replace(/[\u00a0\u202f]/g, ' ');
  expect(read).toContain(`demande que Zoé Petit soit suppléant(e) de la fiche 1.1, ${days}`);
  expect(read).toContain('Je ne garde pas de durée');
  const order = /Désigne Zoé Petit .*/.exec(read ?? '')?.[0] ?? '';
  await say(admin, order);
  expect(await names()).toEqual(['Paul Pilote', 'Zoé Petit']);
});

it('whoever stands in for two who lead together unseats neither, and one of them comes back beside the other', async () => {
  const led = async () => {
    const row = await house.store.read(async (r) => (await r.get(pilots, 'fiche:1.1'))?.value);
    return [row?.holder?.name, row?.substitute?.name, row?.standIn?.name];
  };
  await say(admin, 'Paul Pilote et Camille Durand copilotent la 1.1');
  await say(admin, 'Zoé Petit remplace Camille Durand sur la 1.1 du 7 au 18 janvier');
  await say(admin, 'oui');
  expect(await led()).toEqual(['Paul Pilote', 'Camille Durand', 'Zoé Petit']);
  await say(admin, 'retire Camille Durand du pilotage de la 1.1');
  expect(await led()).toEqual(['Paul Pilote', 'Zoé Petit', undefined]);
  await say(admin, 'Camille Durand est copilote de la 1.1, Zoé Petit juste suppléante');
  expect(await led()).toEqual(['Paul Pilote', 'Camille Durand', 'Zoé Petit']);
});

it('a third who would lead is refused before any button, and who would go is said', async () => {
  await say(admin, 'Paul Pilote et Camille Durand copilotent la 1.1');
  const full = await say(admin, 'je verrais bien Zoé Petit copilote de la 1.1');
  expect(full).toContain('deux pilotes au plus');
  expect(full).not.toContain('Désigne');
  await say(admin, 'désigne Zoé Petit suppléante de la 1.1');
  const asked = await say(
    admin,
    'Ines Animatrice remplace Paul Pilote sur la 1.1 du 7 au 18 janvier',
  );
  expect(asked).toContain('Zoé Petit l’est aujourd’hui, et ne le serait plus.');
});

it.each([
  'Paul Pilote est arrêté jusqu’au 4 janvier, c’est Zoé Petit qui prend la 1.1',
  'Paul Pilote est absent jusqu’au 4 janvier, Zoé Petit prend la 1.1 en attendant',
])(
  'whoever is away until a day leaves nothing, and who comes is asked of with that day: « %s »',
  async (said) => {
    const asked = await say(admin, said);
    expect(asked).toContain('ni changement à venir ni durée');
    expect(asked).toContain('au lundi 4 janvier 2027');
    await say(admin, 'oui');
    expect(await names()).toEqual(['Paul Pilote', 'Zoé Petit']);
  },
);

it('who stood in and comes back is offered again, and the titulaire is offered nothing', async () => {
  await say(admin, 'désigne Zoé Petit suppléante de la 1.1');
  await say(
    admin,
    'Zoé Petit est arrêtée jusqu’au 4 janvier, Camille Durand la supplée sur la 1.1 en attendant',
  );
  await say(admin, 'oui');
  const asked = await say(admin, 'non c’est juste un remplacement, Zoé Petit revient le 4 janvier');
  expect(asked).toContain('Désigne Zoé Petit suppléant de la fiche 1.1');
  expect(asked).not.toContain('Désigne Paul Pilote');
});

it.each([
  [
    'Paul Pilote sera absent jusqu’au 4 janvier, c’est Zoé Petit qui gère',
    'au lundi 4 janvier 2027',
  ],
  ['Paul Pilote est arrêté, c’est Zoé Petit qui prend la 1.1', 'suppléant'],
  ['Paul Pilote est en congés, il revient le 4 janvier, Zoé Petit pilote la 1.1', 'suppléant'],
])(
  'whoever leads a fiche and is away keeps it, right behind the change that named them, and who comes is asked of as the second: « %s »',
  async (said, words) => {
    const asked = await say(admin, said);
    expect(asked).toContain('Dois-je noter que Zoé Petit est suppléant');
    expect(asked).toContain(words);
    expect(await names()).toEqual(['Paul Pilote', undefined]);
    await say(admin, 'oui');
    expect(await names()).toEqual(['Paul Pilote', 'Zoé Petit']);
  },
);

it('who is taken out while away is not kept', async () => {
  await say(admin, 'Paul Pilote est en congés, retire Paul Pilote du pilotage de la 1.1');
  await say(admin, 'oui');
  expect(await names()).toEqual([undefined, undefined]);
});

it.each(['Zoé Petit pilote la 1.1', 'Paul Pilote et Zoé Petit copilotent la 1.1'])(
  'who stays leads alone, and who is only the second stands in, whatever was noted before: « %s »',
  async (before) => {
    await say(admin, before);
    await say(
      admin,
      'mais non !! Paul Pilote reste pilote de la 1.1, Zoé Petit c’est juste la suppléante',
    );
    const found = await house.store.read(async (r) => (await r.get(pilots, 'fiche:1.1'))?.value);
    expect([...(await names()), found?.shared]).toEqual(['Paul Pilote', 'Zoé Petit', undefined]);
  },
);

it('a pilote who says an absence before the news is told that it is not kept, and the news alone is noted', async () => {
  const said = await say(
    holder,
    'Désolé je suis absent jusqu’au 4 janvier, Zoé prend le relais. Pour la 1.1 on est à 30 %',
  );
  expect(said).toContain('30 %');
  expect(said).not.toContain('Fait marquant');
  expect(said).toContain('Je n’ai rien fait de : « Désolé je suis absent jusqu’au 4 janvier »');
  expect(await names()).toEqual(['Paul Pilote', undefined]);
});

it.each([
  [
    'Zoé Petit remplace Paul Pilote sur la 1.1 du 7/12 au 17/01',
    '7 décembre 2026',
    '17 janvier 2027',
  ],
  ['Zoé Petit remplace Paul Pilote jusqu’à fin janvier', '24 novembre 2026', '31 janvier 2027'],
  [
    'Zoé Petit supplée Paul Pilote la semaine du 14 décembre',
    '14 décembre 2026',
    '20 décembre 2026',
  ],
  [
    'Paul Pilote sera remplacé par Zoé Petit tout janvier 2027',
    '1er janvier 2027',
    '31 janvier 2027',
  ],
  [
    'Zoé Petit assure l’intérim de Paul Pilote de mi-décembre à fin janvier',
    '11 décembre 2026',
    '31 janvier 2027',
  ],
])(
  'whoever replaces another for any time that is said stands in for what that one leads, and the time is said back whole: « %s »',
  async (said, from, to) => {
    const asked = await say(admin, said);
    expect(asked).toContain('Dois-je noter que Zoé Petit est suppléant(e) de la fiche 1.1');
    expect(asked).toContain(from);
    expect(asked).toContain(to);
    expect(await names()).toEqual(['Paul Pilote', undefined]);
  },
);

it('whoever is said to stay the second does, and who comes beside is said not to be noted', async () => {
  await say(admin, 'désigne Camille Durand suppléante de la 1.1');
  const said = await say(
    admin,
    'Zoé Petit remplace Paul Pilote jusqu’à fin janvier, Camille Durand reste suppléante',
  );
  expect(said).toContain('Zoé Petit n’est pas noté : il n’y a qu’une suppléance');
  expect(await names()).toEqual(['Paul Pilote', 'Camille Durand']);
});

it.each([
  'je suis en congé du 7/12 au 18/12, c’est Zoé Petit qui me remplace',
  'absent du 7 au 18, Zoé Petit prend la 1.1',
])('a pilote on leave asks for who stands in, for those days: « %s »', async (said) => {
  const asked = await say(holder, said);
  expect(asked).toContain('Zoé Petit suppléant(e) de la fiche 1.1, du lundi 7 décembre 2026');
  expect(asked).toContain('au vendredi 18 décembre 2026');
});

it.each([
  'annule le remplacement de Paul Pilote par Zoé Petit',
  'Zoé Petit ne remplace plus Paul Pilote',
])(
  'whoever replaces no more leaves the place of the second, and nobody else goes: « %s »',
  async (said) => {
    await say(admin, 'désigne Zoé Petit suppléante de la 1.1');
    await say(admin, said);
    await say(admin, 'oui');
    expect(await names()).toEqual(['Paul Pilote', undefined]);
  },
);

describe('who co-animates a group and is away for a time', () => {
  const animators = async () =>
    (await house.store.read((r) => r.get(groups, 'axe-2')))?.value.coAnimators.map(
      ({ person }) => person,
    );
  beforeEach(async () => {
    await say(admin, 'ajoute Ines Animatrice et Camille Durand à l’axe 2');
    await say(admin, 'Ines Animatrice co-anime l’axe 2');
    await say(admin, 'retire Ines Animatrice de la co-animation de la carto');
  });

  it.each([
    'je serai en congés du 21 au 31, c’est Zoé qui me remplace pour l’axe 2',
    'je m’absente du 21 au 31 décembre, c’est Zoé qui me remplace',
    'en vacances du 21 au 31 décembre, Zoé assure l’intérim sur l’axe 2',
  ])(
    'stays what they are: who comes is asked of, and that no day is kept is said: « %s »',
    async (text) => {
      const asked = await say(animator, text);
      expect(asked).toContain(
        'Dois-je noter que Zoé Petit co-anime le groupe de travail de l’axe 2',
      );
      expect(asked).toContain('non du lundi 21 décembre 2026 au jeudi 31 décembre 2026');
      await say(animator, 'oui');
      expect(await animators()).toEqual([refOf(animator), refOf(zoe)]);
    },
  );

  it('is told what else they said', async () => {
    const asked = await say(
      animator,
      'je suis en arrêt jusqu’au 20, Zoé prend tout pour l’axe 2 et pour l’axe 3 voyez avec Camille',
    );
    expect(asked).toContain('Zoé Petit co-anime le groupe de travail de l’axe 2');
    expect(asked).toContain('Je n’ai rien fait de : « pour l’axe 3 voyez avec Camille »');
  });

  it('is told who may decide it, where they co-animate nothing', async () => {
    const told = await say(
      camille,
      'je serai en congés du 21 au 31, c’est Zoé qui me remplace pour l’axe 2',
    );
    expect(told).toContain('Co-animation pour le groupe de travail de l’axe 2 : Ines Animatrice');
    expect(await animators()).toEqual([refOf(animator)]);
  });
});
