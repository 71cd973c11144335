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

it('names the news of a point d’étape that is launched, by its day, and one’s own next step', async () => {
  await say(admin, 'demande des nouvelles à tous les pilotes avant le 8 décembre');
  const asked = await say(holder, 'qu’est ce qu’on attend de moi');
  expect(asked).toContain('Nouvelles attendues de vous pour le mardi 8 décembre 2026 : Fiche 1.1');
  await say(holder, '1.1 : prochaine étape le 10 décembre on dépouille');
  const told = await say(holder, 'qu’est ce qu’on attend de moi');
  expect(told).toContain('Votre prochaine étape, Fiche 1.1');
  expect(told).not.toContain('Rien n’est attendu');
});
