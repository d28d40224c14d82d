import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { POLL_MS } from '../calls/EngineCalls.ts';
import type { EngineCalls } from '../calls/EngineCalls.ts';
import type { Execution } from '../EngineClient.ts';
import { EngineError } from '../EngineError.ts';
import { isFullId } from '../isFullId.ts';
import { ProgramOutput } from './ProgramOutput.ts';

const Created = z.object({ Id: z.string().refine(isFullId) });
const Ended = z.object({ Running: z.boolean(), ExitCode: z.number().nullish() });

/** English messages, which the probes parse, and short timeouts of name lookups (glibc). */
const ENVIRONMENT = ['LC_ALL=C', 'RES_OPTIONS=timeout:2 attempts:1'];
/** The engine's message if the program does not exist. Podman sends it as an error, Docker as the program's output. */
const NO_SUCH_PROGRAM =
  /executable file .*not found|no such file or directory|permission denied|command that was not found/i;

/** Runs a program in a container, as `docker exec` does. */
export async function runProgram(
  calls: EngineCalls,
  containerId: string,
  command: readonly string[],
  { timeoutMs, maxBytes }: { timeoutMs: number; maxBytes: number },
): Promise<Execution | 'no-such-program'> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const body = { AttachStdout: true, AttachStderr: true, Tty: false, Env: ENVIRONMENT, Cmd: command };
  const { Id: id } = Created.parse(await calls.call('createExec', { id: containerId, body, timeoutMs }));
  const output = new ProgramOutput(maxBytes);
  const toExecution = (exitCode: number | null, cut: Execution['cut']): Execution => ({
    exitCode,
    stdout: output.stdout,
    stderr: output.stderr,
    cut,
  });
  try {
    const stream = await calls.stream('startExec', { id, body: { Detach: false, Tty: false } }, timeout);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (!output.append(chunk)) return toExecution(null, 'size');
    }
  } catch (error) {
    if (timeout.aborted) return toExecution(null, 'time');
    if (error instanceof EngineError && error.engine !== null && NO_SUCH_PROGRAM.test(error.engine)) {
      return 'no-such-program';
    }
    if (error instanceof EngineError) throw error;
    throw new EngineError('engine-unreachable', 'The output of the program was interrupted.', null, {
      cause: error,
    });
  }
  const exitCode = await readExitCode(calls, id, timeout);
  // By the convention of shells, 126 means not executable and 127 not found.
  if (exitCode === 126 || exitCode === 127) return 'no-such-program';
  return toExecution(exitCode, exitCode === null ? 'time' : null);
}

/** The stream can end shortly before the program, so this waits for its exit code. */
async function readExitCode(calls: EngineCalls, id: string, late: AbortSignal): Promise<number | null> {
  while (!late.aborted) {
    const { Running, ExitCode } = Ended.parse(await calls.call('inspectExec', { id, timeoutMs: POLL_MS }));
    if (!Running) return ExitCode ?? null;
    await sleep(50);
  }
  return null;
}
