import type { OrgContext } from '../orgContext.ts';
import { activateCurrencies } from '../features/currencies.ts';
import { enablePersonAccounts } from '../features/personAccounts.ts';
import { hideField, hideShare, refreshViews } from './starts/hide.ts';
import { swapOrg } from './starts/swapOrg.ts';
import { beginTransaction, holdStamps, purgeLog, skewClock, touchAll } from './starts/time.ts';
import type { ListedFault } from './orgFaults.ts';
import type { FaultName, FaultParameters } from './faultSwitches.ts';

/** What some switches do at the moment in which they are set, beside being on. */
type Starts = { readonly [Name in FaultName]?: (context: OrgContext, parameters: FaultParameters<Name>) => void };

const starts: Starts = {
  clock_skew: skewClock,
  currencies: activateCurrencies,
  equal_stamps: holdStamps,
  fls_hide: hideField,
  long_transaction: beginTransaction,
  object_hide: refreshViews,
  org_swap: swapOrg,
  person_accounts: enablePersonAccounts,
  purge_delete_log: purgeLog,
  sharing_hide: hideShare,
  touch_storm: touchAll,
  unfilterable_stamp: refreshViews
};

/** Switches a fault on and does what it does at once; a fault that cannot start is not on. */
export function startFault(context: OrgContext, name: string, given: Readonly<Record<string, unknown>>): ListedFault {
  const fault = context.org.faults.set(name, given);
  const start = starts[fault.fault] as ((context: OrgContext, parameters: unknown) => void) | undefined;
  try {
    start?.(context, fault);
  } catch (error) {
    context.org.faults.remove(fault.id);
    throw error;
  }
  return fault;
}
