drop table lease;

create table lease (
  name text not null primary key,
  token integer not null,
  holder text,
  held_until text
) strict;
