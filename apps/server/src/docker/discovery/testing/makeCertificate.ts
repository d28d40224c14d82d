import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** False on a machine without the program that makes the certificates. */
export const canMakeCertificates = spawnSync('openssl', ['version']).status === 0;

/** Makes a certificate that is its own authority, with its key, in two PEM files of a folder. */
export function makeCertificate(folder: string, name: string): { cert: string; key: string } {
  const cert = join(folder, `${name}.pem`);
  const key = join(folder, `${name}-key.pem`);
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`];
  execFileSync('openssl', [...request, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  return { cert, key };
}

/** Writes a copy of a key that is protected by a passphrase. */
export function protectKey(key: string): string {
  const path = `${key}.protected`;
  execFileSync('openssl', ['rsa', '-aes256', '-passout', 'pass:secret', '-in', key, '-out', path], {
    stdio: 'ignore',
  });
  return path;
}
