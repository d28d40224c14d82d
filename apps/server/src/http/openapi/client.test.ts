import { copyFile, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asOperator, OPERATOR, startTestServer } from '../../testing/startTestServer.ts';
import type { TestServer } from '../../testing/startTestServer.ts';

const ROOT = join(import.meta.dirname, '../../../../..');
let server: TestServer;
let folder: string;
beforeAll(async () => {
  [server, folder] = await Promise.all([
    startTestServer({ others: ['nas'] }),
    mkdtemp(join(tmpdir(), 'portolan-client-test-')),
  ]);
  const document = await server.ask('/api/v1/openapi.json', { headers: asOperator });
  await Promise.all([
    writeFile(join(folder, 'api.ts'), astToString(await openapiTS(document.text))),
    copyFile(join(import.meta.dirname, 'client.ts.txt'), join(folder, 'client.ts')),
    writeFile(join(folder, 'package.json'), '{ "type": "module" }'),
    symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules')),
  ]);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

it('R295: a client that is generated from the document compiles, and does on an engine what it says', async () => {
  expect(compile(join(folder, 'client.ts'))).toEqual([]);
  const client = (await import(join(folder, 'client.js'))) as {
    useApi: (baseUrl: string, token: string) => Promise<unknown>;
  };
  expect(await client.useApi(server.origin, OPERATOR)).toEqual({
    role: 'operator',
    engines: [
      { name: 'default', isDefault: true, product: 'docker', clusterId: null },
      { name: 'nas', isDefault: false, product: 'docker', clusterId: null },
    ],
    onNas: {
      steps: {
        wasListed: true,
        wasConnected: true,
        wasDisconnected: true,
        wasConnectedAgain: true,
        isGone: true,
      },
      statuses: [204, 204],
      notRestored: [expect.stringMatching(/ has the MAC address /)],
      // The disconnect, the connect and the creation.
      states: ['undone: 1 not restored', 'possible: 0 limits', 'possible: 0 limits'],
    },
    verdicts: {
      verdict: 'allowed',
      code: 'a',
      ways: expect.arrayContaining(['0.0.0.0:8096 → 8096']) as string[],
    },
    positions: [{ b: { x: 3, y: 4 } }, {}],
    refusals: ['name-taken', 'unknown-engine', 'invalid-request', 'name'],
    isDefaultUnchanged: true,
  });
});

/** Compiles a file as strictly as this project. Returns the errors. */
function compile(file: string): string[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const program = ts.createProgram([file], {
    ...options,
    types: ['node'],
    noEmit: false,
    rewriteRelativeImportExtensions: true,
  });
  const { diagnostics } = program.emit();
  return [...ts.getPreEmitDiagnostics(program), ...diagnostics].map(
    ({ start, messageText }) => `${start}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
  );
}
