import { inbox, outbox } from './drawers.ts';
import type { RawRow } from './migrations.ts';
import type { Incoming, Queries } from './postgres-rows.ts';

const upsertRows = `
  insert into rows (collection, id, version, value)
  select $1, id, version, value::json
  from unnest($2::text[], $3::int[], $4::text[]) as t (id, version, value)
  on conflict (collection, id) do update set version = excluded.version, value = excluded.value`;

const upsertInbox = `
  insert into inbox (key, version, at, answer)
  select id, version, (value->>'at')::timestamptz, value->'answer'
  from (select id, version, value::json as value
    from unnest($1::text[], $2::int[], $3::text[]) as t (id, version, value)) t
  on conflict (key) do update
    set version = excluded.version, at = excluded.at, answer = excluded.answer`;
