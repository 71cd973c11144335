/** What is expected of whoever asks: of all that waits for them, and of nobody else. */
import { expect, it } from '@jest/globals';
import { admin, animator, camille, holder } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withLed } from '../../../support/with-led.ts';

const house = withLed('axe-1', [admin, camille]);
const say = sayIn(house);

it.each([
  'on me demande quoi',
  'qu’est ce que claire attend de moi',
  'claire m’a demandé quelque chose ?',
  'j’ai quoi a faire avant le comité',
  'j’ai quoi à faire',
  'on m’a demandé un truc ou pas',
])('is said to be nothing, where nothing waits: « %s »', async (text) => {
  expect(await say(camille, text)).toContain('Rien n’est attendu de vous');
});

it('names the news that was asked for', async () => {
  await say(animator, `demande des nouvelles à ${holder.name}`);
  expect(await say(holder, 'on attend quoi de moi ?')).toContain('Nouvelles attendues de vous');
  expect(await say(camille, 'on attend quoi de moi ?')).toContain('Rien n’est attendu de vous');
});

it('names the requests that wait for whoever decides them', async () => {
  await say(camille, 'je veux rejoindre le groupe de l’axe 1');
  expect(await say(animator, 'j’ai quoi à faire ?')).toContain(
    'Une demande pour rejoindre un de vos groupes attend votre réponse',
  );
});

it('is no answer to what a fiche, or a message told to somebody, is about', async () => {
  expect(await say(camille, 'claire m’a demandé de passer le bonjour')).not.toContain('attendu de');
});
