/** What a sentence means, by what is read in it and what it is most like. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Mention, Reading } from '../../../bot/contract/feature.ts';
import type { Turn } from '../../../bot/contract/turn.ts';
import {
  type Likeness,
  meantOf,
  saidAgain,
  writesUnmeant,
} from '../../../bot/conversation/meaning.ts';
import type { Claim } from '../../../bot/conversation/precedence.ts';
import type { Utterance } from '../../../bot/language/utterance.ts';
import { filled } from '../../../bot/sentence/likely-intent.ts';
import { admin, animator, noon, readAll } from '../../support/partners.ts';
import { withSharedPartners } from '../../support/with-partners.ts';

const partners = withSharedPartners();

beforeAll(async () => {
  await partners.meet(admin);
  await partners.meet(animator);
  await partners.say(admin, 'nomme Ines Animatrice co-animatrice du sous-groupe cartographie');
});

const said = async (text: string) => {
  const [act] = await partners.bot.reads(
    {
      id: text,
      now: noon,
      locale: 'fr',
      person: admin,
      conversation: { id: 'a:x', type: 'personal' },
      reply: async () => {},
    },
    text,
  );
  return act;
};

it('what is asked in words that nobody foresaw is answered at once', async () => {
  const answer = await partners.say(admin, 'les noms des gens qui sont dans carto svp');
  expect(readAll(answer)).toContain('Ines Animatrice');
  expect(answer.asks).toBeUndefined();
});

const reading: Reading = {
  kind: 'other',
  rank: 'nothing',
  fields: {},
  words: [],
  answer: () => Promise.reject(new Error('It was done at once')),
};
const pilot = {
  name: 'pilot',
  says: { fr: ['nomme {personne} pilote de la fiche {fiche}'], en: [] },
  reads: ['people.pilot'],
  open: [],
  lines: [],
};
const named = { entity: 'sigle:CAP', at: 1, length: 1 };
const spoken = { text: 'Ines, la 5, la carto', locale: 'fr', words: [], names: [], terms: [] };
const utterance = spoken as unknown as Utterance;
const ines = { kind: 'personne', start: 0, end: 4, text: 'Ines' };
const five = { kind: 'fiche', start: 9, end: 10, text: '5' };
const carto = { kind: 'groupe', start: 15, end: 20, text: 'groupe carto' };
const appoints: Reading = {
  ...reading,
  kind: 'people',
  rank: 'order',
  fields: { intent: 'pilot' },
};
const help = { feature: 'help', reading };

/** What a sentence that is most likely an appointment comes to, by what it names. */
const again = (named: Mention[], claim: Claim = help, of = utterance) =>
  saidAgain(of, {
    claim,
    likeness: {
      text: of.text,
      ranking: { chanceOf: () => 0.01, from: () => [{ examples: pilot, chance: 0.9 }] },
      named,
    },
    read: (text) => [{ feature: 'people', reading: { ...appoints, changes: true, words: [text] } }],
  })?.reading;

it('what would change something is asked back in words that do it', async () => {
  const asked = again([ines, five]);
  expect(asked?.words).toEqual(['nomme Ines pilote de la fiche 5']);
  const answer = await asked?.answer({} as Turn);
  expect(answer?.asks).toMatchObject({ yes: { hear: 'nomme Ines pilote de la fiche 5' } });
});

it('nothing is put into other words that would lose a group, a fiche or a name', () => {
  expect(again([ines, five, carto])).toBeUndefined();
});

it('nothing is put into other words that would lose what the plan calls by its sigle', () => {
  const words = ['le', 'cap'].map((folded) => ({ folded }));
  const ofPlan = { ...utterance, words, names: [named] } as unknown as Utterance;
  expect(again([ines, five], help, ofPlan)).toBeUndefined();
});

it('nothing would be changed for what is all but surely a question', () => {
  const asked = { ...reading, kind: 'question', rank: 'question', sure: true } as const;
  expect(again([ines, five], { feature: 'plan', reading: asked })).toBeUndefined();
});

describe('a reading that people hardly ever mean by such words', () => {
  const told: Claim = {
    feature: 'progress',
    reading: { ...reading, kind: 'progress', rank: 'told', changes: true },
  };
  const question: Claim = {
    feature: 'plan',
    reading: { ...reading, kind: 'question', rank: 'question' },
  };
  const likeness = (progress: number, plan: number): Likeness => ({
    text: '',
    ranking: {
      chanceOf: ([, , name]) => (name === 'plan/question' ? plan : progress),
      from: () => [],
    },
    named: [],
  });

  it('gives way to the one that they most likely mean', () => {
    expect(meantOf([told, question], likeness(0.01, 0.97))).toBe(question);
  });
  it('stands where nothing else is likely', () => {
    expect(meantOf([told, question], likeness(0.01, 0.3))).toBe(told);
  });
  it('stands where it is not that rare', () => {
    expect(meantOf([told, question], likeness(0.2, 0.8))).toBe(told);
  });
});

it('an order that is said in full does not give way to what is only likelier', () => {
  const chooses: Claim = { feature: 'polls', reading: { ...reading, kind: 'poll', rank: 'order' } };
  const votes: Claim = { feature: 'polls', reading: { ...reading, kind: 'vote', rank: 'answer' } };
  const ranking: Likeness['ranking'] = {
    chanceOf: ([, , name]) => (name === 'polls/vote' ? 0.7 : 0.05),
    from: () => [],
  };
  expect(meantOf([chooses, votes], { text: '', ranking, named: [] })).toBe(chooses);
});

it('an answer to an invitation is one only while an invitation waits', async () => {
  expect((await said('je passe mon tour désolée'))?.fields).not.toMatchObject({ intent: 'answer' });
});

it.each([
  'quel est l’objectif de la fiche 5 ?',
  'que prévoit la fiche 1.1 ?',
  'qui a signé le schéma ?',
])('what the plan is asked stays its own: %s', async (text) => {
  expect((await said(text))?.feature).toBe('plan');
});

describe('a wording', () => {
  const text = 'avec Inès que Camille et Paul, la carto, jeudi';
  const at = (kind: string, said: string) => {
    const start = text.indexOf(said);
    return { kind, start, end: start + said.length, text: said };
  };

  it('has its holes filled by what is named', () => {
    const named = [at('groupe', 'carto'), at('jour', 'jeudi')];
    expect(filled('quand se réunit le {groupe} ?', { named, text })).toBe(
      'quand se réunit le carto ?',
    );
  });

  it('is not said where nothing fills a hole', () => {
    expect(filled('qui pilote la fiche {fiche} ?', { named: [], text })).toBeUndefined();
  });

  it('takes several where it may, and they are a list', () => {
    const named = [at('personne', 'Camille'), at('personne', 'Paul')];
    expect(filled('ajoute {personne+}', { named, text })).toBe('ajoute Camille, Paul');
    expect(filled('que doit faire {personne} ?', { named, text })).toBeUndefined();
  });

  it('of the whole sentence keeps each of its words', () => {
    expect(filled('compte rendu : {phrase}', { named: [], text })).toBe(`compte rendu : ${text}`);
  });

  it('says not the same of people of whom not the same is said', () => {
    const named = [at('personne', 'Inès'), at('personne', 'Camille')];
    expect(filled('ajoute {personne+}', { named, text })).toBeUndefined();
  });
});

describe('what hardly anybody means by such words, and what nobody reads all of', () => {
  const wrote: Reading = { ...reading, rank: 'told', changes: true, left: ['souffle'] };
  const claim = (over: Partial<Reading> = {}): Claim => ({
    feature: 'people',
    reading: { ...wrote, fields: { intent: 'pilot' }, ...over },
  });
  const like = (own: number, best: number): Likeness => ({
    text: 'je souffle un peu',
    named: [],
    ranking: { chanceOf: () => own, from: () => [{ examples: pilot, chance: best }] },
  });

  it('is written for nobody', () => {
    expect(writesUnmeant(claim(), like(0.01, 0.6))).toBe(true);
  });

  it.each([
    ['it is read in full', claim({ left: [] }), like(0.01, 0.6)],
    ['it is shown before it is done', claim({ proposes: true }), like(0.01, 0.6)],
    ['it is certain', claim({ sure: true }), like(0.01, 0.6)],
    ['it puts right the last record', claim({ mends: true }), like(0.01, 0.6)],
    ['it is a complaint, which is kept', claim({ rank: 'courtesy' }), like(0.01, 0.6)],
    ['people do mean it', claim(), like(0.2, 0.6)],
    ['nothing else is likelier', claim(), like(0.05, 0.1)],
  ])('stands where %s', (_, one, likeness) => {
    expect(writesUnmeant(one, likeness)).toBe(false);
  });
});
