create table download (
  object text not null primary key,
  soql text not null,
  columns_hash text not null,
  covered_to text not null,
  job_id text,
  rows integer
) strict;

create table download_page (
  object text not null references download (object) on delete cascade,
  page integer not null,
  path text not null,
  rows integer not null,
  bytes integer not null,
  next text,
  primary key (object, page)
) strict, without rowid;
