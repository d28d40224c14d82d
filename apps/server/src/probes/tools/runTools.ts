import { EngineError } from '../../docker/EngineError.ts';
import type { EngineClient, Execution } from '../../docker/EngineClient.ts';
import { outputText } from './Tool.ts';
import type { ToolResult, Target, Tool } from './Tool.ts';

/** R246 */
const MAX_OUTPUT_BYTES = 64 * 1024;

export type ToolAttempt =
  | { kind: 'found'; tool: Tool; finding: ToolResult; output: string }
  /** None of the programs is there, or none of them can do it. */
  | { kind: 'no-tool'; output: string }
  | { kind: 'stopped'; why: string; output: string };

/**
 * R242: tries tools in a container, in order, until one tells something.
 * @param deadline as of `performance.now()`
 * @throws EngineError where the engine does not answer, or has no such container
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
    if (timeoutMs <= 0) return { kind: 'stopped', why: TIMED_OUT_TEXT, output };
    const execution = await execute(client, containerId, command, timeoutMs).catch((error: unknown) => {
      // The engine does answer, but not in what time was left.
      if (hasRun && error instanceof EngineError && error.code === 'engine-timeout') return TIMED_OUT_TEXT;
      throw error;
    });
    hasRun = true;
    if (typeof execution === 'string') return { kind: 'stopped', why: execution, output };
    if (execution === null) continue;
    output = toOutput(execution);
    if (execution.cut)
      return {
        kind: 'stopped',
        why: execution.cut === 'time' ? TIMED_OUT_TEXT : TOO_MUCH_OUTPUT_TEXT,
        output,
      };
    const finding = tool.read(execution, target);
    if (finding) return { kind: 'found', tool, finding, output };
  }
  return { kind: 'no-tool', output };
}

export const TIMED_OUT_TEXT = 'It took longer than 10 s, so it was given up.';
const TOO_MUCH_OUTPUT_TEXT = 'The program printed more than 64 KB, so it was given up.';

/** `null`: no such program. A string: why the engine would not run any. */
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

/** What the engine says against it, in a sentence. Throws on where it did not speak, or has no such container. */
export function refusalText(error: unknown): string {
  if (error instanceof EngineError && error.engine !== null && error.code !== 'unknown-container') {
    // Ours is shorter, and names no ids.
    if (error.code === 'container-state') return error.message;
    return `The engine refused to run a test: ${error.engine.trim().replace(/\.?$/, '.')}`;
  }
  throw error;
}

const toOutput = (execution: Execution): string => outputText(execution).trim();
