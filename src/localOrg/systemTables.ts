/** Tables of what the org keeps beside records: settings, counters, sessions, metadata, the recycle bin, jobs. Objects have tables of their own. */
export const systemTables = `
create table if not exists org_setting (name text primary key, value text not null) without rowid;
create table if not exists org_sequence (name text primary key, value integer not null) without rowid;
create table if not exists org_session (
  token text primary key, user_id text not null, kind text not null, app text, created_at text not null
) without rowid;
create table if not exists org_app (
  consumer_key text primary key, certificate text, consumer_secret text, run_as text
) without rowid;
create table if not exists org_object (name text primary key, definition text not null) without rowid;
create table if not exists org_component (
  type text not null, full_name text not null, definition text not null, primary key (type, full_name)
) without rowid;
create table if not exists org_deleted (
  object text not null, id text not null, deleted_at text not null, primary key (object, id)
) without rowid;
create index if not exists org_deleted_at on org_deleted (object, deleted_at);
create table if not exists org_bin (id text primary key, object text not null, root_id text not null) without rowid;
create index if not exists org_bin_root on org_bin (root_id);
create table if not exists org_bin_lookup (
  root_id text not null, object text not null, id text not null, field text not null, value text not null,
  primary key (root_id, id, field)
) without rowid;
create table if not exists org_deploy (id text primary key, result text not null) without rowid;
create table if not exists org_metadata (
  type text not null, full_name text not null, id text not null, file_name text not null, definition text not null,
  created_at text not null, created_by text not null, modified_at text not null, modified_by text not null,
  primary key (type, full_name)
) without rowid;
create table if not exists org_recent (
  user_id text not null, id text not null, object text not null, position integer not null, primary key (user_id, id)
) without rowid;
create table if not exists org_event (
  replay_id integer primary key, entity text not null, at_ms integer not null, header text not null, row_values text not null
);
create table if not exists org_job (id text primary key, kind text not null, info text not null, user_id text not null) without rowid;
`;
