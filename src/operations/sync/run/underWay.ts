import { minuteMs } from '../../../domain/duration.ts';
import type { OrgClient } from '../../../org/orgClient.ts';
import { placeOf, thisHolder } from '../../holdLease.ts';

/** A run that takes longer says so in the org this often; shorter ones say nothing but their end. */
const sayEveryMs = minuteMs;

/** How long a word holds: a word that is late is no reason for another machine to begin. */
const heldMs = 3 * minuteMs;

/** Machine and process of this run, as its record names them. */
export function heldHere(): string {
  return placeOf(thisHolder());
}

/**
 * Says in the org, a minute after a run began and each minute from then on, that it is under way and until when nobody else
 * should begin. A word that fails says nothing: the run itself meets what is wrong, and its own record tells it.
 */
export class UnderWay {
  private readonly timer: NodeJS.Timeout;
  private saying: Promise<unknown> = Promise.resolve();

  /**
   * @param row         what the record of the run says of it from its begin on
   * @param checkPlace  throws where somebody else has the place to write by now: then there is nothing to say any more
   */
  constructor(client: OrgClient, row: { readonly [field: string]: string }, checkPlace: () => Promise<void>) {
    const say = async (): Promise<void> => {
      await checkPlace();
      const until = new Date(Date.parse(await client.now()) + heldMs).toISOString();
      const rows = [{ ...row, Status__c: 'Running', Held_By__c: heldHere(), Held_Until__c: until }];
      await client.saveRows({ object: 'Headroom_Health_Run__c', operation: 'upsert', externalId: 'Key__c', rows });
    };
    this.timer = setInterval(() => {
      this.saying = this.saying.then(say).catch(() => undefined);
    }, sayEveryMs);
    this.timer.unref();
  }

  /** Says nothing from here on; what was being said has been said when it resolves. A repeat is harmless. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.saying;
  }
}
