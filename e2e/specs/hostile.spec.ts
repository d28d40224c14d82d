import { createNetworkOnEngine } from '../engine/createNetworkOnEngine.ts';
import { expect, test } from '../fixtures.ts';
import { markId } from '../pages/MapPage.ts';

const ATTACK = '"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
const RTL = '\u202egnp.exe';

/** Names that the engine accepts, and how the page must show them. */
const hostileNames = [
  { what: 'HTML', tail: ATTACK, shown: ATTACK },
  { what: '__proto__', tail: '__proto__', shown: '__proto__' },
  { what: 'newline and tab', tail: 'two\nlines\tand', shown: 'two\\nlines\\tand' },
  { what: 'right-to-left override', tail: RTL, shown: '\\u202egnp.exe' },
  { what: 'zero width', tail: 'a\u200bb', shown: 'a\\u200bb' },
];

test('R81: hostile names of networks are shown literally', async ({
  app,
  docker,
  dockerHost,
  page,
  portolan,
}) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const [key = '', value] = docker.label.split('=');
  const long = docker.name('x'.repeat(4096 - docker.prefix.length));
  const Labels = { [key]: value };
  const ids = new Map<string, string>();
  for (const { tail } of hostileNames) {
    ids.set(tail, await createNetworkOnEngine(dockerHost, { Name: docker.name(tail), Labels }));
  }
  const longId = await createNetworkOnEngine(dockerHost, { Name: long, Labels });
  // Each network has a member, so that every list contains it.
  await docker.runContainer('web', [`--network=${longId}`]);
  for (const id of ids.values()) await docker.run('network', 'connect', id, docker.name('web'));

  await app.open(portolan, `view=table&table=networks&q=${docker.prefix}`);
  const rows = [...(await app.table.read('Networks')).values()].map((row) => row['Name'] ?? '');
  expect(rows).toHaveLength(hostileNames.length + 1);
  for (const { what, tail, shown } of hostileNames) {
    expect(rows, what).toContain(docker.name(shown));
    await page
      .getByRole('row')
      .filter({ hasText: docker.name(shown) })
      .click();
    await expect(app.inspector.heading, what).toHaveText(docker.name(shown));
    expect(app.query('select')).toBe(markId.network(ids.get(tail) ?? ''));
  }
  const cut = rows.find((name) => name.includes('xxxxxxxx'));
  expect(cut).toMatch(/^e2e-.*x…$/);
  await app.show('Map');
  for (const { tail, shown } of hostileNames) {
    const mark = app.map.mark(markId.network(ids.get(tail) ?? ''));
    await expect(mark).toContainText(`network ${docker.name(shown)}`.slice(0, 100));
  }
  await expect(app.map.mark(markId.network(longId))).toContainText('xxxxxxxx');

  // The bidirectional override must not be in the page at all, and no name may have become an element or a script.
  expect(await page.evaluate(() => document.body.innerText.includes('\u202e'))).toBe(false);
  expect(await page.locator('img[src=x]').count()).toBe(0);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(dialogs).toEqual([]);

  // The page is still live, and a network with such a name can be removed by its menu.
  const [{ tail: attack } = { tail: '' }] = hostileNames;
  const id = ids.get(attack) ?? '';
  await docker.run('network', 'disconnect', id, docker.name('web'));
  await expect(app.map.mark(markId.attachment(await idOf('web'), id))).toHaveCount(0);
  const menu = await app.map.openMenu(markId.network(id));
  await menu.getByRole('menuitem', { name: 'Remove network…' }).click();
  await expect(app.removeDialog.root).toContainText(docker.name(ATTACK));
  await app.removeDialog.complete('Remove');
  await expect(app.map.mark(markId.network(id))).toHaveCount(0);

  async function idOf(base: string): Promise<string> {
    return docker.run('inspect', '--format', '{{.Id}}', docker.name(base));
  }
});

test('R30, R81: hostile labels, projects and services are shown literally', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const PROJECT = 'com.docker.compose.project';
  const SERVICE = 'com.docker.compose.service';
  const label = (name: string, text: string) => ['--label', `${name}=${text}`];
  const id = await docker.runContainer('odd', [
    ...label(PROJECT, ATTACK),
    ...label(SERVICE, `two\nlines`),
    ...label('__proto__', 'polluted'),
    ...label('constructor', 'toString'),
    ...label('html', ATTACK),
    ...label('turned', RTL),
    ...label('long', 'y'.repeat(4096)),
  ]);
  await docker.runContainer('proto', [...label(PROJECT, '__proto__'), ...label(SERVICE, 'constructor')]);

  await app.open(portolan, `view=table&table=containers&q=${docker.prefix}`);
  const rows = await app.table.read('Containers');
  expect(rows.get(docker.name('odd'))?.['Project / service']).toContain('"><img src=x onerror=');
  expect(rows.get(docker.name('odd'))?.['Project / service']).toContain('two\\nlines');
  expect(rows.get(docker.name('proto'))?.['Project / service']).toBe('__proto__ / constructor');

  await app.table.row(docker.name('odd')).click();
  const labels = await app.inspector.unfold('Labels');
  for (const text of ['__proto__', 'polluted', 'constructor', 'toString', ATTACK, '\\u202egnp.exe']) {
    await expect(labels).toContainText(text);
  }
  await expect(labels).toContainText('y'.repeat(390));

  // The filter accepts both project names.
  await app.show('Map');
  await expect(app.map.mark(markId.container(id))).toBeAttached();
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^__proto__/ })
    .click();
  await expect(page).toHaveURL(/project=__proto__/);
  await app.show('Table');
  await expect
    .poll(async () => [...(await app.table.read('Containers')).keys()])
    .toEqual([docker.name('proto')]);

  expect(await page.evaluate(() => 'hacked' in window || 'polluted' in {})).toBe(false);
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  await docker.run('stop', '--time=0', docker.name('proto'));
  await expect(app.table.row(docker.name('proto'))).toContainText('exited');
});
