import NEW_TASK from '@salesforce/label/c.Headroom_Book_New_Task';
import { firstStep, newTaskPage, recordPage } from 'c/headroomPages';
import { remembering } from 'c/headroomRemember';
import { fill } from 'c/headroomWords';
import { NavigationMixin } from 'lightning/navigation';
import { api, LightningElement } from 'lwc';
import { cellsOf } from './cells';

/** Presents one account of the book; opens its record, its next task, or the page of a new task that is filled in. */
export default class HeadroomBookRow extends NavigationMixin(LightningElement) {
  /** @type {Headroom.DatedBookRow} */
  @api row;
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;
  /** True shows contract values. */
  @api hasMoney = false;
  /** True where the heading of the column says the currency. */
  @api isCodeSaid = false;
  /** True shows the success manager under the account. */
  @api hasManager = false;

  /** Addresses of the account and of its task, once the surrounding app has told them. */
  accountUrl = '#';
  taskUrl = '#';

  told = remembering(cellsOf);

  connectedCallback() {
    this.writeUrls();
  }

  async writeUrls() {
    this.accountUrl = await this[NavigationMixin.GenerateUrl](this.accountPage);
    if (this.row.task) {
      this.taskUrl = await this[NavigationMixin.GenerateUrl](this.taskPage);
    }
  }

  get accountPage() {
    return recordPage('Account', this.row.accountId);
  }

  get taskPage() {
    return recordPage('Task', this.row.task?.id);
  }

  get cells() {
    return this.told(this.row, this.today, this.isCodeSaid);
  }

  get band() {
    return this.cells.band;
  }

  get change() {
    return this.cells.change;
  }

  get value() {
    return this.cells.value;
  }

  get decide() {
    return this.cells.decide;
  }

  get met() {
    return this.cells.met;
  }

  get task() {
    return this.cells.task;
  }

  get dueClass() {
    return this.task.isOverdue ? 'second overdue' : 'second';
  }

  get changeClass() {
    return this.change.isLarge ? 'change' : 'change soft';
  }

  get rowClass() {
    return this.hasMoney ? 'row' : 'row plain';
  }

  get newTask() {
    return fill(NEW_TASK, this.row.name);
  }

  handleAccount(event) {
    event.preventDefault();
    this[NavigationMixin.Navigate](this.accountPage);
  }

  handleTask(event) {
    event.preventDefault();
    this[NavigationMixin.Navigate](this.taskPage);
  }

  handleNewTask() {
    this[NavigationMixin.Navigate](newTaskPage(this.row.accountId));
  }

  handleStart() {
    this[NavigationMixin.Navigate](newTaskPage(this.row.accountId, firstStep(this.row.band?.playbook, this.row.name, this.today)));
  }
}
