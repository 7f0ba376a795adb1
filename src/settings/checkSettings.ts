import type { Settings } from '../domain/settings.ts';
import { checkBands } from './checkBands.ts';
import { checkCycles } from './checkCycles.ts';
import { checkHiddenValues } from './checkHiddenValues.ts';
import { checkMeasures } from './checkMeasures.ts';
import { checkNumbers } from './checkNumbers.ts';
import { checkProductLines } from './checkProductLines.ts';
import { checkReferences } from './checkReferences.ts';
import { checkRollUps } from './checkRollUps.ts';
import { checkSegments } from './checkSegments.ts';
import { checkSignals } from './checkSignals.ts';
import { checkWeights } from './checkWeights.ts';
import type { Finding } from './finding.ts';
import type { RecordState } from './recordReader.ts';

/**
 * Everything that is wrong between the records of the settings, at once (pure).
 *
 * What one record shows by itself has been found when it was read; what needs the org (objects, fields, filters) is
 * found by the signals. A settings error stops a run before anything is written.
 *
 * @param state  records that are switched off or could not be read, for better words about references
 */
export function checkSettings(settings: Omit<Settings, 'hash'>, state: RecordState): readonly Finding[] {
  return [
    ...checkReferences(settings, state),
    ...checkWeights(settings),
    ...checkBands(settings),
    ...checkMeasures(settings),
    ...checkSignals(settings),
    ...checkHiddenValues(settings),
    ...checkProductLines(settings),
    ...checkRollUps(settings),
    ...checkSegments(settings),
    ...checkNumbers(settings),
    ...checkCycles(settings)
  ];
}
