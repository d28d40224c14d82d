import { ENGINE_NAME } from '@portolan/protocol';
import * as z from 'zod';
import { checkSetting, parseSwitch, toList } from '../configOptions.ts';
import type { OptionSources } from '../configOptions.ts';
import { ConfigError } from '../docker/discovery/ConfigError.ts';
import { withoutPassword } from '../docker/discovery/parseEngineUrl.ts';

/** The settings that say which engines to watch. */
export interface EngineOptions {
  /** The values of `--docker-host`. At most one has no name. */
  dockerHosts: { name: string | null; url: string }[];
  /** The path of the YAML file with engines. */
  enginesFile: string | null;
  /** The docker contexts whose engines are watched. */
  contexts: 'all' | string[];
  /** `false` if the sample engine was not requested. `containers` is `null` for its default number of containers. */
  sample: false | { containers: number | null };
  /** How many sample engines with names are added. */
  sampleEngines: number;
}

const Containers = z.string().regex(/^\d+$/).transform(Number).pipe(z.int().max(20_000));
const SampleEngines = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(100));

/** R280: reads the settings that name engines. `chooseEngines` reads the variables of the docker CLI. */
export function readEngineOptions({ fromFlag, fromEnv }: OptionSources): EngineOptions {
  const count = (fromFlag('sampleEngines') as string | undefined) ?? fromEnv('sampleEngines');
  return {
    dockerHosts: readDockerHosts((fromFlag('dockerHost') ?? []) as string[]),
    // An empty flag counts as not set, as an empty variable does.
    enginesFile: (fromFlag('engines') as string | undefined) || fromEnv('engines') || null,
    contexts: readContexts(fromFlag('contexts') ?? fromEnv('contexts')),
    sample: readSample(fromFlag('sample'), fromEnv('sample')),
    sampleEngines:
      count === undefined
        ? 0
        : checkSetting(SampleEngines, count, '--sample-engines', 'a number from 1 to 100'),
  };
}

function readDockerHosts(given: string[]): EngineOptions['dockerHosts'] {
  // As with a variable, an empty value counts as not set.
  const hosts = given.filter(Boolean).map((text) => {
    // No URL has an equals sign before its first colon or slash.
    const [, name, url] = /^([^:/=]*)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || url === undefined) return { name: null, url: text };
    if (ENGINE_NAME.test(name)) return { name, url };
    throw new ConfigError(`--docker-host: ${notAName(name)}`);
  });
  const unnamed = hosts.filter(({ name }) => name === null);
  if (unnamed.length > 1) {
    const urls = unnamed.map(({ url }) => withoutPassword(url)).join(' and ');
    throw new ConfigError(
      `Only one --docker-host can be without a name: ${urls}. Name the others: --docker-host NAME=URL.`,
    );
  }
  return hosts;
}

/** Says which names an engine can have. */
export const notAName = (name: string): string =>
  `${JSON.stringify(name)} is not a name of an engine. A name has up to 63 letters, digits and the characters _ . + -, and begins with a letter or digit.`;

function readContexts(given: unknown): EngineOptions['contexts'] {
  if (given === true) return 'all';
  const names = toList(given);
  if (names.length !== 1) return [...new Set(names)];
  const [only = ''] = names;
  if (['all', '1', 'true'].includes(only)) return 'all';
  return ['0', 'false'].includes(only) ? [] : names;
}

function readSample(flag: unknown, variable: string | undefined): EngineOptions['sample'] {
  if (flag === true) return { containers: null };
  const expected = 'a number of containers up to 20000';
  if (typeof flag === 'string') return { containers: checkSetting(Containers, flag, '--sample', expected) };
  if (variable === undefined) return false;
  if (['0', '1', 'true', 'false'].includes(variable)) {
    return parseSwitch('PORTOLAN_SAMPLE', variable) && { containers: null };
  }
  return {
    containers: checkSetting(Containers, variable, 'PORTOLAN_SAMPLE', `1, true, 0, false or ${expected}`),
  };
}
