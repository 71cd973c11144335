import { it } from '@jest/globals';
import { gather, noticed, schedule } from './support/meetings.ts';
import { animator, camille, noon, openPartners, readAll } from './support/partners.ts';
it('x', async () => {
  const house = await openPartners({ publicUrl: 'https://fil-rouge.exemple.fr' });
  await gather(house, [animator, camille], { channel: '19:carto' });
  await schedule(house);
  await noticed(house);
  for (const t of ['présente','je ne pourrai pas venir',"I can't come",'je serai présente à la réunion du sous-groupe cartographie']) {
    console.log(t, JSON.stringify(house.bot.understand(t, { now: noon }, 'fr').map(({ kind, score, fields }) => ({ kind, score, fields })).slice(0, 3)).slice(0,600));
    console.log(readAll(await house.say(camille, t)).slice(0, 300));
  }
  await house.close();
}, 60000);
