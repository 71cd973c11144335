/** Somebody that one can be on the machine of a developer. */
export interface TestPerson {
  tenantId: string;
  id: string;
  name: string;
}

/** The header that names them, as the service reads it: JSON in base64url, after `Test`. */
export const headerOf = ({ tenantId, id }: TestPerson): string =>
  `Test ${btoa(JSON.stringify({ tenantId, id }))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')}`;
