/** Who takes whose place: nobody is taken away but the one who is said to go, and no place is given by who may not. */
import { describe, expect, it } from '@jest/globals';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { updates } from '../../../../bot/features/progress/model/schema.ts';
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
  await say(admin, 'désigne Zoé Petit suppléante de la fiche 1.1');
});

const say = sayIn(house);
const names = async (id = 'fiche:1.1') => {
  const found = await house.store.read(async (r) => (await r.get(pilots, id))?.value);
  return [found?.holder?.name, found?.substitute?.name];
};
const made = () =>
  house.store.read(async (r) => (await r.list(groups)).flatMap(({ value }) => value.name ?? []));

describe('a change of who leads', () => {
  it('takes away whoever is said to be it no more, and keeps whoever becomes it', async () => {
    await say(admin, 'Camille Durand devient pilote de la 1.1, Paul Pilote ne l’est plus');
    expect(await names()).toEqual(['Camille Durand', 'Zoé Petit']);
  });

  it('of « le pilote » leaves whoever stands in', async () => {
    await say(admin, 'supprime le pilote de la 1.1');
    expect(await names()).toEqual([undefined, 'Zoé Petit']);
  });

  it('behind which a doubt is said is asked, and taken for no denial', async () => {
    const asked = await say(admin, 'pr la 1.1 camille … je sais pas encore');
    expect(asked).toContain('Dois-je noter que Camille Durand est pilote de la fiche 1.1 ?');
    expect(await names()).toEqual(['Paul Pilote', 'Zoé Petit']);
  });

  it('of an action that is called a meeting plans no meeting', async () => {
    await say(admin, 'désigne Camille Durand pilote de la réunion d’information assmat');
    const asked = await say(admin, 'mets zoé à la place de camille pour la réunion assmat');
    expect(asked).toContain('Zoé Petit est pilote de l’action « Réunion d’information assmat »');
    expect(asked).toContain('Camille Durand l’est aujourd’hui');
  });

  it('that puts right somebody who was not just named is asked', async () => {
    await say(admin, 'ajoute Paul Pilote au groupe de l’axe 5');
    expect(await say(admin, 'non c’est pas zoé c’est camille')).toContain('Dois-je noter');
  });
});

describe('a pilote who hands over', () => {
  it('is told who decides it, and a press sends them the request, with what does it', async () => {
    const refused = await house.say(holder, 'Zoé Petit reprend ma fiche à partir de janvier');
    expect(readAll(refused)).toContain('Administration\u00a0: Alix Admin.');
    expect(readAll(refused)).toMatch(
      /Un appui leur transmet votre demande.*après le jeudi 31 décembre 2026/,
    );
    expect(JSON.stringify(refused.message.card)).toContain('Transmettre ma demande');
    const pressed = { led: 'fiche:1.1', name: 'Zoé Petit', after: '2026-12-31' };
    expect(readAll(await house.press(holder, 'people.handOver', pressed))).toContain(
      'C’est transmis',
    );
    expect(await names()).toEqual(['Paul Pilote', 'Zoé Petit']);
    expect(await house.store.read((r) => r.list(updates))).toEqual([]);
    const { sent } = await deliver(house, new Date(noon.getTime() + 61_000));
    const message = sent.find(({ kind }) => kind === 'people.handOver');
    expect(message?.recipient).toBe(refOf(admin));
    expect(message && readAll(message)).toMatch(
      /Paul Pilote demande que Zoé Petit soit pilote de la fiche 1\.1, après le jeudi 31 décembre/,
    );
    // What is pressed says its day: until then it is who leads it, or the other one takes it now.
    const read = message ? readAll(message) : '';
    expect(read).toContain('redites-le-moi');
    expect(read).toContain('Désigne Zoé Petit pilote de la fiche 1.1, dès aujourd’hui');
    const kept = /Désigne Paul Pilote .*31 décembre 2026/.exec(read)?.[0] ?? '';
    await say(admin, kept);
    const row = await house.store.read((r) => r.get(pilots, 'fiche:1.1'));
    expect(row?.value).toMatchObject({ holder: { name: 'Paul Pilote' }, until: '2026-12-31' });
    expect(await names()).toEqual(['Paul Pilote', 'Zoé Petit']);
  });

  it('leaves nothing undone: who goes and who comes are one request', async () => {
    await say(holder, 'je ne suis plus pilote de la 1.1, c’est Zoé Petit');
    expect(await names()).toEqual(['Paul Pilote', 'Zoé Petit']);
  });

  it('is not offered to who leads nothing of it', async () => {
    const refused = await say(camille, 'Zoé Petit reprend la fiche 1.1');
    expect(refused).not.toContain('transmet');
    const forged = { led: 'fiche:1.1', name: 'Camille Durand' };
    expect((await house.press(camille, 'people.handOver', forged)).outcome).toBe('refused');
  });
});

describe('a group that is made', () => {
  it('and called almost as another is asked of: the same, or another', async () => {
    const asked = await say(admin, 'crée le groupe cartographies avec Zoé Petit');
    expect(asked).toContain('Est-ce un nouveau sous-groupe « cartographies », ou le sous-groupe');
    expect(asked).toContain('Ajoute Zoé Petit au sous-groupe « cartographie');
    expect(await made()).toEqual([]);
    await say(admin, 'Crée bien un nouveau sous-groupe « cartographies » avec Zoé Petit');
    expect(await made()).toEqual(['cartographies']);
  });

  it('right behind another is one of its own', async () => {
    await say(admin, 'crée le groupe parcours');
    await say(admin, 'et un autre pour la parentalité, coanimé par Camille Durand');
    expect(await made()).toEqual(['parcours', 'Parentalité']);
  });
});

describe('a request that waits', () => {
  it('is accepted by « ok pour … » of who decides it, and of nobody else', async () => {
    await say(camille, 'rejoindre le groupe de l’axe 2');
    expect(await say(zoe, 'ok pour Camille Durand')).not.toContain('fait maintenant partie');
    expect(await say(admin, 'ok pour Camille Durand')).toContain(
      'Camille Durand fait maintenant partie du groupe de travail de l’axe 2',
    );
  });

  it('that there is takes in whoever was named with it, upon a word', async () => {
    await say(admin, 'crée le groupe Parcours');
    // By a short name of a group of the plan too.
    const short = await say(
      admin,
      'crée un sous-groupe cartographie animé par Paul Pilote avec Zoé Petit',
    );
    expect(short).toMatch(/existe déjà.*Paul Pilote co-anime.*Zoé Petit fait partie/su);
    await say(admin, 'non');
    const told = await say(admin, 'crée un groupe Parcours avec Zoé Petit, animé par Paul Pilote');
    expect(told).toMatch(/existe déjà.*Paul Pilote co-anime.*Zoé Petit fait partie/su);
    const peopleOf = () =>
      house.store.read(async (r) =>
        (await r.list(groups)).flatMap(({ value }) =>
          value.name === 'Parcours' ? [value.members.length, value.coAnimators.length] : [],
        ),
      );
    const before = await peopleOf();
    await say(admin, 'oui');
    const [members = 0, animators = 0] = before;
    expect(await peopleOf()).toEqual([members + 2, animators + 1]);
  });
});

describe('a move in one breath', () => {
  const membersOf = async (id: string) =>
    (await house.store.read((r) => r.get(groups, id)))?.value.members.map(({ person }) => person);

  it('by who co-animates hands over to who comes next, and leaves them in it', async () => {
    await say(admin, 'nomme Inès Animatrice co-animatrice de la carto');
    await say(animator, 'je passe la main sur la carto, c’est Zoé qui reprend');
    const row = (await house.store.read((r) => r.get(groups, 'outil-cartographie')))?.value;
    expect(row?.coAnimators.map(({ person }) => person)).toEqual([refOf(zoe)]);
    expect(row?.members.map(({ person }) => person).sort()).toEqual(
      [refOf(animator), refOf(zoe)].sort(),
    );
  });

  it('takes a bare number behind an axe for an axe', async () => {
    await say(admin, 'ajoute Camille Durand aux groupes de l’axe 2 et de l’axe 4');
    await say(admin, 'ajoute Zoé Petit à l’axe 4');
    await say(admin, 'enlève Zoé de l’axe 4 et mets-la dans le 2');
    expect(await membersOf('axe-4')).toEqual([refOf(camille)]);
    expect(await membersOf('axe-2')).toEqual([refOf(camille), refOf(zoe)]);
  });

  it('of one of two who were just named is asked', async () => {
    await say(admin, 'ajoute Zoé et Paul à la carto');
    expect(await say(admin, 'je l’ai mis aussi à l’axe 3')).toMatch(
      /que Zoé Petit fait partie .* ou que Paul Pilote fait partie/,
    );
    expect(await membersOf('axe-3')).toBeUndefined();
  });

  it('by a pronoun that may be either of two is asked, one or the other', async () => {
    const asked = await say(admin, 'ajoute Zoé et Paul à la carto. Retire-le de l’axe 3');
    expect(asked).toMatch(/que Zoé Petit ne fait plus .* ou que Paul Pilote ne fait plus/);
  });

  it.each(['zut, c’était à l’axe 3 qu’il fallait le mettre', 'pardon, mets-le dans l’axe 3'])(
    'to where somebody was meant to be undoes what was just done: « %s »',
    async (text) => {
      await say(admin, 'ajoute Paul Pilote à l’axe 2');
      expect(await say(admin, text)).toContain('Dois-je noter');
      await say(admin, 'oui');
      expect(await membersOf('axe-2')).toEqual([]);
      expect(await membersOf('axe-3')).toEqual([refOf(holder)]);
    },
  );

  it.each([
    'Paul remplace Zoé à l’axe 4',
    'Paul prend la place de Zoé dans l’axe 4',
    'remplace Zoé par Paul à l’axe 4',
  ])('into the place of a member makes no co-animator: « %s »', async (text) => {
    await say(admin, 'ajoute Zoé Petit à l’axe 4');
    if ((await say(admin, text)).includes('Dois-je noter')) await say(admin, 'oui');
    const row = (await house.store.read((r) => r.get(groups, 'axe-4')))?.value;
    expect(row?.members.map(({ person }) => person)).toEqual([refOf(holder)]);
    expect(row?.coAnimators).toEqual([]);
  });

  it('is not made of who is not to be taken out', async () => {
    await say(admin, 'ajoute Zoé Petit à l’axe 4');
    expect(await say(admin, 'ne retire surtout pas Zoé')).toContain('Rien n’est changé');
  });

  it('into two groups takes nobody out of the second', async () => {
    await say(admin, 'ajoute Zoé Petit à l’axe 4');
    await say(admin, 'ajoute Zoé Petit aux groupes de l’axe 2 et de l’axe 4');
    expect(await membersOf('axe-4')).toEqual([refOf(zoe)]);
    expect(await membersOf('axe-2')).toEqual([refOf(zoe)]);
  });

  it('puts nobody back where they were just taken out of, for words that nobody understands', async () => {
    await say(admin, 'ajoute Camille Durand à la carto');
    const asked = await say(camille, 'je quitte la carto et on me rajoute la charte');
    expect(asked).toContain('De quel groupe s’agit-il ?');
    expect(asked).not.toContain('Dois-je noter');
  });

  it('of somebody whom who speaks put there by mistake is of them, not of who speaks', async () => {
    await say(admin, 'ajoute Paul Pilote à l’axe 3');
    const asked = await say(
      admin,
      'retire Paul de l’axe 3, je l’ai mis par erreur, c’était l’axe 2',
    );
    expect(asked).toContain('Paul Pilote ne fait plus partie du groupe de travail de l’axe 3.');
    expect(asked).toContain('Dois-je noter que Paul Pilote fait partie du groupe de travail');
  });
});

describe('who speaks, in the place of somebody', () => {
  it.each([
    'je remplace Paul Pilote sur la 1.1',
    'je prends la 1.1 à la place de Paul, on en a parlé et il est d’accord',
    'À la place de Paul Pilote je reprends la fiche 1.1',
    'moi je prends la 1.1 à la place de Paul Pilote',
    'je remplace Paul Pilote à la tête de la fiche 1.1',
  ])('takes it, and not whoever is replaced: « %s »', async (text) => {
    await say(admin, text);
    expect((await names())[0]).toBe('Alix Admin');
  });

  it('is told that they may not, and nobody is put there', async () => {
    const shown = await say(camille, 'je prends la 1.1 à la place de Paul, il est d’accord');
    expect(shown).toContain('Vous n’avez pas de rôle désigné');
    expect(await names()).toEqual(['Paul Pilote', 'Zoé Petit']);
  });

  it('who replaces one by another is neither', async () => {
    await say(admin, 'je remplace Paul Pilote par Camille Durand sur la 1.1');
    expect((await names())[0]).toBe('Camille Durand');
  });
});
