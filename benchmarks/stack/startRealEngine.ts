import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { docker } from '../../scripts/engine/dockerCommand.mjs';
import { TEST_IMAGE } from '../../scripts/engine/testImage.mjs';
import { startPrivateEngine } from '../../scripts/privateEngine.mjs';
import { keepRunning } from './running.ts';
import { SHARED } from './findChanges.ts';

const PROJECT = 'com.docker.compose.project';
const SERVICES = [
  { name: 'web', networks: ['front'] },
  { name: 'api', networks: ['front', 'back'] },
  { name: 'db', networks: ['back'] },
  { name: 'cache', networks: ['back'] },
];
/** The network that they share has the `web` of every third project, as in generated content. */
const SHARED_BY = 3;

/**
 * Starts a private Docker engine as the tests do, with running containers in projects of four on two networks each.
 * Returns its address on loopback: `url` for the benchmark's own requests.
 */
export async function startRealEngine(
  containers: number,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const engine = await startPrivateEngine();
  const stopEngine = keepRunning(() => engine.stop());
  const call = (...args: string[]) => docker(engine.dockerHost, args);
  call('network', 'create', SHARED);
  for (let i = 0; i < containers / SERVICES.length; i++) {
    const project = `project${String(i).padStart(3, '0')}`;
    const label = ['--label', `${PROJECT}=${project}`];
    for (const name of ['front', 'back']) call('network', 'create', ...label, `${project}_${name}`);
    for (const { name, networks } of SERVICES) {
      const [first, ...others] = networks.map((each) => `${project}_${each}`);
      const id = `${project}-${name}-1`;
      const service = ['--label', `com.docker.compose.service=${name}`];
      const network = ['--network', first ?? SHARED];
      call(
        'run',
        '--detach',
        '--name',
        id,
        ...label,
        ...service,
        ...network,
        TEST_IMAGE,
        'sleep',
        'infinity',
      );
      if (name === 'web' && i % SHARED_BY === 0) others.push(SHARED);
      for (const other of others) call('network', 'connect', other, id);
    }
  }
  const socket = engine.dockerHost.replace('unix://', '');
  const forwarder = createServer((incoming) => {
    const outgoing = connect(socket);
    incoming.pipe(outgoing).pipe(incoming);
    incoming.on('error', () => outgoing.destroy());
    outgoing.on('error', () => incoming.destroy());
  });
  await new Promise<void>((resolve) => forwarder.listen(0, '127.0.0.1', resolve));
  const stop = async () => {
    forwarder.close();
    await stopEngine();
  };
  return { url: `http://127.0.0.1:${(forwarder.address() as AddressInfo).port}`, stop };
}
