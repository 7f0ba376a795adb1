import type { DescribedObjects } from '../../../src/signals/resolve/signalSchema.ts';
import { fieldOf } from '../../../src/soql/schema.ts';
import type { FactStore } from '../../../src/store/factStore.ts';

/** Objects that all copies of a company share. */
const shared = ['User', 'Group', 'Product2', 'Pricebook2', 'PricebookEntry', 'CurrencyType', 'DatedConversionRate'];

/**
 * Lays copies of a company beside it in its facts: every row so many times, each copy with ids of its own, so that rows of a copy
 * lead to accounts of that copy.
 *
 * @param copies  how many there are then, the company itself included; below 10,000
 */
export async function copyCompany(facts: FactStore, describes: DescribedObjects, copies: number): Promise<void> {
  for (const [object, columns] of await facts.tables()) {
    const described = describes.get(object);
    if (shared.includes(object) || described === undefined) continue;
    const isOwn = (name: string): boolean => {
      const field = fieldOf(described, name);
      return name === 'Id' || (field !== undefined && field.referenceTo.some((target) => !shared.includes(target)));
    };
    const ids = columns.filter(({ name }) => isOwn(name)).map(({ name }) => `${copiedId(name)} as "${name}"`);
    await facts.rows(
      `insert into "${object}" by name
      select * replace (${ids.join(', ')}) from "${object}" cross join (select unnest(range(1, ${copies})) as copy)`.replace(
        'select *',
        'select * exclude (copy)'
      )
    );
  }
}

/** Ids of the local org have zeros behind the prefix of their object; ids of shared objects stay. */
function copiedId(name: string): string {
  return `case when substr("${name}", 1, 3) = '005' then "${name}" else substr("${name}", 1, 4) || lpad(copy::varchar, 4, '0') || substr("${name}", 9) end`;
}
