alter table cursor add column generation integer not null default 0;

alter table cursor add column filter text not null default '';

alter table cursor add column compared_on text;

alter table cursor add column under_way text;

create table merged_record (
  object text not null,
  loser text not null,
  winner text not null,
  primary key (object, loser)
) strict, without rowid;
