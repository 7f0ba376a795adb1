import EXCLUDED_HINT from '@salesforce/label/c.Headroom_Excluded_Hint';
import FIRST_SCORE from '@salesforce/label/c.Headroom_First_Score';
import MISSING from '@salesforce/label/c.Headroom_Missing_List';
import NEED from '@salesforce/label/c.Headroom_Score_From';
import ONBOARDING from '@salesforce/label/c.Headroom_Onboarding';
import READINGS_SO_FAR from '@salesforce/label/c.Headroom_Readings_So_Far';
import { changeOf, headOf, readingsOf, waitingBand } from 'c/headroomCards';
import { formatDay, formatList, formatNumber, formatScore, formatShare } from 'c/headroomFormat';
import { missingReadings } from 'c/headroomMeasures';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';

/** How many missing readings the headline names before the list does. */
const NAMED = 3;

/** Presents the headline scorecard: word, number and change, or why there is no number yet. */
export default class HeadroomHeadline extends LightningElement {
  /** @type {Headroom.Card} */
  @api card;
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;

  get head() {
    return headOf(this.card);
  }

  get change() {
    return changeOf(this.card, this.today);
  }

  get isUnscored() {
    return this.card.detail.state === 'not_enough_data';
  }

  /** Why the number may not fit the word, or why there is none although one was computed. */
  get note() {
    const { state, computed } = this.card.detail;
    if (state === 'excluded') {
      return fill(EXCLUDED_HINT, computed === null ? '–' : formatScore(computed));
    }
    return waitingBand(this.card);
  }

  get fresh() {
    return this.card.detail.state === 'too_new' ? this.card.detail.fresh : undefined;
  }

  get readingsText() {
    const missing = missingReadings(this.card).map((row) => row.title);
    const names = missing.length > NAMED ? [...missing.slice(0, NAMED), '…'] : missing;
    const readings = readingsOf(this.card.detail);
    return missing.length > 0 ? fill(MISSING, readings, formatList(names)) : readings;
  }

  get needText() {
    return fill(NEED, formatShare(this.card.settings.scorecard.minimumCoverage));
  }

  get onboardingText() {
    return this.fresh ? fill(ONBOARDING, formatNumber(this.fresh.days), formatNumber(this.fresh.of)) : '';
  }

  get onboardingStyle() {
    return this.fresh ? `width: ${Math.min(100, (100 * this.fresh.days) / this.fresh.of)}%` : '';
  }

  get firstScoreText() {
    return this.fresh
      ? fill(FIRST_SCORE, formatDay(this.fresh.until, this.today), fill(READINGS_SO_FAR, readingsOf(this.card.detail)))
      : '';
  }
}
