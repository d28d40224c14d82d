import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

declare global {
  interface Window {
    /** Where the page was changed since `watchPage`. */
    changedPlaces: Set<string>;
  }
}

/** Takes note of every place in the page that changes: the name of a row, the title of a section, or a landmark. */
async function watchPage(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    window.changedPlaces = new Set();
    const placeOf = (node: Node): string => {
      const element = node instanceof Element ? node : node.parentElement;
      const row = element?.closest('[role=row][data-name]');
      if (row) return `row ${row.getAttribute('data-name')}`;
      const section = element?.closest('section');
      if (section) return `section ${section.querySelector('h2, h3')?.textContent}`;
      return element?.closest('header, nav, main, aside, footer')?.tagName.toLowerCase() ?? 'page';
    };
    const observer = new MutationObserver((mutations) => {
      for (const { target } of mutations) window.changedPlaces.add(placeOf(target));
    });
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  return () => page.evaluate(() => [...window.changedPlaces].sort());
}

test('R99: a change of one container changes only its row, the number that counts it, and the revision', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const on = await docker.createNetwork('on');
  await docker.createNetwork('apart');
  await docker.createNetwork('target');
  const [db] = await Promise.all([
    docker.runContainer('db', [`--network=${docker.name('apart')}`]),
    docker.runContainer('web', [`--network=${on}`]),
    docker.runContainer('other', [`--network=${on}`]),
    docker.runContainer('member', [`--network=${docker.name('target')}`]),
  ]);
  await app.open(portolan, `view=table&select=c:${db}`);
  const row = app.table.row(docker.name('web'));
  await expect(row).toBeVisible();
  await expect(app.inspector.heading).toContainText(docker.name('db'));
  await page.mouse.move(0, 0);

  const changedPlaces = await watchPage(page);
  await docker.run('network', 'connect', docker.name('target'), docker.name('web'));
  await expect(row).toContainText(docker.name('target'));
  // The count of attachments is in the tabs.
  expect(await changedPlaces()).toEqual(['footer', 'main', `row ${docker.name('web')}`, 'section Networks']);
});
