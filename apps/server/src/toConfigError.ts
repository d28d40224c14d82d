import type { Config } from './config.ts';
import { ConfigError } from './docker/discovery/ConfigError.ts';

/** Converts an error of listening to a `ConfigError`. Returns any other error unchanged. */
export function toConfigError(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const code: unknown = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case 'EADDRINUSE':
      return new ConfigError(
        `Port ${port} on ${host} is already in use. Choose another one with --port (PORTOLAN_PORT).`,
      );
    case 'EACCES':
    case 'EPERM':
      return new ConfigError(
        `This user has no permission to listen on port ${port}. Choose 1024 or higher with --port.`,
      );
    case 'EADDRNOTAVAIL':
      return new ConfigError(
        `This machine does not have the address ${host}. Choose another one with --host.`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ConfigError(`The host name ${host} is unknown. Choose another one with --host.`);
    default:
      return error;
  }
}
