import { requestApi } from '../engine/requestApi.ts';
import type { DockerCli } from '../engine/DockerCli.ts';
import { expect, test } from '../fixtures.ts';
import { pressUntilFocused } from '../pages/pressUntilFocused.ts';

const exists = async (docker: DockerCli, name: string) =>
  (await docker.inspect('network', docker.name(name))) !== undefined;

/** Makes two unused networks, one that a stopped container needs, and one in use. */
async function createNetworks(docker: DockerCli): Promise<void> {
  for (const name of ['idle-1', 'idle-2', 'needed', 'used']) await docker.createNetwork(name);
  await docker.createContainer('stopped', ['--network', docker.name('needed')]);
  await docker.runContainer('running', ['--network', docker.name('used')]);
}

test('R166: exactly the selected networks are removed; those that stopped containers need are marked and not selected', async ({
  app,
  docker,
  portolan,
}) => {
  await createNetworks(docker);
  const { pruneDialog } = app;
  await app.open(portolan);
  await pruneDialog.open();
  await pruneDialog.filterByLabel(docker.label);
  await expect(pruneDialog.root.getByRole('listitem')).toHaveCount(3);
  await expect(pruneDialog.checkbox(docker.name('idle-1'))).toBeChecked();
  await expect(pruneDialog.checkbox(docker.name('idle-2'))).toBeChecked();
  await expect(pruneDialog.checkbox(docker.name('needed'))).not.toBeChecked();
  await expect(pruneDialog.row(docker.name('needed'))).toContainText(
    `Needed by ${docker.name('stopped')}, which is stopped and cannot start without it`,
  );
  await pruneDialog.root.getByRole('button', { name: 'Select all' }).click();
  await expect(pruneDialog.impact).toContainText(docker.name('stopped'));
  await pruneDialog.checkbox(docker.name('needed')).uncheck();
  await pruneDialog.checkbox(docker.name('idle-2')).uncheck();
  await pruneDialog.expectCommand(`docker network rm ${docker.name('idle-1')}`);
  await pruneDialog.complete('Remove');
  expect(await exists(docker, 'idle-1')).toBe(false);
  for (const name of ['idle-2', 'needed', 'used']) expect(await exists(docker, name)).toBe(true);

  await app.activity.undoByToast();
  await expect(app.activity.undoneToast).toContainText('new id');
  expect(await exists(docker, 'idle-1')).toBe(true);
});

test('R144, R166: a network that is connected after the preview is not removed, and is named with the reason', async ({
  app,
  docker,
  portolan,
}) => {
  await createNetworks(docker);
  const { pruneDialog } = app;
  await app.open(portolan);
  await pruneDialog.open();
  await pruneDialog.filterByLabel(docker.label);
  await expect(pruneDialog.checkbox(docker.name('idle-1'))).toBeChecked();
  await docker.run('network', 'connect', docker.name('idle-1'), docker.name('running'));
  await docker.createNetwork('later');
  await pruneDialog.submit('Remove 2 networks');
  await expect(pruneDialog.keptDialog).toContainText('One network was removed. One was not:');
  await expect(pruneDialog.keptDialog).toContainText(`${docker.name('idle-1')}: `);
  await expect(pruneDialog.keptDialog).toContainText(docker.name('running'));
  expect(await exists(docker, 'idle-1')).toBe(true);
  expect(await exists(docker, 'idle-2')).toBe(false);
  expect(await exists(docker, 'later')).toBe(true);
});

test('R166: a prune by keyboard alone', async ({ app, docker, page, portolan }) => {
  await createNetworks(docker);
  await app.open(portolan);
  await app.choose('Prune networks', /^Prune networks/);
  await expect(app.pruneDialog.root.getByRole('combobox', { name: 'Labels' })).toBeFocused();
  await page.keyboard.type(docker.label);
  await page.keyboard.press('Enter');
  await expect(app.pruneDialog.root.getByRole('listitem')).toHaveCount(3);
  await pressUntilFocused(app.pruneDialog.checkbox(docker.name('idle-2')));
  await page.keyboard.press('Space');
  await pressUntilFocused(app.pruneDialog.button('Remove'));
  await page.keyboard.press('Enter');
  await expect(app.pruneDialog.root).toBeHidden();
  expect(await exists(docker, 'idle-1')).toBe(false);
  expect(await exists(docker, 'idle-2')).toBe(true);
});

test('R144: with a minimum age, a network that was just created is not offered', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  await createNetworks(docker);
  await app.open(portolan);
  await app.pruneDialog.open();
  await app.pruneDialog.filterByLabel(docker.label);
  await app.pruneDialog.root.getByRole('combobox', { name: 'Age' }).click();
  await page.getByRole('option', { name: 'Older than an hour' }).click();
  await expect(app.pruneDialog.root).toContainText('No network without a running container matches.');
  await expect(app.pruneDialog.button('Remove')).toBeDisabled();
});

test('R144: a prune by the API', async ({ docker, portolan }) => {
  await createNetworks(docker);
  const label = encodeURIComponent(docker.label);
  const readPreview = async () =>
    (
      (await requestApi(portolan, 'GET', `prune/networks?label=${label}`)).json as {
        networks: { id: string; name: string; reason: string }[];
      }
    ).networks;
  // The server may not have read yet that the containers run.
  await expect
    .poll(async () => (await readPreview()).map((each) => [each.name, each.reason]))
    .toEqual([
      [docker.name('idle-1'), 'unused'],
      [docker.name('idle-2'), 'unused'],
      [docker.name('needed'), 'stopped-only'],
    ]);
  const preview = await readPreview();
  await docker.run('network', 'connect', docker.name('idle-2'), docker.name('running'));
  const ids = preview.map((each) => each.id);
  const answer = await requestApi(portolan, 'POST', 'prune/networks', { ids });
  expect(answer).toMatchObject({
    status: 200,
    json: { removed: [ids[0], ids[2]], kept: [{ id: ids[1], reason: expect.any(String) }] },
    activity: expect.any(String),
  });
  expect(await exists(docker, 'idle-2')).toBe(true);
});
