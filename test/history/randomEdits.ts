import type { FactColumn, FactRow, FactStore } from '../../src/store/factStore.ts';
import { seededRandom } from '../../src/surveys/seededRandom.ts';

/** Tables that are edited: all but those whose rows concern every account, and those that the service writes. */
const aside = ['PricebookEntry', 'Pricebook2', 'CurrencyType', 'DatedConversionRate', 'Group'];
const isEdited = (object: string): boolean =>
  !aside.includes(object) && !/^Headroom_(Scorecard_Result|Whitespace_Cell|Account_Summary|Settings_Version)__c$/.test(object);

/** One edit in words, for the message of a test that fails. */
export type Edit = string;

/** Edits facts as a pull would find them after people worked in the org: the same ones for a seed. */
export async function openRandomEdits(facts: FactStore, seed: string): Promise<(at: string, count: number) => Promise<readonly Edit[]>> {
  const tables = await facts.tables();
  const below = seededRandom(seed);
  const pick = <One>(all: readonly One[]): One => {
    const one = all[below(all.length)];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  };
  const filled: string[] = [];
  for (const object of [...tables.keys()].filter(isEdited)) {
    const [row] = await facts.rows(`select count(*) as n from "${object}"`);
    if (Number(row?.['n']) > 0) filled.push(object);
  }
  let made = 0;
  const rowOf = async (object: string): Promise<FactRow> => {
    const rows = await facts.rows(`select "Id" as id from "${object}" order by "Id"`);
    const [row] = await facts.rows(`select * from "${object}" where "Id" = ?`, [String(pick(rows)['id'])]);
    if (row === undefined) throw new Error(`${object} is empty`);
    return row;
  };
  const edit = async (at: string): Promise<Edit> => {
    const object = pick(filled);
    const columns = tables.get(object) ?? [];
    const row = await rowOf(object);
    const kind = pick(['change', 'change', 'change', 'create', 'delete']);
    if (kind === 'delete') {
      await facts.applyChanges({ object, columns, removed: [String(row['Id'])] });
      return `${object} ${String(row['Id'])} deleted`;
    }
    if (kind === 'create') {
      made += 1;
      const id = `${String(row['Id']).slice(0, 3)}NEW${String(made).padStart(9, '0')}AAA`;
      await facts.applyChanges({ object, columns, rows: [{ ...row, Id: id, ...dated(columns, at) }] });
      return `${object} ${id} created like ${String(row['Id'])}`;
    }
    const { name } = pick(columns.filter((column) => !['Id', 'SystemModstamp', 'CreatedDate'].includes(column.name)));
    const value = below(5) === 0 ? null : (await rowOf(object))[name];
    await facts.applyChanges({ object, columns, rows: [{ ...row, [name]: value }] });
    return `${object} ${String(row['Id'])} ${name}: ${String(row[name])} -> ${String(value)}`;
  };
  return async (at, count) => {
    const edits: Edit[] = [];
    for (let i = 0; i < count; i += 1) edits.push(await edit(at));
    return edits;
  };
}

function dated(columns: readonly FactColumn[], at: string): FactRow {
  return columns.some(({ name }) => name === 'CreatedDate') ? { CreatedDate: at } : {};
}
