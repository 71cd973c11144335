/** A word that agrees is said of what was just answered, whatever else waits; and a question is for whoever knows all of it. */
import { beforeEach, expect, it } from '@jest/globals';
import { gather } from '../../support/meetings.ts';
import { animator, camille, zoe } from '../../support/partners.ts';
import { sayIn } from '../../support/say-in.ts';
import { withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
beforeEach(async () => {
  await gather(house, [animator, camille, zoe]);
  await say(animator, 'réunion cartographie mardi 12 janvier de 14h à 16h, Caf de Bobigny');
  await say(animator, 'oui');
  await say(animator, 'sondage cartographie : mardi 19/1 14h-16h ; jeudi 21/1 9h30-11h');
  await say(animator, 'oui');
});

it.each(['ah d’accord', 'd’accord, parfait'])(
  'behind an answer, it shows no poll and no invitation: « %s »',
  async (text) => {
    const at = new Date('2026-11-24T09:05:00Z');
    await say(camille, 'qui pilote la fiche 1.1 ?', { at });
    const later = new Date(at.getTime() + 60_000);
    expect(await say(camille, text, { at: later })).not.toMatch(/Répondez-vous|Sondage/);
  },
);

it.each(['ah d’accord', 'ok'])(
  'where nothing was answered since they came, it may be to them, and is asked: « %s »',
  async (text) => {
    expect(await say(camille, text)).toMatch(/Répondez-vous/);
  },
);

it('how things are is no vote', async () => {
  expect(await say(camille, 'tout roule')).not.toMatch(/sondage/i);
  expect(await say(camille, 'tu as noté quoi ?')).toContain('encore rien noté de vous');
});

it('a word that asks who is no answer to a poll', async () => {
  expect(await say(camille, 'qui s’en occupe')).not.toMatch(/Répondez-vous/);
});

it('a question that names a thing of the plan is not for those who leave it aside', async () => {
  expect(await say(camille, 'on est où sur le handicap')).toMatch(/^Action « recensement »/);
  expect(await say(camille, 'on est où ?')).not.toMatch(/^Action/);
});

it('how others come, as it is asked, answers nothing for who asks', async () => {
  const read = await say(camille, 'combien on sera le 12 en présentiel et en visio');
  expect(read).toContain('Personne n’a encore répondu');
  expect(read).not.toContain('C’est noté');
});

it('how one comes, behind what is asked, is an answer', async () => {
  const read = await say(camille, 'le 12 c’est où, moi en visio');
  expect(read).toContain('Caf de Bobigny');
  expect(read).toContain('présent à distance');
});
