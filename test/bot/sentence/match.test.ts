/** Intents that are declared are found by what they ask for, in any order, and say what they leave. */
import { describe, expect, it } from '@jest/globals';
import type { Intent } from '../../../bot/sentence/intent.ts';
import { createLexicon } from '../../../bot/sentence/lexicon.ts';
import { intentsIn } from '../../../bot/sentence/match.ts';
import { readSentence, type Sentence } from '../../../bot/sentence/sentence.ts';
import { parseCommandWords } from './words.ts';

const lexicon = createLexicon({
  files: [
    parseCommandWords({
      leger: { fr: ['le', 'la', 'de', 'du', 'merci', 'peux', 'tu'], en: ['the', 'please'] },
      'demande-polie': { fr: ['peux tu'] },
      interroge: { fr: ['qui'] },
      nommer: { fr: ['nomme', 'désigne'] },
      pilote: { fr: ['pilote', 'référent'] },
      suppleant: { fr: ['suppléant', 'pilote suppléant'] },
      retirer: { fr: ['retire', 'n est plus'] },
    }),
  ],
});

/** Numbers, as fiches; words with a capital, as persons. */
const fiches = ({ tokens }: Sentence) =>
  tokens.flatMap(({ folded }, at) =>
    /^\d/.test(folded) ? [{ value: folded, at, length: 1 }] : [],
  );
const persons = ({ typed, text }: Sentence) =>
  typed.flatMap(({ start }, at) =>
    at > 0 && /\p{Lu}/u.test(text[start] ?? '')
      ? [{ value: text.slice(start), at, length: 1 }]
      : [],
  );

const slots = { fiches, persons };
const appoint: Intent<unknown> = {
  name: 'appoint',
  examples: ['nomme Karim pilote de la 1.1'],
  ways: ['nommer pilote {fiches}', '{persons} ^pilote {fiches}'],
  also: ['suppleant'],
  unless: ['retirer'],
  moods: ['order', 'tell'],
  slots,
};
const ask: Intent<unknown> = {
  name: 'ask',
  examples: ['qui pilote la 1.1 ?'],
  ways: ['pilote|nommer {fiches}'],
  moods: ['ask'],
  slots,
};
const remove: Intent<unknown> = {
  name: 'remove',
  examples: ['retire Karim de la 1.1'],
  ways: ['^retirer {persons}', '^retirer pilote'],
  slots,
};

const found = (text: string) => intentsIn(readSentence(text, lexicon), [ask, appoint, remove], {});
const names = (text: string) => found(text).map(({ intent: { name } }) => name);

it('each example is found as its intent', () => {
  for (const { name, examples } of [appoint, ask, remove])
    for (const example of examples) expect(names(example)[0]).toBe(name);
});

it('the order of the words does not count', () =>
  expect(names('pilote de la 1.1, désigne Karim')).toEqual(['appoint']));

describe('an intent is not said', () => {
  it('where one thing that a way asks for is lacking', () =>
    expect(names('nomme Karim')).toEqual([]));
  it('in another mood', () => expect(names('qui nomme le pilote de la 1.1')).toEqual(['ask']));
  it('with a concept that makes it something else', () =>
    expect(names('nomme : Karim n’est plus pilote de la 1.1')).not.toContain('appoint'));
  it('where what must open the sentence does not', () =>
    expect(names('nomme, ou retire, Karim')).toEqual([]));
});

it('light words before it do not close the opening', () =>
  expect(names('merci, peux tu retire Karim')).toEqual(['remove']));

it('slots are filled with all that is found of each, with its place', () => {
  const [first] = found('nomme Karim pilote 1.1 2.1');
  expect(first?.filled.fiches?.map(({ value }) => value)).toEqual(['1.1', '2.1']);
  expect(first?.filled.persons).toHaveLength(1);
});

describe('words with a sense that nothing explains', () => {
  it('are said back as typed, each run of them together', () => {
    const [first] = found('nomme Karim pilote de la 1.1 avec Effet immédiat');
    expect(first?.left).toEqual(['avec', 'immédiat']);
  });

  it('lessen what is covered, and light words do not', () => {
    const [full] = found('merci nomme Karim pilote de la 1.1');
    const [less] = found('nomme Karim pilote de la 1.1 pendant travaux');
    expect(full?.covered).toBe(1);
    expect(less?.covered).toBeLessThan(1);
    expect(full?.left).toEqual([]);
  });
});

it('the intent that explains most comes first', () => {
  expect(names('retire le pilote Karim')).toEqual(['remove']);
  expect(found('nomme Karim pilote suppléant de la 1.1')[0]?.covered).toBe(1);
});

it('a reader is asked once, however many intents have its slot', () => {
  let asked = 0;
  const counting = (sentence: Sentence) => {
    asked += 1;
    return fiches(sentence);
  };
  const counted = { fiches: counting, persons };
  const declared = [1, 2, 3].map((name) => ({ ...appoint, name: `${name}`, slots: counted }));
  intentsIn(readSentence('nomme Karim pilote de la 1.1', lexicon), declared, {});
  expect(asked).toBe(1);
});

it('a concept that two files say is a fault', () => {
  const file = parseCommandWords({ nommer: { fr: ['nomme'] } });
  expect(() => createLexicon({ files: [file, file] })).toThrow('Two files say what "nommer" is');
});

it('a set is of concepts that some file says', () => {
  const file = parseCommandWords({ nommer: { fr: ['nomme'] } });
  const sets = new Map([['ordres', ['nommer', 'renommer']]]);
  expect(() => createLexicon({ files: [file], sets })).toThrow('"ordres" names "renommer"');
});
