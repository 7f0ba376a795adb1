import type { OrgContext } from '../../orgContext.ts';
import { purgeDeletedLog } from '../../records/recycleBin.ts';
import { quoted } from '../../schema/tables.ts';
import { objectNamed } from './hide.ts';

/** Opens a transaction that holds what the org calls covered until the faults are cleared. */
export function beginTransaction({ org }: OrgContext): void {
  org.faults.onClear(org.transactions.begin(org.clock.nowMs()));
}

/** Stamps every save with this moment until the faults are cleared. */
export function holdStamps({ org }: OrgContext): void {
  org.clock.holdStamps(org.clock.nowMs());
  org.faults.onClear(() => void org.clock.holdStamps(undefined));
}

/** Moves the org's clock, and back when the faults are cleared. */
export function skewClock({ org }: OrgContext, { seconds }: { readonly seconds: number }): void {
  const move = (by: number): void => org.clock.set(org.clock.nowMs() + by * 1000);
  move(seconds);
  org.faults.onClear(() => move(-seconds));
}

/** Forgets for good what was deleted: of one object, or of all. */
export function purgeLog(context: OrgContext, { of }: { readonly of?: string | undefined }): void {
  purgeDeletedLog(context.org, of === undefined ? undefined : objectNamed(context, of));
}

/** Moves the stamps of all living records, as jobs of the platform do. */
export function touchAll(context: OrgContext, { of }: { readonly of: string }): void {
  const object = objectNamed(context, of);
  const living = object.softDelete ? 'where "IsDeleted" = 0' : '';
  const sql = `update ${quoted(object.name)} set "SystemModstamp" = ? ${living}`;
  context.org.database.statement(sql).run(context.org.clock.stamp());
}
