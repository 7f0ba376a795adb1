import ALL_READ from '@salesforce/label/c.Headroom_All_Readings';
import A_YEAR from '@salesforce/label/c.Headroom_Amount_A_Year';
import ANY_MONTH from '@salesforce/label/c.Headroom_May_Leave_Any_Month';
import BASED_ON from '@salesforce/label/c.Headroom_Based_On';
import CONTRACT_VALUE from '@salesforce/label/c.Headroom_Contract_Value';
import DAY_AGO from '@salesforce/label/c.Headroom_Decide_Day_Ago';
import DAYS_AGO from '@salesforce/label/c.Headroom_Decide_Days_Ago';
import DAYS_LEFT from '@salesforce/label/c.Headroom_Decide_Days';
import DAY_LEFT from '@salesforce/label/c.Headroom_Decide_Day';
import DECIDE_BY from '@salesforce/label/c.Headroom_Decide_By';
import LAST_MET from '@salesforce/label/c.Headroom_Last_Met';
import MANAGER from '@salesforce/label/c.Headroom_Success_Manager';
import MISSING from '@salesforce/label/c.Headroom_Missing_Count';
import NEVER_MET from '@salesforce/label/c.Headroom_Never_Met';
import MISSING_OLDEST from '@salesforce/label/c.Headroom_Missing_Oldest';
import NOBODY from '@salesforce/label/c.Headroom_No_Success_Manager';
import SURVEY_FROM from '@salesforce/label/c.Headroom_Survey_From';
import SURVEY_SINCE from '@salesforce/label/c.Headroom_Survey_Since';
import NOTICE from '@salesforce/label/c.Headroom_Notice_Days';
import NOTICE_ONE from '@salesforce/label/c.Headroom_Notice_Day';
import NOT_KNOWN from '@salesforce/label/c.Headroom_Not_Known';
import { readingsOf } from 'c/headroomCards';
import { currencyIn, dayOf, daysBetween, formatDay, formatMoney, formatNumber } from 'c/headroomFormat';
import { missingReadings } from 'c/headroomMeasures';
import { withUnit } from 'c/headroomUnits';
import { counted, fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';

/** Presents the four facts under the headline. Sends `missing` when somebody asks which readings are missing. */
export default class HeadroomFacts extends LightningElement {
  /** @type {Headroom.Summary | undefined} */
  @api summary;
  /** @type {Headroom.Card} */
  @api card;
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;
  /** True while the list of missing readings is shown. */
  @api isMissingShown = false;

  labels = { basedOn: BASED_ON, contractValue: CONTRACT_VALUE, decideBy: DECIDE_BY, manager: MANAGER, nobody: NOBODY };

  /** The amount has a field permission of its own; without it the fact is not there. */
  get hasContractValue() {
    return this.summary?.contractValue !== undefined;
  }

  get contractValue() {
    const amount = this.summary?.contractValue;
    return typeof amount === 'number' ? fill(A_YEAR, formatMoney(amount, currencyIn(this.summary?.contractValueShown))) : NOT_KNOWN;
  }

  get contractSource() {
    return this.summary?.contractValueSource ?? '';
  }

  get decision() {
    const day = this.summary?.decisionDate;
    if (!day) {
      return this.summary?.monthToMonth ? ANY_MONTH : NOT_KNOWN;
    }
    const shown = formatDay(day, this.today);
    if (!this.today) {
      return shown;
    }
    const days = daysBetween(this.today, day);
    const labels = days < 0 ? { one: DAY_AGO, many: DAYS_AGO } : { one: DAY_LEFT, many: DAYS_LEFT };
    return counted(Math.abs(days), labels, shown, formatNumber(Math.abs(days)));
  }

  get notice() {
    const days = this.summary?.noticeDays;
    const isKnown = typeof days === 'number' && this.summary?.decisionDate;
    return isKnown ? counted(days, { one: NOTICE_ONE, many: NOTICE }, formatNumber(days)) : '';
  }

  /** When to ask the customer, so that the answer comes before the decision. */
  get survey() {
    const day = this.summary?.nextSurveyOn;
    if (!day) {
      return '';
    }
    const isDue = this.today !== undefined && day <= this.today;
    return fill(isDue ? SURVEY_SINCE : SURVEY_FROM, formatDay(day, this.today));
  }

  get manager() {
    return this.summary?.manager ?? undefined;
  }

  get lastMet() {
    const day = this.summary?.lastMeetingOn;
    return day ? fill(LAST_MET, formatDay(day, this.today)) : NEVER_MET;
  }

  get readings() {
    return readingsOf(this.card.detail);
  }

  get missingCount() {
    return missingReadings(this.card).length;
  }

  get missingText() {
    const missing = this.missingCount > 0 ? fill(MISSING, formatNumber(this.missingCount)) : ALL_READ;
    const { asOf, oldest } = this.card.detail;
    const days = oldest ? daysBetween(oldest, dayOf(asOf)) : 0;
    return days > 0 ? fill(MISSING_OLDEST, missing, withUnit(days, 'days')) : missing;
  }

  get missingShown() {
    return this.isMissingShown ? 'true' : 'false';
  }

  handleMissing() {
    this.dispatchEvent(new CustomEvent('missing'));
  }
}
