import { beforeEach } from '@jest/globals';
import { updates } from '../../bot/features/progress/model/schema.ts';
import { camille, holder, readAll } from './partners.ts';
import { withLed } from './with-led.ts';

/** A Sunday. */
const sunday = new Date('2026-11-29T09:00:00Z');

/** Partners of each test of a file, where the pilote of the fiche 5 tells its news, a message a minute. */
export function withNews() {
  const house = withLed('axe-5', [camille], 'fiche:5');
  let minute = 0;
  const say = async (text: string, person = holder): Promise<string> => {
    const at = new Date(sunday.getTime() + minute++ * 60_000);
    return readAll(await house.say(person, text, { at })).replace(/[\u00a0\u202f]/g, ' ');
  };
  beforeEach(async () => {
    minute = 0;
    await say('bonjour');
  });
  /** What stands, the newest first. */
  const kept = () =>
    house.store.read(async (reader) =>
      (await reader.list(updates))
        .map(({ value }) => value)
        .filter(({ withdrawnAt }) => withdrawnAt === null)
        .sort((a, b) => (a.at < b.at ? 1 : -1)),
    );
  const said = async () => (await kept()).map((one) => one.said);
  return { house, say, kept, said };
}
