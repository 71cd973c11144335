/** Two partnerships of one tenant and one of another, in one service: what each is told stays with it. */
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { personRecipient } from '../../../bot/features/people/model/directory.ts';
import { newToken } from '../../../bot/links/links.ts';
import { openDoor, tokenOf } from '../../../bot/links/personal-links.ts';
import { linkKeyOf } from '../../../src/mail/personal-link.ts';
import { signToken } from '../../support/fake-keys.ts';
import { ada, conversationOf, tenantId } from '../../support/fake-teams-client.ts';
import { type Several, startSeveral, tabAppId } from '../../support/several.ts';
import { ownDatabase } from '../../support/shared/database.ts';
import { plans } from '../../support/vocabulary.ts';

const elsewhere = 'bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const operator = 'a-secret-of-the-operator';

describe.each(['in a folder each', 'in a schema each'])('%s', (where) => {
  let service: Several;
  let base: Awaited<ReturnType<typeof ownDatabase>> | undefined;

  beforeAll(async () => {
    if (where === 'in a schema each') base = await ownDatabase();
    service = await startSeveral(
      {
        drome: {
          plan: plans.deuxVallees,
          own: { PARTNERSHIP_NAME: 'la Drôme', ALLOWED_TENANTS: tenantId },
        },
        gard: {
          plan: plans.valDeBrume,
          own: {
            PARTNERSHIP_NAME: 'le Gard',
            PARTNERSHIP_ALIASES: 'le 30',
            ALLOWED_TENANTS: tenantId,
          },
        },
        isere: {
          plan: plans.hautPays,
          own: { PARTNERSHIP_NAME: 'l’Isère', ALLOWED_TENANTS: elsewhere },
        },
      },
      {
        ALLOWED_TENANTS: `${tenantId},${elsewhere}`,
        OPERATOR_TOKEN: operator,
        ...(base && { DATABASE_URL: base.url }),
      },
    );
  });
  afterAll(async () => {
    await service.close();
    await base?.stop();
  });
  beforeEach(() => void service.heard());

  const isAwake = (id: string) => service.many.partnerships.get(id)?.resident.isAwake;

  /** Somebody of a tenant, in the chat of their own with the bot. */
  const from = (name: string, tenant = tenantId, over: Record<string, unknown> = {}) => ({
    activity: {
      from: { id: `29:${name}`, name: `${name} Témoin`, aadObjectId: aadOf(name) },
      conversation: { id: `a:${name}`, conversationType: 'personal', tenantId: tenant },
      channelData: { tenant: { id: tenant } },
      ...over,
    },
  });
  const aadOf = (name: string) =>
    `00000000-0000-4000-8000-${Buffer.from(name.padEnd(6, 'x')).toString('hex').slice(0, 12)}`;

  /** Buttons of the last card that was posted. */
  const buttons = () => {
    const cards = service.connector.posted().flatMap(({ attachments = [] }) => attachments);
    return (cards.at(-1)?.content.actions ?? []) as {
      title: string;
      data: Record<string, unknown>;
    }[];
  };

  it('whoever has one partnership open to their organisation is asked nothing', async () => {
    await service.teams.say('qui pilote la fiche 4 ?', from('Yves', elsewhere));
    expect(service.heard().join()).toContain('fiche 4');
    expect(isAwake('isere')).toBe(true);
    expect([isAwake('drome'), isAwake('gard')]).toEqual([false, false]);
  });

  it('where two may be meant, the bot asks which, and the button goes on with what was said', async () => {
    await service.teams.say('qui pilote la fiche 1 ?', from('Anne'));
    expect(service.heard()).toEqual([expect.stringContaining('De quel partenariat')]);
    expect(buttons().map(({ title }) => title)).toEqual(['la Drôme', 'le Gard']);
    expect([isAwake('drome'), isAwake('gard')]).toEqual([false, false]);
    await service.teams.submit(buttons()[0]?.data, from('Anne'));
    const [noted, answer] = service.heard();
    expect(noted).toContain('la Drôme');
    expect(answer).toContain('hôpital de Roquemire');
    expect(isAwake('gard')).toBe(false);
  });

  it('what was chosen is kept for that conversation, and a sentence takes it elsewhere', async () => {
    await service.teams.say('qui pilote la fiche 1 ?', from('Anne'));
    expect(service.heard().join()).toContain('Roquemire');
    await service.teams.say('je parle du 30', from('Anne'));
    expect(service.heard()[0]).toContain('nous parlons du Gard');
    await service.teams.say('quels sont les axes du plan ?', from('Anne'));
    expect(service.heard().join()).toContain('Source');
    await service.teams.say('la Drôme : qui pilote la fiche 1 ?', from('Anne'));
    expect(service.heard().join()).toContain('Roquemire');
    await service.teams.say('change de partenariat', from('Anne'));
    expect(service.heard()).toEqual([expect.stringContaining('De quel partenariat')]);
  });

  it('a team speaks of one partnership, which only its administrators take elsewhere', async () => {
    const team = {
      conversation: conversationOf('channel'),
      channelData: { tenant: { id: tenantId }, team: { id: '19:team@thread.tacv2' } },
    };
    await service.teams.install(from('Anne', tenantId, team));
    expect(service.heard()).toEqual([expect.stringContaining('De quel partenariat')]);
    await service.teams.say('on parle du Gard', from('Anne', tenantId, team));
    const [noted, welcome] = service.heard();
    expect(noted).toContain('nous parlons du Gard');
    expect(welcome).toContain('Fil rouge');
    await service.teams.say('on parle de la Drôme', from('Basile', tenantId, team));
    expect(service.heard()).toEqual([expect.stringContaining('seuls ses administrateurs')]);
  });

  it('nothing that is told to one is kept by another', async () => {
    await service.teams.say('je parle de la Drôme', from('Dorothée'));
    await service.teams.say('combien coûte un hippocampe violet ?', from('Dorothée'));
    await service.teams.say('je parle du Gard', from('Gaspard'));
    await service.teams.say('combien coûte un ornithorynque vert ?', from('Gaspard'));
    const [drome, gard, isere] = await Promise.all(['drome', 'gard', 'isere'].map(service.keptBy));
    expect(drome).toContain('Dorothée');
    expect(gard).toContain('Gaspard');
    for (const other of [gard, isere]) expect(other).not.toMatch(/Dorothée|hippocampe|Roquemire/);
    for (const other of [drome, isere]) expect(other).not.toMatch(/Gaspard|ornithorynque/);
  });

  it('a button of a partnership of another tenant opens nothing', async () => {
    const forged = { verb: 'people.mine', partnership: 'isere' };
    await service.teams.submit(forged, from('Anne'));
    expect(service.heard()).toEqual([expect.stringContaining('n’avez pas accès')]);
    await service.teams.execute('people.mine', { partnership: 'nulle-part' }, from('Anne'));
    await service.teams.submit({ verb: 'partnership.choose', partnership: 'isere' }, from('Anne'));
    expect(service.heard()).toEqual([expect.stringContaining('n’avez pas accès')]);
  });

  it('the conversation of another tenant is not spoken for by its id', async () => {
    const stolen = {
      conversation: { id: 'a:Anne', conversationType: 'personal', tenantId: elsewhere },
    };
    await service.teams.say('qui pilote la fiche 1 ?', from('Anne', elsewhere, stolen));
    expect(service.heard().join()).not.toContain('Roquemire');
    expect(service.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  it('an address without a partnership, or of none, is not there', async () => {
    const status = async (at: string) => (await fetch(service.origin + at)).status;
    expect(await status('/p/nulle-part/api/me')).toBe(404);
    expect(await status('/p/drome/healthz')).toBe(404);
    expect(await status('/p/drome/metrics')).toBe(404);
    expect(await status('/p/drome/p/gard/a-propos')).toBe(404);
    expect(await status('/p/drome//api/me')).toBe(400);
    expect(await status('/p/drome/a-propos')).toBe(200);
  });

  it('a personal link of one partnership opens nothing of another', async () => {
    const self = personRecipient({ tenantId, id: aadOf('Dorothée') });
    const token = await service.inStore('drome', async (store, config) => {
      const until = new Date('2099-01-01T00:00:00.000Z');
      const link = await store.transact((tx) =>
        openDoor(tx, self, { to: 'data:own', group: null, until }),
      );
      return tokenOf(linkKeyOf(config) as Uint8Array, link);
    });
    const me = (id: string) =>
      fetch(`${service.origin}${id}/api/me`, { headers: { authorization: `Lien ${token}` } });
    expect((await me('/p/drome')).status).toBe(200);
    expect((await me('/p/gard')).status).toBe(401);
    // Before a partnership is named there is single sign-on, and a link is none.
    expect((await me('')).status).toBe(401);
    expect((await fetch(`${service.origin}/p/gard/liens/${newToken()}`)).status).toBe(404);
  });

  it('a page is of the partnership that its address names, for those whom it admits', async () => {
    const now = Math.floor(Date.now() / 1000);
    const bearer = (tid: string) =>
      `Bearer ${signToken(service.connector.key, {
        ver: '2.0',
        iss: `${service.connector.origin}/${tid}/v2.0`,
        aud: tabAppId,
        tid,
        oid: aadOf('Dorothée'),
        azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
        scp: 'access_as_user',
        nbf: now - 60,
        exp: now + 3_600,
      })}`;
    const me = (at: string, tid = tenantId) =>
      fetch(`${service.origin}${at}/api/me`, { headers: { authorization: bearer(tid) } });
    expect(await (await me('')).json()).toEqual({
      partnerships: [
        { id: 'drome', name: 'la Drôme' },
        { id: 'gard', name: 'le Gard' },
      ],
      chosen: 'drome',
    });
    expect(await (await me('', elsewhere)).json()).toEqual({
      partnerships: [{ id: 'isere', name: 'l’Isère' }],
    });
    expect(await (await me('/p/gard')).json()).toMatchObject({ tenantId });
    expect((await me('/p/isere')).status).toBe(401);
    expect((await me('/p/drome', elsewhere)).status).toBe(401);
  });

  it('one that rests is closed, and open again for who speaks to it', async () => {
    await service.inStore('drome', async () => {});
    expect(isAwake('drome')).toBe(false);
    await service.teams.say('je parle de la Drôme', from('Dorothée'));
    await service.teams.say('qui pilote la fiche 1 ?', from('Dorothée'));
    expect(service.heard().join()).toContain('Roquemire');
  });

  it('one that sleeps is woken for what it has to send, and sleeps again', async () => {
    const self = personRecipient({ tenantId, id: aadOf('Dorothée') });
    const at = Date.now() + 3 * 3_600_000;
    await service.inStore('drome', async () => {});
    // Its daily work first, so that only the row can wake it.
    await service.many.partnerships.tend();
    await service.many.partnerships.get('drome')?.resident.wake(() => {});
    await service.inStore('drome', (store) =>
      store.transact((tx) =>
        tx.outbox.add({
          key: 'told:later',
          kind: 'nobody.words',
          subject: 'push:later',
          recipient: self,
          payload: {},
          notBefore: new Date(at).toISOString(),
          expiresAt: new Date(at + 3_600_000).toISOString(),
        }),
      ),
    );
    await service.many.partnerships.get('drome')?.resident.wake(() => {});
    await service.inStore('drome', async () => {});
    await service.many.partnerships.tend();
    expect(isAwake('drome')).toBe(false);
    service.wait(at - Date.now() + 1_000);
    await service.many.partnerships.tend();
    expect(isAwake('drome')).toBe(true);
    const state = () =>
      service.inStore('drome', (store) => store.read(({ outbox }) => outbox.get('told:later')));
    expect((await state())?.state).not.toBe('waiting');
  });

  it('an operator sees how all of them are, and nobody’s name', async () => {
    const ask = (end: string, token = operator) =>
      fetch(`${service.origin}/vue-d-ensemble${end}`, {
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await ask('', 'another-secret-altogether')).status).toBe(401);
    expect((await fetch(`${service.origin}/vue-d-ensemble.csv`)).status).toBe(401);
    const { partnerships } = (await (await ask('.json')).json()) as {
      partnerships: { id: string; summary: { fin: number; fiches: number; silent: number } }[];
    };
    expect(partnerships.map(({ id, summary }) => [id, summary.fin, summary.fiches])).toEqual([
      ['drome', 2031, 4],
      ['gard', 2032, expect.any(Number)],
      ['isere', 2030, expect.any(Number)],
    ]);
    const texts = await Promise.all(
      ['', '.csv', '.json'].map(async (end) => (await ask(end)).text()),
    );
    expect(texts[1]).toContain('la Drôme');
    for (const text of texts) expect(text).not.toMatch(/Témoin|Dorothée|Gaspard|Anne/);
    expect(ada.name).toBeTruthy();
  });

  it('what rests is closed without losing anything, and the service ends with all of them', async () => {
    await service.many.close();
    expect(['drome', 'gard', 'isere'].map(isAwake)).toEqual([false, false, false]);
  });
});

it('the words of a partnership are read before the service listens: what is wrong with them is in the log before anybody asks', async () => {
  const own = await mkdtemp(path.join(tmpdir(), 'fil-rouge-words-'));
  const plan = path.join(own, 'plan.yaml');
  await copyFile(plans.valDeBrume, plan);
  await mkdir(path.join(own, 'vocabulaire'));
  const admitting = { ALLOWED_TENANTS: tenantId };
  const service = await startSeveral({
    drome: { plan: plans.deuxVallees, own: { PARTNERSHIP_NAME: 'la Drôme', ...admitting } },
    gard: { plan, own: { PARTNERSHIP_NAME: 'le Gard', ...admitting } },
  });
  try {
    expect(service.log.filter(({ msg }) => msg === 'words not read')).toHaveLength(1);
    // The others are served.
    await service.teams.say('je parle de la Drôme');
    expect(service.heard().join(' ')).toContain('la Drôme');
  } finally {
    await service.close();
    await rm(own, { recursive: true, force: true });
  }
});
