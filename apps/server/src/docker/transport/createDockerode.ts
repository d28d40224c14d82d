import http from 'node:http';
import https from 'node:https';
import Docker from 'dockerode';
import { parseEngineUrl } from '../discovery/parseEngineUrl.ts';
import type { EngineAddress } from '../EngineClient.ts';
import { SshAgent } from './SshAgent.ts';

/**
 * Connections are used again, since thousands of reads follow each other at the start. An idle one is closed after this
 * many milliseconds, long before an engine or a proxy closes it: a request that meets such a close would fail.
 */
const MAX_IDLE_MS = 1_000;
const REUSE = { keepAlive: true, timeout: MAX_IDLE_MS };

/** Creates a dockerode client for an address. It sends nothing yet. */
export function createDockerode(address: EngineAddress): Docker {
  const target = parseEngineUrl(address.url);
  if (target.kind === 'socket')
    return createWithoutEnv({ socketPath: target.path, agent: new http.Agent(REUSE) });
  if (target.kind === 'ssh') {
    return createWithoutEnv({
      host: 'http://docker',
      port: 80,
      protocol: 'http',
      agent: new SshAgent(target),
    });
  }
  const { tls } = address;
  // This is a URL because docker-modem would take the colons of an IPv6 address for a port.
  const host = `${tls ? 'https' : 'http'}://${target.host}`;
  if (!tls)
    return createWithoutEnv({
      host,
      port: target.port ?? 2375,
      protocol: 'http',
      agent: new http.Agent(REUSE),
    });
  const { ca, cert, key } = tls;
  const agent = new https.Agent({ ca, cert, key, rejectUnauthorized: !tls.skipVerify, ...REUSE });
  return createWithoutEnv({ host, port: target.port ?? 2376, protocol: 'https', agent });
}

interface Transport {
  socketPath?: string;
  host?: string;
  port?: number;
  protocol?: 'http' | 'https';
  agent: http.Agent;
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
