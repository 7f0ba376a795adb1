import { z } from 'zod';

/**
 * Something that goes wrong on purpose: a switch of the local org, off until somebody sets it through
 * `POST /services/headroom-local/faults`. Its name is its key in the table (faultSwitches.ts).
 */
export type FaultSwitch = {
  /** What happens while it is on, for docs/LOCAL_ORG.md: `answers 401 to every request with the token in use`. */
  readonly says: string;
  /** Rows of docs/RELIABILITY.md that its tests belong to. */
  readonly rows: readonly number[];
  /** Address of the public page, thread or file that shows it. */
  readonly source: string;
  /** True for a state that stays until it is taken back; anything else happens once where `times` says nothing. */
  readonly lasts?: boolean;
  /** What it can be told beyond when it fires. */
  readonly parameters: z.ZodObject;
};

/** When a fault fires, of every switch alike. All conditions that are given must fit. */
export const firing = z.strictObject({
  /** The n-th fitting occasion is the first that it fires at; 1 = the next one. */
  at: z.int().min(1).default(1),
  /** How often it fires from then on, at every fitting occasion. */
  times: z.union([z.int().min(1), z.literal('always')]).optional(),
  /** API name of the object that the request or the record is about; upper and lower case are alike. */
  object: z.string().optional(),
  method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD']).optional(),
  /** Regular expression that the address (path and query) must fit. */
  path: z.string().refine(isPattern, 'path must be a regular expression').optional(),
  /** Share of the fitting occasions that it fires at, drawn from `seed`. */
  chance: z.number().min(0).max(1).default(1),
  seed: z.int().default(1)
});

export type Firing = z.infer<typeof firing>;

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** What an occasion is about; what is not known is left out, and then no fault fires that asks for it. */
export type Occasion = { readonly object?: string | undefined; readonly method?: string; readonly path?: string };
