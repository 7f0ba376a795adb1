create table settings_content (
  id integer not null primary key,
  key text not null unique,
  content text
) strict;

create table history_point (
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

insert into history_point (scorecard, account_id, week, taken_on, score, plain, rebuilt)
select scorecard, account_id, week, taken_on, score, score, 0
from history;

drop table history;

create index history_point_of_account on history_point (account_id);

create table moment (
  scorecard text not null,
  at integer not null,
  taken_on text not null,
  block integer not null,
  content_id integer not null references settings_content (id),
  primary key (scorecard, at)
) strict, without rowid;

create table reading_subject (
  id integer not null primary key,
  scorecard text not null,
  subject text not null,
  unique (scorecard, subject)
) strict;

create table reading (
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
