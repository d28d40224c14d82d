import type { Execution } from '../../docker/EngineClient.ts';

/** What a program printed before it ended by itself. */
export const executionWith = (exitCode: number, stdout = '', stderr = ''): Execution => ({
  exitCode,
  stdout,
  stderr,
  cut: null,
});
