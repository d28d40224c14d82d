import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTlsFiles } from './readTlsFiles.ts';
import type { TlsPaths } from './readTlsFiles.ts';
import { canMakeCertificates, makeCertificate, protectKey } from './testing/makeCertificate.ts';

let folder: string;
const at = (name: string) => join(folder, name);

describe.runIf(canMakeCertificates)('R283: TLS files', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'portolan-tls-'));
    makeCertificate(folder, 'ours');
    makeCertificate(folder, 'other');
    protectKey(at('ours-key.pem'));
    copyFileSync(at('ours.pem'), at('both.pem'));
    writeFileSync(at('both.pem'), readFileSync(at('ours-key.pem')), { flag: 'a' });
    writeFileSync(at('garbage.pem'), 'the secret of another file');
    writeFileSync(at('large.pem'), Buffer.alloc(256 * 1024 + 1));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are read as they are; none of them is required', async () => {
    const text = (name: string) => readFileSync(at(name), 'utf8');
    expect(await readTlsFiles({})).toEqual({ ca: undefined, skipVerify: false });
    expect(await readTlsFiles({ ca: at('other.pem'), skipVerify: true })).toEqual({
      ca: text('other.pem'),
      skipVerify: true,
    });
    expect(await readTlsFiles({ cert: at('ours.pem'), key: at('ours-key.pem') })).toMatchObject({
      cert: text('ours.pem'),
      key: text('ours-key.pem'),
    });
    const oneFile = { cert: at('both.pem'), key: at('both.pem') };
    expect(await readTlsFiles(oneFile)).toMatchObject({ key: text('both.pem') });
  });

  it.each<[TlsPaths, string]>([
    [{ cert: 'ours.pem' }, 'tls.cert is given without tls.key.'],
    [{ key: 'ours-key.pem' }, 'tls.key is given without tls.cert.'],
    [{ ca: 'none.pem' }, 'The CA certificate $/none.pem does not exist.'],
    [{ ca: '.' }, 'The CA certificate $/. is not a file.'],
    [{ ca: 'large.pem' }, 'The CA certificate $/large.pem is larger than 256 KB.'],
    [{ ca: 'garbage.pem' }, 'The CA certificate $/garbage.pem is not a certificate in PEM form.'],
    [{ ca: 'ours-key.pem' }, 'The CA certificate $/ours-key.pem is not a certificate in PEM form.'],
    [{ cert: 'ours.pem', key: 'none.pem' }, 'The key $/none.pem does not exist.'],
    [{ cert: 'garbage.pem', key: 'ours-key.pem' }, 'The certificate $/garbage.pem is not a certificate'],
    [{ cert: 'ours.pem', key: 'garbage.pem' }, 'The key $/garbage.pem is not a private key in PEM form.'],
    [{ cert: 'ours.pem', key: 'ours.pem' }, 'The key $/ours.pem is not a private key in PEM form.'],
    [{ cert: 'ours.pem', key: 'ours-key.pem.protected' }, 'is protected by a passphrase.'],
    [
      { cert: 'ours.pem', key: 'other-key.pem' },
      'The key $/other-key.pem does not belong to the certificate $/ours.pem.',
    ],
  ])('%j are refused: %s', async (names, message) => {
    const paths = Object.fromEntries(
      Object.entries(names).map(([field, name]) => [field, `${folder}/${String(name)}`]),
    );
    const reading = readTlsFiles(paths);
    await expect(reading).rejects.toMatchObject({ name: 'ConfigError' });
    await expect(reading).rejects.toThrow(message.replaceAll('$', folder));
    await expect(reading).rejects.not.toThrow('secret of another file');
  });
});
