import { parseEngineUrl } from '../../discovery/parseEngineUrl.ts';
import type { Cause, CauseRow } from './Cause.ts';
import { firstBytes, lineOf, quote, sshCommand, tryInShell } from './words.ts';

const noEngine: Cause = ['no engine runs there', 'Start the engine on that host.'];

/** Causes over SSH: what ssh, ssh2, the shell or the docker CLI of the host write. */
export const sshCauses: readonly CauseRow[] = [
  [
    /REMOTE HOST IDENTIFICATION HAS CHANGED(?:[^]*?(ssh-keygen (?:-f "[\w./@ -]+" )?-R "?[\w.:[\]%-]+"?))?/,
    ({ match: [, command = 'ssh-keygen -R HOST'] }) => [
      'its host key differs from the known one, so the connection may be intercepted',
      `If the host was reinstalled, remove the old key with ‘${command}’ and connect once with ssh.`,
    ],
  ],
  [/REVOKED HOST KEY/, ['its host key is marked as revoked in known_hosts', 'Ask who looks after the host.']],
  [
    /Host key verification failed|host key is known for/,
    ({ address }) => [
      'its host key is not in known_hosts',
      `Connect once with “${sshCommand(address)}”, check the fingerprint and accept it.`,
    ],
  ],
  [
    /locked key: ?([\w./@+-]*)/,
    ({ match: [, key] }) => [
      'the SSH key needs its passphrase',
      `Load it with “ssh-add${key ? ` ${key}` : ''}” into an agent, and start Portolan with the SSH_AUTH_SOCK of that agent.`,
    ],
  ],
  [
    /Permission denied \(|authentication methods failed|authentication failures/,
    ({ address }) => ['the host accepts no SSH key of this user', tryInShell(address)],
  ],
  [
    /terminating, \d+ bad|Bad configuration option|Bad owner or permissions|Unsupported option|missing argument/i,
    ({ match }) => [
      `ssh refuses its configuration: ${lineOf(match)}`,
      'Correct this file or its permissions.',
    ],
  ],
  [
    /open failed: (?:connect failed|administratively)|stdio forwarding failed/,
    ({ match }) => [
      `the jump host cannot connect to it (${lineOf(match)})`,
      'Check HostName, Port and ProxyJump.',
    ],
  ],
  [
    /resolve hostname (\S+):/i,
    ({ match: [, name = ''] }) => [
      `the host name ${quote(name)} is unknown`,
      'Check the name, or define it in ~/.ssh/config.',
    ],
  ],
  [
    /session request failed|open refused by peer|Channel open failure/,
    ['the host allows too few sessions in one SSH connection', 'Set MaxSessions to 10 in its sshd_config.'],
  ],
  [
    /Connection refused$/m,
    ['no SSH server answers at its port', 'Check that sshd runs there, and the port.'],
  ],
  [
    /still connecting/,
    [
      'the SSH connection is not open yet',
      'Check that the host is on and that no firewall is between. A hardware key may wait for a touch.',
    ],
  ],
  [
    /Connection timed out|Timed out while waiting|Operation timed out|not responding/,
    ['the host does not respond to SSH', 'Check that it is on and that no firewall is between.'],
  ],
  [
    /permission denied while trying to connect|dial unix .*permission denied/i,
    ({ address }) => {
      const target = parseEngineUrl(address.url);
      const user = (target.kind === 'ssh' && target.username) || '$USER';
      return [
        'the user there may not open the socket of the engine',
        `Run “sudo usermod -aG docker ${user}” there, or use another user.`,
      ];
    },
  ],
  [
    /docker['"’]?: (?:command )?not found|not found: docker|Unknown command.*docker|docker: No such file|exit code 127/i,
    ({ address }) => [
      'the program docker is not found there',
      `Install the docker CLI there, so that “${sshCommand(address)} docker version” works. Only folders in the PATH of a shell without a terminal count.`,
    ],
  ],
  [
    /not a docker command|unknown command.*dial-stdio/i,
    ['the docker CLI there is too old', 'Install version 18.09 or newer there.'],
  ],
  [/Cannot connect to the Docker daemon|dial unix .*(?:no such file|refused)/i, noEngine],
  [
    /account is (?:currently )?not available|Unable to exec/i,
    ['the user there may not run commands', 'Use a user with a login shell.'],
  ],
  [
    /HPE_\S+/,
    ({ error }) => [
      `something else than an engine writes there: “${quote(firstBytes(error))}”`,
      'Files such as .bashrc must print nothing when ssh runs a command.',
    ],
  ],
  [
    /Unable to negotiate.*/i,
    ({ match }) => [
      `ssh and the host have no algorithm in common: ${lineOf(match)}`,
      'Update the older of both.',
    ],
  ],
  [
    /Connection (?:closed|reset) by|banner exchange|kex_exchange|Connection lost before handshake/i,
    ({ address }) => ['the host closed the SSH connection at once', tryInShell(address)],
  ],
  [/Broken pipe|connection ended|Control socket|mux_client/i, ['the SSH connection was lost', '']],
];
