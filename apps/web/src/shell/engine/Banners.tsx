import { IconAlertTriangle, IconEye, IconFlask, IconPlugConnectedX } from '@tabler/icons-react';
import type { EngineStatus } from '@portolan/protocol';
import type { ReactNode } from 'react';
import { usePlace } from '../../store/engine/enginesStore.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import classes from './Banners.module.css';
import { clock } from './engineText.ts';
import { useServerStore } from '../../store/engine/serverStore.ts';

/**
 * R86: banners for the states that a user must notice: no connection to the server or the engine, the sample engine,
 * read-only.
 */
export function Banners() {
  const link = useServerStore((state) => state.link);
  const lostAt = useServerStore((state) => state.lostAt);
  const status = useTopologyStore((state) => state.status);
  const place = usePlace();
  return (
    <section aria-label="Notices">
      {link === 'lost' && (
        <Banner tone="bad" icon={<IconPlugConnectedX size={16} />} urgent>
          The Portolan server {lostAt ? `has not answered since ${clock(lostAt)}` : 'does not answer'}. This
          page may be out of date. It keeps trying to reconnect.
        </Banner>
      )}
      {link !== 'lost' && status?.state === 'stale' && (
        <Banner tone="bad" icon={<IconAlertTriangle size={16} />} urgent>
          {place && <strong>{place}: </strong>}This page shows the state as of {clock(status.since)}.{' '}
          <Reason status={status} /> Portolan keeps trying.
        </Banner>
      )}
      {link !== 'lost' && status?.state === 'unreachable' && (
        <Banner tone="bad" icon={<IconAlertTriangle size={16} />} urgent>
          {place && <strong>{place}: </strong>}
          <Reason status={status} /> Portolan keeps trying.
        </Banner>
      )}
      {status?.sample && (
        <Banner tone="note" icon={<IconFlask size={16} />}>
          This is the built-in sample engine. Nothing here is real, and changes are lost when the server
          stops. {status.sampleReason && <Literal text={status.sampleReason} max={600} />}
        </Banner>
      )}
      {status?.readOnly && (
        <Banner tone="note" icon={<IconEye size={16} />}>
          This server is read-only. You can view everything, but change nothing.
        </Banner>
      )}
    </section>
  );
}

/** The message of the server about why the engine does not answer; it names the address. */
function Reason({ status }: { status: EngineStatus }) {
  return <Literal text={status.message ?? `The engine at ${status.address} does not answer.`} max={400} />;
}

interface BannerProps {
  tone: 'bad' | 'note';
  icon: ReactNode;
  urgent?: boolean;
  children: ReactNode;
}

function Banner({ tone, icon, urgent = false, children }: BannerProps) {
  return (
    <div className={`${classes.banner} ${classes[tone]}`} role={urgent ? 'alert' : 'note'}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <span className={classes.text}>{children}</span>
    </div>
  );
}
