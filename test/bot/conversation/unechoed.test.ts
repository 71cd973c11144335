/** What an order names and nothing that was done speaks of is said back. */
import { describe, expect, it } from '@jest/globals';
import type { Mention } from '../../../bot/contract/feature.ts';
import { unechoed } from '../../../bot/conversation/unechoed.ts';
import { readSentence } from '../../../bot/sentence/sentence.ts';
import { animator, holder } from '../../support/partners.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';
import { withLed } from '../../support/with-led.ts';

const { lexicon } = await knowledgeOf('seineSaintDenis');

/** The mentions are given as `kind` and words; `shown`: what was done, as it is answered. */
function left(text: string, named: readonly [kind: string, words: string][], shown: string) {
  let from = 0;
  const mentions = named.map(([kind, words]): Mention => {
    const start = text.indexOf(words, from);
    from = start + words.length;
    return { kind, start, end: from, text: words };
  });
  return unechoed(readSentence(text, lexicon), mentions, shown);
}

describe('of what an order names, nothing passes in silence', () => {
  const people = (...names: string[]) => names.map((name) => ['personne', name] as const);

  it('somebody whom the answer does not name', () => {
    const text = 'fiche 1.1 c karim pilote et sophie suppléante, et la 5 c omar';
    const named = [...people('karim', 'sophie', 'omar')] as [string, string][];
    expect(left(text, named, 'Fiche 1.1 : Sophie Lefèvre ; fiche 5 : Omar Diallo')).toEqual([
      'karim',
    ]);
  });

  it('an hour, a percentage or the number of a day, unless it is said in another way', () => {
    const named: [string, string][] = [
      ['heure', '9h30'],
      ['heure', '2h'],
      ['pourcent', '40 %'],
      ['jour', 'le 14'],
    ];
    const text = 'salle 310, de 9h30 à 2h, on est à 40 %, le 14';
    expect(left(text, named, 'le 14 décembre, jusqu’à 14h')).toEqual(['9h30', '40 %']);
    expect(left('jeudi', [['jour', 'jeudi']], 'le 3 décembre')).toEqual([]);
  });

  it('but what is taken back in the same breath is not meant any more', () => {
    const sophie = [...people('sophie', 'nadia')] as [string, string][];
    expect(left('sophie, euh non nadia', sophie, 'Nadia Cherif')).toEqual([]);
    const days: [string, string][] = [
      ['jour', 'le 8'],
      ['jour', 'le 9'],
    ];
    expect(left('pas le 8 mais le 9', days, 'le 9 décembre')).toEqual([]);
    expect(left('le 8 et le 9', days, 'le 9 décembre')).toEqual(['le 8']);
  });
});

describe('in a conversation', () => {
  const house = withLed('axe-1', []);

  it('an answer that echoes all of an order adds nothing', async () => {
    const { message } = await house.say(holder, '1.1 : 40 %, la convention est signée');
    expect(message.text).not.toContain('rien fait');
  });

  it('an answer beside whom it is asked of says so', async () => {
    const { message } = await house.say(
      holder,
      'et Zoé Petit, quels sont les objectifs de la fiche 1.1 ?',
    );
    expect(message.text).toMatch(/Cette réponse ne dit rien de\u00a0: «\u00a0Zoé Petit\u00a0»\.$/);
  });

  it('what no reader takes is said back beside what was done', async () => {
    const text = 'réunion axe 1 lundi 14 décembre 10h-12h à la Caf, zoe.petit@exemple.fr';
    const { message } = await house.say(animator, text);
    expect(message.text).toContain('Voici ce que j’ai compris');
    expect(message.text).toContain(
      'Je n’ai rien fait de\u00a0: «\u00a0zoe.petit@exemple.fr\u00a0».',
    );
  });
});
