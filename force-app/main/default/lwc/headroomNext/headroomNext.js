import OPEN_TASK from '@salesforce/label/c.Headroom_Open_Task';
import START from '@salesforce/label/c.Headroom_Start';
import { newTaskPage, recordPage } from 'c/headroomPages';
import { fill } from 'c/headroomWords';
import { NavigationMixin } from 'lightning/navigation';
import { api, LightningElement } from 'lwc';
import { nextStep, nextTask } from './nextStep';

/**
 * Presents the next step: the account's open task, or the playbook of the headline's band. *Start* opens the standard page of a new
 * task with the first step filled in; nothing exists until that page is saved.
 */
export default class HeadroomNext extends NavigationMixin(LightningElement) {
  /** The headline. @type {Headroom.Card} */
  @api card;
  /** @type {Headroom.Summary | undefined} */
  @api summary;
  /** Id of the account. */
  @api accountId = '';
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;

  labels = { openTask: OPEN_TASK };

  get task() {
    return nextTask(this.summary, this.today);
  }

  get step() {
    return this.task ? undefined : nextStep(this.card, this.summary?.account?.Name ?? '', this.today);
  }

  get heading() {
    return (this.task ?? this.step)?.heading;
  }

  get dueClass() {
    return this.task?.due.isOverdue ? 'overdue' : 'soft';
  }

  get startText() {
    return this.step ? fill(START, this.step.title) : '';
  }

  handleOpen() {
    this[NavigationMixin.Navigate](recordPage('Task', this.task?.id));
  }

  handleStart() {
    this[NavigationMixin.Navigate](newTaskPage(this.accountId, this.step));
  }
}
