import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appPageFrom, readAppPages, recordPageFrom } from '../../../src/page/build/flexipage.ts';

function instance(name: string, properties = ''): string {
  return `<itemInstances><componentInstance>${properties}<componentName>${name}</componentName></componentInstance></itemInstances>`;
}

function property(name: string, value: string): string {
  return `<componentInstanceProperties><name>${name}</name><value>${value}</value></componentInstanceProperties>`;
}

function region(name: string, content: string, type = 'Region'): string {
  return `<flexiPageRegions>${content}<name>${name}</name><type>${type}</type></flexiPageRegions>`;
}

function flexipage(regions: string, type = 'RecordPage'): string {
  const rest = `<sobjectType>Account</sobjectType><template><name>t</name></template><type>${type}</type>`;
  return `<FlexiPage xmlns="http://soap.sforce.com/2006/04/metadata">${regions}${rest}</FlexiPage>`;
}

describe('record page of a flexipage', () => {
  it('keeps regions and components in their order, with design attributes as text', () => {
    const xml = flexipage(region('left', instance('force:detailPanel') + instance('c:mine', property('rows', '5'))) + region('right', ''));
    expect(recordPageFrom('P', xml)).toEqual([
      {
        name: 'P',
        object: 'Account',
        template: 't',
        regions: [
          {
            name: 'left',
            components: [
              { component: 'force:detailPanel', properties: {} },
              { component: 'mine', properties: { rows: '5' } }
            ]
          },
          { name: 'right', components: [] }
        ]
      }
    ]);
  });

  it('puts the contents of tabs where the tab set stands', () => {
    const tabset = instance('flexipage:tabset', property('tabs', 'Facet-tabs'));
    const tab = instance('flexipage:tab', property('body', 'Facet-body'));
    const xml = flexipage(region('main', tabset) + region('Facet-tabs', tab, 'Facet') + region('Facet-body', instance('mine'), 'Facet'));
    expect(recordPageFrom('P', xml)[0]?.regions).toEqual([{ name: 'main', components: [{ component: 'mine', properties: {} }] }]);
  });

  it('keeps who sees a component, by permission', () => {
    const criterion = (left: string, value: string): string =>
      `<criteria><leftValue>{!${left}}</leftValue><operator>EQUAL</operator><rightValue>${value}</rightValue></criteria>`;
    const shown = (filter: string, criteria: string) => {
      const rule = `<visibilityRule>${filter}${criteria}</visibilityRule>`;
      const placed = instance('mine').replace('</componentInstance>', `${rule}</componentInstance>`);
      return recordPageFrom('P', flexipage(region('main', placed)))[0]?.regions[0]?.components[0]?.shownTo;
    };
    const own = criterion('$Permission.CustomPermission.Mine', 'false');
    const standard = criterion('$Permission.StandardPermission.ViewSetup', 'true');
    const criteria = [
      { kind: 'CustomPermission', permission: 'Mine', isHeld: false },
      { kind: 'StandardPermission', permission: 'ViewSetup', isHeld: true }
    ];
    expect(shown('', own)).toEqual({ match: 'all', criteria: criteria.slice(0, 1) });
    expect(shown('<booleanFilter>1 AND 2</booleanFilter>', own + standard)).toEqual({ match: 'all', criteria });
    expect(shown('<booleanFilter>1 OR 2</booleanFilter>', own + standard)).toEqual({ match: 'any', criteria });
    expect(() => shown('', criterion('Record.Type', 'Partner'))).toThrow(
      'The visibility rule of mine says {!Record.Type} EQUAL Partner; the local page knows rules about permissions'
    );
    expect(() => shown('<booleanFilter>1 AND (2 OR 3)</booleanFilter>', own)).toThrow('says 1 AND (2 OR 3);');
  });

  it('leaves out pages that are not record pages', () => {
    expect(recordPageFrom('P', flexipage('', 'AppPage'))).toEqual([]);
  });
});

describe('app page of a flexipage', () => {
  it('has the name and label of the tab that leads to it', () => {
    const xml = flexipage(region('main', instance('mine', property('rows', '5'))), 'AppPage');
    expect(appPageFrom({ tab: 'Mine', label: 'My page' }, 'P', xml)).toEqual([
      {
        tab: 'Mine',
        label: 'My page',
        name: 'P',
        template: 't',
        regions: [{ name: 'main', components: [{ component: 'mine', properties: { rows: '5' } }] }]
      }
    ]);
  });

  it('is none for pages of other types', () => {
    expect(appPageFrom({ tab: 'Mine', label: 'My page' }, 'P', flexipage(''))).toEqual([]);
  });

  it('is read for each tab with a page; tabs of objects have none', () => {
    const fixture = join(import.meta.dirname, '../../page/fixtures/package');
    expect(readAppPages(fixture).map(({ tab, label, name }) => [tab, label, name])).toEqual([['Bench', 'The bench', 'Bench_App_Page']]);
  });
});
