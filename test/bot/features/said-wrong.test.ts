/** "Je me suis trompé de mois, c’était le 8 janvier": what was just recorded is put right, whatever recorded it. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { meetings } from '../../../bot/features/meetings/model/schema.ts';
import { groups, pilots } from '../../../bot/features/people/model/groups.ts';
import { ballots } from '../../../bot/features/polls/model/schema.ts';
import { updates } from '../../../bot/features/progress/model/schema.ts';
import { gather } from '../../support/meetings.ts';
import { admin, animator, camille, holder, noon, refOf } from '../../support/partners.ts';
import { agreeIn, sayIn } from '../../support/say-in.ts';
import { beginning, withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const agree = agreeIn(house);
const later = (ms: number) => ({ at: new Date(noon.getTime() + ms) });

beginning(house, async () => {
  await gather(house, [animator, camille, holder]);
});

const UNDO = 'Faut-il défaire';

describe('an answer to a meeting', () => {
  const attendance = async () =>
    (await house.store.read((reader) => reader.list(meetings)))[0]?.value.attendance[refOf(camille)]
      ?.status;

  beforeEach(async () => {
    await say(animator, 'réunion cartographie mardi 15 décembre de 14h à 16h, Caf de Bobigny');
    await say(animator, 'oui');
    await say(camille, 'je viens le 15');
  });

  it.each([
    'Ah c’était le 15 ? je croyais le 16, alors non',
    'je pensais que c’était le 16, du coup je viens pas',
    'j’avais lu le 16, donc je ne viens pas',
  ])('becomes what it should be: « %s »', async (text) => {
    await say(camille, text);
    expect(await attendance()).toBe('excused');
  });

  it.each(['j’ai répondu pour Zoé en fait, pas pour moi', 'mince, je me suis trompée de réunion'])(
    'is asked about where nothing says what it should be: « %s »',
    async (text) => {
      expect(await say(camille, text)).toContain(UNDO);
      expect(await attendance()).toBe('present');
      await say(camille, 'oui');
      expect(await attendance()).toBeUndefined();
    },
  );

  it('is asked about behind anything else', async () => {
    await say(camille, 'qui pilote la fiche 1.1 ?', later(1_000));
    const answer = await say(camille, 'je croyais le 16, alors non', later(2_000));
    expect(answer).toContain(UNDO);
    expect(answer).toContain('S’il faut autre chose à la place, dites-le ensuite');
    expect(await attendance()).toBe('present');
  });
});

describe('a meeting that was sent', () => {
  beforeEach(async () => {
    await say(animator, 'réunion cartographie mardi 15 décembre de 14h à 16h, Caf de Bobigny');
    await say(animator, 'oui');
  });

  it.each([
    ['mince je me suis trompé de mois, c’était le 15 janvier', '15 janvier'],
    ['pas la bonne date, c’était le 17 décembre', '17 décembre'],
    ['oups je me suis trompée d’heure, c’est 15h', '15 h'],
  ])('shows the change first: « %s »', async (text, day) => {
    const answer = await say(animator, text);
    expect(answer).toContain('Voici le changement');
    expect(answer).toContain(day);
  });
});

describe('a change of who is where', () => {
  const names = async () =>
    (await house.store.read((reader) => reader.list(groups))).map(({ value }) => value.name);

  it.each([
    'Ludothèque sans s, désolée',
    'c’est Ludothèque au singulier',
    'je me suis trompée, c’est Ludothèque',
  ])('a name that was badly written is written again: « %s »', async (text) => {
    await say(admin, 'crée le groupe de travail Ludothèques');
    await say(admin, text);
    expect(await names()).toContain('Ludothèque');
    expect(await names()).not.toContain('Ludothèques');
  });

  it('nobody stays where they were put by mistake', async () => {
    await say(admin, 'désigne Camille Durand pilote de la fiche 1.1');
    await say(admin, 'je me suis trompée, c’est Paul Leroy');
    const [row] = await house.store.read((reader) => reader.list(pilots));
    expect(row?.value.holder?.name).toBe('Paul Leroy');
  });
});

it('a ballot becomes what it should be', async () => {
  await say(animator, 'sondage cartographie : mardi 15 décembre à 14h ou jeudi 17 décembre à 10h');
  await say(animator, 'lancer le sondage');
  await say(camille, 'jeudi seulement');
  await say(camille, 'je me suis trompée de jour, c’était mardi');
  const [row] = await house.store.read((reader) => reader.list(ballots));
  expect(Object.values(row?.value.answers ?? {}).sort()).toEqual(['no', 'yes']);
});

describe('news of a fiche', () => {
  const kept = async () =>
    (await house.store.read((reader) => reader.list(updates))).map(({ value }) => value.said);

  beforeEach(async () => {
    await house.store.transact((tx) =>
      tx.put(pilots, 'fiche:1.1', {
        organisation: 'caf',
        until: null,
        at: noon.toISOString(),
        by: refOf(animator),
        holder: { person: refOf(holder), name: holder.name },
        substitute: null,
      }),
    );
  });

  it.each(['bloquée c’est un peu fort, disons ralentie', 'le mot est fort, je dirais freinée'])(
    'takes no word about its words for a fact: « %s »',
    async (text) => {
      await say(holder, 'la fiche 1.1 est bloquée : il manque un financeur');
      const before = await kept();
      expect(await say(holder, text)).toContain(UNDO);
      expect(await kept()).toEqual(before);
    },
  );

  it.each(['c’est plus soleil du tout malheureusement', 'non, pas soleil'])(
    'asks what the météo is now: « %s »',
    async (text) => {
      await say(holder, 'la fiche 1.1 est à 40 %, soleil');
      expect(await say(holder, text)).toContain('Météo');
      expect((await kept()).map(({ meteo }) => meteo)).toEqual(['soleil']);
    },
  );

  it.each([
    ['c’est plus soleil, c’est nuageux', 'nuage', 40],
    ['je me suis trompée de météo, c’est nuageux', 'nuage', 40],
    ['je croyais 40, c’est 45', 'soleil', 45],
    ['pas soleil, j’ai tapé trop vite : nuageux. Le 40 est bon par contre', 'nuage', 40],
    ['je suis allée trop vite, 45', 'soleil', 45],
  ])('becomes what it should be: « %s »', async (text, meteo, percent) => {
    await say(holder, 'la fiche 1.1 est à 40 %, soleil');
    await say(holder, text);
    expect(await kept()).toEqual([expect.objectContaining({ meteo, percent })]);
  });

  it.each([
    'j’ai parlé trop vite, on n’est pas bloqués, juste en retard',
    'je me suis emballée, c’est pas bloqué',
    'je me suis mal exprimée, on n’est pas bloqués, simplement ralentis',
  ])('what denies it lifts it, and the rest is told: « %s »', async (text) => {
    await say(holder, 'la fiche 1.1 est bloquée');
    await say(holder, text);
    expect((await kept()).filter(({ blocker }) => blocker !== null).length).toBeLessThanOrEqual(1);
    expect(await say(holder, 'où en est la fiche 1.1 ?')).not.toContain('Blocage : bloquée');
  });

  it.each([
    'non attends, je parlais d’une autre fiche',
    'je pensais à une autre, pardon',
    'j’ai répondu trop vite',
  ])('is asked about where it was said too fast, or of another: « %s »', async (text) => {
    await say(holder, 'la fiche 1.1 est à 40 %, soleil');
    expect(await say(holder, text)).toContain(UNDO);
    expect((await kept()).map(({ meteo }) => meteo)).toEqual(['soleil']);
  });

  it('is taken back without its reason, which is no news', async () => {
    await say(holder, 'la fiche 1.1 est à 40 %, soleil');
    const answer = await say(
      holder,
      'efface ce que je viens de mettre, c’était pour une autre fiche',
    );
    expect(await kept()).toEqual([]);
    expect(answer).not.toContain('Dois-je noter');
  });
});

describe('the last order is said again with what is put right of it', () => {
  const groupsOf = async (name: string) =>
    (await house.store.read((reader) => reader.list(groups)))
      .filter(({ value }) => JSON.stringify(value.members).includes(name))
      .map(({ value }) => value.name);

  it.each(['mauvais groupe, c’est Ludothèque'])(
    'nobody stays in a group that was not meant: « %s »',
    async (text) => {
      await say(admin, 'crée le groupe de travail Ludothèque');
      await say(admin, 'crée le groupe de travail Parentalité');
      await say(admin, 'ajoute Camille Durand au groupe Parentalité');
      const before = await groupsOf(refOf(camille));
      await say(admin, text);
      const after = await groupsOf(refOf(camille));
      expect(before).toContain('Parentalité');
      expect(after).toContain('Ludothèque');
      expect(after).not.toContain('Parentalité');
    },
  );

  it.each([
    ['je me suis trompée de jour : c’est le 17, pas le 15', 'no'],
    ['pas le 15 pardon, le 17', 'no'],
    ['le 15 c’est une faute de frappe je voulais dire le 17', undefined],
  ])('of a ballot, the rest stays, and what is denied is: « %s »', async (text, denied) => {
    await say(
      animator,
      'sondage cartographie : lundi 14 décembre à 9h, mardi 15 décembre à 14h ou jeudi 17 décembre à 10h',
    );
    await say(animator, 'lancer le sondage');
    await say(camille, 'je peux le 14 et le 15');
    await agree(camille, text);
    const [row] = await house.store.read((reader) => reader.list(ballots));
    expect({ s2: undefined, ...row?.value.answers }).toEqual({ s1: 'yes', s2: denied, s3: 'yes' });
  });

  it.each(['pas Paul, Camille', 'c’est pas paul c camille', 'remplace Paul par Camille stp'])(
    'before the bot knows of which meeting it is: « %s »',
    async (text) => {
      await say(animator, 'décision : Paul envoie le fichier des crèches');
      await say(animator, text);
      const answer = await say(animator, 'mardi 24 novembre');
      expect(answer).toContain('Camille');
      expect(answer).not.toContain('Paul');
    },
  );

  it.each([
    'date fausse, lire 16, le reste est bon',
    'erreur de date : le 16',
    'mauvais jour, lis 16',
  ])('a draft is put right: « %s »', async (text) => {
    await say(animator, 'réunion cartographie mardi 15 décembre de 14h à 16h, Caf de Bobigny');
    expect(await say(animator, text)).toContain('mercredi 16 décembre');
  });
});
