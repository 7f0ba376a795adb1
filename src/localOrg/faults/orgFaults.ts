import { badValue } from '../orgError.ts';
import { drawsFrom } from './draws.ts';
import { firing, type Firing, type Occasion } from './faultSwitch.ts';
import { faultSwitches, type FaultName, type FaultParameters } from './faultSwitches.ts';

type ActiveFault = {
  readonly id: number;
  readonly name: FaultName;
  readonly firing: Firing;
  readonly most: number;
  readonly pattern: RegExp | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly draw: () => number;
  seen: number;
  fired: number;
};

/** A fault as the control address lists it: what it was set to, how many occasions fitted, how often it fired. */
export type ListedFault = { readonly id: number; readonly fault: FaultName; readonly seen: number; readonly fired: number } & Readonly<
  Record<string, unknown>
>;

/** The faults of an org that are on. None is at the start; they end with the process. */
export class OrgFaults {
  readonly #active: ActiveFault[] = [];
  readonly #undo: (() => void)[] = [];
  /** Access tokens that a fault has ended; the addresses of faults still take them. */
  readonly deadTokens = new Set<string>();
  #lastId = 0;

  /**
   * Switches a fault on, beside those that are.
   *
   * @param given  when it fires (faultSwitch.ts) and the switch's own parameters
   * @throws OrgError  INVALID_INPUT for an unknown name or parameter
   */
  set(name: string, given: Readonly<Record<string, unknown>>): ListedFault {
    if (!isFaultName(name)) {
      throw badValue('INVALID_INPUT', `There is no fault ${name}: ${Object.keys(faultSwitches).sort().join(', ')}`);
    }
    const known: (typeof faultSwitches)[FaultName] = faultSwitches[name];
    const own = Object.fromEntries(Object.entries(given).filter(([key]) => key in known.parameters.shape));
    const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !(key in known.parameters.shape)));
    const parameters = known.parameters.safeParse(own);
    const when = firing.safeParse(rest);
    const issue = parameters.error?.issues[0] ?? when.error?.issues[0];
    if (!parameters.success || !when.success) {
      throw badValue('INVALID_INPUT', `${name}: ${[issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')}`);
    }
    const times = when.data.times ?? ('lasts' in known && known.lasts ? 'always' : 1);
    const fault: ActiveFault = {
      id: ++this.#lastId,
      name,
      firing: when.data,
      most: times === 'always' ? Infinity : times,
      pattern: when.data.path === undefined ? undefined : new RegExp(when.data.path),
      parameters: parameters.data,
      draw: drawsFrom(when.data.seed),
      seen: 0,
      fired: 0
    };
    this.#active.push(fault);
    return listed(fault);
  }

  /** True while no fault is on. */
  get isQuiet(): boolean {
    return this.#active.length === 0;
  }

  /** Parameters of the faults of a name that are on, without counting an occasion: for states that last. */
  on<Name extends FaultName>(name: Name, object?: string): readonly FaultParameters<Name>[] {
    if (this.isQuiet) return [];
    const found = this.#active.filter((fault) => fault.name === name && fits(fault, { object }));
    return found.map(({ parameters }) => parameters as FaultParameters<Name>);
  }

  list(): readonly ListedFault[] {
    return this.#active.map(listed);
  }

  /** Switches everything off and takes back what lasts. */
  clear(): void {
    this.#active.length = 0;
    this.deadTokens.clear();
    for (const undo of this.#undo.splice(0)) undo();
  }

  /** Switches one fault off; nothing where it is off already. */
  remove(id: number): void {
    const at = this.#active.findIndex((fault) => fault.id === id);
    if (at >= 0) this.#active.splice(at, 1);
  }

  /** Has something taken back when the faults are cleared. */
  onClear(undo: () => void): void {
    this.#undo.push(undo);
  }

  /**
   * Whether a fault fires at this occasion; asking counts as one. Its parameters where it does, else undefined.
   *
   * Of several faults of a name that fit, the one set first fires; the others wait for the next occasion.
   *
   * @param suits  further condition on the switch's own parameters; an occasion that does not meet it is none
   */
  fires<Name extends FaultName>(
    name: Name,
    occasion: Occasion = {},
    suits: (parameters: FaultParameters<Name>) => boolean = () => true
  ): FaultParameters<Name> | undefined {
    for (const fault of this.#active) {
      if (fault.name !== name || fault.fired >= fault.most || !fits(fault, occasion)) continue;
      if (!suits(fault.parameters as FaultParameters<Name>)) continue;
      fault.seen++;
      if (fault.seen < fault.firing.at || fault.draw() >= fault.firing.chance) continue;
      fault.fired++;
      return fault.parameters as FaultParameters<Name>;
    }
    return undefined;
  }
}

function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faultSwitches, name);
}

function fits({ firing: when, pattern }: ActiveFault, occasion: Occasion): boolean {
  if (when.object !== undefined && when.object.toLowerCase() !== occasion.object?.toLowerCase()) return false;
  if (when.method !== undefined && when.method !== occasion.method) return false;
  return pattern === undefined || pattern.test(occasion.path ?? '');
}

function listed({ id, name, firing: when, most, parameters, seen, fired }: ActiveFault): ListedFault {
  return { id, fault: name, ...when, times: most === Infinity ? 'always' : most, ...parameters, seen, fired };
}
