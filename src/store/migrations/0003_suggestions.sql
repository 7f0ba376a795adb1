create table suggestion_shown (
  account_id text not null,
  product_line text not null,
  shown_on text not null,
  primary key (account_id, product_line)
) strict, without rowid;
