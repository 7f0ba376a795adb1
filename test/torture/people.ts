import type { Random } from '../../src/demo/random.ts';
import { nowOf, type Company } from '../reliability/openCompany.ts';
import { peopleOf } from '../reliability/peopleAct.ts';
import { editedObjects } from './editedObjects.ts';
import type { EditedObject, Values, World } from './editedObject.ts';
import { orgRows } from './orgFile.ts';
import { setWeight } from './tortureCompany.ts';

const dayMs = 86_400_000;
const result = 'Headroom_Scorecard_Result__c';

/** What results say, by id. */
type Results = ReadonlyMap<string, Values>;

/** People at work in a company: every edit is drawn, made, and told in a line. */
export class TorturedPeople {
  private readonly company: Company;
  /** Results as they stood before and after the last sync. */
  private results: readonly [before: Results, after: Results];

  constructor(company: Company) {
    this.company = company;
    this.results = [this.resultsNow(), this.resultsNow()];
  }

  /** Looks at what a sync wrote, so that somebody can undo it. */
  afterSync(): void {
    this.results = [this.results[1], this.resultsNow()];
  }

  /** Some edits, which are drawn from streams of their own. @returns what was done, or what the org refused, in a line each */
  async edit(randoms: readonly Random[]): Promise<readonly string[]> {
    const lines: string[] = [];
    const ids = this.idsNow();
    for (const random of randoms) lines.push(await this.oneEdit(await this.world(random, ids)));
    return lines;
  }

  /** What draws can name right now. */
  async world(random: Random, ids = this.idsNow()): Promise<World> {
    const now = Date.parse(await nowOf(this.company.org));
    return {
      random,
      one: (object) => {
        const all = ids.get(object) ?? [];
        return all.length === 0 ? null : random.pick(all);
      },
      day: (from, to) => new Date(now + random.whole(from, to) * dayMs).toISOString().slice(0, 10)
    };
  }

  private async oneEdit(world: World): Promise<string> {
    const { random } = world;
    const edited = random.weighted(editedObjects.map((one) => [one, one.weight] as const));
    const kind = random.weighted([
      ['change', 50],
      ['create', 25],
      ['delete', 10],
      ['undelete', 6],
      ['erase', 3],
      ['merge', 4],
      ['weigh', 1],
      ['set back', 3]
    ] as const);
    try {
      return await this.act(kind, edited, world);
    } catch (error) {
      return `refused: ${kind} ${edited.object}: ${error instanceof Error ? reasonOf(error.message) : String(error)}`;
    }
  }

  private async act(
    kind: 'change' | 'create' | 'delete' | 'undelete' | 'erase' | 'merge' | 'weigh' | 'set back',
    edited: EditedObject,
    world: World
  ): Promise<string> {
    if (kind === 'undelete' || kind === 'erase') return this.fromBin(kind, world.random);
    if (kind === 'merge') return this.merge(world);
    if (kind === 'weigh') return this.weigh(world.random);
    if (kind === 'set back') return this.setBack(world.random);
    const id = world.one(edited.object);
    const creates = kind === 'create' || id === null;
    if (creates && edited.create !== undefined) return this.create(edited.object, edited.create(world));
    if (id === null) return `nothing: no ${edited.object}`;
    const people = peopleOf(this.company);
    if (kind === 'delete' && edited.object !== 'User' && edited.object !== 'Product2') {
      await people.remove(edited.object, id);
      return `delete ${edited.object} ${id}`;
    }
    const values = world.random.pick(edited.changes)(world);
    await people.change(edited.object, id, values);
    return `change ${edited.object} ${id} ${JSON.stringify(values)}`;
  }

  private async create(object: string, values: Values): Promise<string> {
    const id = await this.company.org.create(object, values);
    return `create ${object} ${id} ${JSON.stringify(values)}`;
  }

  /** Something that stands in the bin, whoever put it there: people, a cascade, or the service. */
  private async fromBin(kind: 'undelete' | 'erase', random: Random): Promise<string> {
    const bin = editedObjects.flatMap(({ object }) => this.ids(object, 'deleted').map((id) => ({ object, id })));
    if (bin.length === 0) return 'nothing: the bin is empty';
    const { object, id } = random.pick(bin);
    const people = peopleOf(this.company);
    await (kind === 'undelete' ? people.undelete(id) : people.erase(id));
    return `${kind} ${object} ${id}`;
  }

  /** Somebody makes a result say again what it said before the last sync. */
  private async setBack(random: Random): Promise<string> {
    const [before, after] = this.results;
    const moved = [...after].flatMap(([id, { Score__c: score }]) => {
      const was = before.get(id);
      return was !== undefined && was['Score__c'] !== score ? [{ id, was }] : [];
    });
    if (moved.length === 0) return 'nothing: no score moved';
    const { id, was } = random.pick(moved);
    await peopleOf(this.company).change(result, id, was);
    return `set back ${result} ${id} to ${String(was['Score__c'])}`;
  }

  private async merge({ one }: World): Promise<string> {
    const [winner, loser] = [one('Account'), one('Account')];
    if (winner === null || loser === null || winner === loser) return 'nothing: no two accounts';
    await peopleOf(this.company).merge(winner, loser);
    return `merge Account ${loser} into ${winner}`;
  }

  private async weigh(random: Random): Promise<string> {
    const weight = random.pick([20, 40, 55]);
    await setWeight(this.company, weight);
    return `weigh vr_oldest_case ${weight}`;
  }

  /** Records of every object that an edit may name, as the org has them now. */
  private idsNow(): ReadonlyMap<string, readonly string[]> {
    return new Map(editedObjects.map(({ object }) => [object, this.ids(object, 'living')]));
  }

  private ids(object: string, state: 'living' | 'deleted'): readonly string[] {
    const deletes = orgRows(this.company, "select 1 from pragma_table_info(?) where name = 'IsDeleted'", object).length > 0;
    if (state === 'deleted' && !deletes) return [];
    const where = [
      ...(deletes ? [`"IsDeleted" = ${state === 'deleted' ? 1 : 0}`] : []),
      ...(object === 'User' ? [`"IsActive" = 1 and "UserType" = 'Standard'`] : [])
    ];
    const rows = orgRows(
      this.company,
      `select "Id" from "${object}" ${where.length > 0 ? `where ${where.join(' and ')}` : ''} order by "Id"`
    );
    return rows.map(({ Id }) => String(Id));
  }

  private resultsNow(): Results {
    const rows = orgRows(this.company, `select * from "${result}" where "IsDeleted" = 0`);
    const isEditable = (name: string): boolean => name.endsWith('__c') && name !== 'Account__c';
    return new Map(rows.map((row) => [String(row['Id']), Object.fromEntries(Object.entries(row).filter(([name]) => isEditable(name)))]));
  }
}

/** What the org said, out of the XML of the Partner API or the JSON of REST. */
function reasonOf(message: string): string {
  return (/<message>([^<]*)/.exec(message)?.[1] ?? message).slice(0, 160);
}
