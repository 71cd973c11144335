import pg from 'pg';

/** A statement with its values in it, so that several can travel in one message. */
export const statement = (sql: string, values: readonly unknown[]): string =>
  sql.replace(/\$(\d+)/g, (_, number: string) => literal(values[Number(number) - 1]));

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return pg.escapeLiteral(Array.isArray(value) ? arrayOf(value) : String(value));
}

const arrayOf = (values: readonly unknown[]): string =>
  `{${values
    .map((value) =>
      value === null || value === undefined
        ? 'null'
        : `"${String(value).replace(/["\\]/g, '\\$&')}"`,
    )
    .join(',')}}`;
