// @ts-check
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findStaticBusybox } from './debianPackages.mjs';
import { docker } from './dockerCommand.mjs';

/** The image that the tests run; PORTOLAN_TEST_IMAGE selects another one. */
export const TEST_IMAGE = process.env.PORTOLAN_TEST_IMAGE || 'portolan-test:latest';

/** @type {Partial<Record<string, string>>} */
const DOCKER_ARCHITECTURES = { x64: 'amd64' };

/**
 * Loads the test image into an engine that lacks it. The image holds one static busybox with all its applets and is
 * created here, since a test machine may have no access to a registry.
 * @param {string} dockerHost
 */
export function ensureTestImage(dockerHost) {
  if (docker(dockerHost, ['image', 'ls', '--quiet', TEST_IMAGE])) return;
  const busybox = findStaticBusybox();
  if (!busybox)
    throw new Error(`The engine lacks the image ${TEST_IMAGE} and busybox-static is not installed.`);
  const folder = mkdtempSync(join(tmpdir(), 'portolan-image-'));
  try {
    const root = join(folder, 'root');
    writeRoot(root, busybox);
    writeImage(folder, root);
    docker(dockerHost, ['load', '--quiet', '--input', join(folder, 'image.tar')]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} root
 * @param {string} busybox
 */
function writeRoot(root, busybox) {
  for (const folder of ['bin', 'etc', 'tmp', 'proc', 'sys', 'dev', 'www']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  copyFileSync(busybox, join(root, 'bin/busybox'));
  const applets = execFileSync(busybox, ['--list'], { encoding: 'utf8' }).split('\n').filter(Boolean);
  for (const applet of applets) {
    if (applet !== 'busybox') symlinkSync('busybox', join(root, 'bin', applet));
  }
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0:root:/:/bin/sh\n');
  writeFileSync(join(root, 'www/index.html'), 'ok\n');
}

/**
 * Writes `image.tar` for `docker load`. `docker import` would be simpler but cannot set a stop signal: the first
 * process of a container ignores SIGTERM unless it handles it, so each stop would take ten seconds.
 * @param {string} folder
 * @param {string} root
 */
function writeImage(folder, root) {
  const layer = join(folder, 'layer.tar');
  execFileSync('tar', ['--create', '--owner=0', '--group=0', '--file', layer, '--directory', root, '.']);
  const digest = createHash('sha256').update(readFileSync(layer)).digest('hex');
  const config = {
    architecture: DOCKER_ARCHITECTURES[process.arch] ?? process.arch,
    os: 'linux',
    config: { Env: ['PATH=/bin'], Cmd: ['sleep', '2147483647'], StopSignal: 'SIGKILL' },
    rootfs: { type: 'layers', diff_ids: [`sha256:${digest}`] },
  };
  const manifest = [{ Config: 'config.json', RepoTags: [TEST_IMAGE], Layers: ['layer.tar'] }];
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  const files = ['manifest.json', 'config.json', 'layer.tar'];
  execFileSync('tar', ['--create', '--file', join(folder, 'image.tar'), '--directory', folder, ...files]);
}
