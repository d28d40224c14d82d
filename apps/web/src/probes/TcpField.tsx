import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { EndPair } from '../store/verdict/endPair.ts';
import classes from './Probe.module.css';
import { runTests } from './runTests.ts';

/** Any other port, typed. */
export function TcpField({ pair, address }: { pair: EndPair; address: string }) {
  const [text, setText] = useState('');
  const [isTold, setTold] = useState(false);
  const port = toPort(text);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTold(port === null);
    if (port === null) return;
    void runTests(pair, [{ kind: 'tcp', address, port }]);
    setText('');
  };
  return (
    <form className={classes.port} onSubmit={handleSubmit} noValidate>
      <TextInput
        label="TCP to another port"
        placeholder="5432"
        inputMode="numeric"
        autoComplete="off"
        size="xs"
        value={text}
        error={isTold && port === null ? 'A port is a number from 1 to 65535.' : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        Try
      </Button>
    </form>
  );
}

/** `null` for what is no port. */
function toPort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return port >= 1 && port <= 65535 ? port : null;
}
