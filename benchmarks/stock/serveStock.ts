import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import type { Topology } from '@portolan/topology';
import { keepRunning } from '../stack/running.ts';
import { drawStock } from './drawStock.ts';
import { CARD, toStockElements } from './toStockElements.ts';

/** The library as a page without a bundler loads it. */
const LIBRARY = createRequire(import.meta.url).resolve('cytoscape/dist/cytoscape.min.js');

/** Serves a page that draws the topology with stock Cytoscape. Returns its address. */
export async function serveStock(topology: Topology): Promise<string> {
  const library = await readFile(LIBRARY);
  const elements = JSON.stringify(toStockElements(topology));
  const page = `<!doctype html><meta charset="utf-8"><title>Stock</title><style>body { margin: 0 }</style>
<div id="stock" style="position: fixed; inset: 0"></div>
<script src="/cytoscape.js"></script>
<script>(${drawStock.toString()})(${JSON.stringify(CARD)});</script>`;
  const contents = new Map<string, [type: string, body: string | Buffer]>([
    ['/', ['text/html', page]],
    ['/cytoscape.js', ['text/javascript', library]],
    ['/elements.json', ['application/json', elements]],
  ]);
  const server = createServer(({ url }, response) => {
    const [type, body] = contents.get(url ?? '') ?? ['text/plain', ''];
    response.writeHead(body === '' ? 404 : 200, { 'Content-Type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  keepRunning(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
