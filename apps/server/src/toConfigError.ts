import type { Config } from './config.ts';
import { ConfigError } from './docker/discovery/ConfigError.ts';

/** What to tell the user when the server cannot listen; what is not about listening is handed back as it is. */
export function toConfigError(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const code: unknown = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case 'EADDRINUSE':
      return new ConfigError(
        `Port ${port} on ${host} is in use: choose another with --port (PORTOLAN_PORT).`,
      );
    case 'EACCES':
    case 'EPERM':
      return new ConfigError(
        `This user may not listen on port ${port}: choose one from 1024 up with --port.`,
      );
    case 'EADDRNOTAVAIL':
      return new ConfigError(`This machine has no address ${host} to listen on: choose another with --host.`);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ConfigError(`The name ${host} to listen on is not known: choose another with --host.`);
    default:
      return error;
  }
}
