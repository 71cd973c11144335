import { strFromU8, unzipSync } from 'fflate';
import { packageOf } from '../../manifest/archive.ts';
import { readValues, type Values } from '../../manifest/values.ts';

/** An installation of the fake world, with a tab. */
export const installation = {
  MicrosoftAppId: '5ab3a0f3-6d2b-4c1e-9f3f-0d9b5a1c2e77',
  TAB_APP_ID: '7cd1b0e4-1f2a-4b3c-8d5e-6f708192a3b4',
  PUBLIC_URL: 'https://fil-rouge.departement.fr',
};

export const valuesOf = (over: Record<string, string | undefined> = {}): Values =>
  readValues({ ...installation, ...over }, '1.2.3');

interface Command {
  title: string;
  description: string;
}

/** What the tests read of a manifest; the schema checks the rest. */
export interface Manifest {
  [key: string]: unknown;
  name: { short: string; full: string };
  description: { short: string; full: string };
  staticTabs?: { entityId: string; name?: string; contentUrl?: string }[];
  bots: {
    botId: string;
    scopes: string[];
    supportsFiles: boolean;
    commandLists: { scopes: string[]; commands: Command[] }[];
  }[];
  composeExtensions: {
    botId: string;
    commands: (Command & { parameters: (Command & { name: string })[] })[];
  }[];
}

/** A package, opened as Teams opens it. */
export function openPackage(values: Values = valuesOf()) {
  const files = unzipSync(packageOf(values));
  const json = (name: string): unknown => JSON.parse(strFromU8(files[name] as Uint8Array));
  return {
    files,
    manifest: json('manifest.json') as Manifest,
    english: json('en.json') as Record<string, string>,
  };
}

/** What Teams shows in English: the paths of a language file take the place of the French texts. */
export function inEnglish(manifest: Manifest, english: Record<string, string>): Manifest {
  const shown = structuredClone(manifest);
  for (const [path, text] of Object.entries(english)) {
    if (path === '$schema') continue;
    const keys = path.split(/[.[\]]+/).filter(Boolean);
    const last = keys.pop() as string;
    const parent = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], shown);
    if (typeof (parent as Record<string, unknown>)?.[last] !== 'string')
      throw new Error(`en.json translates ${path}, which the manifest does not have`);
    (parent as Record<string, unknown>)[last] = text;
  }
  return shown;
}
