import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** True if there is an openssl. `npm test` installs it where it may, or says why not. */
export const canMakeCertificates = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'openssl')));

export interface Certificate {
  cert: string;
  key: string;
}

/** An authority that signs certificates for tests, made by openssl. */
export class Certificates {
  readonly folder = mkdtempSync(join(tmpdir(), 'portolan-certificates-'));
  readonly ca: string;

  constructor() {
    writeFileSync(join(this.folder, 'index'), '');
    writeFileSync(
      join(this.folder, 'ca.cnf'),
      '[ca]\ndefault_ca=own\n[own]\ndatabase=index\nnew_certs_dir=.\nrand_serial=yes\ndefault_md=sha256\nunique_subject=no\npolicy=any\n[any]\ncommonName=supplied\n',
    );
    this.#openssl(['req', '-x509', ...this.#key('ca'), '-subj', '/CN=authority', '-out', 'ca.pem']);
    this.ca = this.#read('ca.pem');
  }

  /**
   * Makes a certificate that the authority signs.
   * @param names as openssl writes them: `DNS:example.com,IP:127.0.0.1`
   * @param from, to the years in which it is valid
   */
  sign(name: string, names: string, from = 2020, to = 2099): Certificate {
    writeFileSync(join(this.folder, 'names'), `subjectAltName=${names}\n`);
    this.#openssl(['req', '-new', ...this.#key(name), '-subj', `/CN=${name}`, '-out', 'request']);
    const authority = ['-config', 'ca.cnf', '-cert', 'ca.pem', '-keyfile', 'ca.key', '-extfile', 'names'];
    const dates = ['-startdate', `${from}0101000000Z`, '-enddate', `${to}0101000000Z`];
    const files = ['-in', 'request', '-out', `${name}.pem`, '-notext'];
    this.#openssl(['ca', '-batch', ...authority, ...dates, ...files]);
    return { cert: this.#read(`${name}.pem`), key: this.#read(`${name}.key`) };
  }

  selfSign(name: string): Certificate {
    this.#openssl(['req', '-x509', ...this.#key(name), '-subj', `/CN=${name}`, '-out', `${name}.pem`]);
    return { cert: this.#read(`${name}.pem`), key: this.#read(`${name}.key`) };
  }

  lock(name: string): string {
    this.#openssl(['pkey', '-in', `${name}.key`, '-aes256', '-passout', 'pass:secret', '-out', 'locked.key']);
    return this.#read('locked.key');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  #key = (name: string) => [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    `${name}.key`,
  ];
  #openssl = (args: string[]) => execFileSync('openssl', args, { cwd: this.folder, stdio: 'pipe' });
  #read = (name: string) => readFileSync(join(this.folder, name), 'utf8');
}
