import type { Random } from '../../src/demo/random.ts';
import { nowOf, type Company } from '../reliability/openCompany.ts';
import { peopleOf } from '../reliability/peopleAct.ts';
import { editedObjects } from './editedObjects.ts';
import type { EditedObject, Values, World } from './editedObject.ts';
import { setWeight } from './tortureCompany.ts';

const dayMs = 86_400_000;

/** People at work in a company: every edit is drawn, made, and told in a line. */
export class TorturedPeople {
  private readonly company: Company;
  /** Ids of records that somebody deleted and nobody erased, with their objects. */
  private readonly bin: { readonly object: string; readonly id: string }[] = [];

  constructor(company: Company) {
    this.company = company;
  }

  /** Some edits, which are drawn from streams of their own. @returns what was done, or what the org refused, in a line each */
  async edit(randoms: readonly Random[]): Promise<readonly string[]> {
    const ids = await this.livingIds();
    const lines: string[] = [];
    for (const random of randoms) lines.push(await this.oneEdit(await this.world(random, ids)));
    return lines;
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
      ['weigh', 1]
    ] as const);
    try {
      return await this.act(kind, edited, world);
    } catch (error) {
      return `refused: ${kind} ${edited.object}: ${error instanceof Error ? reasonOf(error.message) : String(error)}`;
    }
  }

  private async act(
    kind: 'change' | 'create' | 'delete' | 'undelete' | 'erase' | 'merge' | 'weigh',
    edited: EditedObject,
    world: World
  ): Promise<string> {
    if ((kind === 'undelete' || kind === 'erase') && this.bin.length > 0) return this.fromBin(kind, world.random);
    if (kind === 'merge') return this.merge(world);
    if (kind === 'weigh') return this.weigh(world.random);
    const id = world.one(edited.object);
    const creates = kind === 'create' || id === null;
    if (creates && edited.create !== undefined) return this.create(edited.object, edited.create(world));
    if (id === null) return `nothing: no ${edited.object}`;
    const people = peopleOf(this.company);
    if (kind === 'delete' && edited.object !== 'User' && edited.object !== 'Product2') {
      await people.remove(edited.object, id);
      this.bin.push({ object: edited.object, id });
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

  private async fromBin(kind: 'undelete' | 'erase', random: Random): Promise<string> {
    const [found] = this.bin.splice(random.whole(0, this.bin.length - 1), 1);
    if (found === undefined) return 'nothing: the bin is empty';
    const people = peopleOf(this.company);
    await (kind === 'undelete' ? people.undelete(found.id) : people.erase(found.id));
    return `${kind} ${found.object} ${found.id}`;
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

  /** Living records of every object that an edit may name, as the org has them now. */
  private async livingIds(): Promise<ReadonlyMap<string, readonly string[]>> {
    const ids = new Map<string, readonly string[]>();
    for (const { object } of editedObjects) {
      const where = object === 'User' ? " WHERE IsActive = true AND UserType = 'Standard'" : '';
      const rows = await this.company.org.query(`SELECT Id FROM ${object}${where} ORDER BY Id`);
      ids.set(
        object,
        rows.map(({ Id }) => Id as string)
      );
    }
    return ids;
  }

  private async world(random: Random, ids: ReadonlyMap<string, readonly string[]>): Promise<World> {
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
}

/** What the org said, out of the XML of the Partner API or the JSON of REST. */
function reasonOf(message: string): string {
  return (/<message>([^<]*)/.exec(message)?.[1] ?? message).slice(0, 160);
}
