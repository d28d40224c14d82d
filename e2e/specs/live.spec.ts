import type { ContainerJson } from '../engine/dockerJson.ts';
import { expect, test as base } from '../fixtures.ts';
import { LivePages } from '../pages/LivePages.ts';

const test = base.extend<{ witness: LivePages }>({
  witness: async ({ context, portolan, docker }, use) => use(await LivePages.open(context, portolan, docker)),
});

test('network create and rm', async ({ docker, witness }) => {
  const id = await docker.createNetwork('net');
  await witness.expectNetwork(id);
  await docker.run('network', 'rm', id);
  await witness.expectNetwork(id);
});

test('run and rm -f', async ({ docker, witness }) => {
  await docker.createNetwork('net');
  const id = await docker.runContainer('web', ['--network', docker.name('net')]);
  await witness.expectContainer(id);
  await docker.run('rm', '--force', id);
  await witness.expectContainer(id);
});

test('connect and disconnect on a running container', async ({ docker, witness }) => {
  const id = await docker.runContainer('web');
  await docker.createNetwork('net');
  await docker.run('network', 'connect', docker.name('net'), id);
  await witness.expectContainer(id);
  await docker.run('network', 'disconnect', docker.name('net'), id);
  await witness.expectContainer(id);
});

// The engines send no event for these (20.10.24 and 28.5.2; 28.5.2 not even for the disconnect).
test('connect and disconnect on a stopped container', async ({ docker, witness }) => {
  await docker.createNetwork('net');
  const id = await docker.runContainer('web');
  await docker.run('stop', '--time=0', id);
  await witness.expectContainer(id);
  await docker.run('network', 'connect', docker.name('net'), id);
  await witness.expectContainer(id, 'list');
  await docker.run('network', 'disconnect', docker.name('net'), id);
  await witness.expectContainer(id, 'list');
});

test('stop and start', async ({ docker, witness }) => {
  await docker.createNetwork('net');
  const id = await docker.runContainer('web', ['--network', docker.name('net')]);
  await witness.expectContainer(id);
  await docker.run('stop', '--time=0', id);
  await witness.expectContainer(id);
  await docker.run('start', id);
  await witness.expectContainer(id);
});

test('pause and unpause', async ({ docker, witness }) => {
  await docker.createNetwork('net');
  const id = await docker.runContainer('web', ['--network', docker.name('net')]);
  await docker.run('pause', id);
  await witness.expectContainer(id);
  await docker.run('unpause', id);
  await witness.expectContainer(id);
});

test('rename, and back', async ({ docker, witness }) => {
  const id = await docker.runContainer('before');
  await witness.expectContainer(id);
  await docker.run('rename', id, docker.name('after'));
  await witness.expectContainer(id);
  await docker.run('rename', id, docker.name('before'));
  await witness.expectContainer(id);
});

test('kill and start', async ({ docker, witness }) => {
  const id = await docker.runContainer('web');
  await docker.run('kill', id);
  await witness.expectContainer(id);
  const { State } = (await docker.inspect('container', id)) as ContainerJson;
  expect(State.ExitCode).toBe(137);
  await docker.run('start', id);
  await witness.expectContainer(id);
});
