alter table outbox add column parked_on text;

alter table outbox add column refusals integer not null default 0;

alter table outbox add column cause text;

alter table outbox add column restores integer not null default 0 check (restores in (0, 1));

delete from outbox
where state = 'done';

create table ledger_fields (
  id integer not null primary key,
  names text not null unique
) strict;

create table ledger (
  object text not null,
  key text not null,
  record_id text,
  fields_id integer not null references ledger_fields (id),
  hashes text not null,
  run_id text not null,
  restored integer not null default 0,
  primary key (object, key)
) strict, without rowid;

create index ledger_of_record on ledger (object, record_id) where record_id is not null;
