import type { OrgContext } from '../../orgContext.ts';
import { purgeDeletedLog } from '../../records/recycleBin.ts';
import { quoted } from '../../schema/tables.ts';
import { objectNamed } from './hide.ts';

export function beginTransaction({ org }: OrgContext): void {
  org.faults.onClear(org.transactions.begin(org.clock.nowMs()));
}

export function holdStamps({ org }: OrgContext): void {
  org.clock.holdStamps(org.clock.nowMs());
  org.faults.onClear(() => void org.clock.holdStamps(undefined));
}

export function skewClock({ org }: OrgContext, { seconds }: { readonly seconds: number }): void {
  const move = (by: number): void => org.clock.set(org.clock.nowMs() + by * 1000);
  move(seconds);
  org.faults.onClear(() => move(-seconds));
}

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
