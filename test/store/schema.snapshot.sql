CREATE TABLE cursor (
  object text not null primary key,
  covered_to text not null,
  columns_hash text not null
, generation integer not null default 0, filter text not null default '', compared_on text, under_way text) strict;

CREATE TABLE download (
  object text not null primary key,
  soql text not null,
  columns_hash text not null,
  covered_to text not null,
  job_id text,
  rows integer
) strict;

CREATE TABLE download_page (
  object text not null references download (object) on delete cascade,
  page integer not null,
  path text not null,
  rows integer not null,
  bytes integer not null,
  next text,
  primary key (object, page)
) strict, without rowid;

CREATE TABLE event_position (
  channel text not null primary key,
  replay_id integer not null
) strict;

CREATE TABLE history_point (
  scorecard text not null,
  account_id text not null,
  week text not null,
  taken_on text not null,
  score real,
  plain real,
  coverage integer,
  band text,
  content_id integer references settings_content (id),
  rebuilt integer not null check (rebuilt in (0, 1)),
  primary key (scorecard, account_id, week)
) strict, without rowid;

CREATE TABLE lease (
  name text not null primary key,
  token integer not null,
  holder text,
  held_until text
) strict;

CREATE TABLE ledger (
  object text not null,
  key text not null,
  record_id text,
  fields_id integer not null references ledger_fields (id),
  hashes text not null,
  run_id text not null,
  restored integer not null default 0, written_at text,
  primary key (object, key)
) strict, without rowid;

CREATE TABLE ledger_fields (
  id integer not null primary key,
  names text not null unique
) strict;

CREATE TABLE merged_record (
  object text not null,
  loser text not null,
  winner text not null,
  primary key (object, loser)
) strict, without rowid;

CREATE TABLE migration (number integer not null primary key, name text not null) strict;

CREATE TABLE moment (
  scorecard text not null,
  at integer not null,
  taken_on text not null,
  block integer not null,
  content_id integer not null references settings_content (id),
  primary key (scorecard, at)
) strict, without rowid;

CREATE TABLE org (
  org_id text not null primary key
) strict;

CREATE TABLE outbox (
  id integer not null primary key,
  run_id text not null,
  generation integer not null,
  object text not null,
  operation text not null check (operation in ('insert', 'update', 'upsert', 'delete')),
  external_id text,
  key text not null,
  account_id text not null,
  row text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'done', 'parked')),
  attempts integer not null default 0,
  error_code text,
  error_message text, parked_on text, refusals integer not null default 0, cause text, restores integer not null default 0 check (restores in (0, 1)),
  unique (object, key)
) strict;

CREATE TABLE own_delete (
  object text not null,
  id text not null,
  deleted_at text not null,
  primary key (object, id)
) strict, without rowid;

CREATE TABLE reading (
  account_id text not null,
  subject_id integer not null references reading_subject (id),
  block integer not null,
  at integer not null,
  day integer not null,
  state text not null,
  value real,
  ages integer not null,
  counted_on integer,
  of text not null,
  primary key (subject_id, account_id, block, at)
) strict, without rowid;

CREATE TABLE reading_subject (
  id integer not null primary key,
  scorecard text not null,
  subject text not null,
  unique (scorecard, subject)
) strict;

CREATE TABLE run (
  run_id text not null primary key,
  started_at text not null,
  finished_at text,
  status text not null check (status in ('running', 'done', 'partly', 'failed', 'paused')),
  report text
) strict;

CREATE TABLE service (
  name text not null primary key,
  holder text not null,
  mode text not null,
  state text not null,
  detail text not null,
  started_at text not null,
  said_at text not null,
  due_at text
) strict;

CREATE TABLE service_calls (
  hour text not null primary key,
  calls integer not null
) strict;

CREATE TABLE settings_content (
  id integer not null primary key,
  key text not null unique,
  content text
) strict;

CREATE TABLE suggestion_shown (
  account_id text not null,
  product_line text not null,
  shown_on text not null,
  primary key (account_id, product_line)
) strict, without rowid;

CREATE INDEX history_point_of_account on history_point (account_id);

CREATE INDEX ledger_of_record on ledger (object, record_id) where record_id is not null;

CREATE INDEX ledger_unconfirmed on ledger (object, written_at) where written_at is not null;

CREATE INDEX outbox_of_account on outbox (account_id);

CREATE INDEX outbox_to_send on outbox (account_id, id) where state in ('waiting', 'sent');
