import { z } from 'zod';
import { networkIn } from '../networks.ts';

/**
 * Building blocks of `schema.ts`: one zod type per kind of environment value. Each refusal is a
 * French sentence that says what to write; the name of the variable is put in front by `config.ts`.
 */

const list = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

export const isGuid = (text: string): boolean =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** An id of Entra or Teams; they are compared in lower case. */
export const guid = (sentence: string) => z.string().refine(isGuid, sentence).toLowerCase();

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'écrivez un numéro de port entre 0 et 65535, par exemple 3978.')
  .transform(Number)
  .refine((value) => value <= 65_535, 'écrivez un numéro de port entre 0 et 65535.');

const sendRateExample = 'écrivez un nombre entier de messages par seconde entre 1 et 50.';

/** Messages per second to one tenant: Teams takes 50 from one app, answers included. */
export const sendRate = z
  .string()
  .regex(/^\d{1,2}$/, sendRateExample)
  .transform(Number)
  .refine((value) => value >= 1 && value <= 50, sendRateExample);

/** A comma-separated list. */
export const commaList = z.string().transform(list);

/** Names that a request may give as its Host, as `URL.hostname` writes them. */
export const hostNames = commaList.pipe(
  z.array(
    z
      .string()
      .toLowerCase()
      .refine(
        (name) =>
          /^[a-z\d.-]+$/.test(name) &&
          URL.canParse(`http://${name}`) &&
          new URL(`http://${name}`).hostname === name,
        'écrivez des noms de machine séparés par des virgules, sans https:// ni port, par exemple fil-rouge.azurewebsites.net.',
      ),
  ),
);

const networksExample =
  'écrivez des adresses ou des réseaux (CIDR) séparés par des virgules, par exemple 10.0.0.5,172.16.0.0/12.';

/** Addresses and networks, such as those of reverse proxies. */
export const networks = commaList.pipe(
  z
    .array(z.string().refine((text) => networkIn(text) !== undefined, networksExample))
    .min(1, networksExample),
);

/** Who runs the service, as Teams shows it: the manifest of an app takes no more. */
export const publisher = z.string().max(32, 'écrivez un nom de 32 caractères au plus.');

/** What people call a partnership. */
export const partnershipName = z.string().max(60, 'écrivez un nom de 60 caractères au plus.');

/** A sentence that everybody reads on what the service shows. */
export const notice = z.string().max(120, 'écrivez une phrase de 120 signes au plus.');

/** Where people write about their data: an e-mail or postal address. */
export const contact = z.string().max(200, 'écrivez une adresse de 200 caractères au plus.');

/** Whom letters are from: an address, or a name and an address in angle brackets. */
export const mailFrom = z
  .string()
  .regex(
    /^(?:[^<>@\r\n]{0,100}<[^\s<>@]{1,64}@[^\s<>@]{3,255}>|[^\s<>@]{1,64}@[^\s<>@]{3,255})$/,
    'écrivez une adresse, par exemple Fil rouge <ne-pas-repondre@exemple.fr>.',
  );

/** A host name or address to listen on, without port. */
export const listenHost = z
  .string()
  .regex(/^[\w.:-]+$/, 'écrivez un nom ou une adresse, par exemple 127.0.0.1, sans port.');

export const url = (protocols: string[], example: string) =>
  z.string().refine((text) => {
    return URL.canParse(text) && protocols.includes(new URL(text).protocol);
  }, `écrivez une adresse complète, par exemple ${example}.`);

export const timeZone = z.string().refine((name) => {
  try {
    new Intl.DateTimeFormat('fr', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}, 'écrivez un fuseau horaire de la base IANA, par exemple Europe/Paris.');

/** ISO 8601 durations of whole weeks, days, hours and minutes: those a reminder can be ahead by. */
const duration = /^P(?=\d|T\d)(\d{1,3}W|(\d{1,3}D)?(T(?=\d)(\d{1,4}H)?(\d{1,5}M)?)?)$/;

const durationsExample =
  'écrivez des durées ISO 8601 séparées par des virgules, au plus dix, par exemple P7D,P1D,PT2H.';

export const durations = commaList.pipe(
  z
    .array(z.string().regex(duration, durationsExample))
    .min(1, durationsExample)
    .max(10, durationsExample)
    .transform((all) => [...new Set(all)]),
);

/** How long something is kept, in days, months or years: a whole number, and never none at all. */
export const retention = z
  .string()
  .regex(
    /^P[1-9]\d{0,3}[DMY]$/,
    'écrivez une durée en jours, mois ou années, par exemple P30D, P12M ou P2Y.',
  );

/** Levels of pino, from the most to the least talkative. */
export const logLevel = z.enum(
  ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
  'écrivez trace, debug, info, warn, error, fatal ou silent.',
);
