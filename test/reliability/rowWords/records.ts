import { row, type Row } from './row.ts';

/** What happens to records while nobody looks. */
export const recordRows: readonly Row[] = [
  row(
    1,
    'A record is committed late and carries a stamp from before the position.',
    'Only the moment that the org itself says is covered becomes the position, windows overlap by five minutes, and rows are put in by id, so that reading one twice is harmless.'
  ),
  row(
    2,
    'More records than fit on a page carry the same stamp.',
    'Pages go on by stamp and id together; a stamp alone is never where to go on.'
  ),
  row(
    3,
    'The process dies after the position was noted and before the rows were kept.',
    'Rows are made durable first; the position moves in a step of its own after them.'
  ),
  row(
    4,
    'Records are deleted, brought back and deleted again between two looks.',
    'Deletions of the window are applied first, then what the org still has; the last state wins.'
  ),
  row(
    5,
    'Records are erased for good, or the org has already forgotten that they were deleted.',
    'Deletions are asked for in every cycle; where the position is older than the log reaches, this one object is read anew and all others go on as before.'
  ),
  row(
    6,
    'Accounts are merged: one disappears, what hung on it moves to another.',
    'The org is asked who won; both count as changed, the winner is scored anew, nothing is written to the loser and its own result records go.'
  ),
  row(
    7,
    'A formula or a roll-up gets another value, and no stamp of its record moves.',
    'Fields that describe calls calculated are read again for all rows once a day; status says when.'
  ),
  row(
    8,
    'Stamps of a whole object move though nothing in it changed.',
    'A stamp says where to look, the content says what changed; equal rows are left alone and nobody is scored anew.'
  ),
  row(
    9,
    'An object has a stamp that no filter may name.',
    'The field to go by is chosen by what describe calls filterable; where none tells changes, new rows are read in every run and all rows are read and compared once a day.'
  ),
  row(10, 'Records older than a default start date are never read.', 'A first load has no start date.'),
  row(
    11,
    'Field-level security hides a field: it is missing without an error.',
    'A field that the settings need stops the run with its name and the permission set, and so does an object that was read before; one that comes back is filled in for every row.'
  ),
  row(
    12,
    'A field is added, removed, renamed or changes its type while syncs go on.',
    'Every cycle describes the objects; another list of columns reads this one object anew, and a field that the settings name and the org lacks stops the run before anything is written.'
  ),
  row(
    13,
    'Sharing hides records: it looks as if they had been deleted.',
    'A record is never removed because it is absent. It goes when the org says deleted or when the integration user may see all records; otherwise it is kept and the run warns.'
  ),
  row(
    39,
    'Ids come in 15 and in 18 characters, and two ids may differ by letter case alone.',
    'Ids become 18 characters at the door and are compared exactly.'
  ),
  row(
    40,
    'Amounts stand in several currencies, rates change, a record changes its currency.',
    'Amounts are kept with their currency and converted by the rate of the day that is judged; amounts that cannot be converted are unknown, sums of mixed currencies do not exist.'
  ),
  row(
    41,
    'Person accounts are on, parts of names are empty.',
    'Fields are read by describe; who is a customer is a filter of the settings, and person accounts pass through it like all others.'
  ),
  row(
    42,
    'Days and instants: summer time, leap days, zones from UTC-12 to UTC+14, two spellings of UTC.',
    "Instants are UTC; a day is a day in the org's zone."
  ),
  row(
    43,
    "The clock of this machine is wrong, or the org's jumps.",
    "Windows and the moment that is judged come from the org's own clock; a clock that went back reads more, never less."
  ),
  row(
    44,
    'The list of changed ids ignores seconds, reaches 30 days back and holds 600,000 ids.',
    'Windows begin and end on whole minutes, are halved where the org says too many, and an object whose window is too old is read anew.'
  ),
  row(
    52,
    'The org forgets how far a long query was read.',
    'The query goes on behind the last row that is kept, by stamp and id, not from the start.'
  )
];
