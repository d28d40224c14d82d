import { expect, it } from 'vitest';
import { ProgramOutput } from './ProgramOutput.ts';

function frame(stream: 1 | 2, text: string): Buffer {
  const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

it('the output parses frames wherever the chunks are split', () => {
  const all = Buffer.concat([frame(1, 'one '), frame(2, 'grüße'), frame(1, ''), frame(1, 'two')]);
  for (let cut = 0; cut <= all.length; cut++) {
    const output = new ProgramOutput(1_000);
    expect(output.append(all.subarray(0, cut))).toBe(true);
    expect(output.append(all.subarray(cut))).toBe(true);
    expect([output.stdout, output.stderr]).toEqual(['one two', 'grüße']);
  }
});

it('R246: the output drops what is beyond the limit', () => {
  const output = new ProgramOutput(5);
  expect(output.append(frame(1, 'abc'))).toBe(true);
  expect(output.append(frame(2, 'defgh'))).toBe(false);
  expect([output.stdout, output.stderr]).toEqual(['abc', 'de']);
});

it('the output parses many small frames in one chunk', () => {
  const output = new ProgramOutput(64 * 1024);
  expect(output.append(Buffer.concat(Array.from({ length: 60_000 }, () => frame(1, 'x'))))).toBe(true);
  expect(output.stdout).toHaveLength(60_000);
});
