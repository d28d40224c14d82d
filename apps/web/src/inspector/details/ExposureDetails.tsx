import type { Reach, TopologyIndex } from '@portolan/topology';
import classes from '../Inspector.module.css';
import { ExposureList } from '../reach/ExposureList.tsx';
import { ReachSection } from '../reach/ReachSection.tsx';

/** R89: the outside, or the host: every container that is reached from there, and by which way. */
export function ExposureDetails({ index, reach }: { index: TopologyIndex; reach: Reach }) {
  return (
    <>
      <p className={classes.kind}>{reach === 'outside' ? 'Outside' : 'Host'}</p>
      <h2 className={classes.heading}>{reach === 'outside' ? 'Open to the outside' : 'This host only'}</h2>
      <p className={classes.quiet}>
        {reach === 'outside'
          ? 'Whoever reaches an address of this host reaches these; a firewall before it is not known here.'
          : 'Ports published on a loopback address: processes on the host reach them, nobody else.'}
      </p>
      <ExposureList index={index} reach={reach} />
      <ReachSection index={index} end={reach} />
    </>
  );
}
