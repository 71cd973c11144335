/** "Oublie ce que je viens de dire": what was recorded last is taken back, whatever recorded it. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { meetings } from '../../../bot/features/meetings/model/schema.ts';
import { pilots } from '../../../bot/features/people/model/groups.ts';
import { ballots } from '../../../bot/features/polls/model/schema.ts';
import { updates } from '../../../bot/features/progress/model/schema.ts';
import { gather } from '../../support/meetings.ts';
import { animator, camille, holder, noon, refOf } from '../../support/partners.ts';
import { sayIn } from '../../support/say-in.ts';
import { beginning, withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const later = (ms: number) => ({ at: new Date(noon.getTime() + ms) });

beginning(house, async () => {
  await gather(house, [animator, camille, holder]);
});

const attendance = async () =>
  (await house.store.read((reader) => reader.list(meetings)))[0]?.value.attendance[refOf(camille)]
    ?.status;
const ballot = async () =>
  (await house.store.read((reader) => reader.list(ballots)))[0]?.value.answers;
const kept = () => house.store.read((reader) => reader.list(updates));

describe('an answer to a meeting', () => {
  beforeEach(async () => {
    await say(animator, 'réunion cartographie mardi 15 décembre de 14h à 16h, Caf de Bobigny');
    await say(animator, 'oui');
    await say(camille, 'je ne viens pas le 15');
    expect(await attendance()).toBe('excused');
  });

  it.each([
    'oublie ce que je viens de dire',
    'efface ce que je viens d’écrire',
    'non laisse tomber ce que j’ai dit',
    'annule ma dernière réponse',
    'annule',
    'remets comme avant',
    'pardon, je me suis trompée, oublie ce que j’ai dit',
    'non je me suis trompée, annule',
    'oubli ça, c’était d’une autre réunion',
    'laisse tomber ce que jviens de dire, remets comme avt',
    'forget what I just said',
  ])('is taken back: « %s »', async (text) => {
    await say(camille, text);
    expect(await attendance()).toBeUndefined();
  });

  it('is what it was before', async () => {
    await say(camille, 'finalement je viens le 15');
    await say(camille, 'oublie ce que je viens de dire');
    expect(await attendance()).toBe('excused');
  });

  it('is asked about behind anything else, and a yes takes it back', async () => {
    await say(camille, 'qui pilote la fiche 1.1 ?', later(1_000));
    expect(await say(camille, 'oublie ce que j’ai dit', later(2_000))).toContain('Faut-il défaire');
    expect(await attendance()).toBe('excused');
    await say(camille, 'oui', later(3_000));
    expect(await attendance()).toBeUndefined();
  });

  it('is taken back before what is said behind it', async () => {
    await say(camille, 'oublie ce que je viens de dire, je viens en visio le 15');
    expect(await attendance()).toBe('remote');
  });

  it.each(['n’oublie pas ce que je viens de dire', 'laisse tomber', 'oublie-moi'])(
    'stays where it is not what is ordered: « %s »',
    async (text) => {
      await say(camille, text);
      expect(await attendance()).toBe('excused');
    },
  );

  it('is asked about where another was meant', async () => {
    await say(camille, 'finalement je viens le 15');
    const answer = await say(camille, 'euh non attends, je confondais avec une autre réunion');
    expect(answer).toContain('Faut-il défaire');
    expect(await attendance()).toBe('present');
  });

  it('is nobody else’s to take back', async () => {
    await say(holder, 'oublie ce que je viens de dire');
    expect(await attendance()).toBe('excused');
  });

  it('stays where another took its place on the card', async () => {
    const [meeting] = await house.store.read((reader) => reader.list(meetings));
    const at = new Date(noon.getTime() - 1_000).toISOString();
    const data = { meeting: meeting?.id ?? '', person: refOf(camille), at, was: null };
    await house.press(camille, 'meetings.unanswer', data);
    expect(await attendance()).toBe('excused');
  });
});

describe('an answer to a poll', () => {
  beforeEach(async () => {
    await say(animator, 'sondage cartographie : mardi 8/12 14h-16h ; jeudi 10/12 9h30-11h');
    await say(animator, 'oui');
    await say(camille, 'le 8');
    expect(Object.values((await ballot()) ?? {})).toEqual(['yes']);
  });

  it('is taken back, and then there is none', async () => {
    await say(camille, 'oublie ce que je viens de dire');
    expect(await ballot()).toEqual({});
  });

  it('is what it was before', async () => {
    const before = await ballot();
    await say(camille, 'le 10', later(1_000));
    await say(camille, 'remets comme avant', later(2_000));
    expect(await ballot()).toEqual(before);
  });
});

it('what was recorded is said to stay where what follows answers nothing that is open', async () => {
  await leadsCreches();
  await say(holder, 'la fiche 1.1 est à 40 %, soleil');
  expect(await say(holder, 'tout sauf le lundi')).toMatch(/Rien n’est noté.*Reste : .*1\.1/u);
  expect(await kept()).toHaveLength(1);
});

it('news are taken back where their message asked something too', async () => {
  await leadsCreches();
  await say(animator, 'réunion cartographie mardi 15 décembre de 14h à 16h, Caf de Bobigny');
  await say(animator, 'oui');
  await say(animator, 'sondage cartographie : mardi 8/12 14h-16h ; jeudi 10/12 9h30-11h');
  await say(animator, 'oui');
  const read = await say(holder, 'ok. la 1.1 : la convention est signée', later(1_000));
  expect(read).toMatch(/Répondez-vous|À quoi répondez-vous/);
  expect(await kept()).toHaveLength(1);
  expect(await say(holder, 'annule', later(2_000))).toContain('C’est annulé');
});

describe('what was sent', () => {
  it('is not taken back: what can still be done is shown', async () => {
    await say(animator, 'réunion cartographie mardi 15 décembre de 14h à 16h, Caf de Bobigny');
    await say(animator, 'oui');
    expect(await say(animator, 'oublie ce que je viens de dire')).toContain(
      'Annuler cette réunion',
    );
    await say(animator, 'non');
    await say(animator, 'décale la réunion au 16 décembre');
    await say(animator, 'envoie');
    const back = await say(animator, 'oublie ce que je viens de dire');
    expect(back).toContain('mardi 15 décembre 2026, de 14 h à 16 h');
    await say(animator, 'non');
    await say(animator, 'sondage cartographie : mardi 8/12 14h-16h ; jeudi 10/12 9h30-11h');
    await say(animator, 'oui');
    expect(await say(animator, 'oublie ce que je viens de dire')).toContain('Annuler le sondage');
  });
});

it('what was written of a meeting is taken back, and the meeting that it made', async () => {
  await say(animator, 'compte rendu de la réunion cartographie d’hier : on fait la carte');
  await say(animator, 'oui');
  await say(animator, 'ajoute au compte rendu : Camille relance la Caf');
  const steps = async () =>
    (await house.store.read((reader) => reader.list(meetings))).map(({ value }) =>
      [value.decisions, value.nextSteps].join('|'),
    );
  expect((await steps()).join()).toContain('relance');
  await say(animator, 'oublie ce que je viens de dire');
  expect((await steps()).join()).not.toContain('relance');
});

it('what was given somebody to do is taken back', async () => {
  await say(animator, 'Camille relance la Caf avant le 12 décembre');
  expect(await say(animator, 'oublie ce que je viens de dire')).toContain('C’est retiré');
});

it('what nothing takes back stays, and that is said, whatever was recorded before it', async () => {
  await say(animator, 'Camille relance la Caf avant le 12 décembre');
  await say(animator, 'je suis de la Caf');
  expect(await say(animator, 'oublie ce que je viens de dire')).toContain('Je ne sais pas défaire');
});

const leadsCreches = () =>
  house.store.transact(async (tx) =>
    tx.put(pilots, 'fiche:1.1', {
      organisation: 'caf',
      until: null,
      at: noon.toISOString(),
      by: refOf(animator),
      holder: { person: refOf(holder), name: holder.name },
      substitute: null,
    }),
  );

it('news that were only asked about are not noted, and those noted before stay', async () => {
  await leadsCreches();
  await say(holder, '1.1 : 40 %, 12 places ouvertes');
  expect(await kept()).toHaveLength(1);
  await say(holder, 'oublie ce que je viens de dire');
  expect(await kept()).toHaveLength(0);
});

it.each([
  'oups oublie ça, c’était pas validé',
  'annule, c’est pas encore officiel',
  'oublie ça, je me suis trompée',
  'oups, supprime ça, ce n’est pas encore signé',
  'retire ça, c’était pas la bonne version',
])('what stands behind the taking back is its reason, and adds nothing: « %s »', async (text) => {
  await leadsCreches();
  await say(holder, 'la fiche 1.1 est à 40 %, soleil');
  expect(await kept()).toHaveLength(1);
  await say(holder, text);
  expect(await kept()).toEqual([]);
});

it.each(['oublie ça, c’est 50', 'annule, c’est 50 %', 'annule ça, la 1.1 est à 50 %'])(
  'what is said to be instead behind the taking back takes its place: « %s »',
  async (text) => {
    await leadsCreches();
    await say(holder, 'la fiche 1.1 est à 40 %, soleil');
    await say(holder, text);
    const read = await say(holder, 'où en est la fiche 1.1 ?');
    expect(read).toContain('50 %');
    expect(read).not.toContain('soleil');
  },
);

it('where nothing was recorded, that is said, and what is said behind is heard', async () => {
  const read = await say(camille, 'oublie ce que je viens de dire, et qui pilote la fiche 1.1 ?');
  expect(read).toContain('rien de vous à reprendre');
  expect(read).toContain('1.1');
});
