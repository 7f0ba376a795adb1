import { randomInt } from 'node:crypto';
import { checksumOf } from '../../ids.ts';
import type { LocalOrg } from '../../localOrg.ts';
import type { OrgContext } from '../../orgContext.ts';

/** Another id for the org, and no session but the administrator's. What apps hold to sign in by stays. */
export function swapOrg({ org }: OrgContext): void {
  const before = org.id;
  const admin = org.database.setting('accessToken') ?? '';
  org.database.statement(`delete from org_session where kind = 'access' and token <> ?`).run(admin);
  renameOrg(org, otherId(before));
  org.faults.onClear(() => renameOrg(org, before));
}

/** An id of a local org that is not the given one. */
function otherId(id: string): string {
  const id15 = `${id.slice(0, 10)}${String(randomInt(100_000)).padStart(5, '0')}`;
  return id15 === id.slice(0, 15) ? otherId(id) : id15 + checksumOf(id15);
}

function renameOrg(org: LocalOrg, id: string): void {
  org.database.saveSetting('orgId', id);
  org.database.statement('update "Organization" set "Id" = ?').run(id);
}
