import HEADING from '@salesforce/label/c.Headroom_Health';
import LOADING from '@salesforce/label/c.Headroom_Health_Loading';
import { overrideLines, rulesInForce } from 'c/headroomCards';
import { problemOf } from 'c/headroomErrors';
import { currencyIn, dayOf } from 'c/headroomFormat';
import { freshnessText, staleNotice } from 'c/headroomFreshness';
import { healthState, readHealth } from 'c/headroomHealthModel';
import { orgNow } from 'c/headroomNow';
import { HEALTH_QUERY } from 'c/headroomQueries';
import { canSetUp, problemPanel, statePanel, unreadablePanel } from 'c/headroomStates';
import { graphql } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';
import { WORDS } from './stateWords';

/** Health of the account on its record page: asks once, chooses among loading, data, empty and error, and shows what the sync wrote. */
export default class HeadroomHealth extends LightningElement {
  @api recordId;
  /** `full` or `compact` (one line). */
  @api variant = 'full';
  /** Hours after which the data are called old; pages that do not set it get the design attribute's default. */
  @api staleAfterHours = 48;

  /** @type {Headroom.HealthView | undefined} */
  view = undefined;
  /** @type {'noAccess' | 'error' | undefined} */
  problem = undefined;
  /** The org's present moment; undefined where the org does not tell. @type {number | undefined} */
  now = undefined;
  /** @type {string | undefined} */
  chosenKey = undefined;
  /** True once the org was asked for its moment; before that nothing is said about age. */
  isClockRead = false;
  isBusy = false;
  isOpened = false;
  isDetailOpen = false;
  isMissingShown = false;
  /** @type {(() => Promise<unknown>) | undefined} */
  refreshWire = undefined;
  labels = { loading: LOADING };

  @wire(graphql, { query: HEALTH_QUERY, variables: '$variables' })
  readAnswer({ data, errors, refresh }) {
    this.refreshWire = refresh;
    if (errors) {
      this.problem = problemOf(errors);
    } else if (data) {
      this.problem = undefined;
      this.view = readHealth(data);
      this.readClock();
    }
  }

  /** The clock is asked beside the record, so that nothing moves when the day becomes known. */
  connectedCallback() {
    this.readClock();
  }

  get variables() {
    return this.recordId ? { account: this.recordId } : undefined;
  }

  async readClock(anew = false) {
    this.now = await orgNow(anew);
    this.isClockRead = true;
  }

  get heading() {
    return this.view?.headline?.title ?? HEADING;
  }

  get isLoading() {
    return !this.view && !this.problem;
  }

  /** The shape of what is being loaded. */
  get stencil() {
    return this.variant === 'compact' ? 'line' : 'health';
  }

  get state() {
    return this.view ? healthState(this.view) : undefined;
  }

  get hasData() {
    return !this.problem && this.state === 'data';
  }

  get isCompact() {
    return this.hasData && this.variant === 'compact' && !this.isOpened;
  }

  get isFull() {
    return this.hasData && !this.isCompact;
  }

  get panel() {
    return this.problem ? problemPanel(this.problem, this.view, WORDS) : statePanel(this.state, this.view, WORDS);
  }

  get today() {
    return this.now === undefined ? undefined : dayOf(this.now);
  }

  get freshness() {
    const asOf = this.view?.goodRun?.asOf ?? this.view?.headline?.detail?.asOf;
    return this.hasData && this.isClockRead ? freshnessText(asOf, this.now) : '';
  }

  get notice() {
    return this.view && this.hasData ? staleNotice(this.view, Number(this.staleAfterHours), this.now) : '';
  }

  /** The scorecard that is chosen in the strip. */
  get card() {
    const cards = this.view?.cards ?? [];
    return cards.find((candidate) => candidate.key === this.chosenKey) ?? cards[0];
  }

  /** The chosen scorecard where it has measures to open. */
  get openCard() {
    return this.card.problem || this.card.detail.state !== 'scored' ? undefined : this.card;
  }

  /** The chosen scorecard where it has no number yet and the headline does not already say why. */
  get unscoredCard() {
    return this.card.problem || this.openCard || this.isHeadlineChosen ? undefined : this.card;
  }

  /** The chosen scorecard where other values can be tried on it. */
  get exploreCard() {
    return this.card.problem || ['too_new', 'excluded'].includes(this.card.detail.state) ? undefined : this.card;
  }

  get unreadable() {
    return this.card.problem ? unreadablePanel(this.card.problem, this.view?.goodRun) : undefined;
  }

  get isHeadlineChosen() {
    return this.card.key === this.view?.headline?.key;
  }

  /** What holds the headline: rules, then what people said. */
  get rules() {
    const headline = this.view?.headline;
    return headline ? [...rulesInForce(headline, this.today), ...overrideLines(headline, this.today)] : [];
  }

  /** What people said of the chosen scorecard, where the headline does not say it already. */
  get chosenLines() {
    return this.isHeadlineChosen ? [] : overrideLines(this.card, this.today);
  }

  get hasStrip() {
    return (this.view?.cards ?? []).length > 1;
  }

  get currency() {
    return currencyIn(this.view?.summary?.contractValueShown);
  }

  get off() {
    return this.view?.report?.off ?? {};
  }

  get adminReport() {
    return canSetUp ? this.view?.report : undefined;
  }

  handleChoose(event) {
    this.chosenKey = event.detail.key;
  }

  handleMissing() {
    this.isMissingShown = !this.isMissingShown;
  }

  handleFold() {
    this.isDetailOpen = !this.isDetailOpen;
  }

  handleMeasure(event) {
    this.isDetailOpen = true;
    this.template.querySelector('c-headroom-scorecard-detail')?.showMeasure(event.detail.key);
  }

  /** The button that had the focus is gone then; the focus goes to what it opened. */
  async handleOpen() {
    this.isOpened = true;
    await Promise.resolve();
    this.template.querySelector('c-headroom-headline')?.focus();
  }

  async handleRefresh() {
    this.isBusy = true;
    await this.refreshWire?.();
    await this.readClock(true);
    this.isBusy = false;
  }
}
