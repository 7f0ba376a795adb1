import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';

let company: Company;
let account: string;

beforeAll(async () => {
  company = await openCompany();
  const rows = await company.org.query("SELECT Id FROM Account WHERE Name = 'Alder Print'");
  account = String(rows[0]?.Id);
});
afterAll(() => company.remove());

describe('a run that is not the first of its day', () => {
  it('scores nobody and writes nothing where nothing has changed', async () => {
    const result = await company.sync();
    expect(result).toMatchObject({ status: 'done', writtenTotal: 0, scored: { kind: 'touched', accounts: 0 } });
  });

  it('scores only the account of a case that came', async () => {
    await company.org.create('Case', { AccountId: account, Subject: 'Printer on fire', Priority: 'High', Type: 'Problem' });
    await company.pass(60);
    const result = await company.sync();
    expect(result.scored).toEqual({ kind: 'touched', accounts: 1 });
  });

  it('is not touched again by what it wrote itself', async () => {
    await company.pass(60);
    const result = await company.sync();
    expect(result).toMatchObject({ writtenTotal: 0, scored: { kind: 'touched', accounts: 0 } });
  });

  it('scores all where somebody asks for it, and finds nothing more to write', async () => {
    const result = await company.sync({ full: true });
    expect(result).toMatchObject({ writtenTotal: 0, scored: { kind: 'full', because: 'asked' } });
  });
});
