/**
 * `npm run package`: writes `dist/fil-rouge.zip`, the app package to upload to Teams, from the
 * variables of the environment (or of `.env`): MicrosoftAppId, PUBLIC_URL, and those of
 * `.env.example` that concern the package.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packageOf } from '../manifest/archive.ts';
import { PackageError, readValues } from '../manifest/values.ts';
import project from '../package.json' with { type: 'json' };

const folder = fileURLToPath(new URL('../dist/', import.meta.url));

try {
  const values = readValues(process.env, project.version);
  const zip = packageOf(values);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}fil-rouge.zip`, zip);
  const tab = values.TAB_APP_ID ? '' : ' Sans TAB_APP_ID, il n’a pas d’onglet.';
  console.log(`dist/fil-rouge.zip est prêt pour ${values.PUBLIC_HOST}.${tab}`);
} catch (error) {
  if (!(error instanceof PackageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
