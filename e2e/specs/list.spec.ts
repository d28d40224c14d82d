import type { RunningPortolan } from '../engine/startPortolan.ts';
import { withSwarm } from '../engine/withSwarm.ts';
import { expect, test } from '../fixtures.ts';
import type { PortolanPage } from '../pages/PortolanPage.ts';
import type { DockerCli } from '../engine/DockerCli.ts';

/** Makes a network for each property that a filter distinguishes. */
async function createNetworks(docker: DockerCli): Promise<void> {
  await docker.createNetwork('front', '--label=env=prod', '--label=com.docker.compose.project=shop');
  await docker.createNetwork('back', '--internal', '--label=env=test');
  await docker.createNetwork('old');
  await docker.createNetwork('spare', '--label=odd=a key');
  const on = (base: string) => [`--network=${docker.name(base)}`];
  await Promise.all([
    docker.runContainer('web', on('front')),
    docker.runContainer('db', on('back')),
    docker.createContainer('gone', on('old')),
  ]);
}

const listed = async (app: PortolanPage): Promise<string[]> =>
  [...(await app.table.read('Networks')).keys()].sort();

async function listedByApi({ origin, token }: RunningPortolan, query: string): Promise<string[]> {
  const response = await fetch(`${origin}/api/v1/networks?${query}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const networks = (await response.json()) as { name: string }[];
  return networks.map(({ name }) => name).sort();
}

test('R170, R174: the terms of the filter list the same networks as docker network ls and the API', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  test.setTimeout(120_000);
  await withSwarm(docker, async () => {
    await createNetworks(docker);
    // The overlay gives a second driver and a second scope.
    await docker.createNetwork('wide', '--driver=overlay', '--attachable');
    await docker.runContainer('cam', [`--network=${docker.name('wide')}`]);
    const begins = `^${docker.prefix}`;
    const id = await docker.run('network', 'inspect', '--format', '{{.Id}}', docker.name('wide'));
    await app.open(portolan, 'view=table&table=networks');
    const filter = page.getByRole('combobox', { name: 'Filter' });

    for (const filters of [
      ['driver=overlay'],
      ['driver=overlay', 'driver=bridge'],
      ['label=env'],
      ['label=env=prod'],
      ['label=env=prod', 'label=env=test'],
      ['label=odd=a key'],
      ['scope=local'],
      ['scope=swarm'],
      ['type=custom'],
      ['type=builtin'],
      [`id=${id.slice(0, 9)}`],
      ['driver=bridge', 'type=custom', 'label=env'],
    ]) {
      const terms = filters.map((each) => {
        const [key, ...value] = each.split('=');
        return `${key}:${/\s/.test(each) ? `"${value.join('=')}"` : value.join('=')}`;
      });
      const output = await docker.run(
        ...['network', 'ls', '--format', '{{.Name}}', '--filter', `name=${begins}`],
        ...filters.flatMap((each) => ['--filter', each]),
      );
      const names = output.split('\n').filter(Boolean).sort();
      await filter.fill(`name:${begins} ${terms.join(' ')}`);
      await expect.poll(() => listed(app), { message: terms.join(' ') }).toEqual(names);
      const query = new URLSearchParams([['name', begins]]);
      for (const each of filters)
        query.append(each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1));
      expect(await listedByApi(portolan, query.toString()), query.toString()).toEqual(names);
    }

    for (const [term, query, names] of [
      ['unused', 'unused=true', ['spare']],
      ['dangling', 'dangling=true', ['spare']],
      ['unused:false', 'unused=false', ['back', 'front', 'old', 'wide']],
      ['internal', 'internal=true', ['back']],
      ['stopped-members', 'stoppedMembers=true', ['old']],
      ['project:shop', 'project=shop', ['front']],
      [
        'internal:false type:custom stopped-members:false',
        'internal=false&stoppedMembers=false',
        ['front', 'spare', 'wide'],
      ],
    ] as const) {
      const expected = names.map((base) => docker.name(base)).sort();
      await filter.fill(`name:${begins} ${term}`);
      await expect.poll(() => listed(app), { message: term }).toEqual(expected);
      expect(await listedByApi(portolan, `name=${begins}&${query}`), query).toEqual(expected);
    }
    // R171: the engine's own filter wrongly calls a network in use dangling (20.10.24, 28.5.2).
    const dangling = ['network', 'ls', '--format', '{{.Name}}', '--filter', 'dangling=true'];
    expect(await docker.run(...dangling)).toContain(docker.name('front'));
  });
});

test('R174: terms by keyboard and quick filters by mouse are both in the address', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  await createNetworks(docker);
  await app.open(portolan, 'view=table&table=networks');
  await app.table.row(docker.name('spare')).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(`${docker.prefix} dri`);
  await expect(page.getByRole('option', { name: /^driver:/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('bri');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const filter = page.getByRole('combobox', { name: 'Filter' });
  await expect(filter).toHaveValue(`${docker.prefix} driver:bridge `);
  await expect
    .poll(() => listed(app))
    .toEqual(['back', 'front', 'old', 'spare'].map((base) => docker.name(base)));
  // A container passes when one of its networks does.
  await app.table.openTab('Containers');
  await expect
    .poll(async () => [...(await app.table.read('Containers')).keys()].sort())
    .toEqual(['db', 'gone', 'web'].map((base) => docker.name(base)));

  await filter.fill(docker.prefix);
  const only = page.getByRole('region', { name: 'Network filters' });
  await only.getByRole('button', { name: /^Unused/ }).click();
  await expect(filter).toHaveValue(`${docker.prefix} unused`);
  await expect.poll(() => app.query('q')).toBe(`${docker.prefix} unused`);
  await app.table.openTab('Networks');
  await expect.poll(() => listed(app)).toEqual([docker.name('spare')]);
  await page.reload();
  await expect(only.getByRole('button', { name: /^Unused/ })).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => listed(app)).toEqual([docker.name('spare')]);
  await only.getByRole('button', { name: /^Unused/ }).click();
  await expect(filter).toHaveValue(docker.prefix);

  await filter.fill(`${docker.prefix} scope:loc drvier:x`);
  const notes = page.getByText('scope must be local, swarm or global.');
  await expect(notes).toBeVisible();
  await expect(page.getByText('drvier: is not a filter.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all filters' }).first().click();
  await expect(notes).toBeHidden();
});

test('R159: several networks are selected in the table and removed together', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  await createNetworks(docker);
  await app.open(portolan, `view=table&table=networks&q=${docker.prefix}`);
  await app.table.row(docker.name('old')).click();
  await app.table.row(docker.name('spare')).click({ modifiers: ['Control'] });
  await app.table.row(docker.name('front')).click({ modifiers: ['Control'] });
  await expect(app.inspector.heading).toHaveText('3 selected');
  await expect(app.inspector.root).toContainText('1 cannot be removed');
  await app.inspector.root.getByRole('button', { name: 'Remove 2 of them…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Remove/ });
  await expect(dialog).toContainText(docker.name('old'));
  await expect(dialog).toContainText(docker.name('spare'));
  await expect(dialog).not.toContainText(docker.name('front'));
});
