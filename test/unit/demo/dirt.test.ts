import { beforeAll, describe, expect, it } from 'vitest';
import { planWeeks } from '../../../src/demo/planWeeks.ts';
import { INDUSTRY_SPELLINGS } from '../../../src/demo/texts.ts';
import type { PlayedPlan } from './playedPlan.ts';
import { byAccount, playPlan } from './playedPlan.ts';

let played: PlayedPlan;

beforeAll(() => {
  played = playPlan(planWeeks({ seed: 42, accounts: 300, endDate: '2026-11-22' }));
});

function texts(object: string, field: string): readonly string[] {
  return played(object).flatMap(({ fields }) => (typeof fields[field] === 'string' ? [fields[field]] : []));
}

describe('the dirt of real orgs in the demo company', () => {
  it('has misspelt, missing and placeholder industries', () => {
    const written = texts('Account', 'Industry');
    const spellings = Object.values(INDUSTRY_SPELLINGS).flat();
    expect(written.filter((industry) => spellings.includes(industry)).length).toBeGreaterThan(5);
    expect(written.some((industry) => industry === 'N/A' || industry === 'NULL')).toBe(true);
    expect(played('Account').some(({ fields }) => fields.Industry === null)).toBe(true);
  });

  it('has customers without a head count', () => {
    const without = played('Account').filter(
      ({ fields }) => String(fields.Type).startsWith('Customer') && fields.NumberOfEmployees === null
    );
    expect(without.length).toBeGreaterThan(5);
  });

  it('has opportunities and contracts without an amount', () => {
    expect(played('Opportunity').some(({ fields }) => fields.Amount === null)).toBe(true);
    expect(played('Contract').some(({ fields }) => fields.Headroom_Annual_Value__c === null)).toBe(true);
  });

  it('has the same company twice, written differently', () => {
    const duplicates = played('Account').filter(({ key }) => key.startsWith('duplicate:'));
    expect(duplicates.length).toBeGreaterThan(3);
  });

  it('has products that are retired and still owned', () => {
    const retired = played('Product2').filter(({ fields }) => fields.IsActive === false);
    expect(retired).toHaveLength(2);
    expect(played('Asset').some(({ fields }) => fields.Product2Id === 'product:retired_seat' && fields.Status === 'Installed')).toBe(true);
  });

  it.each([
    ['commas and quotes in a name', 'Account', 'Name', /[,"]/],
    ['Chinese in a name', 'Account', 'Name', /[\u4e00-\u9fff]/],
    ['German in a name', 'Account', 'Name', /[äöüß]/],
    ['Japanese in a case', 'Case', 'Subject', /[\u3040-\u30ff]/],
    ['line breaks in a case', 'Case', 'Description', /\n/],
    ['carriage returns in a case', 'Case', 'Description', /\r\n/],
    ['the text NULL in a case', 'Case', 'Description', /^NULL$/],
    ['a formula in a case', 'Case', 'Description', /^=SUM/],
    ['quotes in a survey answer', 'Headroom_Survey_Response__c', 'Verbatim__c', /"/]
  ])('has %s', (_, object, field, pattern) => {
    expect(texts(object, field).some((text) => pattern.test(text))).toBe(true);
  });

  it('has owners who left, and accounts that nobody took over', () => {
    const gone = new Set(
      played('User')
        .filter(({ fields }) => fields.IsActive === false)
        .map(({ key }) => key)
    );
    expect(gone.size).toBeGreaterThan(1);
    expect(played('Account').some(({ fields }) => gone.has(String(fields.OwnerId)))).toBe(true);
  });
});

describe('the breadth of the demo company', () => {
  it('has contracts from month to month, for one year, for several, and with notice given', () => {
    const terms = new Set(played('Contract').map(({ fields }) => fields.ContractTerm));
    expect([...terms]).toEqual(expect.arrayContaining([null, 12, 24, 36]));
    expect(played('Contract').every(({ fields }) => fields.Status === 'Activated')).toBe(true);
    expect(played('Contract').some(({ fields }) => fields.Headroom_Auto_Renew__c === true)).toBe(true);
  });

  it('has groups of companies', () => {
    expect(played('Account').filter(({ fields }) => fields.ParentId !== undefined).length).toBeGreaterThan(20);
  });

  it('has opportunities won, lost with a reason, and open', () => {
    const stages = new Set(texts('Opportunity', 'StageName'));
    expect([...stages]).toEqual(expect.arrayContaining(['Closed Won', 'Closed Lost', 'Proposal/Price Quote']));
    expect(texts('Opportunity', 'Description')).toContain('no budget this year');
  });

  it("has competitors' assets and assets of all five families", () => {
    const assets = played('Asset');
    expect(assets.some(({ fields }) => fields.IsCompetitorProduct === true)).toBe(true);
    const families = ['platform', 'analytics', 'integrations', 'premium_support', 'training'].map((line) => `product:${line}`);
    expect(families.filter((family) => assets.every(({ fields }) => fields.Product2Id !== family))).toEqual([]);
  });

  it('has cases that came back after they were closed', () => {
    const reopened = played('Case').filter(({ changes }) =>
      changes.some(({ fields }, index) => fields.Status === 'Working' && changes[index - 1]?.fields.Status === 'Closed')
    );
    expect(reopened.length).toBeGreaterThan(50);
  });

  it('has sponsors named in deals and executives met', () => {
    expect(texts('OpportunityContactRole', 'Role')).toContain('Executive Sponsor');
    const titles = new Map(played('Contact').map(({ key, fields }) => [key, fields.Title]));
    expect(played('Event').some(({ fields }) => /Chief|VP|Head of|Director/.test(String(titles.get(String(fields.WhoId)))))).toBe(true);
  });

  it('has campaigns of every type that a signal asks for', () => {
    const asked = [
      'Conference',
      'Webinar',
      'Trade Show',
      'Seminar',
      'User Conference',
      'Referral Program',
      'Public Relations',
      'Reference',
      'Case Study',
      'Community',
      'User Group'
    ];
    const answered = new Set(
      played('CampaignMember')
        .filter(({ fields }) => fields.Status !== 'Sent')
        .map(({ fields }) => String(fields.CampaignId))
    );
    const types = new Set(
      played('Campaign')
        .filter(({ key }) => answered.has(key))
        .map(({ fields }) => fields.Type)
    );
    expect(asked.filter((type) => !types.has(type))).toEqual([]);
  });

  it('has survey answers of every kind and touchpoint, unanswered ones among them', () => {
    const kinds = new Set(played('Headroom_Survey_Response__c').map(({ fields }) => `${fields.Kind__c} ${fields.Touchpoint__c}`));
    expect([...kinds].sort()).toEqual(['CES Support', 'CSAT Onboarding', 'CSAT Sales', 'CSAT Support', 'NPS Relationship']);
    expect(played('Headroom_Survey_Response__c').some(({ fields }) => fields.Score__c === undefined)).toBe(true);
  });

  it('has a defect older than 30 days on a product line at several customers', () => {
    const defects = played('Case').filter(
      ({ key, fields, createdOn }) => key.endsWith(':defect') && fields.AssetId !== undefined && createdOn < 20_779 - 30
    );
    expect(defects.length).toBeGreaterThan(8);
  });

  it('has owners of every customer on one account team at most', () => {
    const teams = byAccount(played('AccountTeamMember'));
    expect(Math.max(...[...teams.values()].map((team) => team.length))).toBe(1);
  });
});
