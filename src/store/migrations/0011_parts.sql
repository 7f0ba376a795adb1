-- A run puts its write set into the outbox in parts of some accounts each.
create index outbox_of_account on outbox (account_id);
