import type { OutboxItem } from '../store/stateStore.ts';
import { createdIn } from './changes.ts';
import type { ChangeCount, ChangeSet } from './changes.ts';
import type { WriteGroup } from './forecastWrites.ts';
import { groupKey } from './writeGroups.ts';

/** Writes that are kept as examples. */
const mostExamples = 20;

/** Counts a write set that is made part by part: all of it at once may be larger than memory. */
export class WriteTally {
  /** By object. */
  readonly counts: Record<string, ChangeCount> = {};
  /** The first writes, for people to look at. */
  readonly examples: OutboxItem[] = [];
  private readonly byGroup = new Map<string, WriteGroup>();

  add({ items, counts }: ChangeSet): void {
    for (const [object, count] of Object.entries(counts)) this.counts[object] = sumOf(this.counts[object], count);
    for (const item of items) {
      const { object, operation, externalId, row } = item;
      const known = this.byGroup.get(groupKey(item)) ?? { object, operation, ...(externalId ? { externalId } : {}), count: 0, text: 0 };
      this.byGroup.set(groupKey(item), { ...known, count: known.count + 1, text: known.text + textOf(row) });
      if (this.examples.length < mostExamples) this.examples.push(item);
    }
  }

  get groups(): readonly WriteGroup[] {
    return [...this.byGroup.values()];
  }

  /** Writes in all. */
  get total(): number {
    return this.groups.reduce((sum, { count }) => sum + count, 0);
  }

  /** Records that the org will have more, not counting those that go. */
  get created(): number {
    return createdIn(this);
  }
}

function sumOf(before: ChangeCount | undefined, more: ChangeCount): ChangeCount {
  if (before === undefined) return more;
  return {
    created: before.created + more.created,
    changed: before.changed + more.changed,
    deleted: before.deleted + more.deleted,
    unchanged: before.unchanged + more.unchanged
  };
}

/** Characters of a line of CSV: values, their quotes and commas. */
function textOf(row: OutboxItem['row']): number {
  return Object.values(row).reduce<number>((sum, value) => sum + String(value).length + 3, 0);
}
