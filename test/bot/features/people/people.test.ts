import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../bot/contract/turn.ts';
import { people } from '../../../../bot/features/people/model/directory.ts';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import {
  admin,
  animator,
  camille,
  noon,
  partner,
  readAll,
  refOf,
  zoe,
} from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, animator, camille, zoe]) await house.meet(person);
});

const say = sayIn(house);
/** What a template would evaluate, if it were one. */
const hole = ['$', '{1+1}'].join('');
const written = `Crèche ${hole} [x](http://y)`;
const inChannel = (id: string) => ({
  conversation: { id: `${id};messageid=1`, type: 'channel' as const },
});
const group = (id: string) => house.store.read(async (r) => (await r.get(groups, id))?.value);
const row = (who = camille) =>
  house.store.read(async (r) => (await r.get(people, refOf(who)))?.value);

describe('a group', () => {
  it('is joined, listed and left', async () => {
    await say(admin, 'entrée libre pour le sous-groupe cartographie');
    expect(await say(camille, 'rejoindre le sous-groupe cartographie')).toContain(
      'vous faites partie du sous-groupe',
    );
    expect(await say(camille, 'mes groupes')).toContain('cartographie');
    expect(await say(zoe, 'qui est dans le sous-groupe cartographie ?')).toMatch(
      /compte 1 membre :\n.*Camille Durand/,
    );
    expect(await say(camille, 'quitter le sous-groupe cartographie')).toContain(
      'ne faites plus partie',
    );
    expect(await say(camille, 'mes groupes')).toContain('aucun groupe');
  });

  it('is joined once, however often it is asked', async () => {
    await say(admin, 'entrée libre pour le GT 5');
    await say(camille, 'rejoindre le GT 5');
    expect(await say(camille, 'rejoindre le GT 5')).toContain('faites déjà partie');
    expect((await group('axe-5'))?.members).toHaveLength(1);
  });

  it('that nobody joined is said to be so, and the plan not to say', async () => {
    await say(camille, 'mes groupes');
    expect(await say(camille, 'qui co-anime le sous-groupe cartographie ?')).toMatch(
      /Personne n’est encore désigné.*le plan ne le précise pas/,
    );
  });

  describe('of one’s own needs no name', () => {
    beforeEach(async () => {
      await say(admin, 'ajoute Ines Animatrice comme co-animatrice du sous-groupe cartographie');
    });
    const members = async () => (await group('outil-cartographie'))?.members.length;

    it('for who co-animates one', async () => {
      expect(await say(animator, 'ajoute Camille Durand à mon groupe')).toContain(
        'fait maintenant',
      );
      expect(await say(animator, 'ajoute aussi Zoé Petit')).toContain('fait maintenant');
      expect(await say(animator, 'qui est dans mon groupe ?')).toContain('compte 3 membres');
      expect(await say(animator, 'retire Zoé Petit du groupe')).toContain('ne fait plus partie');
    });

    it('for several people at once, and says who is not known', async () => {
      const said = await say(
        animator,
        'ajoute Camille Durand, Zoé Petit et Jean Rien à mon groupe',
      );
      expect(said).toMatch(/Camille Durand fait[\s\S]*Zoé Petit fait[\s\S]*« Jean Rien »/);
      expect(await members()).toBe(3);
    });

    it('but is asked of who is in none, and the name alone then answers', async () => {
      const asked = await house.say(camille, 'je voudrais rejoindre un groupe');
      expect(asked.outcome).toBe('clarify');
      expect(await say(camille, 'cartographie')).toContain('transmise à Ines Animatrice');
      expect((await house.say(zoe, 'ajoute Camille Durand au groupe')).outcome).toBe('clarify');
    });
  });

  it('may be made without the word "sous-groupe", when it is given a name', async () => {
    expect(await say(admin, 'crée un groupe « Copil numérique »')).toContain('existe, et vous');
    const other = await house.say(admin, 'crée un groupe de travail pour la réunion');
    expect(readAll(other)).not.toContain('existe, et vous');
  });

  it('that is not known is asked back, with those there are', async () => {
    const answer = await house.say(camille, 'rejoindre le sous-groupe astronomie');
    expect(answer.outcome).toBe('clarify');
    expect(readAll(answer)).toMatch(/astronomie[\s\S]*groupe de travail de l’axe 1/);
  });

  it('has co-animators, who are in it', async () => {
    await say(admin, 'ajoute Ines Animatrice comme co-animatrice du sous-groupe cartographie');
    expect(await say(zoe, 'qui co-anime le sous-groupe cartographie ?')).toContain(
      'Ines Animatrice',
    );
    expect(await say(zoe, 'qui est dans le sous-groupe cartographie ?')).toContain(
      'Ines Animatrice, co-anime',
    );
    expect(await say(zoe, 'quelles sont les actions de l’axe 5 ?')).not.toContain('Ines');
  });

  it('of an axe answers the question of the plan once it has co-animators', async () => {
    await say(admin, 'nomme Ines Animatrice co-animatrice du GT 5');
    expect(await say(zoe, 'qui co-anime le groupe de travail de l’axe 5 ?')).toContain(
      'Ines Animatrice',
    );
  });

  it('is created by a co-animator, who co-animates it, and found by its name at once', async () => {
    await say(admin, 'nomme Ines Animatrice co-animatrice du GT 5');
    expect(await say(animator, 'crée le sous-groupe « Accueil du handicap »')).toContain(
      '« Accueil du handicap » existe',
    );
    expect(await say(camille, 'rejoindre le sous-groupe acceuil du handicap')).toContain(
      'Accueil du handicap',
    );
    expect(await say(animator, 'crée le sous-groupe Accueil du handicap')).toContain('existe déjà');
  });

  it('is linked to the channel where it is said, and meant there without its name', async () => {
    expect(await say(admin, 'lier ce canal au sous-groupe cartographie')).toContain(
      'conversation à deux',
    );
    await say(admin, 'lier ce canal au sous-groupe cartographie', inChannel('19:map'));
    expect((await group('outil-cartographie'))?.channel).toBe('19:map');
    expect(await say(camille, 'rejoindre le sous-groupe', inChannel('19:map'))).toContain(
      'cartographie',
    );
    expect(await say(admin, 'lier ce canal au GT 5', inChannel('19:map'))).toContain(
      'déjà lié à un autre groupe',
    );
    expect(await say(admin, 'délier ce canal', inChannel('19:map'))).toContain('plus lié');
    expect((await group('outil-cartographie'))?.channel).toBeNull();
  });

  it('speaks English to who speaks English', async () => {
    await say(admin, 'open the sub-group mapping to everybody');
    expect(await say(camille, 'join the sub-group mapping', { locale: 'en' })).toContain(
      'Noted: you are in the sub-group',
    );
    expect(await say(camille, 'my groups', { locale: 'en' })).toContain('Your groups:');
  });
});

describe('an organisation', () => {
  it('is asked once, in a 1:1 chat, and never in a channel', async () => {
    expect(
      await say(camille, 'rejoindre le sous-groupe cartographie', inChannel('19:x')),
    ).not.toContain('organisation');
    expect(await say(camille, 'rejoindre le GT 5')).toContain('De quelle organisation êtes-vous ?');
    expect(await say(camille, 'rejoindre le GT 4')).not.toContain('organisation');
  });

  it('is guessed from the address, said in words and left to choose', async () => {
    await house.meet(camille, { domain: 'caf93.caf.fr' });
    const { message } = await house.say(camille, 'mon organisation');
    expect(readAll({ message })).toContain('peut-être');
    expect(JSON.stringify(message.card)).toContain('"value":""');
    expect((await row())?.organisation).toBeNull();
  });

  it('is guessed from what two people of the same address chose', async () => {
    for (const [who, n] of [
      [animator, 1],
      [zoe, 2],
    ] as const) {
      await house.meet(who, { domain: 'exemple.fr', at: new Date(noon.getTime() + n) });
      await say(who, 'je suis de la PMI');
    }
    await house.meet(camille, { domain: 'exemple.fr' });
    expect(await say(camille, 'mon organisation')).toContain('la PMI. À vous');
  });

  it('is chosen in the card, or written when the plan has it not', async () => {
    await house.press(camille, 'people.organisation', { organisation: 'caf' });
    expect(await row()).toMatchObject({ organisation: 'caf', otherOrganisation: null });
    const missing = await house.press(camille, 'people.organisation', { organisation: 'autre' });
    const empty = await house.press(camille, 'people.organisation', { organisation: '' });
    expect(readAll(empty)).toContain('choisissez-la dans la liste');
    expect((await row())?.organisation).toBe('caf');
    expect(readAll(missing)).toContain('Écrivez le nom');
    await house.press(camille, 'people.organisation', {
      organisation: 'autre',
      other: written,
    });
    expect((await row())?.otherOrganisation).toBe(written);
    await say(admin, 'ajoute Camille Durand au GT 5');
    const list = await house.say(zoe, 'qui sont les membres du GT 5 ?');
    expect(readAll(list)).toContain(`Camille Durand (${written})`);
    expect(JSON.stringify(list.message.card)).toContain(
      '"type":"TextRun","text":"Camille Durand (Crèche',
    );
  });

  it('that is not in the plan is not taken from a card that is old or forged', async () => {
    const before = house.kept();
    expect(
      (await house.press(camille, 'people.organisation', { organisation: 'nasa' })).outcome,
    ).toBe('refused');
    await expect(
      house.press(camille, 'people.organisation', { organisation: 'caf', admin: true }),
    ).rejects.toThrow();
    expect(house.kept()).toBe(before);
  });

  it('is corrected by a co-animator of a common group', async () => {
    await say(admin, 'nomme Ines Animatrice co-animatrice du GT 5');
    await say(admin, 'ajoute Camille Durand au GT 5');
    await say(animator, 'change l’organisation de Camille Durand : la PMI');
    expect((await row())?.organisation).toBe('pmi');
  });
});

describe('a name', () => {
  it('that several people bear is asked back, and the button does it', async () => {
    const other = partner('c2', 'Camille Petit');
    await house.meet(other);
    const asked = await house.say(admin, 'ajoute Camille comme co-animatrice du GT 5');
    expect(asked.outcome).toBe('clarify');
    expect(readAll(asked)).toMatch(/De qui s’agit-il[\s\S]*Camille Durand[\s\S]*Camille Petit/);
    expect(await group('axe-5')).toBeUndefined();
    await house.press(admin, 'people.appoint', { person: refOf(other), target: 'axe-5' });
    expect((await group('axe-5'))?.coAnimators).toMatchObject([{ person: refOf(other) }]);
  });

  it('said whole means its bearer, although another name holds it', async () => {
    await house.meet(partner('c3', 'Camille Durand Lopez'));
    await say(admin, 'ajoute Camille Durand au GT 5');
    expect((await group('axe-5'))?.members).toMatchObject([{ person: refOf(camille) }]);
  });

  it('that nobody bears yet is kept, and its bearer let in when they come', async () => {
    expect(await say(admin, 'ajoute Jean Inconnu au GT 5')).toContain(
      'Je ne connais pas encore « Jean Inconnu »',
    );
    expect((await group('axe-5'))?.members).toEqual([]);
    expect(await say(admin, 'membres du GT 5')).toContain('Jean Inconnu, pas encore venu');
    const jean = partner('je', 'Jean INCONNU');
    await house.meet(jean);
    expect((await group('axe-5'))?.members).toMatchObject([{ person: refOf(jean) }]);
    expect((await group('axe-5'))?.awaited).toEqual([]);
  });

  it('of one word that nobody bears changes nothing', async () => {
    const facts = () =>
      house
        .kept()
        .replace(/^,?\s*\["matters".*$/gm, '')
        .replace(/,\s*\]/g, ']');
    const before = facts();
    const answer = await house.say(admin, 'ajoute Léontine au GT 5');
    expect(readAll(answer)).not.toContain('fait maintenant partie');
    expect(readAll(answer)).toMatch(/«\sLéontine\s»\s: écrivez le prénom et le nom/);
    expect(facts().replace(/[\s,]/g, '')).toBe(before.replace(/[\s,]/g, ''));
    expect(await group('axe-5')).toBeUndefined();
  });

  it('in a forged click is looked up like any other', async () => {
    const answer = await house.press(admin, 'people.appoint', {
      person: 'person:x:y',
      target: 'axe-5',
    });
    expect(answer.outcome).toBe('refused');
    expect(await group('axe-5')).toBeUndefined();
    expect(
      (await house.press(admin, 'people.appoint', { person: refOf(zoe), target: 'nowhere' }))
        .outcome,
    ).toBe('clarify');
  });
});

describe('a pilote', () => {
  const naming =
    'nomme la Caf pilote de la fiche 1.1, titulaire Camille Durand, suppléant Jeanne Sans-Teams, jusqu’au 31/12/2026';
  const kept = () => house.store.read(async (r) => (await r.get(pilots, 'fiche:1.1'))?.value);

  it('may be an organisation, a person known to Teams and one who is not', async () => {
    await say(admin, naming);
    expect(await kept()).toMatchObject({
      organisation: 'caf',
      holder: { person: refOf(camille), name: 'Camille Durand' },
      substitute: { person: null, name: 'Jeanne Sans-Teams' },
      until: '2026-12-31',
      by: refOf(admin),
    });
  });

  it('is added to what the plan answers, to the last day', async () => {
    await say(admin, naming);
    const question = 'qui pilote la fiche 1.1 ?';
    expect(await say(zoe, question)).toContain(
      'avec Camille Durand (titulaire) et Jeanne Sans-Teams (suppléance), jusqu’au 31 décembre 2026',
    );
    expect(await say(zoe, question, { at: new Date('2027-01-02T09:00:00Z') })).not.toContain(
      'Camille',
    );
  });

  it('is not named for a fiche that is not, nor to a day that is not or is past', async () => {
    const before = house.kept();
    expect(await say(admin, 'nomme la Caf pilote de la fiche 9.9')).toContain('9.9');
    expect(await say(admin, 'nomme la Caf pilote de la fiche 1.1 jusqu’au 31/02/2027')).toContain(
      'pas compris jusqu’à quand',
    );
    expect(
      await say(admin, 'nomme la Caf pilote de la fiche 1.1 jusqu’au 1er janvier 2026'),
    ).toContain('passée');
    expect(house.kept()).toBe(before);
  });

  it('whose name several bear is not guessed', async () => {
    await house.meet(partner('c2', 'Camille Petit'));
    expect(await say(admin, 'nomme la Caf pilote de la fiche 1.1, titulaire Camille')).toContain(
      'écrivez le nom complet',
    );
    expect(await kept()).toBeUndefined();
  });

  it('is taken away alone, and whoever stands in stays until all of them go', async () => {
    await say(admin, naming);
    expect(await say(admin, 'retire le pilote de la fiche 1.1')).toContain(
      'Camille Durand ne pilote plus la fiche 1.1',
    );
    expect(await kept()).toMatchObject({ holder: null, substitute: { name: 'Jeanne Sans-Teams' } });
    expect(await say(admin, 'retire les pilotes de la fiche 1.1')).toContain('plus de pilote');
    expect(await kept()).toBeUndefined();
  });
});

it('every card is filled whole', async () => {
  await house.meet(partner('c2', `Camille ${hole}`));
  const answers = [
    await house.say(camille, 'mon organisation'),
    await house.say(admin, 'ajoute Camille au GT 5'),
    await house.say(camille, 'mes groupes'),
  ];
  for (const { message } of answers)
    expect(JSON.stringify(message.card).replaceAll(`Camille ${hole}`, '')).not.toContain(
      hole.slice(0, 2),
    );
});

describe('a sous-groupe that people made', () => {
  const id = 'sous-groupe-accueil';
  const dissolve = (version: number | string, who = animator) =>
    house.press(who, 'people.dissolve', { group: id, version });
  const shownVersion = (answer: Answer) =>
    Number(/"version":"?(\d+)/.exec(JSON.stringify(answer.message.card?.actions))?.[1]);
  beforeEach(async () => {
    await say(admin, 'crée le sous-groupe Accueil');
    await say(admin, 'nomme Ines Animatrice co-animatrice du sous-groupe Accueil');
    await say(admin, 'ajoute Camille Durand au sous-groupe Accueil');
  });

  it('is renamed by a co-animator, and keeps its members', async () => {
    expect(await say(animator, 'renomme le sous-groupe Accueil en « Crèches en ville »')).toContain(
      'le sous-groupe « Accueil » s’appelle maintenant le sous-groupe « Crèches en ville »',
    );
    expect(await group(id)).toMatchObject({ name: 'Crèches en ville' });
    expect((await group(id))?.members).toHaveLength(3);
    expect(await say(zoe, 'qui est dans le sous-groupe Crèches en ville ?')).toContain(
      'Camille Durand',
    );
    // A name with "en" in it is renamed as well.
    await say(admin, 'renomme le sous-groupe Crèches en ville en Crèches en forêt');
    expect(await group(id)).toMatchObject({ name: 'Crèches en forêt' });
    await say(admin, 'rename the sub-group Crèches en forêt to Crèches');
    expect(await group(id)).toMatchObject({ name: 'Crèches' });
    // And its first name may be given to another.
    expect(await say(admin, 'crée le sous-groupe Accueil')).toContain(
      'existe, et vous le co-animez',
    );
    expect(await group(`${id}-2`)).toMatchObject({ name: 'Accueil' });
    expect(await say(admin, 'renomme le sous-groupe Crèches en accueil')).toContain('existe déjà');
    expect(await say(admin, 'crée le sous-groupe CRECHES')).toContain('existe déjà');
  });

  it('is deleted once somebody who may has said so twice', async () => {
    const asked = await house.say(animator, 'supprime le sous-groupe Accueil');
    expect(readAll(asked)).toMatch(/Supprimer le sous-groupe[\s\S]*3 membres/);
    expect(await group(id)).toBeDefined();
    expect(readAll(await dissolve(shownVersion(asked)))).toContain('est supprimé');
    expect(await group(id)).toBeUndefined();
    expect(await say(camille, 'mes groupes')).toContain('aucun groupe');
    expect((await dissolve(shownVersion(asked))).outcome).toBe('refused');
  });

  it('is not deleted while its people expect a meeting or answer a poll: each is told of that end first', async () => {
    await house.say(
      animator,
      'planifie une réunion du sous-groupe Accueil le 15 décembre 2026 à 14h',
    );
    await house.say(animator, 'oui');
    const kept = await say(animator, 'supprime le sous-groupe Accueil');
    expect(kept).toContain('la réunion du mardi 15 décembre 2026 à 14 h');
    expect(kept).toContain('Annulez d’abord');
    expect(await group(id)).toBeDefined();
    await house.say(animator, 'annule la réunion du sous-groupe Accueil');
    await house.say(animator, 'oui');
    expect(await say(animator, 'supprime le sous-groupe Accueil')).toContain('Supprimer');
  });

  it('is not deleted by a card that shows it as it no longer is', async () => {
    const asked = await house.say(animator, 'supprime le sous-groupe Accueil');
    await say(admin, 'ajoute Zoé Petit au sous-groupe Accueil');
    expect(readAll(await dissolve(shownVersion(asked)))).toContain('rien n’est supprimé');
    expect((await group(id))?.members).toHaveLength(4);
  });

  it('is neither renamed nor deleted by whoever does not co-animate it', async () => {
    const before = house.kept();
    for (const who of [camille, zoe]) {
      expect((await house.say(who, 'renomme le sous-groupe Accueil en Autre')).outcome).toBe(
        'refused',
      );
      expect((await house.say(who, 'supprime le sous-groupe Accueil')).outcome).toBe('refused');
      expect((await dissolve(3, who)).outcome).toBe('refused');
    }
    expect(house.kept()).toBe(before);
  });

  it('is another thing than one of the plan, which nobody renames or deletes', async () => {
    for (const text of [
      'renomme le sous-groupe cartographie en Cartes',
      'supprime le sous-groupe cartographie',
    ])
      expect(await say(admin, text)).toContain('est celui du plan');
    const plan = await house.press(admin, 'people.dissolve', {
      group: 'outil-cartographie',
      version: 1,
    });
    expect(plan.outcome).toBe('refused');
  });

  it('is asked for its new name when there is none', async () => {
    expect(await say(admin, 'renomme le sous-groupe Accueil')).toContain('nouveau nom');
  });
});

describe('a fact that somebody tells', () => {
  const told = 'Camille Durand pilote la fiche 1.1';
  const amid = `${told}, elle a vu hier les communes du nord avec la PMI au sujet du calendrier budgétaire`;
  const pilot = () => house.store.read(async (r) => (await r.get(pilots, 'fiche:1.1'))?.value);

  it('is recorded at once when whoever may decide it says nothing else', async () => {
    expect(await say(admin, told)).toContain('Camille Durand (titulaire)');
    expect((await pilot())?.holder?.person).toBe(refOf(camille));
  });

  it('among other things is recorded once they say yes', async () => {
    expect(await say(admin, amid)).toContain('Dois-je noter');
    expect(await pilot()).toBeUndefined();
    await say(admin, 'oui');
    expect((await pilot())?.holder?.name).toBe('Camille Durand');
  });

  it('is not recorded after a no, nor for who may not decide it', async () => {
    await say(admin, amid);
    await say(admin, 'non');
    expect((await house.say(zoe, told)).outcome).toBe('refused');
    await say(zoe, 'oui');
    expect(await pilot()).toBeUndefined();
  });

  it('names a co-animator as well', async () => {
    await say(admin, 'Ines Animatrice co-anime le sous-groupe cartographie');
    expect((await group('outil-cartographie'))?.coAnimators).toHaveLength(1);
  });

  it.each(['Qui pilote la fiche 1.1', 'Camille Durand pilote-t-elle la fiche 1.1 ?'])(
    '%s is none',
    async (text) => expect(await say(admin, text)).not.toContain('Dois-je noter'),
  );
});
