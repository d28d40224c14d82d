import type { EndId, TopologyIndex } from '@portolan/topology';
import { endName, toSelection } from '../../store/verdict/endPair.ts';
import { useView } from '../../store/useView.ts';
import { Literal } from '../../theme/Literal.tsx';
import classes from '../Inspector.module.css';
import { StateDot } from '../parts/StateDot.tsx';

/** An end of the question, to go to. */
export function EndLink({ index, end }: { index: TopologyIndex; end: EndId }) {
  const { select } = useView();
  const container = index.containers.get(end);
  return (
    <button type="button" className={classes.link} onClick={() => select(toSelection(end))}>
      {container && <StateDot container={container} />}
      <Literal text={endName(index, end)} max={80} />
    </button>
  );
}
