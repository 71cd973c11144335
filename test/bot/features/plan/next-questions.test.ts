/** Where an answer leads: other questions, never the one that was just asked. */
import { expect, it } from '@jest/globals';
import { controlsOf } from '../../../../cards/buttons.ts';
import { camille } from '../../../support/partners.ts';
import { withSharedPartners } from '../../../support/with-partners.ts';

const house = withSharedPartners();

/** Enough to reach every kind of question that is offered. */
const MOST = 24;

it('no answer offers the question that it answers, whatever button led there', async () => {
  const asked = [
    'Quels sont les axes du plan ?',
    'Que dit la fiche 5 ?',
    'Que dit l’axe 3 ?',
    'Que veut dire EAJE ?',
    'Qui pilote la fiche 1.1 ?',
  ];
  const again: string[] = [];
  for (let at = 0; at < asked.length && at < MOST; at += 1) {
    const question = asked[at] ?? '';
    const { message } = await house.say(camille, question);
    const offered = controlsOf(message.card ?? {}).buttons.flatMap((button) =>
      'say' in button ? [button.say] : [],
    );
    const bare = (text: string) => text.replace(/\s/g, '');
    if (offered.some((one) => bare(one) === bare(question))) again.push(question);
    asked.push(...offered.filter((one) => !asked.includes(one)));
  }
  expect(again).toEqual([]);
});

it('what an acronym means leads to the fiche whose title has it', async () => {
  const { message } = await house.say(camille, 'Que veut dire EAJE ?');
  const [first] = controlsOf(message.card ?? {}).buttons;
  expect(first).toMatchObject({ say: expect.stringMatching(/fiche\s1\.1/) });
});
