import type { Random } from '../../src/demo/random.ts';

/** Values of a record as an edit gives them. */
export type Values = Readonly<Record<string, unknown>>;

/** What the draw of an edit can name: ids of living records by object, sorted, and days around today. */
export type World = {
  readonly random: Random;
  /** A living record of an object; null where there is none. */
  readonly one: (object: string) => string | null;
  /** A day so many days from the org's today, drawn from a range: `2026-11-23`. */
  readonly day: (from: number, to: number) => string;
};

/** An object that people edit: how a record of it is made, and the ways in which it is changed. */
export type EditedObject = {
  readonly object: string;
  /** How often it is edited, beside the others. */
  readonly weight: number;
  readonly create?: (world: World) => Values;
  readonly changes: readonly ((world: World) => Values)[];
};

/** Keys of the product lines. */
export const lines = ['platform', 'analytics', 'integrations', 'premium_support', 'training'];
