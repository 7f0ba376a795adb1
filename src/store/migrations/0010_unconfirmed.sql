-- The org's clock at its answer to the last write of a record, until a pull has shown what was written.
alter table ledger add column written_at text;

create index ledger_unconfirmed on ledger (object, written_at) where written_at is not null;

-- Records that we deleted, until a pull has shown that they are gone.
create table own_delete (
  object text not null,
  id text not null,
  deleted_at text not null,
  primary key (object, id)
) strict, without rowid;
