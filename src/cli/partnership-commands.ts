/** Commands of an operator of several partnerships: one more, all of them, the data of one, one less. */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { StoreError } from '../../bot/contract/store.ts';
import { PlanError } from '../../bot/knowledge/parse.ts';
import { ConfigError } from '../config.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { lockOf } from '../partnership/awake.ts';
import {
  DATA_FOLDER,
  idShape,
  idsIn,
  OWN_FILE,
  ownConfig,
  PLAN,
  readOwnConfig,
  schemaOf,
  type Variables,
} from '../partnership/folders.ts';
import { dropStore } from '../store/postgres/open-postgres.ts';
import { contextOf, type StoreCli, storeCommand } from './store-commands.ts';

export interface PartnershipCli extends Pick<StoreCli, 'args' | 'now' | 'say' | 'show' | 'log'> {
  env: Variables;
  /** Asks something at the terminal, and gives what was typed. */
  ask: (question: string) => Promise<string>;
}

const partnershipUsage = `Usage : npm run partnership -- <commande>     (PARTNERSHIPS_DIR dit où sont les dossiers)
  create <id> --name="la Drôme" --plan=<fichier>    ouvre un partenariat ; le service le voit dans la minute
         --tenants=<ids> --admins=<ids>             ses locataires et ses administrateurs, séparés par des virgules
         --aliases="le 26,Drôme"                    autres noms sous lesquels on le demande
  list                                              les partenariats, et ce qui empêche d’en servir un
  export <id> [fichier]                             toutes ses données, en JSON lisible
  store <id> <commande…>                            une commande de « npm run store » sur ses données
  erase <id>                                        efface son dossier et ses données ; l’identifiant est à retaper`;

/** Runs a command; resolves to the exit code: 0, 1 for a failure, 2 for a wrong use. */
export async function partnershipCommand(cli: PartnershipCli): Promise<number> {
  const directory = cli.env.PARTNERSHIPS_DIR;
  if (!directory) {
    cli.say('PARTNERSHIPS_DIR n’est pas donné : ce service est celui d’un seul partenariat.');
    return 2;
  }
  const [command, id, ...rest] = cli.args;
  try {
    if (command === 'list' && id === undefined) return await list(cli, directory);
    if (id === undefined || !idShape.test(id)) return wrong(cli, id);
    if (command === 'create') return await create(cli, path.resolve(directory, id), rest);
    if (!(await idsIn(directory)).includes(id)) {
      cli.say(`Il n’y a pas de partenariat « ${id} » dans ${directory}.`);
      return 1;
    }
    if (command === 'export' && rest.length < 2)
      return await ofStore(cli, directory, id, ['export', ...rest]);
    if (command === 'store') return await ofStore(cli, directory, id, rest);
    if (command === 'erase' && rest.length === 0)
      return await erase(cli, path.resolve(directory, id));
    return wrong(cli, undefined);
  } catch (error) {
    const isExpected =
      error instanceof ConfigError || error instanceof PlanError || error instanceof StoreError;
    if (!isExpected) throw error;
    cli.say(error.message);
    return 1;
  }
}

function wrong({ say }: PartnershipCli, id: string | undefined): number {
  if (id !== undefined)
    say(
      `« ${id} » : un identifiant a des minuscules sans accent, des chiffres et des traits d’union.`,
    );
  say(partnershipUsage);
  return 2;
}

const quoted = (value: string): string => JSON.stringify(value);

async function create(cli: PartnershipCli, folder: string, args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { name: text, plan: text, tenants: text, admins: text, aliases: text },
  });
  const { name, plan } = values;
  if (!name || !plan) return wrong(cli, undefined);
  const own: Variables = {
    PARTNERSHIP_NAME: name,
    PARTNERSHIP_ALIASES: values.aliases,
    ALLOWED_TENANTS: values.tenants,
    ADMINS: values.admins,
  };
  // Before anything is written: a plan with faults, a tenant that the service does not admit.
  ownConfig(cli.env, folder, own);
  const { plan: read } = await loadKnowledge(plan);
  await mkdir(path.dirname(folder), { recursive: true });
  const made = await mkdir(folder).catch(() => false);
  if (made === false) {
    cli.say(`${folder} existe déjà : rien n’a été changé.`);
    return 1;
  }
  await copyFile(plan, path.join(folder, PLAN));
  const lines = Object.entries(own).flatMap(([key, value]) =>
    value ? [`${key}=${quoted(value)}\n`] : [],
  );
  // Last: from then on the service sees it.
  await writeFile(path.join(folder, OWN_FILE), lines.join(''), { mode: 0o600 });
  cli.say(`Partenariat ouvert : ${folder}, sur « ${read.plan.titre} ».`);
  return 0;
}

async function list({ env, say }: PartnershipCli, directory: string): Promise<number> {
  let faults = 0;
  for (const id of await idsIn(directory))
    try {
      const { name, planFile, teams, admins } = await readOwnConfig(env, directory, id);
      const count = admins === 'everybody' ? 'tout le monde' : String(admins.length);
      say(
        `${id} : ${name}. Plan : ${planFile}. Locataires : ${teams.tenants.join(', ') || 'tous'}. Administrateurs : ${count}.`,
      );
    } catch (error) {
      faults += 1;
      say(`${id} : pas servi. ${error instanceof Error ? error.message : error}`);
    }
  return faults > 0 ? 1 : 0;
}

async function ofStore(cli: PartnershipCli, directory: string, id: string, args: string[]) {
  const config = await readOwnConfig(cli.env, directory, id);
  return storeCommand({
    ...cli,
    args,
    env: { DATA_DIR: config.dataDir, DATABASE_URL: config.databaseUrl },
    schema: schemaOf(id),
    context: () => contextOf(config.planFile),
  });
}

/** What cannot be undone asks for the name of what it undoes. */
async function erase(cli: PartnershipCli, folder: string): Promise<number> {
  const id = path.basename(folder);
  const { env, now, log, say } = cli;
  const data = env.DATABASE_URL ? ` et le schéma ${schemaOf(id)} de la base` : '';
  const typed = await cli.ask(
    `Tout ce que garde « ${id} » sera effacé : ${folder}${data}, sauvegardes du dossier comprises. Tapez ${id} pour l’effacer : `,
  );
  if (typed.trim() !== id) {
    say('Rien n’a été effacé.');
    return 1;
  }
  // Refused while the service has it open.
  const lock = await lockOf(path.join(folder, DATA_FOLDER), { now, log });
  await rm(path.join(folder, OWN_FILE));
  if (env.DATABASE_URL) await dropStore(env.DATABASE_URL, schemaOf(id), log);
  await lock.release();
  await rm(folder, { recursive: true });
  say(`« ${id} » est effacé. Une sauvegarde gardée ailleurs est à effacer à part.`);
  return 0;
}
