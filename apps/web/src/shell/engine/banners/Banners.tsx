import { IconAlertTriangle, IconEye, IconFlask, IconPlugConnectedX, IconUnlink } from '@tabler/icons-react';
import { listNames } from '@portolan/topology';
import { EngineScope } from '../../../store/engine/EngineScope.ts';
import { usePlace } from '../../../store/engine/enginesStore.ts';
import { useServerStore } from '../../../store/engine/serverStore.ts';
import { useOnlyEngine } from '../../../store/engine/shownStore.ts';
import { useTopologyStore } from '../../../store/topologyStore.ts';
import { Literal } from '../../../theme/Literal.tsx';
import { toVisible } from '../../../theme/toVisible.ts';
import { Banner, Reason } from './Banner.tsx';
import { clock } from '../engineText.ts';
import { SampleBanner, TroubleBanner } from './SeveralBanners.tsx';
import { useLeftOut } from './useLeftOut.ts';

/**
 * R86: banners for the states that a user must notice: no connection to the server or the engine, the sample engine,
 * read-only. R310: where several engines are shown, one speaks for all that do not answer.
 */
export function Banners() {
  const link = useServerStore((state) => state.link);
  const lostAt = useServerStore((state) => state.lostAt);
  const isReadOnly = useServerStore((state) => state.isReadOnly);
  const only = useOnlyEngine();
  return (
    <section aria-label="Notices">
      {link === 'lost' && (
        <Banner tone="bad" icon={<IconPlugConnectedX size={16} />} urgent>
          The Portolan server {lostAt ? `has not answered since ${clock(lostAt)}` : 'does not answer'}. This
          page may be out of date. It keeps trying to reconnect.
        </Banner>
      )}
      {only === undefined ? (
        <>
          {link !== 'lost' && <TroubleBanner />}
          <SampleBanner />
        </>
      ) : (
        <EngineScope value={only}>
          <BannersOfOne isLost={link === 'lost'} />
        </EngineScope>
      )}
      <LeftOutBanner />
      {isReadOnly && (
        <Banner tone="note" icon={<IconEye size={16} />}>
          This server is read-only. You can view everything, but change nothing.
        </Banner>
      )}
    </section>
  );
}

function BannersOfOne({ isLost }: { isLost: boolean }) {
  const status = useTopologyStore((state) => state.status);
  const place = usePlace();
  return (
    <>
      {!isLost && status?.state === 'stale' && (
        <Banner tone="bad" icon={<IconAlertTriangle size={16} />} urgent>
          {place && <strong>{place}: </strong>}This page shows the state as of {clock(status.since)}.{' '}
          <Reason status={status} /> Portolan keeps trying.
        </Banner>
      )}
      {!isLost && status?.state === 'unreachable' && (
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
    </>
  );
}

/** R309: the engines that the address asks for and the server does not watch. Closing it takes them out of the address. */
function LeftOutBanner() {
  const { names, forget } = useLeftOut();
  const [first] = names;
  if (first === undefined) return null;
  return (
    <Banner tone="note" icon={<IconUnlink size={16} />} onClose={forget}>
      The address of this page asks for {names.length === 1 ? 'an engine' : 'engines'} that Portolan does not
      watch:{' '}
      <strong>
        {listNames(
          names.map((name) => toVisible(name, 40)),
          5,
        )}
      </strong>
      .
    </Banner>
  );
}
