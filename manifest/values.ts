/** What an installation puts into the app package, read from its environment and checked. */
import { isIP } from 'node:net';
import { z } from 'zod';

/** The package was not made; the message has one French sentence per thing to correct. */
export class PackageError extends Error {
  override name = 'PackageError';

  constructor(sentences: readonly string[]) {
    super(['Paquet refusé.', ...sentences.map((sentence) => `- ${sentence}`)].join('\n'));
  }
}

/** What stands in `manifest.json` as a dollar sign and a name between two pairs of braces. */
export interface Values {
  MicrosoftAppId: string;
  /** Without a final slash. */
  PUBLIC_URL: string;
  /** The host of PUBLIC_URL, with its port when it has one. */
  PUBLIC_HOST: string;
  TEAMS_APP_ID: string;
  PUBLISHER_NAME: string;
  /** Absent: the package has no tab, which could not sign anybody in. */
  TAB_APP_ID?: string;
  VERSION: string;
}

const guid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
/** Ids that stand in examples: one digit all along, or digits in a row. */
const sampleGuid = /^(\w)\1{7}-\1{4}-\1{4}-\1{4}-\1{12}$|^12345678-/;
/** Names that stand in examples, and those that only this machine or this network knows. */
const sampleHost = /(?:^|\.)(?:exemple?|example|test|invalid|localhost|local|internal|lan)(?:\.|$)/;

const id = (what: string) =>
  z
    .string(`écrivez ${what} (un GUID).`)
    .regex(guid, `écrivez ${what}, un GUID de la forme 8-4-4-4-12 chiffres.`)
    .refine((text) => !sampleGuid.test(text), `écrivez ${what} ; ce GUID est celui d’un exemple.`)
    .toLowerCase();

const address = 'écrivez l’adresse https sous laquelle Teams atteint le service';
const publicUrl = z
  .string(`${address}.`)
  .refine(URL.canParse, `${address}, en entier.`)
  .transform((text) => new URL(text))
  .refine(({ protocol }) => protocol === 'https:', `${address} ; Teams refuse http.`)
  .refine(({ username, search, hash }) => !(username || search || hash), `${address}, sans plus.`)
  .refine(
    ({ hostname }) => isIP(hostname.replace(/[[\]]/g, '')) === 0 && hostname.includes('.'),
    `${address} ; il faut un nom de domaine, que Teams connaît aussi.`,
  )
  .refine(
    ({ hostname }) => !sampleHost.test(hostname),
    `${address} ; cette adresse est celle d’un exemple ou de cette machine.`,
  );

const environment = z
  .object({
    MicrosoftAppId: id('l’identifiant de l’inscription du bot'),
    PUBLIC_URL: publicUrl,
    TAB_APP_ID: id('l’identifiant de l’inscription de l’onglet').optional(),
    TEAMS_APP_ID: id('l’identifiant de l’application Teams').optional(),
    PUBLISHER_NAME: z
      .string()
      .max(32, 'écrivez un nom de 32 caractères au plus.')
      .default('Fil rouge'),
  })
  .refine((env) => env.TAB_APP_ID !== env.MicrosoftAppId, {
    path: ['TAB_APP_ID'],
    error: 'inscrivez l’onglet à part : un jeton de l’onglet ne doit pas valoir pour le bot.',
  });

/**
 * Reads what the package needs. A variable that is empty or blank counts as absent.
 *
 * @throws {PackageError} naming each variable that is missing, made up, or of this machine only.
 */
export function readValues(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): Values {
  const given = Object.entries(env).flatMap(([name, text]) =>
    text?.trim() ? [[name, text.trim()] as const] : [],
  );
  const parsed = environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new PackageError(sentencesOf(parsed.error));
  const { PUBLIC_URL: url, MicrosoftAppId, TAB_APP_ID, TEAMS_APP_ID, PUBLISHER_NAME } = parsed.data;
  return {
    MicrosoftAppId,
    PUBLIC_URL: url.href.replace(/\/+$/, ''),
    PUBLIC_HOST: url.host,
    TEAMS_APP_ID: TEAMS_APP_ID ?? MicrosoftAppId,
    PUBLISHER_NAME,
    ...(TAB_APP_ID && { TAB_APP_ID }),
    VERSION: version,
  };
}

/** One sentence a variable: the first is enough to know what to write. */
function sentencesOf({ issues }: z.ZodError): string[] {
  const first = new Map<string, string>();
  for (const { path, message } of issues) {
    const name = String(path[0]);
    if (!first.has(name)) first.set(name, `${name} : ${message}`);
  }
  return [...first.values()];
}
