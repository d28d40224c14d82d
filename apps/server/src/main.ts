import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { generateToken } from './access/Tokens.ts';
import { checkHealth } from './checkHealth.ts';
import { chooseEngines } from './chooseEngines.ts';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { createServer } from './createServer.ts';
import { ConfigError } from './docker/discovery/ConfigError.ts';
import { AddedEngines } from './engines/AddedEngines.ts';
import type { EngineSetting } from './engines/EngineSetting.ts';
import { PositionStore } from './positions/PositionStore.ts';
import { toConfigError } from './toConfigError.ts';
import { toSignInLink } from './toSignInLink.ts';

// The folder is beside apps/server. The path is the same from the sources and from the bundle.
const WEB_FOLDER = fileURLToPath(new URL('../../web/dist', import.meta.url));
const printLine = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const invocation = readConfig(process.argv.slice(2), process.env, packageJson.version);
  if (invocation.kind === 'text') return void process.stdout.write(invocation.text);
  const { config } = invocation;
  if (invocation.kind === 'serve') return serve(config);
  process.exitCode = (await checkHealth(config.host, config.port)) ? 0 : 1;
}

async function serve(config: Config): Promise<void> {
  // Stdout is for the user. The log goes to stderr.
  const logger = pino({ level: config.logLevel, base: null }, pino.destination({ dest: 2, sync: true }));
  const { engines, warnings, close } = await chooseEngines(config, process.env, homedir());
  for (const sentence of warnings) logger.warn(sentence);
  const token = config.token ?? generateToken();
  const added = await AddedEngines.open({ folder: config.dataDir, logger });
  const server = await createServer(
    {
      settings: { ...config, token, viewerToken: config.viewerToken ?? null },
      engines,
      added,
      positions: await PositionStore.open(config.dataDir, (sentence) => logger.warn(sentence)),
      logger,
      webFolder: WEB_FOLDER,
      version: packageJson.version,
    },
    config,
  ).catch(async (error: unknown) => {
    await close();
    throw toConfigError(error, config);
  });
  server.engines.start();
  await added.watchAll(server.engines);

  closeWithGrace({ delay: 11_000, logger }, async ({ err }) => {
    if (err) logger.fatal({ err }, 'unexpected error');
    await server.close();
    await close();
  });

  printLine(describeEngines(engines));
  // R56: the token is shown only here.
  printLine(`Open ${toSignInLink(config, server.address, token)}`);
}

function describeEngines([engine, ...others]: readonly [EngineSetting, ...EngineSetting[]]): string {
  const { name, address, sample, sampleReason } = engine;
  if (others.length > 0) return `Portolan uses ${others.length + 1} engines. The default one is ${name}.`;
  return sampleReason ?? `Portolan uses ${sample ? 'its sample engine' : address.url}.`;
}

main().catch((error: unknown) => {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
