import path from 'node:path';
import { parseArgs } from 'node:util';
import { isLater } from '../../bot/contract/lasting.ts';
import { type QuarantinedRow, type Store, StoreError } from '../../bot/contract/store.ts';
import { allPersonalData } from '../../bot/features/index.ts';
import { type PrivacyContext, privacyContext } from '../../bot/features/privacy/context.ts';
import { versionsIn } from '../../bot/features/versions/model/publishing.ts';
import { markOf } from '../../bot/knowledge/succession.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { type Depot, dataFile, fileDepot, readDataFile, type Tick } from '../store/depot.ts';
import { type Amended, amended, lastingOf, restored } from '../store/lasting/restore.ts';
import { backupsIn } from '../store/lasting/side-files.ts';
import type { StoreLog } from '../store/log.ts';
import { openStore } from '../store/open-store.ts';
import { inbox, outbox } from '../store/own-collections.ts';
import { postgresDepot } from '../store/postgres/postgres-depot.ts';
import { schemasOf, withQuarantine } from '../store/quarantine/quarantine.ts';
import type { RawRow } from '../store/raw-row.ts';
import { StoreRefusal } from '../store/refusal.ts';
import { readerOver } from '../store/row-reader.ts';
import { refusalOf } from '../store/served-plan.ts';
import { writeNew } from './new-file.ts';
import { personExport } from './person-export.ts';
import {
  exported,
  findings,
  inQuarantine,
  sameRows,
  summary,
  versionsInWords,
} from './store-report.ts';

export interface StoreCli {
  args: string[];
  env: { DATA_DIR?: string | undefined; DATABASE_URL?: string | undefined };
  now: () => Date;
  say: (line: string) => void;
  /** Runs something that may take long, showing how far it is. */
  show: <R>(label: string, run: (tick: Tick) => Promise<R>) => Promise<R>;
  log: StoreLog;
  /** What features keep about people, and what is no person's name: reads the plan. */
  context: () => Promise<PrivacyContext>;
  /** Schema of the database, where it has several. */
  schema?: string;
}

/** What the features keep about people, by a plan that is read. */
export async function contextOf(planFile: string): Promise<PrivacyContext> {
  const knowledge = await loadKnowledge(planFile);
  return privacyContext(knowledge, allPersonalData(knowledge));
}

/** What a restore and a copy have to understand themselves. */
const ownShapes = schemasOf([inbox, outbox]);

export const usage = `Usage : npm run store -- <commande>
  backup [fichier]            sauvegarde tout, sans arrêter le service
  restore <fichier>           remet une sauvegarde (service arrêté) ; le journal des envois, les oublis,
                              les liens retirés et les refus de courriel ou de rappels sont gardés
  export [fichier]            écrit les données, collection par collection, en JSON lisible
         --person=<qui>       celles d’une seule personne : son identifiant Entra, ou son nom entier
  check                       vérifie que tout peut être relu
  check --repair              remet en place les lignes en quarantaine qui peuvent l’être (fichier : service arrêté)
        --drop                et retire les autres, après les avoir copiées dans sauvegardes/
  copy --vers=postgresql      copie le fichier vers la base (DATABASE_URL)
  copy --vers=fichier         copie la base vers le fichier (DATA_DIR)
       --remplacer            même si la destination contient déjà des données`;

/** Runs a command; resolves to the exit code: 0, 1 for a failure, 2 for a wrong use. */
export async function storeCommand(cli: StoreCli): Promise<number> {
  const base = cli.env.DATABASE_URL
    ? postgresDepot(cli.env.DATABASE_URL, cli.log, cli.schema)
    : undefined;
  const file = fileDepot(dataDirOf(cli), cli.now, cli.log);
  try {
    return await run(cli, { file, base, used: base ?? file });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    cli.say(
      error instanceof StoreRefusal ? error.message : `Échec, rien n’a changé : ${error.message}`,
    );
    return 1;
  } finally {
    await base?.close();
  }
}

interface Depots {
  file: Depot;
  base: Depot | undefined;
  /** The one that the service uses. */
  used: Depot;
}

async function run(cli: StoreCli, depots: Depots): Promise<number> {
  const { positionals, values } = parseArgs({
    args: cli.args,
    allowPositionals: true,
    strict: false,
    options: {
      vers: { type: 'string' },
      remplacer: { type: 'boolean' },
      person: { type: 'string' },
      repair: { type: 'boolean' },
      drop: { type: 'boolean' },
    },
  });
  const [command, file, ...rest] = positionals;
  if (rest.length > 0) return wrong(cli);
  if (command === 'backup') return backup(cli, depots.used, file);
  if (command === 'restore' && file) return restore(cli, depots.used, file);
  if (command === 'export') return writeExport(cli, depots.used, file, values.person);
  if (command === 'check' && !file)
    return values.repair ? repair(cli, !!values.drop) : check(cli, depots.used);
  if (command === 'copy' && !file)
    return copy(cli, depots, String(values.vers), !!values.remplacer);
  return wrong(cli);
}

function wrong(cli: StoreCli): number {
  cli.say(usage);
  return 2;
}

async function readAll(cli: StoreCli, depot: Depot): Promise<RawRow[]> {
  const rows = await cli.show('Lecture', (tick) => depot.read(tick));
  if (!rows) throw new StoreRefusal(`Il n’y a pas encore de données dans ${depot.name}.`);
  return rows;
}

async function backup(cli: StoreCli, depot: Depot, file?: string): Promise<number> {
  const rows = await readAll(cli, depot);
  const to = file ?? defaultBackup(cli, 'sauvegarde');
  await writeNew(to, dataFile(rows));
  cli.say(`Sauvegarde écrite : ${to} (${summary(rows)}).`);
  return 0;
}

async function restore(cli: StoreCli, depot: Depot, file: string): Promise<number> {
  const saved = await readDataFile(file);
  if (!saved) throw new StoreRefusal(`${file} n’existe pas.`);
  const present = await readAll(cli, depot).catch((error: unknown) => {
    if (!(error instanceof StoreRefusal)) throw error;
    cli.say(`Données actuelles illisibles ou absentes (${error.message})`);
    return undefined;
  });
  if (present) {
    const kept = defaultBackup(cli, 'avant-restauration');
    await writeNew(kept, dataFile(present));
    cli.say(`Données actuelles gardées : ${kept}.`);
  }
  const at = cli.now().toISOString();
  const sound = (rows: RawRow[]) => withQuarantine(rows, ownShapes, at);
  const before = present && sound(present);
  const found = await upheldIn(cli, depot, restored(sound(saved), before, cli.now()), before);
  const { rows } = found;
  await cli.show('Restauration', (tick) => depot.replace(rows, tick));
  cli.say(`Restauré dans ${depot.name} : ${summary(rows)}.`);
  for (const line of saidOf(found, present)) cli.say(line);
  return 0;
}

/** The rows without what must not come back: as the ledger, the present and the backup itself know it. */
async function upheldIn(
  cli: StoreCli,
  { ledger }: Depot,
  rows: RawRow[],
  present: RawRow[] | undefined,
): Promise<Amended> {
  const entries = new Map(await ledger.read());
  for (const [id, value] of await lastingOf(present ?? [], entries, cli.now()))
    if (isLater(value, entries.get(id))) entries.set(id, value);
  return amended(rows, entries, await cli.context());
}

const people = (count: number): string => `${count} personne${count > 1 ? 's' : ''}`;

function saidOf({ erased, choices }: Amended, present: RawRow[] | undefined): string[] {
  return [
    ...(erased > 0
      ? [`Oubli refait pour ${people(erased)}, d’après le registre des effacements.`]
      : []),
    ...(choices > 0
      ? [`Liens retirés et refus de courriel ou de rappels, respectés de nouveau : ${choices}.`]
      : []),
    ...(present
      ? []
      : [
          'Les données d’avant la restauration sont perdues : tous les liens personnels et les liens ' +
            'vers des fichiers sont fermés. Chacun en reçoit un nouveau avec le prochain message.',
        ]),
  ];
}

async function writeExport(
  cli: StoreCli,
  depot: Depot,
  file?: string,
  person?: string | boolean,
): Promise<number> {
  const rows = await readAll(cli, depot);
  const now = cli.now();
  const found =
    person === undefined
      ? await exported(rows, now)
      : await personExport(rows, String(person), { context: await cli.context(), now });
  const text = JSON.stringify(found, null, 2);
  if (!file) {
    cli.say(text);
    return 0;
  }
  await writeNew(file, Buffer.from(`${text}\n`));
  cli.say(`Export écrit : ${file}.`);
  return 0;
}

async function check(cli: StoreCli, depot: Depot): Promise<number> {
  const rows = await readAll(cli, depot);
  cli.say(`${depot.name} : ${summary(rows)}.`);
  const { plan, personalData } = await cli.context();
  const collections = personalData.map(({ collection }) => collection);
  const versions = await versionsIn(readerOver(rows));
  if (versions) for (const line of versionsInWords(versions)) cli.say(line);
  const refusal = versions && refusalOf(versions, markOf(plan, cli.now()));
  const found = [...findings(rows, schemasOf(collections)), ...(refusal ? [refusal] : [])];
  for (const finding of found) cli.say(`- ${finding}`);
  cli.say(found.length === 0 ? 'Tout peut être relu.' : `${found.length} anomalie(s).`);
  return found.length === 0 ? 0 : 1;
}

/** To open the store is to repair it: what is right again goes back to its place. */
async function repair(cli: StoreCli, drop: boolean): Promise<number> {
  const { env, now, log, schema, context } = cli;
  // What the features keep: what the service checks when it opens.
  const collections = (await context()).personalData.map(({ collection }) => collection);
  const databaseUrl = env.DATABASE_URL;
  const dataDir = dataDirOf(cli);
  const store = await openStore({ dataDir, databaseUrl, schema, now, log, collections });
  try {
    const rows = await store.read(({ quarantine }) => quarantine.list());
    for (const row of rows) cli.say(`- ${inQuarantine(row)}`);
    if (rows.length === 0) cli.say('Rien n’est en quarantaine : tout est à sa place.');
    else if (drop) await dropAll(cli, store, rows);
    else cli.say(whatToDo);
    return rows.length === 0 || drop ? 0 : 1;
  } finally {
    await store.close();
  }
}

const whatToDo =
  'Ces lignes reviennent d’elles-mêmes au démarrage d’une version qui sait les lire ; une place prise ' +
  'depuis reste à la ligne la plus récente. Sinon : corrigez-les (docs/echelle.md), ou retirez-les avec ' +
  'check --repair --drop, qui en garde une copie. Après 30 jours elles partent sans copie.';

async function dropAll(cli: StoreCli, store: Store, rows: QuarantinedRow[]): Promise<void> {
  const copy = defaultBackup(cli, 'quarantaine');
  const raw = rows.map(({ collection: table, id, version, value }) => ({
    table,
    id,
    version,
    value,
  }));
  await writeNew(copy, dataFile(raw));
  await store.transact(async (tx) => {
    for (const { key } of rows) await tx.quarantine.drop(key);
  });
  cli.say(
    `Retirées ; copie : ${copy}. Elle contient des données de personnes : effacez-la ensuite.`,
  );
}

async function copy(cli: StoreCli, depots: Depots, to: string, replace: boolean): Promise<number> {
  const { file, base } = depots;
  if (to !== 'postgresql' && to !== 'fichier') return wrong(cli);
  if (!base)
    throw new StoreRefusal(
      'Indiquez la base dans DATABASE_URL : postgres://utilisateur@serveur:5432/base.',
    );
  const [from, into] = to === 'postgresql' ? [file, base] : [base, file];
  const rows = withQuarantine(await readAll(cli, from), ownShapes, cli.now().toISOString());
  const there = await into.read(() => {});
  if (there && there.length > 0 && !replace) {
    throw new StoreRefusal(
      `Il y a déjà des données dans ${into.name} (${summary(there)}) : ajoutez --remplacer pour les perdre.`,
    );
  }
  await cli.show('Copie', (tick) => into.replace(rows, tick));
  const copied = await readAll(cli, into);
  if (!sameRows(rows, copied))
    throw new StoreRefusal('La copie diffère de l’original : recommencez, service arrêté.');
  cli.say(`Copié de ${from.name} vers ${into.name}, et relu : ${summary(copied)}.`);
  return 0;
}

const dataDirOf = ({ env }: StoreCli): string => env.DATA_DIR || './data';

function defaultBackup(cli: StoreCli, kind: string): string {
  const stamp = cli.now().toISOString().replace(/[:.]/g, '-');
  return path.join(backupsIn(dataDirOf(cli)), `fil-rouge-${kind}-${stamp}.json`);
}
