/**
 * The one error class inside the product.
 *
 * It carries a name from a closed union and the values concerned, no prose: commands turn it into a sentence with
 * its cure from `messages/errors.md` (`# error.<Name>`, `# error.<Name>.actions`, values as %s in the given order).
 */
export type HealthErrorName =
  // settings: (record, field, what stands there, detail)
  | 'SettingInvalid'
  // several settings errors at once: (count, the errors as lines)
  | 'SettingsInvalid'
  | 'SettingsMissing'
  // org access
  | 'NoOrg'
  // a name that the Salesforce CLI does not know: (name, near one or nothing)
  | 'OrgUnknown'
  // a sign-in of the environment that is not whole: (variables given, variables missing)
  | 'SignInIncomplete'
  // a private key: (path, what is wrong, path)
  | 'KeyFileUnusable'
  // (version, what is wrong)
  | 'ApiVersionInvalid'
  | 'SignInFailed'
  // refused by a setting of the org, each by its own page in Setup: (who or where, what the org says)
  | 'AppBlocked'
  | 'AddressNotAllowed'
  | 'OutsideLoginHours'
  | 'UserNotActive'
  | 'SecondFactorNeeded'
  | 'ApiDisabled'
  | 'PolicyRefused'
  | 'SessionEnded'
  // a store of another org: (its org id, id of the org signed in to)
  | 'WrongOrg'
  // another org at the address of one that there is a copy of: (address, id before, id now, files of the copy)
  | 'OrgReplaced'
  // not the org that was asked for: (id asked for, id found, what may explain it or nothing)
  | 'OtherOrg'
  // (host, why not, where the address stands)
  | 'ForbiddenHost'
  | 'OrgUnreachable'
  | 'ObjectMissing'
  // objects that were read before and are not there for this user any more: (objects with their rows, records that name them)
  | 'ObjectHidden'
  | 'FieldMissing'
  | 'ApiBudgetReached'
  | 'StorageShareReached'
  // a comparison with the org: (calls that it takes, calls that are left)
  | 'VerifyTooCostly'
  | 'RequestRefused'
  // (what the org says, the request)
  | 'QueryTooComplicated'
  | 'CursorLost'
  // a window of changes that the org does not tell as a whole: (object, from, to, what it says)
  | 'WindowTooLarge'
  | 'WindowTooOld'
  | 'BulkJobFailed'
  | 'BulkPageIncomplete'
  // store
  | 'StoreUnreadable'
  // no room for a store on its disk: (file or folder, what the system says)
  | 'StoreFull'
  | 'StoreNewer'
  | 'StoreBusy'
  // a service that slept past its lease: (who holds it now)
  | 'LeaseLost'
  // (folder, what is wrong)
  | 'DataFolderUnusable'
  // command line
  // what was typed and the command does not take: (what is wrong, what may be meant or nothing)
  | 'FlagInvalid'
  // a variable of the environment: (name, what is wrong)
  | 'VariableUnknown'
  | 'AccountNotFound'
  // several accounts of one name: (name, their ids)
  | 'AccountAmbiguous'
  | 'NotScoredYet'
  // a list of whitespace cells: (what was asked for, keys that there are); (user asked for); (name, user names that have it);
  // (why no estimate is shown)
  | 'ProductLineUnknown'
  | 'UserNotFound'
  | 'UserAmbiguous'
  | 'EstimatesNotShown'
  // a field of ours that holds what this product did not write: (field, record, what is wrong)
  | 'RecordUnreadable'
  // a field of ours that this user may not read: (field)
  | 'AccessMissing'
  | 'NoRunYet'
  | 'NoSummaries'
  // two days to compare: (first, second)
  | 'DaysNotInOrder'
  // no state of the org on this machine: (org id, file)
  | 'NoStateHere'
  // a text that should be a calendar day: (text)
  | 'DayInvalid'
  // a day up to which something is counted: (day, day of the last sync)
  | 'DayNotOver'
  // a backtest: (first day, days, last day, day of the last sync, first day possible); (first days, days);
  // (key, keys of others); (key, day)
  | 'PeriodNotOver'
  | 'PeriodsOverlap'
  | 'ScorecardUnknown'
  | 'ScorecardNotSetUp'
  | 'FileUnreadable'
  // an imported file: (path, what is wrong)
  | 'ImportFileInvalid'
  // (user, what cannot be written, user)
  | 'ImportNotAllowed'
  | 'LocalOrgNotRunning'
  | 'LocalOrgRunning'
  | 'PackageNotInstalled'
  | 'PortTaken'
  | 'PageNotHere'
  | 'DeployFailed'
  | 'NothingToDeploy'
  // (folders)
  | 'NoSettingsInFolder'
  | 'OnlyDryRun'
  | 'Interrupted';

/**
 * The code that an error is printed with and can be searched for: its name in capitals behind `E-`.
 *
 * @example  errorCode('NoOrg') // 'E-NO-ORG'
 */
export function errorCode(name: HealthErrorName): string {
  return `E-${name.replace(/(?<=.)(?=[A-Z])/g, '-').toUpperCase()}`;
}

export class HealthError extends Error {
  override readonly name: HealthErrorName;
  readonly values: readonly string[];

  constructor(name: HealthErrorName, values: readonly (string | number)[] = [], options: { readonly cause?: unknown } = {}) {
    super(`${name}: ${values.join(' | ')}`, options);
    this.name = name;
    this.values = values.map(String);
  }
}
