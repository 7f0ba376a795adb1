import {
  chosenPrice,
  hasPrice,
  lineInput,
  mutationProblem,
  newOpportunityPage,
  openingValues,
  openStages
} from 'c/headroomOpportunityModel';
import { account, opportunityInfo, rowOf, settings, stages } from '../../__tests__/whitespaceActions';

const book = { id: '01s000000000001AAA', name: 'Standard Price Book' };
const price = { Id: '01u000000000001AAA', UnitPrice: 30000, IsActive: true, Pricebook2Id: book.id };

function values(changes = {}) {
  const facts = {
    account,
    today: '2027-03-18',
    settings: settings.opportunity,
    info: opportunityInfo(),
    picklist: stages,
    priceBookId: book.id
  };
  return openingValues(rowOf(), { ...facts, ...changes });
}

describe('a new opportunity', () => {
  it('begins with account, name, published stage, close date, price book, product line and cell', () => {
    expect(values()).toEqual({
      AccountId: account.id,
      Name: 'Quillhaven Software - Analytics',
      StageName: 'Qualification',
      CloseDate: '2027-04-17',
      Pricebook2Id: book.id,
      Headroom_Product_Line__c: 'analytics',
      Headroom_Cell_Key__c: `${account.id}:analytics`
    });
  });

  it('begins in the first open stage of the org where none is published, or one that the org lacks', () => {
    expect(values({ settings: { closeDays: 30 } }).StageName).toBe('Prospecting');
    expect(values({ settings: { stage: 'Discovery' } }).StageName).toBe('Prospecting');
  });

  it('has no stage where the platform does not say which are open', () => {
    const silent = { values: stages.values.map((value) => ({ ...value, attributes: null })) };
    expect(openStages(silent)).toEqual([]);
    expect(values({ settings: {}, picklist: silent })).not.toHaveProperty('StageName');
  });

  it('leaves out what is not known and what the viewer may not fill', () => {
    const known = values({
      settings: undefined,
      priceBookId: undefined,
      info: opportunityInfo(['Headroom_Cell_Key__c', 'CurrencyIsoCode'])
    });
    expect(Object.keys(known)).toEqual(['AccountId', 'Name', 'StageName', 'Headroom_Product_Line__c']);
    expect(values({ today: undefined })).not.toHaveProperty('CloseDate');
  });

  it('stands in the currency of the account in an org with several', () => {
    expect(values({ account: { ...account, currency: 'EUR' }, info: opportunityInfo([]) }).CurrencyIsoCode).toBe('EUR');
  });

  it('has a name that fits the field', () => {
    expect(values({ account: { ...account, name: 'x'.repeat(200) } }).Name).toHaveLength(120);
  });

  it('ends with a whole character where it is cut: half of one cannot stand in an address', () => {
    const given = values({ account: { ...account, name: `${'x'.repeat(119)}\u{20BB7}` } });
    expect(given.Name).toBe('x'.repeat(119));
    expect(() => newOpportunityPage(given)).not.toThrow();
  });

  it('is the standard page with the values in its state', () => {
    expect(newOpportunityPage({ AccountId: account.id })).toMatchObject({
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Opportunity', actionName: 'new' },
      state: { useRecordTypeCheck: '1' }
    });
  });
});

describe('the price of a product line', () => {
  const wish = { code: 'ANA-PACK', book };

  it('is the active one of its price book', () => {
    const other = { ...price, Id: '01u000000000002AAA', Pricebook2Id: '01s000000000002AAA' };
    expect(chosenPrice([other, price], wish)).toEqual({ price });
  });

  it.each([
    ['no product is named', [price], { book }, 'This product line names no product.'],
    ['there is no price book', [price], { code: 'ANA-PACK' }, 'The opportunity has no price book, and you cannot see the standard one.'],
    ['no price is seen', [], wish, 'You can see no price for the product code ANA-PACK.'],
    [
      'the price book lacks it',
      [{ ...price, Pricebook2Id: '01s000000000002AAA' }],
      wish,
      'The price book Standard Price Book has no price for the product code ANA-PACK.'
    ],
    [
      'the currency is another',
      [{ ...price, CurrencyIsoCode: 'USD' }],
      { ...wish, currency: 'EUR' },
      'The price book Standard Price Book has no price in EUR for the product code ANA-PACK.'
    ],
    [
      'it is not active',
      [{ ...price, IsActive: false }],
      wish,
      'The price for the product code ANA-PACK in the price book Standard Price Book is not active.'
    ],
    [
      'two products have the code',
      [price, { ...price, Id: '01u000000000002AAA' }],
      wish,
      'Several products in the price book Standard Price Book have the code ANA-PACK. Add the right one on the opportunity.'
    ]
  ])('is none where %s, and says so', (_, prices, wanted, problem) => {
    expect(chosenPrice(prices, wanted)).toEqual({ problem });
  });

  it('is on the opportunity once a line item has it', () => {
    expect(hasPrice([{ PricebookEntryId: price.Id }], price)).toBe(true);
    expect(hasPrice([{ PricebookEntryId: '01u000000000002AAA' }], price)).toBe(false);
  });

  it('makes a line item with quantity and unit price, never the total', () => {
    expect(lineInput('@{opportunity}', price, 2)).toEqual({
      OpportunityLineItem: { OpportunityId: '@{opportunity}', PricebookEntryId: price.Id, Quantity: 2, UnitPrice: 30000 }
    });
  });
});

describe('what the org says of a mutation', () => {
  const shown = ['Name', 'StageName', 'CloseDate'];
  const labels = { Name: 'Opportunity Name', Region__c: 'Region' };

  it('stands beside the field that it names', () => {
    const message = 'Close date must lie ahead.';
    const errors = [{ message, extensions: { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: ['CloseDate'] } }];
    expect(mutationProblem(errors, shown, labels)).toEqual({ fields: { CloseDate: message }, form: '' });
  });

  it('stands beside the field in brackets where nothing else names one', () => {
    const message = 'Required fields are missing: [Name]';
    expect(mutationProblem([{ message }], shown, labels).fields).toEqual({ Name: message });
  });

  it('names a field that is not on the form', () => {
    const errors = [{ message: 'Fill in the region.', extensions: { fields: ['Region__c'] } }];
    expect(mutationProblem(errors, shown, labels)).toEqual({ fields: {}, form: 'Not saved: Region: Fill in the region.' });
  });

  it('names the field that the viewer may not write, on the form or not', () => {
    const refused = (object, field) => ({
      message: `Validation error (WrongType@[uiapi/${object}Create]) : the argument 'input.${object}' contains a field not in '${object}CreateRepresentation': '${field}'`
    });
    const noRight = 'Not saved: you may not write this. Ask your Salesforce admin for the permission set Headroom Rep.';
    expect(mutationProblem([refused('OpportunityLineItem', 'UnitPrice')], shown, labels)).toEqual({
      fields: {},
      form: `UnitPrice: ${noRight}`
    });
    expect(mutationProblem([refused('Opportunity', 'Region__c')], shown, labels).form).toBe(`Region: ${noRight}`);
    expect(mutationProblem([refused('Opportunity', 'StageName')], shown, labels)).toEqual({ fields: { StageName: noRight }, form: '' });
  });

  it('says that the org could not be reached, and that a right is missing', () => {
    expect(mutationProblem([{ message: 'x', error: { status: 0 } }], shown).form).toBe(
      'Not saved: the org could not be reached. Try again.'
    );
    const right = [{ message: 'x', extensions: { errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' } }];
    expect(mutationProblem(right, shown).form).toMatch(/^Not saved: you may not write this\./);
  });
});
