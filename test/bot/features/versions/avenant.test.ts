/** An avenant over kept data: two fiches more, one closed, three with another number; it takes effect on its day. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  axeGroup,
  emptyGroup,
  groups,
  pilots,
} from '../../../../bot/features/people/model/groups.ts';
import { parsePlan } from '../../../../bot/knowledge/parse.ts';
import { publish } from '../../../../src/cli/plan-succession.ts';
import { knowledgeInEffect } from '../../../../src/in-effect.ts';
import { loadKnowledge } from '../../../../src/load-knowledge.ts';
import { openFile } from '../../../../src/store/file/open-file.ts';
import { silent } from '../../../../src/store/log.ts';
import {
  animator,
  camille,
  holder,
  noon,
  openPartners,
  type Partners,
  partner,
  readAll,
  refOf,
} from '../../../support/partners.ts';
import { avenantOf } from '../../../support/versions.ts';
import { knowledgeOf, plans } from '../../../support/vocabulary.ts';

const member = partner('me', 'Malik Membre');
const months = (count: number) => new Date(noon.getTime() + count * 30 * 86_400_000);
const avenant = months(2);

let directory = '';
let file = '';
let house: Partners;
let at = noon;
/** Version in effect at the last start, and when another takes its place. */
let started: { edition: number | undefined; next: string | undefined };

/** The service at a moment, over the same data; `PLAN_FILE` may be either of the two. */
async function start(now: Date, planFile: string): Promise<void> {
  at = now;
  const store = await openFile({ dataDir: directory, now: () => at, log: silent });
  const atHand = planFile === file ? await loadKnowledge(file) : await knowledgeOf('valDeBrume');
  const knowledge = await knowledgeInEffect(store, planFile, atHand, now);
  const { versions } = knowledge.plan;
  started = { edition: versions?.served.edition, next: versions?.next?.since };
  house = await openPartners({}, { directory, store, knowledge, now: () => at });
}
/** As it is read: no matter which spaces keep words together. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const ask = async (text: string, who = camille) =>
  plain(readAll(await house.say(who, text, { at })));
const ended = () =>
  house.store.read((reader) => reader.outbox.find('subject', 'versions:val-de-brume-2027-2032@2'));

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'fil-rouge-avenant-'));
  file = path.join(directory, 'avenant.yaml');
  await writeFile(file, avenantOf(await readFile(plans.valDeBrume, 'utf8')));
  await start(noon, plans.valDeBrume);
  for (const person of [camille, holder, animator, member]) await house.meet(person);
  await house.store.transact(async (tx) => {
    const since = noon.toISOString();
    await tx.put(groups, axeGroup('3'), {
      ...emptyGroup('axe'),
      coAnimators: [{ person: refOf(animator), since }],
      members: [{ person: refOf(member), since }],
    });
    const lead = { organisation: null, substitute: null, until: null, at: since, by: 'x' };
    for (const fiche of ['7', '8'])
      await tx.put(pilots, `fiche:${fiche}`, {
        ...lead,
        holder: { person: refOf(holder), name: holder.name },
      });
  });
  await house.say(holder, 'fiche 7 : 40 %, soleil, deux ludothèques rouvertes');
  await house.say(holder, 'fiche 8 : 15 %, orage, la charte n’est pas signée');
});
afterAll(async () => {
  await house.close();
  await rm(directory, { recursive: true, force: true });
});

it('waits for its day, and the plan before it answers until then', async () => {
  const plan = parsePlan(await readFile(file, 'utf8'), file);
  const said: string[] = [];
  const code = await publish({
    store: house.store,
    plan,
    source: { text: await readFile(file, 'utf8') },
    from: avenant,
    day: '2027-01-23',
    isConfirmed: true,
    say: (line) => said.push(line),
  });
  expect([code, said.join('\n')]).toEqual([0, expect.stringMatching(/Renuméroté \(3\)/)]);
  await house.close();
  await start(months(1), plans.valDeBrume);
  expect(started).toEqual({ edition: 1, next: avenant.toISOString() });
  expect(await ask('où en est la fiche 8 ?')).toMatch(/orage/);
  expect(await ask('quelle version du plan utilises-tu ?')).toMatch(/édition 2 prendra sa place/);
});

it('takes effect by itself on its day, whichever of the two files is at hand', async () => {
  for (const planFile of [plans.valDeBrume, file]) {
    await house.close();
    await start(months(3), planFile);
    expect(started).toEqual({ edition: 2, next: undefined });
  }
  expect(await ask('quelle version du plan utilises-tu ?')).toMatch(/2027-2032, édition 2/);
});

it('what has another number keeps its news and its pilote', async () => {
  expect(await ask('où en est la fiche 2.4 ?')).toMatch(/40\s%/);
  expect(await ask('qui pilote la fiche 2.4 ?')).toContain('Paul Pilote');
  expect(await ask('que dit la fiche 7 ?')).toMatch(/porte maintenant le numéro 2\.4/);
});

it('the new fiche with the number of the closed one has nothing of it', async () => {
  const said = await ask('où en est la fiche 8 ?');
  expect(said).not.toMatch(/orage|15\s%|charte/);
  const lead = await ask('qui pilote la fiche 8 ?');
  expect(lead).toContain('MSA');
  expect(lead).not.toContain('Paul Pilote');
  expect(lead).toMatch(/Fiche 8 – Protéger les tout-petits des écrans .* n’est plus au plan/);
});

it('the plan before still answers when it is named, and says that it does', async () => {
  const said = await ask('qui pilotait la fiche 8 avant l’avenant ?');
  expect(said).toMatch(/^Dans le SDSF 2027-2032 : .*(?:ARS|Agence)/);
  expect(said).toMatch(/Depuis le .*, c’est le SDSF 2027-2032, édition 2 qui est en vigueur/);
});

it('says what changed, thing by thing', async () => {
  const said = await ask('qu’est-ce qui a changé dans le plan ?');
  expect(said).toMatch(/Nouveau : Fiche 8 – Accueillir les enfants malades/);
  expect(said).toMatch(/Change de numéro : Fiche 7 – .* → Fiche 2\.4/);
  expect(said).toMatch(/Clos : Fiche 8 – Protéger les tout-petits des écrans/);
  expect(said.match(/Change de numéro/g)).toHaveLength(3);
});

it('who led what is closed, and their group, are told once', async () => {
  at = new Date(avenant.getTime() + 3_600_000);
  await house.bot.daily(at);
  await house.bot.daily(new Date(at.getTime() + 86_400_000));
  const rows = await ended();
  expect(rows.map(({ recipient }) => recipient).sort()).toEqual(
    [animator, holder, member].map(refOf).sort(),
  );
  const [row] = rows.filter(({ recipient }) => recipient === refOf(holder));
  const worded = row && (await house.store.read((reader) => house.bot.render(row, reader, at)));
  expect(worded && 'message' in worded ? plain(readAll(worded)) : '').toMatch(
    /SDSF 2027-2032, édition 2 est en vigueur[\s\S]*Fiche 8 – Protéger les tout-petits des écrans : n’y est plus/,
  );
});
