import { LightningElement, api, getComponentDef } from 'lwc';
import { session } from '@page/session';

const widths = ['LARGE', 'LARGE', 'MEDIUM', 'SMALL'];

/** Whether a component has a place here: the highlights panel stands above the regions, and a rule may ask for permissions. */
function isShown({ component, shownTo }) {
  if (component === 'force:highlightsPanel') return false;
  const met = (shownTo?.criteria ?? []).map(({ kind, permission, isHeld }) => isHeld === holds(kind, permission));
  return shownTo?.match === 'any' ? met.includes(true) : !met.includes(false);
}

/** The local page knows of the standard permissions that administrators have them all. */
function holds(kind, permission) {
  return kind === 'CustomPermission' ? session.customPermissions.includes(permission) : session.isAdministrator;
}

/** The regions of a page side by side, each with its components from top to bottom. */
export default class Regions extends LightningElement {
  /** Regions of a flexipage. */
  @api regions = [];
  /** Package components by name. */
  @api components = {};
  /** Record in view; undefined on an app page. */
  @api recordId;
  /** Its object. */
  @api objectApiName;

  get columns() {
    const filled = this.regions
      .map(({ name, components }) => ({ name, components: components.filter(isShown) }))
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
    const record = this.recordId === undefined ? {} : { recordId: this.recordId, objectApiName: this.objectApiName };
    const offered = { ...properties, ...record, flexipageRegionWidth };
    const wanted = getComponentDef(componentClass).props;
    return { componentClass, properties: Object.fromEntries(Object.entries(offered).filter(([name]) => name in wanted)) };
  }
}
