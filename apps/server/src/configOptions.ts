import { Command, Option } from 'commander';
import { ConfigError } from './docker/discovery/ConfigError.ts';

/** The command line: each flag with its variable and default in one place, for parsing and for `--help`. */
export function createProgram(version: string): Command {
  const program = new Command('portolan')
    .description('A live, interactive map of Docker networks.')
    .version(version)
    .allowExcessArguments(false)
    .addOption(
      new Option('--host <address>', 'address to listen on').env('PORTOLAN_HOST').default('127.0.0.1'),
    )
    .addOption(
      new Option('--port <number>', 'port to listen on, 0 for any').env('PORTOLAN_PORT').default('7678'),
    )
    .addOption(
      new Option(
        '--docker-host <url>',
        'engine to watch: unix://, tcp://, ssh://, npipe:// (default: as the docker CLI finds it, then well-known sockets)',
      ).env('DOCKER_HOST'),
    )
    .addOption(
      new Option(
        '--sample [containers]',
        'show the built-in sample engine, with that many containers if given',
      ).env('PORTOLAN_SAMPLE'),
    )
    .addOption(new Option('--read-only', 'change nothing on the engine').env('PORTOLAN_READ_ONLY'))
    .addOption(
      new Option(
        '--token <token>',
        'token of those who may change things (default: a new one each start)',
      ).env('PORTOLAN_TOKEN'),
    )
    .addOption(
      new Option('--viewer-token <token>', 'token of those who may only look (default: none)').env(
        'PORTOLAN_VIEWER_TOKEN',
      ),
    )
    .addOption(
      new Option(
        '--allowed-host <name>',
        'host name, with or without port, to answer to besides the loopback names; several with commas or repeated',
      )
        .env('PORTOLAN_ALLOWED_HOST')
        .argParser((value: string, before: string[] = []) => [...before, value]),
    )
    .addOption(
      new Option('--public-origin <origin>', 'how browsers see a proxy before the server: https://name').env(
        'PORTOLAN_PUBLIC_ORIGIN',
      ),
    )
    .addOption(
      new Option(
        '--trust-proxy <hops|networks>',
        'whose X-Forwarded-… headers count: a number of proxies, or their addresses and networks with commas',
      ).env('PORTOLAN_TRUST_PROXY'),
    )
    .addOption(
      new Option(
        '--probe-image <image>',
        'local image with ping, nc and nslookup, for probes from containers without them; it is never pulled (default: busybox, alpine or netshoot, if one is there)',
      ).env('PORTOLAN_PROBE_IMAGE'),
    )
    .addOption(
      new Option('--data-dir <folder>', 'where positions are kept')
        .env('PORTOLAN_DATA_DIR')
        .default('./data'),
    )
    .addOption(
      new Option('--log-level <level>', 'trace, debug, info, warn, error, fatal or silent')
        .env('PORTOLAN_LOG_LEVEL')
        .default('info'),
    )
    .addHelpText(
      'after',
      `
Secrets can come from files: PORTOLAN_TOKEN_FILE, PORTOLAN_VIEWER_TOKEN_FILE.
The engine is also found by DOCKER_CONTEXT, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH and DOCKER_CONFIG, as the docker CLI does.
Switches in variables are 1, true, 0 or false. PORTOLAN_SAMPLE takes these, or a number of containers from 2.`,
    )
    .exitOverride()
    // Errors are told by `main`, in one sentence.
    .configureOutput({ writeErr: () => undefined });
  program.action(() => undefined);
  program
    .command('healthcheck')
    .description('exit with 0 if the server at --host and --port is healthy, else with 1')
    .action(() => undefined);
  return program;
}

/** What was given for each flag: on the command line, else in its variable, else nothing. */
export function readOptionSources(
  program: Command,
  env: NodeJS.ProcessEnv,
): { fromFlag: (name: string) => unknown; fromEnv: (name: string) => string | undefined } {
  return {
    fromFlag: (name) =>
      program.getOptionValueSource(name) === 'cli' ? (program.getOptionValue(name) as unknown) : undefined,
    fromEnv: (name) => {
      const variable = program.options.find((each) => each.attributeName() === name)?.envVar;
      // Compose passes variables that are not set as empty ones.
      return (variable && env[variable]) || undefined;
    },
  };
}

/** R54 */
export function parseSwitch(name: string, value: string): boolean {
  if (value === '1' || value === 'true') return true;
  if (value === '0' || value === 'false') return false;
  throw new ConfigError(`${name} is 1, true, 0 or false, not ${JSON.stringify(value)}.`);
}
