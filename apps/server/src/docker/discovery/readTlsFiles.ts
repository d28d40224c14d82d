import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { EngineAddress } from '../EngineClient.ts';
import { ConfigError } from './ConfigError.ts';
import { readGivenFile } from './readGivenFile.ts';

/** The TLS settings of an engine: the paths of PEM files. */
export interface TlsPaths {
  /** The certificate of the authority that signed the engine's; absent for those that the system knows. */
  ca?: string | undefined;
  /** The certificate and the key with which Portolan identifies itself to the engine: both or none. */
  cert?: string | undefined;
  key?: string | undefined;
  /** True to accept any certificate of the engine. */
  skipVerify?: boolean | undefined;
}

/**
 * R283: reads the TLS files of an engine and checks that they can be used.
 * @throws ConfigError with the path of the file and what is wrong with it, and nothing of its content
 */
export async function readTlsFiles(paths: TlsPaths): Promise<NonNullable<EngineAddress['tls']>> {
  const { ca, cert, key, skipVerify = false } = paths;
  if (cert !== undefined && key === undefined) throw missing('key', 'cert');
  if (key !== undefined && cert === undefined) throw missing('cert', 'key');
  const authority = ca === undefined ? undefined : await readCertificate(ca, 'CA certificate');
  if (cert === undefined || key === undefined) return { ca: authority?.text, skipVerify };
  const certificate = await readCertificate(cert, 'certificate');
  const privateKey = await readKey(key);
  if (!certificate.parsed.checkPrivateKey(privateKey.parsed)) {
    throw new ConfigError(`The key ${key} does not belong to the certificate ${cert}.`);
  }
  return { ca: authority?.text, cert: certificate.text, key: privateKey.text, skipVerify };
}

const missing = (absent: string, present: string): ConfigError =>
  new ConfigError(
    `tls.${present} is given without tls.${absent}. TLS with a client certificate requires both.`,
  );

async function readCertificate(
  path: string,
  what: string,
): Promise<{ text: string; parsed: X509Certificate }> {
  const text = await readGivenFile(path, what);
  try {
    return { text, parsed: new X509Certificate(text) };
  } catch (error) {
    throw new ConfigError(`The ${what} ${path} is not a certificate in PEM form.`, { cause: error });
  }
}

async function readKey(path: string): Promise<{ text: string; parsed: KeyObject }> {
  const text = await readGivenFile(path, 'key');
  try {
    return { text, parsed: createPrivateKey(text) };
  } catch (error) {
    if (/^-----BEGIN ENCRYPTED|^Proc-Type: 4,ENCRYPTED/m.test(text)) {
      throw new ConfigError(`The key ${path} is protected by a passphrase. Portolan requires one without.`, {
        cause: error,
      });
    }
    throw new ConfigError(`The key ${path} is not a private key in PEM form.`, { cause: error });
  }
}
