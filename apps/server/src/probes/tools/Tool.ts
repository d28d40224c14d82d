import type { Probe } from '@portolan/protocol';
import type { Execution } from '../../docker/EngineClient.ts';

/** What is tried; already checked (R241). */
export type Target =
  | { kind: 'ping'; address: string }
  | { kind: 'tcp'; address: string; port: number }
  | { kind: 'dns'; name: string };

/** What a tool found. */
export interface ToolResult {
  outcome: Exclude<Probe['outcome'], 'untested'>;
  /** One sentence. */
  detail: string;
  /** What a name resolved to. */
  addresses?: string[];
}

/** One way to try a target with a program that images have. */
export interface Tool<T extends Target = Target> {
  /** How people call it. */
  name: string;
  /** R242: the argument vector, in which only the target is not fixed; `null` where the tool is no way to try it. */
  command(target: T): readonly string[] | null;
  /** `null`: it told nothing, as programs of that name that lack an option do. */
  read(execution: Execution, target: T): ToolResult | null;
}

/** Its words, whichever way they came. */
export const outputText = ({ stdout, stderr }: Execution): string => `${stdout}\n${stderr}`;

export const isIPv6 = (address: string): boolean => address.includes(':');
