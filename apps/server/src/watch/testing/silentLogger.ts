import type { Logger } from 'pino';

const quiet = (): void => undefined;

/** A logger that writes nothing. */
export const silentLogger: Pick<Logger, 'info' | 'warn' | 'debug'> = {
  info: quiet,
  warn: quiet,
  debug: quiet,
};
