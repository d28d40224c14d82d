import type { EngineClient, Execution } from '../../docker/EngineClient.ts';
import { EngineError } from '../../docker/EngineError.ts';
import { outputText } from './Tool.ts';
import type { Target, Tool, ToolResult } from './Tool.ts';

/** R246: the most output that is read of one program. */
const MAX_OUTPUT_BYTES = 64 * 1024;

/** The result of running tools in a container. */
export type ToolAttempt =
  | { kind: 'found'; tool: Tool; result: ToolResult; output: string }
  /** The container has none of the programs, or none that can test the target. */
  | { kind: 'no-tool'; output: string }
  | { kind: 'stopped'; reason: string; output: string };

/**
 * R242: runs tools in a container, one after the other, until one gives a result.
 * @param deadline as a value of `performance.now()`
 * @throws EngineError if the engine does not answer or has no such container
 */
export async function runTools(
  client: Pick<EngineClient, 'exec'>,
  containerId: string,
  tools: readonly Tool[],
  target: Target,
  deadline: number,
): Promise<ToolAttempt> {
  let output = '';
  let hasRun = false;
  for (const tool of tools) {
    const command = tool.command(target);
    if (!command) continue;
    const timeoutMs = Math.ceil(deadline - performance.now());
    if (timeoutMs <= 0) return { kind: 'stopped', reason: TIMED_OUT_TEXT, output };
    const execution = await execute(client, containerId, command, timeoutMs).catch((error: unknown) => {
      // The engine has answered before, but this time not before the deadline.
      if (hasRun && error instanceof EngineError && error.code === 'engine-timeout') return TIMED_OUT_TEXT;
      throw error;
    });
    hasRun = true;
    if (typeof execution === 'string') return { kind: 'stopped', reason: execution, output };
    if (execution === null) continue;
    output = toOutput(execution);
    if (execution.cut)
      return {
        kind: 'stopped',
        reason: execution.cut === 'time' ? TIMED_OUT_TEXT : TOO_MUCH_OUTPUT_TEXT,
        output,
      };
    const result = tool.read(execution, target);
    if (result) return { kind: 'found', tool, result, output };
  }
  return { kind: 'no-tool', output };
}

export const TIMED_OUT_TEXT = 'The probe did not finish within 10 s.';
const TOO_MUCH_OUTPUT_TEXT = 'The program printed more than 64 KB, so the probe was stopped.';

/** Returns `null` if the container does not have the program, and a text if the engine refuses to run programs. */
async function execute(
  client: Pick<EngineClient, 'exec'>,
  containerId: string,
  command: readonly string[],
  timeoutMs: number,
): Promise<Execution | string | null> {
  try {
    const execution = await client.exec(containerId, command, { timeoutMs, maxBytes: MAX_OUTPUT_BYTES });
    return execution === 'no-such-program' ? null : execution;
  } catch (error) {
    return refusalText(error);
  }
}

/**
 * Returns why the engine refused, as a sentence. Throws the error again if the engine did not answer or has no such
 * container.
 */
export function refusalText(error: unknown): string {
  if (error instanceof EngineError && error.engine !== null && error.code !== 'unknown-container') {
    // Portolan's own message is shorter and has no ids.
    if (error.code === 'container-state') return error.message;
    return `The engine refused to run the probe: ${error.engine.trim().replace(/\.?$/, '.')}`;
  }
  throw error;
}

const toOutput = (execution: Execution): string => outputText(execution).trim();
