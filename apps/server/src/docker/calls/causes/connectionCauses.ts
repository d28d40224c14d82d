import { defaultPort, parseEngineUrl } from '../../discovery/parseEngineUrl.ts';
import type { EngineAddress } from '../../EngineClient.ts';
import type { Cause, CauseRow, FoundCause } from './Cause.ts';
import { certificateNames, firstBytes, hostOf, isPlainTcp, quote } from './words.ts';

/** True for an address whose TLS settings are variables of the docker CLI. */
const isFromVariables = ({ source }: EngineAddress): boolean => /DOCKER_HOST|--docker-host/.test(source);

const speaksTls = (address: EngineAddress): Cause => [
  'it requires TLS on this port',
  isFromVariables(address)
    ? 'Set DOCKER_TLS_VERIFY=1, and DOCKER_CERT_PATH to the folder of ca.pem, cert.pem and key.pem.'
    : 'Give its TLS files: ca.pem, and cert.pem with key.pem if it requires a client certificate.',
];
const untrusted: Cause = [
  'its certificate is not signed by a trusted authority',
  'Give the certificate of its authority as ca.pem.',
];
const clientCertificate = ({ address }: FoundCause): Cause =>
  address.tls?.cert
    ? [
        'it does not accept the client certificate',
        'Check that its authority signed cert.pem, and that it is still valid.',
      ]
    : ['it requires a client certificate', 'Give cert.pem and key.pem beside ca.pem.'];

/** Causes over TLS, HTTP and the network: codes and messages of Node and OpenSSL. */
export const connectionCauses: readonly CauseRow[] = [
  // The certificate of the engine.
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID/,
    ({ error, address }) => [
      `its certificate is for ${quote(certificateNames(error))} and not for ${quote(hostOf(address))}`,
      'Use one of these names in the address, or a certificate with this name.',
    ],
  ],
  [/^CERT_HAS_EXPIRED/, ['its certificate has expired', 'Renew it, or correct the clock of this machine.']],
  [/^CERT_NOT_YET_VALID/, ['its certificate is not valid yet', 'Compare the clocks of both machines.']],
  [/^CERT_REVOKED/, ['its certificate was revoked', 'Renew it.']],
  [/^(?:UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT\w*)/, untrusted],
  [
    /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE)/,
    untrusted,
  ],
  [
    /^INVALID_CA|^INVALID_PURPOSE/,
    ['ca.pem or the certificate of the engine is not made for this purpose', ''],
  ],
  // The files of the client, then what the engine says about them.
  [
    /KEY_VALUES_MISMATCH/i,
    ['cert.pem and key.pem do not belong together', 'Give the key of this certificate.'],
  ],
  [
    /MISSING_PASSPHRASE|BAD_DECRYPT|INTERRUPTED_OR_CANCELLED/i,
    ['key.pem needs a passphrase', 'Store it without one: “openssl pkey -in key.pem -out key.pem”.'],
  ],
  [
    /PEM[ _]routines|NO_START_LINE|ERR_OSSL_\w+/i,
    ['a TLS file is damaged', 'Check ca.pem, cert.pem and key.pem.'],
  ],
  [
    /ALERT_(?:CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE)|alert (?:certificate required|handshake failure)/i,
    clientCertificate,
  ],
  [
    /ALERT_(?:BAD_CERTIFICATE|UNKNOWN_CA|CERTIFICATE_\w+|UNSUPPORTED_CERTIFICATE|ACCESS_DENIED)/,
    clientCertificate,
  ],
  [/alert (?:bad certificate|unknown ca|certificate \w+|access denied)/i, clientCertificate],
  // TLS on one side only.
  [
    /WRONG_VERSION_NUMBER|wrong version number|PACKET_LENGTH_TOO_LONG|packet length too long|BAD_RECORD_TYPE|unexpected message/i,
    ({ address }) => [
      'it does not speak TLS on this port',
      `Use its port for TLS, mostly 2376, or ${isFromVariables(address) ? 'unset DOCKER_TLS_VERIFY' : 'connect without TLS'}.`,
    ],
  ],
  [
    /UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|protocol version/i,
    ['it speaks only versions of TLS that are no longer secure', 'Update the engine.'],
  ],
  [
    /^EPROTO.*?(?:SSL routines:\w*:)?([\w ]*)/,
    ({ match: [, detail] }) => [`TLS failed${detail?.trim() ? ` (${quote(detail.trim())})` : ''}`, ''],
  ],
  [
    /HTTP request to an HTTPS server|HTTP request was sent to HTTPS port/i,
    ({ address }) => speaksTls(address),
  ],
  [
    /^HPE_/,
    ({ error, address }) => {
      const bytes = firstBytes(error);
      if (/^[\x15\x16]\x03/.test(bytes)) return speaksTls(address);
      if (bytes.startsWith('SSH-')) return ['an SSH server answers at this port', 'Use an ssh:// address.'];
      return ['what answers there is not an engine: it does not speak HTTP', 'Check host and port.'];
    },
  ],
  [
    /^ECONNRESET socket hang up/,
    ({ address }) =>
      isPlainTcp(address)
        ? [
            'the connection broke off without an answer',
            `If it requires TLS on this port: ${speaksTls(address)[1]}`,
          ]
        : ['the connection was lost', ''],
  ],
  [
    /Max(?:imum number of)? redirects exceeded/,
    ['what answers there is not an engine: it sends requests elsewhere', 'Check host and port.'],
  ],
  // The network.
  [
    /^ENOENT/,
    ({ address }) =>
      address.url.startsWith('npipe:') && process.platform !== 'win32'
        ? ['named pipes exist on Windows only', 'Use unix:// with the path of its socket.']
        : ['the socket does not exist', ''],
  ],
  [/^EACCES/, ['this user has no permission to open the socket', '']],
  [
    /^ECONNREFUSED/,
    ({ address }) => {
      const target = parseEngineUrl(address.url);
      if (target.kind === 'socket')
        return ['nothing listens there', 'Check that the engine runs, and that this is its socket.'];
      const isPortGiven = target.port !== null || target.kind === 'ssh';
      const port = isPortGiven ? '' : ` to port ${defaultPort(address.tls !== undefined)}`;
      return [`the connection${port} was refused`, 'Check that the engine runs and listens there.'];
    },
  ],
  [
    /^ECONNRESET|^EPIPE|^ECONNABORTED|premature close|^ERR_STREAM_PREMATURE_CLOSE|aborted/i,
    ['the connection was lost', ''],
  ],
  [/^ETIMEDOUT/, ['the host does not respond', 'Check that it is on and that no firewall is between.']],
  [/^ENOTFOUND/, ['the host name is unknown', 'Check the name, or use the IP address.']],
  [/^EAI_AGAIN/, ['the host name cannot be looked up now', 'Check the DNS server of this machine.']],
  [
    /^EHOSTUNREACH|No route to host/,
    ['the host cannot be reached', 'Check that it is on and in this network.'],
  ],
  [
    /^ENETUNREACH|Network is unreachable/,
    ['its network cannot be reached', 'Check the routes of this machine.'],
  ],
];
