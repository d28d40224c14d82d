import type { ContainerJson } from '../engine/dockerJson.ts';
import { expect, test as base } from '../fixtures.ts';
import { LivePages } from '../pages/LivePages.ts';

const test = base.extend<{ livePages: LivePages }>({
  livePages: async ({ context, portolan, docker }, use) =>
    use(await LivePages.open(context, portolan, docker)),
});

test('R31: the pages follow the creation and the removal of a network', async ({ docker, livePages }) => {
  const id = await docker.createNetwork('net');
  await livePages.expectNetwork(id);
  await docker.run('network', 'rm', id);
  await livePages.expectNetwork(id);
});

test('R31: the pages follow the run and the forced removal of a container', async ({ docker, livePages }) => {
  await docker.createNetwork('net');
  const id = await docker.runContainer('web', ['--network', docker.name('net')]);
  await livePages.expectContainer(id);
  await docker.run('rm', '--force', id);
  await livePages.expectContainer(id);
});

test('R31: the pages follow a connect and a disconnect of a running container', async ({
  docker,
  livePages,
}) => {
  const id = await docker.runContainer('web');
  await docker.createNetwork('net');
  await docker.run('network', 'connect', docker.name('net'), id);
  await livePages.expectContainer(id);
  await docker.run('network', 'disconnect', docker.name('net'), id);
  await livePages.expectContainer(id);
});

// R32: the engines emit no event for a connect of a stopped container (20.10.24, 28.5.2), and 28.5.2 none for its disconnect.
test('R32: the pages follow a connect and a disconnect of a stopped container', async ({
  docker,
  livePages,
}) => {
  await docker.createNetwork('net');
  const id = await docker.runContainer('web');
  await docker.run('stop', '--time=0', id);
  await livePages.expectContainer(id);
  await docker.run('network', 'connect', docker.name('net'), id);
  await livePages.expectContainer(id, 'list');
  await docker.run('network', 'disconnect', docker.name('net'), id);
  await livePages.expectContainer(id, 'list');
});

test('R31: the pages follow a stop and a start', async ({ docker, livePages }) => {
  await docker.createNetwork('net');
  const id = await docker.runContainer('web', ['--network', docker.name('net')]);
  await livePages.expectContainer(id);
  await docker.run('stop', '--time=0', id);
  await livePages.expectContainer(id);
  await docker.run('start', id);
  await livePages.expectContainer(id);
});

test('R31: the pages follow a pause and an unpause', async ({ docker, livePages }) => {
  await docker.createNetwork('net');
  const id = await docker.runContainer('web', ['--network', docker.name('net')]);
  await docker.run('pause', id);
  await livePages.expectContainer(id);
  await docker.run('unpause', id);
  await livePages.expectContainer(id);
});

test('R31: the pages follow two renames', async ({ docker, livePages }) => {
  const id = await docker.runContainer('before');
  await livePages.expectContainer(id);
  await docker.run('rename', id, docker.name('after'));
  await livePages.expectContainer(id);
  await docker.run('rename', id, docker.name('before'));
  await livePages.expectContainer(id);
});

test('R31: the pages follow a kill and a start', async ({ docker, livePages }) => {
  const id = await docker.runContainer('web');
  await docker.run('kill', id);
  await livePages.expectContainer(id);
  const { State } = (await docker.inspect('container', id)) as ContainerJson;
  expect(State.ExitCode).toBe(137);
  await docker.run('start', id);
  await livePages.expectContainer(id);
});
