import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { camilleEssai, openDemo } from '../../support/demo-house.ts';
import { type Partners, readAll } from '../../support/partners.ts';

/** As it is read: no matter which spaces keep words together. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

let year: Partners;
beforeAll(async () => {
  year = await openDemo();
  await year.say(camilleEssai, 'bonjour');
});
afterAll(() => year?.close());

/** What is answered after a question on a fiche, and the pages that its buttons open. */
async function after(text: string): Promise<{ said: string; pages: string[] }> {
  await year.say(camilleEssai, 'quel est le budget de la fiche 1.1 ?');
  const answer = await year.say(camilleEssai, text);
  const card = JSON.stringify(answer.message.card);
  const pages = [...card.matchAll(/#\/([a-z-]+)/g)].map(([, page = '']) => page);
  return { said: plain(readAll(answer)), pages };
}

it.each(['tableau de bord', 'ouvre le tableau de bord', 'dashboard'])(
  '"%s" is the state of the plan and opens its page, whatever was spoken of before',
  async (text) => {
    const { said, pages } = await after(text);
    expect(said).toMatch(/^SDSF\s?: avancement moyen \d+ ?%/);
    expect(pages).toContain('plan');
  },
);

it('"agenda" lists the meetings to come by their titles and opens their page, whatever was spoken of before', async () => {
  const { said, pages } = await after('agenda');
  expect(said).toContain('GT Axe 1 : préparation du comité – lundi 14 décembre 2026');
  expect(pages).toEqual(['reunions']);
});

it('where several meetings may be meant, the nearest are named, and each is pressed to be chosen', async () => {
  const answer = await year.say(camilleEssai, 'feuille d’émargement');
  const said = [...JSON.stringify(answer.message.card).matchAll(/"imBack","value":"([^"]+)"/g)];
  const lines = readAll(answer)
    .split('\n')
    .filter((line) => line.includes('–'));
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.length).toBeLessThanOrEqual(5);
  expect(said.length).toBe(lines.length);
  const chosen = await year.say(camilleEssai, said[0]?.[1] ?? '');
  expect(readAll(chosen)).toContain('Feuille d’émargement de la réunion');
});

it('the day of a meeting says whose sheet is wanted: the question back does not come twice', async () => {
  await year.say(camilleEssai, 'feuille d’émargement');
  const chosen = await year.say(camilleEssai, 'celle du 14 décembre');
  expect(plain(readAll(chosen))).toContain(
    'Feuille d’émargement de la réunion du lundi 14 décembre',
  );
});

it('"rien de neuf sur la 1.1" is noted, and is no question of what is new', async () => {
  const answer = await year.say(camilleEssai, 'rien de neuf sur la 1.1');
  expect(plain(readAll(answer))).toContain('Rien de neuf : le dernier état est confirmé.');
  const asked = await year.say(camilleEssai, 'rien de neuf sur la 1.1 ?');
  expect(asked.outcome).toBe('answered');
});
