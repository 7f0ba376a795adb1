import type { CheckedCondition, FieldRef } from '../soql/checkedQuery.ts';
import { compileCondition } from '../soql/compileCondition.ts';
import type { CompileContext } from '../soql/compileOperand.ts';
import { compileInner } from '../soql/compileQuery.ts';
import { duckDbDialect } from '../soql/duckDbDialect.ts';
import { joinSql, plain, sql } from '../soql/sqlText.ts';
import type { Sql } from '../soql/sqlText.ts';
import { TableJoins } from '../soql/tableJoins.ts';
import type { RowSource } from './resolve/resolvedSignal.ts';
import { placeTable } from './signalContext.ts';
import type { SignalContext } from './signalContext.ts';
import { after, notAfter, withinDays } from './timeSql.ts';

/**
 * Rows of one object that belong to accounts, joined to the accounts' places: columns are asked for first, then the text.
 */
export class RowQuery {
  private readonly context: SignalContext;
  private readonly source: RowSource;
  private readonly joins: TableJoins;
  private readonly conditions: Sql[] = [];
  private readonly extraJoins: Sql[] = [];
  readonly id: Sql;

  /** @param joins  tables of another query over the same rows, whose text then has those of this one too */
  constructor(source: RowSource, context: SignalContext, joins?: TableJoins) {
    this.context = context;
    this.source = source;
    this.joins = joins ?? new TableJoins(context.binding, 't');
    this.id = plain(`${this.joins.root}.${context.binding.column(source.object.name, 'Id')}`);
    const visible = joins ? undefined : this.joins.visible(source.object.name, this.joins.root, 'root');
    if (visible !== undefined) this.conditions.push(plain(visible));
  }

  /** Another question about the same rows: only its `condition` is of use. */
  beside(source: RowSource): RowQuery {
    return new RowQuery(source, this.context, this.joins);
  }

  /** What has been asked of rows so far. */
  condition(): Sql {
    return this.conditions.length > 0 ? sql`(${joinSql(this.conditions, ' and ')})` : plain('true');
  }

  column(ref: FieldRef): Sql {
    return this.joins.column(ref);
  }

  where(condition: Sql): this {
    this.conditions.push(condition);
    return this;
  }

  filter(condition: CheckedCondition | undefined): this {
    if (!condition) return this;
    const { instant, timeZone } = this.context.asOf;
    const compile: CompileContext = {
      dialect: duckDbDialect,
      binding: this.context.binding,
      moment: { instant, timeZone },
      joins: this.joins,
      innerPrefix: 's'
    };
    return this.where(compileCondition(condition, compile, compileInner));
  }

  join(clause: Sql): this {
    this.extraJoins.push(clause);
    return this;
  }

  /** Rows inside the window: lower edge outside, upper edge inside; rows dated after `asOf` never count. */
  inWindow(): this {
    const { date, windowDays } = this.source;
    if (!date) return this;
    const column = this.column(date);
    this.where(notAfter(date, column, this.context));
    return windowDays === undefined ? this : this.where(withinDays(date, column, windowDays, this.context));
  }

  /** True for rows that are live at `asOf`; undefined where the source has no live dates. */
  liveAtAsOf(): Sql | undefined {
    const { liveFrom, liveTo, created } = this.source;
    const terms: Sql[] = [];
    if (liveFrom) {
      const from = this.column(liveFrom);
      const begun = notAfter(liveFrom, from, this.context);
      const made = created && created.field.name !== liveFrom.field.name ? this.column(created) : undefined;
      const madeBefore = created && made ? sql`(${made} is null or ${notAfter(created, made, this.context)})` : plain('true');
      terms.push(sql`(${begun} or (${from} is null and ${madeBefore}))`);
    }
    if (liveTo) {
      const to = this.column(liveTo);
      terms.push(sql`(${to} is null or ${after(liveTo, to, this.context)})`);
    }
    return terms.length > 0 ? joinSql(terms, ' and ') : undefined;
  }

  /** Rows made in the days before `asOf`; undefined where the object keeps no creation date. */
  createdWithin(days: number): Sql | undefined {
    const { created } = this.source;
    if (!created) return undefined;
    const column = this.column(created);
    return sql`(${notAfter(created, column, this.context)} and ${withinDays(created, column, days, this.context)})`;
  }

  /** `from` and `where` for the columns asked for so far; the place of the account is `place.place`. */
  body(): Sql {
    const account = this.column(this.source.account);
    const from = this.joins.from(this.source.object.name);
    const place = sql`\njoin ${plain(this.context.places ?? placeTable)} as place on place.id = ${account}`;
    const extra = this.extraJoins.length > 0 ? sql`\n${joinSql(this.extraJoins, '\n')}` : plain('');
    const where = this.conditions.length > 0 ? sql`\nwhere ${joinSql(this.conditions, '\n  and ')}` : plain('');
    return sql`${from}${place}${extra}${where}`;
  }
}

/** Rows that count for a signal: its filter, window and life at `asOf`. */
export function countedRows(source: RowSource, context: SignalContext): RowQuery {
  const query = new RowQuery(source, context).filter(source.filter).inWindow();
  const live = query.liveAtAsOf();
  return live ? query.where(live) : query;
}
