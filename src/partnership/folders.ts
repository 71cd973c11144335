/**
 * Partnerships of an operator: a folder each in `PARTNERSHIPS_DIR`, named by its id. `partenariat.env` says, under the
 * names of `.env.example`, what is its own; the rest is that of the service. Its plan and its data are beside.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { unlessAbsent } from '../store/file/file-system.ts';

/** What a partnership says of itself. */
export const OWN_FILE = 'partenariat.env';
/** Where it keeps its data, unless they are in a database. */
export const DATA_FOLDER = 'data';
/** Its plan, unless its file names another one. */
export const PLAN = 'plan.yaml';

/** Variables that may differ from one partnership to another; the others are those of the service. */
const OWN = new Set([
  'PARTNERSHIP_NAME',
  'PARTNERSHIP_ALIASES',
  'PLAN_FILE',
  'ADMINS',
  'ALLOWED_TENANTS',
  'TIME_ZONE',
  'REMINDERS',
  'NOTICE',
  'SEND_RATE',
  'LINK_KEY',
  'PUBLISHER_NAME',
  'PRIVACY_CONTACT',
  'DATA_CONTROLLER',
  'LEGAL_BASIS',
  'RETENTION_PEOPLE',
  'RETENTION_ADDRESSES',
  'RETENTION_POLLS',
  'RETENTION_STATUS',
  'RETENTION_QUESTIONS',
  'RETENTION_SENT',
]);

/** Short enough for the name of a schema; what is in an address is not escaped. */
export const idShape = /^[a-z][a-z0-9-]{0,30}$/;

export type Variables = Record<string, string | undefined>;

/** Configuration of a partnership of several. */
export interface OwnConfig extends Config {
  partnership: string;
  /** As people call it. */
  name: string;
}

/** Schema of its data in the database. */
export const schemaOf = (id: string): string => `fil_rouge_${id.replaceAll('-', '_')}`;

/** Ids of the partnerships in a folder, sorted: those that have a file of their own. */
export async function idsIn(directory: string): Promise<string[]> {
  const entries = (await unlessAbsent(readdir(directory, { withFileTypes: true }))) ?? [];
  const folders = entries.filter((one) => one.isDirectory() && idShape.test(one.name));
  const files = await Promise.all(folders.map(({ name }) => readdir(path.join(directory, name))));
  return folders
    .filter((_, at) => files[at]?.includes(OWN_FILE))
    .map(({ name }) => name)
    .sort();
}

/**
 * Reads the configuration of a partnership.
 * @param env that of the service
 * @throws {ConfigError} with one French sentence per wrong variable
 */
export async function readOwnConfig(env: Variables, directory: string, id: string) {
  const folder = path.join(directory, id);
  const own = parseEnv(await readFile(path.join(folder, OWN_FILE), 'utf8')) as Variables;
  return ownConfig(env, folder, own);
}

/** The same of variables that are not written yet. */
export function ownConfig(env: Variables, folder: string, own: Variables): OwnConfig {
  const id = path.basename(folder);
  const foreign = Object.keys(own).filter((name) => !OWN.has(name));
  if (foreign.length > 0)
    throw new ConfigError(
      `${path.join(folder, OWN_FILE)} : retirez ${foreign.join(', ')}, qui ${foreign.length > 1 ? 'sont des réglages' : 'est un réglage'} du service entier.`,
    );
  const config = readConfig({
    ...env,
    ...own,
    PARTNERSHIPS_DIR: undefined,
    DATA_DIR: path.join(folder, DATA_FOLDER),
    PLAN_FILE: path.resolve(folder, own.PLAN_FILE ?? PLAN),
  });
  const service = readConfig({ ...env, PARTNERSHIPS_DIR: undefined });
  const beyond = config.teams.tenants.filter((one) => !service.teams.tenants.includes(one));
  if (service.teams.tenants.length > 0 && beyond.length > 0)
    throw new ConfigError(
      `${path.join(folder, OWN_FILE)} : ALLOWED_TENANTS nomme ${beyond.join(', ')}, que le service n’admet pas.`,
    );
  return {
    ...config,
    partnership: id,
    name: config.called.name ?? id,
    publicUrl: `${config.publicUrl.replace(/\/+$/, '')}/p/${id}`,
    databaseSchema: schemaOf(id),
  };
}

/** Whether all these tenants may speak to a partnership; none are admitted everywhere in development. */
export const admits = ({ teams }: Pick<Config, 'teams'>, tenants: readonly string[]): boolean =>
  teams.tenants.length === 0 || tenants.every((one) => teams.tenants.includes(one.toLowerCase()));
