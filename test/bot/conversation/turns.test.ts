/** Turns of a message: where it says that it speaks of something else, what follows is a message of its own. */
import { expect, it } from '@jest/globals';
import type { Answer } from '../../../bot/contract/turn.ts';
import { answerWith } from '../../../bot/conversation/answers.ts';
import { together } from '../../../bot/conversation/together.ts';
import { turnsOf } from '../../../bot/sentence/turns.ts';
import { admin, holder, readAll } from '../../support/partners.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';
import { withLed } from '../../support/with-led.ts';

const { lexicon } = await knowledgeOf('seineSaintDenis');

it.each([
  ['merci pour hier, au fait qui pilote la 5 ?', ['merci pour hier', 'qui pilote la 5 ?']],
  [
    'la convention est signée. Tant que j’y suis, c’est quand le comité ?',
    ['la convention est signée.', 'c’est quand le comité ?'],
  ],
  [
    'je viens mardi et au passage note que Zoé vient aussi',
    ['je viens mardi', 'note que Zoé vient aussi'],
  ],
  ['au fait qui pilote la 5 ?', ['au fait qui pilote la 5 ?']],
  ['la Caf est mise au fait de la convention', ['la Caf est mise au fait de la convention']],
])('what is announced as something else is another message: « %s »', (text, turns) => {
  expect(turnsOf(text, lexicon)).toEqual(turns);
});

const house = withLed('axe-1', [admin, holder]);

it('each turn is done and answered in its order', async () => {
  const said = await house.say(
    holder,
    '1.1 : 40 %, convention signée, et au passage, qui pilote la fiche 5 ?',
  );
  expect(readAll(said)).toMatch(/C’est noté. Fiche 1.1.*40.*fiche 5/su);
});

it('a document that is asked for with what else is kept is shown with it', async () => {
  const said = readAll(
    await house.say(
      admin,
      'il me faut le document pour le CDSF du 4 février avec les blocages, et est-ce qu’on a une réunion de l’axe 5 de prévue avant',
    ),
  );
  expect(said).toContain('Restitution du');
  expect(said).toMatch(/Aucune réunion n’est prévue/);
});

it('what is to be passed on to somebody makes nobody pilote of what it names', async () => {
  const said = readAll(
    await house.say(
      admin,
      'rappelle à Paul Girard qu’il me doit le bilan de la fiche 5 pour vendredi',
    ),
  );
  expect(said).toContain('Je ne transmets pas de message');
});

it('two questions of a message both wait, each with what its yes does, the last one first', () => {
  const asking = (text: string, opens: Answer['opens']): Answer => ({
    ...answerWith(text, 'fr'),
    asks: { yes: { hear: `oui ${text}` }, no: { say: 'rien' } },
    opens,
  });
  const [last, first] =
    together([
      asking('la lettre ?', undefined),
      asking('le colis ?', [{ kind: 'colis', data: null, label: 'le colis' }]),
    ]).opens ?? [];
  expect(last).toMatchObject({ kind: 'colis', asks: { yes: { hear: 'oui le colis ?' } } });
  expect(first).toMatchObject({ asks: { yes: { hear: 'oui la lettre ?' } } });
});
