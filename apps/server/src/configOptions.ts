import { Command, Option } from 'commander';
import type * as z from 'zod';
import { ConfigError } from './docker/discovery/ConfigError.ts';

/** Keeps every value of a flag that can be repeated. */
const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** Defines the command line: each flag with its variable and default, for parsing and for `--help`. */
export function createProgram(version: string): Command {
  const program = new Command('portolan')
    .description('A live, interactive map of Docker networks.')
    .version(version)
    .allowExcessArguments(false)
    .addOption(
      new Option('--host <address>', 'address to listen on').env('PORTOLAN_HOST').default('127.0.0.1'),
    )
    .addOption(
      new Option('--port <number>', 'port to listen on; 0 for any free port')
        .env('PORTOLAN_PORT')
        .default('7678'),
    )
    .addOption(
      new Option(
        '--docker-host <[name=]url>',
        'address of an engine: unix://, tcp://, ssh:// or npipe://; repeat the flag for several engines, each with a name; the one without a name is the default engine (default: the engine that the docker CLI would use, else one at a well-known socket)',
      )
        .env('DOCKER_HOST')
        .argParser(collect),
    )
    .addOption(
      new Option('--engines <file>', 'YAML file with engines: the name, url and TLS files of each').env(
        'PORTOLAN_ENGINES',
      ),
    )
    .addOption(
      new Option(
        '--contexts [names]',
        'engines of these docker contexts, separated by commas; without names, of all contexts',
      ).env('PORTOLAN_CONTEXTS'),
    )
    .addOption(
      new Option(
        '--sample [containers]',
        'use the built-in sample engine, with this number of containers if given',
      ).env('PORTOLAN_SAMPLE'),
    )
    .addOption(
      new Option(
        '--sample-engines <number>',
        'add this number of sample engines, each with the number of containers of --sample',
      ).env('PORTOLAN_SAMPLE_ENGINES'),
    )
    .addOption(new Option('--read-only', 'do not change the engine').env('PORTOLAN_READ_ONLY'))
    .addOption(
      new Option(
        '--token <token>',
        'token for operators, who can change the engine (default: a new one at each start)',
      ).env('PORTOLAN_TOKEN'),
    )
    .addOption(
      new Option('--viewer-token <token>', 'token for viewers, who can only read (default: none)').env(
        'PORTOLAN_VIEWER_TOKEN',
      ),
    )
    .addOption(
      new Option(
        '--allowed-host <name>',
        'host name, with or without port, that browsers can use besides the loopback names; separate several with commas or repeat the flag',
      )
        .env('PORTOLAN_ALLOWED_HOST')
        .argParser(collect),
    )
    .addOption(
      new Option(
        '--public-origin <origin>',
        'origin that browsers use if a proxy is in front of the server: https://name',
      ).env('PORTOLAN_PUBLIC_ORIGIN'),
    )
    .addOption(
      new Option(
        '--trust-proxy <hops|networks>',
        'proxies whose X-Forwarded-… headers are trusted: their number, or their addresses and networks separated by commas',
      ).env('PORTOLAN_TRUST_PROXY'),
    )
    .addOption(
      new Option(
        '--probe-image <image>',
        'local image with ping, nc and nslookup, for probes from containers without these programs; it is never pulled (default: busybox, alpine or netshoot, if present)',
      ).env('PORTOLAN_PROBE_IMAGE'),
    )
    .addOption(
      new Option('--data-dir <folder>', 'folder for saved positions and added engines')
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
Tokens can be read from the files in PORTOLAN_TOKEN_FILE and PORTOLAN_VIEWER_TOKEN_FILE.
DOCKER_CONTEXT, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH and DOCKER_CONFIG work as in the docker CLI.
Variables of switches are 1, true, 0 or false. PORTOLAN_SAMPLE can also be a number of containers from 2.
PORTOLAN_CONTEXTS is all or the names of contexts. DOCKER_HOST is one address without a name, and is not used with
--docker-host, --sample or --sample-engines.`,
    )
    .exitOverride()
    // `main` prints errors, in one line.
    .configureOutput({ writeErr: () => undefined });
  program.action(() => undefined);
  program
    .command('healthcheck')
    .description('exit with 0 if the server at --host and --port is healthy, otherwise with 1')
    .action(() => undefined);
  return program;
}

/** Reads the value of a flag from the command line, or from its variable. */
export interface OptionSources {
  fromFlag: (name: string) => unknown;
  fromEnv: (name: string) => string | undefined;
}

export function readOptionSources(program: Command, env: NodeJS.ProcessEnv): OptionSources {
  return {
    fromFlag: (name) =>
      program.getOptionValueSource(name) === 'cli' ? (program.getOptionValue(name) as unknown) : undefined,
    fromEnv: (name) => {
      const variable = program.options.find((each) => each.attributeName() === name)?.envVar;
      // Compose passes a variable that is not set as an empty one.
      return (variable && env[variable]) || undefined;
    },
  };
}

/** Splits the values of a flag, or that of its variable, at the commas. */
export const toList = (given: unknown): string[] =>
  [given]
    .flat()
    .flatMap((each) => (typeof each === 'string' ? each.split(',') : []))
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** R54: parses a setting. @throws ConfigError that says what was expected */
export function checkSetting<T extends z.ZodType>(
  schema: T,
  value: string,
  name: string,
  expected: string,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ConfigError(`${name} must be ${expected}, not ${JSON.stringify(value)}.`);
}

/** R54: parses a switch that a variable gives. */
export function parseSwitch(name: string, value: string): boolean {
  if (value === '1' || value === 'true') return true;
  if (value === '0' || value === 'false') return false;
  throw new ConfigError(`${name} must be 1, true, 0 or false, not ${JSON.stringify(value)}.`);
}
