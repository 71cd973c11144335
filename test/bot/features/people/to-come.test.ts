/** Changes that are said to come, and people whom nobody knows: asked or said, never done or dropped in silence. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { admin, camille, partner, refOf, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const hugo = partner('hugo', 'Hugo Essai');
beginning(house, async () => {
  for (const person of [admin, camille, zoe, hugo]) await house.meet(person);
});
const leads = (id: string) =>
  house.store.read(async (r) => (await r.get(pilots, id))?.value.holder?.name);
const made = (name: string) =>
  house.store.read(async (r) =>
    (await r.list(groups)).map(({ value }) => value).find((one) => one.name === name),
  );
const FORUM = 'action:axe-4-a1';
const TOOLS = 'action:axe-4-a2';

describe('a change that is to come', () => {
  beforeEach(() => say(admin, 'Camille Durand pilote le forum'));

  it.each([
    'camille arrête fin décembre, c’est hugo qui reprend le forum',
    'Hugo reprend le forum à partir du 1er janvier',
    'ok alors Hugo à la place de Camille sur le forum à partir de janvier',
  ])('is not made before it is asked whether it is for now: « %s »', async (text) => {
    const read = await say(admin, text);
    expect(read).toContain('Dois-je noter dès aujourd’hui qu’Hugo Essai est pilote');
    expect(read).toContain('31 décembre 2026');
    expect(read).not.toContain('C’est noté');
    expect(await leads(FORUM)).toBe('Camille Durand');
    await say(admin, 'dès aujourd’hui');
    expect(await leads(FORUM)).toBe('Hugo Essai');
  });

  it('of today is made at once', async () => {
    await say(admin, 'à partir de maintenant c’est Hugo qui pilote le forum');
    expect(await leads(FORUM)).toBe('Hugo Essai');
  });

  it('offers to keep until when whoever leads it still does', async () => {
    const read = await say(admin, 'Hugo reprend le forum à partir du 1er janvier');
    const order = /Désigne Camille Durand .* jusqu’au .*/.exec(read)?.[0] ?? '';
    await say(admin, order);
    const kept = await house.store.read(async (r) => (await r.get(pilots, FORUM))?.value);
    expect(kept).toMatchObject({ holder: { name: 'Camille Durand' }, until: '2026-12-31' });
  });

  it('of somebody away never falls on what was named before', async () => {
    await say(admin, 'Zoé Petit pilote la boîte à outils');
    await say(admin, 'Camille Durand pilote le forum');
    await say(
      admin,
      'zoé est en arrêt jusqu’à fin décembre, c’est hugo qui reprend ses passerelles',
    );
    expect([await leads(FORUM), await leads(TOOLS)]).toEqual(['Camille Durand', 'Zoé Petit']);
    await say(admin, 'oui');
    // Until a day: Hugo stands in, and Zoé stays.
    const led = await house.store.read(async (r) => (await r.get(pilots, TOOLS))?.value);
    expect([led?.holder?.name, led?.substitute?.name]).toEqual(['Zoé Petit', 'Hugo Essai']);
  });

  it.each([
    'à partir de demain c’est Zoé qui anime le groupe de l’axe 1, Camille arrête',
    'zoé anime l’axe 1 dès demain et camille s’en va',
    'demain zoé reprend l’animation de l’axe 1, camille n’anime plus',
  ])(
    'puts in who comes and takes out who goes, each by the verb beside them: « %s »',
    async (said) => {
      await say(admin, 'Camille Durand co-anime le groupe de l’axe 1');
      await say(admin, said);
      await say(admin, 'dès aujourd’hui');
      const row = await house.store.read(async (r) => (await r.get(groups, 'axe-1'))?.value);
      expect(row?.coAnimators.map(({ person }) => person)).toEqual([refOf(zoe)]);
    },
  );
});

describe('a first name that nobody bears', () => {
  it.each([
    ['ajoute Inès et Camille à l’axe 3', 'Inès'],
    ['mets Camille, Inès et Zoé dans l’axe 3', 'Inès'],
    ['Inès, Camille et Zoé rejoignent l’axe 3', 'Inès'],
  ])('is said, and the others come in: « %s »', async (text, name) => {
    const read = await say(admin, text);
    expect(read).toContain(`« ${name} » : écrivez le prénom et le nom`);
    expect(read).toContain('Camille Durand fait maintenant partie');
  });

  it('beside a pilote who is known leaves the pilote', async () => {
    expect(await say(admin, 'Hugo et Inès copilotent la 5')).toContain('« Inès » :');
    expect(await leads('fiche:5')).toBe('Hugo Essai');
  });
});

describe('a group', () => {
  it('keeps what it is a part of', async () => {
    await say(admin, 'crée un groupe Repérage au sein de l’axe 5 avec Hugo et Zoé');
    expect((await made('Repérage'))?.within).toBe('axe-5');
    expect(await say(admin, 'quels sont les groupes ?')).toMatch(/Sous-groupe Repérage, GT Axe 5/);
  });

  it('is led by whoever conducts it and who helps them, and not by who sits in it', async () => {
    await say(
      admin,
      'Constituez le groupe « Accueil » : Zoé Petit le conduit, Hugo Essai la seconde, Camille Durand y siège.',
    );
    const group = await made('Accueil');
    expect(group?.coAnimators.map(({ person }) => person).sort()).toEqual(
      [refOf(hugo), refOf(zoe)].sort(),
    );
    expect(group?.members.map(({ person }) => person)).toContain(refOf(camille));
  });

  it('that people are counted up in is led by those who are said to, and nobody else', async () => {
    await say(
      admin,
      'faut un groupe pour l’axe 2, dedans camille hugo et zoé, c’est hugo qui anime avec camille',
    );
    const row = await house.store.read(async (r) => (await r.get(groups, 'axe-2'))?.value);
    expect(row?.coAnimators.map(({ person }) => person).sort()).toEqual(
      [refOf(camille), refOf(hugo)].sort(),
    );
    expect(row?.members.map(({ person }) => person)).toContain(refOf(zoe));
  });

  it('whoever « pilotera » it is no mere member', async () => {
    await say(admin, 'crée le sous-groupe Formation');
    await say(admin, 'Hugo Essai mènera le sous-groupe Formation');
    expect((await made('Formation'))?.coAnimators.map(({ person }) => person)).toContain(
      refOf(hugo),
    );
  });
});
