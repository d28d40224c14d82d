import { useMutation } from '@tanstack/react-query';
import { removeEngine } from '../../commands/engineRequests.ts';
import { useEnginesStore } from '../../store/engine/enginesStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import { DialogFrame } from '../frame/DialogFrame.tsx';
import dialog from '../frame/Dialog.module.css';
import classes from './Engine.module.css';
import { notifyRemoved } from './notifyEngine.tsx';

/** R293: removes an engine that was added in the page, and says what is lost with it. */
export function RemoveEngineDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const engine = useEnginesStore((state) => state.engines?.get(name));
  const { mutate, isPending, error } = useMutation({ mutationFn: removeEngine });
  const handleSubmit = () =>
    mutate(name, {
      onSuccess: () => {
        onClose();
        notifyRemoved(name);
      },
    });
  return (
    <DialogFrame
      title="Remove engine"
      verb="Remove"
      removes
      isAboutServer
      commands={[]}
      refusal={engine || isPending ? null : 'Portolan no longer watches this engine.'}
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <p className={dialog.lead}>
        Portolan will no longer watch{' '}
        <strong>
          <Literal text={name} max={64} />
        </strong>
        {engine && (
          <>
            {' '}
            at <Literal text={engine.address} max={120} mono />
          </>
        )}
        . Nothing changes on the engine itself.
      </p>
      <ul className={classes.effects}>
        <li>Lost: the list of the changes made on it through Portolan, and their Undo.</li>
        <li>Kept: the places of marks that were dragged, for when it is added again under this name.</li>
      </ul>
    </DialogFrame>
  );
}
