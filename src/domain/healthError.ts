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
  | 'SignInFailed'
  | 'SessionEnded'
  | 'WrongOrg'
  | 'ForbiddenHost'
  | 'OrgUnreachable'
  | 'ObjectMissing'
  | 'FieldMissing'
  | 'ApiBudgetReached'
  | 'StorageShareReached'
  | 'RequestRefused'
  | 'BulkJobFailed'
  | 'BulkPageIncomplete'
  // store
  | 'StoreUnreadable'
  | 'StoreNewer'
  | 'StoreBusy'
  // command line
  | 'AccountNotFound'
  // several accounts of one name: (name, their ids)
  | 'AccountAmbiguous'
  | 'NotScoredYet'
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
  | 'OnlyDryRun'
  | 'Interrupted';

export class HealthError extends Error {
  override readonly name: HealthErrorName;
  readonly values: readonly string[];

  constructor(name: HealthErrorName, values: readonly (string | number)[] = [], options: { readonly cause?: unknown } = {}) {
    super(`${name}: ${values.join(' | ')}`, options);
    this.name = name;
    this.values = values.map(String);
  }
}
