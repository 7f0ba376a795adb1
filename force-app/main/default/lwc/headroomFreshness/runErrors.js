/** Why a run stopped, in words for its readers: the record holds only the error's name. */
import ACCESS from '@salesforce/label/c.Headroom_Stopped_Access';
import API_BUDGET from '@salesforce/label/c.Headroom_Stopped_Api_Budget';
import DISK from '@salesforce/label/c.Headroom_Stopped_Disk';
import INTERRUPTED from '@salesforce/label/c.Headroom_Stopped_Interrupted';
import OTHER from '@salesforce/label/c.Headroom_Stopped_Other';
import REFUSED from '@salesforce/label/c.Headroom_Stopped_Refused';
import SETTINGS from '@salesforce/label/c.Headroom_Stopped_Settings';
import STORAGE from '@salesforce/label/c.Headroom_Stopped_Storage';
import STORE from '@salesforce/label/c.Headroom_Stopped_Store';
import UNREACHABLE from '@salesforce/label/c.Headroom_Stopped_Unreachable';

/** @type {Record<string, string>} */
const WORDS = {
  ApiBudgetReached: API_BUDGET,
  StorageShareReached: STORAGE,
  SettingInvalid: SETTINGS,
  SettingsInvalid: SETTINGS,
  SettingsMissing: SETTINGS,
  ObjectMissing: ACCESS,
  FieldMissing: ACCESS,
  SignInFailed: ACCESS,
  SessionEnded: ACCESS,
  WrongOrg: ACCESS,
  OrgUnreachable: UNREACHABLE,
  ForbiddenHost: UNREACHABLE,
  RequestRefused: REFUSED,
  BulkJobFailed: REFUSED,
  BulkPageIncomplete: REFUSED,
  StoreFull: DISK,
  StoreUnreadable: STORE,
  StoreNewer: STORE,
  StoreBusy: STORE,
  Interrupted: INTERRUPTED
};

/**
 * @param {string | null | undefined} name  of the error; a name that is not known sends to the run's record
 */
export function stoppedBecause(name) {
  return name ? (WORDS[name] ?? OTHER) : '';
}
