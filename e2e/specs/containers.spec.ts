import { requestApi } from '../engine/requestApi.ts';
import type { DockerCli } from '../engine/DockerCli.ts';
import { expect, test } from '../fixtures.ts';
import { pressUntilFocused } from '../pages/pressUntilFocused.ts';
import { markId } from '../pages/MapPage.ts';

/** The part of `docker container inspect` that these tests read. */
interface ContainerJson {
  Name: string;
  State: { Status: string; StartedAt: string };
  Config: { Image: string; Cmd: string[]; Env: string[]; Labels: Record<string, string> };
  HostConfig: {
    RestartPolicy: { Name: string };
    PortBindings: Record<string, { HostIp: string; HostPort: string }[]> | null;
    NetworkMode: string;
    Privileged: boolean;
    Binds: string[] | null;
  };
  NetworkSettings: {
    Networks: Record<
      string,
      { IPAddress: string; Aliases: string[] | null; IPAMConfig: { IPv4Address?: string } | null }
    >;
  };
}

const inspect = async (docker: DockerCli, name: string) =>
  (await docker.inspect('container', name)) as ContainerJson | undefined;
const stateOf = async (docker: DockerCli, name: string) =>
  (await inspect(docker, name))?.State.Status ?? 'gone';

const image = process.env.PORTOLAN_TEST_IMAGE || 'portolan-test:latest';
const QUICK_STOP = ['--stop-timeout=1'];

test.describe('R160, R161: by mouse', () => {
  test('stop from the map’s menu, start at once from the table’s', async ({ app, docker, portolan }) => {
    await docker.createNetwork('net', '--subnet=10.89.1.0/24');
    const id = await docker.runContainer('web', ['--network', docker.name('net'), ...QUICK_STOP]);
    await docker.runContainer('peer', ['--network', docker.name('net'), ...QUICK_STOP]);
    const web = docker.name('web');
    await app.open(portolan);
    const menu = await app.map.openMenu(markId.container(id));
    await menu.getByRole('menuitem', { name: 'Stop…' }).click();
    const stop = app.actionDialog('Stop');
    await expect(stop.impact).toContainText(docker.name('peer'));
    await stop.expectCommand(`docker stop ${web}`);
    await stop.complete('Stop');
    expect(await stateOf(docker, web)).toBe('exited');
    await expect(app.activity.doneToast).toContainText(`Stopped ${web}.`);

    await app.show('Table');
    const rowMenu = await app.table.openMenu(web);
    await expect(rowMenu.getByRole('menuitem', { name: 'Pause…' })).toBeDisabled();
    await expect(rowMenu.getByRole('menuitem', { name: 'Pause…' })).toContainText(`${web} is not running.`);
    await rowMenu.getByRole('menuitem', { name: 'Start', exact: true }).click();
    await expect(app.notice).toContainText(`Started ${web}.`);
    await expect.poll(() => stateOf(docker, web)).toBe('running');
  });

  test('R162: the outcome is shown even if the dialog was closed meanwhile', async ({
    app,
    docker,
    portolan,
  }) => {
    const id = await docker.runContainer('slow', QUICK_STOP);
    const slow = docker.name('slow');
    await app.open(portolan, `select=${markId.container(id)}`);
    let letStopPass = () => {};
    const closed = new Promise<void>((resolve) => (letStopPass = resolve));
    await app.page.route('**/stop', (route) => closed.then(() => route.continue()));
    await app.inspector.action('Stop…').click();
    const dialog = app.actionDialog('Stop');
    await dialog.submit('Stop');
    await app.page.keyboard.press('Escape');
    await expect(dialog.root).toBeHidden();
    letStopPass();
    await expect(app.activity.doneToast).toContainText(`Stopped ${slow}.`);
    await app.activity.doneToast.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => stateOf(docker, slow)).toBe('running');
  });

  test('pause, unpause, restart, rename and remove from the inspector', async ({ app, docker, portolan }) => {
    const id = await docker.runContainer('web', QUICK_STOP);
    const [web, other] = [docker.name('web'), docker.name('other')];
    await app.open(portolan, `select=${markId.container(id)}`);

    await app.inspector.action('Pause…').click();
    await app.actionDialog('Pause').expectCommand(`docker pause ${web}`);
    await app.actionDialog('Pause').complete('Pause');
    expect(await stateOf(docker, web)).toBe('paused');

    await app.inspector.action('Unpause').click();
    await expect.poll(() => stateOf(docker, web)).toBe('running');

    const before = (await inspect(docker, web))?.State.StartedAt;
    await app.inspector.action('Restart…').click();
    await app.actionDialog('Restart').expectCommand(`docker restart ${web}`);
    await app.actionDialog('Restart').complete('Restart');
    expect((await inspect(docker, web))?.State.StartedAt).not.toBe(before);

    await app.inspector.action('Rename…').click();
    const rename = app.actionDialog('Rename');
    const field = rename.root.getByRole('textbox', { name: 'Name' });
    await field.fill('-no');
    await expect(rename.button('Rename')).toBeDisabled();
    await field.fill(other);
    await rename.expectCommand(`docker rename ${web} ${other}`);
    await rename.complete('Rename');
    expect((await inspect(docker, id))?.Name).toBe(`/${other}`);
    await expect(app.inspector.heading).toHaveText(other);

    await app.inspector.action('Remove container…').click();
    const remove = app.actionDialog('Remove container');
    await expect(remove.button('Remove')).toBeDisabled();
    await remove.root.getByLabel(/^Force/).check();
    await remove.expectCommand(`docker rm --force ${other}`);
    await remove.complete('Remove');
    expect(await stateOf(docker, id)).toBe('gone');
    await expect(app.map.mark(markId.container(id))).toHaveCount(0);
    await expect(app.activity.doneToast.last()).toContainText('Cannot be undone');
  });
});

test('R161: each action by keyboard alone', async ({ app, docker, page, portolan }) => {
  const id = await docker.runContainer('web', QUICK_STOP);
  const [web, other] = [docker.name('web'), docker.name('other')];
  await app.open(portolan, `select=${markId.container(id)}`);
  const choose = (entry: string) => app.choose(entry, entry);
  const confirm = async (title: string, verb: string) => {
    const dialog = app.actionDialog(title);
    await expect(dialog.root).toBeVisible();
    await pressUntilFocused(dialog.button(verb));
    await page.keyboard.press('Enter');
    await expect(dialog.root).toBeHidden();
  };

  await choose('Pause…');
  await confirm('Pause', 'Pause');
  await expect.poll(() => stateOf(docker, web)).toBe('paused');
  await expect(app.inspector.action('Unpause')).toBeVisible();
  await choose('Unpause');
  await expect.poll(() => stateOf(docker, web)).toBe('running');
  await expect(app.inspector.action('Pause…')).toBeVisible();
  await choose('Restart…');
  await confirm('Restart', 'Restart');
  await choose('Rename…');
  await expect(app.actionDialog('Rename').root.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type(other);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await inspect(docker, id))?.Name).toBe(`/${other}`);
  await expect(app.inspector.heading).toHaveText(other);
  await choose('Stop…');
  await confirm('Stop', 'Stop');
  await expect.poll(() => stateOf(docker, id)).toBe('exited');
  await expect(app.inspector.action(/^Start/)).toBeVisible();
  await app.choose('Start', /^Start/);
  await expect.poll(() => stateOf(docker, id)).toBe('running');
  await expect(app.inspector.action('Stop…')).toBeVisible();
  await choose('Remove container…');
  await expect(app.actionDialog('Remove container').root.getByLabel(/^Force/)).toBeFocused();
  await page.keyboard.press('Space');
  await confirm('Remove container', 'Remove');
  await expect.poll(() => stateOf(docker, id)).toBe('gone');
  expect(web).not.toBe(other);
});

test('each action by the API', async ({ docker, portolan }) => {
  const id = await docker.runContainer('web', QUICK_STOP);
  for (const [verb, state] of [
    ['pause', 'paused'],
    ['unpause', 'running'],
    ['stop', 'exited'],
    ['start', 'running'],
    ['restart', 'running'],
  ] as const) {
    const answer = await requestApi(portolan, 'POST', `containers/${id}/${verb}`);
    expect(answer, verb).toMatchObject({ status: 204, activity: expect.any(String) });
    expect(await stateOf(docker, id), verb).toBe(state);
  }
  const name = docker.name('other');
  expect((await requestApi(portolan, 'POST', `containers/${id}/rename`, { name })).status).toBe(204);
  expect((await inspect(docker, id))?.Name).toBe(`/${name}`);
  expect((await requestApi(portolan, 'DELETE', `containers/${id}`)).status).toBe(409);
  expect((await requestApi(portolan, 'DELETE', `containers/${id}?force=true`)).status).toBe(204);
  expect(await stateOf(docker, id)).toBe('gone');
});

test.describe('R167: run a container', () => {
  test('with every option of the form', async ({ app, docker, portolan }) => {
    const [front, back] = [docker.name('front'), docker.name('back')];
    await docker.createNetwork('front', '--subnet=10.89.2.0/24');
    await docker.createNetwork('back', '--subnet=10.89.3.0/24', '--internal');
    const name = docker.name('web');
    await app.open(portolan);
    await app.runDialog.open();
    await app.runDialog.fill({
      image,
      name,
      networks: [{ name: front, aliases: 'www shop', ipv4: '10.89.2.77' }, { name: back }],
      ports: [
        { hostIp: '127.0.0.1', hostPort: '18089', containerPort: '80' },
        { containerPort: '53', protocol: 'udp' },
      ],
      command: 'sleep\n12 345',
      environment: 'A=1\nB=two "words" $HOME',
      restart: 'On failure',
      labels: { team: 'the sea', [docker.label.split('=')[0] ?? '']: docker.label.split('=')[1] ?? '' },
    });
    await expect(app.runDialog.root.getByTestId('docker-command')).toContainText(
      `docker network connect ${back} ${name}`,
    );
    await app.runDialog.complete('Run');

    const made = await inspect(docker, name);
    expect(made).toMatchObject({
      Config: { Image: image, Cmd: ['sleep', '12 345'], Labels: { team: 'the sea' } },
      HostConfig: {
        RestartPolicy: { Name: 'on-failure' },
        PortBindings: {
          '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '18089' }],
          '53/udp': [{ HostIp: '' }],
        },
        NetworkMode: front,
        Privileged: false,
        Binds: null,
      },
    });
    expect(made?.Config.Env).toEqual(expect.arrayContaining(['A=1', 'B=two "words" $HOME']));
    const { [front]: onFront, [back]: onBack } = made?.NetworkSettings.Networks ?? {};
    expect(onFront?.IPAMConfig?.IPv4Address).toBe('10.89.2.77');
    expect(onFront?.Aliases).toEqual(expect.arrayContaining(['www', 'shop']));
    expect(onBack).toBeDefined();
    await expect(app.inspector.heading).toHaveText(name);

    await app.activity.undoByToast();
    await expect(app.activity.undoneToast).toContainText('Undone');
    expect(await stateOf(docker, name)).toBe('gone');
  });

  test('on a selected network, by keyboard alone, with the suggested name', async ({
    app,
    docker,
    page,
    portolan,
  }) => {
    const networkId = await docker.createNetwork('net');
    await app.open(portolan, `select=${markId.network(networkId)}`);
    await page.keyboard.press('r');
    await expect(app.runDialog.image).toBeFocused();
    await page.keyboard.type(image);
    await expect(app.runDialog.name).toHaveValue(/^portolan-test/);
    await page.keyboard.press('Escape');
    await pressUntilFocused(app.runDialog.name);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(docker.name('typed'));
    await page.keyboard.press('Enter');
    await expect(app.runDialog.root).toBeHidden();
    const made = await inspect(docker, docker.name('typed'));
    expect(Object.keys(made?.NetworkSettings.Networks ?? {})).toEqual([docker.name('net')]);
    expect(made?.State.Status).toBe('running');
  });

  test('by the API', async ({ docker, portolan }) => {
    const network = await docker.createNetwork('net');
    const name = docker.name('made');
    const answer = await requestApi(portolan, 'POST', 'containers', {
      name,
      image,
      networks: [{ network, aliases: ['www'] }],
    });
    expect(answer).toMatchObject({
      status: 201,
      json: { id: expect.any(String) },
      activity: expect.any(String),
    });
    const refused = await requestApi(portolan, 'POST', 'containers', {
      name: `${name}2`,
      image,
      privileged: true,
    });
    expect(refused.status).toBe(400);
    expect(await stateOf(docker, name)).toBe('running');
  });

  test('R137: shows problems as the user types, and pulls no image', async ({ app, docker, portolan }) => {
    await docker.runContainer('holder', ['--publish=18190:80']);
    await app.open(portolan);
    const { runDialog } = app;
    await runDialog.open();
    await runDialog.submit('Run');
    await expect(runDialog.root.getByText('Choose an image.').first()).toBeVisible();
    await runDialog.image.fill('no-such-image:9');
    await expect(runDialog.image).toHaveAttribute('aria-invalid', 'true');
    await runDialog.chooseImage(image);
    await runDialog.name.fill(docker.name('holder'));
    await expect(runDialog.name).toHaveAttribute('aria-invalid', 'true');
    await runDialog.name.fill(docker.name('web'));
    await runDialog.root.getByRole('button', { name: 'Publish a port' }).click();
    await runDialog.root.getByLabel('Container port of port 1').fill('80');
    await runDialog.root.getByLabel('Host port of port 1').fill('18190');
    await expect(runDialog.root).toContainText(`${docker.name('holder')} already publishes port 18190`);
    await expect(runDialog.button('Run')).toBeDisabled();
    await runDialog.root.getByLabel('Host port of port 1').fill('18191');
    await runDialog.complete('Run');
    expect(await stateOf(docker, docker.name('web'))).toBe('running');
  });
});
