import { expect, test } from 'vitest';
import { framesOf } from './frames';

function framesOfPieces(pieces: Uint8Array[]) {
  const body = new ReadableStream<Uint8Array>({
    start(feed) {
      for (const piece of pieces) feed.enqueue(piece);
      feed.close();
    },
  });
  return Array.fromAsync(framesOf(body));
}

const framesFrom = (pieces: string[]) =>
  framesOfPieces(pieces.map((piece) => new TextEncoder().encode(piece)));

test('events are cut from the stream wherever the network cut it', async () => {
  const text =
    'id: 7\nevent: changed\ndata: {"a":\ndata: 1}\n\n: a comment\n\nevent: beat\r\ndata: {}\r\n\r\n';
  const whole = [
    { id: '7', event: 'changed', data: '{"a":\n1}' },
    { event: 'beat', data: '{}' },
  ];
  expect(await framesFrom([text])).toEqual(whole);
  expect(await framesFrom(text.split('').filter((letter) => letter !== '\r'))).toEqual(whole);
});

test('a character cut in two by the network is read whole', async () => {
  const bytes = new TextEncoder().encode('data: 胶州\n\n');
  const frames = await framesOfPieces([bytes.slice(0, 7), bytes.slice(7)]);
  expect(frames).toEqual([{ event: 'message', data: '胶州' }]);
});

test('what was cut off at the end is no event', async () => {
  expect(await framesFrom(['data: {"half"'])).toEqual([]);
});
