/** Each slot takes the word that is said of it, however the sentence opens and whatever is asked behind it. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { animator, camille, noon, zoe } from '../../../support/partners.ts';
import { ballotsIn, launching, seedGroup } from '../../../support/polls.ts';
import { agreeIn, sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [animator, camille, zoe]) await house.meet(person);
  await seedGroup(house.store, [animator, camille, zoe], { at: noon });
  await house.press(animator, 'polls.launch', launching());
});
const say = sayIn(house);
const agree = agreeIn(house);

// Slots: mardi 12, jeudi 14, lundi 18.
it.each([
  ['moi mardi pas possible, jeudi c bon et lundi a la rigueur', 'no', 'yes', 'maybe'],
  ['jeudi bon et mardi pas possible, lundi si besoin', 'no', 'yes', 'maybe'],
  ['non jeudi c’est oui, mardi si besoin, lundi non', 'maybe', 'yes', 'no'],
  ['non mardi, oui jeudi, lundi non', 'no', 'yes', 'no'],
  ['jeudi ou lundi cest pareil pour moi, le mardi je bosse pas', 'no', 'yes', 'yes'],
  ['moi mardi ou lundi, jeudi bof', 'yes', 'maybe', 'yes'],
  ['mardi et lundi, jeudi pas possible', 'yes', 'no', 'yes'],
  ['mardi je peux pas, lundi par contre oui, jeudi oui', 'no', 'yes', 'yes'],
  ['moi que le mardi', 'yes', 'no', 'no'],
  ['finalement le jeudi non plus, que mardi du coup', 'yes', 'no', 'no'],
  ['jeudi et lundi oui, mais plus mardi', 'no', 'yes', 'yes'],
  ['jeudi non, juste mardi', 'yes', 'no', 'no'],
  ['finalement jeudi je peux plus, garde que mardi', 'yes', 'no', 'no'],
  ['moi je prends que le mardi', 'yes', 'no', 'no'],
  ['garde seulement mardi pour moi', 'yes', 'no', 'no'],
  ['je ne suis dispo que le deuxième créneau, désolé pour les autres', 'no', 'yes', 'no'],
  ['je peux mardi et jeudi, pour lundi je vous confirme plus tard', 'yes', 'yes', 'maybe'],
  ['mardi trop tôt, le reste ok', 'no', 'yes', 'yes'],
  ['mardi évidemment, jeudi à la rigueur, lundi non', 'yes', 'maybe', 'no'],
  ['mardi je pouvais aussi, je pe pas jeudi, lundi je peu', 'yes', 'no', 'yes'],
])('a slot takes the word beside it: « %s »', async (text, s1, s2, s3) => {
  await say(camille, text);
  expect(await ballotsIn(house.store)).toMatchObject([{ answers: { s1, s2, s3 } }]);
});

it.each([
  ['en janvier je peux que le 14, le reste non', 'no', 'yes', 'no'],
  ['pour janvier mardi oui, les autres non', 'yes', 'no', 'no'],
  ['janvier : jeudi si besoin, le reste non', 'no', 'maybe', 'no'],
  ['en janvier ça me va, sauf le 18', 'yes', 'yes', 'no'],
  ['je suis dispo n’importe quand en janvier', 'yes', 'yes', 'yes'],
])(
  'a month that all slots are of says when, and answers for none that is named: « %s »',
  async (text, s1, s2, s3) => {
    await say(camille, text);
    expect(await ballotsIn(house.store)).toMatchObject([{ answers: { s1, s2, s3 } }]);
  },
);

it.each([
  ['non à tout sauf lundi à la limite', 'no', 'no', 'maybe'],
  ['c’est non pour toutes sauf le 18', 'no', 'no', 'yes'],
  ['je ne peux pas, sauf le 14', 'no', 'yes', 'no'],
  ['tout me va sauf le 12 et le 14', 'no', 'no', 'yes'],
  ['aucun souci sauf lundi', 'yes', 'yes', 'no'],
])(
  'an exception is answered otherwise than what is said of all else: « %s »',
  async (text, s1, s2, s3) => {
    await agree(camille, text);
    expect(await ballotsIn(house.store)).toMatchObject([{ answers: { s1, s2, s3 } }]);
  },
);

it.each([
  ['mardi ok si c’est le matin', 'bon ok l’après-midi alors'],
  ['le 12 seulement si c’est le matin', 'finalement l’après-midi ça ira'],
])(
  'an hour said behind a condition is of the day of that condition: « %s », « %s »',
  async (first, then) => {
    await agree(camille, first);
    await agree(camille, then);
    const [ballot] = await ballotsIn(house.store);
    expect(ballot?.answers).toMatchObject({ s1: 'yes' });
    expect(ballot?.answers.s3).not.toBe('yes');
  },
);

describe('an answer that waits to be confirmed', () => {
  const asked = 'j’ai voté le 12 mais en fait je peux aussi le 18';

  it.each([
    ['jeudi c’est bon aussi', { s1: 'yes', s2: 'yes', s3: 'yes' }],
    ['et pas le 14', { s1: 'yes', s2: 'no', s3: 'yes' }],
    ['finalement mardi je ne peux plus', { s1: 'no', s3: 'yes' }],
  ])('is asked with what is said on top of it: « %s »', async (text, answers) => {
    expect(await say(camille, asked)).toContain('Dois-je noter');
    expect(await say(camille, text)).toContain('Dois-je noter');
    expect(await ballotsIn(house.store)).toEqual([]);
    await say(camille, 'oui');
    expect(await ballotsIn(house.store)).toMatchObject([{ answers }]);
  });

  it('is said anew behind a no, and is gone once it was refused', async () => {
    await say(camille, asked);
    await say(camille, 'non');
    await say(camille, 'jeudi oui');
    expect((await ballotsIn(house.store)).map(({ answers }) => answers)).toEqual([{ s2: 'yes' }]);
  });
});

it('a slot that will be told later is noted as such, asked back or not', async () => {
  await agree(camille, 'mardi oui, jeudi non, lundi je vous confirmerai');
  const answers = { s1: 'yes', s2: 'no', s3: 'maybe' };
  expect(await ballotsIn(house.store)).toMatchObject([{ answers }]);
});

it('a wish for a good day is no slot that suits', async () => {
  await say(camille, 'jeudi c’est bon, bon lundi à tous');
  expect(await ballotsIn(house.store)).toMatchObject([{ answers: { s2: 'yes' } }]);
});

it('a question behind an answer takes nothing from it, and is answered or said', async () => {
  const read = await say(camille, 'tout sauf jeudi, et au fait qui pilote la fiche 1.1 ?');
  expect(await ballotsIn(house.store)).toMatchObject([
    { answers: { s1: 'yes', s2: 'no', s3: 'yes' } },
  ]);
  expect(read).toContain('C’est noté');
  expect(read).toContain('1.1');
});

it.each([
  ['jeudi ça me va, et on pourrait le faire à Bobigny ?', 'Bobigny'],
  ['ok pour jeudi et est-ce qu’on peut commencer à 15h ?', 'commencer à 15h'],
  ['je peux jeudi, on parlera du budget ?', 'on parlera du budget'],
])('a wish beside an answer is its word, and is asked of nobody: « %s »', async (text, word) => {
  expect(await say(camille, text)).not.toContain('support');
  const [ballot] = await ballotsIn(house.store);
  expect(ballot).toMatchObject({ answers: { s2: 'yes' } });
  expect(JSON.stringify(ballot)).toContain(word);
});

it.each([
  ['mardi ok lundi ok le jeudi j’ai conseil', /^C’est noté.*; non : jeudi 14/],
  ['12 ok 18 ok le 14 j’ai conseil', /^C’est noté.*; non : jeudi 14/],
  ['je peux aucun des trois, pas sûr d’être encore dans ce groupe', /^Dois-je /],
])(
  'a slot with its own reason is refused, and words behind « aucun » are asked: « %s »',
  async (text, noted) => {
    const said = await say(camille, text);
    expect(said).toMatch(noted);
    expect(said).not.toContain('oui : mardi 12 janvier, 14 h – 16 h, jeudi 14');
  },
);

it('a slot that is taken is that of the poll that offers it, whatever group its purpose names', async () => {
  const read = await say(animator, 'on prend lundi 18, à la Caf, pour lancer le GT axe 4');
  expect(read).toContain('Je retiens lundi 18 janvier');
});

it('a day that the poll has not is kept with all that is said of it', async () => {
  await say(camille, 'jeudi ok, sinon mercredi 20 aprem m’irait mieux');
  expect(await ballotsIn(house.store)).toMatchObject([
    { answers: { s2: 'yes' }, word: 'sinon mercredi 20 aprem m’irait mieux' },
  ]);
});

it.each(['jeudi non, j’ai un rdv médical, le reste ok', 'jeudi non (chimio), les autres oui'])(
  'a reason that is theirs alone is kept from the group, and that is said: « %s »',
  async (text) => {
    const read = await say(camille, text);
    expect(await ballotsIn(house.store)).toMatchObject([{ answers: { s2: 'no' }, word: '' }]);
    expect(read).toContain('Votre raison n’est pas gardée');
  },
);

it('a day that is taken by something else is a no', async () => {
  const read = await say(camille, 'oups le jeudi j’ai une autre réunion finalement');
  expect(read).toMatch(/^C’est noté : non : jeudi/u);
});

it('who leads takes the slot with its place and what it is for, in one question', async () => {
  const read = await say(
    animator,
    'on prend jeudi alors, ce sera à la Caf salle 204, pour lancer la carto',
  );
  expect(read.match(/Je retiens/gu)).toHaveLength(1);
  expect(read).toContain('lancer la carto');
  expect(read).toContain('salle 204');
  expect(await say(animator, 'on retient le jeudi pour la réunion')).toContain('Je retiens');
});

it('what is told of somebody else beside one’s own answer is noted for nobody, and said', async () => {
  const read = await say(camille, 'moi je peux jeudi et zoé m’a dit qu’elle peut pas mardi');
  const ballots = await ballotsIn(house.store);
  expect(ballots).toMatchObject([{ answers: { s2: 'yes' } }]);
  expect(ballots[0]?.answers).not.toHaveProperty('s1');
  expect(read).toMatch(/Je n’ai rien fait de : « zoé/i);
});

it('whoever asks to be put on a day comes on it', async () => {
  await say(camille, 'ah non en fait mardi jsuis en formation, mets moi sur jeudi');
  expect(await ballotsIn(house.store)).toMatchObject([{ answers: { s1: 'no', s2: 'yes' } }]);
});

it('what one likes best of what suits is the word of the answer', async () => {
  await say(camille, 'mardi et jeudi me vont mais je préfère le jeudi');
  const [ballot] = await ballotsIn(house.store);
  expect(ballot).toMatchObject({ answers: { s1: 'yes', s2: 'yes' } });
  expect(JSON.stringify(ballot)).toContain('je préfère le jeudi');
});

it('what nothing is known of is not judged by the hedge of the next slot', async () => {
  const asked = await say(camille, 'mardi zglorp, jeudi à la rigueur');
  expect(asked).toContain('si besoin : jeudi 14');
  expect(asked).not.toMatch(/si besoin : mardi|oui : mardi/);
  expect(asked).toContain('« mardi zglorp »');
});

describe('two answers that were given the one for the other', () => {
  beforeEach(async () => {
    await say(camille, 'mardi oui, jeudi non, lundi si besoin');
  });

  it.each([
    'je me suis trompée, j’ai inversé mardi et jeudi',
    'inverser mes réponses du 12 et du 14 svp',
    'peux-tu intervertir mes réponses de mardi et de jeudi',
    'intervertis mardi et jeudi dans ma réponse',
    'échange mardi et jeudi',
    'please swap my answers for Tuesday and Thursday',
  ])('are swapped, and the rest stays: « %s »', async (text) => {
    await agree(camille, text);
    const answers = { s1: 'no', s2: 'yes', s3: 'maybe' };
    expect(await ballotsIn(house.store)).toMatchObject([{ answers }]);
  });

  it('are judged as they are said where they are', async () => {
    await agree(camille, 'j’ai inversé, mardi non, jeudi oui');
    const answers = { s1: 'no', s2: 'yes', s3: 'maybe' };
    expect(await ballotsIn(house.store)).toMatchObject([{ answers }]);
  });
});

it.each([
  'je propose qu’on échange le 12 ou le 14 sur le budget',
  'on échange le 12 et le 14',
  'pour le 12 et le 14, c’est le contraire de ce que je croyais',
  'Zoé et moi avons inversé nos permanences du 12 et du 14',
])('what is swapped or discussed elsewhere swaps no answer: « %s »', async (text) => {
  await say(camille, 'mardi oui, jeudi non, lundi si besoin');
  await say(camille, text);
  const answers = { s1: 'yes', s2: 'no', s3: 'maybe' };
  expect(await ballotsIn(house.store)).toMatchObject([{ answers }]);
});

it('a word that was said beside two answers stays when they are swapped', async () => {
  await say(camille, 'mardi oui, jeudi non, mais pas avant 15h');
  const [{ word } = { word: '' }] = await ballotsIn(house.store);
  expect(word).not.toBe('');
  await agree(camille, 'j’ai inversé mardi et jeudi');
  expect(await ballotsIn(house.store)).toMatchObject([{ answers: { s1: 'no', s2: 'yes' }, word }]);
});

it('answers that were not given are not swapped: it is said', async () => {
  const read = await say(camille, 'inverse mes réponses du 12 et du 14');
  expect(read).toContain('Vous n’aviez pas répondu');
  expect(await ballotsIn(house.store)).toEqual([]);
});
