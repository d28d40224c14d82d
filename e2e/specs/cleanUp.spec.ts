import { randomBytes } from 'node:crypto';
import { DockerCli } from '../engine/DockerCli.ts';
import { expect, test, TEST_IMAGE } from '../fixtures.ts';

test('R116: a test removes what has its label or name prefix, and nothing else', async ({
  docker: other,
  dockerHost,
}) => {
  const own = new DockerCli(dockerHost, TEST_IMAGE, randomBytes(4).toString('hex'));
  const otherNetwork = await other.createNetwork('net');
  const otherContainer = await other.runContainer('web', ['--network', other.name('net')]);

  const networks = [
    await own.createNetwork('net'),
    // As the page makes it, without the test's label.
    await own.run('network', 'create', own.name('by-page')),
    // As after a rename: only the label is left.
    await own.run('network', 'create', '--label', own.label, other.name('labelled')),
  ];
  const containers = [
    await own.runContainer('db', ['--network', own.name('net')]),
    await own.createContainer('idle'),
  ];
  await own.run('network', 'connect', own.name('net'), otherContainer);
  await own.cleanUp();

  for (const id of networks) expect(await other.inspect('network', id)).toBeUndefined();
  for (const id of containers) expect(await other.inspect('container', id)).toBeUndefined();
  expect(await other.inspect('network', otherNetwork)).toBeDefined();
  expect(await other.inspect('container', otherContainer)).toMatchObject({
    State: { Running: true },
    NetworkSettings: { Networks: { [other.name('net')]: { NetworkID: otherNetwork } } },
  });
});
