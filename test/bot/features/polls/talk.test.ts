/** Polls as people speak of them: drafts changed in words, answers that are one, decisions, which poll is meant. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer, Person } from '../../../../bot/contract/turn.ts';
import { meetings } from '../../../../bot/features/meetings/model/schema.ts';
import { animator, camille, holder, noon, readAll, refOf, zoe } from '../../../support/partners.ts';
import { ballotsIn, launching, pollIn, rowsFor, seedGroup } from '../../../support/polls.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [animator, holder, camille, zoe]) await house.meet(person);
  await seedGroup(house.store, [animator, camille, zoe], { at: noon });
});

const plain = (answer: Answer) => readAll(answer).replace(/[\u00a0\u202f]/g, ' ');
const say = async (who: Person, text: string) => plain(await house.say(who, text));
const slotsOf = (text: string) =>
  text.split('\n').filter((line) => /^\p{L}+ \d+ \p{L}+, \d/u.test(line));

const asked =
  'sondage cartographie : mardi 12/1 10h-12h ; jeudi 14/1 10h-12h ; vendredi 15/1 14h-16h';

describe('a draft that is open', () => {
  beforeEach(async () => {
    await say(animator, asked);
  });

  it.each([
    ['enlève le vendredi', ['mardi 12 janvier, 10 h – 12 h', 'jeudi 14 janvier, 10 h – 12 h']],
    ['sans le premier', ['jeudi 14 janvier, 10 h – 12 h', 'vendredi 15 janvier, 14 h – 16 h']],
    [
      'et propose aussi le lundi 18 janvier à 9h',
      [
        'mardi 12 janvier, 10 h – 12 h',
        'jeudi 14 janvier, 10 h – 12 h',
        'vendredi 15 janvier, 14 h – 16 h',
        'lundi 18 janvier, 9 h – 11 h',
      ],
    ],
    [
      'plutôt 9h-11h le mardi',
      [
        'mardi 12 janvier, 9 h – 11 h',
        'jeudi 14 janvier, 10 h – 12 h',
        'vendredi 15 janvier, 14 h – 16 h',
      ],
    ],
    [
      'non plutôt à 15h',
      [
        'mardi 12 janvier, 15 h – 17 h',
        'jeudi 14 janvier, 15 h – 17 h',
        'vendredi 15 janvier, 15 h – 17 h',
      ],
    ],
    [
      'remplace le jeudi par le mercredi 13',
      [
        'mardi 12 janvier, 10 h – 12 h',
        'mercredi 13 janvier, 10 h – 12 h',
        'vendredi 15 janvier, 14 h – 16 h',
      ],
    ],
    [
      'matin = 9h-12h',
      [
        'mardi 12 janvier, 9 h – 12 h',
        'jeudi 14 janvier, 9 h – 12 h',
        'vendredi 15 janvier, 14 h – 16 h',
      ],
    ],
    [
      '90 minutes, pas 2 h',
      [
        'mardi 12 janvier, 10 h – 11 h 30',
        'jeudi 14 janvier, 10 h – 11 h 30',
        'vendredi 15 janvier, 14 h – 15 h 30',
      ],
    ],
  ])('is changed in words: « %s »', async (text, slots) => {
    expect(slotsOf(await say(animator, text))).toEqual(slots);
  });

  it('takes its title and its deadline from words', async () => {
    expect(await say(animator, 'titre : clôture 2026')).toContain('Titre : clôture 2026');
    expect(await say(animator, 'réponses avant le 10 décembre')).toContain(
      'Réponses avant : jeudi 10 décembre à 18 h',
    );
  });

  it('keeps its hours when only the last day to answer has one, and is launched by the same message', async () => {
    const before = 'réponses avant le jeudi 7 janvier midi';
    expect(slotsOf(await say(animator, before))).toEqual([
      'mardi 12 janvier, 10 h – 12 h',
      'jeudi 14 janvier, 10 h – 12 h',
      'vendredi 15 janvier, 14 h – 16 h',
    ]);
    expect(await say(animator, `${before} puis envoie`)).toContain('est lancé');
    const shown = await say(animator, 'où en est le sondage ?');
    expect(shown).toContain('jeudi 7 janvier à 12 h');
  });

  it.each([
    'c’est bon envoie, et laisse jusqu’au 7 janvier pour répondre',
    'enlève le vendredi et lance',
  ])('is changed, then launched, by one message: « %s »', async (text) =>
    expect(await say(animator, text)).toContain('est lancé'),
  );

  it.each([
    ['le jeudi c’est plutôt l’après-midi 15h30, le reste touche pas, et tu peux lancer', '15 h 30'],
    ['remplacez le jeudi par le lundi 18 et lance', 'lundi 18 janvier, 10 h – 12 h'],
  ])(
    'says which slots it was launched with, changed by the same message: « %s »',
    async (text, slot) => {
      const read = await say(animator, text);
      expect(read).toContain('est lancé');
      expect(slotsOf(read).join()).toContain(slot);
    },
  );

  it.each([
    'non, 10h c’est l’heure du marché ; 9h pour les trois, puis envoie',
    'le matin personne ne viendra, mettons 9h partout et lance',
  ])(
    'is shown, and not launched, where words beside a change are not understood: « %s »',
    async (text) => {
      const read = await say(animator, text);
      expect(read).not.toContain('est lancé');
      expect(slotsOf(read)[0]).toBe('mardi 12 janvier, 9 h – 11 h');
    },
  );

  it('is not launched by what has to be done before it goes, and why is no slot', async () => {
    const text =
      'avant que ça parte, substitue le lundi 18 au mardi 12, car la salle est prise le mardi';
    const read = await say(animator, text);
    expect(read).not.toContain('est lancé');
    expect(slotsOf(read).map((slot) => slot.slice(0, 8))).toEqual([
      'jeudi 14',
      'vendredi',
      'lundi 18',
    ]);
  });

  it.each(['il est parti le sondage ?', 'il est parti le sondage'])(
    'still waits when it is asked whether it went: « %s »',
    async (text) => expect(await say(animator, text)).toContain('Rien n’est envoyé'),
  );

  it('keeps that it is held from afar, and launches nothing', async () => {
    const read = await say(animator, 'le jeudi plutôt 9h30-11h30, et par Teams le 12');
    expect(slotsOf(read)).toContain('jeudi 14 janvier, 9 h 30 – 11 h 30');
    expect(read).toContain('Lieu : Teams');
    expect(read).not.toContain('est lancé');
  });

  it('takes its hours back, said again for each day', async () => {
    const read = await say(
      animator,
      'non remets les heures : le 12 à 11h, le 14 à 11h, le 15 à 15h',
    );
    expect(slotsOf(read)).toEqual([
      'mardi 12 janvier, 11 h – 13 h',
      'jeudi 14 janvier, 11 h – 13 h',
      'vendredi 15 janvier, 15 h – 17 h',
    ]);
  });

  it('survives other messages, and « oui lance » launches it', async () => {
    await say(animator, 'qui pilote la fiche 1.1 ?');
    await say(animator, 'attends');
    await say(animator, 'merci');
    expect(await say(animator, 'oui lance')).toContain('est lancé : je le propose à 3 personnes');
    expect(await rowsFor(house.store, zoe, 'polls.card')).toHaveLength(1);
  });

  it('gives way to a new poll that is named whole', async () => {
    const said = await say(animator, 'sondage cartographie : lundi 18/1 9h, mardi 19/1 9h');
    expect(slotsOf(said)).toHaveLength(2);
  });

  it('is dropped by « annule le sondage », and nothing else is', async () => {
    expect(await say(animator, 'annule le sondage')).toContain('Rien n’a été lancé');
    expect(await say(animator, 'oui')).not.toContain('est lancé');
  });
});

it('a day without an hour waits for one, and gets it in words', async () => {
  const first = await say(
    animator,
    'sonde le groupe cartographie sur mardi 12 janvier et jeudi 14 janvier',
  );
  expect(first).toContain('mardi 12 janvier : à quelle heure ?');
  expect(slotsOf(await say(animator, 'le matin'))).toEqual([
    'mardi 12 janvier, 9 h – 12 h',
    'jeudi 14 janvier, 9 h – 12 h',
  ]);
});

it('a part of the day stands for its hours, which are said', async () => {
  const shown = await say(
    animator,
    'sondage cartographie : mardi 12 janvier matin ou jeudi 14 janvier aprem',
  );
  expect(slotsOf(shown)).toEqual(['mardi 12 janvier, 9 h – 12 h', 'jeudi 14 janvier, 14 h – 17 h']);
  expect(shown).toContain('L’heure n’était pas dite');
});

it('the hours of a part of the day are those of the slots said by it, and no slot put right takes another away', async () => {
  await say(
    animator,
    'sondage cartographie : mardi 12 janvier matin, jeudi 14 janvier 14h ou vendredi 15 janvier 10h',
  );
  const slots = [
    'mardi 12 janvier, 9 h 30 – 11 h 30',
    'jeudi 14 janvier, 14 h – 16 h',
    'vendredi 15 janvier, 10 h – 12 h',
  ];
  expect(slotsOf(await say(animator, 'matin c’est 9h30 à 11h30'))).toEqual(slots);
  const right = 'ah non le 15 c’est bien 10h, je parlais que du 12';
  expect(slotsOf(await say(animator, right))).toEqual(slots);
});

describe('while a poll is open', () => {
  beforeEach(async () => {
    await house.press(animator, 'polls.launch', launching());
  });

  it.each([
    [
      'perso peu importe, plutot le 14. et l’imprimante du 2e est encore en panne lol',
      'si besoin : mardi 12',
    ],
    ['seulement le 14 janvier pour moi, les autres non', 'non : mardi 12'],
  ])('what is preferred is a yes, and a joke is no remark: « %s »', async (text, others) => {
    const noted = await say(zoe, text);
    expect(noted).toContain(`oui : jeudi 14 janvier, 9 h 30 – 11 h 30 ; ${others}`);
    expect(noted).not.toMatch(/imprimante|Je n’ai rien fait/);
  });

  it('the group of the poll says which it is, and is not left over', async () => {
    expect(await say(zoe, 'pour la carto, le 14 oui, les autres non')).toContain(
      'C’est noté : oui : jeudi 14',
    );
  });

  it('who has not answered is told with what takes shape', async () => {
    await say(zoe, 'le 14 oui, les autres non');
    const told = await say(animator, 'qui n’a pas répondu, et c’est quoi qui se dessine');
    expect(told).toContain('Camille Durand');
    expect(told).toContain('1. jeudi 14 janvier, 9 h 30 – 11 h 30 : 1 oui, 0 non');
  });

  it.each([
    '1.1 : pas de blocage',
    '1.1 : oui la convention est signée',
    'je ne comprends rien',
    'tout va bien',
    'la date a changé mardi',
    'comme convenu je passe mardi',
    'on a le feu vert pour jeudi',
    'les deux me vont',
    'je bloque jeudi',
    'Bonjour à tous',
    'aucun souci',
    'bon pour restitution fiche 1.1',
    'restitution du 12 au 18',
    'retiens le 12',
    'celui du 12',
    'le comité du 12 est annulé',
    'réunion avec la ville de Pantin le 14, très positive',
    'Bonjour, suite à votre mail du 12 janvier, la convention sera signée le 14. Le comité a validé le budget. Cordialement',
    'il dit que le 12 lui va',
    'le 12 ?',
  ])('a sentence that says something else is no vote: « %s »', async (text) => {
    await say(camille, text);
    expect(await ballotsIn(house.store)).toEqual([]);
  });

  it.each([
    ['je suis disponible mardi et jeudi à la rigueur', { s1: 'yes', s2: 'maybe' }],
    ['je peux le 12 si besoin et le 14 sans problème', { s1: 'maybe', s2: 'yes' }],
    ['ok le 12, sous réserve le 14', { s1: 'yes', s2: 'maybe' }],
    ['le 14 de préférence, le 12 si vraiment il faut', { s1: 'maybe', s2: 'yes' }],
    ['si la visio est confirmée, alors jeudi est possible. Mardi : non', { s1: 'no', s2: 'maybe' }],
    ['seulement le 12, pas le 14', { s1: 'yes', s2: 'no', s3: 'no' }],
    ['le 12 oui mais je pars à 15h, les autres non', { s1: 'yes', s2: 'no', s3: 'no' }],
    ['dispo le 12 euh non le 14', { s2: 'yes' }],
    ['le 1er et le dernier ok pas celui du milieu', { s1: 'yes', s2: 'no', s3: 'yes' }],
    ['mardi ok pas jeudi', { s1: 'yes', s2: 'no' }],
    ['jeudi, pas mardi', { s1: 'no', s2: 'yes' }],
    ['le 14 de préférence, sinon le 12', { s1: 'maybe', s2: 'yes' }],
    ['toutes les dates me vont, choisissez sans moi', { s1: 'yes', s2: 'yes', s3: 'yes' }],
    ['aucune des trois, je suis en mission jusqu’au 9', { s1: 'no', s2: 'no', s3: 'no' }],
    ['Bonjour à tous, pour ma part mardi. Bonne journée, Paul', { s1: 'yes' }],
    ['mardi sauf imprévu, jeudi c’est chaud', { s1: 'yes', s2: 'maybe' }],
    ['tu peux noter oui pour le 12 et non pour les autres', { s1: 'yes', s2: 'no', s3: 'no' }],
  ])('what hedges or judges a slot is of that slot only: « %s »', async (text, answers) => {
    await say(camille, text);
    expect(await ballotsIn(house.store)).toMatchObject([{ answers }]);
  });

  it.each([
    ['le 12 oui mais pas avant 14h30', 'pas avant 14h30'],
    ['ok le 12 sous réserve de l’accord de ma directrice', 'sous réserve de l’accord'],
  ])('what bounds an answer is kept as its word: « %s »', async (text, word) => {
    await say(camille, text);
    expect(await ballotsIn(house.store)).toMatchObject([{ word: expect.stringContaining(word) }]);
  });

  it.each([
    'le 12 c’est mort je suis à Montreuil ce jour-là',
    'le 12 oui, les autres non (TP au collège)',
    'vu mon planning, le 12 non',
  ])('why a slot does not suit is no word of the answer: « %s »', async (text) => {
    await say(camille, text);
    expect(await ballotsIn(house.store)).toMatchObject([{ word: '' }]);
  });

  it('what is told beside what suits is the word of the answer', async () => {
    await say(camille, 'la mairie ferme tôt mais le 12 ok');
    expect(await ballotsIn(house.store)).toMatchObject([
      { answers: { s1: 'yes' }, word: 'la mairie ferme tôt' },
    ]);
  });

  it('an answer beside words that nothing was made of is asked back with them, and noted on a yes', async () => {
    const asked = await say(camille, 'le 12 ok, le 14 zglorp');
    expect(asked).toContain('Dois-je noter');
    expect(asked).toContain('Je n’ai rien fait de : « le 14 zglorp');
    expect(await ballotsIn(house.store)).toEqual([]);
    await say(camille, 'oui');
    expect(await ballotsIn(house.store)).toMatchObject([{ answers: { s1: 'yes' } }]);
  });

  it('one word alone is asked back while something else was spoken of last', async () => {
    expect(await say(camille, 'rien')).toContain('Dois-je noter');
    expect(await ballotsIn(house.store)).toEqual([]);
    await say(camille, 'non');
    await say(camille, 'montre le sondage');
    await say(camille, 'rien');
    expect(await ballotsIn(house.store)).toMatchObject([{ answers: { s1: 'no', s2: 'no' } }]);
  });

  it('an answer that was asked back is not noted on a no', async () => {
    await say(camille, 'le 12 ok, le 14 zglorp');
    expect(await say(camille, 'non')).toContain('rien n’est noté');
    expect(await ballotsIn(house.store)).toEqual([]);
  });

  it('an answer is a short line, and the next one corrects it', async () => {
    expect(await say(camille, 'ok pour le 12')).toBe(
      'C’est noté : oui : mardi 12 janvier, 14 h – 16 h.\nSondage « réunion de rentrée » : 1 réponse sur 3.',
    );
    await say(camille, 'finalement pas le 12');
    expect(await ballotsIn(house.store)).toMatchObject([{ answers: { s1: 'no' } }]);
  });

  it('a day that the poll has not is said not to be, and nothing is noted', async () => {
    expect(await say(camille, 'je peux le 13')).toContain('Rien n’est noté');
    expect(await ballotsIn(house.store)).toEqual([]);
  });

  it('« retire ma réponse au sondage » takes back one’s own answer, and cancels nothing', async () => {
    await say(camille, 'ok pour le 12');
    expect(await say(camille, 'retire ma réponse au sondage')).toContain('retirée');
    expect((await pollIn(house.store))?.state).toBe('open');
    expect(await ballotsIn(house.store)).toMatchObject([{ answers: {} }]);
  });

  it('« pareil que » answers what a colleague has answered', async () => {
    await say(camille, 'ok pour le 12, pas le 14');
    await say(zoe, 'tout pareil que Camille Durand');
    const own = (await ballotsIn(house.store)).find(({ person }) => person === refOf(zoe));
    expect(own?.answers).toEqual({ s1: 'yes', s2: 'no' });
  });

  it('an answer for oneself and one for a colleague are two ballots', async () => {
    await say(
      camille,
      'moi mardi oui, les deux autres non. Et Zoé Petit m’a dit : mardi non, jeudi oui',
    );
    const all = await ballotsIn(house.store);
    expect(all.find(({ person }) => person === refOf(camille))?.answers).toMatchObject({
      s1: 'yes',
    });
    expect(all.find(({ person }) => person === refOf(zoe))?.answers).toEqual({
      s1: 'no',
      s2: 'yes',
    });
  });

  it('the choice of a co-animator is a decision, asked once and carried out by « oui »', async () => {
    await say(camille, 'ok pour le 12');
    const question = await say(animator, 'on prend le 12, à la Caf de Bobigny');
    expect(question).toContain('Je retiens mardi 12 janvier, 14 h – 16 h');
    expect(question).toContain('Lieu : Caf de Bobigny');
    expect(await ballotsIn(house.store)).toHaveLength(1);
    expect(await say(animator, 'oui')).toContain('C’est décidé : mardi 12 janvier');
    const made = await house.store.read((reader) => reader.list(meetings));
    expect(made).toMatchObject([{ value: { place: 'Caf de Bobigny' } }]);
  });

  it.each(['ok on part sur le 12', 'on garde mardi 12', 'adjugé pour le 12'])(
    'the choice of a co-animator is no vote, however it is said: %s',
    async (text) => {
      expect(await say(animator, text)).toContain('Je retiens mardi 12 janvier, 14 h – 16 h');
      expect(await ballotsIn(house.store)).toEqual([]);
    },
  );

  it('the choice of a member decides nothing, and says who may', async () => {
    expect(await say(zoe, 'on prend le 12')).toContain('Ines Animatrice');
    expect((await pollIn(house.store))?.state).toBe('open');
    expect(await ballotsIn(house.store)).toEqual([]);
  });

  it('is cancelled only after a plain yes', async () => {
    await say(animator, 'annule le sondage');
    expect((await pollIn(house.store))?.state).toBe('open');
    await say(animator, 'oui');
    expect((await pollIn(house.store))?.state).toBe('cancelled');
  });

  it('gets a slot more in words, and keeps its answers', async () => {
    await say(camille, 'ok pour le 12');
    await say(animator, 'ajoute le mercredi 13 janvier à 14h au sondage');
    expect((await pollIn(house.store))?.slots.at(-1)).toMatchObject({ date: '2027-01-13' });
    expect(await ballotsIn(house.store)).toMatchObject([{ answers: { s1: 'yes' } }]);
  });

  it('who can come, and whether somebody has answered, is said of a name or a day', async () => {
    await say(camille, 'ok pour le 12');
    expect(await say(animator, 'qui peut le 12 ?')).toContain('1 oui (Camille Durand)');
    expect(await say(animator, 'camille a voté ?')).toMatch(/^Oui : Camille Durand a répondu/);
    expect(await say(animator, 'Zoé Petit a répondu ?')).toMatch(/^Non : Zoé Petit/);
  });

  it('a tie is broken by who refuses least', async () => {
    await say(camille, 'ok pour le 12 et le 14');
    await say(zoe, 'le 12 non');
    expect(await say(animator, 'où en est le sondage ?')).toContain('1. jeudi 14 janvier');
    expect(await say(animator, 'où en est le sondage ?')).not.toContain('à égalité');
  });

  it('« qui a répondu » asks of the poll just spoken of, and of no meeting', async () => {
    await say(zoe, 'le 12 non');
    await say(animator, 'où en est le sondage ?');
    const read = await say(animator, 'qui a répondu');
    expect(read).toContain('Zoé');
    expect(read).not.toContain('éunion prévue');
  });

  it('« prolonge-le » and « relance-les » speak of the poll just spoken of', async () => {
    await say(animator, 'où en est le sondage ?');
    expect(await say(animator, 'relance-les')).toContain('Je relance 3 personnes');
    expect(await say(animator, 'prolonge-le jusqu’au 10 décembre')).toContain('10 décembre');
  });

  it.each(['relance Camille et Zoé', 'relance Zoé et Camille pour le sondage'])(
    'all who are named are reminded, by their names and of that poll, and who answered is said: « %s »',
    async (text) => {
      await say(animator, 'prolonge le sondage jusqu’au 10 décembre');
      await say(zoe, 'le 12 non');
      const read = await say(animator, text);
      expect(read).toMatch(
        /^Je relance Camille \S+ pour le sondage «.*\n?Zoé Petit a déjà répondu/u,
      );
    },
  );

  it.each(['relance Camille et Zoé', 'relance Zoé et Camille pour le sondage'])(
    'none of several who are named is left out: « %s »',
    async (text) => {
      await say(animator, 'prolonge le sondage jusqu’au 10 décembre');
      expect(await say(animator, text)).toMatch(
        /^Je relance (?=.*Camille)(?=.*Zoé).* pour le sondage/u,
      );
    },
  );
});

describe('two polls of the same name', () => {
  beforeEach(async () => {
    await house.press(animator, 'polls.launch', launching());
    const slots = [
      { date: '2027-01-19', start: '10:00', end: '12:00' },
      { date: '2027-01-21', start: '10:00', end: '12:00' },
    ];
    await house.press(animator, 'polls.launch', launching({ id: 'poll-of-tests-2', slots }));
  });

  it('are told apart by their slots, and a reply in words chooses', async () => {
    const which = await say(camille, 'où en est le sondage ?');
    expect(which).toContain('mar. 12 janv. 14 h');
    expect(which).toContain('mar. 19 janv. 10 h');
    expect(await say(camille, 'celui du 19')).toContain('Sondage : réunion de rentrée');
  });

  it('an answer goes to the one that has the day', async () => {
    await say(camille, 'le 19 ok');
    expect(await ballotsIn(house.store, 'poll-of-tests-2')).toHaveLength(1);
    expect(await ballotsIn(house.store)).toEqual([]);
  });

  it('« celui du 12 » changes the poll that is about to be cancelled, and is no vote', async () => {
    await say(animator, 'annule le sondage');
    expect(await say(animator, 'celui du 12')).toContain('mar. 12 janv. 14 h');
    await say(animator, 'oui');
    expect((await pollIn(house.store))?.state).toBe('cancelled');
    expect((await pollIn(house.store, 'poll-of-tests-2'))?.state).toBe('open');
    expect(await ballotsIn(house.store)).toEqual([]);
  });
});

describe('polls of two groups', () => {
  beforeEach(async () => {
    await seedGroup(house.store, [animator, camille], { at: noon, id: 'axe-4' });
    await house.press(animator, 'polls.launch', launching());
    const slots = [
      { date: '2027-01-19', start: '10:00', end: '12:00' },
      { date: '2027-01-21', start: '10:00', end: '12:00' },
    ];
    const other = launching({ id: 'poll-of-tests-2', group: 'axe-4', slots });
    await house.press(animator, 'polls.launch', other);
  });

  it.each([
    'pour la carto le 12 me va, et pour l’axe 4 aucun des deux',
    'pour l’axe 4, aucun des deux ; côté carto, le 12 oui',
    'le 12 oui pour la carto, aucun des deux pour l’axe 4',
  ])('a group that is named says of whose poll each answer is: « %s »', async (text) => {
    await say(camille, text);
    expect(await ballotsIn(house.store)).toMatchObject([{ answers: { s1: 'yes' } }]);
    const [other] = await ballotsIn(house.store, 'poll-of-tests-2');
    expect(Object.values(other?.answers ?? {})).toEqual(['no', 'no']);
  });

  it('an answer for a group without a poll is noted in no other', async () => {
    await say(camille, 'pour l’axe 2, aucun ne me va');
    expect(await ballotsIn(house.store)).toEqual([]);
    expect(await ballotsIn(house.store, 'poll-of-tests-2')).toEqual([]);
  });
});

it.each([
  'coucou on cale une réunion carto, soit mardi 12 janvier à 14h soit jeudi 14 à 10h, demande au groupe',
  'on se voit soit le 12 janvier à 14h, soit le 14 à 10h',
  'on fait une réunion carto le 12 janvier à 14h ou le 14 à 10h, demande au groupe',
])('days to choose from make a poll, and no meeting on the first of them: %s', async (text) => {
  const draft = await say(animator, text);
  expect(draft).toContain('Lancer le sondage');
  expect(slotsOf(draft)).toEqual([
    'mardi 12 janvier, 14 h – 16 h',
    'jeudi 14 janvier, 10 h – 12 h',
  ]);
});

it.each([
  ['le 12 ça me va, le 14 aussi si c’est le matin, le 15 non', ['s1', 's2'], ['s3']],
  ['le 15 si c’est le matin, le 14 oui', ['s2'], ['s3']],
])('a condition on the part of the day is held against the slot: %s', async (text, yes, no) => {
  const slot = (day: string, start: string, end: string) => ({
    date: `2027-01-${day}`,
    start,
    end,
  });
  const slots = [
    slot('12', '10:00', '12:00'),
    slot('14', '10:00', '12:00'),
    slot('15', '14:00', '16:00'),
  ];
  await house.press(animator, 'polls.launch', launching({ slots }));
  await say(camille, text);
  const [ballot] = await ballotsIn(house.store);
  for (const id of yes) expect(ballot?.answers[id]).toBe('yes');
  for (const id of no) expect(ballot?.answers[id]).toBe('no');
});
