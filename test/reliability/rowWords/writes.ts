import { row, type Row } from './row.ts';

/** What happens to our own writes. */
export const writeRows: readonly Row[] = [
  row(
    28,
    'Somebody else holds a record: UNABLE_TO_LOCK_ROW.',
    'Only the refused rows are tried again, after growing waits; rows are sorted by account, and those that stay locked go by small requests one after another, then wait for the next run.'
  ),
  row(
    29,
    'One account has a hundred times the children of any other.',
    'Rows of one account stand together and are never in two open jobs at once.'
  ),
  row(
    30,
    'A record waits for approval and is locked: ENTITY_IS_LOCKED.',
    'The row is parked with the reason and tried in each run; it is never unlocked, and status counts it.'
  ),
  row(
    31,
    'A validation rule, trigger or flow of the org refuses our record.',
    'The others of the request are kept. The refused one is parked with the words of the org and tried again when the record, the score or the settings changed.'
  ),
  row(
    32,
    'A duplicate rule stops an update of an account: DUPLICATES_DETECTED.',
    'Parked with its reason; the rule is passed only where the settings say so.'
  ),
  row(
    33,
    'A record is deleted or merged between our reading and our writing.',
    'The write is dropped and counted, what hangs on it follows with the next pull.'
  ),
  row(
    34,
    'Somebody edits the record between our reading and our writing.',
    'Only our own fields are sent, so that an edit of theirs is never undone.'
  ),
  row(
    35,
    'Our own write comes back as a change and starts another one.',
    'A ledger of what was written lets the echo pass; an edit of somebody else behind it is put right once, without a loop.'
  ),
  row(
    36,
    'Each write leaves a trace: field history, assignment rules, mails.',
    'Equal values are not sent, one record is written at most once in a cycle, and assignment rules are switched off in the request.'
  ),
  row(
    37,
    'An ingest job fails half-way and leaves rows that were never tried.',
    'Successful, failed and unprocessed rows are all read; unprocessed ones stay in the outbox.'
  ),
  row(38, 'Rows of a job are applied in any order.', 'A job holds each record once.')
];
