import { parseArgs } from 'node:util';

/** Options of `npm start`; the same seed, end date and number of accounts give the same company. */
export type StartOptions = {
  readonly once: boolean;
  readonly port: number;
  readonly accounts: number;
  readonly seed: number;
  readonly endDate?: string;
  readonly dataFolder: string;
  /** Weeks of the past that the sync rebuilds; absent = two years. */
  readonly historyWeeks?: number;
};

/** What keeps a start from beginning, as a sentence with its cure; no fault of the program. */
export class StartRefused extends Error {}

/** The cure where a data folder cannot be used. */
export const otherFolder = 'Choose another folder with --data-folder.';

const usage =
  'Options: --once, --port, --accounts, --seed, --end-date, --history-weeks, --data-folder. npm needs two dashes before them: npm start -- --accounts 60';

const endDates = ['2000-01-01', '2099-12-31'] as const;

const defaults = { port: '4400', accounts: '300', seed: '1' };

/** Reads the words behind `npm start --`; a word that is none of ours or a value out of range is a sentence. */
export function readStartOptions(words: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const values = parseWords(words, env);
  const endDate = values['end-date'];
  const weeks = values['history-weeks'] ?? env['HEADROOM_HISTORY_WEEKS'];
  if (endDate !== undefined) checkEndDate(endDate);
  return {
    once: values.once,
    port: wholeNumber('--port', values.port, [0, 65535]),
    accounts: wholeNumber('--accounts', values.accounts, [5, 100000]),
    seed: wholeNumber('--seed', values.seed, [0, 2 ** 31 - 1]),
    dataFolder: values['data-folder'],
    ...(endDate === undefined ? {} : { endDate }),
    ...(weeks === undefined ? {} : { historyWeeks: wholeNumber('--history-weeks', weeks, [1, 104]) })
  };
}

function parseWords(words: readonly string[], env: NodeJS.ProcessEnv) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        once: { type: 'boolean', default: false },
        port: { type: 'string', default: env['HEADROOM_PORT'] ?? defaults.port },
        accounts: { type: 'string', default: defaults.accounts },
        seed: { type: 'string', default: defaults.seed },
        'end-date': { type: 'string' },
        'history-weeks': { type: 'string' },
        'data-folder': { type: 'string', default: env['HEADROOM_DATA_FOLDER'] ?? '.headroom' }
      }
    }).values;
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new StartRefused(`${what}\n${usage}`, { cause: error });
  }
}

function wholeNumber(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new StartRefused(`${name} ${text} is not a whole number from ${least} to ${most}.`);
}

/** The demo lives two years up to this day, and dates around it: they have to be days that an org can store. */
function checkEndDate(endDate: string): void {
  if (!isDay(endDate)) throw new StartRefused(`--end-date ${endDate} is no day. Write it as 2026-11-22.`);
  const [first, last] = endDates;
  if (endDate < first || endDate > last) throw new StartRefused(`--end-date ${endDate} is not between ${first} and ${last}.`);
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
