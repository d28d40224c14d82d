import { expect, it } from 'vitest';
import { onHost } from './onHost.ts';

it('R291: a docker command says which engine it is for, quoted for a shell', () => {
  const line = 'docker network connect back web';
  expect(onHost(line, 'ssh://me@nas')).toBe('docker --host ssh://me@nas network connect back web');
  expect(onHost(line, "unix:///a b$&'c")).toBe(
    `docker --host 'unix:///a b$&'\\''c' network connect back web`,
  );
  // A line break in an argument does not begin another command.
  expect(onHost("docker network create 'a\ndocker b'", 'tcp://nas:2375')).toBe(
    "docker --host tcp://nas:2375 network create 'a\ndocker b'",
  );
});
