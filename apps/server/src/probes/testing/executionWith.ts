import type { Execution } from '../../docker/EngineClient.ts';

/** Returns the execution of a program that ended by itself. */
export const executionWith = (exitCode: number, stdout = '', stderr = ''): Execution => ({
  exitCode,
  stdout,
  stderr,
  cut: null,
});
