import type { Logger } from 'pino';

const quiet = (): void => undefined;

/** Says nothing. */
export const silentLogger: Pick<Logger, 'info' | 'warn' | 'debug'> = {
  info: quiet,
  warn: quiet,
  debug: quiet,
};
