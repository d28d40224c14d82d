import type { Probe } from '@portolan/protocol';
import type { Execution } from '../../docker/EngineClient.ts';

/** What a probe tests. Its values have been checked (R241). */
export type Target =
  | { kind: 'ping'; address: string }
  | { kind: 'tcp'; address: string; port: number }
  | { kind: 'dns'; name: string };

/** What a tool observed. */
export interface ToolResult {
  outcome: Exclude<Probe['outcome'], 'untested'>;
  /** One or two sentences for the user. */
  detail: string;
  /** The addresses that a name resolved to. */
  addresses?: string[];
}

/** A command that can test a target with a program that many images have. */
export interface Tool<T extends Target = Target> {
  /** The name that users see. */
  name: string;
  /** R242: returns the argument vector, in which only the target varies; `null` if the tool cannot test this target. */
  command(target: T): readonly string[] | null;
  /** Returns `null` if the output shows nothing, for example because the program lacks an option. */
  read(execution: Execution, target: T): ToolResult | null;
}

/** Returns stdout and stderr as one text. */
export const outputText = ({ stdout, stderr }: Execution): string => `${stdout}\n${stderr}`;

export const isIPv6 = (address: string): boolean => address.includes(':');
