import { ENGINE_NAME } from '@portolan/protocol';
import { checkSocketAccess } from './docker/discovery/checkSocketAccess.ts';
import { ConfigError } from './docker/discovery/ConfigError.ts';
import { findEngine, readDockerHost } from './docker/discovery/findEngine.ts';
import { parseEngineUrl } from './docker/discovery/parseEngineUrl.ts';
import { readContextEngines } from './docker/discovery/readContextEngines.ts';
import type { EngineAddress } from './docker/EngineClient.ts';
import { UNNAMED } from './engines/EngineSetting.ts';
import type { EngineSetting } from './engines/EngineSetting.ts';
import { notAName } from './engines/readEngineOptions.ts';
import type { EngineOptions } from './engines/readEngineOptions.ts';
import { readEnginesFile } from './engines/readEnginesFile.ts';
import { startSampleProcess } from './startSampleProcess.ts';

export interface ChosenEngines {
  /** The first is the default engine. */
  engines: readonly [EngineSetting, ...EngineSetting[]];
  /** What the user should know, for the log: contexts that were left out, sockets that may not be opened. */
  warnings: string[];
  /** Stops the sample engines. */
  close: () => Promise<void>;
}

/** An engine that a setting names. */
interface GivenEngine {
  name: string;
  /** The setting, as the user writes it. */
  source: string;
  /** `null` for a sample engine, which is started once all settings are known to be right. */
  address: EngineAddress | null;
  /** True if a file says that this is the default engine. */
  isMarked?: boolean;
}

interface Machine {
  env: NodeJS.ProcessEnv;
  home: string;
}

/**
 * R280: chooses the engines that the settings name, or else one that is found, or else the sample engine. A configured
 * engine is never replaced by another one.
 * @throws ConfigError
 */
export async function chooseEngines(
  options: EngineOptions,
  env: NodeJS.ProcessEnv,
  home: string,
): Promise<ChosenEngines> {
  const unnamed = await readUnnamed(options, { env, home });
  const { named, warnings } = await readNamed(options, { env, home }, unnamed);
  const given = unnamed ? [unnamed, ...named] : named;
  if (given.length > 0) {
    refuseSameNames(given);
    const engines = putDefaultFirst(given, unnamed);
    return start(engines, options, [...warnings, ...(await checkAccess(engines))]);
  }
  if (options.contexts === 'all') {
    throw new ConfigError(`--contexts (PORTOLAN_CONTEXTS) found no engine. ${warnings.join(' ')}`);
  }
  const found = await findEngine({ env, home });
  if (found.kind === 'none') {
    const reason = `No Docker engine was found, so Portolan uses its sample engine. Sockets tried: ${found.tried.join(', ')}.`;
    return start([{ name: UNNAMED, source: 'sample', address: null }], options, [], reason);
  }
  const engine = { name: UNNAMED, source: found.address.source, address: found.address };
  await checkAccess([engine]);
  return start([engine], options);
}

/** Returns the engine that was given without a name. Like the flags, a sample takes precedence over DOCKER_HOST. */
async function readUnnamed(options: EngineOptions, machine: Machine): Promise<GivenEngine | null> {
  const { dockerHosts, sample, sampleEngines } = options;
  if (sample && sampleEngines === 0) return { name: UNNAMED, source: '--sample', address: null };
  const flag = dockerHosts.find(({ name }) => name === null)?.url;
  const isVariableUsed = dockerHosts.length === 0 && sampleEngines === 0;
  const url = flag ?? (isVariableUsed ? machine.env.DOCKER_HOST : undefined);
  if (!url) return null;
  const source = flag === undefined ? 'DOCKER_HOST' : '--docker-host';
  return { name: UNNAMED, source, address: await readDockerHost(url, source, machine) };
}

/** Returns the engines that have a name of their own, in the order in which they are shown. */
async function readNamed(
  { dockerHosts, enginesFile, contexts, sampleEngines }: EngineOptions,
  machine: Machine,
  unnamed: GivenEngine | null,
): Promise<{ named: GivenEngine[]; warnings: string[] }> {
  const named: GivenEngine[] = [];
  for (const { name, url } of dockerHosts) {
    const source = '--docker-host';
    if (name !== null) named.push({ name, source, address: await readDockerHost(url, source, machine) });
  }
  for (const { name, address, isDefault } of enginesFile === null ? [] : await readEnginesFile(enginesFile)) {
    named.push({ name, source: `the file ${enginesFile}`, address, isMarked: isDefault });
  }
  const chosen = await readContextEngines(contexts, {
    ...machine,
    defaultAddress: unnamed?.address ?? null,
    refuseName: (name) => (ENGINE_NAME.test(name) ? null : notAName(name)),
  });
  for (const { name, address } of chosen.engines) {
    // The default context is the engine without a name, if there is one.
    if (address !== unnamed?.address) named.push({ name, source: '--contexts', address });
  }
  for (let number = 1; number <= sampleEngines; number++) {
    named.push({ name: `sample-${number}`, source: '--sample-engines', address: null });
  }
  return { named, warnings: chosen.leftOut };
}

function refuseSameNames(given: GivenEngine[]): void {
  const sources = new Map<string, string>();
  for (const { name, source } of given) {
    const other = sources.get(name);
    if (other !== undefined) {
      const both = other === source ? `both of ${source}` : `one of ${other} and one of ${source}`;
      throw new ConfigError(
        `Two engines are named ${JSON.stringify(name)}: ${both}. Give each its own name.`,
      );
    }
    sources.set(name, source);
  }
}

function putDefaultFirst(given: GivenEngine[], unnamed: GivenEngine | null): GivenEngine[] {
  const marked = given.find(({ isMarked }) => isMarked);
  if (!marked) return given;
  if (unnamed) {
    throw new ConfigError(
      `Two engines are the default: ${JSON.stringify(marked.name)} of ${marked.source}, and the one of ${unnamed.source}, which has no name. Give that one a name with --docker-host NAME=URL, or remove one.`,
    );
  }
  return [marked, ...given.filter((each) => each !== marked)];
}

/**
 * R22: an engine whose socket may not be opened stops the start if it is the only one. It stops no other engine.
 * @returns a sentence for each such engine
 */
async function checkAccess(given: GivenEngine[]): Promise<string[]> {
  const sentences: string[] = [];
  for (const { name, address } of given) {
    const target = address && parseEngineUrl(address.url);
    const error = target?.kind === 'socket' ? await checkSocketAccess(target.path) : null;
    if (error && given.length === 1) throw error;
    if (error) sentences.push(`The engine ${JSON.stringify(name)} is out of reach. ${error.message}`);
  }
  return sentences;
}

/** Starts the sample engines among the given ones, in one process. */
async function start(
  given: GivenEngine[],
  { sample }: EngineOptions,
  warnings: string[] = [],
  sampleReason: string | null = null,
): Promise<ChosenEngines> {
  const containers = (sample ? sample.containers : null) ?? undefined;
  const samples = given.filter(({ address }) => address === null);
  const running =
    samples.length === 0
      ? null
      : await startSampleProcess(
          samples.map(({ name }) => ({ containers, name: name === UNNAMED ? undefined : name })),
        );
  const engines = given.map((engine): EngineSetting => {
    const { name, address } = engine;
    if (address) return { name, address, sample: false, sampleReason: null, origin: 'configured' };
    const url = running?.urls[samples.indexOf(engine)] ?? '';
    return { name, address: { url, source: 'sample' }, sample: true, sampleReason, origin: 'configured' };
  });
  const [first, ...others] = engines;
  if (!first) throw new Error('No engine was chosen.');
  return { engines: [first, ...others], warnings, close: async () => running?.close() };
}
