
  create table if not exists meta (schema integer not null);
  create table if not exists rows (
    collection text collate "C" not null,
    id text collate "C" not null,
    version integer not null,
    value json not null,
    primary key (collection, id)
  );
  create table if not exists inbox (
    key text collate "C" primary key,
    version integer not null,
    at timestamptz not null,
    answer json not null
  );
  create index if not exists inbox_at on inbox (at);
  -- Asked first: to alter a table waits for all who read it.
  do $$ begin
    if not exists (select from pg_attribute
        where attrelid = 'inbox'::regclass and attname = 'person' and not attisdropped) then
      alter table inbox add column person text collate "C";
    end if;
  end $$;
  create index if not exists inbox_person on inbox (person, at);
  create table if not exists outbox (
    id text collate "C" primary key,
    version integer not null,
    key text collate "C" not null unique,
    kind text not null,
    subject text collate "C" not null,
    recipient text collate "C" not null,
    payload json not null,
    not_before timestamptz not null,
    expires_at timestamptz not null,
    state text not null,
    attempts integer not null,
    claims integer not null,
    lease_owner text,
    lease_until timestamptz,
    lease_fence integer,
    interrupted boolean not null,
    result json not null,
    activity_id text
  );
  create index if not exists outbox_due on outbox (coalesce(lease_until, not_before), id)
    where state in ('waiting', 'sending');
  create index if not exists outbox_subject on outbox (subject);
  create index if not exists outbox_recipient on outbox (recipient);
  create table if not exists commits (
    id uuid primary key,
    outcome text not null,
    at timestamptz not null default now()
  );
  create index if not exists commits_at on commits (at);
  create table if not exists ledger (
    seq bigint generated always as identity primary key,
    id text collate "C" not null,
    value json not null
  );
insert into meta (schema) overriding system value values ('1');
insert into rows (collection, id, version, value) overriding system value values ('notes', 'n0', '1', E'{"text":"NUL \\u0000 é 0","tags":["test"]}');
insert into rows (collection, id, version, value) overriding system value values ('indexed', 'n1', '1', '{"text":"1","tags":["t1"]}');
insert into rows (collection, id, version, value) overriding system value values ('notes', 'n1', '1', E'{"text":"NUL \\u0000 é 1","tags":["test"]}');
insert into rows (collection, id, version, value) overriding system value values ('indexed', 'n2', '1', '{"text":"2","tags":["t2"]}');
insert into rows (collection, id, version, value) overriding system value values ('notes', 'n2', '1', E'{"text":"NUL \\u0000 é 2","tags":["test"]}');
insert into rows (collection, id, version, value) overriding system value values ('indexed', 'n3', '1', '{"text":"3","tags":["t0"]}');
insert into rows (collection, id, version, value) overriding system value values ('notes', 'n3', '1', E'{"text":"NUL \\u0000 é 3","tags":["test"]}');
insert into rows (collection, id, version, value) overriding system value values ('indexed', 'n4', '1', '{"text":"0","tags":["t1"]}');
insert into rows (collection, id, version, value) overriding system value values ('notes', 'n4', '1', E'{"text":"NUL \\u0000 é 4","tags":["test"]}');
insert into rows (collection, id, version, value) overriding system value values ('indexed', 'n5', '1', '{"text":"1","tags":["t2"]}');
insert into rows (collection, id, version, value) overriding system value values ('notes', 'n5', '1', E'{"text":"NUL \\u0000 é 5","tags":["test"]}');
insert into rows (collection, id, version, value) overriding system value values ('indexed', 'n6', '1', '{"text":"2","tags":["t0"]}');
insert into rows (collection, id, version, value) overriding system value values ('notes', 'n6', '1', E'{"text":"NUL \\u0000 é 6","tags":["test"]}');
insert into rows (collection, id, version, value) overriding system value values ('indexed', 'n7', '1', '{"text":"3","tags":["t1"]}');
insert into rows (collection, id, version, value) overriding system value values ('notes', 'n7', '1', E'{"text":"NUL \\u0000 é 7","tags":["test"]}');
insert into rows (collection, id, version, value) overriding system value values ('indexed', 'n8', '1', '{"text":"0","tags":["t2"]}');
insert into rows (collection, id, version, value) overriding system value values ('notes', 'n8', '1', E'{"text":"NUL \\u0000 é 8","tags":["test"]}');
insert into rows (collection, id, version, value) overriding system value values ('indexed', 'n9', '1', '{"text":"1","tags":["t0"]}');
insert into rows (collection, id, version, value) overriding system value values ('notes', 'n9', '1', E'{"text":"NUL \\u0000 é 9","tags":["test"]}');
insert into rows (collection, id, version, value) overriding system value values ('indexed', 'n10', '1', '{"text":"2","tags":["t1"]}');
insert into rows (collection, id, version, value) overriding system value values ('notes', 'n10', '1', E'{"text":"NUL \\u0000 é 10","tags":["test"]}');
insert into rows (collection, id, version, value) overriding system value values ('notes', 'n11', '1', E'{"text":"NUL \\u0000 é 11","tags":["test"]}');
insert into rows (collection, id, version, value) overriding system value values ('indexed', 'n0', '2', '{"text":"9","tags":["t2"]}');
insert into rows (collection, id, version, value) overriding system value values ('$quarantine', 'c603ab6f84d7aeb9a25ac153', '1', '{"collection":"odd","id":"x","version":1,"value":{"text":"odd","tags":["test"]},"fields":["other"],"at":"2026-11-27T23:07:51.229Z"}');
insert into inbox (key, version, at, answer, person) overriding system value values ('vote', '1', '2026-11-24 12:00:00+00', '{"ok":true}', 'person:1');
insert into outbox (id, version, key, kind, subject, recipient, payload, not_before, expires_at, state, attempts, claims, lease_owner, lease_until, lease_fence, interrupted, result, activity_id) overriding system value values ('99341d56cc28805370b9f449c044a4cf', '1', 'taken', 'meetings.reminder', 'meeting:1', 'person:1', E'{"offset":"P1D","text":"à 14 h \\u0000"}', '2026-11-24 12:00:00+00', '2026-11-25 12:00:00+00', 'waiting', '0', '0', NULL, NULL, NULL, 'false', 'null', NULL);
insert into outbox (id, version, key, kind, subject, recipient, payload, not_before, expires_at, state, attempts, claims, lease_owner, lease_until, lease_fence, interrupted, result, activity_id) overriding system value values ('7afbb3347fb7252e533d58d99d72d910', '3', 'sent', 'meetings.reminder', 'meeting:1', 'person:1', E'{"offset":"P1D","text":"à 14 h \\u0000"}', '2026-11-24 12:00:00+00', '2026-11-25 12:00:00+00', 'sent', '1', '1', NULL, NULL, NULL, 'false', '{"code":201}', 'm1');
insert into outbox (id, version, key, kind, subject, recipient, payload, not_before, expires_at, state, attempts, claims, lease_owner, lease_until, lease_fence, interrupted, result, activity_id) overriding system value values ('7c4a345722b40acbdc121843d43b674e', '2', 'waits', 'meetings.reminder', 'meeting:1', 'person:1', E'{"offset":"P1D","text":"à 14 h \\u0000"}', '2026-11-24 12:00:00+00', '2026-11-25 12:00:00+00', 'sending', '1', '1', 'me', '2026-11-24 12:01:00+00', '1', 'false', 'null', NULL);
insert into commits (id, outcome, at) overriding system value values ('9e864743-f4b1-4856-bd92-85d226de43d2', 'done', '2026-11-27 23:07:51.016917+00');
insert into commits (id, outcome, at) overriding system value values ('56e90b76-457f-4688-8e61-1c99d28856f4', 'done', '2026-11-27 23:07:51.029992+00');
insert into commits (id, outcome, at) overriding system value values ('e35a0e57-db9b-40e4-915b-4cb6e48f9e08', 'done', '2026-11-27 23:07:51.033544+00');
insert into commits (id, outcome, at) overriding system value values ('9cadbde4-706e-4f6f-b12c-6617a3d07343', 'done', '2026-11-27 23:07:51.040001+00');
insert into commits (id, outcome, at) overriding system value values ('7c05d934-094c-4e1a-8a5a-cbda572c06d5', 'done', '2026-11-27 23:07:51.04589+00');
insert into commits (id, outcome, at) overriding system value values ('a8e1cdd9-2f58-465b-857a-de8614feeb0e', 'done', '2026-11-27 23:07:51.051437+00');
insert into commits (id, outcome, at) overriding system value values ('dac86361-15a0-43d4-82ba-95f4374310dc', 'done', '2026-11-27 23:07:51.066852+00');
insert into commits (id, outcome, at) overriding system value values ('f8c5d54d-ed49-4715-b452-7a83aed5ebea', 'done', '2026-11-27 23:07:51.07675+00');
insert into commits (id, outcome, at) overriding system value values ('3f93bc49-fe14-46ef-934f-519aaed414f6', 'done', '2026-11-27 23:07:51.088185+00');
insert into commits (id, outcome, at) overriding system value values ('a5b2fd65-096d-48f0-a220-e0c3a43f4346', 'done', '2026-11-27 23:07:51.097954+00');
insert into commits (id, outcome, at) overriding system value values ('903a8026-3a0e-4235-8357-dd3de281b146', 'done', '2026-11-27 23:07:51.106363+00');
insert into commits (id, outcome, at) overriding system value values ('4b81d5fc-1ea2-46f3-8cbc-c52644f46120', 'done', '2026-11-27 23:07:51.109784+00');
insert into commits (id, outcome, at) overriding system value values ('a0812a02-f5f1-4cd9-a7b6-3281d22f09f9', 'done', '2026-11-27 23:07:51.126055+00');
insert into commits (id, outcome, at) overriding system value values ('6d90b63c-9b20-488b-b9fd-0cd98a788b9a', 'done', '2026-11-27 23:07:51.145161+00');
insert into commits (id, outcome, at) overriding system value values ('106cb407-1c93-46df-8ff3-db89e9cb30a2', 'done', '2026-11-27 23:07:51.159177+00');
insert into commits (id, outcome, at) overriding system value values ('55fcef95-afe3-4925-a391-e19112758905', 'done', '2026-11-27 23:07:51.165377+00');
insert into commits (id, outcome, at) overriding system value values ('d11cbcd0-ab6f-4bad-8879-5349e8fdc152', 'done', '2026-11-27 23:07:51.233295+00');
insert into ledger (seq, id, value) overriding system value values ('1', 'salt', '{"kind":"salt","salt":"one","at":"2026-11-24T12:00:00.000Z"}');
