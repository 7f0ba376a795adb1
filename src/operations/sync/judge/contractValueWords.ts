import type { Settings } from '../../../domain/settings.ts';

/**
 * Where the contract value comes from, in the admin's words: the title of the signal, or of the contract source.
 *
 * @param source  key of a signal, or `Contract.Headroom_Annual_Value__c` of a contract source
 */
export function contractValueWords(source: string, settings: Settings): string {
  const signal = settings.signals.find(({ key }) => key === source);
  if (signal) return signal.title;
  const named = settings.contractSources.find(({ object, annualValueField }) => `${object}.${annualValueField ?? ''}` === source);
  return named?.title ?? source;
}
