import http from 'node:http';
import https from 'node:https';
import Docker from 'dockerode';
import { defaultPort, parseEngineUrl } from '../discovery/parseEngineUrl.ts';
import type { EngineAddress } from '../EngineClient.ts';
import { connectByLibrary } from './ssh/connectByLibrary.ts';
import { connectByProgram, isSshInstalled } from './ssh/connectByProgram.ts';
import { SshAgent } from './ssh/SshAgent.ts';

/**
 * Connections are used again, since thousands of reads follow each other at the start. An idle one is closed after this
 * many milliseconds, long before an engine or a proxy closes it: a request that meets such a close would fail.
 */
const MAX_IDLE_MS = 1_000;
const REUSE = { keepAlive: true, timeout: MAX_IDLE_MS };

/** Creates a dockerode client for an address. It sends nothing yet. `close` ends all its connections. */
export function createDockerode(address: EngineAddress): { docker: Docker; close: () => Promise<void> } {
  const transport = toTransport(address);
  const { agent } = transport;
  return {
    docker: createWithoutEnv(transport),
    close: async () => (agent instanceof SshAgent ? agent.close() : agent.destroy()),
  };
}

interface Transport {
  socketPath?: string;
  host?: string;
  port?: number;
  protocol?: 'http' | 'https';
  agent: http.Agent;
}

function toTransport({ url, tls }: EngineAddress): Transport {
  const target = parseEngineUrl(url);
  if (target.kind === 'socket') return { socketPath: target.path, agent: new http.Agent(REUSE) };
  if (target.kind === 'ssh') {
    const connect = isSshInstalled() ? connectByProgram(target) : connectByLibrary(target);
    return { host: 'http://docker', port: 80, agent: new SshAgent(connect) };
  }
  // This is a URL because docker-modem would take the colons of an IPv6 address for a port.
  const host = `${tls ? 'https' : 'http'}://${target.host}`;
  const port = target.port ?? defaultPort(tls !== undefined);
  if (!tls) return { host, port, agent: new http.Agent(REUSE) };
  const { ca, cert, key } = tls;
  const agent = new https.Agent({ ca, cert, key, rejectUnauthorized: !tls.skipVerify, ...REUSE });
  return { host, port, protocol: 'https', agent };
}

/**
 * docker-modem reads DOCKER_HOST and related variables itself and uses them for every option that is not set. So all
 * options are set here and DOCKER_HOST is hidden.
 */
function createWithoutEnv({ socketPath, host, port, protocol = 'http', agent }: Transport): Docker {
  const { DOCKER_HOST } = process.env;
  delete process.env.DOCKER_HOST;
  try {
    return new Docker({ socketPath, host, port, protocol, agent, pathPrefix: '/' } as Docker.DockerOptions);
  } finally {
    if (DOCKER_HOST !== undefined) process.env.DOCKER_HOST = DOCKER_HOST;
  }
}
