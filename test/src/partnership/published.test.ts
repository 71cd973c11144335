/** The next version of the plan of one partnership of several: published by its operator, in effect on its day, nobody else's. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { versionsIn } from '../../../bot/features/versions/model/publishing.ts';
import { built } from '../../support/built.ts';
import { createTeamsClient, type TeamsClient, tenantId } from '../../support/fake-teams-client.ts';
import { drawn } from '../../support/random.ts';
import { type Several, startSeveral } from '../../support/several.ts';
import { ownDatabase } from '../../support/shared/database.ts';
import { plans } from '../../support/vocabulary.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const fileOf = promisify(execFile);
const DAY_MS = 86_400_000;

const places = ['in a folder each', 'in a schema each'];
describe.each(drawn('places', places, 1))('%s', (where) => {
  let service: Several;
  let base: Awaited<ReturnType<typeof ownDatabase>> | undefined;
  let after = '';
  let client: TeamsClient;
  const from = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10);

  beforeAll(async () => {
    if (where === 'in a schema each') base = await ownDatabase();
    const own = (name: string) => ({ PARTNERSHIP_NAME: name, ALLOWED_TENANTS: tenantId });
    service = await startSeveral(
      {
        drome: { plan: plans.deuxVallees, own: own('la Drôme') },
        gard: { plan: plans.valDeBrume, own: own('le Gard') },
      },
      base && { DATABASE_URL: base.url },
    );
    // Days pass for the service, and not for whoever signs.
    client = createTeamsClient(service.connector, service.origin, { lifeMs: 8 * DAY_MS });
    after = path.join(service.directory, 'next.yaml');
    const text = (await readFile(plans.deuxVallees, 'utf8'))
      .replace('  complet: true\n', '  complet: true\n  edition: 2\n')
      .replace('pilote: [hopital, cls]', 'pilote: [mission]');
    await writeFile(after, text);
    await ask('la Drôme : qui pilote la fiche 1 ?');
    await ask('le Gard : quels sont les axes ?');
  });
  afterAll(async () => {
    await service.close();
    await base?.stop();
  });

  const ask = async (text: string) => {
    service.heard();
    await client.say(text, {
      activity: {
        from: { id: '29:Anne', name: 'Anne Témoin', aadObjectId: tenantId },
        conversation: { id: 'a:Anne', conversationType: 'personal', tenantId },
      },
    });
    return service.heard().join('\n');
  };
  const versions = (id: string) => service.inStore(id, (store) => store.read(versionsIn));
  const publish = async (partnership: string, ...more: string[]) => {
    const args = [after, `--partnership=${partnership}`, '--from', from, ...more];
    const run = fileOf(process.execPath, [await built('cli/plan'), 'publish', ...args], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        PARTNERSHIPS_DIR: service.directory,
        ...(base && { DATABASE_URL: base.url }),
      },
    });
    return run.then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      ({ code, stdout, stderr }) => ({ code, said: `${stdout}${stderr}` }),
    );
  };

  it('nothing is published for a partnership that is not there, nor before it is confirmed', async () => {
    await versions('drome');
    expect(await publish('nulle-part', '--confirm')).toEqual({
      code: 1,
      said: expect.stringContaining('pas de partenariat « nulle-part »'),
    });
    expect(await publish('drome')).toEqual({
      code: 1,
      said: expect.stringContaining('Rien n’a changé'),
    });
    expect((await versions('drome'))?.next).toBeUndefined();
  });

  it('what is confirmed waits for its day in the data of that one, and of no other', async () => {
    expect(await publish('drome', '--confirm')).toEqual({
      code: 0,
      said: expect.stringContaining(`le ${from}, de lui-même`),
    });
    expect((await versions('drome'))?.next?.edition).toBe(2);
    expect((await versions('gard'))?.next).toBeUndefined();
    expect(await ask('la Drôme : qui pilote la fiche 1 ?')).toContain('Roquemire');
  });

  it('on that day it answers from the new version, the other as before', async () => {
    service.wait(4 * DAY_MS);
    await service.many.partnerships.tend();
    const said = await ask('la Drôme : qui pilote la fiche 1 ?');
    expect(said).toContain('Mission locale');
    expect(said).not.toContain('Roquemire');
    expect(await ask('quelle version du plan utilises-tu ?')).toContain('édition 2');
    expect(await ask('le Gard : quelle version du plan utilises-tu ?')).not.toContain('édition 2');
    const { served, earlier } = (await versions('gard')) ?? {};
    expect([served?.edition, earlier]).toEqual([1, []]);
  });
});
