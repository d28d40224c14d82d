import type { Reach, TopologyIndex } from '@portolan/topology';
import classes from '../Inspector.module.css';
import { ExposureList } from '../reach/ExposureList.tsx';
import { ReachSection } from '../reach/ReachSection.tsx';

/** R89: the details of the outside or the host: every container that it reaches, and at which addresses. */
export function ExposureDetails({ index, reach }: { index: TopologyIndex; reach: Reach }) {
  return (
    <>
      <p className={classes.kind}>{reach === 'outside' ? 'Outside' : 'Host'}</p>
      <h2 className={classes.heading}>
        {reach === 'outside' ? 'Open to the outside' : 'Open to this host only'}
      </h2>
      <p className={classes.quiet}>
        {reach === 'outside'
          ? 'Any machine that reaches the listed address reaches these containers. Portolan cannot see firewalls.'
          : 'Ports published on a loopback address. Only processes on the host reach them.'}
      </p>
      <ExposureList index={index} reach={reach} />
      <ReachSection index={index} end={reach} />
    </>
  );
}
