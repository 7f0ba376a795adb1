import type { FindingCode } from '../domain/findingCodes.ts';
import type { Band, Scorecard, Settings } from '../domain/settings.ts';
import type { Finding } from './finding.ts';

/** Bands of a scorecard: its own, else those for all; sorted by rising floor. */
export function bandsOf(settings: Pick<Settings, 'bands'>, scorecard: string): readonly Band[] {
  const own = settings.bands.filter((band) => band.scorecard === scorecard);
  const bands = own.length > 0 ? own : settings.bands.filter((band) => band.scorecard === undefined);
  return [...bands].sort((a, b) => a.floor - b.floor);
}

/** Scorecards without bands or without one that begins at 0, two bands with one floor, floors outside 0-100. */
export function checkBands(settings: Omit<Settings, 'hash'>): readonly Finding[] {
  const outside = settings.bands
    .filter((band) => band.floor < 0 || band.floor > 100)
    .map((band) => finding(band, 'E-NUMBER-RANGE', 'a floor lies between 0 and 100', 'Enter a floor from 0 to 100'));
  const sets = settings.scorecards.flatMap((scorecard) => bandSetFindings(scorecard, bandsOf(settings, scorecard.key)));
  const once = new Map(sets.map((one) => [`${one.record} ${one.what}`, one]));
  return [...outside, ...once.values()];
}

function bandSetFindings(scorecard: Scorecard, bands: readonly Band[]): readonly Finding[] {
  const lowest = bands[0];
  if (lowest === undefined) {
    const what = `no band is there for scorecard ${scorecard.key}`;
    return [
      {
        code: 'E-BAND-NONE',
        record: scorecard.record,
        field: 'Headroom_Band',
        value: '',
        what,
        fix: 'Add bands for it, the lowest with floor 0'
      }
    ];
  }
  const findings: Finding[] = [];
  if (lowest.floor > 0) {
    const owner = lowest.scorecard === undefined ? 'all scorecards' : `scorecard ${lowest.scorecard}`;
    findings.push(finding(lowest, 'E-BAND-START', `no band of ${owner} begins at 0`, 'Set the floor of the lowest band to 0'));
  }
  bands.slice(1).forEach((band, place) => {
    const before = bands[place];
    if (before !== undefined && before.floor === band.floor) {
      findings.push(finding(band, 'E-BAND-TWICE', `has the same floor as ${before.record}`, 'Give each band a floor of its own'));
    }
  });
  return findings;
}

function finding(band: Band, code: FindingCode, what: string, fix: string): Finding {
  return { code, record: band.record, field: 'Floor__c', value: String(band.floor), what, fix };
}
