/** Where a class of bad configuration can stand with us. */
export type Where = 'setting' | 'source file' | 'flag' | 'environment' | 'store' | 'org';

/** The test that makes a class for real. */
export type MadeIn = 'inSettings' | 'inSource' | 'inOrg' | 'asDescribed' | 'onCommandLine' | 'inStore';

/** A class of bad configuration: where it stands with us and what it is told by, or why it cannot occur. */
export type BadClass = {
  /** Number in the public list of such classes that this one was measured by, 1 to 90. */
  readonly id: number;
  readonly words: string;
} & (
  { readonly where: readonly Where[]; readonly code: string; readonly madeIn: MadeIn; readonly note?: string } | { readonly cannot: string }
);

const connection: readonly BadClass[] = [
  { id: 1, words: 'no org alias', where: ['flag', 'environment'], code: 'E-NO-ORG', madeIn: 'onCommandLine' },
  { id: 2, words: 'an alias that the CLI does not know', where: ['flag', 'environment'], code: 'E-ORG-UNKNOWN', madeIn: 'onCommandLine' },
  { id: 3, words: 'an address by http', where: ['environment'], code: 'E-FORBIDDEN-HOST', madeIn: 'onCommandLine' },
  {
    id: 4,
    words: "a host that begins with Salesforce's domain",
    where: ['environment'],
    code: 'E-FORBIDDEN-HOST',
    madeIn: 'onCommandLine'
  },
  { id: 5, words: 'a host with an inner word of a domain', where: ['environment'], code: 'E-FORBIDDEN-HOST', madeIn: 'onCommandLine' },
  { id: 6, words: 'a user name in the address', where: ['environment'], code: 'E-FORBIDDEN-HOST', madeIn: 'onCommandLine' },
  { id: 7, words: 'an IP address for a host', where: ['environment'], code: 'E-FORBIDDEN-HOST', madeIn: 'onCommandLine' },
  { id: 8, words: 'a sandbox where another org is expected', where: ['flag', 'environment'], code: 'E-OTHER-ORG', madeIn: 'onCommandLine' },
  {
    id: 9,
    words: 'an org id of 15 characters in the wrong case',
    where: ['flag', 'environment'],
    code: 'E-OTHER-ORG',
    madeIn: 'onCommandLine'
  },
  {
    id: 10,
    words: 'an API version that is retired',
    where: ['flag', 'environment'],
    code: 'E-API-VERSION-INVALID',
    madeIn: 'onCommandLine'
  },
  {
    id: 11,
    words: 'an API version that no org knows',
    where: ['flag', 'environment'],
    code: 'E-API-VERSION-INVALID',
    madeIn: 'onCommandLine'
  },
  { id: 12, words: 'an API version with a v', where: ['flag', 'environment'], code: 'E-API-VERSION-INVALID', madeIn: 'onCommandLine' },
  {
    id: 13,
    words: 'a password',
    where: ['flag', 'environment'],
    code: 'E-VARIABLE-UNKNOWN',
    madeIn: 'onCommandLine',
    note: 'No setting takes one; a flag or variable of that name is refused.'
  },
  { id: 14, words: 'a key file that is not there', where: ['environment'], code: 'E-KEY-FILE-UNUSABLE', madeIn: 'onCommandLine' },
  { id: 15, words: 'a key file that others may read', where: ['environment'], code: 'E-KEY-FILE-UNUSABLE', madeIn: 'onCommandLine' },
  { id: 16, words: 'an empty client id', where: ['environment'], code: 'E-SIGN-IN-INCOMPLETE', madeIn: 'onCommandLine' }
];

const objectsAndFields: readonly BadClass[] = [
  { id: 17, words: 'an object misspelt', where: ['setting'], code: 'E-OBJECT-UNKNOWN', madeIn: 'inOrg' },
  { id: 18, words: 'an object that cannot be queried', where: ['setting'], code: 'E-OBJECT-CLOSED', madeIn: 'asDescribed' },
  {
    id: 19,
    words: 'an object without a cursor field',
    cannot: 'No setting names a cursor: an object that tells no changes by a list or a stamp is read whole, each time or once a day.'
  },
  { id: 20, words: 'a field misspelt', where: ['setting'], code: 'E-FIELD-UNKNOWN', madeIn: 'inOrg' },
  { id: 21, words: 'a field that the user may not see', where: ['setting', 'org'], code: 'E-FIELD-UNKNOWN', madeIn: 'asDescribed' },
  { id: 22, words: 'no object', where: ['setting'], code: 'E-VALUE-MISSING', madeIn: 'inSettings' },
  { id: 23, words: 'a compound field', where: ['setting'], code: 'E-FIELD-COMPOUND', madeIn: 'inOrg' },
  { id: 24, words: 'a field that holds a file', where: ['setting'], code: 'E-FIELD-COMPOUND', madeIn: 'asDescribed' },
  {
    id: 25,
    words: 'a formula field as the trigger of changes',
    cannot: 'No setting names a trigger of changes: values are compared, and those of formulas are read anew once a day.'
  },
  { id: 26, words: 'one field twice', where: ['setting'], code: 'E-FIELD-TWICE', madeIn: 'inSettings' },
  { id: 27, words: 'a path over more than five parents', where: ['setting'], code: 'E-PATH-DEEP', madeIn: 'inOrg' },
  { id: 28, words: 'a lookup to another object than Account', where: ['setting'], code: 'E-PATH-ACCOUNT', madeIn: 'inOrg' },
  { id: 29, words: 'the own id for the account', where: ['setting'], code: 'E-PATH-ACCOUNT', madeIn: 'inOrg' },
  { id: 30, words: 'a name without the namespace of its package', where: ['setting'], code: 'E-OBJECT-UNKNOWN', madeIn: 'asDescribed' },
  { id: 31, words: 'a custom object that is not deployed', where: ['setting'], code: 'E-OBJECT-UNKNOWN', madeIn: 'inOrg' },
  { id: 32, words: 'a field of person accounts in an org without them', where: ['setting'], code: 'E-FIELD-UNKNOWN', madeIn: 'inOrg' },
  {
    id: 33,
    words: 'a field over a polymorphic lookup',
    where: ['setting'],
    code: 'E-FIELD-UNKNOWN',
    madeIn: 'inOrg',
    note: 'No type has to be named: every target that has the field is read. Refused where none has it.'
  },
  { id: 34, words: 'an encrypted field in a filter', where: ['setting'], code: 'E-FIELD-ENCRYPTED', madeIn: 'asDescribed' },
  { id: 35, words: 'more than 500 fields of one object', where: ['setting'], code: 'E-FIELDS-MANY', madeIn: 'asDescribed' },
  { id: 36, words: 'a label for a name', where: ['setting'], code: 'E-FIELD-UNKNOWN', madeIn: 'inOrg' }
];

const filtersAndWindows: readonly BadClass[] = [
  { id: 37, words: 'a quote that is not closed', where: ['setting'], code: 'E-FILTER-TEXT', madeIn: 'inOrg' },
  { id: 38, words: 'a second statement or a comment', where: ['setting'], code: 'E-FILTER-TEXT', madeIn: 'inOrg' },
  { id: 39, words: 'a subquery where none may stand', where: ['setting'], code: 'E-FILTER-CLAUSE', madeIn: 'inOrg' },
  { id: 40, words: 'LIMIT or ORDER BY in a filter', where: ['setting'], code: 'E-FILTER-CLAUSE', madeIn: 'inOrg' },
  { id: 41, words: 'a time without its zone', where: ['setting'], code: 'E-FILTER-TEXT', madeIn: 'inOrg' },
  { id: 42, words: 'a first day in the future', where: ['flag'], code: 'E-PERIOD-NOT-OVER', madeIn: 'onCommandLine' },
  { id: 43, words: 'a window of negative length', where: ['setting', 'flag'], code: 'E-NUMBER-RANGE', madeIn: 'inSettings' },
  {
    id: 44,
    words: 'a look-back of more than 15 days',
    cannot: 'Nobody sets how far a window reaches back: it overlaps by five minutes, and what is older than the log is read anew.'
  },
  { id: 45, words: 'an interval of less than a minute', where: ['flag'], code: 'E-FLAG-INVALID', madeIn: 'onCommandLine' },
  {
    id: 46,
    words: 'a filter on a field that the org cannot filter by',
    cannot: 'Filters of the settings run in the store, where every field that is read can be filtered by.'
  }
];

const scoring: readonly BadClass[] = [
  { id: 47, words: 'weights that sum to 0', where: ['setting'], code: 'E-WEIGHT-SUM', madeIn: 'inOrg' },
  { id: 48, words: 'a negative weight', where: ['setting'], code: 'E-WEIGHT-NEGATIVE', madeIn: 'inSettings' },
  { id: 49, words: 'a weight written as text', where: ['setting', 'source file'], code: 'E-VALUE-KIND', madeIn: 'inSettings' },
  { id: 50, words: 'a weight that is no number, or has no end', where: ['setting'], code: 'E-VALUE-KIND', madeIn: 'inSettings' },
  {
    id: 51,
    words: 'bands that overlap',
    where: ['setting'],
    code: 'E-BAND-TWICE',
    madeIn: 'inOrg',
    note: 'A band has a floor and no ceiling: it ends where the next begins. Only two equal floors contradict each other.'
  },
  {
    id: 52,
    words: 'a gap between bands',
    where: ['setting'],
    code: 'E-BAND-START',
    madeIn: 'inOrg',
    note: 'Without ceilings there is no gap between two bands; there can be one below the lowest.'
  },
  {
    id: 53,
    words: 'bands out of order',
    cannot: 'The floor alone orders bands; their sort order is for lists of people.'
  },
  { id: 54, words: 'an operator that nobody knows', where: ['setting'], code: 'E-VALUE-WORD', madeIn: 'inSettings' },
  { id: 55, words: 'a number compared with text', where: ['setting'], code: 'E-FILTER-VALUE', madeIn: 'inOrg' },
  {
    id: 56,
    words: 'a picklist value that the org lacks',
    where: ['setting'],
    code: 'E-CHOICE-UNKNOWN',
    madeIn: 'asDescribed',
    note: 'A warning in the report, never an error: a ready-made record must not stop a run in an org with words of its own.'
  },
  {
    id: 57,
    words: 'a division by a field that may be empty',
    cannot: 'A ratio whose divisor is empty or 0 is unknown, and the measure has a policy for unknown values.'
  },
  { id: 58, words: 'scores that rest on one another', where: ['setting'], code: 'E-CIRCLE', madeIn: 'inSettings' },
  {
    id: 59,
    words: 'currencies mixed in a sum',
    cannot: 'An account whose rows stand in several currencies has no sum: the value is unknown.'
  },
  { id: 60, words: 'a measure without a signal', where: ['setting'], code: 'E-VALUE-MISSING', madeIn: 'inSettings' },
  { id: 61, words: 'a half-life of 0', where: ['setting'], code: 'E-NUMBER-RANGE', madeIn: 'inSettings' },
  { id: 62, words: 'one name twice, apart from letter case', where: ['setting', 'source file'], code: 'E-NAME-TWICE', madeIn: 'inSource' }
];

const writeBack: readonly BadClass[] = [
  { id: 63, words: 'a target field that is not there', where: ['org'], code: 'E-PACKAGE-FIELD', madeIn: 'asDescribed' },
  { id: 64, words: 'a target that is a formula', where: ['org'], code: 'E-PACKAGE-KIND', madeIn: 'asDescribed' },
  { id: 65, words: 'a target of another type', where: ['org'], code: 'E-PACKAGE-KIND', madeIn: 'asDescribed' },
  { id: 66, words: 'a target with too few digits', where: ['org'], code: 'E-PACKAGE-LENGTH', madeIn: 'asDescribed' },
  { id: 67, words: 'a target that is too short', where: ['org'], code: 'E-PACKAGE-LENGTH', madeIn: 'asDescribed' },
  {
    id: 68,
    words: 'a restricted picklist that lacks a value',
    where: ['org'],
    code: 'E-PACKAGE-CHOICE',
    madeIn: 'asDescribed',
    note: 'Bands are text in the org, so that every band fits; the picklists of ours are states and kinds.'
  },
  { id: 69, words: 'a target that is an input too', where: ['setting'], code: 'E-LOOP', madeIn: 'inOrg' },
  {
    id: 70,
    words: 'two measures to one field',
    cannot: 'No setting names a target: each result is a record of its own, with fixed fields.'
  },
  { id: 71, words: 'a target that the user may not edit', where: ['org'], code: 'E-PACKAGE-EDIT', madeIn: 'asDescribed' },
  {
    id: 72,
    words: 'a standard business field as target',
    cannot:
      'No setting names a target: of records that were there the sync writes fields with our prefix alone; a task that it creates is a record of its own.'
  },
  {
    id: 73,
    words: 'a batch that is too large',
    cannot: 'No setting says how large a batch is: collections are cut to 200 rows, jobs by Salesforce.'
  },
  {
    id: 74,
    words: 'a way around duplicate rules',
    cannot: 'The one way past a duplicate rule is a box of the general setting that says so, and it is empty unless somebody ticks it.'
  }
];

const storesFilesLimits: readonly BadClass[] = [
  {
    id: 75,
    words: 'a store that cannot be written',
    where: ['flag', 'environment'],
    code: 'E-DATA-FOLDER-UNUSABLE',
    madeIn: 'onCommandLine'
  },
  { id: 76, words: 'the store of another org', where: ['store'], code: 'E-WRONG-ORG', madeIn: 'inStore' },
  { id: 77, words: 'a store of a newer version', where: ['store'], code: 'E-STORE-NEWER', madeIn: 'inStore' },
  { id: 78, words: 'two services on one store', where: ['store'], code: 'E-STORE-BUSY', madeIn: 'inStore' },
  { id: 79, words: 'a database address without TLS', cannot: 'The store is a file: there is no database server to name.' },
  { id: 80, words: 'a pool of 0 connections', cannot: 'The store is a file: there is no pool.' },
  { id: 81, words: 'a share of the API above 100%', where: ['setting'], code: 'E-NUMBER-RANGE', madeIn: 'inSettings' },
  { id: 82, words: 'a share of the API of 0%', where: ['setting'], code: 'E-NUMBER-RANGE', madeIn: 'inSettings' },
  { id: 83, words: 'an unknown key', where: ['source file', 'flag', 'environment'], code: 'E-KEY-UNKNOWN', madeIn: 'inSource' },
  {
    id: 84,
    words: 'a value of the wrong kind',
    where: ['setting', 'source file', 'environment'],
    code: 'E-VALUE-KIND',
    madeIn: 'inSettings'
  },
  { id: 85, words: 'a key twice in one file', where: ['source file'], code: 'E-FILE-TWICE', madeIn: 'inSource' },
  { id: 86, words: 'bytes that are not UTF-8', where: ['source file'], code: 'E-FILE-ENCODING', madeIn: 'inSource' },
  { id: 87, words: 'an empty file', where: ['source file'], code: 'E-FILE-EMPTY', madeIn: 'inSource' },
  { id: 88, words: 'entities that grow, and files without end', where: ['source file'], code: 'E-FILE-ENTITY', madeIn: 'inSource' },
  { id: 89, words: 'settings of more than 10 million characters', where: ['setting'], code: 'E-SETTINGS-SIZE', madeIn: 'inSettings' },
  {
    id: 90,
    words: "a local org with a real org's token, and the reverse",
    where: ['environment'],
    code: 'E-FORBIDDEN-HOST',
    madeIn: 'onCommandLine'
  }
];

/** All 90, in order. */
export const badClasses: readonly BadClass[] = [
  ...connection,
  ...objectsAndFields,
  ...filtersAndWindows,
  ...scoring,
  ...writeBack,
  ...storesFilesLimits
];

/** The classes that one test file has to make, by id. */
export function classesMadeIn(file: MadeIn): ReadonlyMap<number, Extract<BadClass, { readonly code: string }>> {
  const made = badClasses.filter((each): each is Extract<BadClass, { readonly code: string }> => 'code' in each && each.madeIn === file);
  return new Map(made.map((each) => [each.id, each]));
}

/** The classes that cannot occur, by id. */
export function impossibleClasses(): ReadonlyMap<number, Extract<BadClass, { readonly cannot: string }>> {
  const found = badClasses.filter((each): each is Extract<BadClass, { readonly cannot: string }> => 'cannot' in each);
  return new Map(found.map((each) => [each.id, each]));
}
