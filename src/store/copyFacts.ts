import { isDiskFull } from '../domain/diskFull.ts';
import { errorText } from '../domain/errorText.ts';
import { HealthError } from '../domain/healthError.ts';
import { connectDuck, createFactTables, openDuck } from './openDuck.ts';
import { quoteName, sqlText } from './factColumns.ts';
import { openFolder } from './openFolder.ts';
import { factsFile } from './storeFiles.ts';

/**
 * Copies the facts of an org into another folder, where `openFactStore` opens them; the file that is copied is held only as
 * long as that takes.
 *
 * @param whileHeld  work on what belongs to the facts, before anybody can change them
 * @throws HealthError StoreBusy while another process holds the facts, StoreFull without room for the copy, StoreUnreadable
 */
export async function copyFacts(
  orgId: string,
  from: string,
  to: string,
  whileHeld: () => Promise<void> = () => Promise.resolve()
): Promise<void> {
  await openFolder(to);
  const copy = factsFile({ folder: to, orgId });
  const path = factsFile({ folder: from, orgId });
  const instance = await openDuck(path, {});
  const connection = await connectDuck(instance, path);
  try {
    await createFactTables(connection);
    await connection.run(`attach ${sqlText(copy)} as facts_copy`);
    await connection.run(`copy from database ${quoteName(`facts-${orgId}`)} to facts_copy`);
    await connection.run('detach facts_copy');
    await whileHeld();
  } catch (error) {
    if (error instanceof HealthError || !isDiskFull(error)) throw error;
    throw new HealthError('StoreFull', [copy, errorText(error)], { cause: error });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
