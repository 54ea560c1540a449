// @vitest-environment node
import { expect, test } from 'vitest';
import { base64, fromBase64, fromHex, hex, utf8 } from './bytes';
import { checkNote, parseVerifierKey, verifierKeyText } from './checkpoint';
import { canVerifyEd25519, verifySignature, type VerifierKey } from './signature';

const point =
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
  'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
const signature =
  'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
  'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';

const sm2Key = (publicKey: string): VerifierKey => ({
  name: 'x',
  algorithm: 'sm2',
  publicKey: fromHex(publicKey)!,
  id: new Uint8Array(4),
});

test('bytes have one spelling', () => {
  for (const text of ['', 'Zg==', 'Zm8=', 'Zm9vYmFy', '-'.repeat(0)])
    expect(base64(fromBase64(text)!)).toBe(text);
  for (const wrong of ['Zg', 'Zg=', 'Zh==', 'Zm9=', 'Zg==\n', '====', 'A===', '-_8=', 'Zg==Zg=='])
    expect(fromBase64(wrong), wrong).toBeNull();
  for (const wrong of ['6', '6F', '0x', '6g']) expect(fromHex(wrong), wrong).toBeNull();
});

test('the signature printed in GB/T 32918.5 verifies, and no changed one', async () => {
  const message = utf8('message digest');
  const bytes = fromHex(signature)!;
  expect(await verifySignature(sm2Key(point), message, bytes)).toBe(true);
  expect(await verifySignature(sm2Key(point), utf8('message digesT'), bytes)).toBe(false);
  for (let bit = 0; bit < 512; bit += 37) {
    const bent = bytes.slice();
    bent[Math.floor(bit / 8)]! ^= 1 << (bit % 8);
    expect(await verifySignature(sm2Key(point), message, bent)).toBe(false);
  }
  for (const wrong of [`03${point.slice(2)}`, `${point.slice(0, -2)}14`, '04'.repeat(65)])
    expect(await verifySignature(sm2Key(wrong), message, bytes)).toBe(false);
  expect(await verifySignature(sm2Key(point), message, new Uint8Array(64))).toBe(false);
});

test('an Ed25519 key has the identifier that other tools give it, and its note verifies', async () => {
  const text = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const key = parseVerifierKey(text)!;
  expect(key.algorithm).toBe('ed25519');
  expect(verifierKeyText(key)).toBe(text);
  expect(await canVerifyEd25519()).toBe(true);
  const message =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const line = 'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';
  const bytes = fromBase64(line)!;
  expect(hex(bytes.slice(0, 4))).toBe(hex(key.id));
  expect(await verifySignature(key, utf8(message), bytes.slice(4))).toBe(true);
  expect(await verifySignature(key, utf8(`${message} `), bytes.slice(4))).toBe(false);
});

test('a verifier key is read in its one form', () => {
  const text = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  for (let at = 0; at < text.length; at++) {
    const other = text[at] === 'A' ? 'B' : 'A';
    expect(parseVerifierKey(text.slice(0, at) + other + text.slice(at + 1))).toBeNull();
  }
  for (const wrong of [
    '',
    'a',
    'a+b',
    'a+b+c',
    `${text}\n`,
    text.slice(0, -1),
    '+00000000+AAAA',
    'a b+00000000+AAAA',
  ])
    expect(parseVerifierKey(wrong), wrong).toBeNull();
});

test('what is no checkpoint is malformed', async () => {
  const root = base64(new Uint8Array(32));
  const good = `origin/1\n5\n${root}\n\n— origin/1 AAAAAAAA\n`;
  expect((await checkNote(good, [])).verdict).toBe('UNTRUSTED');
  expect((await checkNote(good, [])).checkpoint?.size).toBe(5);
  const wrong = [
    ...['', '\n\n', `${good}x`, `${good}\n`, good.replace('\n\n', '\n'), good.replace('\n\n', '\n\n\n')],
    ...[good.replace('— ', '- '), good.replace('\n5\n', '\n05\n'), good.replace('\n5\n', '\n-1\n')],
    ...[
      good.replace('\n5\n', '\n9007199254740992\n'),
      good.replace('\n5\n', '\n\n'),
      good.replace('=\n', '\n'),
    ],
    ...[
      good.replace('origin', 'ori gin'),
      good.replace('\n\n', '\nbad\tline\n\n'),
      good.replace('AAAAAAAA', 'AAAA'),
    ],
    ...[`x\n${'x'.repeat(70000)}`, good.replace('origin', 'a+b'), good.replace('origin', 'a\u3000b')],
  ];
  for (const note of wrong) expect((await checkNote(note, [])).verdict, note).toBe('CHECKPOINT_MALFORMED');
});
