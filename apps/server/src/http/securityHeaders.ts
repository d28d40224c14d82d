import type { IncomingMessage } from 'node:http';
import helmet from 'helmet';
import type { HostPolicy } from '../access/HostPolicy.ts';

/** R58: allows only scripts from the server's own files, no embedding in frames, and no connections to other sites. */
export function securityHeaders(hosts: HostPolicy) {
  // In older versions of Safari, 'self' does not include a WebSocket of the same origin. The Host header is already
  // checked here.
  const ownSockets = (request: IncomingMessage) => hosts.ownOrigin(request).replace(/^http/, 'ws');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        // Mantine sets style attributes and style elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        // Cytoscape draws SVG from data URIs.
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ownSockets],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // A proxy with TLS decides about HSTS.
    strictTransportSecurity: false,
  });
}
