import { createRequire } from 'node:module';
import Ajv4 from 'ajv-draft-04';

/** Microsoft's own schemas, as their package ships them. */
const folder = '@microsoft/app-manifest/build/json-schemas/teams/v1.25/MicrosoftTeams';

/** What a manifest or a language file has that its schema of version 1.25 refuses; empty: nothing. */
export function refusedByTeams(kind: 'manifest' | 'language', value: unknown): string[] {
  const name = kind === 'manifest' ? 'schema' : 'Localization.schema';
  const schema = createRequire(import.meta.url)(`${folder}.${name}.json`) as object;
  const ajv = new Ajv4.default({
    allErrors: true,
    strict: false,
    unicodeRegExp: false,
    formats: { uri: true },
  });
  const valid = ajv.validate(schema, value);
  return valid ? [] : (ajv.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ''}`);
}
