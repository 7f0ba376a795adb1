import type { ServiceFacts } from './serviceBook.ts';

/** The content type of Prometheus' text format. Source: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export const metricsType = 'text/plain; version=0.0.4; charset=utf-8';

type Sample = { readonly labels?: Readonly<Record<string, string>>; readonly value: number };

type Metric = {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  /** Nothing where the value is not known: Prometheus then has no sample instead of a wrong one. */
  readonly samples: (facts: ServiceFacts, now: number) => readonly Sample[];
};

const one = (value: number | undefined): readonly Sample[] => (value === undefined ? [] : [{ value }]);
const secondsSince = (moment: number | undefined, now: number): readonly Sample[] =>
  one(moment === undefined ? undefined : Math.max(0, (now - moment) / 1000));

const metrics: readonly Metric[] = [
  {
    name: 'headroom_up',
    type: 'gauge',
    help: '1 while the service does its work, 0 while something keeps it from it.',
    samples: ({ state, trouble }) => one(trouble !== undefined || state === 'paused' || state === 'stopping' ? 0 : 1)
  },
  {
    name: 'headroom_runs_total',
    type: 'counter',
    help: 'Sync runs by how they ended.',
    samples: ({ sums }) => Object.entries(sums.runs).map(([status, value]) => ({ labels: { status }, value }))
  },
  { name: 'headroom_run_seconds_total', type: 'counter', help: 'Seconds that runs took.', samples: ({ sums }) => one(sums.runSeconds) },
  {
    name: 'headroom_last_run_seconds',
    type: 'gauge',
    help: 'Seconds that the last good run took.',
    samples: ({ lastGood }) => one(lastGood?.seconds)
  },
  {
    name: 'headroom_last_good_run_age_seconds',
    type: 'gauge',
    help: 'Seconds since the last good run ended.',
    samples: ({ lastGood }, now) => secondsSince(lastGood?.endedAt, now)
  },
  { name: 'headroom_polls_total', type: 'counter', help: 'Looks for changes.', samples: ({ sums }) => one(sums.looks) },
  { name: 'headroom_api_calls_total', type: 'counter', help: 'API calls made.', samples: ({ sums }) => one(sums.calls) },
  { name: 'headroom_rows_pulled_total', type: 'counter', help: 'Rows read from the org.', samples: ({ sums }) => one(sums.rowsPulled) },
  {
    name: 'headroom_accounts_scored_total',
    type: 'counter',
    help: 'Accounts scored, counted in every run.',
    samples: ({ sums }) => one(sums.accountsScored)
  },
  {
    name: 'headroom_records_written_total',
    type: 'counter',
    help: 'Records written to the org other than those of runs.',
    samples: ({ sums }) => one(sums.recordsWritten)
  },
  {
    name: 'headroom_records_refused_total',
    type: 'counter',
    help: 'Records that the org refused.',
    samples: ({ sums }) => one(sums.recordsRefused)
  },
  { name: 'headroom_change_events_total', type: 'counter', help: 'Change events taken.', samples: ({ sums }) => one(sums.eventsTaken) },
  {
    name: 'headroom_lag_seconds',
    type: 'gauge',
    help: 'Seconds since everything that had happened in the org was on the page.',
    samples: ({ cleanAt }, now) => secondsSince(cleanAt, now)
  },
  {
    name: 'headroom_parked_records',
    type: 'gauge',
    help: 'Records that the org refused and that wait for something to change.',
    samples: ({ parked }) => one(parked.rows)
  },
  {
    name: 'headroom_oldest_parked_age_seconds',
    type: 'gauge',
    help: 'Seconds since the oldest of them was first to be written.',
    samples: ({ parked }, now) => secondsSince(parked.oldestAt === undefined ? undefined : Date.parse(parked.oldestAt), now)
  },
  {
    name: 'headroom_api_day_calls',
    type: 'gauge',
    help: 'API calls of everybody in the last 24 hours.',
    samples: ({ budget }) => one(budget?.callsToday)
  },
  {
    name: 'headroom_api_day_limit',
    type: 'gauge',
    help: 'API calls that the org allows in 24 hours.',
    samples: ({ budget }) => one(budget?.callsADay)
  },
  {
    name: 'headroom_poll_pause_seconds',
    type: 'gauge',
    help: 'Pause between two looks.',
    samples: ({ pauseMs }) => one(pauseMs === undefined ? undefined : pauseMs / 1000)
  },
  {
    name: 'headroom_start_time_seconds',
    type: 'gauge',
    help: 'When the service began, in seconds since 1970.',
    samples: ({ startedAt }) => one(startedAt / 1000)
  }
];

/**
 * The facts of a service in Prometheus' text format. Pure. Labels hold the org's id and how runs ended, nothing of its records.
 *
 * Source: https://prometheus.io/docs/instrumenting/exposition_formats/
 *
 * @param now  milliseconds of the machine
 */
export function metricsText(facts: ServiceFacts, now: number): string {
  return metrics.map((metric) => metricLines(metric, facts, now)).join('');
}

function metricLines({ name, type, help, samples }: Metric, facts: ServiceFacts, now: number): string {
  const org = facts.orgId === undefined ? {} : { org: facts.orgId };
  const lines = samples(facts, now).map(({ labels, value }) => `${name}${labelsText({ ...org, ...labels })} ${value}\n`);
  return lines.length === 0 ? '' : `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
