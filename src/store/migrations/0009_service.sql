-- What a service says of itself, for people who ask while it runs.
create table service (
  name text not null primary key,
  holder text not null,
  mode text not null,
  state text not null,
  detail text not null,
  started_at text not null,
  said_at text not null,
  due_at text
) strict;

-- API calls of services in each hour, so that a new process knows what its share of the day has left.
create table service_calls (
  hour text not null primary key,
  calls integer not null
) strict;

-- The last change event that was taken from each channel.
create table event_position (
  channel text not null primary key,
  replay_id integer not null
) strict;
