/** A row as it is kept, whatever its shape was: `$inbox` and `$outbox` are tables like others. */
export interface RawRow {
  table: string;
  id: string;
  version: number;
  value: unknown;
}
