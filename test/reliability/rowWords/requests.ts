import { row, type Row } from './row.ts';

/** What happens to requests, sessions, jobs and the machine. */
export const requestRows: readonly Row[] = [
  row(
    14,
    'A Bulk query gives its first page only, or a page twice, or no word about the next.',
    'Pages are followed until the org says that there is none; a missing word is an error, and all rows together must be as many as the job counted.'
  ),
  row(
    15,
    'A page ends in the middle of a row or cannot be unpacked.',
    'A page counts once it is on disk whole and its rows are counted; a broken one is fetched again, by its own locator.'
  ),
  row(
    16,
    'A Bulk job hangs, fails, is aborted, deleted or expires.',
    'The job is noted before it is asked about, waits grow, its age has an end, and what it did not bring is asked for anew, in the end by REST.'
  ),
  row(
    17,
    'The answer to making a job is lost, so that it is made twice.',
    'A query that is made twice is read once; what is written goes by id or key, and what arrived is not sent twice, so that a repeat changes nothing.'
  ),
  row(
    18,
    'Values hold quotes, commas, line breaks, NUL or a byte order mark.',
    'Our own CSV reader and writer follow RFC 4180 character by character; lines are never split.'
  ),
  row(19, 'Names such as N/A, NULL or nan are taken for no value.', 'Only an empty CSV field is no value.'),
  row(
    20,
    'In CSV an empty field leaves a value alone and #N/A empties it.',
    'One writer knows three things: not mentioned, emptied, a value.'
  ),
  row(
    21,
    'Bulk refuses compound fields, aggregates and parents with children.',
    'Parts are read instead of compounds; what Bulk cannot give goes by REST.'
  ),
  row(
    22,
    'A query is too long for an address.',
    'Lists of ids are cut, short queries travel in an address, long ones in the body of a Bulk job.'
  ),
  row(
    23,
    'Columns of one object are read by two queries, and a record changes in between.',
    'All columns of an object are read by one query.'
  ),
  row(
    24,
    'The session ends in the middle of a run.',
    'One renewal under a lock, at most twice per request; then an error that says how to sign in.'
  ),
  row(25, 'A sixth sign-in of one user and app ends the oldest session.', 'All requests of a process share one token.'),
  row(
    26,
    "The day's calls are used up, by us or by somebody else.",
    'Every reply is read for the count. At the share of the day that the settings allow the run is paused: own exit code, position kept, never called done.'
  ),
  row(
    27,
    'The org answers 406, 420, 429, 5xx, a page of HTML or nothing.',
    'Bounded repeats with growing, random waits; a wait that the org asks for is kept; nothing is parsed before its type is known.'
  ),
  row(
    45,
    'A sandbox was refreshed: same address and user, another org.',
    'The org id is compared at each start with that of the state; the run stops with both ids and the command to start anew.'
  ),
  row(
    46,
    'The org moved to another instance or domain.',
    'The address in the reply to the sign-in is followed once it passed the check of hosts; the old address leads to one new sign-in.'
  ),
  row(47, 'The app is blocked or was never approved.', 'The error names the page in Setup and who may approve; nothing is repeated.'),
  row(
    48,
    'Addresses, login hours, a frozen user or a missing right keep us out.',
    'The error names the setting in Setup; nothing is repeated.'
  ),
  row(
    49,
    'Change events are lost, doubled, late, too old or end silently.',
    'Events are hints to look now; what changed is always read by the same window as without them.'
  ),
  row(
    50,
    'Two services work on one org, or one wakes up after it lost its turn.',
    'A lease with a rising token; every write of the state checks the token, and the late one stops. Machines with data folders of their own find one another in the run records of the org, and the second waits.'
  ),
  row(
    51,
    'The disk is full, a file is busy or damaged.',
    'The run stops with the file and the cure, and the next one goes on; the state is checked when it is opened, facts can be deleted and are read anew.',
    'A database server that restarts or fails over: the state is a file of this machine, there is no server.'
  )
];
