import { LightningElement, api, getComponentDef } from 'lwc';

const plainPage = { regions: [{ name: 'main', components: [{ component: 'force:detailPanel', properties: {} }] }] };
const widths = ['LARGE', 'LARGE', 'MEDIUM', 'SMALL'];

/** A record page as its flexipage lays it out; without one, the highlights panel and the details. */
export default class Record extends LightningElement {
  /** Record to show. */
  @api recordId;
  /** Its object. */
  @api objectApiName;
  /** The object's flexipage, if the package has one. */
  @api layout;
  /** Package components by name. */
  @api components = {};

  get isActivity() {
    return this.objectApiName === 'Task' || this.objectApiName === 'Event';
  }

  get columns() {
    const { regions } = this.layout ?? plainPage;
    const filled = regions
      .map(({ name, components }) => ({ name, components: components.filter(({ component }) => component !== 'force:highlightsPanel') }))
      .filter(({ components }) => components.length > 0);
    const width = widths[filled.length] ?? 'SMALL';
    return filled.map(({ name, components }) => ({
      name,
      items: components.map((placed, index) => ({ ...this.item(placed, width), key: `${name}${index}`, className: `item row${index}` }))
    }));
  }

  get columnsClass() {
    return `columns of${Math.min(this.columns.length, 3)}`;
  }

  item({ component, properties }, flexipageRegionWidth) {
    const componentClass = this.components[component];
    if (!componentClass) {
      return { name: component, isFields: component === 'force:detailPanel', isRelatedLists: component === 'force:relatedListContainer' };
    }
    const offered = { ...properties, recordId: this.recordId, objectApiName: this.objectApiName, flexipageRegionWidth };
    const wanted = getComponentDef(componentClass).props;
    return { componentClass, properties: Object.fromEntries(Object.entries(offered).filter(([name]) => name in wanted)) };
  }
}
